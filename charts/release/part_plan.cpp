// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/part_plan.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace diaoyan {

namespace {

constexpr std::string_view schoolsPrefix = "school.";

/// The code of a school's cell in a partition: the values of its attributes, joined as the engine joins codes. Empty:
/// the school lies in none.
std::string cellCode(const School& school, const std::string& partition) {
    const auto valueOf = [&](std::string_view part) {
        return part.substr(0, schoolsPrefix.size()) == schoolsPrefix
                   ? attributeOf(school, std::string(part.substr(schoolsPrefix.size())))
                   : std::string();
    };
    // A roster's heading may itself contain the mark that joins groupings.
    std::string code = valueOf(partition);
    if (!code.empty() || partition.find('/') == std::string::npos) return code;
    for (std::size_t begin = 0; begin <= partition.size();) {
        const std::size_t end = std::min(partition.find('/', begin), partition.size());
        const std::string value = valueOf(std::string_view(partition).substr(begin, end - begin));
        if (value.empty()) return {};
        code += (begin == 0 ? "" : "/") + value;
        begin = end + 1;
    }
    return code;
}

/// Everything that is the same for all items of a questionnaire.
struct SchoolCells {
    std::vector<std::vector<int>> of_school;  ///< per school, per partition
    std::vector<std::size_t> cells;           ///< per partition
};

class PartPlanner {
public:
    PartPlanner(const StudyPart& part, const Roster& roster, const std::vector<std::string>& partitions,
                std::int64_t minimum)
        : part_(part), roster_(roster) {
        plan_.minimum = minimum;
        plan_.partitions = partitions;
    }

    Result<PartPlan> plan();

private:
    std::optional<Problem> findSchools();
    std::optional<Problem> findCells(const std::string& any_item);
    std::optional<Problem> planItem(const Item& item);
    GroupsToRelease toRelease(ItemGroups read) const;
    std::optional<GroupsToRelease> written(const Item& item) const;
    void follow(const Item& item, GroupsToRelease& groups) const;

