// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"
#include "charts/survey/code_orders.h"
#include "collector/store/collection_store.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How a survey is collected, and the codes that were handed out for it.
struct CollectionFacts {
    CollectionSettings settings{};
    std::vector<CodeSeries> codes{};

    bool operator==(const CollectionFacts&) const = default;
};

/// For a job. Problems: as CollectionStore::open.
Result<CollectionFacts> readCollection(const std::string& survey);

/// Settings in place of those before; a new password is made into its hash by the job.
SurveyEdit collectionEdit(const CollectionSettings& before, const CollectionSettings& after,
                          const std::optional<std::string>& password);

/// What can be written for those who answer. For jobs; each file is whole or not there at all.
struct HandoutOrder {
    Questionnaire form{};
    Roster roster{};
    std::string survey{};
    std::string address{};  ///< http://192.168.1.20:8080
    std::string path{};     ///< .pdf, for links also .csv
    Language language = Language::zh;
};
Result<Done> writePoster(const HandoutOrder& order);
Result<Done> writePaperForm(const HandoutOrder& order);
Result<Done> writeLinks(const HandoutOrder& order);
/// Returns how many codes were made. Problems: those of codeOrders, drawing and writing; no code is then left valid.
Result<std::int64_t> writeCodes(const HandoutOrder& order, const CodeWish& wish);

}  // namespace diaoyan
