// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is built; what it does is in collect_page.cpp.
#include "charts/desktop/collecting/collect_page.h"

#include "charts/desktop/collecting/collection_form.h"
#include "charts/desktop/collecting/qr_view.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/result_table_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

constexpr int betweenLooks = 2000;  ///< milliseconds

QLabel* plainLabel(const char* name, const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QScrollArea* scrolled(QWidget* inside) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    return area;
}

}  // namespace

CollectPage::CollectPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), reading_(desk.jobs(), this), polling_(desk.jobs(), this) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    buildHead(column);
    buildBody(column);
    pulse_.setInterval(betweenLooks);
    connect(&pulse_, &QTimer::timeout, this, &CollectPage::poll);
    connect(&process_, &CollectionProcess::changed, this, &CollectPage::showState);
    connect(&desk, &SurveyDesk::outlineChanged, this, &CollectPage::leaveOtherSurvey);
    connect(&process_, &CollectionProcess::failed, this, &CollectPage::showTrouble);
    showState();
}

void CollectPage::buildHead(QVBoxLayout* column) {
    auto* title = plainLabel("pageTitle", tr("Collect"), this);
    title->setWordWrap(false);
    state_ = plainLabel("collectionStatus", {}, this);
    start_ = new QPushButton(this);
    start_->setObjectName("startCollection");
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(title);
    row->addWidget(state_, 1);
    row->addWidget(start_);
    column->addLayout(row);
    messages_ = new MessageStrip(this);
    column->addWidget(messages_);
    connect(start_, &QPushButton::clicked, this, &CollectPage::startOrStop);
}

void CollectPage::buildBody(QVBoxLayout* column) {
    body_ = new QStackedWidget(this);
    empty_ = new EmptyNotice(body_);
    auto* halves = new QWidget(body_);
    auto* row = new QHBoxLayout(halves);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(buildPlace(), 2);
    row->addWidget(buildTabs(), 3);
    body_->addWidget(empty_);
    body_->addWidget(halves);
    column->addWidget(body_, 1);
}

/// Where answers are taken: what is chosen before, the address and its QR code while it runs.
QWidget* CollectPage::buildPlace() {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    before_ = new QWidget(card);
    auto* form = new QFormLayout(before_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    lan_ = new QCheckBox(tr("&Phones on the same network may answer"), before_);
    lan_->setObjectName("collectLan");
    lan_->setChecked(true);
    port_ = new QSpinBox(before_);
    port_->setObjectName("collectPort");
    port_->setRange(0, 65535);
    port_->setSpecialValueText(tr("any free one"));
    port_->setValue(8080);
    form->addRow(plainLabel("quiet",
                            tr("The questionnaires are answered in the browser of a phone or computer. This computer "
                               "takes the answers while it is collecting; they go straight into the survey file."),
                            before_));
    form->addRow(lan_);
    form->addRow(tr("P&ort"), port_);
    column->addWidget(before_);
    while_ = new QWidget(card);
    auto* running = new QVBoxLayout(while_);
    running->setContentsMargins(0, 0, 0, 0);
    running->setSpacing(8);
    buildAddress(running);
    column->addWidget(while_, 1);
    column->addStretch();
    return card;
}

void CollectPage::buildAddress(QVBoxLayout* column) {
    form_ = new QComboBox(while_);
    form_->setObjectName("collectForm");
    form_->setAccessibleName(tr("Questionnaire of the address"));
    form_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    qr_ = new QrView(while_);
    qr_->setObjectName("collectQr");
    address_ = new QLineEdit(while_);
    address_->setObjectName("collectAddress");
    address_->setReadOnly(true);
    address_->setAccessibleName(tr("Address of the questionnaire"));
    auto* copy = new QToolButton(while_);
    copy->setIcon(themeIcon("copy"));
    copy->setObjectName("copyAddress");
    copy->setToolTip(tr("Copy the address"));
    copy->setAccessibleName(tr("Copy the address"));
    auto* row = new QHBoxLayout;
    row->addWidget(address_, 1);
    row->addWidget(copy);
    local_ =
        plainLabel("trouble",
                   tr("Only this computer can open this address. To let phones in, stop, tick \"Phones on the same "
                      "network may answer\" and start again."),
                   while_);
    office_ = new QPushButton(tr("Open the &organiser's pages"), while_);
    office_->setObjectName("openOffice");
    password_ = plainLabel("quiet", {}, while_);
    password_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(form_);
    column->addWidget(qr_, 1);
    column->addLayout(row);
    column->addWidget(local_);
    column->addWidget(office_);
    column->addWidget(password_);
    connect(form_, &QComboBox::currentIndexChanged, this, &CollectPage::showAddress);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(address_->text()); });
    connect(office_, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(process_.place().office)); });
}

QWidget* CollectPage::buildTabs() {
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName("collectTabs");
    tabs->setDocumentMode(true);
    auto* counts = new QWidget;
    auto* column = new QVBoxLayout(counts);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    total_ = plainLabel("emptyHeadline", {}, counts);
    last_ = plainLabel("quiet", {}, counts);
    roles_ = new ResultTableView(counts);
    schools_ = new ResultTableView(counts);
    auto* top = new QHBoxLayout;
    top->addWidget(total_, 1);
    top->addWidget(last_);
    column->addLayout(top);
    column->addWidget(roles_, 1);
    column->addWidget(schools_, 2);
    settings_ = new CollectionForm;
    handouts_ = new HandoutPanel;
    tabs->addTab(counts, tr("What has come in"));
    tabs->addTab(scrolled(settings_), tr("Settings"));
    tabs->addTab(scrolled(handouts_), tr("To hand out"));
    connect(settings_, &CollectionForm::keepWanted, this, &CollectPage::keepSettings);
    connect(handouts_, &HandoutPanel::wanted, this, &CollectPage::handOut);
    return tabs;
}

}  // namespace diaoyan
