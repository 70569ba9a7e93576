// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <pugixml.hpp>

#include <string>

namespace diaoyan::docx {

/// word/numbering.xml as it grows with the document: bullets, and lists that each begin with 1.
class Numbering {
public:
    /// `theirs`: the numbering of a user's document, which stays as it is; empty: none.
    Numbering(Language language, const std::string& theirs);

    int bullets() const { return bullets_; }

    /// The number of a new list that counts from 1.
    int addList();

    std::string part() const;

private:
    pugi::xml_node addKind(int id, const char* format, const char* shown);
    pugi::xml_node addUse(int of_kind);

    Language language_;
    pugi::xml_document part_;
    pugi::xml_node root_;
    int next_use_ = 1;
    int counted_kind_ = 0;
    int bullets_ = 0;
};

}  // namespace diaoyan::docx
