// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/overview_cards.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/imports_model.h"
#include "charts/desktop/results/returns_model.h"
#include "charts/desktop/views/mini_bar.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/figures/plain_words.h"
#include "charts/survey/study_of_survey.h"
#include "charts/tables/result_table.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int longestHeading = 24;

/// Words of this file, in their context for the translators.
struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(diaoyan::OverviewCard)
};

class ShareStrip final : public QWidget {
public:
    ShareStrip(double share, QWidget* parent) : QWidget(parent), share_(share) {
        setFixedHeight(6);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintMiniBar(painter, rect(), share_);
    }

private:
    double share_;
};

OverviewCard roleCard(const SurveyOutline& outline, const Role& role, const ResponseRate& rate) {
    OverviewCard card{.heading = shown(headingOf(role.name)), .number = shownCount(rate.returned)};
    if (rate.valid != rate.returned) card.lines << CardWords::tr("%1 of them valid").arg(shownCount(rate.valid));
    if (rate.return_rate.base > 0) {
        card.share = rate.return_rate.proportion();
        const QString percent = shown(cellText(rate.return_rate, shownLanguage()));
        const QString issued = shownCount(rate.return_rate.base);
        // Where only some schools' numbers are known, what is divided is not what stands above.
        card.lines << (rate.return_rate.count == rate.returned
                           ? CardWords::tr("Return rate %1 of %2 issued").arg(percent, issued)
                           : CardWords::tr("Return rate %1 (%2 of %3 issued)")
                                 .arg(percent, shownCount(rate.return_rate.count), issued));
    } else {
        card.lines << CardWords::tr("Number issued not known: no return rate");
    }
    if (!outline.roster.schools.empty())
        card.lines << CardWords::tr("From %1 of %2 schools")
                          .arg(shownCount(schoolsThatAnswered(outline.rates, role.id)),
                               shownCount(static_cast<std::int64_t>(outline.roster.schools.size())));
    return card;
}

OverviewCard latestImport(const SurveyOutline& outline) {
    const auto latest = std::max_element(outline.batches.begin(), outline.batches.end(),
                                         [](const Batch& a, const Batch& b) { return a.imported_at < b.imported_at; });
    const QString when = shownTime(latest->imported_at);
    OverviewCard card{.heading = CardWords::tr("Latest answers"), .number = when.section(' ', 0, 0)};
    if (const QString hour = when.section(' ', 1); !hour.isEmpty()) card.lines << hour;
    card.lines << CardWords::tr("%1 imports in all").arg(shownCount(static_cast<std::int64_t>(outline.batches.size())));
    return card;
}

QLabel* cardLine(const QString& words, const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(words);
    return label;
}

}  // namespace

std::int64_t schoolsThatAnswered(const ResponseRates& rates, const std::string& role) {
    return std::count_if(rates.schools.begin(), rates.schools.end(),
                         [&](const ResponseRate& rate) { return rate.role == role && rate.returned > 0; });
}

std::vector<OverviewCard> overviewCards(const SurveyOutline& outline) {
    std::vector<OverviewCard> cards;
    const std::vector<Role> roles = rolesOf(outline.questionnaires);
    for (std::size_t i = 0; i < roles.size() && i < outline.rates.roles.size(); ++i)
        cards.push_back(roleCard(outline, roles[i], outline.rates.roles[i]));
    if (!outline.batches.empty()) cards.push_back(latestImport(outline));
    return cards;
}

QFrame* makeCard(const OverviewCard& card, QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setObjectName("card");
    frame->setAccessibleName(card.heading + " " + card.number);
    frame->setAccessibleDescription(card.lines.join('\n'));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(4);
    const QString heading = card.heading.simplified();
    QLabel* head =
        cardLine(heading.size() > longestHeading ? heading.left(longestHeading - 1) + QChar(0x2026) : heading,
                 "sectionTitle", frame);
    head->setToolTip(plainTip(card.heading));
    QLabel* number = cardLine(card.number, "pageTitle", frame);
    column->addWidget(head);
    column->addWidget(number);
    if (card.share) column->addWidget(new ShareStrip(*card.share, frame));
    for (const QString& line : card.lines) column->addWidget(cardLine(line, "quiet", frame));
    column->addStretch();
    return frame;
}

}  // namespace diaoyan
