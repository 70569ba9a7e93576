// SPDX-License-Identifier: GPL-3.0-or-later
// The published schema and our reader must agree about what a questionnaire is.
#include "questionnaires/forms.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <sstream>

namespace diaoyan {
namespace {

using Json = nlohmann::json;

std::string contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

bool fitsSchema(const Json& json) {
    static const Json document = Json::parse(contentOf(DIAOYAN_SOURCE_DIR "/docs/schema/questionnaire.schema.json"));
    static const valijson::Schema* schema = [] {
        auto* parsed = new valijson::Schema;  // lives as long as the tests
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), *parsed);
        return parsed;
    }();
    valijson::Validator validator;
    return validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}

/// Refused while reading, or by the check of what was read.
bool isSound(const std::string& json) {
    const auto form = questionnaireFromJson(json, "f");
    return form.ok() && checkQuestionnaire(*form).empty();
}

/// The parent form after one thing in it was changed.
Json changed(const std::string& pointer, Json value) {
    Json form = Json::parse(toJson(bundledForm("parent").value()));
    form[Json::json_pointer(pointer)] = std::move(value);
    return form;
}

TEST(QuestionnaireSchema, DescribesTheBundledForms) {
    for (const BundledForm& bundled : bundledForms()) {
        EXPECT_TRUE(fitsSchema(Json::parse(bundled.json))) << bundled.id;
        EXPECT_EQ(toJson(bundledForm(bundled.id).value()), bundled.json) << bundled.id << ".json as toJson writes it";
    }
}

TEST(QuestionnaireSchema, DescribesWhatPeopleMayWrite) {
    const Json own = Json::parse(R"({
        "$schema": "questionnaire.schema.json", "id": "保安问卷", "inferred": true, "title": "保安问卷",
        "role": {"id": "guard", "name": {"zh": "保安"}, "counter": "位"},
        "questions": [
          {"id": "day", "title": "日期", "kind": "date"},
          {"id": "likes", "title": "喜欢", "kind": "multiple", "options": ["甲", {"code": "b", "label": "乙", "exclusive": true}]},
          {"id": "cells", "title": {"en": "cells"}, "kind": "matrix", "cells": "number", "rows": ["一", "二"],
           "show_when": [{"question": "likes", "none_of": ["b"]}]}]})");
    EXPECT_TRUE(fitsSchema(own));
    EXPECT_TRUE(isSound(own.dump()));
    EXPECT_TRUE(fitsSchema(Json::parse(toJson(questionnaireFromJson(own.dump(), "f").value()))));
}

TEST(QuestionnaireSchema, RefusesWhatTheReaderRefuses) {
    ASSERT_TRUE(fitsSchema(changed("/version", "2")));
    const std::vector<Json> wrong = {
        changed("/id", 3),
        changed("/id", "a.b"),
        changed("/id", "a b"),
        changed("/id", ""),
        changed("/role", Json{{"name", "x"}}),
        changed("/lable", "x"),
        changed("/questions", Json::object()),
        changed("/questions/3/kind", "chioce"),
        changed("/questions/3/cells", "chioce"),
        changed("/questions/3/roster_field", "street"),
        changed("/questions/3/direction", "up"),
        changed("/questions/3/option_order", "random"),
        changed("/questions/3/required", "yes"),
        changed("/questions/3/title", Json{{"de", "x"}}),
        changed("/questions/3/title", 7),
        changed("/questions/3/max_choices", 0),
        changed("/questions/3/max_choices", 1.5),
        changed("/questions/3/min_choices", -1),
        changed("/questions/3/min_number", "0"),
        changed("/questions/3/options/0/code", "a/b"),
        changed("/questions/3/options/0/score", "5"),
        changed("/questions/3/options/0/exclusive", 1),
        changed("/questions/3/options/0", 5),
        changed("/questions/3/options/0", Json{{"code", "a"}}),
        changed("/questions/3/show_when", Json::parse(R"([{"question": "grade"}])")),
        changed("/questions/3/show_when", Json::parse(R"([{"question": "grade", "any_of": []}])")),
        changed("/questions/3/show_when",
                Json::parse(R"([{"question": "grade", "any_of": ["g1"], "none_of": ["g2"]}])")),
        changed("/questions/9/rows/0", Json{{"label", "x"}}),
    };
    for (const Json& json : wrong) {
        const std::string difference = Json::diff(changed("/version", "1"), json).dump();
        EXPECT_FALSE(fitsSchema(json)) << difference;
        EXPECT_FALSE(isSound(json.dump())) << difference;
    }
}

}  // namespace
}  // namespace diaoyan
