// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

enum class CollectionState { open, paused, closed };

/// Who may answer a questionnaire on the web.
enum class WebAccess {
    anyone,        ///< whoever has the address; the school is asked
    school_links,  ///< only by the link of a school or class
    codes,         ///< only with a one-time code
};

/// How a survey is collected; kept in the survey file.
struct CollectionSettings {
    CollectionState state = CollectionState::open;
    std::string closes_at{};                    ///< local time, 2026-11-30T18:00; empty: no end
    std::map<std::string, WebAccess> access{};  ///< by questionnaire; absent: anyone
    std::map<std::string, Text> consent{};  ///< by questionnaire: words that must be agreed to; absent or empty: none
    Text welcome{};                         ///< above the first question of every questionnaire
    std::string password_hash{};            ///< of the dashboard (passwordHash); empty: none chosen yet
    std::string link_key{};                 ///< signs links of schools and classes; made with the first settings
    std::int64_t minimum_n = 10;            ///< the dashboard shows nothing of fewer answers

    bool operator==(const CollectionSettings&) const = default;
};

/// One-time codes to be made: n for a questionnaire, a school and perhaps a class.
struct CodeOrder {
    std::string questionnaire{};
    std::string school{};      ///< roster code; empty: for any school
    std::string class_name{};  ///< may be empty
    std::int64_t count = 0;

    bool operator==(const CodeOrder&) const = default;
};

/// Codes that were made together. The file holds their hashes and one bit each: used or not; no time, no order.
struct CodeSeries {
    std::int64_t id = 0;
    CodeOrder order{};
    std::int64_t used = 0;
    std::string made_at{};  ///< UTC, ISO 8601
    bool withdrawn = false;

    bool operator==(const CodeSeries&) const = default;
};

/// The codes themselves (normalised): they exist here and on paper only, never in the file.
struct MadeCodes {
    CodeSeries series{};
    std::vector<std::string> codes{};

    bool operator==(const MadeCodes&) const = default;
};

enum class CodeState { unknown, unused, used, withdrawn };

struct CodeLookup {
    CodeState state = CodeState::unknown;
    CodeOrder order{};  ///< of its series; empty where unknown

    bool operator==(const CodeLookup&) const = default;
};

/// The first keying of a paper questionnaire, which waits for the second.
struct PaperEntry {
    std::string questionnaire{};
    std::string number{};  ///< the number written on the sheet; unique within a questionnaire
    std::string fields{};  ///< application/x-www-form-urlencoded, as keyed
    std::string entered_at{};

    bool operator==(const PaperEntry&) const = default;
};

/// What web collection keeps in a survey file besides answers. A connection of its own; one thread at a time.
/// Every function may throw EnvironmentFailure (disk-full, file-read-only, file-busy, file-damaged).
class CollectionStore {
public:
    /// Brings the file up to date. Problems: as SurveyFile::open for writing.
    static Result<CollectionStore> open(const std::string& path);
    CollectionStore(CollectionStore&&) noexcept;
    CollectionStore& operator=(CollectionStore&&) noexcept;
    ~CollectionStore();

    /// With a link key in any case: it is made and kept the first time.
    CollectionSettings settings();
    void setSettings(const CollectionSettings& settings);

    /// All or none. Problems: unknown-questionnaire, unknown-school, code-count (0 or more than 100,000 in all).
    Result<std::vector<MadeCodes>> makeCodes(const std::vector<CodeOrder>& orders);
    std::vector<CodeSeries> codeSeries();
    /// Unused codes of a series are no longer taken. Problem: no-such-series.
    Result<Done> withdrawCodes(std::int64_t series);
    /// `code` as of normalCode.
    CodeLookup lookUp(const std::string& code);

    /// Problems: unknown-questionnaire, paper-number-exists (waiting for its second entry).
    Result<Done> addPaperEntry(const PaperEntry& entry);
    std::optional<PaperEntry> paperEntry(const std::string& questionnaire, const std::string& number);
    std::vector<PaperEntry> paperEntries();  ///< those that wait, in the order they were entered
    void removePaperEntry(const std::string& questionnaire, const std::string& number);

private:
    struct State;
    explicit CollectionStore(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
