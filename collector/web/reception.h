// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/web_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

struct ReceptionSetup {
    std::string survey_path{};
    int submissions_per_minute = 1200;    ///< from one address; 0: no limit
    std::function<std::int64_t()> now{};  ///< seconds since 1970
};

/// The desk where answers are handed in: POST /submit/<questionnaire>. Takes what came since the last time as one
/// group, understands, checks and stores it in one transaction, and only then says thanks. One thread at a time.
class Reception {
public:
    /// Problems: as SurveyFile::open.
    static Result<Reception> open(ReceptionSetup setup);
    Reception(Reception&&) noexcept;
    ~Reception();

    /// A reply per request, in order. Replies are JSON where the request accepts it ({"status": "thanks"} or
    /// {"status": "...", "message": ..., "problems": [...]}), else pages. Never throws.
    std::vector<WebReply> receive(std::span<const WebRequest> group);

    /// The settings or the questionnaires have changed.
    void settingsChanged();
    /// For quiet moments: moves the write-ahead log into the file.
    void tidy();

private:
    struct State;
    explicit Reception(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
