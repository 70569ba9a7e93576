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

TEST_F(JsonTable, BrokenUtf8DoesNotThrow) {
    auto table = hopeTable();
    table.title = untranslated("\xff\xfe");
    EXPECT_TRUE(valid(json::parse(toJson(table))));
}

}  // namespace
}  // namespace diaoyan
