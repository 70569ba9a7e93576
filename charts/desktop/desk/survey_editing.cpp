// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the open survey, and what others do to it meanwhile.
#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/desk/watched_file.h"

#include <utility>

namespace diaoyan {

namespace {

using Step = EditHistory::Step;

/// A file that others change all the time is read again for a small part of the time only.
constexpr qint64 readingShare = 10;

Problem changedMeanwhile(const std::string& path) {
    return {"changed-meanwhile",
            phrase("别的程序刚改动了这个调查文件，撤销过的操作不能再重做",
                   "another program has just changed this survey file: what was undone cannot be done again"),
            {.file = path}};
}

Text fileIsBack() {
    return phrase("调查文件回来了，可以继续工作", "the survey file is back; work can go on");
}

}  // namespace

Result<SurveyDesk::EditOutcome> SurveyDesk::runEdit(const std::shared_ptr<WatchedFile>& file,
                                                    const std::shared_ptr<EditHistory>& history, Step step,
                                                    EditHistory::Ticket ticket, const JobControl& control) {
    const std::optional<SurveyEdit> edit = history->begin(ticket);
    if (!edit) return EditOutcome{};
    /// Whatever happens, exceptions too, the history hears of it.
    struct Finish {
        EditHistory& history;
        EditHistory::Ticket ticket;
        bool done = false;
        ~Finish() { history.finish(ticket, done); }
    } finish{*history, ticket};
    const std::lock_guard hold(file->lock);
    Result<SurveyFile> survey = SurveyFile::open(file->path, SurveyFile::Access::write);
    if (!survey) return survey.problem();
    EditOutcome outcome{.done = true, .answers = edit->answers};
    outcome.others = surveyRevision(*survey) != file->watch.revision();
    // What was undone may name sheets by numbers that others have now.
    if (outcome.others) history->forgetUndone();
    if (outcome.others && step == Step::redo) return changedMeanwhile(file->path);
    const EditWork& half = step == Step::undo ? edit->revert : edit->apply;
    const Result<Done> done = half(*survey, control);
    if (!done) return done.problem();
    file->watch.expect(surveyRevision(*survey));
    finish.done = true;
    return outcome;
}

JobId SurveyDesk::edit(SurveyEdit edit, std::function<void(Result<Done>)> done) {
    return perform(Step::first, std::move(edit), std::move(done));
}

void SurveyDesk::undo() {
    if (isOpen() && canUndo()) perform(Step::undo, {.title = undoTitle()}, {});
}

void SurveyDesk::redo() {
    if (isOpen() && canRedo()) perform(Step::redo, {.title = redoTitle()}, {});
}

void SurveyDesk::remember(SurveyEdit edit) {
    history_->remember(std::move(edit));
    emit historyChanged();
}

std::optional<Problem> SurveyDesk::refusal() const {
    if (gone_)
        return Problem{"file-gone",
                       phrase("调查文件现在不在原来的位置，暂时不能改动；请插回U盘或把文件放回原处",
                              "the survey file is not where it was and cannot be changed now; plug the USB stick in "
                              "again, or put the file back"),
                       {.file = outline_->path}};
    if (outline_->read_only)
        return Problem{"file-read-only",
                       phrase("调查文件是只读的，不能改动；请复制到可以写入的文件夹再打开",
                              "the survey file is read-only and cannot be changed; copy it to a folder that can be "
                              "written, and open it there"),
                       {.file = outline_->path}};
    return std::nullopt;
}

JobId SurveyDesk::perform(Step step, SurveyEdit edit, std::function<void(Result<Done>)> done) {
    const Text title = step == Step::undo ? phrase("撤销：{0}", "undo: {0}", {edit.title}) : edit.title;
    const std::optional<Problem> refused = refusal();
    const EditHistory::Ticket ticket = refused ? 0 : history_->want(step, std::move(edit));
    emit historyChanged();
    return jobs_.run<EditOutcome>(
        JobLane::writing, title, this,
        [file = file_, history = history_, step, ticket, refused](const JobControl& control) -> Result<EditOutcome> {
            if (refused) return *refused;
            return runEdit(file, history, step, ticket, control);
        },
        [this, file = file_, done](Result<EditOutcome> outcome) {
            if (file != file_) return;
            if (outcome) takeOutcome(*outcome);
            emit historyChanged();
            if (done) return outcome ? done(Done{}) : done(outcome.problem());
            if (!outcome && !wasStopped(outcome.problem())) emit troubled(outcome.problem());
        });
}

void SurveyDesk::takeOutcome(const EditOutcome& outcome) {
    if (!outcome.done) return;
    answers_stale_ = answers_stale_ || outcome.answers || outcome.others;
    readOutlineAgain();
}

void SurveyDesk::lookAtFile() {
    if (!isOpen() || looking_) return;
    looking_ = true;
    jobs_.run<FileNews>(
        JobLane::reading, {}, this,
        [file = file_, history = history_](const JobControl&) -> Result<FileNews> {
            const std::unique_lock hold(file->lock, std::try_to_lock);
            if (!hold.owns_lock()) return FileNews::unchanged;
            const FileNews news = file->watch.look();
            if (news == FileNews::changed_by_others) history->forgetUndone();
            return news;
        },
        [this, file = file_](Result<FileNews> news) {
            looking_ = false;
            if (file == file_ && news) takeNews(*news);
        });
}

void SurveyDesk::takeNews(FileNews news) {
    if (news == FileNews::gone) {
        if (gone_) return;
        gone_ = true;
        emit troubled({"file-gone",
                       phrase("调查文件不见了（U盘被拔出，或文件被移走）。页面显示的是刚才读到的内容；"
                              "文件回来之前不能改动",
                              "the survey file has gone (the USB stick was pulled out, or the file was moved). What "
                              "was read before is still shown; nothing can be changed until it is back"),
                       {.file = outline_->path}});
        return;
    }
    if (news == FileNews::replaced) return openReplaced();
    const bool back = std::exchange(gone_, false);
    if (back) emit informed(fileIsBack());
    if (news == FileNews::changed_by_others) emit historyChanged();
    if (back || news == FileNews::changed_by_others) news_waits_ = true;
    if (news_waits_) othersChangedIt();
}

void SurveyDesk::openReplaced() {
    if (opening_.isRunning()) return;
    open(outline_->path, [this, was_gone = gone_](Result<Done> opened) {
        if (opened && was_gone) emit informed(fileIsBack());
        if (opened || was_gone || wasStopped(opened.problem())) return;
        gone_ = true;
        emit troubled(opened.problem());
    });
}

void SurveyDesk::othersChangedIt() {
    const bool resting = read_since_.isValid() && read_since_.elapsed() < readingShare * reading_time_;
    if (resting || reading_.isRunning()) return;  // the next look comes soon
    news_waits_ = false;
    reload();
}

}  // namespace diaoyan
