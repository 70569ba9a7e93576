// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desk_test.h"

#include "apps/diaoyan/founding_survey.h"
#include "charts/desktop/look/words.h"
#include "collector/import_job.h"
#include "collector/roster_reader.h"
#include "questionnaires/forms.h"

#include <QElapsedTimer>

#include <stdexcept>
#include <unistd.h>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

/// Answers through the real importer, as `diaoyan demo` does.
void makeFoundingFile(const fs::path& folder, const std::string& survey_path) {
    const Result<FoundingFiles> founding = writeFoundingSurvey(folder.string());
    if (!founding) throw std::runtime_error(founding.problem().message.en);
    std::vector<Questionnaire> forms;
    for (const FoundingExport& one : founding->exports) forms.push_back(bundledForm(one.role).value());
    Result<SurveyFile> survey = SurveyFile::create(survey_path, readRoster(founding->roster).value().roster, forms);
    if (!survey) throw std::runtime_error(survey.problem().message.en);
    for (const FoundingExport& one : founding->exports)
        if (const auto outcome = importFiles(*survey, {.files = {one.path}, .form = one.role});
            !outcome || !outcome->stored)
            throw std::runtime_error("the founding answers were refused");
}

}  // namespace

void DeskTest::SetUp() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("diaoyan-desk-" + std::to_string(::getpid()) + "-" + info->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    setShownLanguage(Language::zh);
}

void DeskTest::TearDown() {
    desk_.close();
    desk_.jobs().finishAll();
    fs::remove_all(folder_);
}

std::string DeskTest::foundingFile(const std::string& name) const {
    static const fs::path made = [] {
        const fs::path folder = fs::temp_directory_path() / ("diaoyan-founding-" + std::to_string(::getpid()));
        fs::create_directories(folder);
        makeFoundingFile(folder, (folder / "town.survey").string());
        std::atexit([] {
            std::error_code ignored;
            fs::remove_all(fs::temp_directory_path() / ("diaoyan-founding-" + std::to_string(::getpid())), ignored);
        });
        return folder / "town.survey";
    }();
    const fs::path copy = folder_ / name;
    fs::copy_file(made, copy, fs::copy_options::overwrite_existing);
    return copy.string();
}

void DeskTest::open(const std::string& path) {
    Result<Done> opened = jobStopped();
    desk_.open(path, [&](Result<Done> result) { opened = std::move(result); });
    ASSERT_TRUE(soon([&] { return opened.ok() && desk_.study() != nullptr; })) << opened.problem().message.en;
}

testing::AssertionResult DeskTest::soon(const std::function<bool()>& holds, int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (!holds()) {
        if (clock.elapsed() > milliseconds)
            return testing::AssertionFailure() << "not within " << milliseconds << " ms";
        QTest::qWait(5);
    }
    return testing::AssertionSuccess();
}

void DeskTest::settle() {
    do {
        desk_.jobs().finishAll();
        QCoreApplication::processEvents();
    } while (!desk_.jobs().idle());
}

}  // namespace diaoyan
