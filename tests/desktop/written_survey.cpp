// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/written_survey.h"

#include <stdexcept>

namespace diaoyan {

Questionnaire writtenQuestionnaire() {
    Questionnaire form{.id = "town", .title = {"校园调查", "School survey"}, .role = roleNamed("parent")};
    Question grid{.id = "a", .title = {"您怎样评价", "How do you rate"}, .kind = QuestionKind::matrix};
    for (int points = 5; points >= 1; --points)
        grid.options.push_back({.code = "o" + std::to_string(points),
                                .label = untranslated("满意" + std::to_string(points)),
                                .score = points});
    for (int row = 1; row <= 7; ++row)
        grid.rows.push_back({.code = "r" + std::to_string(row), .label = untranslated("方面" + std::to_string(row))});
    form.questions.push_back(grid);
    form.questions.push_back(
        {.id = "why", .title = {"为什么 <b>这样</b> 选", "Why <b>so</b>"}, .kind = QuestionKind::text});
    form.questions.push_back({.id = "way",
                              .title = {"怎样来校", "How do you come"},
                              .kind = QuestionKind::single,
                              .options = {{.code = "foot", .label = {"步行", "on foot"}},
                                          {.code = "other", .label = {"其他", "other"}, .other = true}}});
    return form;
}

std::string writtenSurvey(const std::filesystem::path& folder, const std::vector<AnswerSheet>& sheets) {
    Roster roster;
    for (int i = 1; i <= 3; ++i)
        roster.schools.push_back({.code = "S0" + std::to_string(i), .name = "第" + std::to_string(i) + "小学"});
    const std::string path = (folder / "written.survey").string();
    std::filesystem::remove(path);
    auto survey = SurveyFile::create(path, roster, {writtenQuestionnaire()});
    if (!survey) throw std::runtime_error(survey.problem().message.en);
    if (sheets.empty()) return path;
    SurveyFile::Change change(*survey);
    Batch batch{.questionnaire = "town", .importer = "csv", .file_name = "town.csv"};
    batch.id = change.beginBatch(batch);
    std::int64_t row = 0;
    for (AnswerSheet sheet : sheets) {
        sheet.school = "S0" + std::to_string(row % 3 + 1);
        sheet.source_id = std::to_string(++row);
        change.addSheet(batch.id, row, sheet);
    }
    batch.rows_in = batch.rows_stored = row;
    change.finishBatch(batch);
    change.commit();
    return path;
}

std::vector<AnswerSheet> lineSurvey(int sheets, int straight) {
    std::vector<AnswerSheet> all;
    for (int i = 1; i <= sheets; ++i) {
        AnswerSheet sheet;
        for (int row = 1; row <= 7; ++row)
            sheet.answers["a.r" + std::to_string(row)] =
                Choice{"o" + std::to_string(i == straight ? 5 : 1 + (i + row * (1 + i % 2)) % 5)};
        sheet.answers["why"] = Words{"文字 " + std::to_string(i)};
        sheet.answers["way"] = Choice{"foot"};
        all.push_back(std::move(sheet));
    }
    return all;
}

std::vector<AnswerSheet> textSurvey(const std::vector<std::string>& texts) {
    std::vector<AnswerSheet> all = lineSurvey(static_cast<int>(texts.size()), 0);
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].empty())
            all[i].answers.erase("why");
        else
            all[i].answers["why"] = Words{texts[i]};
    return all;
}

}  // namespace diaoyan
