// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

/// One entry of the fieldwork log: a talk, a lesson observed, a visit.
struct FieldworkEntry {
    std::string date{};    ///< as written: 2026-05-08; may be empty
    std::string kind{};    ///< id of a kind below, or a name of the user's own
    std::string school{};  ///< code or name; empty: no single school
    std::string what{};    ///< 校长座谈会
    std::int64_t sessions = 1;
    std::optional<std::int64_t> persons{};  ///< person-times: how many took part, over all sessions

    bool operator==(const FieldworkEntry&) const = default;
};

/// What a study says about itself besides its answers: facts by id (studyFacts), words as the user wrote them, and the
/// log of the fieldwork.
struct StudyRecord {
    std::map<std::string, std::string> facts{};
    std::vector<FieldworkEntry> fieldwork{};

    bool operator==(const StudyRecord&) const = default;
};

/// A fact that a report discloses, or says 未填写 of.
struct StudyFact {
    std::string id;  ///< sponsor
    Text title;      ///< 委托单位
    Text hint;       ///< what to write
};

/// A kind of fieldwork with the word for its sessions: 座谈 is held 场, a lesson observed 节.
struct FieldworkKind {
    std::string id;  ///< talk
    Text title;
    Text sessions;  ///< 场 / sessions
};

/// THE LIST of facts: title and cover, then the items that AAPOR's Code of Professional Ethics and Practices (2021,
/// III.A) asks every publication to disclose.
std::span<const StudyFact> studyFacts();

/// A fact by its id or title; nullptr for neither.
const StudyFact* studyFactNamed(const std::string& name);

/// THE LIST of kinds of fieldwork.
std::span<const FieldworkKind> fieldworkKinds();

}  // namespace diaoyan
