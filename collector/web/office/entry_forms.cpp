// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/entry_forms.h"

#include "collector/web/office/office_page.h"

#include <algorithm>

namespace diaoyan::office {

namespace {

Markup problemOf(const Visit& visit, const EntryState& state, std::string_view column) {
    Markup said;
    for (const Problem& problem : state.problems)
        if (problem.where.column == column) said += markup("<p class=\"problem\">{0}</p>", {visit.in(problem.message)});
    return said;
}

/// What to key for an item: the numbers of its options with their labels.
Markup optionNumbers(const Visit& visit, const Item& item) {
    Markup list;
    std::int64_t number = 0;
    for (const Option& option : item.options)
        list += markup("<span><b>{0}</b> {1}</span> ", {++number, visit.in(option.label)});
    return list;
}

Text kindHint(const Item& item) {
    switch (item.kind) {
    case QuestionKind::multiple: return {"多选，如 1,3", "several: 1,3"};
    case QuestionKind::ranking: return {"排序，最重要的在前，如 2,1,3", "in order, first the most important: 2,1,3"};
    case QuestionKind::number: return {"数字", "number"};
    case QuestionKind::date: return {"日期，如 2026-11-03", "date: 2026-11-03"};
    case QuestionKind::text: return {"文字", "words"};
    case QuestionKind::single:
    case QuestionKind::scale:
    case QuestionKind::matrix: break;
    }
    return {"一个序号", "one number"};
}

/// The fields of one item; `prefix` stands before their names.
Markup inputs(const Visit& visit, const Item& item, const FormFields& typed, std::string_view prefix) {
    const std::string name = std::string(prefix) + item.id;
    const bool digits = item.kind != QuestionKind::text;
    Markup made =
        markup("<input id=\"f-{0}\" name=\"{0}\" value=\"{1}\" autocomplete=\"off\"{2} placeholder=\"{3}\">",
               {name, fieldNamed(typed, item.id), digits ? Markup{" inputmode=\"decimal\" class=\"key\""} : Markup{},
                visit.in(kindHint(item))});
    for (const Option& option : item.options) {
        if (!option.other) continue;
        const std::string field = wordsField(item.id, option.code);
        made += markup("<input name=\"{0}\" value=\"{1}\" autocomplete=\"off\" aria-label=\"{2}\" placeholder=\"{2}\">",
                       {std::string(prefix) + field, fieldNamed(typed, field),
                        visit.in(phrase("“{0}”后写的字", "words beside {0}", {visit.in(option.label)}))});
    }
    return made;
}

Markup line(const Visit& visit, const EntryState& state, const Item& item, const Markup& number, const Markup& codes) {
    const Markup problem = problemOf(visit, state, item.id);
    return markup(
        "<div class=\"line{0}\"><label for=\"f-{1}\">{2} {3}</label>{4}<div class=\"keys\">{5}</div>{6}</div>",
        {problem == Markup{} ? Markup{} : Markup{" wrong"}, item.id, number, visit.in(item.title), codes,
         inputs(visit, item, state.typed, {}), problem});
}

Markup codesLine(const Markup& numbers) {
    return numbers == Markup{} ? Markup{} : markup("<p class=\"codes\">{0}</p>", {numbers});
}

/// All lines of one question; the rows of a matrix have their options told once.
Markup questionLines(const Visit& visit, const EntryState& state, const Question& question, std::int64_t number) {
    std::vector<const Item*> keyed;
    for (const Item& item : state.reader.keyedItems())
        if (item.question == question.id) keyed.push_back(&item);
    if (keyed.empty()) return {};
    const Markup mark = markup("<b>{0}</b>", {number});
    if (question.kind != QuestionKind::matrix)
        return line(visit, state, *keyed.front(), mark, codesLine(optionNumbers(visit, *keyed.front())));
    Markup rows;
    for (const Item* item : keyed) {
        const auto row = std::find_if(question.rows.begin(), question.rows.end(),
                                      [&](const MatrixRow& one) { return item->id == question.id + "." + one.code; });
        Item short_titled = *item;
        if (row != question.rows.end()) short_titled.title = row->label;
        rows += line(visit, state, short_titled, {}, {});
    }
    return markup("<fieldset><legend>{0} {1}</legend>{2}{3}</fieldset>",
                  {mark, visit.in(question.title), codesLine(optionNumbers(visit, *keyed.front())), rows});
}

Markup schoolChoice(const Desk& desk, const Visit& visit, const EntryState& state, std::string_view prefix) {
    if (desk.roster.schools.empty()) return {};
    const std::string_view chosen = fieldNamed(state.typed, page_field::school);
    Markup options = markup("<option value=\"\">{0}</option>", {visit.in("（请选择）", "(choose)")});
    for (const School& school : desk.roster.schools)
        options += markup("<option value=\"{0}\"{1}>{2}</option>",
                          {school.code, school.code == chosen ? Markup{" selected"} : Markup{}, school.name});
    const std::string name = std::string(prefix) + std::string(page_field::school);
    return markup("<label for=\"f-{0}\">{1}</label><select id=\"f-{0}\" name=\"{0}\">{2}</select>",
                  {name, visit.in("学校", "School"), options});
}

Markup hidden(std::string_view name, std::string_view value) {
    return markup("<input type=\"hidden\" name=\"{0}\" value=\"{1}\">", {name, value});
}

std::string actionOf(const Visit& visit, const Questionnaire& form) {
    return "/office/entry/" + percentEncoded(form.id) + "?" + visit.lang();
}

/// The problems in one place, and the way to store the sheet all the same where it is the paper that is odd.
Markup problemBox(const Visit& visit, const EntryState& state) {
    if (state.problems.empty()) return {};
    Markup general;
    for (const Problem& problem : state.problems)
        if (problem.where.column.empty() || problem.where.column.starts_with('.'))
            general += markup("<p>{0}</p>", {visit.in(problem.message)});
    const bool paper = std::all_of(state.problems.begin(), state.problems.end(), canStandOnPaper);
    const Markup as_is =
        paper
            ? markup("<p><label class=\"tick\"><input type=\"checkbox\" name=\"{0}\" value=\"yes\"{1}> {2}</label></p>",
                     {entry_field::as_is, state.as_is ? Markup{" checked"} : Markup{},
                      visit.in("纸上就是这样，照录", "The sheet says so: store it as it is")})
            : Markup{};
    return markup("<div class=\"problem\" role=\"alert\"><p>{0}</p>{1}{2}</div>",
                  {visit.in(phrase("有 {0} 处要看一看，还没有保存。", "{0} places need a look; nothing was stored yet.",
                                   {static_cast<std::int64_t>(state.problems.size())})),
                   general, as_is});
}

}  // namespace

Markup entryForm(const Desk& desk, const Visit& visit, const EntryState& state) {
    Markup lines;
    std::int64_t number = 0;
    for (const Question& question : state.form.questions) lines += questionLines(visit, state, question, ++number);
    Markup form = markup("<form class=\"entry\" method=\"post\" action=\"{0}\" data-enter>{1}{2}",
                         {actionOf(visit, state.form), formToken(desk, visit), problemBox(visit, state)});
    form += hidden(entry_field::keying, state.keying);
    form += markup(
        "<div class=\"row head\">{0}<label for=\"number\">{1}</label><input id=\"number\" name=\"{2}\" "
        "value=\"{3}\" required maxlength=\"40\" autocomplete=\"off\" autofocus class=\"key\">{4}</div>"
        "<p class=\"hint\">{5}</p>{6}<p class=\"row\"><button>{7}</button></p></form>",
        {schoolChoice(desk, visit, state, {}), visit.in("卷号", "Sheet number"), entry_field::number, state.number,
         problemOf(visit, state, entry_field::number),
         visit.in("每份纸质问卷先写上卷号（几所学校一起录时带上学校代号，如 S01-17）。每份录两遍，最好由两个人录："
                  "第一遍留着等第二遍，两遍一致才存入。回车到下一栏。",
                  "Write a number on each paper sheet (with the school's code where several are keyed together: "
                  "S01-17). Each is keyed twice, best by two people: the first keying waits for the second, "
                  "and it is stored when they agree. Enter goes to the next field."),
         lines, visit.in("保存这一份", "Keep this sheet")});
    return form;
}

namespace {

Markup pickRow(const Desk& desk, const Visit& visit, const EntryState& state, const KeyedDifference& difference) {
    const bool school = difference.item == page_field::school;
    const auto& keyed = state.reader.keyedItems();
    const auto item =
        std::find_if(keyed.begin(), keyed.end(), [&](const Item& one) { return one.id == difference.item; });
    if (!school && item == keyed.end()) return {};
    const std::string picked = visit.given(std::string(entry_field::pick) + difference.item);
    FormFields third;
    for (const auto& [name, value] : visit.fields)
        if (name.starts_with(entry_field::third)) third.emplace_back(name.substr(entry_field::third.size()), value);
    const EntryState third_state{.form = state.form, .reader = state.reader, .typed = third};
    const Markup other = school ? schoolChoice(desk, visit, third_state, entry_field::third)
                                : inputs(visit, *item, third, entry_field::third);
    const auto radio = [&](const char* value, const Piece& words) {
        return markup(
            "<label class=\"tick\"><input type=\"radio\" name=\"{0}{1}\" value=\"{2}\" required{3}> {4}</label>",
            {entry_field::pick, difference.item, value, picked == value ? Markup{" checked"} : Markup{}, words});
    };
    return markup(
        "<tr><th scope=\"row\">{0}{1}{2}</th><td>{3}</td><td>{4}</td><td>{5}<div class=\"keys\">{6}</div></td>"
        "</tr>",
        {school ? visit.in("学校", "School") : visit.in(item->title),
         school ? Markup{} : codesLine(optionNumbers(visit, *item)), problemOf(visit, state, difference.item),
         radio("first", visit.in(difference.first)), radio("second", visit.in(difference.second)),
         radio("third", visit.in("都不对，应为：", "neither, but:")), other});
}

}  // namespace

Markup comparisonForm(const Desk& desk, const Visit& visit, const EntryState& state,
                      const std::vector<KeyedDifference>& differences) {
    Markup kept = hidden(entry_field::number, state.number);
    kept += hidden(entry_field::action, "compare");
    kept += hidden(entry_field::keying, state.keying);
    if (state.as_is && state.problems.empty()) kept += hidden(entry_field::as_is, "yes");
    for (const auto& [name, value] : state.typed) kept += hidden(name, value);
    Markup rows;
    for (const KeyedDifference& difference : differences) rows += pickRow(desk, visit, state, difference);
    return markup("<form class=\"compare\" method=\"post\" action=\"{0}\">{1}{2}{3}<div class=\"scroll\"><table><thead>"
                  "<tr><th>{4}</th><th>{5}</th><th>{6}</th><th>{7}</th></tr></thead>",
                  {actionOf(visit, state.form), formToken(desk, visit), kept, problemBox(visit, state),
                   visit.in("题目", "Question"), visit.in("第一遍", "First keying"),
                   visit.in("第二遍", "Second keying"), visit.in("更正", "Correction")}) +=
           markup("<tbody>{0}</tbody></table></div><p class=\"row\"><button>{1}</button></p></form>",
                  {rows, visit.in("存入这一份", "Store this sheet")});
}

Markup waitingList(const Desk& desk, const Visit& visit, const Questionnaire& form,
                   const std::vector<PaperEntry>& waiting) {
    Markup rows;
    for (const PaperEntry& entry : waiting)
        rows += markup("<li><form method=\"post\" action=\"{0}\">{1}<input type=\"hidden\" name=\"{2}\" value=\"{3}\">"
                       "<b>{3}</b> <small>{4}</small> <button class=\"plain small\" name=\"{5}\" value=\"take-back\">"
                       "{6}</button></form></li>",
                       {actionOf(visit, form), formToken(desk, visit), entry_field::number, entry.number,
                        readableMinute(entry.entered_at), entry_field::action, visit.in("作废", "Take back")});
    if (waiting.empty())
        return markup("<p>{0}</p>", {visit.in("没有等第二遍的卷子。", "No sheet waits for its second keying.")});
    return markup("<ul class=\"waiting\">{0}</ul>", {rows});
}

}  // namespace diaoyan::office
