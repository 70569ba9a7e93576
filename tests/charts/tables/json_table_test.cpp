// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/json_table.h"

#include "tests/charts/tables/sample_tables.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <limits>

namespace diaoyan {
namespace {

using nlohmann::json;

class JsonTable : public testing::Test {
protected:
    JsonTable() {
        std::ifstream file(DIAOYAN_SOURCE_DIR "/docs/schema/result-table.schema.json");
        const json document = json::parse(file);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
    }

    bool valid(const json& document) {
        const valijson::adapters::NlohmannJsonAdapter target(document);
        return valijson::Validator().validate(schema_, target, nullptr);
    }

    valijson::Schema schema_;
};

ResultTable everyKindOfCell() {
    ResultTable table = hopeTable();
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    table.rows.push_back(
        {RowRole::not_substantive,
         "9",
         {Text{"不了解", "Cannot say"}, Share{0, 0, BaseKind::responses}, Figure{2.0 / 3, 2}, Figure{nothing, 1},
          PValue{1e-12}, IntervalCell{0.25, 0.75}, NoValue{{"样本过小", "too few"}}}});
    table.rows.push_back({RowRole::subtotal, "", {}});
    return table;
}

TEST_F(JsonTable, EveryKindOfCellSatisfiesThePublishedSchema) {
    EXPECT_TRUE(valid(json::parse(toJson(everyKindOfCell()))));
    EXPECT_TRUE(valid(json::parse(toJson(wideTable()))));
    EXPECT_TRUE(valid(json::parse(toJson(ResultTable{}))));
}

TEST_F(JsonTable, TheSchemaRefusesAShareWithoutItsBase) {
    json document = json::parse(toJson(hopeTable()));
    ASSERT_TRUE(valid(document));
    document["rows"][0]["cells"][2].erase("base");
    EXPECT_FALSE(valid(document));
    document = json::parse(toJson(hopeTable()));
    document["rows"][0]["cells"][2]["percent"] = "44.4%";
    EXPECT_FALSE(valid(document));
    document = json::parse(toJson(hopeTable()));
    document["extra"] = 1;
    EXPECT_FALSE(valid(document));
}

TEST_F(JsonTable, SharesAreUnroundedAndUndefinedIsNull) {
    const auto document = json::parse(toJson(everyKindOfCell()));
    const auto share = document["rows"][0]["cells"][2];
    EXPECT_EQ(share["count"], 551);
    EXPECT_EQ(share["base"], 1241);
    EXPECT_EQ(share["base_kind"], "cases");
    EXPECT_DOUBLE_EQ(share["percent"].get<double>(), 100.0 * 551 / 1241);
    const auto cells = document["rows"][6]["cells"];
    EXPECT_TRUE(cells[1]["percent"].is_null());
    EXPECT_DOUBLE_EQ(cells[2]["value"].get<double>(), 2.0 / 3);
    EXPECT_TRUE(cells[3]["value"].is_null());
    EXPECT_DOUBLE_EQ(cells[4]["value"].get<double>(), 1e-12) << "a tiny p is not rounded to 0";
}

TEST_F(JsonTable, KeysKeepTheirOrder) {
    const auto text = toJson(hopeTable());
    EXPECT_EQ(text.find("{\n  \"format\": \"diaoyan-result-table\",\n  \"version\": 1,\n  \"id\": \"parent.hope\""),
              0u);
    EXPECT_EQ(text.back(), '\n');
}

TEST_F(JsonTable, ACellIsALine) {
    ResultTable table;
    table.id = "q";
    table.columns = {{{"选项", "Option"}, ColumnRole::label}};
    table.rows = {{RowRole::total, "", {std::int64_t{7}}}};
    std::string text = "[";
    appendJson(table, text, 2);
    EXPECT_EQ(text, R"([{
    "format": "diaoyan-result-table",
    "version": 1,
    "id": "q",
    "kind": "",
    "title": {"zh": "", "en": ""},
    "base": {"zh": "", "en": ""},
    "columns": [
      {"heading": {"zh": "选项", "en": "Option"}, "role": "label"}
    ],
    "rows": [
      {"role": "total", "code": "", "cells": [
        {"type": "count", "count": 7}
      ]}
    ],
    "notes": [],
    "bar_column": null
  })");
}

TEST_F(JsonTable, NumbersAreTheShortestThatReadBack) {
    ResultTable table;
    const std::vector<std::pair<double, const char*>> numbers{{0.0, "0.0"},
                                                              {44.0, "44.0"},
                                                              {-2.5, "-2.5"},
                                                              {100.0 / 3, "33.333333333333336"},
                                                              {0.0001, "0.0001"},
                                                              {1e-5, "1e-05"},
                                                              {1e14, "100000000000000.0"},
                                                              {1e15, "1e+15"},
                                                              {1e-300, "1e-300"},
                                                              {5e-324, "5e-324"},
                                                              {1.7976931348623157e308, "1.7976931348623157e+308"}};
    for (const auto& [number, written] : numbers) {
        table.rows = {{RowRole::option, "", {PValue{number}}}};
        EXPECT_NE(toJson(table).find(std::string("\"value\": ") + written + "}"), std::string::npos) << written;
        EXPECT_EQ(jsonTable(table)["rows"][0]["cells"][0]["value"].get<double>(), number);
        EXPECT_EQ(json(number).dump(), written) << "as the rest of our documents is written";
    }
}

TEST_F(JsonTable, AnyWordsReadBack) {
    ResultTable table;
    std::string all;
    for (int byte = 0; byte < 0x80; ++byte) all += static_cast<char>(byte);
    for (const std::string& words :
         {all, std::string("\""), std::string("a\\"), std::string("孩子 👨‍👩‍👧 é")}) {
        table.title = untranslated(words);
        EXPECT_EQ(jsonTable(table)["title"]["zh"], words);
    }
}

TEST_F(JsonTable, BrokenUtf8DoesNotThrow) {
    auto table = hopeTable();
    table.title = untranslated("\xff\xfe");
    EXPECT_TRUE(valid(json::parse(toJson(table))));
    table.title = untranslated("孩\xe5\xad");
    EXPECT_EQ(jsonTable(table)["title"]["zh"], "孩\uFFFD");
}

}  // namespace
}  // namespace diaoyan
