// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_survey.h"

#include "apps/diaoyan/founding_answers.h"
#include "apps/diaoyan/founding_schools.h"
#include "questionnaires/forms.h"

#include <filesystem>
#include <fstream>

namespace diaoyan {

namespace {

constexpr std::uint64_t seed = 20240513;

Result<Done> write(const std::filesystem::path& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) return Problem{"cannot-write", {"无法写入文件", "cannot write the file"}, {.file = path.string()}};
    return Done{};
}

}  // namespace

Result<FoundingFiles> writeFoundingSurvey(const std::string& directory) {
    const auto margins = foundingMargins();
    if (!margins) return margins.problem();
    std::vector<std::int64_t> of_role;
    for (const std::string& role : foundingRoles) {
        const auto found = margins->find(role);
        if (found == margins->end())
            return Problem{"founding-margins", {"频数表缺少一类人员", "the counts lack a role"}, {.text = role}};
        of_role.push_back(found->second.respondents);
    }
    Dice dice(seed);
    const FoundingSchools schools = foundingSchools(dice, of_role);
    const std::filesystem::path folder(directory);
    FoundingFiles files{.roster = (folder / "schools.csv").string(), .exports = {}};
    if (const auto written = write(files.roster, rosterCsv(schools.roster)); !written) return written.problem();
    for (std::size_t i = 0; i < foundingRoles.size(); ++i) {
        const std::string& role = foundingRoles[i];
        const auto form = bundledForm(role);
        if (!form) return form.problem();
        const auto sheets = drawAnswers(dice, *form, margins->at(role), schools, schools.respondents[i]);
        if (!sheets) return sheets.problem();
        const std::string path = (folder / (role + "s.csv")).string();
        if (const auto written = write(path, textModeCsv(*form, schools.roster, *sheets)); !written)
            return written.problem();
        files.exports.push_back({role, path, static_cast<int>(sheets->size())});
    }
    return files;
}

}  // namespace diaoyan
