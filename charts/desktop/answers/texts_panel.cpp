// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/texts_panel.h"

#include "charts/desktop/answers/text_groups_model.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/survey/code_tables.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

using Texts = std::shared_ptr<const OpenTexts>;

Result<Texts> readOpenTexts(const std::string& path, const CodedItem& item) {
    const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    auto texts = openTexts(*survey, item.questionnaire, item.item);
    if (!texts) return texts.problem();
    return std::make_shared<const OpenTexts>(std::move(*texts));
}

/// The same texts with the codes that they have now.
Result<Texts> withCodesOfNow(const std::string& path, const CodedItem& item, const OpenTexts& before) {
    const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    const TextCoding coding = textCoding(*survey, item.questionnaire, item.item);
    auto texts = std::make_shared<OpenTexts>(before);
    texts->frame = coding.frame;
    for (WrittenText& text : texts->texts) {
        const auto coded = std::lower_bound(coding.sheets.begin(), coding.sheets.end(), text.sheet,
                                            [](const CodedSheet& sheet, std::int64_t id) { return sheet.sheet < id; });
        text.codes.clear();
        if (coded != coding.sheets.end() && coded->sheet == text.sheet) text.codes = coded->codes;
    }
    return Texts(std::move(texts));
}

}  // namespace

TextsPanel::TextsPanel(SurveyDesk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), reading_(desk.jobs(), this), arranging_(desk.jobs(), this),
      exporting_(desk.jobs(), this), later_(new QTimer(this)), model_(new TextGroupsModel(this)) {
    later_->setSingleShot(true);
    later_->setInterval(250);
    buildPanel();
    connectPanel();
}

CodedItem TextsPanel::codedItem() const {
    const QString id = items_->currentData().toString();
    return {typed(id.section('.', 0, 0)), typed(id.section('.', 1))};
}

void TextsPanel::listItems() {
    const QSignalBlocker quiet(items_);
    const QString before = items_->currentData().toString();
    items_->clear();
    for (const Questionnaire& one : desk_.outline()->questionnaires)
        for (const Item& item : textItems(one)) {
            const QString who = shown(one.role.name);
            items_->addItem(tr("%1: %2").arg(who, shown(item.title).left(60)), shown(one.id + "." + item.id));
        }
    items_->setCurrentIndex(items_->count() == 0 ? -1 : std::max(0, items_->findData(before)));
}

void TextsPanel::nothingToShow(const QString& headline, const QString& advice) {
    reading_.drop();
    arranging_.drop();
    texts_.reset();
    model_->show(nullptr, {});
    count_->clear();
    export_->setEnabled(false);
    empty_->setWords(headline, advice);
    stack_->setCurrentIndex(0);
}

void TextsPanel::refresh() {
    if (!desk_.isOpen())
        return nothingToShow(tr("No survey is open"), tr("Open a survey file to read what people wrote."));
    listItems();
    if (items_->count() == 0)
        return nothingToShow(tr("No question asks for words"),
                             tr("Texts appear here where a questionnaire has a question to be answered in words, or "
                                "an option with words of one's own."));
    readTexts();
}

bool TextsPanel::showItem(const std::string& questionnaire, const std::string& item) {
    const int at = items_->findData(shown(questionnaire + "." + item));
    if (at >= 0) items_->setCurrentIndex(at);
    return at >= 0;
}

void TextsPanel::readTexts() {
    if (items_->currentIndex() < 0 || !desk_.isOpen()) return;
    const CodedItem item = codedItem();
    const std::string id = typed(items_->currentData().toString());
    const bool same = texts_ != nullptr && shown_item_ == id && texts_of_ == desk_.wholeStudy();
    reading_.run<Texts>(
        same ? Text{} : Text{"正在读取文字", "reading texts"},
        [path = desk_.outline()->path, item, before = same ? texts_ : nullptr](const JobControl&) -> Result<Texts> {
            return before != nullptr ? withCodesOfNow(path, item, *before) : readOpenTexts(path, item);
        },
        [this, id, study = desk_.wholeStudy()](Result<Texts> texts) {
            if (!texts) return emit troubled(texts.problem());
            shown_item_ = id;
            texts_of_ = study;
            takeTexts(std::move(*texts));
        });
}

void TextsPanel::takeTexts(Texts texts) {
    texts_ = std::move(texts);
    if (texts_->texts.empty()) {
        nothingToShow(tr("Nobody wrote anything here"), tr("There are no texts in answer to this question (yet)."));
        return;
    }
    stack_->setCurrentIndex(1);
    export_->setEnabled(true);
    showCodes();
    counts_->show(codeTable(*texts_));
    if (const auto figure = codeFigure(*texts_, shownLanguage()))
        figure_->show(*figure);
    else
        figure_->showWords(tr("There are no codes yet. Add one, choose texts and tick it."));
    arrange();
}

