// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/school_reports.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace diaoyan {

/// Which reports of single schools are wanted, and where they go.
class SchoolReportsDialog : public QDialog {
    Q_OBJECT

public:
    /// `folder`: where the reports are proposed to go. `schools`: how many there are.
    SchoolReportsDialog(const QString& folder, std::size_t schools, QWidget* parent = nullptr);

    /// minimum_n is left to whoever asks.
    SchoolReportsRequest request() const;

private:
    void buildFolder(QVBoxLayout* column, const QString& folder);
    void buildFormats(QVBoxLayout* column);
    void buildLog(QVBoxLayout* column, const QString& folder);
    void checkReady();

    QLineEdit* folder_ = nullptr;
    std::vector<QCheckBox*> formats_;  ///< parallel to writers()
    QCheckBox* name_schools_ = nullptr;
    QCheckBox* log_ = nullptr;
    QLineEdit* log_file_ = nullptr;
    QPushButton* write_ = nullptr;
};

}  // namespace diaoyan
