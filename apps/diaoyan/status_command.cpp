// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/study_of_survey.h"
#include "charts/tables/from_statistics.h"
#include "charts/tables/json_table.h"
#include "charts/tables/text_table.h"

#include <iostream>
#include <memory>

namespace diaoyan {

namespace {

nlohmann::ordered_json jsonBatch(const Batch& batch) {
    return {{"id", batch.id},           {"questionnaire", batch.questionnaire}, {"importer", batch.importer},
            {"file", batch.file_name},  {"file_sha256", batch.file_sha256},     {"imported_at", batch.imported_at},
            {"rows_in", batch.rows_in}, {"rows_stored", batch.rows_stored},     {"rows_rejected", batch.rows_rejected}};
}

int printStatus(const std::string& file, const Session& session) {
    const Result<SurveyFile> survey = SurveyFile::open(file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    const Result<std::vector<Questionnaire>> questionnaires = survey->questionnaires();
    if (!questionnaires) return session.fail(questionnaires.problem());
    const Roster roster = survey->roster();
    const ResponseRates rates = ratesOf(survey->returned(), roster, *questionnaires);
    const std::vector<Role> roles = rolesOf(*questionnaires);
    const std::vector<ResultTable> tables = {returnsByRole(rates, roles), returnsBySchool(rates, roles)};
    const std::vector<Batch> batches = survey->batches();
    if (session.json) {
        nlohmann::ordered_json json{{"survey", file}, {"schools", roster.schools.size()}};
        json["questionnaires"] = nlohmann::ordered_json::array();
        for (const Questionnaire& one : *questionnaires) {
            json["questionnaires"].push_back({{"id", one.id},
                                              {"version", one.version},
                                              {"role", one.role.id},
                                              {"title", jsonText(one.title)},
                                              {"inferred", one.inferred},
                                              {"questions", one.questions.size()}});
            if (const Text weighting = survey->weighting(one.id); !weighting.empty())
                json["questionnaires"].back()["weighting"] = jsonText(weighting);
        }
        json["batches"] = nlohmann::ordered_json::array();
        for (const Batch& batch : batches) json["batches"].push_back(jsonBatch(batch));
        json["tables"] = nlohmann::ordered_json::array();
        for (const ResultTable& table : tables) json["tables"].push_back(jsonTable(table));
        json["problems"] = nlohmann::ordered_json::array();
        for (const Problem& problem : rates.problems) json["problems"].push_back(jsonProblem(problem));
        session.printJson(json);
        return rates.problems.empty() ? exitDone : exitDataProblems;
    }
    session.say(phrase("{0}：{1} 所学校，{2} 份问卷，{3} 批导入", "{0}: {1} schools, {2} questionnaires, {3} imports",
                       {file, static_cast<std::int64_t>(roster.schools.size()),
                        static_cast<std::int64_t>(questionnaires->size()), static_cast<std::int64_t>(batches.size())}));
    for (const Questionnaire& one : *questionnaires)
        if (const Text weighting = survey->weighting(one.id); !weighting.empty())
            session.say(phrase("问卷 {0} 已加权：{1}", "questionnaire {0} is weighted: {1}", {one.id, weighting}));
    for (const ResultTable& table : tables)
        if (!table.rows.empty())
            std::cout << '\n'
                      << renderText(table,
                                    {.language = session.language, .width = session.width, .colour = session.terminal});
    for (const Problem& problem : rates.problems) session.say(describe(problem, session.language));
    return rates.problems.empty() ? exitDone : exitDataProblems;
}

}  // namespace

RunCommand declareStatus(CLI::App& parser, Language language) {
    const auto file = std::make_shared<std::string>();
    parser.add_option("file", *file, language == Language::zh ? "调查文件" : "the survey file")->required();
    return [file](const Session& session) { return printStatus(*file, session); };
}

}  // namespace diaoyan
