// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/import_job.h"

#include "collector/form_choice.h"
#include "collector/importers/block_reader.h"
#include "collector/importers/pair.h"
#include "collector/importers/reading_plan.h"
#include "collector/open_answers.h"
#include "collector/read_ahead.h"
#include "collector/sha256.h"
#include "collector/utc_clock.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <future>

namespace diaoyan {

namespace {

constexpr std::array codingNames{"labels", "codes", "values"};

/// One run of importFiles.
class ImportJob {
public:
    ImportJob(SurveyFile& survey, const ImportRequest& request)
        : request_(request), roster_(survey.roster()), batches_(survey.batches()), change_(survey),
          forms_(change_, request, roster_) {}

    Result<ImportOutcome> run(std::vector<Questionnaire> known) {
        if (const Result<Done> added = forms_.begin(std::move(known)); !added) return added.problem();
        std::vector<OpenedAnswers> files;
        for (const std::string& path : request_.files) {
            Result<OpenedAnswers> file = open(path);
            if (!file) return file.problem();
            files.push_back(std::move(file).value());
        }
        OptionOrders orders;
        if (const Result<Done> paired = readPair(files, orders); !paired) return paired.problem();
        ImportOutcome outcome;
        bool refused = false;
        bool news = request_.definition.has_value();
        for (OpenedAnswers& file : files) {
            Result<ImportReport> report = importOne(file, orders);
            if (!report) return report.problem();
            refused = refused || report->problem_count > 0;
            news = news || report->news();
            outcome.files.push_back(std::move(report).value());
        }
        if (request_.dry_run || !news || (refused && !request_.accept_problems)) return outcome;
        change_.commit();
        outcome.stored = true;
        return outcome;
    }

private:
    /// What the user says now comes before what the mapping says.
    Result<OpenedAnswers> open(const std::string& path) const {
        TableOptions options = request_.table;
        std::string importer = request_.importer;
        if (const Mapping* mapping = request_.mappingOf(path)) {
            if (options.sheet.empty()) options.sheet = mapping->sheet;
            if (options.encoding.empty()) options.encoding = mapping->encoding;
            if (options.separator == 0) options.separator = mapping->separator;
            if (importer.empty()) importer = mapping->importer;
        }
        return openAnswers(path, options, importer);
    }

    /// Texts and numbers of one survey: the numbers give the order of the options, the texts are imported.
    static Result<Done> readPair(std::vector<OpenedAnswers>& files, OptionOrders& orders) {
        if (files.size() != 2 || !looksLikePair(files[0].layout, files[1].layout)) return Done{};
        const std::size_t texts = files[0].layout.dialect.coding == Coding::labels ? 0 : 1;
        const std::size_t numbers = 1 - texts;
        Result<OptionOrders> paired =
            pairFiles({*files[texts].table.rows, files[texts].layout, files[texts].path},
                      {*files[numbers].table.rows, files[numbers].layout, files[numbers].path});
        if (!paired) return paired.problem();
        orders = std::move(paired).value();
        files[texts].reasons.push_back(phrase("与 {0} 逐行核对一致，选项次序取自后者",
                                              "agrees row by row with {0}, which gives the order of the options",
                                              {files[numbers].path}));
        files.erase(files.begin() + static_cast<std::ptrdiff_t>(numbers));
        return Done{};
    }

    Result<ImportReport> importOne(OpenedAnswers& file, const OptionOrders& orders) {
        ImportReport report{
            .file = file.path, .facts = file.table.facts, .importer = file.importer->id, .reasons = file.reasons};
        report.coding = codingNames[static_cast<std::size_t>(file.layout.dialect.coding)];
        report.remarks = file.layout.remarks;
        Batch batch{.importer = file.importer->id,
                    .file_name = std::filesystem::path(file.path).filename().string(),
                    .imported_at = utcClock()};
        std::future<std::string> file_sum = std::async(std::launch::async, sha256OfFile, file.path);
        // Only where there is a batch it could be must the sum be known before the answers are read.
        if (!batches_.empty()) batch.file_sha256 = file_sum.get();
        if (const Batch* before = importedBefore(batch.file_sha256, &Batch::file_sha256, {})) {
            report.questionnaire = forms_.stored(before->questionnaire);
            report.already_in_batch = before->id;
            return report;
        }
        Result<ReadForm> form = forms_.choose(file, orders, report);
        if (!form) return form.problem();
        report.in_other_languages = !form->in_other_languages.empty();
        const Result<ReadingPlan> plan = planFor(file, *form, report);
        if (!plan) return plan.problem();
        report.questionnaire = std::move(form->questionnaire);
        batch.questionnaire = report.questionnaire.id;
        std::vector<std::string> asked;
        for (std::size_t item = 0; item < plan->items.size(); ++item)
            if (plan->in_file[item]) asked.push_back(plan->items[item].id);
        report.batch = batch.id = change_.beginBatch(batch, asked);
        const Result<Done> read = readRows(file, *plan, batch, report);
        if (!read) return read.problem();
        report.mapping = mappingOf(file, *plan, report);
        if (!report.news()) return report;
        if (file_sum.valid()) batch.file_sha256 = file_sum.get();
        finish(batch, report);
        return report;
    }

