// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "collector/stored_sheet.h"
#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/responses.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"
#include "questionnaires/study_record.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// One import or web session, as it is remembered.
struct Batch {
    std::int64_t id = 0;
    std::string questionnaire;
    std::string importer;
    std::string file_name;
    std::string file_sha256;
    std::string answers_sha256;
    std::string imported_at;  ///< UTC, ISO 8601
    std::int64_t rows_in = 0;
    std::int64_t rows_stored = 0;
    std::int64_t rows_rejected = 0;

    bool operator==(const Batch&) const = default;
};

/// Valid answer sheets of one questionnaire from one school; `school` is empty where it is unknown.
struct ReturnedCount {
    std::string questionnaire;
    std::string school;
    std::int64_t returned = 0;
    std::int64_t valid = 0;

    bool operator==(const ReturnedCount&) const = default;
};

/// How a sheet compares with those stored before: a download taken again later has the sheets of the first one, too.
enum class Recurrence {
    fresh,    ///< no earlier sheet of its school has its 序号 and time of submission, or it has none of its own
    same,     ///< one has, and the same answers (words beside an option apart)
    changed,  ///< one has, with other answers
};

/// The survey file: one SQLite database that holds a whole study. One thread at a time.
/// Every function may throw EnvironmentFailure (disk-full, file-read-only, file-busy, file-damaged).
class SurveyFile {
public:
    enum class Access { read, write };

    /// A new file; an existing one is never overwritten (file-exists). All or nothing.
    static Result<SurveyFile> create(const std::string& path, const Roster& roster,
                                     const std::vector<Questionnaire>& questionnaires);

    /// Problems: file-missing, not-a-survey-file, newer-survey-file, file-read-only. Opening for
    /// writing brings an older file up to date; reading works in a read-only folder as well.
    static Result<SurveyFile> open(const std::string& path, Access access);

    SurveyFile(SurveyFile&&) noexcept;
    SurveyFile& operator=(SurveyFile&&) noexcept;
    ~SurveyFile();

    const std::string& path() const;
    Roster roster() const;
    Result<std::vector<Questionnaire>> questionnaires() const;
    std::vector<Batch> batches() const;
    std::vector<ReturnedCount> returned() const;

    /// How the answers to a questionnaire are weighted; empty when each counts as one.
    Text weighting(const std::string& questionnaire) const;

    StudyRecord record() const;          ///< the fieldwork in the order it was entered
    std::string reportTemplate() const;  ///< as it was saved with the survey; empty where there is none

    /// All valid answers to a questionnaire, from the snapshot; the snapshot is rebuilt first when it
    /// is stale, and kept if the file can be written. Problems: unknown-questionnaire, answers-damaged.
    Result<Responses> responses(const std::string& questionnaire);

    /// Every sheet of a questionnaire, excluded ones too, in the order of storage. Problems: as responses.
    Result<Done> visitSheets(const std::string& questionnaire, const std::function<void(const StoredSheet&)>& take);

    /// Everything between begin and commit happens or nothing does; destruction rolls back.
    class Change {
    public:
        explicit Change(SurveyFile& file);
        Change(Change&&) noexcept;
        ~Change();

        /// Adds a questionnaire. Problem: questionnaire-exists, with another definition.
        Result<Done> addQuestionnaire(const Questionnaire& questionnaire);

        /// Begins a batch; its sums and counts are filled in when it is finished. `asked`: the items that
        /// the source has (the others were not asked); empty: all of the questionnaire. Throws unknown-questionnaire.
        std::int64_t beginBatch(const Batch& batch, const std::vector<std::string>& asked = {});
        /// Answer sheets for a batch begun in this change; columns as items(questionnaire), with Missing{not_asked} for
        /// items that the source lacks, schools by their position on the roster. Keeps the snapshot up to date.
        void addSheets(std::int64_t batch, const AnswerBlock& sheets);
        /// Per row of a block for a batch begun in this change: is it in an earlier batch already?
        std::vector<Recurrence> recurrences(std::int64_t batch, const AnswerBlock& sheets);
        /// One sheet. `excluded_because` is empty for a valid one. A school that the roster lacks is left out.
        void addSheet(std::int64_t batch, std::int64_t source_row, const AnswerSheet& sheet,
                      const std::string& excluded_because = {});
        void addProblem(std::int64_t batch, bool rejected, const Problem& problem);
        /// SHA-256 over what was understood of a batch's sheets, without the words that respondents wrote beside
        /// an option (a file of option numbers lacks them): the same for one table in any encoding. Once.
        std::string answersDigest(std::int64_t batch);
        /// Weights belong to the answers they were made for: new sheets take them back. Returns whether they did.
        bool finishBatch(const Batch& batch);
        /// Takes back a batch begun in this change, with all that was added to it.
        void withdrawBatch(std::int64_t batch);

        /// Weights of a questionnaire's valid answers, in the order of Responses, and how they were made;
        /// no weights: every respondent counts as one again. Problem: weights-do-not-fit (another number of
        /// rows, or a weight that is negative or not finite); the change is then not to be committed.
        Result<Done> setWeights(const std::string& questionnaire, const std::vector<double>& weights,
                                const Text& weighting);

        /// A fact of the study; empty words take it back. An id of the user's own is kept, too.
        void setFact(const std::string& id, const std::string& words);
        void addFieldwork(const FieldworkEntry& entry);
        /// Removes an entry by its number, from 1 in the order of record(). Problem: no-such-entry.
        Result<Done> removeFieldwork(std::int64_t number);
        /// Empty: reports use the default template again.
        void setReportTemplate(const std::string& text);
        void commit();

    private:
        friend struct SurveyInside;
        struct State;
        std::unique_ptr<State> state_;
    };

private:
    friend class Change;
    friend struct SurveyInside;
    struct State;
    explicit SurveyFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
