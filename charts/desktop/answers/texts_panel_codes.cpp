// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel does to the frame of codes and to the codes of texts.
#include "charts/desktop/answers/text_groups_model.h"
#include "charts/desktop/answers/texts_panel.h"
#include "charts/desktop/look/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int longestLabel = 100;

/// A label on one line; without the number that stands before it in the list.
QString labelIn(const QString& words) {
    static const QRegularExpression number(QStringLiteral("^[1-9]\\.\\s"));
    QString label = words.simplified();
    return label.remove(number).left(longestLabel);
}

bool hasLabel(const std::vector<TextCode>& frame, const std::string& label) {
    return std::any_of(frame.begin(), frame.end(),
                       [&](const TextCode& code) { return code.label.zh == label || code.label.en == label; });
}

}  // namespace

void TextsPanel::connectPanel() {
    connect(later_, &QTimer::timeout, this, &TextsPanel::arrange);
    connect(search_, &QLineEdit::textChanged, later_, qOverload<>(&QTimer::start));
    connect(together_, &QCheckBox::toggled, this, &TextsPanel::arrange);
    connect(items_, &QComboBox::currentIndexChanged, this, &TextsPanel::readTexts);
    connect(list_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &TextsPanel::arrange);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TextsPanel::selectionChanged);
    connect(codes_, &QListWidget::itemChanged, this, &TextsPanel::codeEdited);
    connect(codes_, &QListWidget::itemSelectionChanged, this, &TextsPanel::showTicks);
    connect(add_, &QPushButton::clicked, this, &TextsPanel::addCode);
    connect(new_code_, &QLineEdit::returnPressed, this, &TextsPanel::addCode);
    connect(rename_, &QPushButton::clicked, this, [this] {
        if (codes_->currentItem() != nullptr) codes_->editItem(codes_->currentItem());
    });
    connect(remove_, &QPushButton::clicked, this, &TextsPanel::removeCodes);
    connect(merge_, &QPushButton::clicked, this, &TextsPanel::mergeCodes);
    connect(export_, &QPushButton::clicked, this, &TextsPanel::askExport);
    list_->installEventFilter(this);
    codes_->viewport()->installEventFilter(this);
}

void TextsPanel::edit(SurveyEdit edit, const QString& notice) {
    desk_.edit(std::move(edit), [this, notice](Result<Done> done) {
        if (!done) {
            emit troubled(done.problem());
            showTicks();
        } else if (!notice.isEmpty()) {
            emit noticed(notice, true);
        }
    });
}

void TextsPanel::addCode() {
    const std::string label = typed(labelIn(new_code_->text()));
    if (label.empty() || texts_ == nullptr) return;
    if (hasLabel(texts_->frame, label)) return emit noticed(tr("There is a code of this name already."), false);
    std::vector<TextCode> frame = texts_->frame;
    frame.push_back({freshCode(frame), untranslated(label)});
    new_code_->clear();
    edit(codeFrameEdit(phrase("新增编码“{0}”", "add the code \"{0}\"", {label}), codedItem(), std::move(frame)));
}

void TextsPanel::codeEdited(QListWidgetItem* line) {
    const int at = codes_->row(line);
    if (texts_ == nullptr || at < 0 || at >= std::ssize(texts_->frame)) return;
    const QString label = labelIn(line->text());
    const TextCode& code = texts_->frame[static_cast<std::size_t>(at)];
    if (typed(label) != code.label.in(shownLanguage())) return renameCode(at, label);
    // Anything else that a user can change here is the tick.
    toggleCode(at, line->checkState() == Qt::Checked);
}

