// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/collection_store.h"
#include "collector/store/survey_watch.h"
#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;

class SurveyWatchTest : public CollectionFolder {
protected:
    SurveyWatch watch() const {
        Result<SurveyWatch> opened = SurveyWatch::open(path("town.survey"));
        EXPECT_TRUE(opened.ok());
        return std::move(opened).value();
    }

    static void change(SurveyFile& file, const std::string& words) {
        SurveyFile::Change change(file);
        change.setFact("title", words);
        change.commit();
    }

    /// As if nothing had been written for a while.
    void age() const {
        fs::last_write_time(path("town.survey"), fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
};

TEST_F(SurveyWatchTest, NoticesWhatOthersWrite) {
    survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    {
        SurveyFile other = SurveyFile::open(path("town.survey"), SurveyFile::Access::write).value();
        change(other, "A");
        EXPECT_EQ(watched.look(), FileNews::changed_by_others) << "while the other one has it open";
        EXPECT_EQ(watched.look(), FileNews::unchanged) << "it is news once";
        change(other, "B");
    }
    EXPECT_EQ(watched.look(), FileNews::changed_by_others);
    age();
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    AnswerInbox box = inbox();
    stored(box, {incoming(1)});
    EXPECT_EQ(watched.look(), FileNews::changed_by_others) << "an answer from the web, in the log of the file";
}

TEST_F(SurveyWatchTest, ReadersAndOnesOwnChangesAreNoNews) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    change(file, "A");
    watched.expect(surveyRevision(file));
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    {
        SurveyFile reader = SurveyFile::open(path("town.survey"), SurveyFile::Access::read).value();
        EXPECT_TRUE(reader.responses("parent").ok()) << "writes a snapshot";
    }
    EXPECT_EQ(watched.look(), FileNews::unchanged);
}

TEST_F(SurveyWatchTest, NothingIsLeftBesideTheFile) {
    survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    {
        SurveyFile file = SurveyFile::open(path("town.survey"), SurveyFile::Access::write).value();
        change(file, "A");
    }
    EXPECT_EQ(watched.look(), FileNews::changed_by_others);
    EXPECT_FALSE(fs::exists(path("town.survey-wal"))) << "a copy of the file alone must be whole";
}

TEST_F(SurveyWatchTest, AFileThatGoesAndComesBack) {
    survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    fs::rename(path("town.survey"), path("away.survey"));
    EXPECT_EQ(watched.look(), FileNews::gone);
    EXPECT_EQ(watched.look(), FileNews::gone);
    fs::rename(path("away.survey"), path("town.survey"));
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    fs::remove(path("town.survey"));
    fs::create_directory(path("town.survey"));
    EXPECT_EQ(watched.look(), FileNews::gone) << "a folder is no file";
}

TEST_F(SurveyWatchTest, AnotherFileInItsPlace) {
    survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    survey({}, {}, "other.survey");  // as old as the first one, by its own count
    fs::rename(path("other.survey"), path("town.survey"));
    EXPECT_EQ(watched.look(), FileNews::replaced);
    EXPECT_EQ(watched.look(), FileNews::unchanged);
    write("text.survey", "not a survey at all, but long enough to look at");
    fs::rename(path("text.survey"), path("town.survey"));
    EXPECT_EQ(watched.look(), FileNews::replaced);
}

TEST_F(SurveyWatchTest, DoesNotWaitForAWriter) {
    survey(smallRoster(), {smallForm()});
    SurveyWatch watched = watch();
    SQLite::Database other(path("town.survey"), SQLite::OPEN_READWRITE);
    SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
    other.exec("UPDATE survey SET value = '77' WHERE key = 'revision'");
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(watched.look(), FileNews::unchanged) << "nothing is there yet";
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    writing.commit();
    EXPECT_EQ(watched.look(), FileNews::changed_by_others);
    EXPECT_EQ(watched.revision(), 77);
}

TEST_F(SurveyWatchTest, WhatCannotBeOpenedIsNotWatched) {
    EXPECT_EQ(SurveyWatch::open(path("none.survey")).problem().code, "file-missing");
    EXPECT_EQ(SurveyWatch::open(path(".")).problem().code, "not-a-survey-file");
}

}  // namespace
}  // namespace diaoyan
