// SPDX-License-Identifier: GPL-3.0-or-later
// Settings, one-time codes, and paper questionnaires between two keyings.
#include "collector/web/wire/invitation.h"
#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <set>
#include <stdexcept>

namespace diaoyan {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

class CollectionStoreTest : public CollectionFolder {
protected:
    void SetUp() override {
        CollectionFolder::SetUp();
        Questionnaire student = smallForm();
        student.id = "student";
        survey(smallRoster(), {smallForm(), student});
    }

    CodeState stateOf(const std::string& code) const { return collection().lookUp(code).state; }
};

TEST_F(CollectionStoreTest, ASurveyThatWasNeverCollectedHasDefaultsAndAKeyOfItsOwn) {
    EXPECT_EQ(CollectionStore::open(path("none.survey")).problem().code, "file-missing");
    const CollectionSettings first = collection().settings();
    EXPECT_EQ(first.link_key.size(), 64u);
    CollectionSettings plain;
    plain.link_key = first.link_key;
    EXPECT_EQ(first, plain);
    EXPECT_EQ(collection().settings().link_key, first.link_key) << "made once";
    survey({}, {}, "other.survey");
    EXPECT_NE(collection("other.survey").settings().link_key, first.link_key);
    EXPECT_THAT(collection().codeSeries(), IsEmpty());
    EXPECT_THAT(collection().paperEntries(), IsEmpty());
    EXPECT_EQ(collection().lookUp("ABCDEFGHJKMN"), CodeLookup{});
    EXPECT_EQ(collection().lookUp(""), CodeLookup{});
}

TEST_F(CollectionStoreTest, KeepsEverySetting) {
    CollectionSettings settings{.state = CollectionState::paused,
                                .closes_at = "2026-11-30T18:00",
                                .access = {{"parent", WebAccess::codes}, {"student", WebAccess::school_links}},
                                .consent = {{"student", {"同意\"书\"", "consent <b>"}}},
                                .welcome = {"欢迎", "welcome"},
                                .password_hash = "scrypt$x",
                                .minimum_n = 5};
    collection().setSettings(settings);
    settings.link_key = collection().settings().link_key;
    EXPECT_FALSE(settings.link_key.empty()) << "not lost with settings that have none";
    EXPECT_EQ(collection().settings(), settings);
    const SurveyFile file = SurveyFile::open(path("town.survey"), SurveyFile::Access::read).value();
    EXPECT_EQ(file.questionnaires()->size(), 2u) << "settings leave the survey as it is";
}

TEST_F(CollectionStoreTest, ASettingThatCannotBeUnderstoodClosesWhatItOpens) {
    collection().setSettings({.access = {{"parent", WebAccess::school_links}}});
    SQLite::Database database(path("town.survey"), SQLite::OPEN_READWRITE);
    database.exec("UPDATE collection_settings SET value = 'by-appointment' WHERE name = 'state'");
    database.exec("UPDATE collection_settings SET value = '{\"parent\":\"by-face\"}' WHERE name = 'access'");
    EXPECT_EQ(collection().settings().state, CollectionState::closed);
    EXPECT_EQ(collection().settings().access.at("parent"), WebAccess::codes);
    database.exec("UPDATE collection_settings SET value = '{' WHERE name = 'consent'");
    try {
        (void)collection().settings();
        FAIL() << "broken settings are not the default ones";
    } catch (const EnvironmentFailure& failure) { EXPECT_EQ(failure.problem().code, "file-damaged"); }
}

TEST_F(CollectionStoreTest, CodesAreMadeAllOrNone) {
    CollectionStore store = collection();
    const auto problem = [&](const std::vector<CodeOrder>& orders) {
        const auto made = store.makeCodes(orders);
        return made.ok() ? "" : made.problem().code;
    };
    const CodeOrder fine{.questionnaire = "parent", .school = "S01", .count = 3};
    EXPECT_EQ(problem({}), "code-count");
    EXPECT_EQ(problem({fine, {.questionnaire = "parent", .count = 0}}), "code-count");
    EXPECT_EQ(problem({fine, {.questionnaire = "parent", .count = -5}}), "code-count");
    EXPECT_EQ(problem({fine, {.questionnaire = "parent", .count = 99'998}}), "code-count");
    EXPECT_EQ(problem({fine, {.questionnaire = "parent", .count = std::numeric_limits<std::int64_t>::max()}}),
              "code-count");
    EXPECT_EQ(problem({fine, {.questionnaire = "teacher", .count = 1}}), "unknown-questionnaire");
    EXPECT_EQ(problem({fine, {.questionnaire = "parent", .school = "S77", .count = 1}}), "unknown-school");
    EXPECT_THAT(store.codeSeries(), IsEmpty()) << "not the first order of each either";
}

TEST_F(CollectionStoreTest, ACodeIsKnownForWhatItWasMadeFor) {
    CollectionStore store = collection();
    const CodeOrder class_of_school{.questionnaire = "parent", .school = "S02", .class_name = "三（2）班", .count = 40};
    const CodeOrder anybody{.questionnaire = "student", .count = 7};
    const auto made = store.makeCodes({class_of_school, anybody});
    ASSERT_TRUE(made.ok());
    ASSERT_EQ(made->size(), 2u);
    std::set<std::string> all;
    for (const MadeCodes& one : *made)
        for (const std::string& code : one.codes) {
            EXPECT_EQ(normalCode(code), code);
            EXPECT_EQ(store.lookUp(code), (CodeLookup{CodeState::unused, one.series.order}));
            all.insert(code);
        }
    EXPECT_EQ(all.size(), 47u);
    EXPECT_EQ(store.codeSeries(), (std::vector<CodeSeries>{(*made)[0].series, (*made)[1].series}));
    EXPECT_EQ(store.lookUp("222222222222").state, CodeState::unknown);
}

TEST_F(CollectionStoreTest, TheInboxKnowsOfACodeWhatTheStoreKnows) {
    CollectionStore store = collection();
    AnswerInbox box = inbox();
    EXPECT_EQ(box.lookUp("222222222222"), CodeLookup{}) << "before there is any code";
    EXPECT_EQ(box.lookUp(""), CodeLookup{});
    const std::vector<std::string> codes = codesFor(20);
    const auto agree = [&] {
        for (const std::string& code : codes) EXPECT_EQ(box.lookUp(code), store.lookUp(code)) << code;
    };
    agree();
    EXPECT_THAT(stored(box, {incoming(1, codes[3]), incoming(2, codes[11]), incoming(3, codes[3])}),
                testing::ElementsAre(Receipt::stored, Receipt::stored, Receipt::code_used));
    agree();
    EXPECT_EQ(box.lookUp(codes[3]).state, CodeState::used);
    EXPECT_TRUE(store.withdrawCodes(store.codeSeries().front().id).ok());
    EXPECT_THAT(stored(box, {incoming(4, codes[5])}), testing::ElementsAre(Receipt::code_withdrawn))
        << "what was looked up before is not the last word";
    agree();
    AnswerInbox other = inbox();
    EXPECT_EQ(other.lookUp(codes[11]).state, CodeState::used);
    EXPECT_EQ(other.lookUp(codes[5]).state, CodeState::withdrawn);
}

TEST_F(CollectionStoreTest, ACodeIsUsedOnceAndOnlyForItsQuestionnaire) {
    const std::vector<std::string> codes = codesFor(20);
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(1, codes[0], "student"), incoming(2, "222222222222"), incoming(3, codes[1]),
                             incoming(4, codes[1]), incoming(3, codes[2])}),
                ElementsAre(Receipt::code_unknown, Receipt::code_unknown, Receipt::stored, Receipt::code_used,
                            Receipt::already_stored));
    EXPECT_EQ(stateOf(codes[0]), CodeState::unused);
    EXPECT_EQ(stateOf(codes[1]), CodeState::used);
    EXPECT_EQ(stateOf(codes[2]), CodeState::unused) << "an answer that is there uses up no second code";
    EXPECT_THAT(stored(box, {incoming(3, codes[1]), incoming(5, codes[1])}),
                ElementsAre(Receipt::already_stored, Receipt::code_used))
        << "sent again after a lost reply, and tried by somebody else";
    EXPECT_EQ(collection().codeSeries().front().used, 1);
    EXPECT_EQ(sheetsIn(), 1);
    AnswerInbox later = inbox();
    EXPECT_THAT(stored(later, {incoming(6, codes[1]), incoming(7, codes[19])}),
                ElementsAre(Receipt::code_used, Receipt::stored));
    EXPECT_THAT(stored(box, {incoming(8, codes[19])}), ElementsAre(Receipt::code_used)) << "noticed by the other one";
}

TEST_F(CollectionStoreTest, WithdrawnCodesAreNotTaken) {
    const std::vector<std::string> codes = codesFor(3);
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(1, codes[0])}), ElementsAre(Receipt::stored));
    CollectionStore store = collection();
    EXPECT_EQ(store.withdrawCodes(99).problem().code, "no-such-series");
    ASSERT_TRUE(store.withdrawCodes(1).ok());
    EXPECT_THAT(stored(box, {incoming(2, codes[1]), incoming(3, codes[0]), incoming(1, codes[0])}),
                ElementsAre(Receipt::code_withdrawn, Receipt::code_used, Receipt::already_stored));
    EXPECT_EQ(stateOf(codes[1]), CodeState::withdrawn);
    EXPECT_EQ(stateOf(codes[0]), CodeState::used);
    EXPECT_TRUE(store.codeSeries().front().withdrawn);
}

