// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody has every document of a release and works out what is not printed in any.
#include "charts/release/guarded_tabulator.h"
#include "charts/release/release.h"
#include "tests/charts/release/random_town.h"
#include "tests/charts/release/reader_of_all.h"

#include <gmock/gmock.h>

#include <functional>
#include <map>
#include <set>

namespace diaoyan {
namespace {

using town::ReaderOfAll;
using town::TownSize;

const std::vector<std::string> everyGrouping{
    "",          "school",     "school.stage", "school.area",      "school.stage/school", "school.area/school",
    "sex",       "sex/school", "school/sex",   "school.stage/sex", "sex/school.stage",    "boards",
    "boards/sex"};

/// The numbers of one item: respondents by school (the last one: unknown), sex (the last one: not said) and answer. The
/// last answer is what is left of the respondents; how many answered is known for all of them.
class ItemAttack {
public:
    ItemAttack(const Study& town, const Release& release, const std::string& item, std::size_t column, bool by_sex)
        : town_(town), release_(release), item_(item), column_(column), sexes_(by_sex ? 3 : 1),
          schools_(town.roster.schools.size()), reader_(0) {
        const auto counts = town.parts[0].answers->count({item_, {}});
        kind_ = counts->item.kind;
        options_ = kind_ == QuestionKind::multiple || kind_ == QuestionKind::ranking ? 2 : counts->item.options.size();
        readTruth();
        reader_ = ReaderOfAll((schools_ + 1) * sexes_ * options_);
        learnBases();
        for (const std::string& by : everyGrouping) learnDocument(*release.bureau->parts[0].answers, by);
        for (std::size_t s = 0; s < schools_; ++s) learnSchool(s);
        if (item == "boards") learnWhoWasNotAsked();
        reader_.think();
    }

    /// Answers of schools that no document prints, and that can be worked out all the same.
    std::vector<std::string> leaks();
    std::size_t looked_at = 0;

private:
    using Place = std::pair<std::size_t, std::size_t>;  // school, sex
    std::size_t number(std::size_t school, std::size_t sex, std::size_t option) const {
        return (school * sexes_ + sex) * options_ + option;
    }

    /// The counts as parts of the valid answers.
    std::vector<std::int64_t> partsOf(const ItemCounts& counts) const {
        if (kind_ == QuestionKind::multiple)
            return {counts.options[column_], counts.answered - counts.options[column_]};
        if (kind_ == QuestionKind::ranking) return {counts.ranked[column_], counts.answered - counts.ranked[column_]};
        return counts.options;
    }

    void readTruth() {
        const Tabulator& all = *town_.parts[0].answers;
        truth_.assign((schools_ + 1) * sexes_, std::vector<std::int64_t>(options_, 0));
        const auto add = [&](std::size_t school, std::size_t sex, const ItemCounts& counts, int times) {
            const auto parts = partsOf(counts);
            for (std::size_t o = 0; o < options_; ++o) truth_[school * sexes_ + sex][o] += times * parts[o];
        };
        const std::size_t last = sexes_ - 1;
        const auto total = all.count({item_, {}});
        add(schools_, last, total->total(), 1);
        const auto by_school = all.count({item_, "school"});
        for (std::size_t s = 0; s < schools_; ++s) {
            add(s, last, by_school->per_group[s], 1);
            add(schools_, last, by_school->per_group[s], -1);
        }
        if (sexes_ == 1) return;
        const auto by_sex = all.count({item_, "sex"});
        const auto nested = all.count({item_, "sex/school"});
        for (std::size_t j = 0; j < last; ++j) {
            add(schools_, j, by_sex->per_group[j], 1);
            add(schools_, last, by_sex->per_group[j], -1);
        }
        for (std::size_t i = 0; i < nested->groups.size(); ++i) {
            const std::size_t j = nested->groups[i].parts[0], s = nested->groups[i].parts[1];
            add(s, j, nested->per_group[i], 1);
            add(s, last, nested->per_group[i], -1);
            add(schools_, j, nested->per_group[i], -1);
            add(schools_, last, nested->per_group[i], 1);
        }
    }

    std::int64_t answersAt(std::size_t school, std::size_t sex) const {
        std::int64_t n = 0;
        for (const std::int64_t count : truth_[school * sexes_ + sex]) n += count;
        return n;
    }

    void learnBases() {
        for (std::size_t s = 0; s <= schools_; ++s)
            for (std::size_t j = 0; j < sexes_; ++j) {
                std::vector<std::size_t> members;
                for (std::size_t o = 0; o < options_; ++o) members.push_back(number(s, j, o));
                reader_.learn(members, answersAt(s, j));
            }
    }

