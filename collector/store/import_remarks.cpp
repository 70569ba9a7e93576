// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/import_remarks.h"

#include "collector/store/survey_state.h"

#include <string_view>
#include <utility>

namespace diaoyan {

namespace {

/// The file keeps codes; these are their words.
Text wordsOf(const std::string& code) {
    static const std::pair<std::string_view, Text> known[] = {
        {"unknown-option", {"没有这个选项", "there is no such option"}},
        {"unknown-school", {"名册中没有这所学校", "this school is not on the roster"}},
        {"row-too-long", {"这一行的格子比标题多", "the row has more cells than there are headings"}},
        {"row-too-short", {"这一行的格子比标题少", "the row has fewer cells than there are headings"}},
        {"no-number", {"不是数字", "not a number"}},
        {"no-date", {"不是日期", "not a date"}},
        {"invalid-date", {"没有这一天", "there is no such day"}},
        {"no-moment", {"不是时间", "not a time"}},
        {"no-tick", {"看不出是否勾选", "neither ticked nor not ticked"}},
        {"not-shown", {"按跳转规则不该回答这道题", "by the skip rules this question was not to be answered"}},
        {"required", {"必答题没有回答", "a required question was left empty"}},
        {"choice-twice", {"同一选项选了两次", "an option was chosen twice"}},
        {"empty-choice", {"选择是空的", "the choice is empty"}},
        {"too-many-choices", {"选得太多", "too many options were chosen"}},
        {"too-few-choices", {"选得太少", "too few options were chosen"}},
        {"exclusive-with-others", {"互斥选项与其他选项同选", "an option that excludes others was chosen with others"}},
        {"out-of-range", {"数字超出范围", "the number is out of range"}},
        {"pair-disagrees", {"两列的回答不一致", "two columns disagree"}},
    };
    for (const auto& [name, words] : known)
        if (name == code) return words;
    return phrase("不能读入（{0}）", "cannot be read ({0})", {code});
}

}  // namespace

std::vector<ImportRemark> importRemarks(const SurveyFile& survey, std::int64_t batch, std::size_t most) {
    return withDatabase(survey.path(), [&] {
        SQLite::Statement rows(SurveyInside::database(survey),
                               "SELECT rejected, source_row, source_column, code, text FROM import_problems WHERE "
                               "batch = ? ORDER BY rejected DESC, rowid LIMIT ?");
        rows.bind(1, batch);
        rows.bind(2, static_cast<std::int64_t>(most));
        std::vector<ImportRemark> remarks;
        while (rows.executeStep()) {
            const std::string code = rows.getColumn(3);
            remarks.push_back(
                {rows.getColumn(0).getInt() != 0,
                 {code,
                  wordsOf(code),
                  {.row = rows.getColumn(1).getInt64(), .column = rows.getColumn(2), .text = rows.getColumn(4)}}});
        }
        return remarks;
    });
}

}  // namespace diaoyan
