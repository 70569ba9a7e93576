// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/import_job.h"

#include "collector/importers/block_reader.h"
#include "collector/importers/importers.h"
#include "collector/importers/infer.h"
#include "collector/importers/pair.h"
#include "collector/importers/reading_plan.h"
#include "collector/read_ahead.h"
#include "collector/sha256.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <future>
#include <set>

namespace diaoyan {

namespace {

constexpr std::size_t sampleRows = 200;

/// A file that has been opened and recognised.
struct OpenedFile {
    std::string path;
    TableSource table;
    std::string importer;
    std::vector<Text> reasons;
    SourceLayout layout;
};

Result<SourceSample> sampleOf(RowSource& rows, const std::string& path) {
    SourceSample sample{.file_name = path};
    std::vector<Cell> cells;
    while (sample.rows.size() < sampleRows) {
        const Result<bool> more = rows.next(cells);
        if (!more) return more.problem();
        if (!*more) break;
        auto& row = sample.rows.emplace_back();
        for (const Cell& cell : cells) row.emplace_back(cell.text);
        sample.row_numbers.push_back(rows.rowNumber());
    }
    rows.rewind();
    return sample;
}

Result<OpenedFile> openFile(const std::string& path, const ImportRequest& request) {
    Result<TableSource> table = openTable(path, request.table);
    if (!table) return table.problem();
    OpenedFile file{.path = path, .table = std::move(table).value()};
    const Result<SourceSample> sample = sampleOf(*file.table.rows, path);
    if (!sample) return sample.problem();
    const Importer* importer = nullptr;
    if (!request.importer.empty()) {
        importer = findImporter(request.importer);
        if (importer == nullptr)
            return Problem{"unknown-importer",
                           phrase("没有名为 {0} 的导入格式", "there is no importer named {0}", {request.importer}),
                           {}};
        file.reasons.push_back(phrase("由用户指定", "chosen by the user"));
    } else {
        Recognised recognised = recognise(sample.value());
        importer = recognised.importer;
        file.reasons = std::move(recognised.evidence.reasons);
    }
    Result<SourceLayout> layout = importer->layOut(sample.value());
    if (!layout) return layout.problem();
    file.importer = importer->id;
    file.layout = std::move(layout).value();
    if (file.layout.questions.empty())
        return Problem{
            "no-questions", phrase("没有找到任何题目列", "no column of a question was found"), {.file = path}};
    return file;
}

/// A questionnaire id made of the file's name: `[问卷星数据]parents 2026.xls` -> parents_2026.
std::string idFromFile(const std::string& path) {
    std::string id;
    for (const char c : std::filesystem::path(path).stem().string()) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain)
            id += c;
        else if (!id.empty() && id.back() != '_')
            id += '_';
    }
    while (!id.empty() && id.back() == '_') id.pop_back();
    if (id.size() > 40) id.resize(40);
    return id.empty() ? "survey" : id;
}

std::string utcNow() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

/// One run of importFiles.
class ImportJob {
public:
    ImportJob(SurveyFile& survey, const ImportRequest& request)
        : request_(request), roster_(survey.roster()), batches_(survey.batches()), change_(survey) {}

    Result<ImportOutcome> run(std::vector<Questionnaire> known) {
        known_ = std::move(known);
        if (request_.definition) {
            if (const Result<Done> added = change_.addQuestionnaire(*request_.definition); !added)
                return added.problem();
            if (std::find(known_.begin(), known_.end(), *request_.definition) == known_.end())
                known_.push_back(*request_.definition);
        }
        std::vector<OpenedFile> files;
        for (const std::string& path : request_.files) {
            Result<OpenedFile> file = openFile(path, request_);
            if (!file) return file.problem();
            files.push_back(std::move(file).value());
        }
        OptionOrders orders;
        if (const Result<Done> paired = readPair(files, orders); !paired) return paired.problem();
        ImportOutcome outcome;
        bool refused = false;
        bool news = request_.definition.has_value();
        for (OpenedFile& file : files) {
            Result<ImportReport> report = importOne(file, orders);
            if (!report) return report.problem();
            refused = refused || report->problem_count > 0;
            news = news || report->already_in_batch == 0;
            outcome.files.push_back(std::move(report).value());
        }
        if (request_.dry_run || !news || (refused && !request_.accept_problems)) return outcome;
        change_.commit();
        outcome.stored = true;
        return outcome;
    }

private:
    /// Texts and numbers of one survey: the numbers give the order of the options, the texts are imported.
    static Result<Done> readPair(std::vector<OpenedFile>& files, OptionOrders& orders) {
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

    Result<Questionnaire> formFor(OpenedFile& file, const OptionOrders& orders, ImportReport& report) {
        if (request_.definition) return *request_.definition;
        if (!request_.form.empty()) {
            for (const Questionnaire& one : known_)
                if (one.id == request_.form) return one;
            return Problem{
                "unknown-questionnaire",
                phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {request_.form}),
                {}};
        }
        if (const Questionnaire* best = bestMatch(file)) return *best;
        return infer(file, orders, report);
    }

    /// The one questionnaire of the survey file that knows more than half of the file's questions.
    const Questionnaire* bestMatch(const OpenedFile& file) const {
        const Questionnaire* best = nullptr;
        std::size_t most = 0;
        for (const Questionnaire& one : known_) {
            const std::size_t matched = planReading(file.layout, one, request_.school_column).questions_matched;
            if (matched == most) best = nullptr;  // two fit equally well: the user must say which
            if (matched <= most) continue;
            most = matched;
            best = 2 * matched > file.layout.questions.size() ? &one : nullptr;
        }
        return best;
    }

