// SPDX-License-Identifier: GPL-3.0-or-later
// The page that the organiser leaves open: how the collection stands.
#include "collector/web/office/live_numbers.h"
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace diaoyan::office {

namespace {

/// What an action before has done, by the word in ?said=.
Markup confirmation(const Visit& visit) {
    static const std::map<std::string, Text> list{
        {"open", {"已开放：可以填答了。", "Open: answers are taken."}},
        {"pause",
         {"已暂停：填答者会看到“暂停”，已填的内容留在他们手机上。",
          "Paused: respondents are told so; what they filled in stays on their phones."}},
        {"close", {"已截止：不再收答卷。", "Closed: no more answers are taken."}},
        {"closes-at", {"截止时间已改。", "The end was changed."}},
    };
    const auto said = list.find(visit.asked("said"));
    if (said == list.end()) return {};
    return markup("<p class=\"said\" role=\"status\">{0}</p>", {visit.in(said->second)});
}

Markup actionButton(const Visit& visit, const char* action, const Text& words, bool plain = true) {
    return markup("<button name=\"action\" value=\"{0}\"{1}>{2}</button>",
                  {action, plain ? Markup{" class=\"plain\""} : Markup{}, visit.in(words)});
}

Markup stateButtons(const Visit& visit, const StateNow& now) {
    Markup buttons;
    if (now.state != CollectionState::open)
        buttons += actionButton(visit, "open",
                                now.ended ? Text{"重新开放（取消截止时间）", "Open again (without an end)"}
                                          : Text{"开放填答", "Open"},
                                false);
    if (now.state == CollectionState::open) buttons += actionButton(visit, "pause", {"暂停", "Pause"});
    if (now.state != CollectionState::closed) buttons += actionButton(visit, "close", {"截止", "Close"});
    return buttons;
}

Markup stateCard(const Desk& desk, const Visit& visit, const CollectionSettings& settings) {
    const StateNow now = stateNow(settings, desk.now());
    const char* mark = now.state == CollectionState::open     ? "open"
                       : now.state == CollectionState::paused ? "paused"
                                                              : "closed";
    const std::string end = settings.closes_at.empty()
                                ? visit.in("没有设截止时间", "no end is set")
                                : visit.in(phrase("截止：{0}", "ends {0}", {readableMinute(settings.closes_at)}));
    const std::string action = "/office/state?" + visit.lang();
    return markup("<section class=\"card\"><h2>{0}</h2><p class=\"state {1}\"><strong data-state>{2}</strong>"
                  "<span>{3}</span></p>"
                  "<form class=\"row\" method=\"post\" action=\"{4}\">{5}{6}</form>",
                  {visit.in("状态", "State"), mark, visit.in(now.words), end, action, formToken(desk, visit),
                   stateButtons(visit, now)}) +=
           markup("<form class=\"row\" method=\"post\" action=\"{0}\">{1}<label for=\"closes_at\">{2}</label>"
                  "<input id=\"closes_at\" name=\"closes_at\" type=\"datetime-local\" value=\"{3}\">"
                  "<button class=\"plain\" name=\"action\" value=\"closes_at\">{4}</button></form></section>",
                  {action, formToken(desk, visit), visit.in("截止时间（留空为不限）", "End (empty: none)"),
                   settings.closes_at, visit.in("保存", "Save")});
}

Markup addressCard(const Desk& desk, const Visit& visit) {
    Markup poster;
    if (desk.setup.findings.poster)
        poster = markup("<p class=\"row\"><a class=\"button plain\" href=\"/office/poster.pdf?{0}\">{1}</a>"
                        "<a class=\"button plain\" href=\"/office/links?{0}\">{2}</a></p>",
                        {visit.lang(), visit.in("海报（含二维码）PDF", "Poster with QR code (PDF)"),
                         visit.in("各校链接", "Links by school")});
    return markup("<section class=\"card\"><h2>{0}</h2><p class=\"address\"><code>{1}</code></p>{2}"
                  "<p class=\"hint\">{3}</p></section>",
                  {visit.in("填答地址", "Address for respondents"), desk.setup.address, poster,
                   visit.in("手机连上同一个网络，打开这个地址或扫海报上的二维码即可填答。",
                            "On the same network, phones open this address or scan the code of the poster.")});
}

std::string wordsOf(const LiveWords& live, const std::string& name) {
    const auto found =
        std::find_if(live.words.begin(), live.words.end(), [&](const auto& one) { return one.first == name; });
    return found == live.words.end() ? std::string() : found->second;
}

Markup receivedTiles(const Desk& desk, const Visit& visit, const LiveWords& live) {
    Markup tiles;
    const auto number = [&](const std::string& name) {
        return markup("<span data-live=\"{0}\">{1}</span>", {name, wordsOf(live, name)});
    };
    for (const Questionnaire& form : desk.forms)
        tiles +=
            markup("<div class=\"tile\"><h3>{0}</h3><p class=\"count\">{1}<small>{2}</small></p>"
                   "<dl><div><dt>{3}</dt><dd>{4}</dd></div><div><dt>{5}</dt><dd>{6}</dd></div>"
                   "<div><dt>{7}</dt><dd>{8}</dd></div></dl></div>",
                   {visit.in(form.title), number(form.id + "/total"), visit.in("份", "received"),
                    visit.in("今天", "today"), number(form.id + "/today"), visit.in("最近一小时", "in the last hour"),
                    number(form.id + "/hour"), visit.in("用时中位数", "median time"), number(form.id + "/median")});
    if (desk.forms.empty())
        tiles = markup("<p>{0}</p>", {visit.in("调查文件里还没有问卷。", "The survey file has no questionnaire yet.")});
    return markup("<section><h2>{0}</h2><div class=\"tiles\">{1}</div></section>",
                  {visit.in("已收到", "Received"), tiles});
}

Markup ratesSection(const Desk& desk, const Visit& visit) {
    if (!desk.setup.findings.response_rates || desk.forms.empty()) return {};
    const Markup table{
        desk.setup.findings.response_rates(desk.forms, desk.roster, desk.survey.returned(), visit.language)};
    return markup(
        "<section class=\"card\" id=\"rates\" data-again><h2>{0}</h2><div class=\"scroll\">{1}</div></section>",
        {visit.in("各校回收率", "Response rates by school"), table});
}

/// Codes of one questionnaire, school and class; series that were printed one after the other count together.
Markup codesSection(Desk& desk, const Visit& visit) {
    struct Codes {
        std::int64_t made = 0;
        std::int64_t used = 0;
        std::int64_t withdrawn = 0;
    };
    std::map<std::tuple<std::string, std::string, std::string>, Codes> groups;
    for (const CodeSeries& series : desk.store.codeSeries()) {
        Codes& codes = groups[{series.order.questionnaire, series.order.school, series.order.class_name}];
        codes.made += series.order.count;
        codes.used += series.used;
        if (series.withdrawn) codes.withdrawn += series.order.count - series.used;
    }
    if (groups.empty()) return {};
    Markup rows;
    for (const auto& [group, codes] : groups) {
        const auto& [questionnaire, school, class_name] = group;
        const Questionnaire* form = desk.form(questionnaire);
        const auto position = findSchool(desk.roster, school);
        rows += markup("<tr><td>{0}</td><td>{1}</td><td>{2}</td><td class=\"n\">{3}</td><td class=\"n\">{4}</td>"
                       "<td class=\"n\">{5}</td></tr>",
                       {form == nullptr ? questionnaire : visit.in(form->title),
                        position ? desk.roster.schools[*position].name
                                 : (school.empty() ? visit.in("不限学校", "any school") : school),
                        class_name, codes.made, codes.used, codes.withdrawn});
    }
    return markup("<section class=\"card\" id=\"codes\" data-again><h2>{0}</h2><div class=\"scroll\"><table><thead><tr>"
                  "<th>{1}</th><th>{2}</th><th>{3}</th><th class=\"n\">{4}</th><th class=\"n\">{5}</th>"
                  "<th class=\"n\">{6}</th></tr></thead><tbody>{7}</tbody></table></div></section>",
                  {visit.in("填写码", "One-time codes"), visit.in("问卷", "Questionnaire"),
                   visit.in("学校", "School"), visit.in("班级", "Class"), visit.in("已发", "made"),
                   visit.in("已用", "used"), visit.in("作废", "withdrawn"), rows});
}

Markup figureOf(const Visit& visit, const Questionnaire& form, const Item& item, std::int64_t rows) {
    const std::string address =
        "/office/figure/" + percentEncoded(form.id) + "/" + percentEncoded(item.id) + ".svg?" + visit.lang() + "&n=";
    const std::string alt = visit.in(phrase("频次图：{0}", "frequencies: {0}", {visit.in(item.title)}));
    Markup picture;
    if (rows > 0) picture = markup("<img src=\"{0}{1}\" loading=\"lazy\" alt=\"{2}\">", {address, rows, alt});
    return markup("<figure data-figure=\"{0}/{1}\" data-source=\"{2}\" data-alt=\"{3}\"{7}>{4}<figcaption{5}>{6}"
                  "</figcaption></figure>",
                  {form.id, item.id, address, alt, picture, rows > 0 ? Markup{" hidden"} : Markup{},
                   visit.in(phrase("{0}：答案还太少，暂不显示。", "{0}: too few answers to be shown yet.",
                                   {visit.in(item.title)})),
                   rows > 0 ? Markup{} : Markup{" data-empty"}});
}

Markup figureSections(Desk& desk, const Visit& visit, const LiveWords& live, std::int64_t minimum_n) {
    Markup sections;
    for (const Questionnaire& form : desk.forms) {
        Markup figures;
        for (const auto& [position, item] : figureItems(desk, form)) {
            const std::string name = form.id + "/" + item.id;
            const auto found = std::find_if(live.figures.begin(), live.figures.end(),
                                            [&](const auto& one) { return one.first == name; });
            figures += figureOf(visit, form, item, found == live.figures.end() ? 0 : found->second);
        }
        if (figures == Markup{}) continue;
        sections += markup(
            "<section><h2>{0}</h2><p class=\"hint\">{1}</p><div class=\"figures\">{2}</div></section>",
            {visit.in(form.title),
             visit.in(phrase("图按整 {0} 份更新：每道题只用最先收到的答卷，新来的答案满 {0} "
                             "个才一起计入，所以盯着图看变化，也看不出某一个人怎么答。不足 {0} 个答案的题不显示。",
                             "Figures move on in steps of {0}: each uses the sheets stored first, and new "
                             "answers are counted only when there are {0} of them, so that watching a "
                             "figure change tells nothing about one person. Questions with fewer than {0} "
                             "answers are not shown.",
                             {minimum_n})),
             figures});
    }
    return sections;
}

}  // namespace

WebReply dashboardPage(Desk& desk, const Visit& visit) {
    desk.lookAtFormsAgain();
    desk.follow();
    const CollectionSettings settings = desk.store.settings();
    const LiveWords live = liveWords(desk, visit.language, settings);
    Markup main = markup("<h1>{0}</h1>{1}", {desk.surveyTitle(), confirmation(visit)});
    if (desk.following)
        main += markup("<p class=\"problem\" role=\"alert\">{0}</p>", {visit.in(desk.following->message)});
    main += markup("<p class=\"problem\" role=\"alert\" id=\"connection\" hidden>{0}</p>",
                   {visit.in("与服务器的连接断了，数字不再更新；正在重试。",
                             "The connection to the server is lost; the numbers stand still. Trying again.")});
    main += markup("<div id=\"live\" data-numbers=\"/office/numbers.json?{0}\">{1}</div>",
                   {visit.lang(), receivedTiles(desk, visit, live)});
    main += markup("<div class=\"pair\">{0}{1}</div>", {stateCard(desk, visit, settings), addressCard(desk, visit)});
    main += ratesSection(desk, visit);
    main += codesSection(desk, visit);
    main += figureSections(desk, visit, live, settings.minimum_n);
    return officePage(desk, visit, visit.in("回收情况", "Overview"), main);
}

}  // namespace diaoyan::office
