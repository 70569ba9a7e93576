// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a connection: the first byte says how they are cut, the second chooses the limits. The verdict, and what
// was seen of requests before it, do not depend on the cuts.
#include "collector/web/protection/request_framing.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

using namespace diaoyan;

namespace {

struct Seen {
    int status = 0;
    std::int64_t requests = 0;
    bool unfinished = false;
    bool operator==(const Seen&) const = default;
};

Seen seen(RequestFraming& framing) {
    const int status = framing.feed({});
    return {status, framing.requests(), status == 0 && framing.unfinished()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const RequestLimits limits{.header = 40u + data[1], .body = data[1] * 100u};
    std::string_view bytes(reinterpret_cast<const char*>(data + 2), size - 2);
    RequestFraming whole(limits), cut(limits);
    whole.feed(bytes);
    std::uint32_t random = data[0] + 1u;
    while (!bytes.empty()) {
        random = random * 1664525u + 1013904223u;
        const std::size_t piece = std::min<std::size_t>(1 + (random >> 24) % (1 + data[0] % 32u), bytes.size());
        const int before = cut.feed({});
        const int status = cut.feed(bytes.substr(0, piece));
        if (before != 0 && status != before) std::abort();
        bytes.remove_prefix(piece);
    }
    if (seen(whole) != seen(cut)) std::abort();
    static const std::set<int> known{0, 400, 411, 413, 431, 501};
    if (!known.contains(whole.feed({}))) std::abort();
    return 0;
}
