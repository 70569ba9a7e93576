// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/desk/survey_desk.h"

#include "charts/desktop/desk/watched_file.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

SurveyDesk::SurveyDesk(QObject* parent) : QObject(parent) {
    connect(&watching_, &QTimer::timeout, this, &SurveyDesk::lookAtFile);
}

SurveyDesk::~SurveyDesk() = default;

Result<SurveyDesk::Opened> SurveyDesk::openFile(const std::string& path, const JobControl& control) {
    if (path.empty()) return Problem{"no-file-name", phrase("没有选择调查文件", "no survey file was chosen"), {}};
    Result<SurveyWatch> watch = SurveyWatch::open(path);
    if (!watch) return watch.problem();
    if (control.stopped()) return jobStopped();
    Result<SurveyOutline> outline = readOutline(path);
    if (!outline) return outline.problem();
    if (control.stopped()) return jobStopped();
    return Opened{std::move(*outline), std::make_shared<WatchedFile>(path, std::move(*watch))};
}

void SurveyDesk::open(const std::string& path, std::function<void(Result<Done>)> done) {
    opening_.run<Opened>(
        phrase("正在打开 {0}", "opening {0}", {path}),
        [path](const JobControl& control) { return openFile(path, control); },
        [this, done = std::move(done)](Result<Opened> opened) {
            if (!opened) {
                if (done) return done(opened.problem());
                if (!wasStopped(opened.problem())) emit troubled(opened.problem());
                return;
            }
            takeOpened(std::move(*opened));
            if (done) done(Done{});
        });
}

void SurveyDesk::takeOpened(Opened opened) {
    close();
    file_ = std::move(opened.file);
    takeOutline(std::move(opened.outline));
    readAnswers();
    watching_.start(betweenLooks);
}

void SurveyDesk::close() {
    watching_.stop();
    refreshing_.drop();
    if (!isOpen()) return;
    reading_.drop();
    filtering_.drop();
    file_.reset();
    outline_.reset();
    whole_.reset();
    shown_.reset();
    filter_ = {};
    shown_filter_ = {};
    history_ = std::make_shared<EditHistory>();  // edits that wait are still done, to the file they were meant for
    gone_ = answers_stale_ = news_waits_ = false;
    reading_time_ = 0;
    emit outlineChanged();
    emit studyChanged();
    emit historyChanged();
}

void SurveyDesk::reload() {
    if (!isOpen()) return;
    answers_stale_ = true;
    readOutlineAgain();
}

void SurveyDesk::readOutlineAgain() {
    const std::string path = outline_->path;
    refreshing_.run<SurveyOutline>(
        {}, [path](const JobControl&) { return readOutline(path); },
        [this](Result<SurveyOutline> outline) {
            if (!outline) return emit troubled(outline.problem());
            takeOutline(std::move(*outline));
            if (answers_stale_) readAnswers();
        });
}

void SurveyDesk::takeOutline(SurveyOutline outline) {
    outline_ = std::make_shared<const SurveyOutline>(std::move(outline));
    emit outlineChanged();
}

void SurveyDesk::readAnswers() {
    const std::string path = outline_->path;
    answers_stale_ = false;
    read_since_.start();
    reading_.run<StudyPointer>(
        {"正在读取答卷", "reading the answers"},
        [path](const JobControl&) -> Result<StudyPointer> {
            Result<Study> study = readStudy(path);
            if (!study) return study.problem();
            return std::make_shared<const Study>(std::move(*study));
        },
        [this](Result<StudyPointer> study) {
            reading_time_ = read_since_.elapsed();
            if (!study) return emit troubled(study.problem());
            takeWhole(std::move(*study));
        });
}

void SurveyDesk::takeWhole(StudyPointer study) {
    whole_ = std::move(study);
    applyFilter();
}

void SurveyDesk::setFilter(const AnswerFilter& filter) {
    if (filter == filter_) return;
    filter_ = filter;
    applyFilter();
}

void SurveyDesk::applyFilter() {
    if (whole_ == nullptr) return;
    if (filter_.empty()) {
        filtering_.drop();
        return takeFiltered(whole_, filter_);
    }
    filtering_.run<StudyPointer>(
        {"正在筛选", "filtering"},
        [whole = whole_, filter = filter_](const JobControl& control) -> Result<StudyPointer> {
            Result<Study> study = filteredStudy(*whole, filter, control.stop());
            if (!study) return study.problem();
            return std::make_shared<const Study>(std::move(*study));
        },
        [this, filter = filter_](Result<StudyPointer> study) { takeFiltered(std::move(study), filter); });
}

void SurveyDesk::takeFiltered(Result<StudyPointer> study, const AnswerFilter& filter) {
    if (study) {
        shown_ = std::move(*study);
        shown_filter_ = filter;
    } else if (wasStopped(study.problem()) && shown_ != nullptr) {
        filter_ = shown_filter_;
    } else {
        filter_ = shown_filter_ = {};
        shown_ = whole_;
        if (!wasStopped(study.problem())) emit troubled(study.problem());
    }
    emit studyChanged();
}

const StudyPart* SurveyDesk::part(const std::string& questionnaire) const {
    if (shown_ == nullptr) return nullptr;
    const auto found = std::find_if(shown_->parts.begin(), shown_->parts.end(),
                                    [&](const StudyPart& part) { return part.questionnaire.id == questionnaire; });
    return found == shown_->parts.end() ? nullptr : &*found;
}

}  // namespace diaoyan
