// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong under a running collection: no answer that was acknowledged may be lost, and none may come in half.
#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>

namespace diaoyan {
namespace {

using testing::Each;
using testing::ElementsAre;

class InboxFailure : public CollectionFolder {
protected:
    std::string integrity() const {
        SQLite::Database database(path("town.survey"), SQLite::OPEN_READWRITE);
        return database.execAndGet("PRAGMA integrity_check").getString();
    }
    std::vector<IncomingSheet> group(int first, int count) const {
        std::vector<IncomingSheet> sheets;
        for (int number = first; number < first + count; ++number) sheets.push_back(incoming(number));
        return sheets;
    }
};

TEST_F(InboxFailure, AFileThatIsLockedByABackupIsTriedAgainLater) {
    survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, group(1, 3)), Each(Receipt::stored));
    SQLite::Database backup(path("town.survey"), SQLite::OPEN_READWRITE);
    backup.exec("BEGIN EXCLUSIVE");
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(codeOf(box.store(group(3, 3))), "file-busy");
    EXPECT_GE(std::chrono::steady_clock::now() - began, AnswerInbox::patience);
    backup.exec("COMMIT");
    EXPECT_THAT(stored(box, group(3, 3)), ElementsAre(Receipt::already_stored, Receipt::stored, Receipt::stored));
    EXPECT_EQ(sheetsIn(), 5);
}

TEST_F(InboxFailure, AFullDiskStoresNothingOfTheGroupAndRecovers) {
    survey(smallRoster(), {smallForm()});
    const std::vector<std::string> codes = codesFor(5);
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, {incoming(1, codes[0])}), ElementsAre(Receipt::stored));
    box.checkpoint();
    // No file may grow beyond this: what a full disk looks like to a program.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit full{64 * 1024, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    std::vector<IncomingSheet> many = group(10, 3000);
    many.front().code = codes[1];
    const Result<std::vector<Receipt>> refused = box.store(many);
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_THAT(codeOf(refused), testing::AnyOf("disk-full", "disk-failure"));
    EXPECT_EQ(sheetsIn(), 1);
    EXPECT_EQ(collection().lookUp(codes[1]).state, CodeState::unused);
    EXPECT_THAT(stored(box, many), Each(Receipt::stored));
    EXPECT_EQ(collection().lookUp(codes[1]).state, CodeState::used);
    EXPECT_EQ(sheetsIn(), 3001);
    const SurveyFile file = SurveyFile::open(path("town.survey"), SurveyFile::Access::read).value();
    EXPECT_EQ(file.batches().front().rows_stored, 3001) << "counted once";
    EXPECT_EQ(integrity(), "ok");
}

TEST_F(InboxFailure, TheFirstGroupOfASessionMayFailToo) {
    survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit full{64 * 1024, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    EXPECT_FALSE(box.store(group(1, 3000)).ok());
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_THAT(stored(box, group(1, 2)), Each(Receipt::stored));
    EXPECT_EQ(SurveyFile::open(path("town.survey"), SurveyFile::Access::read)->batches().size(), 1u);
}

TEST_F(InboxFailure, AFileThatBecomesUnusableIsSaidSo) {
    survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, group(1, 1)), Each(Receipt::stored));
    SQLite::Database other(path("town.survey"), SQLite::OPEN_READWRITE);
    other.exec("ALTER TABLE batches RENAME TO batches_elsewhere");
    EXPECT_EQ(codeOf(box.store(group(2, 2))), "disk-failure");
    other.exec("ALTER TABLE batches_elsewhere RENAME TO batches");
    EXPECT_THAT(stored(box, group(2, 2)), Each(Receipt::stored));
}

