// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_format.h"

#include "questionnaires/exchange/ddi_codebook.h"
#include "questionnaires/exchange/limesurvey_lss.h"
#include "questionnaires/exchange/limesurvey_tsv.h"
#include "questionnaires/exchange/own_json.h"
#include "questionnaires/exchange/surveyjs.h"
#include "questionnaires/exchange/triple_s.h"
#include "questionnaires/exchange/wjx_text.h"
#include "questionnaires/exchange/xlsform.h"

#include <algorithm>
#include <array>

namespace diaoyan {

std::span<const FormFormat> formFormats() {
    static const std::array list = {
        FormFormat{"diaoyan", {"调研问卷 JSON", "Diaoyan JSON"}, ".json", recogniseOwnJson, readOwnJson, writeOwnJson},
        FormFormat{"lss", {"LimeSurvey 问卷结构", "LimeSurvey survey structure"}, ".lss", recogniseLss, readLss, {}},
        FormFormat{"xlsform",
                   {"XLSForm（KoboToolbox、ODK）", "XLSForm (KoboToolbox, ODK)"},
                   ".xlsx",
                   recogniseXlsForm,
                   readXlsForm,
                   writeXlsForm},
        FormFormat{"surveyjs", {"SurveyJS", "SurveyJS"}, ".json", recogniseSurveyJs, readSurveyJs, writeSurveyJs},
        FormFormat{"lime-tsv",
                   {"LimeSurvey 制表符文本", "LimeSurvey structure in TSV"},
                   ".txt",
                   recogniseLimeTsv,
                   readLimeTsv,
                   writeLimeTsv},
        FormFormat{"ddi", {"DDI-Codebook 2.5", "DDI-Codebook 2.5"}, ".xml", recogniseDdi, readDdi, writeDdi},
        FormFormat{"triple-s", {"Triple-S 2.0", "Triple-S 2.0"}, ".sss", recogniseTripleS, readTripleS, writeTripleS},
        FormFormat{
            "wjx-text", {"问卷星文本", "text of Wenjuanxing"}, ".txt", recogniseWjxText, readWjxText, writeWjxText},
    };
    return list;
}

const FormFormat* findFormFormat(const std::string& id) {
    const auto list = formFormats();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const FormFormat& format) { return format.id == id; });
    return found == list.end() ? nullptr : &*found;
}

const FormFormat* recogniseForm(const FormDocument& document) {
    const auto list = formFormats();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const FormFormat& format) { return format.recognise(document); });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace diaoyan
