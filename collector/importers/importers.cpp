// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/importers.h"

#include "collector/importers/spss_importer.h"
#include "collector/importers/table_importer.h"
#include "collector/importers/wjx_importer.h"

#include <algorithm>
#include <array>

namespace diaoyan {

std::span<const Importer> importers() {
    static const std::array list = {
        Importer{"wjx", {"问卷星", "Wenjuanxing (wjx.cn)"}, recogniseWjx, layOutWjx},
        Importer{"spss", {"SPSS、Stata、SAS 数据", "SPSS, Stata and SAS data"}, recogniseSpss, layOutSpss, formOfSpss},
        Importer{"table", {"一般表格", "table with one row per respondent"}, recogniseTable, layOutTable},
    };
    return list;
}

const Importer* findImporter(const std::string& id) {
    const auto list = importers();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Importer& importer) { return importer.id == id; });
    return found == list.end() ? nullptr : &*found;
}

Recognised recognise(const SourceSample& sample) {
    Recognised best;
    for (const Importer& importer : importers()) {
        Evidence evidence = importer.recognise(sample);
        if (best.importer == nullptr || evidence.score > best.evidence.score) best = {&importer, std::move(evidence)};
    }
    return best;
}

}  // namespace diaoyan