    Result<Questionnaire> infer(OpenedFile& file, const OptionOrders& orders, ImportReport& report) {
        InferenceHints hints{.id = request_.new_id.empty() ? idFromFile(file.path) : request_.new_id,
                             .title = std::filesystem::path(file.path).stem().string(),
                             .school_heading = request_.school_column,
                             .roster = roster_,
                             .option_order = orders};
        std::set<std::string> ids;
        for (const Questionnaire& one : known_) ids.insert(one.id);
        for (int copy = 2; ids.contains(hints.id); ++copy)
            hints.id = idFromFile(file.path) + "_" + std::to_string(copy);
        Result<Inference> inference = inferQuestionnaire(*file.table.rows, file.layout, hints);
        if (!inference) return inference.problem();
        report.inferred = true;
        report.uncertain = std::move(inference->uncertain);
        known_.push_back(inference->questionnaire);
        if (const Result<Done> added = change_.addQuestionnaire(inference->questionnaire); !added)
            return added.problem();
        return inference->questionnaire;
    }

    Result<ImportReport> importOne(OpenedFile& file, const OptionOrders& orders) {
        ImportReport report{
            .file = file.path, .facts = file.table.facts, .importer = file.importer, .reasons = file.reasons};
        report.coding = file.layout.dialect.coding == Coding::codes ? "codes" : "labels";
        Batch batch{.importer = file.importer,
                    .file_name = std::filesystem::path(file.path).filename().string(),
                    .imported_at = utcNow()};
        std::future<std::string> file_sum = std::async(std::launch::async, sha256OfFile, file.path);
        // Only where there is a batch it could be must the sum be known before the answers are read.
        if (!batches_.empty()) batch.file_sha256 = file_sum.get();
        if (const Batch* before = importedBefore(batch.file_sha256, &Batch::file_sha256, {})) {
            for (const Questionnaire& one : known_)
                if (one.id == before->questionnaire) report.questionnaire = one;
            report.already_in_batch = before->id;
            return report;
        }
        Result<Questionnaire> form = formFor(file, orders, report);
        if (!form) return form.problem();
        report.questionnaire = std::move(form).value();
        batch.questionnaire = report.questionnaire.id;
        const ReadingPlan plan = planReading(file.layout, report.questionnaire, request_.school_column);
        report.remarks = plan.remarks;
        if (const Result<Done> fits = checkPlan(plan, report.questionnaire, request_.school_column, file.path); !fits)
            return fits.problem();
        std::vector<std::string> asked;
        for (std::size_t item = 0; item < plan.items.size(); ++item)
            if (plan.in_file[item]) asked.push_back(plan.items[item].id);
        report.batch = batch.id = change_.beginBatch(batch, asked);
        const Result<Done> read = readRows(file, plan, batch, report);
        if (!read) return read.problem();
        if (report.already_in_batch != 0) return report;
        if (file_sum.valid()) batch.file_sha256 = file_sum.get();
        if (change_.finishBatch(batch))
            report.remarks.push_back(
                {"weights-taken-back",
                 phrase("新答卷没有权重，原有的权重已取消，请重新加权（diaoyan weights）",
                        "the new sheets have no weights: the weights were taken back; make them again "
                        "(diaoyan weights)"),
                 {}});
        batches_.push_back(batch);
        return report;
    }

    const Batch* importedBefore(const std::string& sum, std::string Batch::*field,
                                const std::string& questionnaire) const {
        for (const Batch& batch : batches_)
            if (!sum.empty() && batch.*field == sum && (questionnaire.empty() || batch.questionnaire == questionnaire))
                return &batch;
        return nullptr;
    }

    Result<Done> readRows(OpenedFile& file, const ReadingPlan& plan, Batch& batch, ImportReport& report) {
        BlockReader reader({.rows = *file.table.rows,
                            .plan = plan,
                            .questionnaire = report.questionnaire,
                            .roster = roster_,
                            .file = file.path,
                            .text_file = file.table.facts.separator != 0});
        ReadAhead<ReadBlock> blocks([&](ReadBlock& block) { return reader.next(block); });
        for (ReadBlock block;;) {
            if (request_.stop.stop_requested())
                return Problem{
                    "interrupted", phrase("已中断，调查文件保持原样", "interrupted; the survey file is as it was"), {}};
            const Result<bool> more = blocks.next(block);
            if (!more) return more.problem();
            if (!*more) break;
            keep(std::move(block), batch, report);
            if (request_.progress) request_.progress(report.rows_in);
        }
        if (report.rows_in == 0)
            return Problem{"no-rows",
                           phrase("标题下面没有一行答卷", "there is no answer sheet below the headings"),
                           {.file = file.path}};
        batch.answers_sha256 = change_.answersDigest(batch.id);
        batch.rows_in = report.rows_in;
        batch.rows_stored = report.rows_stored;
        batch.rows_rejected = report.rows_rejected;
        if (const Batch* before = importedBefore(batch.answers_sha256, &Batch::answers_sha256, batch.questionnaire)) {
            change_.withdrawBatch(batch.id);
            report.already_in_batch = before->id;
            report.batch = 0;
        }
        return Done{};
    }

    void keep(ReadBlock block, const Batch& batch, ImportReport& report) {
        change_.addSheets(batch.id, block.answers);
        report.rows_in += block.rows_in;
        report.rows_stored += static_cast<std::int64_t>(block.answers.rows());
        report.rows_rejected += block.rows_rejected;
        report.rows_without_answers += block.rows_without_answers;
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
    std::vector<Questionnaire> known_;
    SurveyFile::Change change_;
};

}  // namespace

Result<ImportOutcome> importFiles(SurveyFile& survey, const ImportRequest& request) {
    Result<std::vector<Questionnaire>> known = survey.questionnaires();
    if (!known) return known.problem();
    return ImportJob(survey, request).run(std::move(known).value());
}

}  // namespace diaoyan
