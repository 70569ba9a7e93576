// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/handout_panel.h"

#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

enum HowMany { as_roster, each_school, in_all };

QLabel* quiet(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setObjectName("quiet");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

HandoutPanel::HandoutPanel(QWidget* parent)
    : QWidget(parent), form_(new QComboBox(this)), address_(new QLineEdit(this)) {
    form_->setObjectName("handoutForm");
    form_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form_->setMinimumContentsLength(10);
    address_->setObjectName("handoutAddress");
    address_->setPlaceholderText("http://192.168.1.20:8080");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 8, 8);
    column->setSpacing(8);
    auto* form = new QFormLayout;
    form->addRow(tr("&Questionnaire"), form_);
    form->addRow(tr("A&ddress"), address_);
    column->addLayout(form);
    addKind(column, Kind::poster, tr("&Poster…"), tr("A page with a large QR code, for the notice board."),
            tr("PDF document (*.pdf)"));
    addKind(column, Kind::links, tr("&Links of schools…"),
            tr("A link for each school, as a table, or as posters with a page each."),
            tr("PDF document (*.pdf)") + ";;" + tr("Table (*.csv)"));
    addKind(column, Kind::paper, tr("Questionnaire on pap&er…"), tr("To be filled in by hand."),
            tr("PDF document (*.pdf)"));
    buildCodes(column);
    column->addStretch();
}

void HandoutPanel::addKind(QVBoxLayout* column, Kind kind, const QString& title, const QString& what,
                           const QString& filters) {
    auto* button = new QPushButton(title, this);
    button->setObjectName(QString("handout%1").arg(static_cast<int>(kind)));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(quiet(what, this), 1);
    row->addWidget(button);
    column->addLayout(row);
    connect(button, &QPushButton::clicked, this, [this, kind, title, filters] { ask(kind, title, filters); });
}

void HandoutPanel::buildCodes(QVBoxLayout* column) {
    how_many_ = new QComboBox(this);
    how_many_->setObjectName("howManyCodes");
    how_many_->addItems({tr("As many as the roster says"), tr("For each school"), tr("In all, for any school")});
    how_many_->setAccessibleName(tr("How many codes"));
    number_ = new QSpinBox(this);
    number_->setObjectName("numberOfCodes");
    number_->setRange(1, 100'000);
    number_->setValue(100);
    number_->setEnabled(false);
    number_->setAccessibleName(tr("Number of codes"));
    connect(how_many_, &QComboBox::currentIndexChanged, this,
            [this](int row) { number_->setEnabled(row != as_roster); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(how_many_, 1);
    row->addWidget(number_);
    auto* title = new QLabel(tr("One-time codes"), this);
    title->setObjectName("sectionTitle");
    column->addWidget(title);
    column->addLayout(row);
    addKind(column, Kind::codes, tr("&Codes…"),
            tr("Slips to cut apart; each code lets one person answer once. Codes are only on these slips."),
            tr("PDF document (*.pdf)"));
    code_words_ = quiet({}, this);
    column->addWidget(code_words_);
}

void HandoutPanel::ask(Kind kind, const QString& title, const QString& filters) {
    auto* dialog = new QFileDialog(this, QString(title).remove('&').remove("…"), QString(), filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("pdf");
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains("csv") ? "csv" : "pdf"); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& path) { emit wanted(kind, path); });
    dialog->open();
}

void HandoutPanel::setQuestionnaires(const std::vector<Questionnaire>& questionnaires) {
    const QString before = form_->currentData().toString();
    form_->clear();
    for (const Questionnaire& form : questionnaires) form_->addItem(shown(form.title), shown(form.id));
    form_->setCurrentIndex(std::max(0, form_->findData(before)));
}

void HandoutPanel::setAddress(const QString& address) {
    if (!address_->isModified() || address_->text().isEmpty()) address_->setText(address);
}

std::string HandoutPanel::questionnaire() const {
    return typed(form_->currentData().toString());
}

std::string HandoutPanel::address() const {
    return typed(address_->text().trimmed());
}

CodeWish HandoutPanel::codes() const {
    CodeWish wish;
    if (how_many_->currentIndex() == in_all)
        wish.count = number_->value();
    else
        wish.per_school = how_many_->currentIndex() == as_roster ? 0 : number_->value();
    return wish;
}

void HandoutPanel::setCodeWords(const QString& words) {
    code_words_->setText(words);
}

}  // namespace diaoyan
