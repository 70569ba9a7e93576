// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/compact_combo.h"

#include "charts/desktop/look/words.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int fewestLetters = 6;
constexpr int roomyLetters = 16;
constexpr int mostLetters = 80;
constexpr int widestList = 560;

/// What the closed list cut off stands in its tool tip; plain words, whatever they look like.
void tellWhole(QComboBox& combo) {
    const QString whole = combo.currentData(Qt::ToolTipRole).toString();
    combo.setToolTip(whole);
}

}  // namespace

QComboBox* makeCompactCombo(QWidget* parent, const char* name) {
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(fewestLetters);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->view()->setTextElideMode(Qt::ElideRight);
    QObject::connect(combo, &QComboBox::currentIndexChanged, combo, [combo] { tellWhole(*combo); });
    return combo;
}

QString singleLine(const QString& words) {
    const QString line = words.simplified();
    return line.size() <= mostLetters ? line : line.left(mostLetters - 1) + QChar(0x2026);
}

void widenList(QComboBox& combo) {
    int widest = 0;
    for (int i = 0; i < combo.count(); ++i)
        widest = std::max(widest, combo.fontMetrics().horizontalAdvance(combo.itemText(i)));
    combo.view()->setMinimumWidth(std::min(widest + 48, widestList));
    // Closed, it shows short words whole and leaves long questions to the open list and the tool tip.
    const int letters = widest / std::max(1, combo.fontMetrics().horizontalAdvance('X')) + 1;
    combo.setMinimumContentsLength(std::max(combo.minimumContentsLength(), std::min(letters, roomyLetters)));
}

void offerChoices(QComboBox& combo, const std::vector<OfferedChoice>& choices) {
    const QSignalBlocker quiet(combo);
    const bool any = combo.currentIndex() >= 0;
    const std::string before = chosenId(combo);
    combo.clear();
    for (const OfferedChoice& choice : choices) {
        const QString words = singleLine(shown(choice.words));
        combo.addItem(QString(choice.depth, QChar(0x3000)) + words, shown(choice.id));
        combo.setItemData(combo.count() - 1, words.toHtmlEscaped(), Qt::ToolTipRole);
    }
    if (!any || !chooseId(combo, before)) combo.setCurrentIndex(choices.empty() ? -1 : 0);
    widenList(combo);
    tellWhole(combo);
}

std::string chosenId(const QComboBox& combo) {
    return typed(combo.currentData().toString());
}

bool chooseId(QComboBox& combo, const std::string& id) {
    const QSignalBlocker quiet(combo);
    const int at = combo.findData(shown(id));
    if (at < 0) return false;
    combo.setCurrentIndex(at);
    tellWhole(combo);
    return true;
}

}  // namespace diaoyan
