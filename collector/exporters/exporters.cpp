// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/exporters.h"

#include "collector/exporters/csv_exporter.h"
#include "collector/exporters/described_exporter.h"
#include "collector/exporters/json_exporter.h"
#include "collector/exporters/sav_exporter.h"
#include "collector/exporters/xlsx_exporter.h"

#include <algorithm>
#include <vector>

namespace diaoyan {

std::span<const Exporter> exporters() {
    static const std::vector<Exporter> list = {
        {"csv", {"CSV 表格", "CSV table"}, ".csv", writeCsv},
        {"xlsx", {"Excel 工作簿", "Excel workbook"}, ".xlsx", writeXlsx},
        {"json", {"答卷 JSON", "answers as JSON"}, ".json", writeAnswersJson},
        {"sav", {"SPSS 数据", "SPSS data"}, ".sav", writeSav},
        {"triple-s", {"Triple-S 2.0", "Triple-S 2.0"}, ".sss", writeTripleSAnswers},
        {"ddi", {"DDI-Codebook 2.5", "DDI-Codebook 2.5"}, ".xml", writeDdiAnswers},
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
