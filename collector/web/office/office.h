// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/live_findings.h"
#include "collector/web/wire/web_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace diaoyan {

/// What the organiser's pages need to know of the server they run in.
struct OfficeSetup {
    std::string survey_path{};
    std::string address{};        ///< as respondents type it: http://192.168.1.20:8080
    std::string password_hash{};  ///< made at start, holds while the settings have none of their own; empty: nobody
    LiveFindings findings{};
    std::function<std::int64_t()> now{};       ///< seconds since 1970
    std::function<void()> settings_changed{};  ///< the server reads them anew
};

/// The organiser's pages, everything below /office: signing in, the live dashboard, opening and closing, downloads,
/// posters, links, keyboard entry of paper questionnaires. Has the survey file open itself. One thread at a time.
class Office {
public:
    /// Problems: as SurveyFile::open.
    static Result<Office> open(OfficeSetup setup);
    Office(Office&&) noexcept;
    ~Office();

    /// Never throws: a broken environment becomes a page that says so (503).
    WebReply reply(const WebRequest& request);

private:
    struct State;
    explicit Office(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