    void learn(const std::vector<Place>& places, const std::vector<std::int64_t>& parts) {
        std::int64_t n = 0;
        for (std::size_t o = 0; o < options_; ++o) {
            std::vector<std::size_t> members;
            for (const auto& [school, sex] : places) members.push_back(number(school, sex, o));
            reader_.learn(members, parts[o]);
            n += parts[o];
        }
        // Nobody, or everybody: no secret of anybody counted there.
        for (std::size_t o = 0; o < options_; ++o)
            for (const auto& [school, sex] : places)
                if (parts[o] == 0 || parts[o] == n) told_.insert({school, o});
    }

    /// Who is in a group, by what it is called.
    std::vector<Place> placesOf(const Counts& counts, std::size_t group) const {
        std::vector<std::string> names;
        for (std::size_t begin = 0; begin <= counts.by.size();) {
            const std::size_t end = std::min(counts.by.find('/', begin), counts.by.size());
            names.push_back(counts.by.substr(begin, end - begin));
            begin = end + 1;
        }
        const auto& parts = counts.groups[group].parts;
        std::vector<Place> places;
        for (std::size_t s = 0; s <= schools_; ++s)
            for (std::size_t j = 0; j < sexes_; ++j) {
                bool in = true;
                for (std::size_t p = 0; p < names.size(); ++p)
                    in = in && belongs(names[p], parts.empty() ? group : parts[p], s, j);
                if (in) places.emplace_back(s, j);
            }
        return places;
    }

    bool belongs(const std::string& by, std::size_t group, std::size_t school, std::size_t sex) const {
        if (by.empty()) return true;
        if (by == "sex") return sexes_ > 1 && sex == group;
        if (school == schools_) return false;
        if (by == "school") return school == group;
        std::vector<std::string> values;
        const std::string attribute = by.substr(7);
        for (const School& one : town_.roster.schools) {
            const std::string value = attributeOf(one, attribute);
            if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(value);
        }
        return attributeOf(town_.roster.schools[school], attribute) == values[group];
    }

    void learnDocument(const Tabulator& document, const std::string& by) {
        if (by == item_) return;
        const auto counts = document.count({item_, by});
        ASSERT_TRUE(counts.ok()) << by;
        for (std::size_t g = 0; g < counts->groups.size(); ++g) {
            if (counts->per_group[g].respondents() == 0) continue;
            // Tables with a third question are followed by nobody here.
            if (by.find("boards") != std::string::npos || (sexes_ == 1 && by == "sex")) continue;
            if (by == "school") printed_.insert(g);
            learn(placesOf(*counts, g), partsOf(counts->per_group[g]));
        }
    }

    void learnSchool(std::size_t school) {
        const auto study = studyOfSchool(release_, school);
        ASSERT_TRUE(study.ok());
        const StudyPart& part = study->parts[0];
        const auto counts = part.answers->count({item_, {}});
        ASSERT_TRUE(counts.ok());
        EXPECT_EQ(part.withheld.contains(item_), counts->total().respondents() == 0 && part.answers->respondents() > 0);
        if (counts->total().respondents() == 0) return;
        std::vector<Place> places;
        for (std::size_t j = 0; j < sexes_; ++j) places.emplace_back(school, j);
        printed_.insert(school);
        learn(places, partsOf(counts->total()));
        for (const char* by : {"sex", "school.stage", "sex/school"}) {
            const auto split = part.answers->count({item_, by});
            EXPECT_EQ(split->total().respondents(), 0) << by;
        }
    }

    /// Everybody who boards was asked about the dormitory.
    void learnWhoWasNotAsked() {
        for (const std::string by : {"", "school", "school.stage", "school.area"}) {
            const auto counts = release_.bureau->parts[0].answers->count({"dorm", by});
            for (std::size_t g = 0; g < counts->groups.size(); ++g) {
                const ItemCounts& group = counts->per_group[g];
                if (group.respondents() == 0) continue;
                std::vector<std::size_t> members;
                for (const auto& [school, sex] : placesOf(*counts, g)) members.push_back(number(school, sex, 0));
                reader_.learn(members, group.asked());
            }
        }
        for (std::size_t s = 0; s < schools_; ++s) {
            const auto study = studyOfSchool(release_, s);
            const auto counts = study->parts[0].answers->count({"dorm", {}});
            std::vector<std::size_t> members;
            for (std::size_t j = 0; j < sexes_; ++j) members.push_back(number(s, j, 0));
            if (counts->total().respondents() > 0) reader_.learn(members, counts->total().asked());
        }
    }

