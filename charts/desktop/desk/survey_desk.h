// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"
#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/jobs/jobs.h"
#include "charts/survey/answer_filter.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace diaoyan {

/// One open survey file, as all pages see it: read in jobs, changed by edits that can be taken back, and filtered in
/// one place. Values that it hands out never change; a signal says that there are new ones.
class SurveyDesk : public QObject {
    Q_OBJECT

public:
    explicit SurveyDesk(QObject* parent = nullptr);
    ~SurveyDesk() override;

    Jobs& jobs() { return jobs_; }

    /// Reads a survey file in place of the one that is open: the outline, then the answers. `done` is called when the
    /// outline is there, or with the problem; the file before stays open then.
    void open(const std::string& path, std::function<void(Result<Done>)> done = {});
    void close();
    /// Reads again what is open: somebody else changed it.
    void reload();

    bool isOpen() const { return outline_ != nullptr; }
    /// Null while nothing is open.
    const std::shared_ptr<const SurveyOutline>& outline() const { return outline_; }
    /// Null until the answers are read.
    const StudyPointer& wholeStudy() const { return whole_; }
    /// The answers that the filter leaves; `wholeStudy` without a filter. Null until they are read.
    const StudyPointer& study() const { return shown_; }
    /// Part of the shown study that answers this questionnaire; null where there is none (yet).
    const StudyPart* part(const std::string& questionnaire) const;

    const AnswerFilter& filter() const { return filter_; }
    void setFilter(const AnswerFilter& filter);

    /// Does an edit and remembers how to take it back. `done` hears how it went; without it a problem is a signal.
    /// Edits wait for one another. REQUIRES: isOpen(). The job is for showing how far it is, and for stopping it.
    JobId edit(SurveyEdit edit, std::function<void(Result<Done>)> done = {});
    bool canUndo() const { return changing_ == 0 && !done_.empty(); }
    bool canRedo() const { return changing_ == 0 && !undone_.empty(); }
    Text undoTitle() const { return done_.empty() ? Text{} : done_.back().title; }
    Text redoTitle() const { return undone_.empty() ? Text{} : undone_.back().title; }
    void undo();
    void redo();
    /// Puts an edit that is in the open file already into the history: what made the file. REQUIRES: isOpen().
    void remember(SurveyEdit edit);

signals:
    void outlineChanged();  ///< another file, or other words, schools, settings
    void studyChanged();    ///< other answers: read, changed or filtered
    void historyChanged();  ///< what can be undone or redone
    /// Something went wrong that nobody in particular asked for.
    void troubled(const diaoyan::Problem& problem);

private:
    enum class Step { first, undo, redo };
    void readAnswers();
    void takeOutline(SurveyOutline outline);
    void takeWhole(StudyPointer study);
    void applyFilter();
    JobId perform(SurveyEdit edit, Step step, std::function<void(Result<Done>)> done);
    void performed(const SurveyEdit& edit, Step step);

    Jobs jobs_;
    LatestJob opening_{jobs_, this};
    LatestJob reading_{jobs_, this};
    LatestJob filtering_{jobs_, this};
    std::shared_ptr<const SurveyOutline> outline_;
    StudyPointer whole_;
    StudyPointer shown_;
    AnswerFilter filter_;
    std::vector<SurveyEdit> done_;
    std::vector<SurveyEdit> undone_;
    int changing_ = 0;  ///< edits that are under way or waiting
};

}  // namespace diaoyan

Q_DECLARE_METATYPE(diaoyan::Problem)
