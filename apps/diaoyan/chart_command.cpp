// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/load_drawing.h"
#include "apps/diaoyan/output_file.h"
#include "apps/diaoyan/survey_parts.h"
#include "charts/figures/figures.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace diaoyan {

namespace {

struct ChartOptions {
    std::string file;
    Selection selection;
    std::string by;
    std::string output;
    std::string kind;
    std::string title;
    FigureSize size;
};

Result<RenderedFigure> draw(const ChartSpec& figure, const std::string& path, FigureSize size) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto& [known, draw_so] :
         {std::pair{".png", &Drawing::png}, {".svg", &Drawing::svg}, {".pdf", &Drawing::pdf}}) {
        if (ending != known) continue;
        const Result<const Drawing*> drawing = loadDrawing();
        if (!drawing) return drawing.problem();
        return ((*drawing)->*draw_so)(figure, size);
    }
    return Problem{"unknown-ending",
                   phrase("文件名须以 .png、.svg 或 .pdf 结尾", "the file name must end in .png, .svg or .pdf"),
                   {.file = path}};
}

/// The items that one figure shows: a question's own, or all rows of a matrix.
Result<std::vector<Item>> itemsOf(const Questionnaire& questionnaire, const std::string& question) {
    if (const Question* whole = findQuestion(questionnaire, question)) return items(*whole);
    const std::optional<Item> item = findItem(questionnaire, question);
    if (!item)
        return Problem{"unknown-item",
                       phrase("问卷“{0}”里没有题目“{1}”", "questionnaire \"{0}\" has no question \"{1}\"",
                              {questionnaire.id, question}),
                       {}};
    return std::vector<Item>{*item};
}

int drawChart(const ChartOptions& options, const Session& session) {
    const Result<SelectedParts> selected = selectParts(options.file, options.selection);
    if (!selected) return session.fail(selected.problem());
    const SurveyPart& part = selected->parts.front();
    const Result<std::vector<Item>> shown = itemsOf(part.questionnaire, selected->question);
    if (!shown) return session.fail(shown.problem());
    const bool several = shown->size() > 1 || !options.by.empty();
    const Result<FigureKind> kind = figureKindNamed(!options.kind.empty() ? options.kind : several ? "stacked" : "bar");
    if (!kind) return session.fail(kind.problem());
    FigureOptions figure_options{.role = part.questionnaire.role, .language = session.language, .title = options.title};
    if (const Question* whole = findQuestion(part.questionnaire, selected->question);
        whole != nullptr && figure_options.title.empty())
        figure_options.title = whole->title.in(session.language);
    const Result<ChartSpec> figure =
        kind->make({{{part.engine.get(), *shown, part.questionnaire.role}}, options.by, figure_options});
    if (!figure) return session.fail(figure.problem());
    const Result<RenderedFigure> drawn = draw(*figure, options.output, options.size);
    if (!drawn) return session.fail(drawn.problem());
    if (const Result<Done> written = writeFile(options.output, drawn->bytes); !written)
        return session.fail(written.problem());
    if (session.json)
        session.printJson({{"file", options.output},
                           {"width", drawn->width},
                           {"height", drawn->height},
                           {"caption", figure->caption}});
    if (!part.engine->weighting().empty())
        session.say(
            phrase("答卷已加权，图中的数字未加权。", "the answers are weighted; the figure shows unweighted numbers"));
    session.say(phrase("已写出 {0}", "wrote {0}", {options.output}));
    return exitDone;
}

}  // namespace

RunCommand declareChart(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ChartOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string kinds;
    for (const FigureKind& kind : figureKinds())
        kinds += (kinds.empty() ? "" : ", ") + kind.id + " " + kind.title.in(language);
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("--question", options->selection.question,
                    words("题目，如 parent.hope", "a question, such as parent.hope"))
        ->required();
    parser.add_option("--form", options->selection.form, words("题目所在的问卷", "the questionnaire of the question"));
    parser.add_option("--by", options->by, words("分组：school、school.stage 等", "group by school, school.stage ..."));
    parser
        .add_option("-o,--output", options->output,
                    words("图的文件名（.png .svg .pdf）", "file to write (.png .svg .pdf)"))
        ->required();
    parser.add_option("--kind", options->kind, kinds);
    parser.add_option("--title", options->title, words("图题", "title of the figure"));
    parser.add_option("--width", options->size.width, words("宽，像素", "width in pixels"))
        ->check(CLI::Range(200, 8000));
    parser
        .add_option("--height", options->size.height,
                    words("高，像素（默认按内容）", "height in pixels (default: as needed)"))
        ->check(CLI::Range(0, 20000));
    return [options](const Session& session) { return drawChart(*options, session); };
}

}  // namespace diaoyan
