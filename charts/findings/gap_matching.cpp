// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/gap_matching.h"

#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

/// What one role was asked under a construct.
struct AskedItem {
    Item item;
    const Question* question = nullptr;
};

struct Candidate {
    std::string construct;
    std::string family;                           ///< of the matrix it is a row of, else itself
    std::vector<std::optional<AskedItem>> asked;  ///< per side
};

std::vector<Candidate> candidates(const std::vector<RoleSide>& sides) {
    std::vector<Candidate> found;
    for (std::size_t s = 0; s < sides.size(); ++s)
        for (const Question& question : sides[s].questionnaire->questions)
            for (const Item& item : items(question)) {
                if (item.construct.empty()) continue;
                auto at = std::find_if(found.begin(), found.end(),
                                       [&](const Candidate& one) { return one.construct == item.construct; });
                if (at == found.end())
                    at = found.insert(found.end(), {item.construct, question.construct,
                                                    std::vector<std::optional<AskedItem>>(sides.size())});
                if (question.kind == QuestionKind::matrix) at->family = question.construct;
                if (!at->asked[s]) at->asked[s] = AskedItem{item, &question};
            }
    return found;
}

std::vector<Text> optionsWorstFirst(const ScaleReading& reading) {
    std::vector<Text> labels(reading.size());
    for (std::size_t o = 0; o < reading.points.size(); ++o)
        if (reading.points[o]) labels[static_cast<std::size_t>(*reading.points[o]) - 1] = reading.item.options[o].label;
    return labels;
}

/// 教师（4级）和家长（5级）.
Text sidesWith(const std::vector<Text>& names, const std::vector<std::optional<ScaleReading>>& readings,
               const std::function<Text(const ScaleReading&)>& what) {
    std::vector<Text> parts;
    for (std::size_t s = 0; s < names.size(); ++s)
        if (readings[s]) parts.push_back(phrase("{0}（{1}）", "{0} ({1})", {names[s], what(*readings[s])}));
    return listed(parts);
}

Text pointsOf(const ScaleReading& reading) {
    return phrase("{0}级", "{0} points", {static_cast<std::int64_t>(reading.size())});
}

/// Silences the sides that `same` does not hold for, compared with the side that most others agree with.
std::optional<Text> silenceOthers(MatchedItem& matched, const Text& reason,
                                  const std::function<bool(const ScaleReading&, const ScaleReading&)>& same) {
    std::size_t best = 0, most = 0;
    for (std::size_t s = 0; s < matched.readings.size(); ++s) {
        if (!matched.readings[s]) continue;
        const auto alike = static_cast<std::size_t>(
            std::count_if(matched.readings.begin(), matched.readings.end(),
                          [&](const auto& other) { return other && same(*other, *matched.readings[s]); }));
        if (alike > most) {
            most = alike;
            best = s;
        }
    }
    if (most == 0) return std::nullopt;
    const ScaleReading chosen = *matched.readings[best];
    bool any = false;
    for (std::size_t s = 0; s < matched.readings.size(); ++s) {
        if (!matched.readings[s] || same(*matched.readings[s], chosen)) continue;
        matched.readings[s].reset();
        matched.reasons[s] = reason;
        any = true;
    }
    return any ? std::optional(reason) : std::nullopt;
}

std::size_t comparable(const MatchedItem& matched) {
    return static_cast<std::size_t>(std::count_if(matched.readings.begin(), matched.readings.end(),
                                                  [](const auto& reading) { return reading.has_value(); }));
}

/// One candidate on its way to a match; the first thing that hinders it is kept.
struct Attempt {
    MatchedItem matched;
    std::vector<Text> notes;
    std::optional<Problem> problem;

    void hinder(const char* code, const Text& message) {
        if (!problem) problem = Problem{code, message, {}};
    }
};

void readSides(Attempt& attempt, const Candidate& candidate, const std::vector<Text>& names,
               const std::string& definition) {
    for (std::size_t s = 0; s < names.size(); ++s) {
        MatchedItem& matched = attempt.matched;
        matched.readings.emplace_back();
        matched.reasons.emplace_back();
        if (!candidate.asked[s]) {
            matched.reasons[s] = phrase("{0}没有被问到这一项", "not asked of {0}", {names[s]});
            continue;
        }
        auto reading = readScale(candidate.asked[s]->item, definition);
        if (reading.ok()) {
            matched.readings[s] = *reading;
            continue;
        }
        matched.reasons[s] = reading.problem().message;
        const Text why =
            phrase("“{0}”（{1}）：{2}", "\"{0}\" ({1}): {2}", {matched.label, names[s], reading.problem().message});
        attempt.hinder(reading.problem().code.c_str(), why);
        attempt.notes.push_back(phrase("{0}。", "{0}.", {why}));
    }
}

