// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/importers.h"

#include "collector/importers/kobo_importer.h"
#include "collector/importers/limesurvey_importer.h"
#include "collector/importers/limesurvey_vv.h"
#include "collector/importers/lsa_importer.h"
#include "collector/importers/platform_tables.h"
#include "collector/importers/spss_importer.h"
#include "collector/importers/surveyjs_importer.h"
#include "collector/importers/surveymonkey_importer.h"
#include "collector/importers/table_importer.h"
#include "collector/importers/wjx_importer.h"

#include <algorithm>
#include <vector>

namespace diaoyan {

std::span<const Importer> importers() {
    static const std::vector<Importer> list = [] {
        std::vector<Importer> rows = {
            {"wjx", {"问卷星", "Wenjuanxing (wjx.cn)"}, recogniseWjx, layOutWjx},
            {"spss", {"SPSS、Stata、SAS 数据", "SPSS, Stata and SAS data"}, recogniseSpss, layOutSpss, formOfSpss},
            {"limesurvey", {"LimeSurvey", "LimeSurvey"}, recogniseLimeSurvey, layOutLimeSurvey, {}, decodedLimeSurvey},
            {"limesurvey-vv", {"LimeSurvey VV 文件", "LimeSurvey VV file"}, recogniseVv, layOutVv, {}, decodedVv},
            {"limesurvey-lsa",
             {"LimeSurvey 存档（.lsa）", "LimeSurvey archive (.lsa)"},
             recogniseLsa,
             layOutLsa,
             ownFormOfLsa,
             decodedLsa},
            {"limesurvey-lsr", {"LimeSurvey 答卷（.lsr）", "LimeSurvey answers (.lsr)"}, recogniseLsr, layOutLsr},
            {"kobo", {"KoBoToolbox / ODK / Ona", "KoboToolbox, ODK, Ona"}, recogniseKobo, layOutKobo},
            {"surveymonkey", {"SurveyMonkey", "SurveyMonkey"}, recogniseSurveyMonkey, layOutSurveyMonkey},
            {"json", {"SurveyJS 结果与 JSON", "SurveyJS results and JSON"}, recogniseSurveyJs, layOutSurveyJs},
            {"typeform", {"Typeform", "Typeform"}, recogniseTypeform, layOutTypeform},
        };
        const std::span<const Importer> platforms = platformImporters();
        rows.insert(rows.end(), platforms.begin(), platforms.end());
        rows.push_back({"table", {"一般表格", "table with one row per respondent"}, recogniseTable, layOutTable});
        return rows;
    }();
    return list;
}

const Importer* findImporter(const std::string& id) {
    const auto list = importers();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Importer& importer) { return importer.id == id; });
    return found == list.end() ? nullptr : &*found;
}

Recognised recognise(const SourceSample& sample) {
    Recognised best;
    for (const Importer& importer : importers()) {
        Evidence evidence = importer.recognise(sample);
        if (best.importer == nullptr || evidence.score > best.evidence.score) best = {&importer, std::move(evidence)};
    }
    return best;
}

}  // namespace diaoyan
