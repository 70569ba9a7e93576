// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/print_tables.h"

#include "analysis/engine/parallel.h"
#include "charts/tables/json_table.h"
#include "charts/tables/text_table.h"

#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

namespace diaoyan {

namespace {

constexpr const char* between_json = ",\n    ";

/// Prints what jobs have made in the order of the jobs, whichever is ready first. Several threads may call.
class PrintedTables {
public:
    PrintedTables(const std::string& survey, const Session& session, PartsRounding rounding)
        : survey_(survey), session_(session), rounding_(rounding) {}

    /// Some tables as they will be printed; rounds them.
    std::string written(std::span<ResultTable> tables) const {
        const TextTableOptions options{
            .language = session_.language, .width = session_.width, .colour = session_.terminal};
        std::string text;
        for (ResultTable& table : tables) {
            roundParts(table, rounding_);
            if (!text.empty()) text += session_.json ? between_json : "\n";
            if (session_.json)
                appendJson(table, text, 4);
            else
                text += renderText(table, options);
        }
        return text;
    }

    /// What became of job number `job`: printed when all before it are.
    void take(std::size_t job, Result<std::string> text) {
        const std::lock_guard lock(mutex_);
        ready_.emplace(job, std::move(text));
        for (auto next = ready_.find(next_); next != ready_.end() && !problem_; next = ready_.find(++next_)) {
            if (next->second.ok())
                print(*next->second);
            else
                problem_ = next->second.problem();
            ready_.erase(next);
        }
    }

    /// A job failed: what comes after it is not wanted any more.
    bool failed() const {
        const std::lock_guard lock(mutex_);
        return problem_.has_value();
    }

    /// Ends the document; the exit code.
    int finish() const {
        if (problem_ && !begun_) return session_.fail(*problem_);
        if (session_.json) {
            if (!begun_) openJson();
            std::cout << (begun_ ? "\n  ]" : "]");
            if (problem_) std::cout << ",\n  \"problem\": " << jsonDump(jsonProblem(*problem_), -1);
            std::cout << "\n}\n";
        }
        return problem_ ? session_.report(*problem_) : exitDone;
    }

private:
    void openJson() const { std::cout << "{\n  \"survey\": " << jsonDump(survey_) << ",\n  \"tables\": ["; }

    void print(const std::string& text) {
        if (text.empty()) return;
        if (session_.json && !begun_) openJson();
        std::cout << (begun_ ? (session_.json ? between_json : "\n") : (session_.json ? "\n    " : "")) << text;
        begun_ = true;
    }

    const std::string& survey_;
    const Session& session_;
    PartsRounding rounding_;
    mutable std::mutex mutex_;
    std::map<std::size_t, Result<std::string>> ready_;  ///< not printed yet
    std::size_t next_ = 0;                              ///< the job whose tables are to be printed next
    bool begun_ = false;                                ///< something stands on stdout
    std::optional<Problem> problem_;
};

}  // namespace

int printTables(std::vector<ResultTable> tables, const std::string& survey, const Session& session) {
    PrintedTables printed(survey, session, PartsRounding::half_up);
    forEachIndex(tables.size(), [&](std::size_t i) { printed.take(i, printed.written({&tables[i], 1})); });
    return printed.finish();
}

int printTablesOf(const std::vector<TableJob>& jobs, const std::string& survey, const Session& session,
                  PartsRounding rounding) {
    PrintedTables printed(survey, session, rounding);
    forEachIndex(jobs.size(), [&](std::size_t i) {
        if (printed.failed()) return;
        Result<std::vector<ResultTable>> tables = jobs[i]();
        printed.take(i, tables ? Result(printed.written(*tables)) : Result<std::string>(tables.problem()));
    });
    return printed.finish();
}

Result<PartsRounding> partsRoundingNamed(const std::string& name) {
    if (name == "half-up") return PartsRounding::half_up;
    if (name == "largest-remainder") return PartsRounding::largest_remainder;
    return Problem{
        "wrong-option",
        phrase("没有“{0}”这种舍入；可用 half-up（四舍五入）或 largest-remainder（最大余额，各项之和为100.0%）",
               "there is no rounding \"{0}\"; use half-up or largest-remainder (parts add up to 100.0%)", {name}),
        {}};
}

}  // namespace diaoyan
