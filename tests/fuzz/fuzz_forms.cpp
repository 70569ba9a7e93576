// SPDX-License-Identifier: GPL-3.0-or-later
// Questionnaires of other tools: the first byte chooses the format, the rest is the text (or the sheets, as tab-separated
// text with a form feed between two sheets). What is read is sound, and can be written and read again.
#include "questionnaires/exchange/form_format.h"
#include "questionnaires/exchange/limesurvey_fields.h"
#include "questionnaires/exchange/tab_separated.h"
#include "questionnaires/questionnaire_check.h"

#include <cstdint>
#include <cstdlib>

using namespace diaoyan;

namespace {

FormDocument documentOf(std::string_view text, bool sheets) {
    if (!sheets) return {.name = "fuzz", .text = std::string(text)};
    FormDocument document{.name = "fuzz"};
    for (const char* name : {"survey", "choices", "settings"}) {
        const std::size_t end = text.find('\f');
        document.sheets.push_back({name, tabSeparated(text.substr(0, end), 1000)});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto formats = formFormats();
    const FormFormat& format = formats[data[0] % formats.size()];
    const FormDocument document = documentOf(text, format.id == "xlsform");
    (void)recogniseForm(document);
    if (!format.read) return 0;
    const Result<ReadForm> read = format.read(document);
    if (!read) return 0;
    if (!checkQuestionnaire(read->questionnaire).empty()) std::abort();
    for (const Questionnaire& other : read->in_other_languages)
        if (!checkQuestionnaire(other).empty()) std::abort();
    if (format.id == "lss" && !limeFields(document)) std::abort();
    if (format.write) (void)format.write(read->questionnaire);
    return 0;
}
