// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/collected_survey.h"
#include "collector/web/wire/web_request.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Whether a reply is read by a script: JSON, not a page.
bool acceptsJson(const WebRequest& request);

/// What a request says of the language it wants: ?lang=, else its Accept-Language.
Language languageOf(const WebRequest& request);

/// The page of a refusal, or {"status": ..., "message": ...}. `again`: a path to go to from the page; empty for none.
WebReply refusalReply(const Refusal& refusal, const WebRequest& request, Language language,
                      const std::string& again = {});

/// {"status": "thanks"} or the page that says so.
WebReply thanksReply(const WebRequest& request, Language language);

/// {"status": "problems", "problems": [{"field", "message"}]}.
WebReply problemsJson(const std::vector<Problem>& problems, Language language);

}  // namespace diaoyan
