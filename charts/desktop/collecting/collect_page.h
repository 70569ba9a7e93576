// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/collecting/collection_facts.h"
#include "charts/desktop/collecting/collection_process.h"
#include "charts/desktop/collecting/handout_panel.h"
#include "charts/desktop/pages/survey_page.h"

#include <QElapsedTimer>
#include <QTimer>

#include <cstdint>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace diaoyan {

class CollectionForm;
class EmptyNotice;
class MessageStrip;
class QrView;
class ResultTableView;

/// Answers on the web: start and stop, the address as a QR code, what has come in, settings, what is handed out.
class CollectPage : public SurveyPage {
    Q_OBJECT

public:
    CollectPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    QString endsWithThis() const override;

    bool busy() const { return process_.state() != CollectionProcess::State::stopped; }
    CollectionProcess& process() { return process_; }
    /// Writes what is handed out, for the questionnaire that is chosen.
    void handOut(HandoutPanel::Kind kind, const QString& path);

signals:
    void busyChanged();

private:
    void buildHead(QVBoxLayout* column);
    void buildBody(QVBoxLayout* column);
    QWidget* buildPlace();
    void buildAddress(QVBoxLayout* column);
    QWidget* buildTabs();

    void leaveOtherSurvey();
    void startOrStop();
    void showState();
    void showAddress();
    void showTrouble(const Problem& problem);
    QString chosenAddress() const;
    void readSettings();
    void keepSettings();
    void poll();
    void takeRates(const ResponseRates& rates);
    void showRates(const ResponseRates& rates);
    void collectionEnded();

    CollectionProcess process_;
    LatestJob reading_;
    LatestJob polling_;
    QTimer pulse_;
    QElapsedTimer since_reload_;
    std::string collected_;  ///< the survey that is collected
    std::optional<CollectionFacts> facts_;
    std::int64_t returned_ = -1;
    bool behind_ = false;  ///< the desk has not read the newest answers

    MessageStrip* messages_ = nullptr;
    QStackedWidget* body_ = nullptr;
    EmptyNotice* empty_ = nullptr;
    QLabel* state_ = nullptr;
    QPushButton* start_ = nullptr;
    QCheckBox* lan_ = nullptr;
    QSpinBox* port_ = nullptr;
    QWidget* before_ = nullptr;  ///< what is chosen before it starts
    QWidget* while_ = nullptr;   ///< what is shown while it runs
    QrView* qr_ = nullptr;
    QComboBox* form_ = nullptr;
    QLineEdit* address_ = nullptr;
    QLabel* local_ = nullptr;
    QLabel* password_ = nullptr;
    QPushButton* office_ = nullptr;
    QLabel* total_ = nullptr;
    QLabel* last_ = nullptr;
    ResultTableView* roles_ = nullptr;
    ResultTableView* schools_ = nullptr;
    CollectionForm* settings_ = nullptr;
    HandoutPanel* handouts_ = nullptr;
};

}  // namespace diaoyan
