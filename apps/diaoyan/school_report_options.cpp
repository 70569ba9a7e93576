// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/school_report_options.h"

#include "apps/diaoyan/load_drawing.h"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace diaoyan {

namespace {

using Clock = std::chrono::steady_clock;

/// `学校报告 12/25，11 所/秒` over one line of the terminal, a few times a second.
class SchoolProgress {
public:
    explicit SchoolProgress(const Session& session) : session_(session) {}
    ~SchoolProgress() {
        if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    }
    SchoolProgress(const SchoolProgress&) = delete;
    SchoolProgress& operator=(const SchoolProgress&) = delete;

    void begin() { begun_ = last_ = Clock::now(); }
    void show(std::size_t done, std::size_t all) {
        const auto now = Clock::now();
        if (!session_.progress || now - last_ < std::chrono::milliseconds(200)) return;
        last_ = now;
        shown_ = true;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        const auto speed = static_cast<std::uint64_t>(static_cast<double>(done) / std::max(seconds, 0.001));
        std::cerr << "\r\x1b[K"
                  << phrase("学校报告 {0}/{1}，{2} 所/秒", "school reports {0}/{1}, {2} schools/s",
                            {static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all), speed})
                         .in(session_.language)
                  << std::flush;
    }

private:
    const Session& session_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point last_ = begun_;
    bool shown_ = false;
};

}  // namespace

void declareSchoolReports(CLI::App& parser, Language language, SchoolReportsRequest& request) {
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    CLI::Option* folder =
        parser.add_option("--each-school", request.folder,
                          words("另给每所学校写一份报告，放进这个文件夹；总报告和各校报告一起作披露控制",
                                "also one report per school, into this folder; what the overview and the schools' "
                                "reports hide is planned for all of them together"));
    parser
        .add_option("--format", request.formats,
                    words("学校报告的格式，如 docx、html，可以给多个（默认同总报告）",
                          "formats of the schools' reports: docx, html ... (default: that of the overview)"))
        ->needs(folder);
    parser
        .add_flag("--name-schools", request.name_schools,
                  words("学校报告里可以出现其他学校的名称", "schools' reports may name the other schools"))
        ->needs(folder);
    parser
        .add_option("--minimum-n", request.minimum_n,
                    words("有效作答少于这么多人的结果不公布（默认 10）",
                          "results of fewer valid answers are not printed (default 10)"))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    parser.add_option("--also-by", request.partitions,
                      words("报告里还按名册的这些列汇总学校，如 school.寄宿（学段、城乡不用写）",
                            "further roster columns that the reports print sums of schools by: school.boarding (stage "
                            "and area go without saying)"));
    parser.add_option("--disclosure-log", request.log,
                      words("披露控制记录（.csv、.md）：隐去了什么、为什么；内部资料，不要随报告外传",
                            "disclosure log (.csv, .md): what was withheld and why; for the office only"));
}

Result<std::vector<std::string>> writeReleaseAloud(const Study& study, const ReportOptions& options,
                                                   const WriterOptions& writer,
                                                   const std::vector<std::string>& overviews,
                                                   const SchoolReportsRequest& request, const Session& session) {
    SchoolProgress schools(session);
    const std::int64_t minimum_n = request.minimum_n.value_or(study.minimum_n);
    ReportProgress progress{.stop = session.stop};
    progress.planned = [&](std::size_t withheld) {
        if (withheld == 0) return;
        session.say(
            phrase("有 {0} 处结果没有公布：有效作答不足 {1} 人，或防止由合计推算。用 --disclosure-log 记下是哪些；"
                   "--minimum-n 可改最少人数",
                   "{0} results are withheld: fewer than {1} valid answers, or others could be worked out. "
                   "--disclosure-log tells which; --minimum-n sets the number",
                   {static_cast<std::uint64_t>(withheld), minimum_n}));
        schools.begin();
    };
    progress.school = [&](std::size_t done, std::size_t all) { schools.show(done, all); };
    return writeRelease(study, options, writer, overviews, request, drawingWhenNeeded(), progress);
}

}  // namespace diaoyan