TEST_F(InboxFailure, NothingIsTakenIntoAFileThatWasMovedAway) {
    survey(smallRoster(), {smallForm()});
    AnswerInbox box = inbox();
    EXPECT_THAT(stored(box, group(1, 1)), Each(Receipt::stored));
    box.checkpoint();
    std::filesystem::rename(path("town.survey"), path("elsewhere.survey"));
    EXPECT_EQ(codeOf(box.store(group(2, 2))), "file-moved") << "it would be thanked for and never be seen again";
    write("town.survey", "another file of this name");
    EXPECT_EQ(codeOf(box.store(group(2, 2))), "file-moved");
    std::filesystem::rename(path("elsewhere.survey"), path("town.survey"));
    EXPECT_THAT(stored(box, group(2, 2)), Each(Receipt::stored));
    EXPECT_EQ(sheetsIn(), 3);
}

/// A child stores answers and says so through a pipe until it is killed.
void storeUntilKilled(const std::string& path, int first, int to_parent, const std::vector<std::string>& codes) {
    Result<AnswerInbox> box = AnswerInbox::open(path, "web", "s");
    if (!box) _exit(1);
    for (int number = first;; number += 3) {
        std::vector<IncomingSheet> sheets(3);
        for (int i = 0; i < 3; ++i) {
            const int one = number + i;
            std::string digits = std::to_string(one);
            digits.insert(0, 12 - digits.size(), '0');
            sheets[static_cast<std::size_t>(i)] = {.questionnaire = "parent",
                                                   .answer_id = "00000000-0000-4000-8000-" + digits,
                                                   .code = codes[static_cast<std::size_t>(one)],
                                                   .sheet = {.answers = {{"children", Number{double(one)}}}}};
        }
        const Result<std::vector<Receipt>> receipts = box->store(sheets);
        if (!receipts) _exit(2);
        for (int i = 0; i < 3; ++i) {
            const int one = number + i;
            if ((*receipts)[static_cast<std::size_t>(i)] == Receipt::stored && write(to_parent, &one, sizeof one) < 0)
                _exit(3);
        }
        if (number % 5 == 0) box->checkpoint();
    }
}

TEST_F(InboxFailure, WhatWasAcknowledgedSurvivesAKilledProgram) {
    survey(smallRoster(), {smallForm()});
    const std::vector<std::string> codes = codesFor(60'000);
    std::set<int> acknowledged;
    int first = 0;
    for (int round = 0; round < 20; ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) storeUntilKilled(path("town.survey"), first, ends[1], codes);
        close(ends[1]);
        // Killed at another moment of its work in each round.
        int got = 0;
        for (int number = 0; got < 1 + round * 2 && read(ends[0], &number, sizeof number) == sizeof number; ++got)
            acknowledged.insert(number);
        usleep(static_cast<useconds_t>(round * 137 % 1000));
        kill(child, SIGKILL);
        for (int number = 0; read(ends[0], &number, sizeof number) == sizeof number;) acknowledged.insert(number);
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child gave up by itself: " << WEXITSTATUS(status);
        first = (*acknowledged.rbegin() / 3 + 2) * 3;
        ASSERT_LT(first, 50'000);
    }
    EXPECT_EQ(integrity(), "ok");
    SurveyFile file = SurveyFile::open(path("town.survey"), SurveyFile::Access::read).value();
    std::map<int, int> found;
    ASSERT_TRUE(
        file.visitSheets("parent",
                         [&](const StoredSheet& one) {
                             ++found[static_cast<int>(std::get<Number>(one.sheet.answers.at("children")).value)];
                         })
            .ok());
    std::int64_t in_batches = 0;
    for (const Batch& batch : file.batches()) in_batches += batch.rows_stored;
    EXPECT_EQ(in_batches, std::ssize(found));
    for (const int number : acknowledged) EXPECT_EQ(found[number], 1) << number;
    EXPECT_THAT(found, Each(testing::Pair(testing::_, 1))) << "and nothing is there twice";
    CollectionStore store = collection();
    EXPECT_EQ(store.codeSeries().front().used, std::ssize(found)) << "one code for each answer, no more";
    for (const auto& [number, times] : found)
        EXPECT_EQ(store.lookUp(codes[static_cast<std::size_t>(number)]).state, CodeState::used);
}

}  // namespace
}  // namespace diaoyan
