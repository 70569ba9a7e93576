// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/tally_words.h"

#include "questionnaires/questionnaire_json.h"

namespace diaoyan {

namespace {

constexpr std::size_t optionsShown = 12;
constexpr std::size_t spellingsShown = 30;

Text optionCounts(const Item& item, const AnswerTally& tally) {
    Text words;
    for (std::size_t i = 0; i < std::min(item.options.size(), optionsShown); ++i) {
        const Text one = phrase("{0} {1}", "{0} {1}", {item.options[i].label, tally.options[i]});
        words.zh += (words.zh.empty() ? "" : "，") + one.zh;
        words.en += (words.en.empty() ? "" : ", ") + one.en;
    }
    if (item.options.size() <= optionsShown) return words;
    const auto more = static_cast<std::int64_t>(item.options.size() - optionsShown);
    return phrase("{0}……另有 {1} 项", "{0} ... and {1} more", {words, more});
}

std::int64_t missing(const AnswerTally& tally, MissingReason reason) {
    return tally.missing[static_cast<std::size_t>(reason)];
}

Text schoolNames(const std::vector<std::size_t>& schools, const Roster& roster) {
    Text words;
    for (const std::size_t school : schools) {
        const std::string one = roster.schools[school].name + "（" + roster.schools[school].code + "）";
        words.zh += (words.zh.empty() ? "" : "、") + one;
        words.en +=
            (words.en.empty() ? "" : ", ") + roster.schools[school].name + " (" + roster.schools[school].code + ")";
    }
    return words;
}

const char* matchName(SchoolMatchKind kind) {
    switch (kind) {
    case SchoolMatchKind::exact: return "exact";
    case SchoolMatchKind::normalised: return "normalised";
    case SchoolMatchKind::decided: return "decided";
    case SchoolMatchKind::unknown: break;
    }
    return "unknown";
}

}  // namespace

void sayTallies(const ImportReport& report, const Session& session) {
    if (report.tallies.empty()) return;
    session.say(phrase("  题目与首次计数（有效答卷）：", "  questions and first counts (valid sheets):"));
    std::size_t i = 0;
    for (const Question& question : report.questionnaire.questions) {
        if (question.kind == QuestionKind::matrix)
            session.say(phrase("    {0}［{1}，{2} 行］{3}", "    {0} [{1}, {2} rows] {3}",
                               {question.id, kindWords(question.kind), static_cast<std::int64_t>(question.rows.size()),
                                question.title}));
        for (const Item& item : items(question)) {
            const AnswerTally& tally = report.tallies[i++];
            session.say(phrase("    {0}［{1}］{2}：答 {3}，未答 {4}，未询问 {5}，无效 {6}",
                               "    {0} [{1}] {2}: {3} answered, {4} left empty, {5} not asked, {6} invalid",
                               {item.id, kindWords(item.kind), item.title, tally.answered,
                                missing(tally, MissingReason::unanswered), missing(tally, MissingReason::not_asked),
                                missing(tally, MissingReason::invalid)}));
            if (!item.options.empty()) session.say(phrase("        {0}", "        {0}", {optionCounts(item, tally)}));
        }
    }
}

nlohmann::ordered_json jsonTallies(const ImportReport& report) {
    auto json = nlohmann::ordered_json::array();
    if (report.tallies.empty()) return json;
    const std::vector<Item> all = items(report.questionnaire);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const AnswerTally& tally = report.tallies[i];
        nlohmann::ordered_json one{{"item", all[i].id},
                                   {"title", jsonText(all[i].title)},
                                   {"kind", jsonName(all[i].kind)},
                                   {"answered", tally.answered},
                                   {"unanswered", missing(tally, MissingReason::unanswered)},
                                   {"not_asked", missing(tally, MissingReason::not_asked)},
                                   {"invalid", missing(tally, MissingReason::invalid)},
                                   {"options", nlohmann::ordered_json::array()}};
        for (std::size_t option = 0; option < all[i].options.size(); ++option)
            one["options"].push_back({{"code", all[i].options[option].code},
                                      {"label", jsonText(all[i].options[option].label)},
                                      {"count", tally.options[option]}});
        json.push_back(std::move(one));
    }
    return json;
}

void saySchools(const ImportReport& report, const Roster& roster, const Session& session) {
    if (roster.schools.empty() || report.schools.empty()) return;
    session.say(phrase("  学校的其他写法：", "  other spellings of schools:"));
    for (std::size_t i = 0; i < std::min(report.schools.size(), spellingsShown); ++i) {
        const SchoolSpelling& spelling = report.schools[i];
        if (spelling.match.school) {
            session.say(phrase("    “{0}”按“{1}”计（{2} 份）", "    \"{0}\" taken for {1} ({2} sheets)",
                               {spelling.text, schoolNames({*spelling.match.school}, roster), spelling.sheets}));
        } else if (spelling.match.kind == SchoolMatchKind::decided) {
            session.say(phrase("    “{0}”不算任何学校（{1} 份）", "    \"{0}\" counts for no school ({1} sheets)",
                               {spelling.text, spelling.sheets}));
        } else if (spelling.similar.empty()) {
            session.say(phrase("    “{0}”不在名册中（{1} 份）", "    \"{0}\" is not on the roster ({1} sheets)",
                               {spelling.text, spelling.sheets}));
        } else {
            session.say(phrase("    “{0}”不在名册中（{1} 份），相近的有：{2}；若就是它，加 --school {0}={3}",
                               "    \"{0}\" is not on the roster ({1} sheets); similar: {2}; if it is that one, add "
                               "--school {0}={3}",
                               {spelling.text, spelling.sheets, schoolNames(spelling.similar, roster),
                                roster.schools[spelling.similar.front()].code}));
        }
    }
    if (report.schools.size() > spellingsShown)
        session.say(phrase("    …… 另有 {0} 种", "    ... and {0} more",
                           {static_cast<std::int64_t>(report.schools.size() - spellingsShown)}));
}

nlohmann::ordered_json jsonSchools(const ImportReport& report, const Roster& roster) {
    auto json = nlohmann::ordered_json::array();
    for (const SchoolSpelling& spelling : report.schools) {
        nlohmann::ordered_json one{{"text", spelling.text},
                                   {"match", matchName(spelling.match.kind)},
                                   {"school", nullptr},
                                   {"sheets", spelling.sheets},
                                   {"similar", nlohmann::ordered_json::array()}};
        if (spelling.match.school) one["school"] = roster.schools[*spelling.match.school].code;
        for (const std::size_t school : spelling.similar) one["similar"].push_back(roster.schools[school].code);
        json.push_back(std::move(one));
    }
    return json;
}

}  // namespace diaoyan
