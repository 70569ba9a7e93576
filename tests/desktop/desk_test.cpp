// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desk_test.h"

#include "apps/diaoyan/founding_file.h"
#include "charts/desktop/look/words.h"

#include <QElapsedTimer>

#include <stdexcept>
#include <unistd.h>

namespace diaoyan {

namespace fs = std::filesystem;

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
        const Result<Done> done = makeFoundingFile((folder / "town.survey").string(), Language::zh, {});
        if (!done) throw std::runtime_error(done.problem().message.en);
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
