// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/desk/survey_desk.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// Opens the file and does one half of an edit.
Result<Done> changeSurvey(const std::string& path, const EditWork& change, const JobControl& control) {
    Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::write);
    if (!survey) return survey.problem();
    return change(*survey, control);
}

}  // namespace

SurveyDesk::SurveyDesk(QObject* parent) : QObject(parent) {}

SurveyDesk::~SurveyDesk() = default;

void SurveyDesk::open(const std::string& path, std::function<void(Result<Done>)> done) {
    opening_.run<SurveyOutline>(
        phrase("正在打开 {0}", "opening {0}", {path}), [path](const JobControl&) { return readOutline(path); },
        [this, done = std::move(done)](Result<SurveyOutline> outline) {
            if (!outline) return done ? done(outline.problem()) : emit troubled(outline.problem());
            close();
            takeOutline(std::move(*outline));
            readAnswers();
            if (done) done(Done{});
        });
}

void SurveyDesk::close() {
    if (!isOpen()) return;
    reading_.drop();
    filtering_.drop();
    outline_.reset();
    whole_.reset();
    shown_.reset();
    filter_ = {};
    done_.clear();
    undone_.clear();
    emit outlineChanged();
    emit studyChanged();
    emit historyChanged();
}

void SurveyDesk::reload() {
    if (!isOpen()) return;
    const std::string path = outline_->path;
    opening_.run<SurveyOutline>(
        {}, [path](const JobControl&) { return readOutline(path); },
        [this](Result<SurveyOutline> outline) {
            if (!outline) return emit troubled(outline.problem());
            takeOutline(std::move(*outline));
            readAnswers();
        });
}

void SurveyDesk::takeOutline(SurveyOutline outline) {
    outline_ = std::make_shared<const SurveyOutline>(std::move(outline));
    emit outlineChanged();
}

void SurveyDesk::readAnswers() {
    const std::string path = outline_->path;
    reading_.run<StudyPointer>(
        {"正在读取答卷", "reading the answers"},
        [path](const JobControl&) -> Result<StudyPointer> {
            Result<Study> study = readStudy(path);
            if (!study) return study.problem();
            return std::make_shared<const Study>(std::move(*study));
        },
        [this](Result<StudyPointer> study) {
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
        shown_ = whole_;
        emit studyChanged();
        return;
    }
    filtering_.run<StudyPointer>(
        {"正在筛选", "filtering"},
        [whole = whole_, filter = filter_](const JobControl&) -> Result<StudyPointer> {
            Result<Study> study = filteredStudy(*whole, filter);
            if (!study) return study.problem();
            return std::make_shared<const Study>(std::move(*study));
        },
        [this](Result<StudyPointer> study) {
            if (study) {
                shown_ = std::move(*study);
            } else {
                filter_ = {};
                shown_ = whole_;
                emit troubled(study.problem());
            }
            emit studyChanged();
        });
}

const StudyPart* SurveyDesk::part(const std::string& questionnaire) const {
    if (shown_ == nullptr) return nullptr;
    const auto found = std::find_if(shown_->parts.begin(), shown_->parts.end(),
                                    [&](const StudyPart& part) { return part.questionnaire.id == questionnaire; });
    return found == shown_->parts.end() ? nullptr : &*found;
}

JobId SurveyDesk::edit(SurveyEdit edit, std::function<void(Result<Done>)> done) {
    return perform(std::move(edit), Step::first, std::move(done));
}

void SurveyDesk::undo() {
    if (canUndo()) perform(done_.back(), Step::undo, {});
}

void SurveyDesk::redo() {
    if (canRedo()) perform(undone_.back(), Step::redo, {});
}

void SurveyDesk::remember(SurveyEdit edit) {
    done_.push_back(std::move(edit));
    undone_.clear();
    emit historyChanged();
}

JobId SurveyDesk::perform(SurveyEdit edit, Step step, std::function<void(Result<Done>)> done) {
    ++changing_;
    emit historyChanged();
    const std::string path = outline_->path;
    const auto half = step == Step::undo ? edit.revert : edit.apply;
    const Text title = step == Step::undo ? phrase("撤销：{0}", "undo: {0}", {edit.title}) : edit.title;
    return jobs_.run<Done>(
        JobLane::writing, title, this,
        [path, half](const JobControl& control) { return changeSurvey(path, half, control); },
        [this, path, edit, step, done](Result<Done> result) {
            --changing_;
            if (!isOpen() || outline_->path != path) return;
            if (result) performed(edit, step);
            emit historyChanged();
            if (done) return done(std::move(result));
            if (!result) emit troubled(result.problem());
        });
}

void SurveyDesk::performed(const SurveyEdit& edit, Step step) {
    switch (step) {
    case Step::first:
        if (!edit.sets.empty() && undone_.empty() && !done_.empty() && done_.back().sets == edit.sets) {
            done_.back().title = edit.title;
            done_.back().apply = edit.apply;
        } else {
            done_.push_back(edit);
        }
        undone_.clear();
        break;
    case Step::undo:
        done_.pop_back();
        undone_.push_back(edit);
        break;
    case Step::redo:
        undone_.pop_back();
        done_.push_back(edit);
        break;
    }
    const std::string path = outline_->path;
    opening_.run<SurveyOutline>(
        {}, [path](const JobControl&) { return readOutline(path); },
        [this, answers = edit.answers](Result<SurveyOutline> outline) {
            if (!outline) return emit troubled(outline.problem());
            takeOutline(std::move(*outline));
            if (answers) readAnswers();
        });
}

}  // namespace diaoyan