TEST_F(CollectionStoreTest, CodesMadeWhileAnswersComeAreTaken) {
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(1, "222222222222")}), ElementsAre(Receipt::code_unknown));
    const std::vector<std::string> codes = codesFor(2);
    EXPECT_THAT(stored(box, {incoming(1, codes[0])}), ElementsAre(Receipt::stored));
}

TEST_F(CollectionStoreTest, LettersOfCodesAreDrawnEvenly) {
    std::map<char, int> drawn;
    for (const std::string& code : codesFor(5000))
        for (const char letter : code) ++drawn[letter];
    ASSERT_EQ(drawn.size(), codeLetters.size());
    double chi_square = 0;
    const double expected = 5000.0 * codeLength / static_cast<double>(codeLetters.size());
    for (const auto& [letter, count] : drawn) chi_square += (count - expected) * (count - expected) / expected;
    EXPECT_LT(chi_square, 90) << "30 degrees of freedom: beyond this once in ten million runs";
}

TEST_F(CollectionStoreTest, PaperSheetsWaitForTheirSecondKeying) {
    CollectionStore store = collection();
    const PaperEntry first{"parent", "0007", "satisfied=a&hope=study", "2026-11-20T10:00:00Z"};
    PaperEntry other = first;
    other.questionnaire = "student";
    EXPECT_TRUE(store.addPaperEntry(first).ok());
    EXPECT_TRUE(store.addPaperEntry(other).ok());
    EXPECT_EQ(store.addPaperEntry(first).problem().code, "paper-number-exists");
    EXPECT_EQ(store.addPaperEntry({.questionnaire = "teacher", .number = "1"}).problem().code, "unknown-questionnaire");
    EXPECT_EQ(store.paperEntry("parent", "0007"), first);
    EXPECT_EQ(store.paperEntry("parent", "7"), std::nullopt);
    EXPECT_THAT(store.paperEntries(), ElementsAre(first, other));
    store.removePaperEntry("parent", "0007");
    store.removePaperEntry("parent", "0007");
    EXPECT_THAT(store.paperEntries(), ElementsAre(other));
}

