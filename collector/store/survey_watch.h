// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <cstdint>
#include <string>

namespace diaoyan {

/// Rises with every change of what a survey file says: answers, questionnaires, schools, facts, settings.
std::int64_t surveyRevision(const SurveyFile& survey);

/// What became of a survey file since somebody looked last.
enum class FileNews {
    unchanged,
    changed_by_others,
    gone,      ///< moved, deleted, or its USB stick was pulled out
    replaced,  ///< another file of this name stands there now
};

/// Notices what others do to an open survey file. Looks at the file's time, size and place on the disk, and asks SQLite
/// only where these moved: nothing is kept open between two looks, so that a USB stick can be taken out and the last
/// writer leaves one whole file. One thread at a time.
class SurveyWatch {
public:
    /// Problems: as SurveyFile::open for reading.
    static Result<SurveyWatch> open(const std::string& path);

    /// Never waits for other programs for longer than a blink: where one is writing, the answer comes the next time.
    /// A file that has gone is `gone` at every look until it is back; one that is no survey any more is `replaced`.
    FileNews look();

    /// A change of one's own has raised the revision to this.
    void expect(std::int64_t revision);
    /// That was seen or expected last.
    std::int64_t revision() const { return revision_; }

private:
    /// What the file system says of the file and of its write-ahead log.
    struct Trace {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t size = 0;
        std::int64_t changed = 0;  ///< nanoseconds
        std::int64_t log_size = 0;
        std::int64_t log_changed = 0;

        bool operator==(const Trace&) const = default;
    };
    static bool trace(const std::string& path, Trace& found);
    static bool isFresh(const Trace& found);

    SurveyWatch(std::string path, const Trace& seen, std::int64_t revision)
        : path_(std::move(path)), seen_(seen), revision_(revision) {}

    std::string path_;
    Trace seen_{};
    bool sure_ = false;  ///< a change now would show in the times of the files
    std::int64_t revision_ = 0;
};

}  // namespace diaoyan
