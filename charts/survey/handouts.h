// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/printables/printables.h"
#include "charts/survey/paper_files.h"
#include "collector/store/collection_store.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// The link of a school or class to a questionnaire.
struct SchoolLink {
    Questionnaire form{};
    School school{};
    std::string class_name{};  ///< may be empty
    std::string address{};
};

/// A link for each form and school, and for each class where some are named. `key`: CollectionSettings::link_key.
std::vector<SchoolLink> schoolLinks(const std::vector<Questionnaire>& forms, const std::vector<School>& schools,
                                    const std::vector<std::string>& classes, const std::string& address,
                                    const std::string& key);
/// A page for each link.
std::vector<PosterText> postersOf(const std::vector<SchoolLink>& links);
std::string linksCsv(const std::vector<SchoolLink>& links, Language language);

/// The roster's name of a school; its code where the roster does not have it.
std::string schoolName(const Roster& roster, const std::string& code);
/// The codes with the words around them, to be printed.
std::vector<CodeSlipSet> slipSets(const std::vector<MadeCodes>& made, const Questionnaire& form, const Roster& roster,
                                  const std::string& address);
/// The same for codes that do not exist, so that what cannot be drawn is known before any are made.
std::vector<CodeSlipSet> rehearsedSlips(const std::vector<CodeOrder>& orders, const Questionnaire& form,
                                        const Roster& roster, const std::string& address);
std::string codesCsv(const std::vector<CodeSlipSet>& sets, Language language);

/// Makes codes and has them handed out; unless that went well they are withdrawn, for codes that nobody has on paper
/// must not count as handed out. Problems: those of makeCodes and of `hand_out`.
Result<std::vector<MadeCodes>> handOutCodes(CollectionStore& store, const std::vector<CodeOrder>& orders,
                                            const std::function<Result<Done>(const std::vector<MadeCodes>&)>& hand_out);

}  // namespace diaoyan