void keepSameScale(Attempt& attempt, const std::vector<Text>& names) {
    MatchedItem& matched = attempt.matched;
    const auto readings = matched.readings;
    const Text points = phrase("“{0}”的刻度不同：{1}，不作比较", "the scales of \"{0}\" differ: {1}; not compared",
                               {matched.label, sidesWith(names, readings, pointsOf)});
    if (silenceOthers(matched, points, [](const auto& a, const auto& b) { return a.size() == b.size(); })) {
        attempt.hinder("scales-differ", points);
        attempt.notes.push_back(phrase("{0}。", "{0}.", {points}));
    }
    const Text definitions =
        phrase("“{0}”的口径不同：{1}，不作比较", "the definitions of \"{0}\" differ: {1}; not compared",
               {matched.label, sidesWith(names, matched.readings, [](const ScaleReading& one) {
                    return joined({one.rate_words, one.index_words}, "；", "; ");
                })});
    const auto same_definition = [](const ScaleReading& a, const ScaleReading& b) {
        return a.satisfied == b.satisfied && a.index == b.index;
    };
    if (silenceOthers(matched, definitions, same_definition)) {
        attempt.hinder("definitions-differ", definitions);
        attempt.notes.push_back(phrase("{0}。", "{0}.", {definitions}));
    }
    const ScaleReading* first = nullptr;
    for (const auto& reading : matched.readings) {
        if (!reading) continue;
        if (first == nullptr) first = &*reading;
        if (optionsWorstFirst(*reading) == optionsWorstFirst(*first)) continue;
        attempt.notes.push_back(phrase("“{0}”的选项措辞不同，按级对应比较：{1}。",
                                       "The options of \"{0}\" are worded differently; matched by place: {1}.",
                                       {matched.label, sidesWith(names, matched.readings, [](const ScaleReading& one) {
                                            return joined(optionsWorstFirst(one), "、", ", ");
                                        })}));
        break;
    }
}

Attempt attemptOf(const Candidate& candidate, const std::vector<Text>& names, const std::string& definition) {
    Attempt attempt;
    attempt.matched.construct = candidate.construct;
    std::size_t asked = 0;
    for (const auto& one : candidate.asked) {
        if (!one) continue;
        if (asked++ == 0)
            attempt.matched.label =
                one->question->kind == QuestionKind::matrix ? rowLabel(*one->question, one->item) : one->item.title;
    }
    if (asked < 2) {
        attempt.hinder("one-role-only", phrase("“{0}”（{1}）只问了一类对象，没有可比较的群体",
                                               "only one role was asked \"{0}\" ({1}): no gap",
                                               {attempt.matched.label, candidate.construct}));
        return attempt;
    }
    readSides(attempt, candidate, names, definition);
    keepSameScale(attempt, names);
    return attempt;
}

Text titleOf(const Candidate& candidate, const MatchedItem& matched) {
    for (const auto& one : candidate.asked)
        if (one && one->question->kind == QuestionKind::matrix && candidate.family != candidate.construct)
            return one->question->title;
    return matched.label;
}

Text constructsThereAre(const std::vector<Candidate>& all) {
    std::vector<Text> names;
    for (const Candidate& one : all)
        if (std::find(names.begin(), names.end(), untranslated(one.family)) == names.end())
            names.push_back(untranslated(one.family));
    return joined(names, "、", ", ");
}

void take(ConstructMatches& matches, const Candidate& candidate, Attempt attempt) {
    auto at = std::find_if(matches.constructs.begin(), matches.constructs.end(),
                           [&](const MatchedConstruct& one) { return one.construct == candidate.family; });
    if (at == matches.constructs.end())
        at = matches.constructs.insert(matches.constructs.end(),
                                       {candidate.family, titleOf(candidate, attempt.matched), {}, {}});
    at->items.push_back(std::move(attempt.matched));
    for (Text& note : attempt.notes)
        if (std::find(at->notes.begin(), at->notes.end(), note) == at->notes.end())
            at->notes.push_back(std::move(note));
}

}  // namespace

std::vector<Text> sideNames(const std::vector<RoleSide>& sides) {
    std::vector<Text> names;
    for (const RoleSide& side : sides) {
        const Questionnaire& own = *side.questionnaire;
        const bool shared = std::count_if(sides.begin(), sides.end(), [&](const RoleSide& other) {
                                return other.questionnaire->role.name == own.role.name;
                            }) > 1;
        const Text title = own.title.empty() ? untranslated(own.id) : own.title;
        names.push_back(shared || own.role.name.empty() ? title : own.role.name);
    }
    return names;
}

Result<ConstructMatches> matchConstructs(const std::vector<RoleSide>& sides, const std::string& wanted,
                                         const std::string& definition) {
    if (sides.size() < 2)
        return Problem{"one-role",
                       phrase("只有一类对象的问卷，没有可比较的群体；群体差距至少需要两份问卷（如教师和家长）",
                              "there is only one role's questionnaire: a gap needs two (teachers and parents, say)"),
                       {}};
    std::vector<Candidate> all = candidates(sides);
    if (all.empty())
        return Problem{"no-shared-construct",
                       phrase("各问卷没有标明相同含义的题目（construct），无法确定哪些题可以比较",
                              "no question of these questionnaires says what it has in common with others "
                              "(construct): nothing tells which may be compared"),
                       {}};
    const auto is_wanted = [&](const Candidate& one) {
        return wanted.empty() || one.construct == wanted || one.family == wanted;
    };
    if (std::none_of(all.begin(), all.end(), is_wanted))
        return Problem{"unknown-construct",
                       phrase("没有共同内容“{0}”；问卷中有：{1}", "there is no construct \"{0}\"; there are: {1}",
                              {wanted, constructsThereAre(all)}),
                       {}};
    const std::vector<Text> names = sideNames(sides);
    ConstructMatches matches;
    std::set<std::string> left_out_families;
    std::optional<Problem> first;
    for (const Candidate& candidate : all) {
        if (!is_wanted(candidate)) continue;
        Attempt attempt = attemptOf(candidate, names, definition);
        if (comparable(attempt.matched) >= 2) {
            take(matches, candidate, std::move(attempt));
            continue;
        }
        if (!first) first = attempt.problem;
        // One reason is enough for the rows of a matrix.
        if (attempt.problem && left_out_families.insert(candidate.family).second)
            matches.left_out.push_back(attempt.problem->message);
    }
    if (matches.constructs.empty()) return *first;
    return matches;
}

}  // namespace diaoyan
