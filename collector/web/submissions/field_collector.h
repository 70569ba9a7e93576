// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/submissions/form_fields.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// Gathers the fields of a body of any kind, under the limits and clean: valid UTF-8, LF for CRLF and CR, no control
/// characters. One that a phone pasted into a text becomes a space; NUL anywhere, or any of them in a name, is refused.
class FieldCollector {
public:
    explicit FieldCollector(const FieldLimits& limits) : limits_(limits) { fields_.reserve(usual); }

    /// Problems: too-many-fields, field-too-long, invalid-utf8, malformed-form (an empty name, control characters).
    Result<Done> add(std::string name, std::string value);
    std::size_t size() const { return fields_.size(); }
    const FormFields& fields() const { return fields_; }
    FormFields take() && { return std::move(fields_); }

private:
    static constexpr std::size_t usual = 48;  ///< fields of a form

    const FieldLimits& limits_;
    FormFields fields_;
};

/// The problem malformed-form, with what exactly was wrong for whoever writes a client.
Problem malformedForm(std::string_view why);

/// The problems that several kinds of bodies share.
Problem invalidUtf8();
Problem tooManyFields();

bool isWholeUtf8(std::string_view text);

/// a=1&b=2, of a body or a query.
Result<FormFields> readUrlencoded(std::string_view text, const FieldLimits& limits);
/// multipart/form-data without files; `boundary` as the content type gives it.
Result<FormFields> readMultipart(std::string_view body, std::string_view boundary, const FieldLimits& limits);
/// The object that readFormFields describes.
Result<FormFields> readJsonForm(std::string_view body, const FieldLimits& limits);

}  // namespace diaoyan
