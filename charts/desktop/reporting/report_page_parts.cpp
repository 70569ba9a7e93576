// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of the report is built; what it does is in report_page.cpp, what it writes in report_page_files.cpp.
#include "charts/desktop/reporting/report_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/reporting/page_view.h"
#include "charts/desktop/reporting/report_controls.h"
#include "charts/desktop/reporting/template_editor.h"
#include "charts/desktop/reporting/writing_row.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

constexpr double zoomStep = 1.25;

QLabel* quietWords(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QToolButton* toolButton(const QString& words, const QString& says, const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(words);
    button->setAutoRaise(true);
    button->setToolTip(says);
    button->setAccessibleName(says);
    button->setObjectName(name);
    return button;
}

}  // namespace

ReportPage::ReportPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent), looking_(desk.jobs(), this) {
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &ReportPage::look);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    buildHead(column);
    buildBody(column);
    connectEditor();
    showEmpty();
}

void ReportPage::buildHead(QVBoxLayout* column) {
    auto* title = quietWords("pageTitle", this);
    title->setText(tr("Report"));
    schools_ = new QPushButton(tr("Reports of single &schools…"), this);
    schools_->setObjectName("schoolReports");
    export_ = new QPushButton(themeIcon("save"), tr("&Export…"), this);
    export_->setObjectName("exportReport");
    export_->setToolTip(tr("Word, Excel, PDF, web page, OpenDocument or Markdown"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(schools_);
    row->addWidget(export_);
    column->addLayout(row);
    messages_ = new MessageStrip(this);
    column->addWidget(messages_);
    writing_ = new WritingRow(desk().jobs(), this);
    column->addWidget(writing_);
    filter_hint_ = quietWords("quiet", this);
    filter_hint_->setWordWrap(true);
    filter_hint_->setText(tr("A filter is on. The report is made of all answers all the same."));
    column->addWidget(filter_hint_);
    connect(export_, &QPushButton::clicked, this, &ReportPage::askForFile);
    connect(schools_, &QPushButton::clicked, this, &ReportPage::askForSchools);
}

void ReportPage::buildBody(QVBoxLayout* column) {
    body_ = new QStackedWidget(this);
    empty_ = new EmptyNotice(body_);
    QPushButton* collect = empty_->addButton(tr("&Collect answers"));
    collect->setObjectName("goToCollect");
    connect(collect, &QPushButton::clicked, this, [this] { emit pageWanted("collect", {}); });
    auto* halves = new QSplitter(Qt::Horizontal, body_);
    halves->setChildrenCollapsible(false);
    halves->addWidget(buildSettings());
    halves->addWidget(buildPreview());
    halves->setStretchFactor(0, 0);
    halves->setStretchFactor(1, 1);
    halves->setSizes({300, 700});
    body_->addWidget(empty_);
    body_->addWidget(halves);
    column->addWidget(body_, 1);
}

QWidget* ReportPage::buildSettings() {
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName("reportTabs");
    tabs_->setDocumentMode(true);
    controls_ = new ReportControls;
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(controls_);
    editor_ = new TemplateEditor;
    outline_ = new QTreeWidget;
    outline_->setObjectName("reportOutline");
    outline_->setAccessibleName(tr("Headings of the report"));
    outline_->setHeaderHidden(true);
    outline_->setColumnCount(2);
    outline_->setFrameShape(QFrame::NoFrame);
    outline_->header()->setStretchLastSection(false);
    outline_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    outline_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tabs_->addTab(scroll, tr("Settings"));
    tabs_->addTab(editor_, tr("Template"));
    tabs_->addTab(outline_, tr("Contents"));
    connect(outline_, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item == nullptr) return;
        const HeadingPlace& heading = headings_[item->data(0, Qt::UserRole).toUInt()];
        pages_->goTo(heading.page, heading.height);
    });
    return tabs_;
}

QWidget* ReportPage::buildPreview() {
    auto* half = new QWidget(this);
    auto* column = new QVBoxLayout(half);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    pages_ = new PageView(desk().jobs(), half);
    pages_->setObjectName("reportPages");
    buildPreviewBar(column);
    column->addWidget(pages_, 1);
    connect(pages_, &PageView::placeChanged, this, &ReportPage::showPlace);
    connect(pages_, &PageView::zoomChanged, this, &ReportPage::showPlace);
    return half;
}

void ReportPage::buildPreviewBar(QVBoxLayout* column) {
    place_ = quietWords("quiet", this);
    state_ = quietWords("reportState", this);
    zoom_ = quietWords("quiet", this);
    auto* smaller = toolButton("−", tr("Smaller"), "zoomOut", this);
    auto* larger = toolButton("+", tr("Larger"), "zoomIn", this);
    auto* fit = toolButton(tr("Fit width"), tr("As wide as the window"), "zoomFit", this);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(place_);
    row->addWidget(state_);
    row->addStretch();
    row->addWidget(smaller);
    row->addWidget(zoom_);
    row->addWidget(larger);
    row->addWidget(fit);
    column->addLayout(row);
    connect(smaller, &QToolButton::clicked, this, [this] { pages_->setZoom(pages_->zoom() / zoomStep); });
    connect(larger, &QToolButton::clicked, this, [this] { pages_->setZoom(pages_->zoom() * zoomStep); });
    connect(fit, &QToolButton::clicked, this, [this] { pages_->fitWidth(); });
}

void ReportPage::connectEditor() {
    connect(controls_, &ReportControls::changed, this, &ReportPage::wishChanged);
    connect(controls_, &ReportControls::factTyped, this, &ReportPage::keepFact);
    connect(controls_, &ReportControls::templateWanted, this, [this] { tabs_->setCurrentIndex(1); });
    connect(controls_, &ReportControls::styleFileWanted, this, &ReportPage::askForStyle);
    connect(editor_, &TemplateEditor::edited, this, &ReportPage::wishChanged);
    connect(editor_, &TemplateEditor::saveWanted, this, [this] {
        keepTemplate(editor_->text(), {"修改报告模板", "change the report's template"});
    });
    connect(editor_, &TemplateEditor::defaultWanted, this, [this] {
        editor_->setText(defaultTemplate(wish().language));
        template_file_.clear();
        wishChanged();
        if (!kept_template_.empty() && !desk().outline()->read_only)
            keepTemplate({}, {"改回默认模板", "go back to the default template"});
    });
    connect(editor_, &TemplateEditor::openWanted, this, &ReportPage::askForTemplate);
    connect(editor_, &TemplateEditor::copyWanted, this, &ReportPage::askForCopy);
}

}  // namespace diaoyan
