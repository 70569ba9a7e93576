// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser, or somebody who is none, sends as a filled-in form. The first letter chooses the content type (3: it
// is the first line), the second the form and roster; the rest is the body. What is read is clean and within the
// limits; a submission without problems is routed and passes checkAnswers; reading twice is the same.
#include "collector/web/submissions/form_fields.h"
#include "collector/web/submissions/submission.h"
#include "questionnaires/answer_check.h"
#include "questionnaires/forms.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <cstdint>
#include <cstdlib>

using namespace diaoyan;

namespace {

/// One question of each kind that the bundled forms may lack.
Questionnaire everyKind() {
    const auto options = [] {
        std::vector<Option> all;
        for (const char* code : {"a", "b", "c"}) all.push_back({.code = code, .label = untranslated(code)});
        all.back().other = true;
        return all;
    };
    Questionnaire form{.id = "every", .title = {"e", "e"}, .role = roleNamed("parent")};
    const auto add = [&](const char* id, QuestionKind kind) -> Question& {
        return form.questions.emplace_back(Question{.id = id, .title = {id, id}, .kind = kind});
    };
    for (const QuestionKind kind : {QuestionKind::single, QuestionKind::multiple, QuestionKind::ranking})
        add(kind == QuestionKind::single ? "s" : kind == QuestionKind::multiple ? "m" : "r", kind).options = options();
    form.questions[1].options[0].exclusive = true;
    form.questions[2].show_when = {{.question = "m", .any_of = {"b"}, .negated = true}};
    Question& number = add("n", QuestionKind::number);
    number.max_number = 10;
    number.show_when = {{.question = "r", .any_of = {"c"}}};
    add("d", QuestionKind::date).required = true;
    Question& grid = add("g", QuestionKind::matrix);
    grid.cells = QuestionKind::multiple;
    grid.options = options();
    grid.rows = {{"x", {"x", "x"}}, {"y", {"y", "y"}}};
    add("class", QuestionKind::text).roster_field = RosterField::class_name;
    return form;
}

std::vector<Questionnaire> allForms() {
    std::vector<Questionnaire> forms{everyKind()};
    for (const BundledForm& form : bundledForms()) forms.push_back(bundledForm(form.id).value());
    return forms;
}

void expect(bool holds) {
    if (!holds) std::abort();
}

bool isClean(const std::string& text, bool lines) {
    for (const char letter : text)
        if ((static_cast<unsigned char>(letter) < 0x20 && !(lines && (letter == '\t' || letter == '\n'))) ||
            letter == 0x7F)
            return false;
    return simdjson::validate_utf8(text.data(), text.size());
}

void checkFields(const FormFields& fields, const FieldLimits& limits) {
    expect(fields.size() <= limits.fields);
    std::string encoded;
    for (const auto& [name, value] : fields) {
        expect(!name.empty() && name.size() <= limits.name && value.size() <= limits.value);
        expect(isClean(name, false) && isClean(value, true));
        encoded += percentEncoded(name) + '=' + percentEncoded(value) + '&';
    }
    const auto again = readQueryFields(encoded, {.body = encoded.size(), .fields = limits.fields});
    expect(again.ok() && *again == fields);
}

void checkSubmission(const Questionnaire& form, const Submission& read) {
    for (const Problem& problem : read.problems)
        expect(!problem.code.empty() && !problem.message.zh.empty() && !problem.message.en.empty());
    if (!read.problems.empty()) return;
    expect(checkAnswers(form, read.sheet).empty());
    AnswerSheet routed = read.sheet;
    applyRouting(form, routed);
    expect(routed == read.sheet);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    static const std::vector<Questionnaire> forms = allForms();
    static const Roster rosters[] = {{},
                                     {.schools = {{.code = "S1", .name = "1"}}},
                                     {.schools = {{.code = "S1", .name = "1"}, {.code = "2", .name = "b"}}}};
    static const std::string_view types[] = {"application/x-www-form-urlencoded", "application/json",
                                             "multipart/form-data; boundary=B"};
    static const std::vector<SubmissionReader> readers = [] {
        std::vector<SubmissionReader> all;
        for (const Questionnaire& form : forms)
            for (const Roster& roster : rosters)
                all.emplace_back(form, roster, SubmissionRules{.consent_wanted = roster.schools.size() == 1});
        return all;
    }();
    std::string_view body(reinterpret_cast<const char*>(data + 2), size - 2);
    std::string_view type = types[data[0] % 3u];
    if (data[0] % 4 == 3) {
        type = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(type.size() + 1, body.size()));
    }
    const FieldLimits limits{.body = 5000, .fields = 50, .name = 100, .value = 1000};
    auto fields = readFormFields(type, body, limits);
    if (!fields) return 0;
    if (type == types[1]) expect(nlohmann::json::accept(body));
    checkFields(*fields, limits);
    if (fieldNamed(*fields, ".id").empty()) fields->emplace_back(".id", "0192f0c1-7b7a-4c3e-9d55-0123456789ab");
    const std::size_t chosen = data[1] % readers.size();
    const auto read = readers[chosen].read(*fields, 1'764'000'000);
    const auto again = readers[chosen].read(*fields, 1'764'000'000);
    expect(read.ok() == again.ok());
    if (!read) return 0;
    expect(*read == *again);
    checkSubmission(forms[chosen / std::size(rosters)], *read);
    return 0;
}
