// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/print_tables.h"

#include "charts/tables/json_table.h"
#include "charts/tables/text_table.h"

#include <iostream>

namespace diaoyan {

int printTables(const std::vector<ResultTable>& tables, const std::string& survey, const Session& session) {
    if (session.json) {
        nlohmann::ordered_json json{{"survey", survey}, {"tables", nlohmann::ordered_json::array()}};
        for (const ResultTable& table : tables) json["tables"].push_back(jsonTable(table));
        session.printJson(json);
        return exitDone;
    }
    const TextTableOptions options{.language = session.language, .width = session.width, .colour = session.terminal};
    bool first = true;
    for (const ResultTable& table : tables) {
        std::cout << (first ? "" : "\n") << renderText(table, options);
        first = false;
    }
    return exitDone;
}

}  // namespace diaoyan
