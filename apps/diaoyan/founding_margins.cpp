// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_margins.h"

#include "apps/diaoyan/founding_files.h"

#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

ItemMargin marginFrom(const nlohmann::json& json) {
    ItemMargin margin;
    json.at("counts").get_to(margin.counts);
    json.at("unanswered").get_to(margin.unanswered);
    if (json.contains("words")) json.at("words").get_to(margin.words);
    return margin;
}

}  // namespace

Result<std::map<std::string, RoleMargins>> foundingMargins() {
    constexpr std::string_view file = "margins.json";
    std::map<std::string, RoleMargins> margins;
    for (const auto& [name, content] : foundingFiles()) {
        if (name != file) continue;
        try {
            const auto json = nlohmann::json::parse(content);
            for (const auto& [role, of_role] : json.at("roles").items()) {
                RoleMargins& one = margins[role];
                of_role.at("respondents").get_to(one.respondents);
                for (const auto& [item, margin] : of_role.at("items").items()) one.items[item] = marginFrom(margin);
            }
        } catch (const nlohmann::json::exception& error) {
            return Problem{"founding-margins",
                           phrase("创始调查的频数表读不出来：{0}", "cannot read the counts of the founding survey: {0}",
                                  {error.what()}),
                           {.file = std::string(file)}};
        }
    }
    return margins;
}

}  // namespace diaoyan
