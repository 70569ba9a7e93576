// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// A little survey that has one question of every kind, for the tests of this folder.
namespace diaoyan::sample {

inline Option option(const std::string& code, bool substantive = true) {
    Option made;
    made.code = code;
    made.label = untranslated(code);
    made.substantive = substantive;
    return made;
}

inline Question question(const std::string& id, QuestionKind kind, std::vector<Option> options = {}) {
    Question made;
    made.id = id;
    made.title = untranslated(id);
    made.kind = kind;
    made.options = std::move(options);
    return made;
}

inline std::vector<Option> fivePoints() {
    std::vector<Option> options;
    for (const char* label : {"非常满意", "比较满意", "一般", "不太满意", "很不满意"}) options.push_back(option(label));
    options.push_back(option("不了解", false));
    return options;
}

inline Item item(const Question& asked) {
    return items(asked).front();
}

/// Questions: overall (5 points and 不了解), sex (男, 女), wishes (a, b, c), order (x, y, z), age, words.
inline Questionnaire questionnaire() {
    Questionnaire form;
    form.id = "parent";
    form.role = roleNamed("parent");
    form.questions = {question("overall", QuestionKind::scale, fivePoints()),
                      question("sex", QuestionKind::single, {option("男"), option("女")}),
                      question("wishes", QuestionKind::multiple, {option("a"), option("b"), option("c")}),
                      question("order", QuestionKind::ranking, {option("x"), option("y"), option("z")}),
                      question("age", QuestionKind::number),
                      question("words", QuestionKind::text)};
    return form;
}

inline School school(const std::string& code, const std::string& stage) {
    School made;
    made.code = code;
    made.name = "学校" + code;
    made.stage = stage;
    return made;
}

/// s1 and s3 are primary schools, s2 a junior one, s4 has no stage.
inline Roster roster() {
    Roster made;
    made.schools = {school("s1", "小学"), school("s2", "初中"), school("s3", "小学"), school("s4", "")};
    made.schools[0].attributes["寄宿"] = "是";
    made.attribute_names = {"寄宿"};
    return made;
}

inline AnswerSheet sheet(const std::string& school_code, std::map<std::string, Answer> answers) {
    AnswerSheet made;
    made.school = school_code;
    made.answers = std::move(answers);
    return made;
}

inline Choice choice(const std::string& code) {
    return {code, {}};
}

inline Choices choices(const std::vector<std::string>& codes) {
    Choices made;
    for (const std::string& code : codes) made.ticked.push_back({code, {}});
    return made;
}

inline Missing missing(MissingReason reason) {
    return {reason, {}};
}

inline Responses responses(const std::vector<AnswerSheet>& sheets) {
    std::vector<std::string> codes;
    for (const School& one : roster().schools) codes.push_back(one.code);
    ResponsesBuilder builder(questionnaire(), codes);
    for (const AnswerSheet& one : sheets) builder.add(one);
    return builder.take();
}

inline ColumnEngine engine(const std::vector<AnswerSheet>& sheets) {
    return ColumnEngine(std::make_shared<const Responses>(responses(sheets)), roster());
}

}  // namespace diaoyan::sample
