// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_inbox.h"
#include "collector/store/collection_store.h"
#include "collector/web/office/office.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/wire/invitation.h"
#include "tests/collector/survey_folder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// An office over a survey file of its own, with a clock that stands and findings that tell what they were given.
class OfficeRoom : public SurveyFolder {
protected:
    static constexpr std::int64_t start = 1'795'400'000;  // in November 2026
    static constexpr const char* password = "right-password";

    /// The usual form with a question that few are asked.
    static Questionnaire routedForm() {
        Questionnaire form = smallForm();
        Question reason{.id = "reason", .title = {"主要原因", "Main reason"}};
        reason.options = {{.code = "food", .label = {"食堂", "canteen"}},
                          {.code = "noise", .label = {"吵闹", "noise"}}};
        reason.show_when = {{.question = "satisfied", .any_of = {"c"}}};
        form.questions.push_back(reason);
        return form;
    }

    void makeOffice(const std::vector<Questionnaire>& forms = {routedForm()}, const Roster& roster = smallRoster(),
                    const std::string& name = "town.survey") {
        survey(roster, forms, name);
        survey_path_ = path(name);
        openOffice();
    }

    void openOffice() {
        static const std::string hash = passwordHash(password);
        OfficeSetup setup{.survey_path = survey_path_, .address = "http://192.168.1.20:8080", .password_hash = hash};
        setup.now = [this] { return now_; };
        setup.settings_changed = [this] {
            ++settings_changed_;
            if (break_environment_) throw EnvironmentFailure({"disk-full", {"磁盘已满", "the disk is full"}, {}});
            if (break_program_) throw std::runtime_error("a defect");
        };
        setup.findings = findings();
        Result<Office> office = Office::open(std::move(setup));
        ASSERT_TRUE(office.ok()) << describe(office.problem(), Language::en);
        office_.emplace(std::move(office).value());
    }

    LiveFindings findings() {
        LiveFindings made;
        made.response_rates = [](const auto&, const Roster& roster, const auto&, Language) {
            return "<table class=\"rates\"><tr><td>" + std::to_string(roster.schools.size()) + "</td></tr></table>";
        };
        made.figure = [this](const Questionnaire&, const Item& item, const Responses& responses,
                             Language) -> Result<std::string> {
            ++figures_drawn_;
            last_figure_ = responses;
            return "<svg>" + item.id + " of " + std::to_string(responses.rows) + "</svg>";
        };
        made.items_with_figures = [](const Questionnaire& form) {
            std::vector<Item> with = items(form);
            std::erase_if(with, [](const Item& item) { return !hasOptions(item.kind); });
            return with;
        };
        made.poster = [](const std::string& title, const std::string& address, Language) -> Result<std::string> {
            return "%PDF " + title + " " + address;
        };
        made.paper_form = [](const Questionnaire& form, Language) -> Result<std::string> { return "%PDF " + form.id; };
        return made;
    }

    WebReply get(const std::string& path, const std::string& query = "lang=en") {
        WebRequest request{.method = "GET", .path = path, .query = query, .cookie = cookie_};
        request.host = "192.168.1.20:8080";
        request.peer = peer_;
        return office_->reply(request);
    }

    WebRequest formRequest(const std::string& path, const FormFields& fields) const {
        WebRequest request{.method = "POST", .path = path, .query = "lang=en", .cookie = cookie_};
        request.content_type = "application/x-www-form-urlencoded";
        for (const auto& [name, value] : fields)
            request.body += (request.body.empty() ? "" : "&") + percentEncoded(name) + "=" + percentEncoded(value);
        request.host = "192.168.1.20:8080";
        request.origin = "http://192.168.1.20:8080";
        request.peer = peer_;
        return request;
    }

    /// A form of the page that is open, with its token.
    WebReply post(const std::string& path, FormFields fields) {
        fields.emplace_back(".token", token());
        return office_->reply(formRequest(path, fields));
    }

    WebReply tryPassword(const std::string& words) {
        return office_->reply(formRequest("/office/login", {{"password", words}}));
    }

    void signIn() {
        const WebReply reply = tryPassword(password);
        ASSERT_EQ(reply.status, 303) << reply.body;
        const std::string cookie = header(reply, "Set-Cookie");
        cookie_ = cookie.substr(0, cookie.find(';'));
    }

    std::string token() {
        const std::string body = get("/office").body;
        const std::string before = "name=\".token\" value=\"";
        const std::size_t at = body.find(before);
        if (at == std::string::npos) return "none";
        const std::size_t begin = at + before.size();
        return body.substr(begin, body.find('"', begin) - begin);
    }

    static std::string header(const WebReply& reply, const std::string& name) {
        for (const auto& [one, value] : reply.headers)
            if (one == name) return value;
        return {};
    }

    /// `satisfied` is a, b or c; a c gives a reason.
    static AnswerSheet sheet(const std::string& satisfied, double seconds = 60) {
        AnswerSheet sheet{.school = "S01", .submitted_at = "2026-11-23T08:00:00", .seconds = seconds};
        sheet.answers["satisfied"] = Choice{.code = satisfied};
        if (satisfied == "c")
            sheet.answers["reason"] = Choice{.code = "food"};
        else
            sheet.answers["reason"] = Missing{MissingReason::not_asked};
        return sheet;
    }

    void store(const AnswerSheet& sheet, const std::string& questionnaire = "parent") {
        if (!inbox_) {
            Result<AnswerInbox> opened = AnswerInbox::open(survey_path_, "web", "test");
            ASSERT_TRUE(opened.ok()) << describe(opened.problem(), Language::en);
            inbox_.emplace(std::move(opened).value());
        }
        const IncomingSheet incoming{
            .questionnaire = questionnaire, .answer_id = newAnswerId(), .code = {}, .sheet = sheet};
        const Result<std::vector<Receipt>> receipts = inbox_->store({&incoming, 1});
        ASSERT_TRUE(receipts.ok()) << describe(receipts.problem(), Language::en);
        ASSERT_EQ(receipts->front(), Receipt::stored);
    }

    CollectionStore collection() const {
        Result<CollectionStore> opened = CollectionStore::open(survey_path_);
        EXPECT_TRUE(opened.ok());
        return std::move(opened).value();
    }

    std::vector<StoredSheet> storedSheets(const std::string& questionnaire = "parent") const {
        std::vector<StoredSheet> sheets;
        Result<SurveyFile> file = SurveyFile::open(survey_path_, SurveyFile::Access::read);
        EXPECT_TRUE(file.ok());
        EXPECT_TRUE(file->visitSheets(questionnaire, [&](const StoredSheet& one) { sheets.push_back(one); }).ok());
        return sheets;
    }

    void TearDown() override {
        office_.reset();
        inbox_.reset();
        SurveyFolder::TearDown();
    }

    std::string survey_path_;
    std::int64_t now_ = start;
    std::string peer_ = "192.168.1.30";
    std::string cookie_;
    int settings_changed_ = 0;
    bool break_environment_ = false;
    bool break_program_ = false;
    int figures_drawn_ = 0;
    Responses last_figure_;
    std::optional<AnswerInbox> inbox_;
    std::optional<Office> office_;
};

}  // namespace diaoyan
