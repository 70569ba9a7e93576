// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/exporters.h"

#include "collector/exporters/sav_exporter.h"

#include <algorithm>
#include <vector>

namespace diaoyan {

std::span<const Exporter> exporters() {
    static const std::vector<Exporter> list = {
        Exporter{"sav", {"SPSS 数据", "SPSS data"}, ".sav", writeSav},
    };
    return list;
}

const Exporter* findExporter(const std::string& id) {
    const auto list = exporters();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Exporter& exporter) { return exporter.id == id; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace diaoyan
