// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages ask is what the reader of forms understands; what docs/security.md says of limits is what they are.
#include "collector/store/collection_store.h"
#include "collector/web/http/http_server.h"
#include "collector/web/pages/form_page.h"
#include "collector/web/protection/request_framing.h"
#include "collector/web/reception.h"
#include "collector/web/submissions/form_fields.h"
#include "collector/web/submissions/submission.h"
#include "questionnaires/forms.h"

#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <set>

namespace diaoyan {
namespace {

constexpr const char* answerId = "0192f0c1-7b7a-4c3e-9d55-0123456789ab";

std::set<std::string> namesIn(const std::string& html) {
    static const std::regex name(" name=(?:\"([^\"]*)\"|([^ >]+))");  // short values stand without quotes
    std::set<std::string> found;
    const std::string form = html.substr(html.find("<form"));
    for (std::sregex_iterator at(form.begin(), form.end(), name), end; at != end; ++at)
        found.insert((*at)[1].matched ? (*at)[1] : (*at)[2]);
    return found;
}

/// A question of each kind with its own fields: words beside an option, ranks, rows.
Questionnaire withEveryKind() {
    const std::vector<Option> options{{.code = "a", .label = {"甲", "a"}},
                                      {.code = "z", .label = {"其他", "other"}, .other = true}};
    Questionnaire form{.id = "every", .title = {"卷", "form"}, .role = roleNamed("parent")};
    for (const QuestionKind kind : {QuestionKind::single, QuestionKind::multiple, QuestionKind::ranking,
                                    QuestionKind::number, QuestionKind::text, QuestionKind::date}) {
        Question question{.id = "q" + std::to_string(form.questions.size()), .title = {"题", "question"}, .kind = kind};
        if (hasOptions(kind)) question.options = options;
        form.questions.push_back(std::move(question));
    }
    Question grid{.id = "grid", .title = {"阵", "grid"}, .kind = QuestionKind::matrix, .options = options};
    grid.cells = QuestionKind::single;
    grid.rows = {{"r", {"行", "row"}}};
    form.questions.push_back(std::move(grid));
    return form;
}

TEST(FormAndReader, EveryFieldOfAPageIsUnderstood) {
    std::vector<Questionnaire> forms{withEveryKind()};
    for (const BundledForm& bundled : bundledForms()) forms.push_back(bundledForm(bundled.id).value());
    const Roster roster{.schools = {{.code = "S01", .name = "第一小学"}, {.code = "S02", .name = "第二小学"}}};
    const Invitation ways[] = {
        {}, {.school = "S01", .class_name = "2", .tag = "0123456789abcdef"}, {.school = "S01", .code = "ABCDEFGHJKMN"}};
    for (const Questionnaire& form : forms)
        for (Invitation invitation : ways) {
            invitation.questionnaire = form.id;
            const std::set<std::string> names = namesIn(formPage({.questionnaire = form,
                                                                  .roster = roster,
                                                                  .invitation = invitation,
                                                                  .answer_id = answerId,
                                                                  .began = "1764000000",
                                                                  .consent = {"同意", "agree"}}));
            EXPECT_GE(names.size(), form.questions.size()) << form.id;
            EXPECT_TRUE(names.contains(".id")) << form.id;
            FormFields fields;
            for (const std::string& name : names) fields.emplace_back(name, name == ".id" ? answerId : "");
            const auto read = SubmissionReader(form, roster, {}).read(fields, 0);
            EXPECT_TRUE(read.ok()) << form.id << ": " << (read ? "" : read.problem().where.column);
        }
}

TEST(SecurityDocument, NamesTheLimitsOfTheCode) {
    std::ifstream file(DIAOYAN_SOURCE_DIR "/docs/security.md");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto says = [&](const std::string& what, const std::string& limit) {
        EXPECT_NE(text.find("| " + what + " | " + limit), std::string::npos) << what << ": " << limit;
    };
    const auto number = [](auto value) { return std::to_string(value); };
    const FieldLimits fields;
    const RequestLimits request;
    const HttpSetup http;
    EXPECT_EQ(request.body, fields.body);
    EXPECT_EQ(http.header_bytes, request.header);
    EXPECT_EQ(http.body_bytes, request.body);
    says("request line and headers", number(request.header / 1024) + " KiB |");
    says("body", number(request.body / 1024) + " KiB |");
    says("fields of a form", number(fields.fields) + " |");
    says("name of a field", number(fields.name) + " bytes |");
    says("value of a field", number(fields.value) + " bytes |");
    says("a request, from first byte to last", number(http.request_seconds) + " s (");
    says("a connection without a request", number(http.idle_seconds) + " s |");
    says("connections", number(http.connections) + ", from one address " + number(http.connections_per_address) + " |");
    says("submissions from one address", number(ReceptionSetup().submissions_per_minute) + " in a minute");
    says("submissions that wait", number(http.waiting_submissions) + " |");
    EXPECT_NE(text.find("below the minimum n (" + number(CollectionSettings().minimum_n) + ")"), std::string::npos);
}

}  // namespace
}  // namespace diaoyan
