// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/sheet_view.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/survey/quality_rules.h"

#include <QStringList>
#include <QTextCursor>

namespace diaoyan {

namespace {

/// Writes plain words, whatever stands in them.
class SheetWriting {
public:
    explicit SheetWriting(QTextEdit& edit) : cursor_(edit.document()) {
        plain_.setForeground(edit.palette().color(QPalette::Text));
        quiet_.setForeground(themeColours().quiet);
        trouble_.setForeground(themeColours().trouble);
    }

    void question(const QString& words) { line(words, plain_, true, 10); }
    void row(const QString& words) { line(words, quiet_, false, 4); }
    void quiet(const QString& words) { line(words, quiet_, false, 2); }
    void trouble(const QString& words) { line(words, trouble_, false, 2); }
    void answer(const AnswerCell& cell) {
        QTextCharFormat format = cell.kind == AnswerCellKind::answer    ? plain_
                                 : cell.kind == AnswerCellKind::invalid ? trouble_
                                                                        : quiet_;
        format.setFontItalic(cell.kind != AnswerCellKind::answer && cell.kind != AnswerCellKind::off_scale);
        line(cell.words, format, false, 2);
    }

private:
    void line(const QString& words, QTextCharFormat format, bool bold, int above) {
        format.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
        QTextBlockFormat block;
        block.setTopMargin(above);
        if (begun_) cursor_.insertBlock(block, format);
        if (!begun_) cursor_.setBlockFormat(block);
        begun_ = true;
        cursor_.insertText(words, format);
    }

    QTextCursor cursor_;
    QTextCharFormat plain_, quiet_, trouble_;
    bool begun_ = false;
};

}  // namespace

SheetView::SheetView(QWidget* parent) : QTextEdit(parent) {
    setObjectName("sheetView");
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setAccessibleName(tr("One answer sheet"));
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(12);
    document()->setUndoRedoEnabled(false);
}

void SheetView::showWords(const QString& words) {
    clear();
    SheetWriting(*this).quiet(words);
}

void SheetView::show(const ListedSheet& sheet, const Questionnaire& questionnaire, const Roster& roster) {
    clear();
    SheetWriting writing(*this);
    const SheetLine& line = sheet.line;
    QStringList origin{tr("Sheet %1").arg(line.id), schoolWords(roster, line.school)};
    if (!line.submitted_at.empty()) origin << shown(line.submitted_at);
    if (const QString time = durationWords(line.seconds); !time.isEmpty()) origin << tr("took %1").arg(time);
    writing.quiet(origin.join(QStringLiteral(" · ")));
    if (!line.excluded_because.empty())
        writing.trouble(tr("Left out: %1").arg(shown(exclusionWords(line.excluded_because))));
    int number = 0;
    for (const Question& question : questionnaire.questions) {
        writing.question(QStringLiteral("%1. %2").arg(++number).arg(shown(question.title)));
        const std::vector<Item> lines = items(question);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (question.kind == QuestionKind::matrix && i < question.rows.size())
                writing.row(shown(question.rows[i].label));
            writing.answer(answerCell(lines[i], sheet.sheet.answers));
        }
    }
    moveCursor(QTextCursor::Start);
}

}  // namespace diaoyan
