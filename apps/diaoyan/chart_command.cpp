// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/load_drawing.h"
#include "charts/figures/figure_csv.h"
#include "charts/figures/figures.h"
#include "charts/survey/chart_sources.h"
#include "charts/survey/question_figures.h"
#include "collector/output_file.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

namespace diaoyan {

namespace {

struct ChartOptions {
    ChartQuestions wanted;
    std::string by;
    std::string output;
    std::string data;
    std::string kind;
    FigureOptions figure;
    double confidence = 95;
    double dpi = 96;
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

Result<ChartSpec> figureOf(const ChartSources& found, const ChartOptions& options, Language language) {
    FigureRequest request{found.sources, options.by, options.figure};
    const bool waves = !options.wanted.later_file.empty();
    const Result<FigureKind> kind =
        figureKindNamed(!options.kind.empty() ? options.kind : usualFigureKind(request, waves));
    if (!kind) return kind.problem();
    request.options.role = found.sources.front().role;
    request.options.language = language;
    request.options.confidence = Confidence(options.confidence / 100);
    if (request.options.title.empty()) request.options.title = found.title.in(language);
    return kind->make(request);
}

Result<RenderedFigure> writeFigure(const ChartSpec& figure, const ChartOptions& options) {
    FigureSize size = options.size;
    size.pixel_ratio = options.dpi / 96;
    Result<RenderedFigure> drawn = draw(figure, options.output, size);
    if (!drawn) return drawn;
    if (const Result<Done> written = writeFile(options.output, drawn->bytes); !written) return written.problem();
    if (options.data.empty()) return drawn;
    if (const Result<Done> written = writeFile(options.data, figureCsv(figure)); !written) return written.problem();
    return drawn;
}

int drawChart(const ChartOptions& options, const Session& session) {
    const Result<ChartSources> found = chartSources(options.wanted);
    if (!found) return session.fail(found.problem());
    const Result<ChartSpec> figure = figureOf(*found, options, session.language);
    if (!figure) return session.fail(figure.problem());
    const Result<RenderedFigure> drawn = writeFigure(*figure, options);
    if (!drawn) return session.fail(drawn.problem());
    if (session.json) {
        nlohmann::ordered_json document{
            {"file", options.output}, {"width", drawn->width}, {"height", drawn->height}, {"caption", figure->caption}};
        if (!options.data.empty()) document["data"] = options.data;
        session.printJson(document);
    }
    const bool weighted = std::any_of(found->parts.begin(), found->parts.end(),
                                      [](const SurveyPart& part) { return !part.engine->weighting().empty(); });
    if (weighted && figure->kind != ChartKind::quadrants)
        session.say(
            phrase("答卷已加权，图中的数字未加权。", "the answers are weighted; the figure shows unweighted numbers"));
    session.say(phrase("已写出 {0}", "wrote {0}", {options.output}));
    if (!options.data.empty()) session.say(phrase("已写出 {0}", "wrote {0}", {options.data}));
    return exitDone;
}

using InLanguage = std::function<std::string(const char*, const char*)>;

void declareWhat(CLI::App& parser, ChartOptions& options, const InLanguage& words) {
    parser.add_option("file", options.wanted.file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("--question", options.wanted.questions,
                    words("题目，如 parent.hope；可给几道，用逗号隔开；矩阵题代表它的各行",
                          "a question, such as parent.hope; several with commas; a matrix stands for its rows"))
        ->delimiter(',')
        ->required();
    parser
        .add_option("--form", options.wanted.forms,
                    words("题目所在的问卷；给两份以上则并列比较",
                          "the questionnaire of the question; two or more are put beside each other"))
        ->delimiter(',');
    parser.add_option("--second", options.wanted.later_file,
                      words("后一期的调查文件（坡度图等）", "survey file of a later wave (slopes)"));
    parser.add_option("--by", options.by, words("分组：school、school.stage 等", "group by school, school.stage ..."));
    parser.add_option("--definition", options.figure.definition,
                      words("满意率或指数的定义：top2of5、满意+比较满意 等；不是量表的题写选项",
                            "definition of rate or index: top2of5, 满意+比较满意 ...; of other questions an option"));
    parser
        .add_option("--minimum-n", options.figure.minimum_n,
                    words("比较时有效作答少于此数的组不画（默认10）",
                          "groups with fewer valid answers are not drawn where groups are compared (default 10)"))
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1000000}));
    parser.add_flag("--intervals", options.figure.intervals, words("条形上画误差线", "error bars on the bars"));
    parser.add_flag("--as-asked", options.figure.as_asked,
                    words("条形按问卷中选项的顺序（默认从多到少）",
                          "bars in the order of the questionnaire (default: most first)"));
    parser
        .add_option("--confidence", options.confidence,
                    words("置信度（%），默认95", "confidence in percent, default 95"))
        ->check(CLI::Range(50.0, 99.99));
}

void declareHow(CLI::App& parser, ChartOptions& options, const InLanguage& words, Language language) {
    std::string kinds;
    for (const FigureKind& kind : figureKinds())
        kinds += (kinds.empty() ? "" : ", ") + kind.id + " " + kind.title.in(language);
    parser
        .add_option("-o,--output", options.output,
                    words("图的文件名（.png .svg .pdf）", "file to write (.png .svg .pdf)"))
        ->required();
    parser.add_option("--data", options.data, words("把图中的数据另存为 CSV", "the figure's data as CSV beside it"));
    parser.add_option("--kind", options.kind, kinds);
    parser.add_option("--title", options.figure.title, words("图题", "title of the figure"));
    parser.add_option("--width", options.size.width, words("宽，像素", "width in pixels"))
        ->check(CLI::Range(200, 8000));
    parser
        .add_option("--height", options.size.height,
                    words("高，像素（默认按内容）", "height in pixels (default: as needed)"))
        ->check(CLI::Range(0, 20000));
    parser
        .add_option("--dpi", options.dpi,
                    words("PNG 的分辨率（默认96；印刷用300）", "resolution of a PNG (default 96; 300 for print)"))
        ->check(CLI::Range(48.0, 1200.0));
}

}  // namespace

RunCommand declareChart(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ChartOptions>();
    const InLanguage words = [&](const char* zh, const char* en) {
        return std::string(language == Language::zh ? zh : en);
    };
    declareWhat(parser, *options, words);
    declareHow(parser, *options, words, language);
    return [options](const Session& session) { return drawChart(*options, session); };
}

}  // namespace diaoyan