    const Study& town_;
    const Release& release_;
    std::string item_;
    std::size_t column_;
    std::size_t sexes_;
    std::size_t schools_;
    std::size_t options_ = 0;
    QuestionKind kind_ = QuestionKind::single;
    std::vector<std::vector<std::int64_t>> truth_;
    std::set<std::size_t> printed_;
    std::set<std::pair<std::size_t, std::size_t>> told_;
    ReaderOfAll reader_;
};

std::vector<std::string> ItemAttack::leaks() {
    std::vector<std::string> found;
    for (std::size_t s = 0; s < schools_; ++s) {
        std::int64_t n = 0;
        for (std::size_t j = 0; j < sexes_; ++j) n += answersAt(s, j);
        if (n == 0 || printed_.contains(s)) continue;
        for (std::size_t o = 0; o < options_; ++o) {
            if (told_.contains({s, o})) continue;
            ++looked_at;
            std::vector<std::size_t> members;
            for (std::size_t j = 0; j < sexes_; ++j) members.push_back(number(s, j, o));
            if (reader_.knows(members))
                found.push_back(item_ + " school " + std::to_string(s) + " answer " + std::to_string(o));
        }
    }
    return found;
}

TEST(ReaderOfAll, WorksOutWhatFollows) {
    ReaderOfAll reader(4);
    reader.learn({0, 1}, 5);
    reader.learn({1, 2}, 7);
    reader.learn({0, 2}, 4);
    reader.think();
    EXPECT_TRUE(reader.knows({0}));
    EXPECT_FALSE(reader.knows({3}));
    ReaderOfAll bounds(3);
    bounds.learn({0, 1, 2}, 0);
    bounds.think();
    EXPECT_TRUE(bounds.knows({1}));
}

/// The same release when only the small groups themselves are hidden.
Release withoutCover(Release release) {
    PartPlan plan = *release.plans[0];
    for (auto& [id, item] : plan.items) {
        for (std::size_t g = 0; g < item.groups.groups.size(); ++g)
            item.released.groups[g] =
                groupReason(item.groups.groups[g], item.groups.minimum, item.groups.unanimous_counts);
        for (auto& cells : item.released.cells) cells.assign(cells.size(), HidingReason::shown);
    }
    release.plans[0] = std::make_shared<const PartPlan>(std::move(plan));
    Study bureau = *release.bureau;
    bureau.parts[0].answers = std::make_shared<GuardedTabulator>(release.town->parts[0].answers, release.plans[0]);
    release.bureau = std::make_shared<const Study>(std::move(bureau));
    return release;
}

TEST(ReleaseAttack, ARuleForSmallSchoolsAloneIsBroken) {
    Random random(3);
    std::size_t broken = 0;
    for (int round = 0; round < 30; ++round) {
        const Study study = town::randomStudy(random, {.schools = 8, .stages = 3});
        const auto release = planRelease(study);
        ASSERT_TRUE(release.ok());
        broken += !ItemAttack(study, withoutCover(*release), "overall", 0, false).leaks().empty();
    }
    EXPECT_GT(broken, 15U);
}

TEST(ReleaseAttack, NoHiddenAnswerOfASchoolCanBeWorkedOut) {
    Random random(20261122);
    std::size_t looked_at = 0;
    for (int round = 0; round < 300; ++round) {
        const TownSize size{.schools = 3 + random.below(10),
                            .stages = 1 + random.below(3),
                            .areas = 1 + random.below(2),
                            .points = 2 + random.below(3)};
        const Study study = town::randomStudy(random, size);
        const auto release = planRelease(study);
        ASSERT_TRUE(release.ok());
        const std::vector<std::pair<std::string, std::size_t>> systems{
            {"sex", 0}, {"boards", 0}, {"dorm", 0}, {"overall", 0}, {"wishes", 0}, {"wishes", 2}, {"order", 1}};
        const auto& [item, column] = systems[static_cast<std::size_t>(round) % systems.size()];
        ItemAttack attack(study, *release, item, column, false);
        EXPECT_THAT(attack.leaks(), testing::IsEmpty()) << "round " << round;
        looked_at += attack.looked_at;
    }
    EXPECT_GT(looked_at, 1000U);
}

TEST(ReleaseAttack, NorFromTablesOfTwoQuestions) {
    Random random(99);
    std::size_t looked_at = 0, tables = 0;
    for (int round = 0; round < 150; ++round) {
        const Study study = town::randomStudy(
            random, {.schools = 2 + random.below(5), .points = 2, .most = 90, .girls_apart = round % 2 == 1});
        const auto release = planRelease(study);
        ASSERT_TRUE(release.ok());
        const std::string item = round % 3 == 0 ? "boards" : round % 3 == 1 ? "overall" : "wishes";
        tables += release->bureau->parts[0].answers->count({item, "sex"})->total().answered > 0;
        ItemAttack attack(study, *release, item, 0, true);
        EXPECT_THAT(attack.leaks(), testing::IsEmpty()) << "round " << round;
        looked_at += attack.looked_at;
    }
    EXPECT_GT(looked_at, 200U);
    EXPECT_GT(tables, 40U) << "tables by sex are printed at all";
}

}  // namespace
}  // namespace diaoyan