    void finish(const Batch& batch, ImportReport& report) {
        if (change_.finishBatch(batch))
            report.remarks.push_back(
                {"weights-taken-back",
                 phrase("新答卷没有权重，原有的权重已取消，请重新加权（diaoyan weights）",
                        "the new sheets have no weights: the weights were taken back; make them again "
                        "(diaoyan weights)"),
                 {}});
        batches_.push_back(batch);
    }

    /// Which column answers which item, by the language of the questionnaire that fits the headings best.
    Result<ReadingPlan> planFor(const OpenedAnswers& file, const ReadForm& form, ImportReport& report) const {
        const Mapping* mapping = request_.mappingOf(file.path);
        const std::string school =
            request_.school_column.empty() && mapping != nullptr ? mapping->school_column : request_.school_column;
        ReadingPlan plan = planReading(file.layout, form.questionnaire, school);
        for (const Questionnaire& other : form.in_other_languages) {
            ReadingPlan further = planReading(file.layout, other, school);
            if (further.columns.size() > plan.columns.size()) plan = std::move(further);
        }
        if (mapping != nullptr) applyMapping(*mapping, plan);
        if (request_.include_unfinished) plan.layout.unfinished_without_time = false;
        report.remarks.insert(report.remarks.end(), plan.remarks.begin(), plan.remarks.end());
        if (const Result<Done> fits = checkPlan(plan, form.questionnaire, school, file.path); !fits)
            return fits.problem();
        return plan;
    }

    SchoolDecisions schoolDecisions(const std::string& file) const {
        SchoolDecisions decisions = request_.schools;
        if (const Mapping* mapping = request_.mappingOf(file))
            decisions.insert(mapping->schools.begin(), mapping->schools.end());
        return decisions;
    }

    /// Every decision of this import, for next time; what nobody could decide stands open.
    Mapping mappingOf(const OpenedAnswers& file, const ReadingPlan& plan, const ImportReport& report) const {
        Mapping mapping{.importer = report.importer,
                        .sheet = request_.table.sheet,
                        .encoding = request_.table.encoding,
                        .separator = request_.table.separator,
                        .questionnaire = report.questionnaire,
                        .schools = schoolDecisions(file.path),
                        .columns = decisionsOf(plan)};
        // Next term's file may come in another encoding: only what somebody decided is kept.
        if (const Mapping* before = request_.mappingOf(file.path)) {
            if (mapping.sheet.empty()) mapping.sheet = before->sheet;
            if (mapping.encoding.empty()) mapping.encoding = before->encoding;
            if (mapping.separator == 0) mapping.separator = before->separator;
        }
        if (plan.school_column) mapping.school_column = file.layout.headings[*plan.school_column];
        for (const auto& [item, texts] : plan.texts) mapping.texts[plan.items[item].id] = texts;
        if (report.inferred) keepSuppressed(plan, mapping);
        for (const SchoolSpelling& spelling : report.schools) {
            if (spelling.match.kind == SchoolMatchKind::unknown)
                mapping.open_schools.push_back(spelling.text);
            else if (spelling.match.school)
                mapping.schools.emplace(spelling.text, roster_.schools[*spelling.match.school].code);
        }
        for (const Problem& problem : report.problems) {
            if (problem.code != "unknown-option") continue;
            for (const PlannedColumn& column : plan.columns) {
                if (file.layout.headings[column.column] != problem.where.column) continue;
                std::vector<std::string>& open = mapping.open_texts[plan.items[column.item].id];
                if (std::find(open.begin(), open.end(), problem.where.text) == open.end())
                    open.push_back(problem.where.text);
            }
        }
        return mapping;
    }

    /// The marks that an inference found among numbers: next time nobody infers.
    static void keepSuppressed(const ReadingPlan& plan, Mapping& mapping) {
        for (const SourceQuestion& question : plan.layout.questions)
            for (const SourceColumn& column : question.columns)
                for (const PlannedColumn& planned : plan.columns)
                    if (planned.column == column.index)
                        for (const auto& [mark, reason] : column.missing)
                            mapping.texts[plan.items[planned.item].id].emplace(mark, "");
    }

    const Batch* importedBefore(const std::string& sum, std::string Batch::*field,
                                const std::string& questionnaire) const {
        for (const Batch& batch : batches_)
            if (!sum.empty() && batch.*field == sum && (questionnaire.empty() || batch.questionnaire == questionnaire))
                return &batch;
        return nullptr;
    }