void TextsPanel::renameCode(int at, const QString& label) {
    const std::string words = typed(label);
    std::vector<TextCode> frame = texts_->frame;
    TextCode& code = frame[static_cast<std::size_t>(at)];
    if (words.empty() || hasLabel(frame, words)) {
        if (!words.empty()) emit noticed(tr("There is a code of this name already."), false);
        showCodes();
        return showTicks();
    }
    const Text title = phrase("编码“{0}”改名", "rename the code \"{0}\"", {code.label});
    code.label = untranslated(words);
    edit(codeFrameEdit(title, codedItem(), std::move(frame)));
}

void TextsPanel::toggleCode(int at, bool add) {
    if (texts_ == nullptr || at < 0 || at >= std::ssize(texts_->frame)) return;
    std::vector<std::int64_t> sheets = selectedSheets();
    if (sheets.empty() || desk_.outline()->read_only) return showTicks();
    const TextCode& code = texts_->frame[static_cast<std::size_t>(at)];
    const Text title = add ? phrase("编码“{0}”", "code as \"{0}\"", {code.label})
                           : phrase("取消编码“{0}”", "take the code \"{0}\" away", {code.label});
    edit(codeEdit(title, codedItem(), code.code, add, std::move(sheets)));
}

void TextsPanel::toggleByKey(int at) {
    if (at >= codes_->count()) return;
    toggleCode(at, codes_->item(at)->checkState() != Qt::Checked);
}

void TextsPanel::removeCodes() {
    if (texts_ == nullptr) return;
    std::vector<TextCode> frame;
    QStringList gone;
    for (int at = 0; at < codes_->count(); ++at)
        if (codes_->item(at)->isSelected())
            gone << shown(texts_->frame[static_cast<std::size_t>(at)].label);
        else
            frame.push_back(texts_->frame[static_cast<std::size_t>(at)]);
    if (gone.isEmpty()) return;
    const std::string names = typed(gone.join(QStringLiteral("、")));
    edit(codeFrameEdit(phrase("删去编码“{0}”", "remove the code \"{0}\"", {names}), codedItem(), std::move(frame)),
         tr("The code \"%1\" was removed from all texts.").arg(shown(names)));
}

void TextsPanel::mergeCodes() {
    std::vector<TextCode> two;
    for (int at = 0; at < codes_->count(); ++at)
        if (codes_->item(at)->isSelected()) two.push_back(texts_->frame[static_cast<std::size_t>(at)]);
    if (two.size() != 2) return;
    edit(mergeCodesEdit(
             phrase("编码“{0}”并入“{1}”", "merge the code \"{0}\" into \"{1}\"", {two[1].label, two[0].label}),
             codedItem(), two[1].code, two[0].code),
         tr("The texts of \"%1\" now have the code \"%2\".").arg(shown(two[1].label), shown(two[0].label)));
}

void TextsPanel::askExport() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the coded texts"), tr("coded-texts.csv"), tr("Tables (*.csv)"));
    if (!path.isEmpty()) exportTo(path.endsWith(".csv", Qt::CaseInsensitive) ? path : path + ".csv");
}

void TextsPanel::exportTo(const QString& path) {
    if (texts_ == nullptr) return;
    exporting_.run<Done>(
        {"正在导出文字", "exporting texts"},
        [texts = texts_, roster = desk_.outline()->roster, path = typed(path),
         language = shownLanguage()](const JobControl&) { return writeCodedTexts(*texts, roster, path, language); },
        [this, path](Result<Done> done) {
            if (!done) return emit troubled(done.problem());
            emit noticed(tr("The texts were saved as %1.").arg(path), false);
        });
}

bool TextsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9 &&
            (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            toggleByKey(key->key() - Qt::Key_1);
            return true;
        }
    }
    if (watched == codes_->viewport() &&
        (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop)) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (drop->source() != list_) return false;
        QListWidgetItem* const line = codes_->itemAt(drop->position().toPoint());
        drop->setDropAction(Qt::CopyAction);
        drop->setAccepted(line != nullptr || event->type() == QEvent::DragEnter);
        if (event->type() == QEvent::Drop && line != nullptr) toggleCode(codes_->row(line), true);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace diaoyan
