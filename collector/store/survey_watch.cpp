// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_watch.h"

#include "collector/store/survey_state.h"

#include <chrono>
#include <optional>
#include <sys/stat.h>

namespace diaoyan {

namespace {

constexpr int blinkMilliseconds = 100;
/// File systems of USB sticks keep times to two seconds; what was written just now may be written again unseen.
constexpr std::chrono::seconds coarsestTimes{4};

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// The revision of the file as it is now; nothing while another program keeps it to itself.
struct SeenRevision {
    bool survey = true;  ///< false: what stands there is no survey file of this format
    std::optional<std::int64_t> revision{};
};

SeenRevision revisionIn(SQLite::Database& database, const std::string& path) {
    if (!checkSchema(database, path).ok() || !schemaIsCurrent(database)) return {.survey = false};
    return {.revision = dataRevision(database)};
}

SeenRevision revisionNow(const std::string& path) {
    try {
        const auto database = connect(path, false);
        database->setBusyTimeout(blinkMilliseconds);
        return revisionIn(*database, path);
    } catch (const SQLite::Exception& failure) {
        const std::string code = databaseProblem(failure, path).code;
        if (code == "not-a-survey-file" || code == "file-damaged") return {.survey = false};
        if (code != "file-read-only") return {};
    }
    try {
        return revisionIn(*connectImmutable(path), path);
    } catch (const SQLite::Exception&) { return {}; }
}

}  // namespace

std::int64_t surveyRevision(const SurveyFile& survey) {
    return withDatabase(survey.path(), [&] { return dataRevision(SurveyInside::database(survey)); });
}

bool SurveyWatch::trace(const std::string& path, Trace& found) {
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode)) return false;
    found = {.device = file.st_dev, .inode = file.st_ino, .size = file.st_size, .changed = nanoseconds(file.st_mtim)};
    // An empty log is as good as none: readers leave one behind while they are there.
    struct stat log {};
    if (::stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0) {
        found.log_size = log.st_size;
        found.log_changed = nanoseconds(log.st_mtim);
    }
    return true;
}

bool SurveyWatch::isFresh(const Trace& found) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t long_ago = std::chrono::duration_cast<std::chrono::nanoseconds>(now - coarsestTimes).count();
    return std::max(found.changed, found.log_changed) > long_ago;
}

Result<SurveyWatch> SurveyWatch::open(const std::string& path) {
    const Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    Trace seen;
    trace(path, seen);
    return SurveyWatch(path, seen, surveyRevision(*survey));
}

FileNews SurveyWatch::look() {
    Trace now;
    if (!trace(path_, now)) {
        sure_ = false;  // what comes back may be another file
        return FileNews::gone;
    }
    if (sure_ && now == seen_) return FileNews::unchanged;
    const bool fresh = isFresh(now);
    const SeenRevision found = revisionNow(path_);
    const bool elsewhere = now.device != seen_.device || now.inode != seen_.inode;
    if (found.survey && !found.revision) return FileNews::unchanged;  // somebody is writing: the next look tells
    seen_ = now;
    sure_ = found.survey && !fresh;
    if (!found.survey) return FileNews::replaced;
    const bool changed = *found.revision != revision_;
    revision_ = *found.revision;
    if (elsewhere) return FileNews::replaced;
    return changed ? FileNews::changed_by_others : FileNews::unchanged;
}

void SurveyWatch::expect(std::int64_t revision) {
    revision_ = revision;
}

}  // namespace diaoyan
