// SPDX-License-Identifier: GPL-3.0-or-later
// A link per school and questionnaire, to be copied into a message.
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"
#include "collector/web/protection/secrets.h"

namespace diaoyan::office {

namespace {

std::string linkFor(const Desk& desk, const CollectionSettings& settings, const Questionnaire& form,
                    const std::string& school, const std::string& class_name) {
    Invitation invitation{.questionnaire = form.id, .school = school, .class_name = class_name};
    if (!school.empty()) invitation.tag = linkTag(settings.link_key, form.id, school, class_name);
    return desk.setup.address + pathOf(invitation);
}

Markup linkRow(const Visit& visit, const std::string& who, const std::string& link) {
    return markup("<tr><th scope=\"row\">{0}</th><td class=\"copy\"><input readonly value=\"{1}\" aria-label=\"{0}\">"
                  "<button type=\"button\" class=\"plain\" data-copy hidden>{2}</button></td></tr>",
                  {who, link, visit.in("复制", "Copy")});
}

/// One line of the text that is pasted into a sheet: a name that begins like a formula stays words.
Markup lineOf(const std::string& who, const std::string& link) {
    const bool formula = !who.empty() && std::string_view("=+-@").find(who.front()) != std::string_view::npos;
    Markup line = markup(formula ? "'{0}" : "{0}", {who});  // control characters became spaces
    line.html += '\t';
    line += markup("{0}\n", {link});
    return line;
}

Text accessWords(const CollectionSettings& settings, const std::string& form) {
    const auto access = settings.access.find(form);
    switch (access == settings.access.end() ? WebAccess::anyone : access->second) {
    case WebAccess::codes:
        return {"这份问卷只能凭填写码填写，下面的链接打开后会要求输入填答码。",
                "This questionnaire can be answered with a one-time code only; these links will ask for one."};
    case WebAccess::school_links:
        return {"这份问卷只能从学校的链接进入；请把各校的链接只发给该校。",
                "This questionnaire can be reached by the links of schools only; send each to its own school."};
    case WebAccess::anyone: break;
    }
    return {"学校的链接已填好学校；公开链接会请填答者自己选学校。",
            "The link of a school has the school filled in; with the open link respondents choose it themselves."};
}

Markup formLinks(const Desk& desk, const Visit& visit, const CollectionSettings& settings, const Questionnaire& form,
                 const std::string& class_name) {
    const auto access = settings.access.find(form.id);
    Markup rows;
    if (access == settings.access.end() || access->second == WebAccess::anyone)
        rows += linkRow(visit, visit.in("公开链接", "Open link"), linkFor(desk, settings, form, {}, {}));
    Markup all;
    for (const School& school : desk.roster.schools) {
        const std::string who = class_name.empty() ? school.name : school.name + " " + class_name;
        const std::string link = linkFor(desk, settings, form, school.code, class_name);
        rows += linkRow(visit, who, link);
        all += lineOf(who, link);
    }
    const Markup together =
        all == Markup{} ? Markup{}
                        : markup("<details><summary>{0}</summary><textarea readonly rows=\"8\" aria-label=\"{0}\">\n{1}"
                                 "</textarea></details>",
                                 {visit.in("全部链接（可粘贴到 Excel）", "All links (to be pasted into Excel)"), all});
    Markup section = markup("<section class=\"card\"><h2>{0}</h2><p class=\"hint\">{1}</p><div class=\"scroll\">"
                            "<table class=\"copies\"><tbody>{2}</tbody></table></div>",
                            {visit.in(form.title), visit.in(accessWords(settings, form.id)), rows});
    section += together;
    section += Markup{"</section>"};
    return section;
}

}  // namespace

WebReply linksPage(Desk& desk, const Visit& visit) {
    desk.lookAtFormsAgain();
    const CollectionSettings settings = desk.store.settings();
    const std::string class_name = visit.asked("class");
    Markup main = markup("<h1>{0}</h1><form class=\"row\" action=\"/office/links\"><input type=\"hidden\" "
                         "name=\"lang\" value=\"{1}\"><label for=\"class\">{2}</label><input id=\"class\" "
                         "name=\"class\" value=\"{3}\" maxlength=\"60\"><button class=\"plain\">{4}</button></form>",
                         {visit.in("填答链接", "Links"), visit.language == Language::zh ? "zh" : "en",
                          visit.in("班级（留空为全校）", "Class (empty: the whole school)"), class_name,
                          visit.in("生成", "Make")});
    for (const Questionnaire& form : desk.forms) main += formLinks(desk, visit, settings, form, class_name);
    return officePage(desk, visit, visit.in("填答链接", "Links"), main);
}

}  // namespace diaoyan::office
