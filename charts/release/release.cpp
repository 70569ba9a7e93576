// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/release.h"

#include "charts/release/guarded_tabulator.h"

#include <algorithm>
#include <set>
#include <utility>

namespace diaoyan {

namespace {

std::set<std::string> withheldInTotal(const PartPlan& plan) {
    std::set<std::string> withheld;
    for (const auto& [id, item] : plan.items)
        if (item.withheld()) withheld.insert(id);
    return withheld;
}

void dropWithheld(StudyPart& part) {
    for (const std::string& id : part.withheld) part.written.erase(id);
}

std::vector<Role> rolesOf(const Study& study) {
    std::vector<Role> roles;
    for (const StudyPart& part : study.parts)
        if (std::none_of(roles.begin(), roles.end(),
                         [&](const Role& role) { return role.id == part.questionnaire.role.id; }))
            roles.push_back(part.questionnaire.role);
    return roles;
}

/// What came back from one school.
ResponseRates ratesOfSchool(const Study& town, const Roster& roster) {
    if (town.rates.schools.empty()) return {};
    std::vector<Returned> returned;
    for (const ResponseRate& rate : town.rates.schools)
        if (rate.school == roster.schools.front().code)
            returned.push_back({rate.school, rate.role, rate.returned, rate.valid});
    return responseRates(roster, rolesOf(town), returned);
}

/// The log of the fieldwork without what was done at other schools.
StudyRecord recordOfSchool(StudyRecord record, const School& school) {
    const auto elsewhere = [&](const FieldworkEntry& entry) {
        return !entry.school.empty() && entry.school != school.code && entry.school != school.name;
    };
    record.fieldwork.erase(std::remove_if(record.fieldwork.begin(), record.fieldwork.end(), elsewhere),
                           record.fieldwork.end());
    return record;
}

/// The overview as a school may see it: other schools without their names.
std::shared_ptr<const Study> townSeenBySchool(const Release& release, const School& school) {
    if (release.options.name_schools) return release.bureau;
    auto town = std::make_shared<Study>(*release.bureau);
    for (std::size_t s = 0; s < town->roster.schools.size(); ++s) {
        School& other = town->roster.schools[s];
        if (other.code == school.code) continue;
        const std::string code = otherSchoolCode(s), name = otherSchoolName().zh;
        for (ResponseRate& rate : town->rates.schools)
            if (rate.school == other.code) {
                rate.school = code;
                rate.name = otherSchoolName();
            }
        other = School{.code = code, .name = name, .stage = other.stage, .area = other.area};
    }
    town->rates.problems.clear();
    town->record = recordOfSchool(std::move(town->record), school);
    town->facts.clear();
    town->appendix.clear();
    for (std::size_t p = 0; p < town->parts.size(); ++p)
        town->parts[p].answers = std::make_shared<GuardedTabulator>(release.town->parts[p].answers, release.plans[p],
                                                                    GuardedReader{.school = school.code});
    return town;
}

StudyPart partOfSchool(const Release& release, std::size_t p, const Roster& roster) {
    const StudyPart& town = release.town->parts[p];
    const PartPlan& plan = *release.plans[p];
    const std::string& code = roster.schools.front().code;
    StudyPart part = studyPart(
        std::make_shared<const Responses>(answersOfSchool(*town.responses, release.rows[p]->of(code), code)), roster);
    const auto at =
        std::find_if(plan.schools.begin(), plan.schools.end(), [&](const Group& group) { return group.code == code; });
    part.withheld = release.bureau->parts[p].withheld;
    for (const auto& [id, item] : plan.items)
        if (schoolReason(plan, id, static_cast<std::size_t>(at - plan.schools.begin())) != HidingReason::shown)
            part.withheld.insert(id);
    dropWithheld(part);
    part.answers = std::make_shared<GuardedTabulator>(std::move(part.answers), release.plans[p],
                                                      GuardedReader{.own_answers = true, .withheld = part.withheld});
    part.responses = nullptr;
    return part;
}

Problem weightedRelease() {
    return {
        "weighted-release",
        {"答卷有权数：加权与未加权的合计放在一起，可以推算出隐去的学校；请先取消权数，或不按学校写报告",
         "the answers are weighted: weighted and unweighted totals together give away schools that are hidden; take "
         "the weights off, or write no reports of single schools"},
        {}};
}

}  // namespace

Result<Release> planRelease(Study town, const ReleaseOptions& options) {
    if (options.minimum_n < 1)
        return Problem{
            "wrong-threshold",
            phrase("最小人数至少为 1，不能是 {0}", "the minimum must be at least 1, not {0}", {options.minimum_n}),
            {}};
    town.parts.erase(std::remove_if(town.parts.begin(), town.parts.end(),
                                    [](const StudyPart& part) { return part.answers == nullptr; }),
                     town.parts.end());
    Release release{.options = options, .town = {}, .bureau = {}, .plans = {}, .rows = {}};
    town.minimum_n = options.minimum_n;
    Study bureau = town;
    for (StudyPart& part : bureau.parts) {
        if (!part.answers->weighting().empty()) return weightedRelease();
        auto plan = planPart(part, town.roster, options.partitions, options.minimum_n);
        if (!plan.ok()) return plan.problem();
        release.plans.push_back(std::make_shared<const PartPlan>(*std::move(plan)));
        release.rows.push_back(part.responses == nullptr ? nullptr
                                                         : std::make_shared<const SchoolRows>(*part.responses));
        part.withheld = withheldInTotal(*release.plans.back());
        dropWithheld(part);
        part.answers = std::make_shared<GuardedTabulator>(std::move(part.answers), release.plans.back());
        part.responses = nullptr;
    }
    release.town = std::make_shared<const Study>(std::move(town));
    release.bureau = std::make_shared<const Study>(std::move(bureau));
    return release;
}

Result<Study> studyOfSchool(const Release& release, std::size_t school) {
    const Study& town = *release.town;
    if (school >= town.roster.schools.size())
        return Problem{"unknown-school",
                       phrase("名册上没有第 {0} 所学校", "the roster has no school number {0}",
                              {static_cast<std::uint64_t>(school + 1)}),
                       {}};
    const School& own = town.roster.schools[school];
    Study study{.title = town.title, .subtitle = town.subtitle, .organisation = town.organisation, .date = town.date};
    const Text name = untranslated(own.name.empty() ? own.code : own.name);
    study.subtitle = town.subtitle.empty() ? name : phrase("{0} · {1}", "{0} · {1}", {town.subtitle, name});
    study.roster = {.schools = {own}, .attribute_names = town.roster.attribute_names};
    study.record = recordOfSchool(town.record, own);
    study.remarks = town.remarks;
    study.minimum_n = town.minimum_n;
    study.rates = ratesOfSchool(town, study.roster);
    for (std::size_t p = 0; p < town.parts.size(); ++p) {
        if (release.rows[p] == nullptr)
            return Problem{"answers-elsewhere",
                           phrase("问卷“{0}”的答卷不在本机，不能为单所学校写报告",
                                  "the answers to \"{0}\" are not on this machine: no reports of single schools",
                                  {town.parts[p].questionnaire.id}),
                           {}};
        study.parts.push_back(partOfSchool(release, p, study.roster));
    }
    study.view = SchoolView{own, townSeenBySchool(release, own)};
    return study;
}

}  // namespace diaoyan
