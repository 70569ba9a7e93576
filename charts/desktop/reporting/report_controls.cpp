// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/report_controls.h"

#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace diaoyan {

namespace {

enum StyleRow { official, plain, own };

QLabel* quietLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName("quiet");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QComboBox* comboBox(QWidget* parent, const char* name, const QStringList& items) {
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->addItems(items);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    return box;
}

QString factOf(const SurveyOutline& outline, const char* id) {
    const auto found = outline.record.facts.find(id);
    return found == outline.record.facts.end() ? QString() : shown(found->second);
}

}  // namespace

ReportControls::ReportControls(QWidget* parent) : QWidget(parent) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 8, 8, 8);
    form->setVerticalSpacing(4);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildCover(form);
    buildLooks(form);
    buildCounting(form);
}

QLineEdit* ReportControls::addFact(QFormLayout* form, const QString& label, const char* id, const QString& hint) {
    auto* line = new QLineEdit(this);
    line->setObjectName(QString("report_") + id);
    line->setPlaceholderText(hint);
    line->setMaxLength(200);
    form->addRow(label, line);
    connect(line, &QLineEdit::editingFinished, this, [this, line, id] {
        if (line->isModified()) emit factTyped(id, line->text().trimmed());
        line->setModified(false);
    });
    return line;
}

void ReportControls::buildCover(QFormLayout* form) {
    title_ = addFact(form, tr("&Title"), "title", tr("Made of the questionnaire's title"));
    organisation_ = addFact(form, tr("&Organisation"), "organisation", tr("Left out where it is empty"));
    date_ = addFact(form, tr("&Date"), "date", tr("Such as November 2026"));
}

void ReportControls::buildLooks(QFormLayout* form) {
    language_ = comboBox(this, "reportLanguage", {"中文", "English"});
    form->addRow(tr("&Language of the report"), language_);
    template_ = quietLabel(this);
    auto* edit = new QPushButton(tr("&Edit…"), this);
    edit->setObjectName("editTemplate");
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(template_, 1);
    row->addWidget(edit);
    form->addRow(new QLabel(tr("Template"), this), row);
    style_ = comboBox(this, "reportStyle",
                      {tr("Official document (GB/T 9704)"), tr("Plain"), tr("A Word document of our own…")});
    form->addRow(tr("&Style"), style_);
    style_hint_ = quietLabel(this);
    style_hint_->hide();
    form->addRow(style_hint_);
    connect(language_, &QComboBox::activated, this, &ReportControls::changed);
    connect(style_, &QComboBox::activated, this, &ReportControls::chooseStyle);
    connect(edit, &QPushButton::clicked, this, &ReportControls::templateWanted);
}

void ReportControls::buildCounting(QFormLayout* form) {
    rounding_ = comboBox(this, "reportRounding", {tr("Each by itself (half up)"), tr("So that they add up to 100%")});
    form->addRow(tr("&Rounding of percentages"), rounding_);
    minimum_n_ = new QSpinBox(this);
    minimum_n_->setObjectName("reportMinimum");
    minimum_n_->setRange(1, 1'000'000);
    minimum_n_->setToolTip(tr("Results of fewer answers are not printed, so that nobody can be recognised"));
    form->addRow(tr("&Fewest answers that are shown"), minimum_n_);
    connect(rounding_, &QComboBox::activated, this, &ReportControls::changed);
    connect(minimum_n_, &QSpinBox::valueChanged, this, &ReportControls::changed);
}

void ReportControls::chooseStyle(int index) {
    if (index == own) return emit styleFileWanted();
    style_document_.clear();
    style_hint_->hide();
    emit changed();
}

void ReportControls::takeStyle(const QString& file_name, const std::string& bytes) {
    const QSignalBlocker quiet(style_);
    if (bytes.empty()) {
        style_->setCurrentIndex(style_document_.empty() ? official : own);
        return;
    }
    style_document_ = bytes;
    style_->setCurrentIndex(own);
    style_hint_->setText(tr("Word documents look like %1; the preview shows the official style.").arg(file_name));
    style_hint_->show();
    emit changed();
}

void ReportControls::showFacts(const SurveyOutline& outline) {
    for (QLineEdit* line : {title_, organisation_, date_}) {
        line->setReadOnly(outline.read_only);
        if (line->isModified() && line->hasFocus()) continue;
        line->setText(factOf(outline, line->objectName().mid(7).toUtf8().constData()));
    }
}

void ReportControls::showWish(const ReportWish& wish) {
    const QSignalBlocker quiet(minimum_n_);
    language_->setCurrentIndex(wish.language == Language::zh ? 0 : 1);
    style_->setCurrentIndex(wish.style == DocumentStyle::plain ? plain : official);
    style_document_.clear();
    style_hint_->hide();
    rounding_->setCurrentIndex(wish.rounding == PartsRounding::half_up ? 0 : 1);
    minimum_n_->setValue(static_cast<int>(wish.minimum_n));
}

ReportWish ReportControls::applied(ReportWish wish) const {
    wish.language = language_->currentIndex() == 0 ? Language::zh : Language::en;
    wish.style = style_->currentIndex() == plain ? DocumentStyle::plain : DocumentStyle::gbt9704;
    wish.style_document = style_document_;
    wish.rounding = rounding_->currentIndex() == 0 ? PartsRounding::half_up : PartsRounding::largest_remainder;
    wish.minimum_n = minimum_n_->value();
    return wish;
}

void ReportControls::setTemplateWords(const QString& words) {
    template_->setText(words);
}

}  // namespace diaoyan
