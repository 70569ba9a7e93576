// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/database.h"
#include "collector/store/sheet_rows.h"
#include "questionnaires/questionnaire.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

namespace diaoyan {

/// A questionnaire as an inbox has it at hand, and its batch of this session.
struct InboxForm {
    std::string definition;
    SheetWriter rows;
    std::set<std::string> of_roster;  ///< items that say who answers; alone they are no answers
    bool weighted = false;
    std::int64_t batch = 0;      ///< 0: not begun
    std::int64_t row = 0;        ///< the last one of the batch
    std::int64_t committed = 0;  ///< the last one that is on disk; 0: neither is the batch

    /// Whether anything is answered.
    bool isAnswered(const AnswerSheet& sheet) const;
};

/// The questionnaires and schools of a survey file while answers come in. For the files of this folder.
class InboxForms {
public:
    explicit InboxForms(SQLite::Database& database) : database_(database) {}

    /// Reads what there is now. A questionnaire whose definition has changed begins a new batch. One that cannot be
    /// read is not there.
    void refresh();

    InboxForm* find(const std::string& questionnaire);
    bool hasSchool(const std::string& code) const { return schools_.contains(code); }
    std::map<std::string, InboxForm>& all() { return forms_; }

    void committed();   ///< what was counted is on disk
    void rolledBack();  ///< and now it is not

private:
    SQLite::Database& database_;
    std::map<std::string, InboxForm> forms_;
    std::unordered_set<std::string> schools_;
};

}  // namespace diaoyan