void TextsPanel::arrange() {
    later_->stop();
    if (texts_ == nullptr) return;
    const QHeaderView* const header = list_->horizontalHeader();
    using Groups = TextGroupsModel::Groups;
    arranging_.run<Groups>(
        {},
        [texts = texts_, together = together_->isChecked(), words = search_->text().trimmed(),
         column = header->sortIndicatorSection(),
         order = header->sortIndicatorOrder()](const JobControl&) -> Result<Groups> {
            return std::make_shared<const std::vector<TextGroup>>(
                arrangedGroups(textGroups(*texts, together), words, column, order));
        },
        [this](Result<Groups> groups) {
            if (!groups) return emit troubled(groups.problem());
            // A code is given to many texts one after the other: the choice must outlive the change.
            std::set<std::int64_t> chosen;
            for (const TextGroup* group : selectedGroups()) chosen.insert(group->sheets.front());
            const TextGroup* const current = model_->groupAt(list_->currentIndex().row());
            const std::int64_t at = current == nullptr ? 0 : current->sheets.front();
            {
                const QSignalBlocker quiet(list_->selectionModel());
                model_->show(std::move(*groups), texts_->frame);
                QItemSelection selection;
                for (int row = 0; row < model_->rowCount() && !chosen.empty(); ++row) {
                    const std::int64_t first = model_->groupAt(row)->sheets.front();
                    if (first == at)
                        list_->selectionModel()->setCurrentIndex(model_->index(row, TextGroupsModel::TextColumnAt),
                                                                 QItemSelectionModel::NoUpdate);
                    if (chosen.contains(first))
                        selection.select(model_->index(row, 0), model_->index(row, TextGroupsModel::columns - 1));
                }
                list_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
            }
            list_->viewport()->update();
            count_->setText(
                tr("%1 of %2 texts").arg(shownCount(model_->rowCount()), shownCount(std::ssize(texts_->texts))));
            selectionChanged();
        });
}

void TextsPanel::showCodes() {
    const QSignalBlocker quiet(codes_);
    const QString before =
        codes_->currentItem() == nullptr ? QString() : codes_->currentItem()->data(Qt::UserRole).toString();
    codes_->clear();
    int number = 0;
    for (const TextCode& code : texts_->frame) {
        ++number;
        const QString label = shown(code.label);
        auto* line = new QListWidgetItem(number < 10 ? QStringLiteral("%1. %2").arg(number).arg(label) : label, codes_);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable |
                       Qt::ItemIsDropEnabled);
        line->setData(Qt::UserRole, shown(code.code));
        line->setCheckState(Qt::Unchecked);
        if (line->data(Qt::UserRole).toString() == before) codes_->setCurrentItem(line);
    }
}

std::vector<const TextGroup*> TextsPanel::selectedGroups() const {
    std::vector<const TextGroup*> groups;
    for (const QItemSelectionRange& range : list_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (const TextGroup* group = model_->groupAt(row)) groups.push_back(group);
    return groups;
}

std::vector<std::int64_t> TextsPanel::selectedSheets() const {
    std::vector<std::int64_t> sheets;
    for (const TextGroup* group : selectedGroups())
        sheets.insert(sheets.end(), group->sheets.begin(), group->sheets.end());
    std::sort(sheets.begin(), sheets.end());
    return sheets;
}

void TextsPanel::selectionChanged() {
    std::int64_t sheets = 0;
    for (const TextGroup* group : selectedGroups()) sheets += std::ssize(group->sheets);
    chosen_->setText(sheets == 0 ? tr("Choose texts in the list, then tick their codes here, or press 1 to 9.")
                                 : tr("Codes of the chosen texts (%1 sheets)").arg(shownCount(sheets)));
    showTicks();
}

void TextsPanel::showTicks() {
    const QSignalBlocker quiet(codes_);
    const std::vector<const TextGroup*> groups = selectedGroups();
    const bool may = !groups.empty() && desk_.isOpen() && !desk_.outline()->read_only;
    for (int at = 0; at < codes_->count(); ++at) {
        std::int64_t sheets = 0, with = 0;
        for (const TextGroup* group : groups) {
            sheets += std::ssize(group->sheets);
            if (static_cast<std::size_t>(at) < group->with_code.size())
                with += group->with_code[static_cast<std::size_t>(at)];
        }
        QListWidgetItem* const line = codes_->item(at);
        line->setCheckState(with == 0 ? Qt::Unchecked : with == sheets ? Qt::Checked : Qt::PartiallyChecked);
        line->setFlags(may ? line->flags() | Qt::ItemIsUserCheckable : line->flags() & ~Qt::ItemIsUserCheckable);
    }
    const auto chosen = codes_->selectedItems().size();
    rename_->setEnabled(chosen == 1);
    remove_->setEnabled(chosen >= 1);
    merge_->setEnabled(chosen == 2);
}

}  // namespace diaoyan
