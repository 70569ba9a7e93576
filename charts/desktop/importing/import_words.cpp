// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_words.h"

#include "collector/importers/importers.h"

#include <array>
#include <string_view>

namespace diaoyan {

namespace {

struct CodeAdvice {
    std::string_view code;
    Text words;
};

void add(Text& words, const Text& more) {
    words.zh += (words.zh.empty() ? "" : "，") + more.zh;
    words.en += (words.en.empty() ? "" : ", ") + more.en;
}

Text codingWords(const std::string& coding) {
    if (coding == "labels") return {"选项按文字", "options as texts"};
    if (coding == "codes") return {"选项按序号", "options as numbers"};
    if (coding == "values") return {"选项按编码", "options as codes"};
    return {};
}

}  // namespace

Text sourceWords(const ImportReport& report) {
    const Importer* importer = findImporter(report.importer);
    Text words = importer == nullptr ? untranslated(report.importer) : importer->title;
    add(words, untranslated(report.facts.format));
    if (!report.facts.encoding.empty()) add(words, phrase("编码 {0}", "encoding {0}", {report.facts.encoding}));
    if (!report.facts.sheet.empty()) add(words, phrase("工作表“{0}”", "sheet \"{0}\"", {report.facts.sheet}));
    return words;
}

Text reasonWords(const ImportReport& report) {
    Text reasons;
    for (const Text& reason : report.reasons) {
        reasons.zh += (reasons.zh.empty() ? "" : "；") + reason.zh;
        reasons.en += (reasons.en.empty() ? "" : "; ") + reason.en;
    }
    return reasons.empty() ? reasons : phrase("判断依据：{0}", "because: {0}", {reasons});
}

Text rowWords(const ImportReport& report) {
    Text words = phrase("读入 {0} 行", "{0} rows read", {report.rows_in});
    add(words, phrase("可导入 {0} 行", "{0} can be imported", {report.rows_stored}));
    if (report.rows_rejected > 0) add(words, phrase("{0} 行不能导入", "{0} cannot", {report.rows_rejected}));
    if (report.rows_there_before > 0)
        add(words, phrase("{0} 行以前已导入", "{0} were imported before", {report.rows_there_before}));
    if (report.rows_without_answers > 0)
        add(words, phrase("{0} 行没有任何回答，不计为有效", "{0} without any answer do not count as valid",
                          {report.rows_without_answers}));
    if (report.rows_unfinished > 0)
        add(words, phrase("{0} 行没有提交", "{0} were never submitted", {report.rows_unfinished}));
    return words;
}

Text formWords(const ImportReport& report, bool chosen) {
    const auto questions = static_cast<std::int64_t>(report.questionnaire.questions.size());
    if (chosen) return {"自动判断", "find it by itself"};
    if (report.inferred)
        return phrase("由文件推断的新问卷，{0} 题", "new, made up from the file: {0} questions", {questions});
    if (report.own_form)
        return phrase("文件自带：{0}，{1} 题", "the file's own: {0}, {1} questions",
                      {report.questionnaire.title, questions});
    return phrase("{0}（自动对应）", "{0} (it fits)", {report.questionnaire.title});
}

Text importAdvice(const Problem& problem) {
    static const std::array<CodeAdvice, 10> advices{{
        {"not-a-table",
         {"请选择从问卷平台下载的答卷（Excel 或 CSV）。如果只有 Word 或 PDF，请回到平台重新下载表格。",
          "Choose the answers as downloaded from the survey platform (Excel or CSV). If you only have Word or PDF, "
          "download the table again."}},
        {"file-empty", {"文件里什么都没有，请重新下载。", "There is nothing in it: download it again."}},
        {"file-encrypted",
         {"请用 Excel 打开，去掉密码后另存，再导入。", "Open it in Excel, save it without a password, import that."}},
        {"file-truncated", {"文件不完整，请重新下载。", "The file is not complete: download it again."}},
        {"file-damaged",
         {"文件已损坏，请重新下载，或用 Excel 打开后另存。",
          "The file is damaged: download it again, or open it in Excel and save it anew."}},
        {"encoding-unknown",
         {"请用 Excel 打开后另存为 .xlsx，再导入。", "Open it in Excel, save it as .xlsx, and import that."}},
        {"no-questions",
         {"第一行应是题目。请检查是否选错了文件或工作表。",
          "The first row should hold the questions. Is it the right file, the right sheet?"}},
        {"no-rows", {"文件只有标题，没有答卷，请重新下载。", "It has headings and no answers: download it again."}},
        {"no-question-matched",
         {"请在上方另选一份问卷，或选“自动判断”。", "Choose another questionnaire above, or let it be found."}},
        {"option-order-uncertain",
         {"请改用“按选项文本”的下载，或把两个下载一起拖进来。",
          "Use the download of option texts instead, or drop both downloads together."}},
    }};
    for (const CodeAdvice& advice : advices)
        if (advice.code == problem.code) return advice.words;
    return {};
}

}  // namespace diaoyan
