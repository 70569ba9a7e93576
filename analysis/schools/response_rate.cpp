// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/response_rate.h"

#include <map>
#include <utility>

namespace diaoyan {

namespace {

/// Sums what a rate is made of; the shares come last.
struct Sum {
    std::optional<std::int64_t> issued;
    std::int64_t returned = 0;
    std::int64_t returned_of_issued = 0;  ///< only where the number issued is known
    std::int64_t valid = 0;
    bool all_issued_known = true;

    void add(const ResponseRate& rate) {
        returned += rate.returned;
        valid += rate.valid;
        if (!rate.issued) {
            all_issued_known = false;
            return;
        }
        issued = issued.value_or(0) + *rate.issued;
        returned_of_issued += rate.returned;
    }
};

Problem moreThan(const ResponseRate& rate, const char* code, const char* zh, const char* en, std::int64_t more,
                 std::int64_t less) {
    Problem problem{code, phrase(zh, en, {rate.name, rate.role, more, less}), {}};
    problem.where.text = rate.school;
    return problem;
}

void addShares(ResponseRate& rate, std::int64_t returned_of_issued, std::vector<Problem>& problems) {
    const std::int64_t issued = rate.issued.value_or(0);
    if (rate.issued && returned_of_issued > issued)
        problems.push_back(moreThan(
            rate, "more-returned-than-issued", "{0}（{1}）：回收 {2} 份，多于发放的 {3} 份，请核对名册",
            "{0} ({1}): {2} returned, more than the {3} issued; check the roster", returned_of_issued, issued));
    if (rate.valid > rate.returned)
        problems.push_back(moreThan(rate, "more-valid-than-returned", "{0}（{1}）：有效 {2} 份，多于回收的 {3} 份",
                                    "{0} ({1}): {2} valid, more than the {3} returned", rate.valid, rate.returned));
    rate.return_rate = {returned_of_issued, issued, BaseKind::issued};
    rate.valid_rate = {rate.valid, rate.returned, BaseKind::returned};
}

ResponseRate summed(const Sum& sum, Text name, std::string role, std::vector<Problem>& problems) {
    ResponseRate rate{.school = {},
                      .name = std::move(name),
                      .role = std::move(role),
                      .issued = sum.issued,
                      .returned = sum.returned,
                      .valid = sum.valid,
                      .return_rate = {},
                      .valid_rate = {}};
    // An impossible sum is news only where no school explains it (sheets of unknown schools).
    std::vector<Problem> of_sum;
    addShares(rate, sum.returned_of_issued, of_sum);
    if (problems.empty()) problems = std::move(of_sum);
    return rate;
}

}  // namespace

ResponseRates responseRates(const Roster& roster, const std::vector<Role>& roles,
                            const std::vector<Returned>& returned) {
    std::map<std::pair<std::string, std::string>, Returned> by_school;  // school, role
    std::map<std::string, bool> known;
    for (const School& school : roster.schools) known[school.code] = true;
    for (const Returned& entry : returned) {
        Returned& sum = by_school[{known.count(entry.school) != 0 ? entry.school : std::string{}, entry.role}];
        sum.returned += entry.returned;
        sum.valid += entry.valid;
    }

    ResponseRates rates;
    std::map<std::string, Sum> role_sums;
    Sum everything;
    for (const School& school : roster.schools)
        for (const Role& role : roles) {
            const Returned& back = by_school[{school.code, role.id}];
            ResponseRate rate{.school = school.code,
                              .name = untranslated(school.name.empty() ? school.code : school.name),
                              .role = role.id,
                              .issued = {},
                              .returned = back.returned,
                              .valid = back.valid,
                              .return_rate = {},
                              .valid_rate = {}};
            if (const auto issued = school.expected.find(role.id); issued != school.expected.end())
                rate.issued = issued->second;
            addShares(rate, rate.issued ? rate.returned : 0, rates.problems);
            role_sums[role.id].add(rate);
            rates.schools.push_back(std::move(rate));
        }
    for (const Role& role : roles) {
        Sum& sum = role_sums[role.id];
        const Returned& nowhere = by_school[{std::string{}, role.id}];
        sum.returned += nowhere.returned;
        sum.valid += nowhere.valid;
        if (sum.issued && sum.all_issued_known) sum.returned_of_issued += nowhere.returned;
        rates.roles.push_back(summed(sum, role.name, role.id, rates.problems));
        everything.returned += sum.returned;
        everything.returned_of_issued += sum.returned_of_issued;
        everything.valid += sum.valid;
        if (sum.issued) everything.issued = everything.issued.value_or(0) + *sum.issued;
    }
    rates.overall = summed(everything, {"合计", "total"}, {}, rates.problems);
    return rates;
}

std::vector<Returned> returnedOf(const Responses& responses) {
    std::vector<std::int64_t> rows(responses.schools.size() + 1, 0);
    for (const std::uint16_t school : responses.school)
        ++rows[school < responses.schools.size() ? school : responses.schools.size()];
    std::vector<Returned> returned;
    for (std::size_t i = 0; i < rows.size(); ++i)
        returned.push_back({.school = i < responses.schools.size() ? responses.schools[i] : std::string{},
                            .role = responses.questionnaire.role.id,
                            .returned = rows[i],
                            .valid = rows[i]});
    return returned;
}

}  // namespace diaoyan
