// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collection_form.h"

#include "charts/desktop/look/words.h"
#include "collector/default_consent.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

constexpr int shortestPassword = 8;
constexpr const char* minuteFormat = "yyyy-MM-dd'T'HH:mm";

QPlainTextEdit* fewLines(const char* name, const QString& hint, QWidget* parent) {
    auto* text = new QPlainTextEdit(parent);
    text->setObjectName(name);
    text->setPlaceholderText(hint);
    text->setAccessibleName(hint);
    text->setTabChangesFocus(true);
    text->setMaximumHeight(58);
    return text;
}

QLabel* heading(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setObjectName("sectionTitle");
    return label;
}

}  // namespace

CollectionForm::CollectionForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 8, 8);
    column->setSpacing(8);
    buildTimes(column);
    column->addWidget(heading(tr("Who may answer"), this));
    forms_ = new QWidget(this);
    new QGridLayout(forms_);
    forms_->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(forms_);
    buildWords(column);
    trouble_ = new QLabel(this);
    trouble_->setObjectName("trouble");
    trouble_->setTextFormat(Qt::PlainText);
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    keep_ = new QPushButton(tr("&Apply the settings"), this);
    keep_->setObjectName("keepCollection");
    keep_->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(keep_);
    column->addLayout(row);
    column->addStretch();
    connect(keep_, &QPushButton::clicked, this, &CollectionForm::keepWanted);
}

