// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/web_request.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace diaoyan {

struct SiteSetup {
    std::string survey_path{};
    std::function<std::int64_t()> now{};  ///< seconds since 1970
};

/// What respondents look at: the start page, questionnaires, code entry, assets. Pages are made once and kept; each
/// visitor gets an answer id of their own. One thread at a time.
class Site {
public:
    /// Problems: as SurveyFile::open.
    static Result<Site> open(SiteSetup setup);
    Site(Site&&) noexcept;
    ~Site();

    /// GET only (the server turns HEAD into it). Never throws: a broken environment becomes a page that says so (503).
    WebReply reply(const WebRequest& request);

    /// Reads settings and questionnaires anew if they have changed; for every few seconds.
    void refresh();

private:
    struct State;
    explicit Site(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
