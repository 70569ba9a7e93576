// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/form_words.h"
#include "collector/output_file.h"
#include "collector/exporters/workbook_of_sheets.h"
#include "questionnaires/questionnaire_json.h"

#include <memory>

namespace diaoyan {

namespace {

struct FormOptions {
    std::string form;
    std::string output;
    std::string format;
    bool accept_losses = false;
};

/// The format that is named, or the only one with the ending of the output.
Result<const FormFormat*> outputFormat(const FormOptions& options) {
    std::vector<const FormFormat*> fitting;
    std::string known;
    for (const FormFormat& format : formFormats()) {
        if (!format.write) continue;
        const bool fits =
            options.format.empty() ? options.output.ends_with(format.ending) : format.id == options.format;
        if (fits) fitting.push_back(&format);
        known += (known.empty() ? "" : ", ") + format.id;
    }
    if (!fitting.empty()) {
        known.clear();
        for (const FormFormat* format : fitting) known += (known.empty() ? "" : ", ") + format->id;
    }
    const bool own = options.format.empty() && !fitting.empty() && fitting.front()->id == "diaoyan";
    if (fitting.size() == 1 || own) return fitting.front();
    return Problem{"unknown-ending",
                   fitting.empty() ? phrase("没有这样的输出格式；可用 --format：{0}",
                                            "no such format to write; --format takes one of {0}", {known})
                                   : phrase("这个扩展名可以是几种格式，请用 --format 指明（{0}）",
                                            "several formats have this ending; name one with --format ({0})", {known}),
                   {.file = options.output}};
}

Result<std::vector<Problem>> convert(const FormOptions& options, const Questionnaire& form) {
    const Result<const FormFormat*> format = outputFormat(options);
    if (!format) return format.problem();
    const WrittenForm written = (*format)->write(form);
    if (!written.losses.empty() && !options.accept_losses) return written.losses;
    std::string bytes = written.document.text;
    if (!written.document.sheets.empty()) {
        Result<std::string> workbook = workbookOf(written.document);
        if (!workbook) return workbook.problem();
        bytes = std::move(workbook).value();
    }
    const Result<Done> done = writeFile(options.output, bytes);
    if (!done) return done.problem();
    return written.losses;
}

nlohmann::ordered_json problemsJson(const std::vector<Problem>& problems) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems) list.push_back(jsonProblem(problem));
    return list;
}

int runForm(const FormOptions& options, const Session& session) {
    const Result<LoadedForm> loaded = loadForm(options.form);
    if (!loaded) return session.fail(loaded.problem());
    std::vector<Problem> losses;
    if (!options.output.empty()) {
        Result<std::vector<Problem>> converted = convert(options, loaded->form.questionnaire);
        if (!converted) return session.fail(converted.problem());
        losses = std::move(converted).value();
    }
    const bool written = !options.output.empty() && (losses.empty() || options.accept_losses);
    if (session.json) {
        nlohmann::ordered_json json{{"format", loaded->format == nullptr ? "bundled" : loaded->format->id}};
        json["questionnaire"] = nlohmann::ordered_json::parse(toJson(loaded->form.questionnaire));
        json["remarks"] = problemsJson(loaded->form.remarks);
        if (!options.output.empty()) {
            json["output"] = options.output;
            json["written"] = written;
            json["losses"] = problemsJson(losses);
        }
        session.printJson(json);
    }
    if (options.output.empty()) sayForm(*loaded, session);
    for (const Problem& remark : loaded->form.remarks) session.say(describe(remark, session.language));
    for (const Problem& loss : losses)
        session.say(phrase("不能保留：{0}", "not kept: {0}",
                           {Text{describe(loss, Language::zh), describe(loss, Language::en)}}));
    if (written) session.say(phrase("已写到 {0}", "written to {0}", {options.output}));
    if (!losses.empty() && !written)
        session.say(phrase("没有写出：有 {0} 处不能保留；如可接受，请加 --accept-losses",
                           "nothing was written: {0} things cannot be kept; add --accept-losses if that will do",
                           {static_cast<std::int64_t>(losses.size())}));
    return losses.empty() || written ? exitDone : exitDataProblems;
}

}  // namespace

RunCommand declareForm(CLI::App& parser, Language language) {
    const auto options = std::make_shared<FormOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string formats;
    for (const FormFormat& format : formFormats())
        if (format.write) formats += (formats.empty() ? "" : ", ") + format.id + " " + format.title.in(language);
    parser
        .add_option("form", options->form,
                    words("问卷编号，或问卷文件（", "id of a bundled questionnaire, or a file (") + formEndings() +
                        words("）", ")"))
        ->required();
    parser.add_option("-o,--output", options->output,
                      words("转换后写到这个文件，格式按扩展名", "write it to this file, in the format of its ending"));
    parser.add_option("--format", options->format, formats);
    parser.add_flag("--accept-losses", options->accept_losses,
                    words("有不能保留的内容也写出", "write although not everything can be kept"));
    return [options](const Session& session) { return runForm(*options, session); };
}

}  // namespace diaoyan
