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
    for (const char* f :
         {"limesurvey/digital_twins_results_english.csv", "limesurvey/digital_twins_results_german.csv",
          "kobo/onadata_csv_import_with_multiple_select.csv", "kobo/onadata_transportation.csv",
          "kobo/onadata_transportation_labels_only.csv", "kobo/onadata_transportation_no_group_names.csv",
          "kobo/onadata_transportation_without_na.csv", "wjx/wjx_csv_excerpt_collegeschat_v2.csv",
          "school/nyc_2011_school_survey_d75.xlsx", "school/baltimore_2007_2019_district.xlsx"}) {
        struct {
            std::string name;
        } sample{f};
        const Result<OpenedAnswers> opened = openAnswers(sharedFile(f), {}, {});
        if (!opened) {
            std::cout << f << describe(opened.problem(), Language::en) << "\n";
            continue;
        }
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