void CollectionForm::buildTimes(QVBoxLayout* column) {
    state_ = new QComboBox(this);
    state_->setObjectName("collectionState");
    state_->addItems({tr("Open"), tr("Paused"), tr("Closed")});
    ends_ = new QCheckBox(tr("Ends &by itself"), this);
    ends_->setObjectName("collectionEnds");
    end_ = new QDateTimeEdit(this);
    end_->setObjectName("collectionEnd");
    end_->setCalendarPopup(true);
    end_->setDisplayFormat("yyyy-MM-dd HH:mm");
    end_->setAccessibleName(tr("When the collection ends"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Questionnaires are"), state_);
    form->addRow(ends_, end_);
    column->addLayout(form);
    connect(state_, &QComboBox::currentIndexChanged, this, &CollectionForm::typedSomething);
    connect(ends_, &QCheckBox::toggled, this, &CollectionForm::typedSomething);
    connect(end_, &QDateTimeEdit::dateTimeChanged, this, &CollectionForm::typedSomething);
}

void CollectionForm::buildWords(QVBoxLayout* column) {
    welcome_zh_ = fewLines("welcomeChinese", tr("Words before the questions, in Chinese"), this);
    welcome_en_ = fewLines("welcomeEnglish", tr("Words before the questions, in English"), this);
    minimum_n_ = new QSpinBox(this);
    minimum_n_->setObjectName("collectionMinimum");
    minimum_n_->setRange(1, 1'000'000);
    minimum_n_->setToolTip(tr("The organiser's web pages show no figures of fewer answers"));
    password_ = new QLineEdit(this);
    password_->setObjectName("officePassword");
    password_->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    column->addWidget(heading(tr("Words and the organiser's pages"), this));
    column->addWidget(welcome_zh_);
    column->addWidget(welcome_en_);
    auto* form = new QFormLayout;
    form->addRow(tr("&Fewest answers that are shown"), minimum_n_);
    form->addRow(tr("&New password"), password_);
    column->addLayout(form);
    connect(welcome_zh_, &QPlainTextEdit::textChanged, this, &CollectionForm::typedSomething);
    connect(welcome_en_, &QPlainTextEdit::textChanged, this, &CollectionForm::typedSomething);
    connect(minimum_n_, &QSpinBox::valueChanged, this, &CollectionForm::typedSomething);
    connect(password_, &QLineEdit::textChanged, this, &CollectionForm::typedSomething);
}

void CollectionForm::show(const CollectionSettings& settings, const std::vector<Questionnaire>& questionnaires,
                          bool read_only) {
    setEnabled(!read_only);
    if (shown_once_ && settings == kept_ && questionnaires == questionnaires_) return;
    shown_once_ = true;
    kept_ = draft_ = settings;
    questionnaires_ = questionnaires;
    fill();
}

void CollectionForm::fill() {
    filling_ = true;
    state_->setCurrentIndex(static_cast<int>(kept_.state));
    const QDateTime end = QDateTime::fromString(shown(kept_.closes_at), minuteFormat);
    ends_->setChecked(end.isValid());
    end_->setDateTime(end.isValid() ? end : QDateTime(QDate::currentDate().addDays(7), QTime(18, 0)));
    welcome_zh_->setPlainText(shown(kept_.welcome.zh));
    welcome_en_->setPlainText(shown(kept_.welcome.en));
    minimum_n_->setValue(static_cast<int>(kept_.minimum_n));
    password_->clear();
    password_->setPlaceholderText(kept_.password_hash.empty() ? tr("One is made at every start")
                                                              : tr("Stays as it is"));
    fillQuestionnaires();
    filling_ = false;
    typedSomething();
}

void CollectionForm::fillQuestionnaires() {
    qDeleteAll(forms_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    access_.clear();
    consent_.clear();
    auto* grid = static_cast<QGridLayout*>(forms_->layout());
    int row = 0;
    for (const Questionnaire& form : questionnaires_) {
        auto* access = new QComboBox(forms_);
        access->setObjectName(shown("access_" + form.id));
        access->addItems({tr("Anyone with the address"), tr("By school links"), tr("With one-time codes")});
        const auto found = kept_.access.find(form.id);
        access->setCurrentIndex(found == kept_.access.end() ? 0 : static_cast<int>(found->second));
        auto* consent = new QCheckBox(tr("Must agree first"), forms_);
        consent->setObjectName(shown("consent_" + form.id));
        consent->setToolTip(tr("Words that must be agreed to before the first question"));
        const auto words = kept_.consent.find(form.id);
        consent->setChecked(words != kept_.consent.end() && !words->second.empty());
        auto* edit = new QToolButton(forms_);
        edit->setText(tr("Words…"));
        edit->setAccessibleName(tr("Edit the words to agree to"));
        auto* name = new QLabel(shown(form.title), forms_);
        name->setTextFormat(Qt::PlainText);
        name->setWordWrap(true);
        grid->addWidget(name, row, 0, 1, 3);
        grid->addWidget(access, row + 1, 0);
        grid->addWidget(consent, row + 1, 1);
        grid->addWidget(edit, row + 1, 2);
        row += 2;
        access_[form.id] = access;
        consent_[form.id] = consent;
        connect(access, &QComboBox::currentIndexChanged, this, &CollectionForm::typedSomething);
        connect(consent, &QCheckBox::toggled, this, [this, id = form.id, role = form.role.id](bool on) {
            if (on && draft_.consent[id].empty()) draft_.consent[id] = defaultConsent(role);
            if (on && draft_.consent[id].empty()) editConsent(id);
            typedSomething();
        });
        connect(edit, &QToolButton::clicked, this, [this, id = form.id] { editConsent(id); });
    }
    grid->setColumnStretch(0, 1);
}

void CollectionForm::editConsent(const std::string& form) {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Words to agree to"));
    dialog->resize(520, 420);
    auto* column = new QVBoxLayout(dialog);
    auto* zh = new QPlainTextEdit(shown(draft_.consent[form].zh), dialog);
    auto* en = new QPlainTextEdit(shown(draft_.consent[form].en), dialog);
    zh->setAccessibleName(tr("In Chinese"));
    en->setAccessibleName(tr("In English"));
    column->addWidget(new QLabel(tr("In Chinese"), dialog));
    column->addWidget(zh, 1);
    column->addWidget(new QLabel(tr("In English"), dialog));
    column->addWidget(en, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, form, zh, en] {
        draft_.consent[form] = {typed(zh->toPlainText().trimmed()), typed(en->toPlainText().trimmed())};
        if (draft_.consent[form].zh.empty()) draft_.consent[form].zh = draft_.consent[form].en;
        if (draft_.consent[form].en.empty()) draft_.consent[form].en = draft_.consent[form].zh;
        consent_[form]->setChecked(!draft_.consent[form].empty());
        typedSomething();
    });
    dialog->open();
}

CollectionSettings CollectionForm::settings() const {
    CollectionSettings wanted = draft_;
    wanted.state = static_cast<CollectionState>(state_->currentIndex());
    wanted.closes_at = ends_->isChecked() ? typed(end_->dateTime().toString(minuteFormat)) : std::string();
    wanted.welcome = {typed(welcome_zh_->toPlainText().trimmed()), typed(welcome_en_->toPlainText().trimmed())};
    wanted.minimum_n = minimum_n_->value();
    for (const auto& [form, box] : access_) {
        wanted.access.erase(form);
        if (box->currentIndex() > 0 || kept_.access.contains(form))
            wanted.access[form] = static_cast<WebAccess>(box->currentIndex());
    }
    for (const auto& [form, box] : consent_)
        if (!box->isChecked() || wanted.consent[form].empty()) wanted.consent.erase(form);
    return wanted;
}

std::optional<std::string> CollectionForm::password() const {
    if (password_->text().isEmpty()) return std::nullopt;
    return typed(password_->text());
}

QString CollectionForm::trouble() const {
    const CollectionSettings wanted = settings();
    if (wanted.state == CollectionState::open && ends_->isChecked() && end_->dateTime() <= QDateTime::currentDateTime())
        return tr("The end has passed already. Choose a later one, or close the questionnaires.");
    if (password() && password_->text().size() < shortestPassword)
        return tr("A password has at least %1 letters.").arg(shortestPassword);
    return {};
}

void CollectionForm::typedSomething() {
    if (filling_) return;
    end_->setEnabled(ends_->isChecked());
    const bool changed = settings() != kept_ || password();
    const QString words = changed ? trouble() : QString();
    trouble_->setText(words);
    trouble_->setVisible(!words.isEmpty());
    keep_->setEnabled(changed && words.isEmpty());
}

}  // namespace diaoyan
