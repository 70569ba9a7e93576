// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/demo_gallery.h"

#include "charts/survey/chart_sources.h"
#include "apps/diaoyan/founding_gallery.h"
#include "apps/diaoyan/load_drawing.h"
#include "collector/output_file.h"
#include "charts/figures/figures.h"

#include <filesystem>

namespace diaoyan {

namespace {

Result<ChartSpec> pictureOf(const GalleryPicture& picture, const FigureKind& kind, const std::string& survey_file) {
    const Result<ChartSources> found =
        chartSources({.file = survey_file, .later_file = {}, .questions = picture.questions, .forms = picture.roles});
    if (!found) return found.problem();
    FigureRequest request{found->sources, picture.by, {.role = found->sources.front().role}};
    request.options.title = found->title.in(Language::zh);
    request.options.intervals = picture.intervals;
    return kind.make(request);
}

std::string sectionOf(const GalleryPicture& picture, const FigureKind& kind) {
    return "\n## " + kind.title.zh + " · " + kind.title.en + " (`" + kind.id + "`)\n\n" + picture.use.zh + "。要有：" +
           kind.needs.zh + "。\n\n" + "For: " + picture.use.en + ". Needs: " + kind.needs.en + ".\n\n```sh\n" +
           picture.command() + "\n```\n\n![" + kind.title.zh + "](figures/" + picture.file() + ")\n";
}

}  // namespace

Result<int> writeGallery(const std::string& survey_file, const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder + "/figures", error);
    if (error)
        return Problem{"file-read-only",
                       phrase("无法建立文件夹（{0}）", "the folder cannot be made ({0})", {error.message()}),
                       {.file = folder}};
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    std::string page =
        "# 图库 · Figures\n\n"
        "`./dev demo` 从示例调查画出的每一种图；答卷是合成的。页中命令都可照抄，加 `--data FILE.csv` 另存图中数据。\n\n"
        "Every kind of figure, drawn by `./dev demo` from the founding survey, whose answers are synthetic. Add "
        "`--data FILE.csv` for the data beside the figure.\n";
    for (const GalleryPicture& picture : galleryPictures()) {
        const Result<FigureKind> kind = figureKindNamed(picture.kind);
        if (!kind) return kind.problem();
        const Result<ChartSpec> figure = pictureOf(picture, *kind, survey_file);
        if (!figure) return figure.problem();
        const Result<RenderedFigure> image = (*drawing)->svg(*figure, FigureSize{});
        if (!image) return image.problem();
        const std::string path = folder + "/figures/" + picture.file();
        if (const Result<Done> written = writeFile(path, image->bytes); !written) return written.problem();
        page += sectionOf(picture, *kind);
    }
    if (const Result<Done> written = writeFile(folder + "/figures.md", page); !written) return written.problem();
    return static_cast<int>(galleryPictures().size());
}

}  // namespace diaoyan
