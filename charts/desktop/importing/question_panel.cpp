// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/question_panel.h"

#include "charts/desktop/importing/choice_delegate.h"
#include "charts/desktop/importing/import_models.h"
#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "collector/question_kind.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

QToolButton* iconButton(const char* icon, const QString& words, const char* name) {
    auto* button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setObjectName(name);
    button->setAutoRaise(true);
    return button;
}

/// Answers of this kind are values, not options: which of them mean "nothing" is typed.
bool isValues(QuestionKind kind) {
    return kind == QuestionKind::number || kind == QuestionKind::text || kind == QuestionKind::date;
}

}  // namespace

QuestionPanel::QuestionPanel(QWidget* parent) : QWidget(parent), model_(new OptionsModel(this)) {
    setObjectName("questionPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(8);
    buildHead(column);
    buildOptions(column);
    buildMissing(column);
    column->addStretch(1);
    connect(model_, &OptionsModel::meant, this, &QuestionPanel::takeMeaning);
}

void QuestionPanel::buildHead(QVBoxLayout* column) {
    title_ = new QLabel;
    title_->setObjectName("sectionTitle");
    doubts_ = new QLabel;
    doubts_->setObjectName("quiet");
    for (QLabel* label : {title_, doubts_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    kind_ = new QComboBox;
    kind_->setObjectName("kindChoice");
    direction_ = new QComboBox;
    direction_->setObjectName("directionChoice");
    direction_->setAccessibleName(tr("Which end of the scale stands first"));
    direction_->addItems({tr("best first"), tr("worst first")});
    left_out_ = new QCheckBox(tr("&Leave this question out"));
    left_out_->setObjectName("leaveOut");
    auto* kind_label = new QLabel(tr("&Kind"));
    kind_label->setBuddy(kind_);
    auto* row = new QHBoxLayout;
    row->addWidget(kind_label);
    row->addWidget(kind_);
    row->addWidget(direction_);
    row->addStretch(1);
    row->addWidget(left_out_);
    column->addLayout(row);
    connect(kind_, &QComboBox::activated, this, [this](int index) {
        const auto kind = static_cast<QuestionKind>(kind_->itemData(index).toInt());
        if (kind != shown_kind_) emit kindAsked(shown(question_), kind);
    });
    connect(direction_, &QComboBox::activated, this, [this](int index) {
        correction_.direction = index == 0 ? ScaleDirection::best_first : ScaleDirection::worst_first;
        say();
    });
    connect(left_out_, &QCheckBox::toggled, this, [this](bool out) {
        if (showing_) return;
        correction_.left_out = out;
        say();
    });
}

void QuestionPanel::buildOptions(QVBoxLayout* column) {
    options_ = new QTableView;
    options_->setObjectName("options");
    options_->setAccessibleName(tr("Options"));
    options_->setModel(model_);
    readByRows(*options_);
    options_->setItemDelegate(new ChoiceDelegate(options_));
    options_->setEditTriggers(QAbstractItemView::AllEditTriggers);
    options_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    options_->horizontalHeader()->setSectionResizeMode(OptionsModel::labelColumn, QHeaderView::Stretch);
    options_->horizontalHeader()->setSectionResizeMode(OptionsModel::meaningColumn, QHeaderView::ResizeToContents);
    up_ = iconButton("up", tr("Move up: options in the questionnaire's order"), "optionUp");
    down_ = iconButton("down", tr("Move down: options in the questionnaire's order"), "optionDown");
    merge_ = new QPushButton(tr("&Merge"));
    merge_->setObjectName("mergeOptions");
    merge_->setAutoDefault(false);
    merge_->setToolTip(tr("Select several spellings of one option: they count as the first of them"));
    auto* row = new QHBoxLayout;
    row->addWidget(up_);
    row->addWidget(down_);
    row->addWidget(merge_);
    row->addStretch(1);
    options_box_ = new QWidget;
    auto* inside = new QVBoxLayout(options_box_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(options_, 1);
    inside->addLayout(row);
    column->addWidget(options_box_, 100);
    connect(up_, &QToolButton::clicked, this, [this] { move(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { move(1); });
    connect(merge_, &QPushButton::clicked, this, &QuestionPanel::merge);
    connect(options_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QuestionPanel::showButtons);
}

void QuestionPanel::buildMissing(QVBoxLayout* column) {
    missing_ = new QLineEdit;
    missing_->setObjectName("missingTexts");
    missing_label_ = new QLabel(tr("&These mean no answer"));
    missing_label_->setBuddy(missing_);
    column->addWidget(missing_label_);
    column->addWidget(missing_);
    connect(missing_, &QLineEdit::editingFinished, this, &QuestionPanel::takeMissing);
}

void QuestionPanel::show(const FileDraft& file, const std::string& question) {
    showing_ = true;
    const bool same = question == question_;
    question_ = question;
    const Question* found = questionIn(file, question);
    for (QWidget* part : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        part->setVisible(found != nullptr);
    showing_ = false;
    if (found == nullptr) return;
    showing_ = true;
    open_ = isOpenToCorrection(file);
    const auto decided = file.corrections.find(question);
    correction_ = decided == file.corrections.end() ? QuestionCorrection{} : decided->second;
    const int row = same && options_->currentIndex().isValid() ? options_->currentIndex().row() : -1;
    showHead(file, *found);
    model_->show(optionRows(file, question), open_);
    options_box_->setVisible(model_->rowCount() > 0 && !correction_.left_out);
    if (row >= 0 && row < model_->rowCount()) options_->selectRow(row);
    showMissing(*found);
    showButtons();
    showing_ = false;
}

void QuestionPanel::showHead(const FileDraft& file, const Question& question) {
    title_->setText(breakable(oneLine(shown(question.title), 160)));
    title_->setToolTip(shortToolTip(shown(question.title)));
    QStringList words;
    for (const Problem& doubt : file.found->uncertain)
        if (doubt.where.column == question.title.zh) words << shown(doubt.message);
    if (!open_)
        words << tr("This questionnaire is declared: its texts and options are changed on the page "
                    "Questionnaire, not here.");
    doubts_->setText(words.join("\n"));
    doubts_->setVisible(!words.isEmpty());
    const Question now = open_ ? diaoyan::corrected(question, correction_) : question;
    showKinds(file, now);
    const bool scale =
        now.kind == QuestionKind::scale || (now.kind == QuestionKind::matrix && now.cells == QuestionKind::scale);
    direction_->setVisible(scale);
    direction_->setEnabled(open_ && !correction_.left_out);
    direction_->setCurrentIndex(now.direction == ScaleDirection::best_first ? 0 : 1);
    left_out_->setChecked(correction_.left_out);
}

void QuestionPanel::showKinds(const FileDraft& file, const Question& question) {
    shown_kind_ = question.kind;
    std::vector<QuestionKind> kinds = possibleKinds(question, file.found->mapping);
    if (std::find(kinds.begin(), kinds.end(), question.kind) == kinds.end()) kinds.push_back(question.kind);
    kind_->clear();
    for (const QuestionKind kind : kinds) kind_->addItem(shown(kindWords(kind)), static_cast<int>(kind));
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(question.kind)));
    kind_->setEnabled(kinds.size() > 1 && open_ && !correction_.left_out);
}

void QuestionPanel::showMissing(const Question& question) {
    const bool values =
        isValues(question.kind) && question.roster_field != RosterField::school && !correction_.left_out;
    missing_->setVisible(values);
    missing_label_->setVisible(values);
    missing_->setPlaceholderText(question.kind == QuestionKind::number ? tr("for instance: 99; -1")
                                                                       : tr("for instance: none; nothing"));
    QStringList texts;
    for (const auto& [text, code] : correction_.texts)
        if (code.empty()) texts << shown(text);
    if (!missing_->hasFocus()) missing_->setText(texts.join("; "));
}

/// Codes of the options in their order.
std::vector<std::string> QuestionPanel::standing() const {
    std::vector<std::string> codes;
    for (const OptionRow& row : model_->rows())
        if (row.stands) codes.push_back(row.code);
    return codes;
}

void QuestionPanel::showButtons() {
    const QModelIndexList rows = options_->selectionModel()->selectedRows();
    const auto at = [&](int row) { return model_->rows()[static_cast<std::size_t>(row)]; };
    const bool one = open_ && rows.size() == 1 && at(rows.front().row()).stands;
    const std::vector<std::string> codes = standing();
    up_->setEnabled(one && codes.front() != at(rows.front().row()).code);
    down_->setEnabled(one && codes.back() != at(rows.front().row()).code);
    merge_->setEnabled(open_ && rows.size() > 1);
    for (QWidget* button : {static_cast<QWidget*>(up_), static_cast<QWidget*>(down_), static_cast<QWidget*>(merge_)})
        button->setVisible(open_);
}

void QuestionPanel::takeMeaning(const OptionRow& row) {
    if (row.code.empty()) {
        if (row.meaning == OptionMeaning::answer)
            correction_.texts.erase(row.text);
        else
            correction_.texts[row.text] = row.meaning == OptionMeaning::no_answer ? "" : row.same_as;
    } else {
        // What counted as this one follows it.
        if (row.meaning == OptionMeaning::same_as)
            for (auto& [code, other] : correction_.options)
                if (other.meaning == OptionMeaning::same_as && other.same_as == row.code) other.same_as = row.same_as;
        correction_.options[row.code] = {row.meaning, row.same_as};
    }
    say();
}

void QuestionPanel::move(int by) {
    const QModelIndexList rows = options_->selectionModel()->selectedRows();
    if (rows.size() != 1) return;
    const std::string code = model_->rows()[static_cast<std::size_t>(rows.front().row())].code;
    std::vector<std::string> codes = standing();
    const auto place = std::find(codes.begin(), codes.end(), code);
    const std::ptrdiff_t to = (place - codes.begin()) + by;
    if (place == codes.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(codes.size())) return;
    std::iter_swap(place, codes.begin() + to);
    correction_.order = codes;
    say();
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->rows()[static_cast<std::size_t>(row)].code == code) options_->selectRow(row);
}

void QuestionPanel::merge() {
    std::vector<int> rows;
    for (const QModelIndex& index : options_->selectionModel()->selectedRows()) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    const std::vector<OptionRow> all = model_->rows();
    const auto first =
        std::find_if(rows.begin(), rows.end(), [&](int row) { return all[static_cast<std::size_t>(row)].stands; });
    if (rows.size() < 2 || first == rows.end()) return;
    const std::string target = all[static_cast<std::size_t>(*first)].code;
    for (const int row : rows) {
        const OptionRow& one = all[static_cast<std::size_t>(row)];
        if (one.code == target) continue;
        if (one.code.empty()) {
            correction_.texts[one.text] = target;
            continue;
        }
        for (auto& [code, other] : correction_.options)
            if (other.meaning == OptionMeaning::same_as && other.same_as == one.code) other.same_as = target;
        correction_.options[one.code] = {OptionMeaning::same_as, target};
    }
    say();
}

void QuestionPanel::takeMissing() {
    if (showing_) return;
    static const QRegularExpression ends("[;；\n]"), marks("[;；,，、\n]");
    std::map<std::string, std::string> texts;
    for (const QString& one : missing_->text().split(shown_kind_ == QuestionKind::number ? marks : ends))
        if (!one.trimmed().isEmpty()) texts[typed(one.trimmed())] = "";
    if (texts == correction_.texts) return;
    correction_.texts = std::move(texts);
    say();
}

void QuestionPanel::say() {
    emit corrected(shown(question_), correction_);
}

}  // namespace diaoyan
