// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/load_form.h"

#include "collector/tabular/open_form.h"
#include "questionnaires/forms.h"

#include <algorithm>

namespace diaoyan {

bool isFormFile(const std::string& id_or_file) {
    const auto formats = formFormats();
    return id_or_file.find('/') != std::string::npos || id_or_file.ends_with(".lsa") ||
           std::any_of(formats.begin(), formats.end(),
                       [&](const FormFormat& format) { return id_or_file.ends_with(format.ending); });
}

namespace {

Result<LoadedForm> loadFormFile(const std::string& id_or_file, const FormDocument& document) {
    const FormFormat* format = recogniseForm(document);
    // A broken file is best explained by the format that its name promises.
    if (format == nullptr && id_or_file.ends_with(".json")) format = findFormFormat("diaoyan");
    if (format == nullptr) {
        std::string known;
        for (const FormFormat& one : formFormats()) known += (known.empty() ? "" : ", ") + one.id;
        return Problem{
            "not-a-form",
            phrase("不是认识的问卷格式（{0}）", "not a format of questionnaires that is known ({0})", {known}),
            {.file = id_or_file}};
    }
    Result<ReadForm> form = format->read(document);
    if (!form) {
        Problem problem = form.problem();
        problem.where.file = id_or_file;
        return problem;
    }
    return LoadedForm{std::move(form).value(), format};
}

}  // namespace

Result<LoadedForm> loadForm(const std::string& id_or_file) {
    if (isFormFile(id_or_file)) {
        const Result<FormDocument> document = openForm(id_or_file);
        if (!document) return document.problem();
        return loadFormFile(id_or_file, *document);
    }
    Result<Questionnaire> form = bundledForm(id_or_file);
    if (!form) return form.problem();
    return LoadedForm{{.questionnaire = std::move(form).value()}};
}

Result<std::optional<LoadedForm>> formInFile(const std::string& file) {
    if (file.ends_with(".lsa")) return std::optional<LoadedForm>{};
    // Beyond this it holds answers, which are not read whole just to find out that they are no questionnaire.
    const FormFileLimits largest{.file_bytes = 8 << 20};
    const Result<FormDocument> document = openForm(file, largest);
    if (!document || recogniseForm(*document) == nullptr) return std::optional<LoadedForm>{};
    Result<LoadedForm> form = loadFormFile(file, *document);
    if (!form) return form.problem();
    return std::optional<LoadedForm>(std::move(form).value());
}

std::string formEndings() {
    std::string list;
    for (const FormFormat& format : formFormats())
        if (list.find(format.ending) == std::string::npos) list += (list.empty() ? "" : " ") + format.ending;
    return list;
}

}  // namespace diaoyan
