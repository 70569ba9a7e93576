// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/edit_history.h"
#include "charts/desktop/desk/survey_edit.h"
#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/jobs/jobs.h"
#include "charts/survey/answer_filter.h"
#include "collector/store/survey_watch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

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
    /// outline is there, or with the problem; the file before stays open then. Problems: as SurveyFile::open;
    /// no-file-name; interrupted, when the job was told to stop.
    void open(const std::string& path, std::function<void(Result<Done>)> done = {});
    void close();
    /// Reads again what is open: somebody else changed it. The history stays.
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
    /// Problems besides the edit's own: file-gone, file-read-only, file-busy (another program went on writing for some
    /// seconds; nothing is lost, and the edit can be wanted again).
    JobId edit(SurveyEdit edit, std::function<void(Result<Done>)> done = {});
    /// These wait for the edits that are wanted already, and say what there will be to undo then.
    bool canUndo() const { return history_->canUndo(); }
    bool canRedo() const { return history_->canRedo(); }
    Text undoTitle() const { return history_->undoTitle(); }
    Text redoTitle() const { return history_->redoTitle(); }
    void undo();
    void redo();
    /// Puts an edit that is in the open file already into the history: what made the file. REQUIRES: isOpen().
    void remember(SurveyEdit edit);

    /// The file is not where it was: it is shown as it was read last, and cannot be changed until it is back.
    bool isGone() const { return gone_; }
    /// Asks now what others did to the file; it is asked every two seconds anyway.
    void lookAtFile();

signals:
    void outlineChanged();  ///< another file, or other words, schools, settings
    void studyChanged();    ///< other answers: read, changed or filtered
    void historyChanged();  ///< what can be undone or redone
    /// Something went wrong that nobody in particular asked for.
    void troubled(const diaoyan::Problem& problem);
    /// Something to know, with nothing to be done about it: the file is back.
    void informed(const diaoyan::Text& words);

private:
    struct WatchedFile;
    struct Opened;
    struct EditOutcome;
    static Result<Opened> openFile(const std::string& path, const JobControl& control);
    static Result<EditOutcome> runEdit(const std::shared_ptr<WatchedFile>& file,
                                       const std::shared_ptr<EditHistory>& history, EditHistory::Step step,
                                       EditHistory::Ticket ticket, const JobControl& control);
    void takeOpened(Opened opened);
    void takeOutline(SurveyOutline outline);
    void readOutlineAgain();
    void readAnswers();
    void takeWhole(StudyPointer study);
    void applyFilter();
    void takeFiltered(Result<StudyPointer> study, const AnswerFilter& filter);
    JobId perform(EditHistory::Step step, SurveyEdit edit, std::function<void(Result<Done>)> done);
    void takeOutcome(const EditOutcome& outcome);
    /// Why the file cannot be changed now; nothing where it can.
    std::optional<Problem> refusal() const;
    void takeNews(FileNews news);
    void openReplaced();
    void othersChangedIt();

    Jobs jobs_;
    LatestJob opening_{jobs_, this};
    LatestJob refreshing_{jobs_, this};
    LatestJob reading_{jobs_, this};
    LatestJob filtering_{jobs_, this};
    QTimer watching_{this};
    std::shared_ptr<WatchedFile> file_;  ///< null while nothing is open
    std::shared_ptr<EditHistory> history_ = std::make_shared<EditHistory>();
    std::shared_ptr<const SurveyOutline> outline_;
    StudyPointer whole_;
    StudyPointer shown_;
    AnswerFilter filter_;
    AnswerFilter shown_filter_;  ///< that of `shown_`
    bool looking_ = false;
    bool gone_ = false;
    bool answers_stale_ = false;  ///< they are to be read again after the outline
    bool news_waits_ = false;     ///< others changed the file while its answers were being read
    QElapsedTimer read_since_;    ///< since the answers began to be read last
    qint64 reading_time_ = 0;     ///< milliseconds
};

}  // namespace diaoyan

Q_DECLARE_METATYPE(diaoyan::Problem)