    const StudyPart& part_;
    const Roster& roster_;
    PartPlan plan_;
    SchoolCells cells_;
};

std::optional<Problem> PartPlanner::findSchools() {
    for (const Item& item : part_.answers->items()) {
        const auto reader = ItemReader::of(*part_.answers, item.id);
        if (!reader.ok()) {
            if (reader.problem().code == "not-countable") continue;
            return reader.problem();
        }
        const auto by_school = reader->groups("school");
        if (!by_school.ok()) return by_school.problem();
        plan_.schools = by_school->groups;
        return findCells(item.id);
    }
    return std::nullopt;
}

std::optional<Problem> PartPlanner::findCells(const std::string& any_item) {
    cells_.of_school.assign(plan_.schools.size(), std::vector<int>(plan_.partitions.size(), -1));
    const auto reader = ItemReader::of(*part_.answers, any_item);
    if (!reader.ok()) return reader.problem();
    std::unordered_map<std::string, const School*> on_roster;
    for (const School& school : roster_.schools) on_roster.emplace(school.code, &school);
    for (std::size_t p = 0; p < plan_.partitions.size(); ++p) {
        const auto by = reader->groups(plan_.partitions[p]);
        if (!by.ok()) return by.problem();
        cells_.cells.push_back(by->groups.size());
        std::unordered_map<std::string, int> position;
        for (std::size_t g = 0; g < by->groups.size(); ++g) position.emplace(by->groups[g].code, static_cast<int>(g));
        for (std::size_t s = 0; s < plan_.schools.size(); ++s) {
            const auto school = on_roster.find(plan_.schools[s].code);
            if (school == on_roster.end()) continue;
            const auto cell = position.find(cellCode(*school->second, plan_.partitions[p]));
            if (cell != position.end()) cells_.of_school[s][p] = cell->second;
        }
    }
    return std::nullopt;
}

GroupsToRelease PartPlanner::toRelease(ItemGroups read) const {
    GroupsToRelease groups;
    groups.groups = std::move(read.answers);
    groups.minimum = plan_.minimum;
    for (std::size_t s = 0; s < groups.groups.size() && s < cells_.of_school.size(); ++s)
        groups.groups[s].cells = cells_.of_school[s];
    read.others.cells.assign(plan_.partitions.size(), -1);
    groups.groups.push_back(std::move(read.others));
    for (const std::size_t cells : cells_.cells) groups.cells.emplace_back(cells, HidingReason::shown);
    return groups;
}

/// Who wrote something, of those who were asked: a group of few writers is hidden, however many were asked.
std::optional<GroupsToRelease> PartPlanner::written(const Item& item) const {
    if (part_.responses == nullptr) return std::nullopt;
    const Responses& responses = *part_.responses;
    const auto found = std::find_if(responses.items.begin(), responses.items.end(),
                                    [&](const Item& one) { return one.id == item.id; });
    if (found == responses.items.end()) return std::nullopt;
    const auto* texts =
        std::get_if<TextColumn>(&responses.columns[static_cast<std::size_t>(found - responses.items.begin())]);
    if (texts == nullptr) return std::nullopt;
    std::unordered_map<std::string, std::size_t> position;
    for (std::size_t s = 0; s < plan_.schools.size(); ++s) position.emplace(plan_.schools[s].code, s);
    std::vector<std::size_t> place(Responses::noSchool + std::size_t{1}, plan_.schools.size());
    for (std::size_t s = 0; s < responses.schools.size(); ++s)
        if (const auto known = position.find(responses.schools[s]); known != position.end()) place[s] = known->second;
    ItemGroups read;
    read.answers.assign(plan_.schools.size() + 1, {.n = 0, .counts = {0}});
    std::uint64_t begin = 0;
    for (std::size_t row = 0; row < texts->ends.size(); ++row) {
        AnsweringGroup& group = read.answers[place[responses.school[row]]];
        const bool wrote = texts->ends[row] > begin;
        begin = texts->ends[row];
        if (!wrote && reasonAt(texts->reasons, row) == MissingReason::not_asked) continue;
        ++group.n;
        group.counts[0] += wrote;
    }
    read.others = read.answers.back();
    read.others.listed = false;
    read.answers.pop_back();
    GroupsToRelease groups = toRelease(std::move(read));
    std::int64_t writers = 0;
    for (AnsweringGroup& group : groups.groups) {
        writers += group.counts[0];
        if (group.counts[0] > 0 && group.counts[0] < plan_.minimum) group.reason = HidingReason::small_group;
    }
    // Documents do not print how many wrote something by partition.
    for (auto& cells : groups.cells) cells.assign(cells.size(), HidingReason::complementary);
    if (writers > 0 && writers < plan_.minimum) groups.total = HidingReason::small_group;
    return groups;
}

/// Hides what an earlier question hides, where skip rules make the one tell of the other.
void PartPlanner::follow(const Item& item, GroupsToRelease& groups) const {
    const Question* question = findQuestion(part_.questionnaire, item.question);
    if (question == nullptr) return;
    const auto more = [](HidingReason& reason, HidingReason earlier) {
        if (reason == HidingReason::shown && earlier != HidingReason::shown) reason = HidingReason::complementary;
    };
    for (const ShowRule& rule : question->show_when)
        for (const auto& [id, plan] : plan_.items) {
            const auto asked = findItem(part_.questionnaire, id);
            if (!asked || (asked->question != rule.question && id != rule.question)) continue;
            more(groups.total, plan.released.total);
            for (std::size_t g = 0; g + 1 < groups.groups.size(); ++g)
                more(groups.groups[g].reason, plan.released.groups[g]);
            for (std::size_t p = 0; p < groups.cells.size(); ++p)
                for (std::size_t c = 0; c < groups.cells[p].size(); ++c)
                    more(groups.cells[p][c], plan.released.cells[p][c]);
        }
}

std::optional<Problem> PartPlanner::planItem(const Item& item) {
    // What says where a respondent belongs is no result; only a class that can be counted groups others.
    const Question* question = findQuestion(part_.questionnaire, item.question);
    const RosterField field = question == nullptr ? RosterField::none : question->roster_field;
    if (field == RosterField::school || (field != RosterField::none && !isOneChoice(item.kind))) return std::nullopt;
    std::optional<GroupsToRelease> groups;
    if (item.kind == QuestionKind::number || hasOptions(item.kind)) {
        const auto reader = ItemReader::of(*part_.answers, item.id);
        if (!reader.ok()) return reader.problem();
        auto by_school = reader->groups("school");
        if (!by_school.ok()) return by_school.problem();
        groups = toRelease(std::move(*by_school));
        groups->unanimous_counts = reader->unanimousCounts();
        groups->every_count = !reader->isNumber();
        if (item.kind == QuestionKind::single) plan_.grouping_items.push_back(item.id);
    } else {
        groups = written(item);
    }
    if (!groups) return std::nullopt;
    follow(item, *groups);
    ReleasedGroups released = releasedGroups(*groups);
    plan_.items.emplace(item.id, ItemPlan{std::move(*groups), std::move(released)});
    return std::nullopt;
}

Result<PartPlan> PartPlanner::plan() {
    if (auto problem = findSchools()) return *problem;
    for (const Item& item : part_.answers->items())
        if (auto problem = planItem(item)) return *problem;
    return std::move(plan_);
}

}  // namespace

const ItemPlan* PartPlan::find(const std::string& item) const {
    const auto found = items.find(item);
    return found == items.end() ? nullptr : &found->second;
}

bool PartPlan::mayGroup(const std::string& by, const std::string& item) const {
    const auto group = std::find(grouping_items.begin(), grouping_items.end(), by);
    const auto grouped = std::find(grouping_items.begin(), grouping_items.end(), item);
    return group != grouping_items.end() && group < grouped;
}

HidingReason schoolReason(const PartPlan& plan, const std::string& item, std::size_t school) {
    const ItemPlan* found = plan.find(item);
    if (found == nullptr || school >= plan.schools.size()) return HidingReason::shown;
    const HidingReason own = found->released.groups[school];
    return own == HidingReason::shown && found->withheld() ? HidingReason::complementary : own;
}

Result<PartPlan> planPart(const StudyPart& part, const Roster& roster, const std::vector<std::string>& partitions,
                          std::int64_t minimum) {
    return PartPlanner(part, roster, partitions, minimum).plan();
}

}  // namespace diaoyan
