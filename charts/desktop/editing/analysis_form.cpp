// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/analysis_form.h"

#include "analysis/statistics/satisfaction.h"
#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace diaoyan {

AnalysisForm::AnalysisForm(QWidget* parent)
    : QWidget(parent), definition_(new QComboBox(this)), confidence_(new QDoubleSpinBox(this)),
      minimum_(new QSpinBox(this)), rounding_(new QComboBox(this)), style_(new QComboBox(this)),
      weights_(new QLabel(this)) {
    setObjectName("analysisForm");
    setMaximumWidth(760);
    definition_->setObjectName("analysisDefinition");
    confidence_->setObjectName("analysisConfidence");
    minimum_->setObjectName("analysisMinimum");
    rounding_->setObjectName("analysisRounding");
    style_->setObjectName("analysisStyle");
    weights_->setObjectName("analysisWeights");
    fillChoices();
    buildFields();
    connectFields();
}

void AnalysisForm::fillChoices() {
    definition_->addItem(tr("By the scale itself: answers better than its middle"), QString());
    for (const SatisfactionDefinition& definition : satisfactionDefinitions())
        definition_->addItem(shown(definition.title), shown(definition.id));
    definition_->setEditable(true);
    definition_->setInsertPolicy(QComboBox::NoInsert);
    definition_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    definition_->setMinimumContentsLength(24);
    confidence_->setRange(50, 99.99);
    confidence_->setDecimals(2);
    confidence_->setSuffix(" %");
    confidence_->setKeyboardTracking(false);
    minimum_->setRange(0, 1000);
    minimum_->setKeyboardTracking(false);
    rounding_->addItem(tr("each by itself (half up)"), "half-up");
    rounding_->addItem(tr("so that the parts add up to 100 %"), "largest-remainder");
    style_->addItem(tr("official document (GB/T 9704)"), "gbt9704");
    style_->addItem(tr("plain"), "plain");
}

void AnalysisForm::buildFields() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    const auto add = [&](const QString& title, QWidget* control, const QString& hint) {
        auto* field = new FormField(title, control, this);
        field->setHint(hint);
        column->addWidget(field);
    };
    add(tr("Who counts as &satisfied"), definition_,
        tr("Printed beside every satisfaction figure. Labels joined by + may be typed, too."));
    add(tr("&Confidence of intervals"), confidence_,
        tr("How sure an interval is to hold the true value; 95 % is usual."));
    add(tr("&Smallest group that is shown"), minimum_,
        tr("Results of fewer answers are not printed, so that nobody can be recognised; 10 is usual."));
    add(tr("&Rounding of percentages"), rounding_, tr("Tables say so where parts were made to add up."));
    add(tr("&Look of documents"), style_, {});
    for (QWidget* control : std::initializer_list<QWidget*>{confidence_, minimum_, rounding_, style_})
        control->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* heading = new QLabel(tr("Weights"), this);
    heading->setObjectName("sectionTitle");
    weights_->setWordWrap(true);
    weights_->setTextFormat(Qt::PlainText);
    column->addWidget(heading);
    column->addWidget(weights_);
    column->addStretch();
}

void AnalysisForm::connectFields() {
    const auto setDefinition = [this](const QString& id) {
        AnalysisSettings settings = settings_;
        settings.definition = typed(id);
        change(settings, "definition");
    };
    connect(definition_, &QComboBox::activated, this,
            [this, setDefinition](int at) { setDefinition(definition_->itemData(at).toString()); });
    connect(definition_->lineEdit(), &QLineEdit::editingFinished, this, [this, setDefinition] {
        const QString words = definition_->currentText().trimmed();
        const int known = definition_->findText(words);
        setDefinition(known >= 0 ? definition_->itemData(known).toString() : words);
    });
    connect(confidence_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        AnalysisSettings settings = settings_;
        settings.confidence = percent / 100;
        change(settings, "confidence");
    });
    connect(minimum_, &QSpinBox::valueChanged, this, [this](int count) {
        AnalysisSettings settings = settings_;
        settings.minimum_n = count;
        change(settings, "minimum_n");
    });
    connect(rounding_, &QComboBox::activated, this, [this] {
        AnalysisSettings settings = settings_;
        settings.rounding = typed(rounding_->currentData().toString());
        change(settings, "rounding");
    });
    connect(style_, &QComboBox::activated, this, [this] {
        AnalysisSettings settings = settings_;
        settings.style = typed(style_->currentData().toString());
        change(settings, "style");
    });
}

void AnalysisForm::change(const AnalysisSettings& settings, const char* setting) {
    if (filling_ || settings == settings_) return;
    settings_ = settings;
    emit edited(settings, setting);
}

void AnalysisForm::show(const AnalysisSettings& settings) {
    settings_ = settings;
    filling_ = true;
    const int known = definition_->findData(shown(settings.definition));
    if (known >= 0)
        definition_->setCurrentIndex(known);
    else
        definition_->setEditText(shown(settings.definition));
    confidence_->setValue(settings.confidence * 100);
    minimum_->setValue(static_cast<int>(std::clamp<std::int64_t>(settings.minimum_n, 0, 1000)));
    rounding_->setCurrentIndex(std::max(0, rounding_->findData(shown(settings.rounding))));
    style_->setCurrentIndex(std::max(0, style_->findData(shown(settings.style))));
    filling_ = false;
}

void AnalysisForm::setEditable(bool editable) {
    for (QWidget* control : std::initializer_list<QWidget*>{definition_, confidence_, minimum_, rounding_, style_})
        control->setEnabled(editable);
}

void AnalysisForm::showWeights(const QStringList& lines) {
    weights_->setText(lines.isEmpty() ? tr("No answers are weighted: each counts as one.") : lines.join('\n'));
}

}  // namespace diaoyan
