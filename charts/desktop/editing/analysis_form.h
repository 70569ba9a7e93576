// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/analysis_settings.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace diaoyan {

/// How the survey is analysed and printed where nobody says otherwise, with what each setting does.
class AnalysisForm : public QWidget {
    Q_OBJECT

public:
    explicit AnalysisForm(QWidget* parent = nullptr);

    void show(const AnalysisSettings& settings);
    using QWidget::show;
    void setEditable(bool editable);
    /// Lines about how answers are weighted.
    void showWeights(const QStringList& lines);

signals:
    void edited(const diaoyan::AnalysisSettings& settings, const QString& setting);

private:
    void buildFields();
    void fillChoices();
    void connectFields();
    void change(const AnalysisSettings& settings, const char* setting);

    AnalysisSettings settings_;
    bool filling_ = false;
    QComboBox* definition_;
    QDoubleSpinBox* confidence_;
    QSpinBox* minimum_;
    QComboBox* rounding_;
    QComboBox* style_;
    QLabel* weights_;
};

}  // namespace diaoyan
