// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/comparison_choices.h"

#include <QString>

#include <string>
#include <vector>

class QComboBox;
class QWidget;

namespace diaoyan {

/// A list to choose from that may grow narrow: long words are cut off with … in the closed list and whole in the open
/// one and in the tool tip.
QComboBox* makeCompactCombo(QWidget* parent, const char* name);

/// Fills it and keeps what was chosen, where that is still offered. Tells nobody.
void offerChoices(QComboBox& combo, const std::vector<OfferedChoice>& choices);

/// Makes the open list wide enough for its words.
void widenList(QComboBox& combo);

/// The id of what is chosen; empty where nothing is.
std::string chosenId(const QComboBox& combo);
/// Chooses by id; whether there is such a choice. Tells nobody.
bool chooseId(QComboBox& combo, const std::string& id);

/// Words from outside on one line, not too long for a list.
QString singleLine(const QString& words);

}  // namespace diaoyan
