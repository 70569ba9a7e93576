// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/school_reports_dialog.h"

#include "charts/desktop/look/words.h"
#include "charts/writers/writers.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

QLabel* words(const QString& text, const char* name, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

SchoolReportsDialog::SchoolReportsDialog(const QString& folder, std::size_t schools, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Reports of single schools"));
    setMinimumWidth(480);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(words(tr("Each of the %1 schools gets a report of its own answers beside those of all schools. "
                               "What would give small groups away is withheld in all reports together.")
                                .arg(shownCount(static_cast<std::int64_t>(schools))),
                            "quiet", this));
    buildFolder(column, folder);
    buildFormats(column);
    buildLog(column, folder);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    write_ = buttons->addButton(tr("&Write the reports"), QDialogButtonBox::AcceptRole);
    write_->setObjectName("writeSchoolReports");
    column->addSpacing(8);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    checkReady();
}

void SchoolReportsDialog::buildFolder(QVBoxLayout* column, const QString& folder) {
    auto* label = words(tr("&Folder"), "sectionTitle", this);
    folder_ = new QLineEdit(folder, this);
    folder_->setObjectName("schoolFolder");
    label->setBuddy(folder_);
    auto* browse = new QPushButton(tr("&Browse…"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(folder_, 1);
    row->addWidget(browse);
    column->addWidget(label);
    column->addLayout(row);
    connect(folder_, &QLineEdit::textChanged, this, &SchoolReportsDialog::checkReady);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the reports"), folder_->text());
        if (!chosen.isEmpty()) folder_->setText(chosen);
    });
}

void SchoolReportsDialog::buildFormats(QVBoxLayout* column) {
    column->addWidget(words(tr("Formats"), "sectionTitle", this));
    auto* grid = new QGridLayout;
    for (const Writer& writer : writers()) {
        auto* box = new QCheckBox(shown(writer.title), this);
        box->setObjectName(shown("format_" + writer.id));
        box->setChecked(writer.id == "docx");
        const int number = static_cast<int>(formats_.size());
        grid->addWidget(box, number / 2, number % 2);
        formats_.push_back(box);
        connect(box, &QCheckBox::toggled, this, &SchoolReportsDialog::checkReady);
    }
    column->addLayout(grid);
}

void SchoolReportsDialog::buildLog(QVBoxLayout* column, const QString& folder) {
    name_schools_ = new QCheckBox(tr("A school's report may &name the other schools"), this);
    name_schools_->setObjectName("nameSchools");
    log_ = new QCheckBox(tr("Also write a &log of what is withheld and why (for the office only)"), this);
    log_->setObjectName("writeLog");
    log_file_ = new QLineEdit(folder + "-" + tr("withheld") + ".csv", this);
    log_file_->setObjectName("logFile");
    log_file_->setAccessibleName(tr("File of the log"));
    log_file_->setEnabled(false);
    column->addWidget(words(tr("Discretion"), "sectionTitle", this));
    column->addWidget(name_schools_);
    column->addWidget(log_);
    column->addWidget(log_file_);
    connect(log_, &QCheckBox::toggled, log_file_, &QLineEdit::setEnabled);
    connect(log_, &QCheckBox::toggled, this, &SchoolReportsDialog::checkReady);
    connect(log_file_, &QLineEdit::textChanged, this, &SchoolReportsDialog::checkReady);
}

void SchoolReportsDialog::checkReady() {
    if (write_ == nullptr) return;
    const bool any =
        std::any_of(formats_.begin(), formats_.end(), [](const QCheckBox* box) { return box->isChecked(); });
    const bool log_named = !log_->isChecked() || !log_file_->text().trimmed().isEmpty();
    write_->setEnabled(any && log_named && !folder_->text().trimmed().isEmpty());
}

SchoolReportsRequest SchoolReportsDialog::request() const {
    SchoolReportsRequest request{.folder = typed(folder_->text().trimmed())};
    for (std::size_t i = 0; i < formats_.size(); ++i)
        if (formats_[i]->isChecked()) request.formats.push_back(writers()[i].id);
    request.name_schools = name_schools_->isChecked();
    if (log_->isChecked()) request.log = typed(log_file_->text().trimmed());
    return request;
}

}  // namespace diaoyan
