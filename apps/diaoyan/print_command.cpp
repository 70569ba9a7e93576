// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/load_drawing.h"
#include "charts/survey/code_orders.h"
#include "charts/survey/paper_files.h"
#include "collector/output_file.h"
#include "collector/web/wire/invitation.h"

#include <memory>

namespace diaoyan {

namespace {

struct PrintOptions {
    std::string file;
    std::string form;
    std::string output;
    bool poster = false;
    std::string address;
    std::string words;
};

Result<std::string> drawnPoster(const PrintOptions& options, const Drawing& drawing, const Questionnaire& form,
                                Language language) {
    if (options.address.empty())
        return Problem{"wrong-option",
                       phrase("海报要用 --address 写明网址，如 http://192.168.1.20:8080",
                              "a poster needs the address: --address http://192.168.1.20:8080"),
                       {}};
    const Result<std::string> address = webAddress(options.address);
    if (!address) return address.problem();
    const PosterText poster{form.title, *address + pathOf({.questionnaire = form.id}), untranslated(options.words)};
    return drawing.posters({poster}, language);
}

Result<std::string> drawnForm(const PrintOptions& options, const Drawing& drawing, const Questionnaire& form,
                              Language language) {
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return store.problem();
    const CollectionSettings settings = store->settings();
    const auto consent = settings.consent.find(form.id);
    return drawing.paper_form(form, consent == settings.consent.end() ? Text{} : consent->second, language);
}

int print(const PrintOptions& options, const Session& session) {
    if (!options.output.ends_with(".pdf"))
        return session.fail({"unknown-ending",
                             phrase("文件名须以 .pdf 结尾", "the file name must end in .pdf"),
                             {.file = options.output}});
    const Result<SurveyOnPaper> survey = surveyOnPaper(options.file);
    if (!survey) return session.fail(survey.problem());
    const Result<Questionnaire> form = formNamed(survey->questionnaires, options.form);
    if (!form) return session.fail(form.problem());
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return session.fail(drawing.problem());
    const Result<std::string> drawn = options.poster ? drawnPoster(options, **drawing, *form, session.language)
                                                     : drawnForm(options, **drawing, *form, session.language);
    if (!drawn) return session.fail(drawn.problem());
    if (const Result<Done> written = writeFile(options.output, *drawn); !written)
        return session.fail(written.problem());
    if (session.json)
        session.printJson({{"survey", options.file},
                           {"questionnaire", form->id},
                           {"kind", options.poster ? "poster" : "paper-form"},
                           {"file", options.output}});
    session.say(phrase("已写出 {0}", "wrote {0}", {options.output}));
    return exitDone;
}

}  // namespace

RunCommand declarePrint(CLI::App& parser, Language language) {
    const auto options = std::make_shared<PrintOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--form", options->form, words("问卷，如 parent", "the questionnaire, such as parent"));
    parser.add_option("-o,--output", options->output, words("写出的 PDF", "the PDF to write"))->required();
    parser.add_flag("--poster", options->poster,
                    words("带二维码的海报，不是纸质问卷", "a poster with a QR code instead of the form"));
    parser.add_option(
        "--address", options->address,
        words("海报上的网址，如 http://192.168.1.20:8080", "address on the poster: http://192.168.1.20:8080"));
    parser.add_option(
        "--words", options->words,
        words("海报上另加一句话，如 请先连接校园无线网", "a line more on the poster, such as which network to join"));
    return [options](const Session& session) { return print(*options, session); };
}

}  // namespace diaoyan
