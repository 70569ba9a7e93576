// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/forms.h"

#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace diaoyan {

/// Made at build time by cmake/embed_files.cmake: name and content of every file in forms/.
std::vector<std::pair<std::string_view, std::string_view>> bundledFormFiles();

std::span<const BundledForm> bundledForms() {
    static const std::vector<BundledForm> forms = [] {
        std::vector<BundledForm> found;
        for (const auto& [name, json] : bundledFormFiles())
            found.push_back({std::string(name.substr(0, name.rfind('.'))), json});
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        return found;
    }();
    return forms;
}

Result<Questionnaire> bundledForm(const std::string& id) {
    std::string known;
    for (const BundledForm& form : bundledForms()) {
        if (form.id == id) return questionnaireFromJson(form.json, form.id + ".json");
        known += (known.empty() ? "" : ", ") + form.id;
    }
    return Problem{
        "unknown-form",
        phrase("没有内置问卷 “{0}”；有：{1}", "there is no bundled form \"{0}\"; there are: {1}", {id, known}),
        {}};
}

}  // namespace diaoyan
