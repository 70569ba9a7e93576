// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/parts_tables.h"

#include "apps/diaoyan/print_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace diaoyan {

namespace {

bool hasNoSuchQuestion(const Problem& problem) {
    constexpr std::array<std::string_view, 5> codes = {"unknown-item", "no-scales", "no-numbers", "no-outcome",
                                                       "no-drivers"};
    return std::find(codes.begin(), codes.end(), problem.code) != codes.end();
}

}  // namespace

int printTablesOfParts(const std::string& file, const std::string& form, const Session& session,
                       const std::function<Result<std::vector<ResultTable>>(const SurveyPart&)>& tablesOf) {
    const Result<SelectedParts> selected = selectParts(file, {.form = form, .question = {}});
    if (!selected) return session.fail(selected.problem());
    std::vector<ResultTable> tables;
    std::optional<Problem> passed_over;
    for (const SurveyPart& part : selected->parts) {
        Result<std::vector<ResultTable>> some = tablesOf(part);
        if (some.ok()) {
            std::move(some->begin(), some->end(), std::back_inserter(tables));
            continue;
        }
        if (!hasNoSuchQuestion(some.problem())) return session.fail(some.problem());
        if (!passed_over) passed_over = some.problem();
    }
    if (tables.empty() && passed_over) return session.fail(*passed_over);
    return printTables(tables, file, session);
}

}  // namespace diaoyan