/// Everything that is on disk of a survey file.
std::string onDisk(const std::string& path) {
    std::string all;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        std::ifstream in(path + suffix, std::ios::binary);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

TEST_F(CollectionStoreTest, NeitherCodesNorKeyedSheetsStayOnDisk) {
    const std::vector<std::string> codes = codesFor(300);
    const std::string keyed = "why=0123456789abcdef-what-somebody-wrote";
    {
        CollectionStore store = collection();
        ASSERT_TRUE(store.addPaperEntry({"parent", "1", keyed, "now"}).ok());
        EXPECT_NE(onDisk(path("town.survey")).find(keyed), std::string::npos) << "this test can see such things";
        store.removePaperEntry("parent", "1");
        AnswerInbox box = inbox();
        for (int number = 0; number < 300; ++number)
            EXPECT_THAT(stored(box, {incoming(number, codes[static_cast<std::size_t>(number)])}),
                        ElementsAre(Receipt::stored));
    }
    const std::string bytes = onDisk(path("town.survey"));
    EXPECT_EQ(bytes.find(keyed), std::string::npos);
    for (const std::string& code : codes) {
        EXPECT_EQ(bytes.find(code), std::string::npos);
        EXPECT_EQ(bytes.find(printedCode(code)), std::string::npos);
    }
}

/// Two towns, the same to the byte, in which the same answers come at the same times, each with a code. Only who uses
/// which code differs. If the files are the same afterwards, nothing in them can tell.
TEST_F(CollectionStoreTest, NothingInTheFileTellsWhoseCodeItWas) {
    const std::vector<std::string> codes = codesFor(40);
    const auto town = [&](const std::string& name, std::vector<std::string> used) {
        std::filesystem::copy_file(path("town.survey"), path(name));
        {
            AnswerInbox box = inbox(name);
            for (int number = 0; number < 24; number += 3) {  // some alone, some in groups
                const auto at = static_cast<std::size_t>(number);
                EXPECT_THAT(stored(box, {incoming(number, used[at])}), ElementsAre(Receipt::stored));
                EXPECT_THAT(stored(box, {incoming(number + 1, used[at + 1]), incoming(number + 2, used[at + 2])}),
                            Each(Receipt::stored));
            }
        }
        // The clock of the two sessions.
        SQLite::Database(path(name), SQLite::OPEN_READWRITE)
            .exec("UPDATE batches SET imported_at = '2026-11-20T00:00:00Z'");
        return bytesOf(path(name));
    };
    std::vector<std::string> forwards(codes.begin(), codes.begin() + 24);
    std::vector<std::string> backwards(forwards.rbegin(), forwards.rend());
    const std::string first = town("first.survey", forwards);
    EXPECT_TRUE(first == town("second.survey", backwards)) << "the order in which codes are used leaves no trace";
    std::vector<std::string> others = forwards;
    others[5] = codes[30];
    EXPECT_FALSE(first == town("third.survey", others)) << "but that a code was used does";
}

}  // namespace
}  // namespace diaoyan
