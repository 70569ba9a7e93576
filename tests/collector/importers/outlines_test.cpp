// SPDX-License-Identifier: GPL-3.0-or-later
// What the importers make of each tool's headings.
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;

class OutlineTest : public SurveyFolder {
protected:
    SourceLayout layOut(const std::string& name) const {
        const Result<OpenedAnswers> opened = openAnswers(write(name + ".csv", platformText(name)), {}, {});
        if (!opened) {
            ADD_FAILURE() << describe(opened.problem(), Language::en);
            return {};
        }
        return opened->layout;
    }

    static std::vector<std::string> leftOut(const SourceLayout& layout) {
        std::vector<std::string> names;
        for (const std::size_t column : layout.left_out) names.push_back(layout.headings[column]);
        return names;
    }
};

TEST_F(OutlineTest, Dump) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const PlatformSample& one : platformSamples())
        if (one.importer.starts_with("lime") || one.importer == "table") files.emplace_back(one.name, write(one.name + ".csv", one.text));
    files.emplace_back("lsa", sharedFile("limesurvey/limesurvey_core_testing_colors.lsa"));
    for (const auto& [name, file] : files) {
        struct {std::string name;} sample{name};
        const Result<OpenedAnswers> opened = openAnswers(file, {}, {});
        if (!opened) { std::cout << name << describe(opened.problem(), Language::en) << "\n"; continue; }
        std::cout << opened->importer->id << "\n";
        const SourceLayout layout = opened->layout;
        std::string out;
        for (const auto& n : leftOut(layout)) out += n + "; ";
        std::string rem;
        for (const auto& r : layout.remarks) rem += r.code + "; ";
        std::cout << "== " << sample.name << " seq " << layout.sequence.value_or(99) << " at "
                  << layout.submitted_at.value_or(99) << " sec " << layout.seconds.value_or(99) << " coding "
                  << int(layout.dialect.coding) << " hdr " << layout.header_rows << "\n"
                  << outline(layout) << "   out: " << out << "\n   rem: " << rem << "\n";
    }
}

}  // namespace
}  // namespace diaoyan
