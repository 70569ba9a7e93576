// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/collect_options.h"
#include "apps/diaoyan/print_tables.h"
#include "apps/diaoyan/typed_password.h"
#include "collector/store/survey_file.h"
#include "collector/web/protection/secrets.h"

#include <array>
#include <ctime>
#include <memory>

namespace diaoyan {

namespace {

/// A survey's collection as it is now.
struct Collection {
    CollectionSettings settings;
    std::vector<CodeSeries> codes;
    std::vector<Questionnaire> forms;
    Roster roster;
    std::string now;  ///< local time
};

std::string localNow() {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M", &local);
    return text.data();
}

Text stateWords(const Collection& collection) {
    const CollectionSettings& settings = collection.settings;
    if (settings.state == CollectionState::paused) return {"已暂停", "paused"};
    if (settings.state == CollectionState::closed) return {"已截止", "closed"};
    if (!settings.closes_at.empty() && settings.closes_at <= collection.now)
        return {"已截止（到了截止时间）", "closed (its end has passed)"};
    return {"开放", "open"};
}

Text accessWords(WebAccess access) {
    if (access == WebAccess::codes) return {"凭填写码", "with a one-time code"};
    if (access == WebAccess::school_links) return {"凭学校或班级的链接", "by the link of a school or class"};
    return {"任何知道地址的人", "anyone who has the address"};
}

WebAccess accessOf(const Collection& collection, const std::string& form) {
    const auto found = collection.settings.access.find(form);
    return found == collection.settings.access.end() ? WebAccess::anyone : found->second;
}

bool wantsConsent(const Collection& collection, const std::string& form) {
    const auto found = collection.settings.consent.find(form);
    return found != collection.settings.consent.end() && !found->second.empty();
}

ResultTable settingsTable(const Collection& collection) {
    const CollectionSettings& settings = collection.settings;
    ResultTable table{.id = "collect.settings", .kind = "words"};
    table.title = {"网上填写的设置", "How answers are collected on the web"};
    table.columns = {{{"项目", "Item"}, ColumnRole::label}, {{"现在", "Now"}, ColumnRole::label}};
    const auto add = [&](const char* code, const Text& item, const Text& value) {
        table.rows.push_back({RowRole::option, code, {item, value}});
    };
    add("state", {"状态", "State"}, stateWords(collection));
    add("closes_at", {"截止时间（本地）", "End (local time)"},
        settings.closes_at.empty() ? Text{"不设截止", "none"} : untranslated(settings.closes_at));
    for (const Questionnaire& form : collection.forms)
        add(("form." + form.id).c_str(), phrase("问卷 {0}", "Questionnaire {0}", {form.id}),
            phrase("{0}；{1}", "{0}; {1}",
                   {accessWords(accessOf(collection, form.id)),
                    wantsConsent(collection, form.id) ? Text{"填写前须同意同意书", "a consent text must be agreed to"}
                                                      : Text{"不设同意书", "no consent text"}}));
    add("welcome", {"问卷前的话", "Words before the questions"},
        settings.welcome.empty() ? Text{"无", "none"} : settings.welcome);
    add("minimum_n", {"看板最少份数", "Fewest answers shown"}, untranslated(std::to_string(settings.minimum_n)));
    add("password", {"看板密码", "Dashboard password"},
        settings.password_hash.empty()
            ? Text{"未设（diaoyan serve 启动时给出一个）", "not chosen: diaoyan serve gives one"}
            : Text{"已设", "chosen"});
    return table;
}

ResultTable codesTable(const Collection& collection) {
    ResultTable table{.id = "collect.codes", .kind = "counts"};
    table.title = {"填写码", "One-time codes"};
    table.columns = {{{"组", "Series"}, ColumnRole::label},   {{"问卷", "Questionnaire"}, ColumnRole::label},
                     {{"学校", "School"}, ColumnRole::label}, {{"班级", "Class"}, ColumnRole::label},
                     {{"生成", "Made"}, ColumnRole::count},   {{"已用", "Used"}, ColumnRole::count},
                     {{"状态", "State"}, ColumnRole::label}};
    CodeSeries sum;
    for (const CodeSeries& series : collection.codes) {
        const CodeOrder& order = series.order;
        const auto school = findSchool(collection.roster, order.school);
        const Text any{"不限", "any"};
        table.rows.push_back(
            {RowRole::option,
             std::to_string(series.id),
             {untranslated(std::to_string(series.id)), untranslated(order.questionnaire),
              order.school.empty() ? any
                                   : untranslated(school ? collection.roster.schools[*school].name : order.school),
              order.class_name.empty() ? any : untranslated(order.class_name), order.count, series.used,
              series.withdrawn ? Text{"未用的已作废", "unused ones withdrawn"} : Text{"有效", "valid"}}});
        sum.order.count += order.count;
        sum.used += series.used;
    }
    table.rows.push_back(
        {RowRole::total, "total", {Text{"合计", "Total"}, Text{}, Text{}, Text{}, sum.order.count, sum.used, Text{}}});
    return table;
}

nlohmann::ordered_json jsonCollection(const Collection& collection, const std::string& file) {
    const CollectionSettings& settings = collection.settings;
    constexpr std::array states{"open", "paused", "closed"};
    nlohmann::ordered_json json{{"survey", file},
                                {"state", states[static_cast<std::size_t>(settings.state)]},
                                {"closes_at", settings.closes_at},
                                {"minimum_n", settings.minimum_n},
                                {"password", !settings.password_hash.empty()},
                                {"welcome", jsonText(settings.welcome)},
                                {"questionnaires", nlohmann::ordered_json::array()},
                                {"codes", nlohmann::ordered_json::array()}};
    for (const Questionnaire& form : collection.forms) {
        json["questionnaires"].push_back({{"id", form.id}, {"access", accessName(accessOf(collection, form.id))}});
        if (wantsConsent(collection, form.id))
            json["questionnaires"].back()["consent"] = jsonText(settings.consent.at(form.id));
    }
    for (const CodeSeries& series : collection.codes)
        json["codes"].push_back({{"series", series.id},
                                 {"questionnaire", series.order.questionnaire},
                                 {"school", series.order.school},
                                 {"class", series.order.class_name},
                                 {"made", series.order.count},
                                 {"used", series.used},
                                 {"made_at", series.made_at},
                                 {"withdrawn", series.withdrawn}});
    return json;
}

Result<Done> change(const CollectOptions& options, const Session& session, Collection& collection,
                    CollectionStore& store) {
    if (options.withdraw > 0)
        if (const Result<Done> withdrawn = store.withdrawCodes(options.withdraw); !withdrawn) return withdrawn;
    if (!options.changesSettings()) return Done{};
    if (const Result<Done> applied = applyOptions(options, collection.forms, collection.now, collection.settings);
        !applied)
        return applied;
    if (options.password || !options.password_file.empty()) {
        const Result<std::string> password = newPasswordFrom(options.password_file, session);
        if (!password) return password.problem();
        collection.settings.password_hash = passwordHash(*password);
    }
    store.setSettings(collection.settings);
    return Done{};
}

int collect(const CollectOptions& options, const Session& session) {
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return session.fail(store.problem());
    const Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    Result<std::vector<Questionnaire>> forms = survey->questionnaires();
    if (!forms) return session.fail(forms.problem());
    Collection collection{.settings = store->settings(),
                          .codes = {},
                          .forms = std::move(forms).value(),
                          .roster = survey->roster(),
                          .now = localNow()};
    if (const Result<Done> changed = change(options, session, collection, *store); !changed)
        return session.fail(changed.problem());
    collection.codes = store->codeSeries();
    if (session.json) {
        session.printJson(jsonCollection(collection, options.file));
        return exitDone;
    }
    std::vector<ResultTable> tables{settingsTable(collection)};
    if (!collection.codes.empty()) tables.push_back(codesTable(collection));
    return printTables(std::move(tables), options.file, session);
}

}  // namespace

RunCommand declareCollect(CLI::App& parser, Language language) {
    const auto options = std::make_shared<CollectOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("survey", options->file, words("调查文件", "the survey file"))->required();
    CLI::Option* const open = parser.add_flag("--open", options->open, words("开放填写", "let people answer"));
    CLI::Option* const pause = parser.add_flag("--pause", options->pause, words("暂停填写", "pause"));
    CLI::Option* const close = parser.add_flag("--close", options->close, words("截止填写", "close"));
    open->excludes(pause)->excludes(close);
    pause->excludes(close);
    parser.add_option(
        "--closes-at", options->closes_at,
        words("到时自动截止，如 2026-11-30T18:00；none 为不设", "when it ends, 2026-11-30T18:00 or none"));
    parser
        .add_option("--access", options->access,
                    words("谁可以填写，如 parent=codes（codes、school-links、anyone；可多次）",
                          "who may answer: parent=codes, school-links or anyone (repeatable)"))
        ->allow_extra_args(false);
    parser
        .add_option("--consent", options->consent,
                    words("同意书，如 student=default、parent=文件、parent=none；文件中单独一行 --- 之后是英文",
                          "words to agree to: student=default, parent=FILE or none; English after a line of ---"))
        ->allow_extra_args(false);
    parser.add_option("--welcome", options->welcome, words("问卷前的话；空的为不要", "words before the questions"))
        ->each([options](const std::string&) { options->welcome_given = true; });
    parser.add_option("--welcome-en", options->welcome_en, words("同上，英文", "the same in English"))
        ->each([options](const std::string&) { options->welcome_en_given = true; });
    parser
        .add_option("--minimum-n", options->minimum_n,
                    words("答卷少于这个份数，看板不显示", "the dashboard shows nothing of fewer answers"))
        ->check(CLI::Range(1, 1000000));
    parser.add_flag("--password", options->password, words("设看板密码（在终端输入两遍）", "choose its password"));
    parser.add_option("--password-file", options->password_file,
                      words("看板密码取自文件的第一行", "its password is the first line of a file"));
    parser
        .add_option("--withdraw-codes", options->withdraw,
                    words("作废第几组中还没有用的填写码", "no longer take unused codes of a series"))
        ->check(CLI::Range(1, 1000000000));
    return [options](const Session& session) { return collect(*options, session); };
}

}  // namespace diaoyan
