// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/result.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace diaoyan {

/// Answers as one JSON object, item id -> answer:
///   choice "a" or {"code":"z","words":"..."}; choices ["a","b"] (the same inside); ranking {"order":["b","a"]};
///   number 3.5; words {"text":"..."}; date {"date":"2026-09-18"}; {"missing":"not_asked"},
///   {"missing":"invalid","was":"..."}. An item that was asked and left empty has no entry.
std::string answersToJson(const std::map<std::string, Answer>& answers);

/// Reads what answersToJson wrote. Keep one reader for many rows: it reuses its memory.
class AnswersReader {
public:
    AnswersReader();
    ~AnswersReader();

    /// Problem: answers-damaged.
    Result<std::map<std::string, Answer>> read(std::string_view json);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace diaoyan
