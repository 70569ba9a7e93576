// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard entry of paper questionnaires: each is keyed twice, and stored when both agree.
#include "collector/web/office/entry_forms.h"
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/submissions/form_fields.h"

#include <algorithm>
#include <map>

namespace diaoyan::office {

namespace {

constexpr std::string_view paperPrefix = "paper-";  // of a stored sheet's source_id; its number follows
constexpr std::size_t longestNumber = 60;           // bytes

std::vector<PaperEntry> waitingOf(Desk& desk, const std::string& form) {
    std::vector<PaperEntry> waiting = desk.store.paperEntries();
    std::erase_if(waiting, [&](const PaperEntry& entry) { return entry.questionnaire != form; });
    return waiting;
}

std::int64_t storedFromPaper(const Desk& desk, const std::string& form) {
    const LiveForm* live = desk.answers.form(form);
    return live == nullptr ? 0 : static_cast<std::int64_t>(live->source_ids.size());
}

Markup confirmation(const Visit& visit) {
    static const std::map<std::string, Text> list{
        {"kept", {"{0} 号第一遍已保留，等第二遍。", "No. {0} is kept and waits for its second keying."}},
        {"stored", {"{0} 号两遍一致，已存入。", "Both keyings of no. {0} agree; it is stored."}},
        {"settled", {"{0} 号已按选定的答案存入。", "No. {0} is stored as decided."}},
        {"taken-back", {"{0} 号的第一遍已作废。", "The first keying of no. {0} was taken back."}},
    };
    const auto said = list.find(visit.asked("said"));
    if (said == list.end()) return {};
    return markup("<p class=\"said\" role=\"status\">{0}</p>",
                  {visit.in(phrase(said->second.zh, said->second.en, {visit.asked("number")}))});
}

WebReply entryReply(Desk& desk, const Visit& visit, const EntryState& state, int status) {
    desk.follow();
    const std::vector<PaperEntry> waiting = waitingOf(desk, state.form.id);
    return officePage(
        desk, visit, visit.in("纸质录入", "Paper entry"),
        markup("<h1>{0}</h1><p class=\"hint\">{1}</p>{2}<section class=\"card\">{3}</section>"
               "<section class=\"card\"><h2>{4}</h2>{5}</section>",
               {visit.in(state.form.title),
                visit.in(phrase("已存入 {0} 份纸质答卷，{1} 份等第二遍。",
                                "Stored from paper: {0}; waiting for the second keying: {1}.",
                                {storedFromPaper(desk, state.form.id), static_cast<std::int64_t>(waiting.size())})),
                confirmation(visit), entryForm(desk, visit, state),
                visit.in("等第二遍的卷号", "Waiting for the second keying"),
                waitingList(desk, visit, state.form, waiting)}),
        status);
}

WebReply comparisonReply(const Desk& desk, const Visit& visit, const EntryState& state,
                         const std::vector<KeyedDifference>& differences, int status) {
    return officePage(desk, visit, visit.in("两遍不一致", "The keyings differ"),
                      markup("<h1>{0}</h1><p class=\"hint\">{1}</p><section class=\"card\">{2}</section>",
                             {visit.in(phrase("{0} 号：两遍有 {1} 处不一致", "No. {0}: {1} differences",
                                              {state.number, static_cast<std::int64_t>(differences.size())})),
                              visit.in("请拿出这份纸质问卷，逐处看纸上写的是什么。还没有存入。",
                                       "Take the paper sheet and look what it says. Nothing was stored yet."),
                              comparisonForm(desk, visit, state, differences)}),
                      status);
}

WebReply backToEntry(const Visit& visit, const EntryState& state, const std::string& said) {
    return goOn(visit,
                "/office/entry/" + percentEncoded(state.form.id) +
                    "?school=" + percentEncoded(fieldNamed(state.typed, page_field::school)) +
                    "&number=" + percentEncoded(state.number),
                said);
}

std::string trimmed(const std::string& words) {
    const std::size_t begin = words.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return {};
    return words.substr(begin, words.find_last_not_of(" \t\n") - begin + 1);
}

/// Only what belongs to the questionnaire.
FormFields typedFields(const KeyedSheetReader& reader, const FormFields& all) {
    FormFields typed = keyedFields(all, page_field::school);
    for (const Item& item : reader.keyedItems())
        for (auto& field : keyedFields(all, item.id)) typed.push_back(std::move(field));
    return typed;
}

Problem numberProblem(std::string code, Text message) {
    return {std::move(code), std::move(message), {.file = {}, .row = 0, .column = std::string(entry_field::number)}};
}

std::optional<Problem> checkNumber(const Desk& desk, const EntryState& state) {
    if (state.number.empty() || state.number.size() > longestNumber)
        return numberProblem("paper-number",
                             phrase("请填卷号（不超过 {0} 个字节）", "a sheet number of at most {0} bytes",
                                    {static_cast<std::int64_t>(longestNumber)}));
    const LiveForm* live = desk.answers.form(state.form.id);
    if (live != nullptr && live->source_ids.contains(std::string(paperPrefix) + state.number))
        return numberProblem("paper-number-stored",
                             phrase("{0} 号已经存入过了", "no. {0} is stored already", {state.number}));
    return std::nullopt;
}

/// Whether the keyed sheet may go on: nothing wrong with it, or only what stands on the paper so.
bool mayGoOn(const EntryState& state) {
    return std::all_of(state.problems.begin(), state.problems.end(),
                       [&](const Problem& problem) { return state.as_is && canStandOnPaper(problem); });
}

WebReply storeSheet(Desk& desk, const Visit& visit, const EntryState& state, AnswerSheet sheet, const char* said) {
    if (!desk.paper) {
        Result<AnswerInbox> inbox = AnswerInbox::open(desk.setup.survey_path, "paper", "paper-entry");
        if (!inbox) return problemReply(visit, 503, inbox.problem());
        desk.paper = std::move(inbox).value();
    }
    sheet.submitted_at = localTime(desk.now());
    sheet.source_id = std::string(paperPrefix) + state.number;
    sheet.seconds = -1;
    const IncomingSheet incoming{
        .questionnaire = state.form.id, .answer_id = newAnswerId(), .code = {}, .sheet = std::move(sheet)};
    const Result<std::vector<Receipt>> receipts = desk.paper->store({&incoming, 1});
    if (!receipts) throw EnvironmentFailure(receipts.problem());
    if (receipts->front() != Receipt::stored)
        return officeMessage(visit, 409, {"没有存入", "It was not stored"},
                             {"调查文件里已没有这份问卷。", "The survey file no longer has this questionnaire."},
                             "/office/entry");
    desk.store.removePaperEntry(state.form.id, state.number);
    return backToEntry(visit, state, said);
}

/// The fields of the sheet that both keyings and the decisions make; nothing where a decision is missing.
std::optional<FormFields> decided(const Visit& visit, const EntryState& state, const FormFields& first,
                                  const std::vector<KeyedDifference>& differences) {
    FormFields third;
    for (const auto& [name, value] : visit.fields)
        if (name.starts_with(entry_field::third)) third.emplace_back(name.substr(entry_field::third.size()), value);
    FormFields all = state.typed;
    for (const KeyedDifference& difference : differences) {
        const std::string pick = visit.given(std::string(entry_field::pick) + difference.item);
        if (pick == "second") continue;
        if (pick != "first" && pick != "third") return std::nullopt;
        const FormFields given_up = keyedFields(all, difference.item);
        std::erase_if(all, [&](const auto& field) {
            return std::find(given_up.begin(), given_up.end(), field) != given_up.end();
        });
        for (auto& field : keyedFields(pick == "first" ? first : third, difference.item)) all.push_back(field);
    }
    return all;
}

/// Keeps a first keying. The form sent again (a second click, a step back in the browser) replaces itself.
WebReply keepFirst(Desk& desk, const Visit& visit, const EntryState& state) {
    FormFields fields = state.typed;
    if (!state.keying.empty()) fields.emplace_back(entry_field::keying, state.keying);
    const Result<Done> kept = desk.store.addPaperEntry({.questionnaire = state.form.id,
                                                        .number = state.number,
                                                        .fields = urlEncoded(fields),
                                                        .entered_at = localMinute(desk.now())});
    if (!kept) return problemReply(visit, 409, kept.problem());
    return backToEntry(visit, state, "kept");
}

/// A sheet that was keyed once before: stored if both agree or the differences are decided.
WebReply secondKeying(Desk& desk, const Visit& visit, EntryState& state, const PaperEntry& waiting) {
    const Result<FormFields> before = readFormFields("application/x-www-form-urlencoded", waiting.fields);
    if (!before) return problemReply(visit, 500, before.problem());
    if (!state.keying.empty() && fieldNamed(*before, entry_field::keying) == state.keying) {
        desk.store.removePaperEntry(state.form.id, state.number);
        return keepFirst(desk, visit, state);
    }
    const AnswerSheet first = state.reader.read(*before, desk.now()).sheet;
    const KeyedSheet second = state.reader.read(state.typed, desk.now());
    const std::vector<KeyedDifference> differences = state.reader.differences(first, second.sheet);
    if (differences.empty()) return storeSheet(desk, visit, state, second.sheet, "stored");
    if (visit.given(entry_field::action) != "compare") {
        state.problems.clear();
        return comparisonReply(desk, visit, state, differences, 200);
    }
    const std::optional<FormFields> all = decided(visit, state, *before, differences);
    if (!all) {
        state.problems = {
            {"undecided", phrase("请逐处选定：第一遍、第二遍或更正", "Please decide each difference"), {}}};
        return comparisonReply(desk, visit, state, differences, 422);
    }
    KeyedSheet settled = state.reader.read(*all, desk.now());
    state.problems = std::move(settled.problems);
    if (!mayGoOn(state)) return comparisonReply(desk, visit, state, differences, 422);
    return storeSheet(desk, visit, state, std::move(settled.sheet), "settled");
}

}  // namespace

WebReply entryOverview(Desk& desk, const Visit& visit) {
    desk.lookAtFormsAgain();
    desk.follow();
    Markup list;
    for (const Questionnaire& form : desk.forms)
        list += markup("<tr><th scope=\"row\"><a href=\"/office/entry/{0}?{1}\">{2}</a></th><td class=\"n\">{3}</td>"
                       "<td class=\"n\">{4}</td></tr>",
                       {percentEncoded(form.id), visit.lang(), visit.in(form.title), storedFromPaper(desk, form.id),
                        static_cast<std::int64_t>(waitingOf(desk, form.id).size())});
    return officePage(
        desk, visit, visit.in("纸质录入", "Paper entry"),
        markup("<h1>{0}</h1><section class=\"card\"><table><thead><tr><th>{1}</th><th class=\"n\">{2}</th>"
               "<th class=\"n\">{3}</th></tr></thead><tbody>{4}</tbody></table></section>",
               {visit.in("纸质录入", "Paper entry"), visit.in("问卷", "Questionnaire"), visit.in("已存入", "stored"),
                visit.in("等第二遍", "waiting"), list}));
}

WebReply entryPage(Desk& desk, const Visit& visit) {
    desk.lookAtFormsAgain();
    const Questionnaire* form = desk.form(visit.parts[0]);
    if (form == nullptr) return notThere(visit);
    const KeyedSheetReader reader(*form, desk.roster);
    EntryState state{.form = *form, .reader = reader, .keying = randomHex(8)};
    state.typed.emplace_back(page_field::school, visit.asked("school"));
    return entryReply(desk, visit, state, 200);
}

WebReply enterSheet(Desk& desk, const Visit& visit) {
    const Questionnaire* form = desk.form(visit.parts[0]);
    if (form == nullptr) return notThere(visit);
    desk.follow();
    const KeyedSheetReader reader(*form, desk.roster);
    EntryState state{.form = *form, .reader = reader, .number = trimmed(plainSigns(visit.given(entry_field::number)))};
    state.typed = typedFields(reader, visit.fields);
    state.as_is = visit.given(entry_field::as_is) == "yes";
    state.keying = visit.given(entry_field::keying);
    if (visit.given(entry_field::action) == "take-back") {
        desk.store.removePaperEntry(form->id, state.number);
        return backToEntry(visit, state, "taken-back");
    }
    state.problems = reader.read(state.typed, desk.now()).problems;
    const auto wrong_number = checkNumber(desk, state);
    if (wrong_number) state.problems.insert(state.problems.begin(), *wrong_number);
    const std::optional<PaperEntry> waiting = desk.store.paperEntry(form->id, state.number);
    const bool comparing = waiting && visit.given(entry_field::action) == "compare" && !wrong_number;
    if (!comparing && !mayGoOn(state)) return entryReply(desk, visit, state, 422);
    if (waiting) return secondKeying(desk, visit, state, *waiting);
    return keepFirst(desk, visit, state);
}

}  // namespace diaoyan::office
