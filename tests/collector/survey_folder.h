// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"
#include "collector/store/survey_file.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace diaoyan {

/// A test with a folder of its own, removed afterwards.
class SurveyFolder : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("diaoyan-" + std::to_string(::getpid()) + "-" + info->test_suite_name() + "-" + info->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return path(name);
    }

    SurveyFile survey(const Roster& roster = {}, const std::vector<Questionnaire>& forms = {},
                      const std::string& name = "town.survey") const {
        Result<SurveyFile> made = SurveyFile::create(path(name), roster, forms);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : describe(made.problem(), Language::en));
        return std::move(made).value();
    }

    /// Rows of one table of the file's database, as a fingerprint of what is stored.
    static std::string bytesOf(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    std::filesystem::path folder_;
};

inline std::string wjxFile(const std::string& name) {
    return std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/wjx/" + name;
}

/// A short questionnaire with every kind that a file can hold.
inline Questionnaire smallForm() {
    Questionnaire form{.id = "parent", .title = {"家长问卷", "Parents"}, .role = roleNamed("parent")};
    const auto add = [&](Question question) { form.questions.push_back(std::move(question)); };
    add({.id = "school",
         .title = {"您孩子所在的学校", "School"},
         .kind = QuestionKind::text,
         .roster_field = RosterField::school});
    add({.id = "hope",
         .title = {"首要期望", "First hope"},
         .kind = QuestionKind::multiple,
         .options = {{.code = "study", .label = {"学习成绩优秀", "good marks"}},
                     {.code = "health", .label = {"健康、快乐成长", "healthy and happy"}},
                     {.code = "other", .label = {"其他", "other"}, .other = true}},
         .max_choices = 2});
    Question satisfied{.id = "satisfied", .title = {"对学校是否满意", "Satisfied"}, .kind = QuestionKind::scale};
    satisfied.options = {{.code = "a", .label = {"满意", "satisfied"}, .score = 3},
                         {.code = "b", .label = {"基本满意", "fairly"}, .score = 2},
                         {.code = "c", .label = {"不满意", "dissatisfied"}, .score = 1},
                         {.code = "x", .label = {"不了解", "do not know"}, .substantive = false}};
    add(satisfied);
    Question why{.id = "why", .title = {"不满意的原因", "Why not"}, .kind = QuestionKind::text};
    why.show_when = {{.question = "satisfied", .any_of = {"c"}}};
    add(why);
    add({.id = "children", .title = {"孩子数", "Children"}, .kind = QuestionKind::number});
    return form;
}

inline Roster smallRoster() {
    return {.schools = {{.code = "S01", .name = "第一小学", .stage = "小学"},
                        {.code = "S02", .name = "第二小学", .stage = "小学"}}};
}

}  // namespace diaoyan
