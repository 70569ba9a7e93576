// SPDX-License-Identifier: GPL-3.0-or-later
// Built into the module `collection` only.
#include "collector/web/http/http_server.h"

extern "C" [[gnu::visibility("default")]] const diaoyan::WebService* diaoyanWebService() {
    static const diaoyan::WebService service{DIAOYAN_VERSION, diaoyan::serveHttp, diaoyan::networkAddresses};
    return &service;
}