    Result<Done> readRows(OpenedAnswers& file, const ReadingPlan& plan, Batch& batch, ImportReport& report) {
        BlockReader reader({.rows = *file.table.rows,
                            .plan = plan,
                            .questionnaire = report.questionnaire,
                            .roster = roster_,
                            .schools = schoolDecisions(file.path),
                            .file = file.path,
                            .text_file = file.table.facts.separator != 0});
        if (const Result<Done> read = readBlocks(reader, plan, batch, report); !read) return read;
        report.schools = reader.schoolSpellings();
        if (report.rows_in == 0)
            return Problem{"no-rows",
                           phrase("标题下面没有一行答卷", "there is no answer sheet below the headings"),
                           {.file = file.path}};
        batch.answers_sha256 = change_.answersDigest(batch.id);
        batch.rows_in = report.rows_in;
        batch.rows_stored = report.rows_stored;
        batch.rows_rejected = report.rows_rejected;
        if (const Batch* before = importedBefore(batch.answers_sha256, &Batch::answers_sha256, batch.questionnaire);
            before != nullptr && report.rows_stored > 0)
            report.already_in_batch = before->id;
        if (!report.news()) {
            change_.withdrawBatch(batch.id);
            report.batch = 0;
        }
        return Done{};
    }

    Result<Done> readBlocks(BlockReader& reader, const ReadingPlan& plan, const Batch& batch, ImportReport& report) {
        ReadAhead<ReadBlock> blocks([&](ReadBlock& block) { return reader.next(block); });
        for (ReadBlock block;;) {
            if (request_.stop.stop_requested())
                return Problem{
                    "interrupted", phrase("已中断，调查文件保持原样", "interrupted; the survey file is as it was"), {}};
            const Result<bool> more = blocks.next(block);
            if (!more) return more.problem();
            if (!*more) break;
            const double share = block.share;
            keep(std::move(block), plan, batch, report);
            if (request_.progress) request_.progress({report.file, report.rows_in, share});
        }
        return Done{};
    }

    /// Takes the sheets out of a block that an earlier download had already.
    void takeOutEarlier(ReadBlock& block, const ReadingPlan& plan, const Batch& batch, ImportReport& report) {
        if (!plan.layout.sequence || !plan.layout.submitted_at || batches_.empty()) return;
        const std::vector<Recurrence> recurrences = change_.recurrences(batch.id, block.answers);
        std::vector<bool> fresh;
        for (std::size_t row = 0; row < recurrences.size(); ++row) {
            fresh.push_back(recurrences[row] == Recurrence::fresh);
            report.rows_there_before += recurrences[row] == Recurrence::same ? 1 : 0;
            if (recurrences[row] != Recurrence::changed) continue;
            const SheetSource& origin = block.answers.origins[row];
            ++block.rows_rejected;
            block.problems.push_back(
                {true,
                 {"answer-changed",
                  phrase("这份答卷（序号 {0}，{1}）以前导入过，现在的回答不同；保留原来的",
                         "this sheet (number {0}, {1}) was imported before with other answers; the earlier ones stay",
                         {origin.source_id, origin.submitted_at}),
                  {.file = report.file, .row = origin.source_row}}});
        }
        if (std::find(fresh.begin(), fresh.end(), false) == fresh.end()) return;
        block.answers = pickRows(block.answers, plan.items, fresh);
        const auto excluded = [&](const char* why) {
            return std::count_if(block.answers.origins.begin(), block.answers.origins.end(),
                                 [&](const SheetSource& origin) { return origin.excluded_because == why; });
        };
        block.rows_without_answers = excluded("no-answers");
        block.rows_unfinished = excluded("unfinished");
    }

    void keep(ReadBlock block, const ReadingPlan& plan, const Batch& batch, ImportReport& report) {
        takeOutEarlier(block, plan, batch, report);
        change_.addSheets(batch.id, block.answers);
        if (request_.dry_run) addToTallies(block.answers, plan.items, report.tallies);
        report.rows_in += block.rows_in;
        report.rows_stored += static_cast<std::int64_t>(block.answers.rows());
        report.rows_rejected += block.rows_rejected;
        report.rows_without_answers += block.rows_without_answers;
        report.rows_unfinished += block.rows_unfinished;
        report.blank_rows += block.blank_rows;
        for (RowProblem& one : block.problems) {
            change_.addProblem(batch.id, one.rejected, one.problem);
            ++report.problem_count;
            if (report.problems.size() < ImportReport::mostProblems) report.problems.push_back(std::move(one.problem));
        }
        for (Problem& warning : block.warnings) {
            ++report.warning_count;
            if (report.warnings.size() < ImportReport::mostProblems) report.warnings.push_back(std::move(warning));
        }
    }

    const ImportRequest& request_;
    Roster roster_;
    std::vector<Batch> batches_;
    SurveyFile::Change change_;
    FormChoice forms_;
};

}  // namespace

const Mapping* ImportRequest::mappingOf(const std::string& file) const {
    if (const auto own = file_mappings.find(file); own != file_mappings.end()) return &own->second;
    return mapping ? &*mapping : nullptr;
}

Result<ImportOutcome> importFiles(SurveyFile& survey, const ImportRequest& request) {
    Result<std::vector<Questionnaire>> known = survey.questionnaires();
    if (!known) return known.problem();
    return ImportJob(survey, request).run(std::move(known).value());
}

}  // namespace diaoyan
