// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/lsa_importer.h"

#include "collector/importers/limesurvey_groups.h"
#include "collector/tabular/lsa_source.h"
#include "questionnaires/exchange/limesurvey_fields.h"
#include "questionnaires/exchange/limesurvey_lss.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

SourceLayout layoutOfFields(const SourceSample& sample) {
    SourceLayout layout = layoutOf(headingsAt(sample, 0), 1, limeMetaHeadings());
    layout.unfinished_without_time = layout.submitted_at.has_value();
    layout.dialect.coding = Coding::values;
    layout.dialect.not_asked_marks = {std::string(lsrNotShown)};
    return layout;
}

SourceQuestion& questionWithId(SourceLayout& layout, const std::string& id) {
    for (SourceQuestion& question : layout.questions)
        if (question.id == id) return question;
    layout.questions.push_back({{}, id, {}, id});
    return layout.questions.back();
}

Result<LimeTable> readLsa(const SourceSample& sample) {
    const Result<LimeFields> fields = limeFields(*sample.form);
    if (!fields) return fields.problem();
    LimeTable reading{layoutOfFields(sample), 0, {}};
    SourceLayout& layout = reading.layout;
    reading.width = layout.width;
    std::map<std::string, std::map<int, std::size_t>> ranks;  // question -> rank -> column
    for (const std::size_t column : questionColumns(layout)) {
        const std::string& name = layout.headings[column];
        const auto found = fields->find(name);
        if (found == fields->end()) {
            layout.questions.push_back({{}, name, {{column, name, {}, {}}}, name});
            continue;
        }
        const LimeField& field = found->second;
        if (field.rank > 0)
            ranks[field.question][field.rank] = column;
        else
            questionWithId(layout, field.question)
                .columns.push_back({column, name, field.part, field.part, field.words});
    }
    for (const auto& [question, by_rank] : ranks) {
        RankColumns columns;
        for (const auto& [rank, column] : by_rank) columns.push_back(column);
        addLimeRanking(reading, std::move(columns), question, question);
    }
    if (layout.questions.empty()) return noQuestions(sample);
    remarkOnColumns(sample, layout);
    return reading;
}

}  // namespace

Evidence recogniseLsa(const SourceSample& sample) {
    if (sample.format != "lsa" || sample.form == nullptr) return {};
    return {
        20,
        {phrase("LimeSurvey 存档（.lsa），问卷与答卷都在其中", "a LimeSurvey archive (.lsa) with form and answers")}};
}

Result<SourceLayout> layOutLsa(const SourceSample& sample) {
    if (sample.form == nullptr) return layOutLsr(sample);
    Result<LimeTable> reading = readLsa(sample);
    if (!reading) return reading.problem();
    return std::move(reading->layout);
}

Result<ReadForm> ownFormOfLsa(const SourceSample& sample) {
    if (sample.form != nullptr) return readLss(*sample.form);
    return Problem{"no-form-in-file",
                   phrase("存档里没有问卷", "there is no questionnaire in the archive"),
                   {.file = sample.file_name}};
}

std::unique_ptr<RowSource> decodedLsa(std::unique_ptr<RowSource> rows, const SourceSample& sample) {
    if (sample.form == nullptr) return rows;
    const Result<LimeTable> reading = readLsa(sample);
    return reading ? withJoinedRanks(std::move(rows), reading->rankings, reading->width, lsrNotShown) : std::move(rows);
}

Evidence recogniseLsr(const SourceSample& sample) {
    if (sample.format != "lsr" && (sample.format != "lsa" || sample.form != nullptr)) return {};
    return {20, {phrase("LimeSurvey 答卷文件（.lsr）", "LimeSurvey's file of answers (.lsr)")}};
}

Result<SourceLayout> layOutLsr(const SourceSample& sample) {
    SourceLayout layout = layoutOfFields(sample);
    for (const std::size_t column : questionColumns(layout)) {
        const std::string& name = layout.headings[column];
        layout.questions.push_back({{}, name, {{column, name, {}, {}}}, name});
    }
    if (layout.questions.empty()) return noQuestions(sample);
    layout.remarks.push_back({"form-missing",
                              phrase("文件里没有问卷，各列只有字段名；请改用 .lsa，或与 .lss 一起导入",
                                     "the file has field names and no questionnaire; use the .lsa instead"),
                              {.file = sample.file_name}});
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace diaoyan
