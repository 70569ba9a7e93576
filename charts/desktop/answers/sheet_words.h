// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/question.h"
#include "questionnaires/roster.h"

#include <QString>

#include <map>
#include <string>

namespace diaoyan {

/// What stands in a cell of a sheet: an answer, an answer off the scale, or why there is none.
enum class AnswerCellKind { answer, off_scale, left_empty, not_asked, invalid };

struct AnswerCell {
    QString words{};
    AnswerCellKind kind = AnswerCellKind::answer;

    bool operator==(const AnswerCell&) const = default;
};

/// The answer to an item in words: labels instead of codes, own words behind them.
AnswerCell answerCell(const Item& item, const std::map<std::string, Answer>& answers);

/// The kind in words, for tool tips; empty for a plain answer.
QString kindTip(AnswerCellKind kind);

/// On one line, no longer than so many letters.
QString shortened(const QString& words, int letters);

QString schoolWords(const Roster& roster, const std::string& code);

/// 2026-05-08 09:30 of 2026-05-08T09:30:00; what is no such moment as it is, in short.
QString momentWords(const std::string& moment);

/// 3:25 of seconds; empty where unknown.
QString durationWords(double seconds);

}  // namespace diaoyan
