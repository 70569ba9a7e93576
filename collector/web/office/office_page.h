// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/office/desk.h"
#include "collector/web/office/markup.h"

#include <string>

namespace diaoyan::office {

/// A whole page of the office: head, navigation (for those signed in), main part.
WebReply officePage(const Desk& desk, const Visit& visit, const std::string& title, const Markup& main,
                    int status = 200);

/// A page that says one thing; `again`: where to go on, empty for none. Touches no database.
WebReply officeMessage(const Visit& visit, int status, const Text& heading, const Text& words,
                       const std::string& again = {});

/// Nothing of that name (404).
WebReply notThere(const Visit& visit);
/// A problem of the expected kind as a page.
WebReply problemReply(const Visit& visit, int status, const Problem& problem);

/// 303 to a path of the office, its language kept; `said`: what the page there will confirm.
WebReply goOn(const Visit& visit, const std::string& path, const std::string& said = {});

/// The hidden fields that every form of a session has.
Markup formToken(const Desk& desk, const Visit& visit);

/// A file to keep. `name` may hold anything: it is put into the header harmlessly.
WebReply fileReply(std::string content_type, std::string body, const std::string& name, bool inline_view = false);

/// A time as people read it: 2026-11-30 18:00.
std::string readableMinute(const std::string& local_minute);
/// 4 分 30 秒 / 4 min 30 s.
Text readableSeconds(double seconds);

}  // namespace diaoyan::office
