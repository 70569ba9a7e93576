// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "questionnaires/answer.h"
#include "questionnaires/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

/// An answer sheet that was understood and checked, on its way into the survey file.
struct IncomingSheet {
    std::string questionnaire{};
    std::string answer_id{};  ///< isAnswerId; the same answer sent again has the same one
    std::string code{};       ///< one-time code (normalCode) to be used up with it; empty: none
    AnswerSheet sheet{};      ///< routed; `submitted_at` as it is to be kept

    bool operator==(const IncomingSheet&) const = default;
};

/// What became of it.
enum class Receipt {
    stored,
    already_stored,  ///< an answer of this id is there: nothing was changed, the code neither
    code_used,       ///< nothing was stored
    code_unknown,    ///< or not for this questionnaire
    code_withdrawn,
    unknown_questionnaire,  ///< the survey file has none of this id
};

/// Takes answers as they come, many in one transaction (group commit; WAL, synchronous = FULL). A connection of its
/// own that keeps its statements; one thread at a time. The batch of a session ("web", "paper") is begun with the first
/// answer of each questionnaire and counts along with every group.
class AnswerInbox {
public:
    /// How long a group waits for another program that is writing.
    static constexpr std::chrono::milliseconds patience{2000};

    /// `importer` is "web" or "paper"; `session` the words for the batch's file name. Problems: as SurveyFile::open.
    static Result<AnswerInbox> open(const std::string& path, const std::string& importer, const std::string& session);
    AnswerInbox(AnswerInbox&&) noexcept;
    AnswerInbox& operator=(AnswerInbox&&) noexcept;
    ~AnswerInbox();

    /// One receipt per sheet, in order. A sheet in which nothing is answered (but what the roster knows) is stored as
    /// excluded, no-answers, as from a file; a school that the roster lacks is left out. When it returns, all that it
    /// calls stored is on disk. Two sheets with one id or one code within a group: the first is taken. Problems, after
    /// which nothing of the group is stored and the inbox can be used again at once: disk-full, file-read-only,
    /// file-busy (another program writes for longer than `patience`), file-moved (renamed or replaced while it is
    /// open), disk-failure.
    Result<std::vector<Receipt>> store(std::span<const IncomingSheet> sheets);

    /// What is known of a code (normalCode), for the group to come: store() has the last word. Throws
    /// EnvironmentFailure.
    CodeLookup lookUp(const std::string& code);

    /// Moves what the write-ahead log holds into the file, as far as readers allow; for quiet moments. Never fails
    /// loudly.
    void checkpoint();
    /// Bytes of the write-ahead log that are not in the file yet, as far as this connection knows.
    std::int64_t logBytes() const;

private:
    struct State;
    explicit AnswerInbox(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Reads the answers that came since the last time, for figures that follow a running collection. A connection of its
/// own, which never writes; one thread at a time.
class AnswerFeed {
public:
    /// Problems: as SurveyFile::open for reading.
    static Result<AnswerFeed> open(const std::string& path);
    AnswerFeed(AnswerFeed&&) noexcept;
    AnswerFeed& operator=(AnswerFeed&&) noexcept;
    ~AnswerFeed();

    /// One stored, valid sheet, in the order of storage.
    struct Fed {
        std::string questionnaire{};
        AnswerSheet sheet{};
    };
    /// At most `most` of the sheets that were stored after the last call. Throws EnvironmentFailure. Problem:
    /// answers-damaged.
    Result<std::vector<Fed>> next(std::size_t most);

private:
    struct State;
    explicit AnswerFeed(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
