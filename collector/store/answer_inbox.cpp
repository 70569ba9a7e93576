// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_inbox.h"

#include "collector/sha256.h"
#include "collector/store/code_uses.h"
#include "collector/store/collection_state.h"
#include "collector/store/inbox_forms.h"
#include "collector/store/survey_state.h"
#include "collector/utc_clock.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace diaoyan {

namespace {

/// A log that grows beyond this is moved into the file between two groups, however busy the inbox is.
constexpr std::int64_t longestLog = 16 << 20;

constexpr const char* insertSheet =
    "INSERT INTO responses (questionnaire, batch, school, source_row, source_id, submitted_at, seconds, status, "
    "status_reason, answers, answer_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (answer_id) WHERE answer_id IS NOT NULL DO NOTHING";

/// Snapshots of questionnaires that got no answers stay as good as they were.
constexpr const char* keepSnapshots =
    "UPDATE snapshots SET revision = revision + 1 WHERE revision = (SELECT CAST(value AS INTEGER) FROM survey "
    "WHERE key = 'revision') AND questionnaire NOT IN (SELECT value FROM json_each(?))";

constexpr const char* raiseRevision = "UPDATE survey SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'";

constexpr const char* countSheets = "UPDATE batches SET rows_in = rows_in + ?1, rows_stored = rows_stored + ?1 "
                                    "WHERE id = ?2";

int digitOf(char letter) {
    return letter >= '0' && letter <= '9' ? letter - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The 16 bytes of an answer id. What is none is told apart by its sum.
std::string idBytes(const std::string& answer_id) {
    const auto bytesIn = [](std::string_view text) {
        std::string bytes;
        int high = -1;
        for (const char letter : text) {
            if (letter == '-') continue;
            const int digit = digitOf(letter);
            if (digit < 0) return std::string();
            if (high < 0) {
                high = digit;
            } else {
                bytes += static_cast<char>(high * 16 + digit);
                high = -1;
            }
        }
        return bytes;
    };
    if (std::string bytes = bytesIn(answer_id); answer_id.size() == 36 && bytes.size() == 16) return bytes;
    Sha256 sum;
    sum.add(answer_id);
    return bytesIn(sum.finish()).substr(0, 16);
}

void bindBytes(SQLite::Statement& statement, int index, const std::string& bytes) {
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

struct AnswerInbox::State {
    State(std::string file, std::unique_ptr<SQLite::Database> opened, std::string by, std::string words)
        : path(std::move(file)), database(std::move(opened)), importer(std::move(by)), session(std::move(words)),
          forms(*database), codes(*database) {
        database->setBusyTimeout(static_cast<int>(patience.count()));
        page_bytes = database->execAndGet("PRAGMA page_size").getInt64();
        sqlite3_wal_hook(
            database->getHandle(),
            [](void* state, sqlite3*, const char*, int pages) {
                static_cast<State*>(state)->logGrew(pages);
                return SQLITE_OK;
            },
            this);
    }
    ~State() { moveLog(SQLITE_CHECKPOINT_TRUNCATE); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::vector<Receipt> storeGroup(std::span<const IncomingSheet> sheets);
    void noticeChanges();
    Receipt take(const IncomingSheet& incoming);
    bool isStored(const std::string& id);
    void beginBatch(const std::string& questionnaire, InboxForm& form);
    bool insert(const IncomingSheet& incoming, InboxForm& form, const std::string& id);
    void finishGroup();
    void rollBack();
    bool hasMoved() const;
    void moveLog(int mode) noexcept;
    void logGrew(std::int64_t pages) {
        if (pages < log_pages) moved_pages = 0;  // it began anew
        log_pages = pages;
        log_empty = false;
    }

    std::string path;
    std::unique_ptr<SQLite::Database> database;
    std::string importer;
    std::string session;
    InboxForms forms;
    CodeUses codes;
    SQLite::Statement begin{*database, "BEGIN IMMEDIATE"};
    SQLite::Statement commit{*database, "COMMIT"};
    SQLite::Statement version{*database, "PRAGMA data_version"};
    SQLite::Statement stored{*database, "SELECT 1 FROM responses WHERE answer_id = ?"};
    SQLite::Statement sheet{*database, insertSheet};
    SQLite::Statement count{*database, countSheets};
    SQLite::Statement keep{*database, keepSnapshots};
    SQLite::Statement raise{*database, raiseRevision};
    std::string answers;             ///< of one sheet, as JSON
    std::int64_t seen_version = -1;  ///< of the file, as other programs write it; -1: look at everything again
    std::int64_t page_bytes = 4096;
    std::int64_t log_pages = 0;    ///< in the log
    std::int64_t moved_pages = 0;  ///< of these, in the file already
    bool log_empty = false;        ///< known to be; another program's log is its own affair
};

AnswerInbox::AnswerInbox(std::unique_ptr<State> state) : state_(std::move(state)) {}
AnswerInbox::AnswerInbox(AnswerInbox&&) noexcept = default;
AnswerInbox& AnswerInbox::operator=(AnswerInbox&&) noexcept = default;
AnswerInbox::~AnswerInbox() = default;

Result<AnswerInbox> AnswerInbox::open(const std::string& path, const std::string& importer,
                                      const std::string& session) {
    Result<OpenedDatabase> opened = openSurveyDatabase(path, SurveyFile::Access::write);
    if (!opened) return opened.problem();
    try {
        // What a sheet refers to was just looked up. The log is moved by moveLog.
        opened->database->exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0;"
                               "PRAGMA cache_size = -32768");
        leaveNoTraces(*opened->database);
        return AnswerInbox(std::make_unique<State>(path, std::move(opened->database), importer, session));
    } catch (const SQLite::Exception& failure) { return databaseProblem(failure, path); }
}

void AnswerInbox::State::noticeChanges() {
    version.executeStep();
    const std::int64_t now = version.getColumn(0).getInt64();
    version.reset();
    if (now == seen_version) return;
    seen_version = -1;
    forms.refresh();
    codes.forget();
    seen_version = now;
}

bool AnswerInbox::State::isStored(const std::string& id) {
    bindBytes(stored, 1, id);
    const bool found = stored.executeStep();
    stored.reset();
    return found;
}

void AnswerInbox::State::beginBatch(const std::string& questionnaire, InboxForm& form) {
    SQLite::Statement batch(*database, "INSERT INTO batches (questionnaire, importer, file_name, file_sha256, "
                                       "answers_sha256, imported_at, rows_in, rows_stored, rows_rejected, answer_key) "
                                       "VALUES (?, ?, ?, '', '', ?, 0, 0, 0, ?)");
    batch.bind(1, questionnaire);
    batch.bind(2, importer);
    batch.bind(3, session);
    batch.bind(4, utcClock());
    batch.bind(5, keyToJson(form.rows.key()));
    batch.exec();
    form.batch = database->getLastInsertRowid();
}

bool AnswerInbox::State::insert(const IncomingSheet& incoming, InboxForm& form, const std::string& id) {
    const bool answered = form.isAnswered(incoming.sheet);
    answers.clear();
    form.rows.write(incoming.sheet, answers);
    sheet.bindNoCopy(1, incoming.questionnaire);
    sheet.bind(2, form.batch);
    if (forms.hasSchool(incoming.sheet.school))
        sheet.bindNoCopy(3, incoming.sheet.school);
    else
        sheet.bind(3);
    sheet.bind(4, form.row + 1);
    sheet.bindNoCopy(5, incoming.sheet.source_id);
    sheet.bindNoCopy(6, incoming.sheet.submitted_at);
    if (incoming.sheet.seconds >= 0)
        sheet.bind(7, incoming.sheet.seconds);
    else
        sheet.bind(7);
    sheet.bindNoCopy(8, answered ? "valid" : "excluded");
    sheet.bindNoCopy(9, answered ? "" : "no-answers");
    sheet.bindNoCopy(10, answers);
    bindBytes(sheet, 11, id);
    const bool fresh = sheet.exec() > 0;
    sheet.reset();
    form.row += fresh ? 1 : 0;
    return fresh;
}

Receipt AnswerInbox::State::take(const IncomingSheet& incoming) {
    InboxForm* const form = forms.find(incoming.questionnaire);
    if (form == nullptr) return Receipt::unknown_questionnaire;
    const std::string id = idBytes(incoming.answer_id);
    CodeUses::Found code{.refusal = Receipt::stored};
    if (!incoming.code.empty()) code = codes.find(incoming.code, incoming.questionnaire);
    if (code.refusal != Receipt::stored || form->batch == 0) {
        if (isStored(id)) return Receipt::already_stored;
        if (code.refusal != Receipt::stored) return code.refusal;
        beginBatch(incoming.questionnaire, *form);
    }
    if (!insert(incoming, *form, id)) return Receipt::already_stored;
    if (code.series != 0) codes.mark(code);
    return Receipt::stored;
}

void AnswerInbox::State::finishGroup() {
    nlohmann::json touched = nlohmann::json::array();
    for (auto& [id, form] : forms.all()) {
        if (form.row == form.committed) continue;
        touched.push_back(id);
        count.bind(1, form.row - form.committed);
        count.bind(2, form.batch);
        count.exec();
        count.reset();
        if (form.weighted) clearWeights(*database, id);
        form.weighted = false;
    }
    codes.write();
    keep.bind(1, touched.dump());
    keep.exec();
    keep.reset();
    raise.exec();
    raise.reset();
}

std::vector<Receipt> AnswerInbox::State::storeGroup(std::span<const IncomingSheet> sheets) {
    begin.exec();
    begin.reset();
    noticeChanges();
    std::vector<Receipt> receipts;
    receipts.reserve(sheets.size());
    bool any = false;
    for (const IncomingSheet& incoming : sheets) {
        receipts.push_back(take(incoming));
        any = any || receipts.back() == Receipt::stored;
    }
    if (any) {
        finishGroup();
        commit.exec();
        commit.reset();
        forms.committed();
    } else {
        rollBack();
    }
    return receipts;
}

void AnswerInbox::State::rollBack() {
    for (SQLite::Statement* one : {&begin, &commit, &version, &stored, &sheet, &count, &keep, &raise}) one->tryReset();
    codes.forget();
    if (sqlite3_get_autocommit(database->getHandle()) == 0) database->tryExec("ROLLBACK");
    forms.rolledBack();
}

/// Answers that go into a file nobody will open again are lost, however safely they are written.
bool AnswerInbox::State::hasMoved() const {
    int moved = 0;
    return sqlite3_file_control(database->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

Result<std::vector<Receipt>> AnswerInbox::store(std::span<const IncomingSheet> sheets) {
    if (sheets.empty()) return std::vector<Receipt>{};
    if (state_->hasMoved())
        return Problem{"file-moved",
                       phrase("调查文件被移走、改名或替换了；请把它放回原处",
                              "the survey file was moved away, renamed or replaced; put it back"),
                       {.file = state_->path}};
    try {
        std::vector<Receipt> receipts = state_->storeGroup(sheets);
        if (logBytes() > longestLog) state_->moveLog(SQLITE_CHECKPOINT_PASSIVE);
        return receipts;
    } catch (const SQLite::Exception& failure) {
        state_->rollBack();
        state_->seen_version = -1;
        return databaseProblem(failure, state_->path);
    } catch (...) {
        state_->rollBack();
        state_->seen_version = -1;
        throw;
    }
}

CodeLookup AnswerInbox::lookUp(const std::string& code) {
    return withDatabase(state_->path, [&] { return code.empty() ? CodeLookup{} : state_->codes.lookUp(code); });
}

/// Readers and other writers are not waited for.
void AnswerInbox::State::moveLog(int mode) noexcept {
    sqlite3* const handle = database->getHandle();
    int in_log = -1;
    int moved = -1;
    sqlite3_busy_timeout(handle, 0);
    sqlite3_wal_checkpoint_v2(handle, "main", mode, &in_log, &moved);
    sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
    if (in_log < 0 || moved < 0) return;
    log_pages = in_log;
    moved_pages = moved;
    log_empty = in_log == 0;
}

void AnswerInbox::checkpoint() {
    if (!state_->log_empty) state_->moveLog(SQLITE_CHECKPOINT_TRUNCATE);
}

std::int64_t AnswerInbox::logBytes() const {
    return (state_->log_pages - state_->moved_pages) * state_->page_bytes;
}

}  // namespace diaoyan
