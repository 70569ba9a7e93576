// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/web_request.h"

#include <string>

namespace diaoyan {

/// A reply as it goes over the line (HTTP/1.1), with the headers of every reply: no scripts and styles but the server's
/// own (Content-Security-Policy), no guessing of types, no framing; no referrer and not kept by browsers unless the
/// reply says otherwise (Referrer-Policy, Cache-Control). A header value with a line end is left out.
std::string replyBytes(const WebReply& reply, bool with_body, bool keep_alive);

}  // namespace diaoyan
