// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/limesurvey_headings.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

constexpr std::size_t longestCode = 62;  ///< question, sub-question and column code together

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isCodeCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// The length of a code with its brackets at the front of a text: `Q1[SQ001][1]`; 0 when there is none.
std::size_t codeLength(std::string_view text) {
    if (text.empty() || !isLetter(text.front())) return 0;
    std::size_t at = 0;
    while (at < text.size() && isCodeCharacter(text[at])) ++at;
    while (at < text.size() && text[at] == '[') {
        std::size_t end = at + 1;
        while (end < text.size() && isCodeCharacter(text[end])) ++end;
        if (end == at + 1 || end == text.size() || text[end] != ']') return 0;
        at = end + 1;
    }
    return at <= longestCode ? at : 0;
}

bool isCode(std::string_view text) {
    return !text.empty() && codeLength(text) == text.size();
}

bool isCodeAndText(std::string_view text) {
    const std::size_t code = codeLength(text);
    return code > 0 && text.substr(code).starts_with(". ");
}

/// Takes the last bracketed group off a text, brackets within it counted; nothing when it does not end in one.
std::optional<std::string> takeLastGroup(std::string_view& text) {
    const std::string_view whole = trimmed(text);
    if (!whole.ends_with(']')) return std::nullopt;
    int depth = 0;
    for (std::size_t at = whole.size(); at-- > 0;) {
        if (whole[at] == ']') ++depth;
        if (whole[at] == '[' && --depth == 0) {
            if (trimmed(whole.substr(0, at)).empty()) return std::nullopt;
            std::string group(trimmed(whole.substr(at + 1, whole.size() - at - 2)));
            text = trimmed(whole.substr(0, at));
            return group;
        }
    }
    return std::nullopt;
}

/// Text and sub-question of `Question [sub-question][column]`, at most so many groups.
void readTexts(std::string_view text, std::size_t most, LimeHeading& heading) {
    while (heading.parts.size() < most) {
        std::optional<std::string> group = takeLastGroup(text);
        if (!group) break;
        heading.parts.insert(heading.parts.begin(), *std::move(group));
    }
    heading.title = std::string(trimmed(text));
}

/// `Q1[SQ001_SQ002]`, `Q1[SQ001][1]`, `Q1_SQ001`: the question's code and up to two more.
void readCodes(std::string_view code, LimeHeading& heading) {
    std::string_view rest = code;
    if (code.starts_with("attribute_")) {  // of the participants' list, not of a question
        heading.id = std::string(code);
        return;
    }
    const std::size_t bracket = code.find('[');
    const std::size_t underscore = code.find('_');
    const std::size_t end = bracket != std::string_view::npos ? bracket : underscore;
    heading.id = std::string(code.substr(0, end));
    if (end == std::string_view::npos || end == 0) return;
    rest.remove_prefix(end);
    std::string part;
    for (const char c : rest) {
        if (isLetter(c) || (c >= '0' && c <= '9') || c == '-') {
            part += c;
        } else if (!part.empty()) {
            heading.part_ids.push_back(std::move(part));
            part.clear();
        }
    }
    if (!part.empty()) heading.part_ids.push_back(std::move(part));
}

}  // namespace

LimeStyle limeStyleOf(const std::vector<std::string>& headings) {
    std::size_t codes = 0, both = 0;
    for (const std::string& heading : headings) {
        codes += isCode(heading) ? 1 : 0;
        both += isCodeAndText(heading) ? 1 : 0;
    }
    if (10 * both >= 8 * headings.size() && both > 0) return LimeStyle::codes_and_texts;
    if (10 * codes >= 9 * headings.size() && codes > 0) return LimeStyle::codes;
    return LimeStyle::texts;
}

LimeHeading readLimeHeading(std::string_view text, LimeStyle style) {
    LimeHeading heading;
    text = trimmed(text);
    constexpr std::size_t mostParts = 2;
    if (style == LimeStyle::codes && isCode(text)) {
        readCodes(text, heading);
        heading.title = heading.id;
        heading.parts = heading.part_ids;
    } else if (style == LimeStyle::codes_and_texts && isCodeAndText(text)) {
        const std::size_t code = codeLength(text);
        readCodes(text.substr(0, code), heading);
        readTexts(text.substr(code + 2), heading.part_ids.size(), heading);
        // Without as many texts as codes the codes must do.
        if (heading.parts.size() != heading.part_ids.size()) heading.parts = heading.part_ids;
        if (heading.title.empty()) heading.title = heading.id;
    } else {
        readTexts(text, mostParts, heading);
    }
    return heading;
}

namespace {

using enum HeadingKind;

constexpr std::array metaHeadingsOfLime = {
    KnownHeading{"id", sequence},
    KnownHeading{"Response ID", sequence},
    KnownHeading{"Answer ID", sequence},
    KnownHeading{"Antwort ID", sequence},
    KnownHeading{"Antwort-ID", sequence},
    KnownHeading{"答案ID", sequence},
    KnownHeading{"答案 ID", sequence},
    KnownHeading{"答卷ID", sequence},
    KnownHeading{"回复ID", sequence},
    KnownHeading{"ID de respuesta", sequence},
    KnownHeading{"ID de la respuesta", sequence},
    KnownHeading{"ID de la réponse", sequence},
    KnownHeading{"ID da resposta", sequence},
    KnownHeading{"submitdate", submitted_at},
    KnownHeading{"Date submitted", submitted_at},
    KnownHeading{"Datum Abgeschickt", submitted_at},
    KnownHeading{"提交日期", submitted_at},
    KnownHeading{"Fecha de envío", submitted_at},
    KnownHeading{"Date de soumission", submitted_at},
    KnownHeading{"Data de envio", submitted_at},
    KnownHeading{"interviewtime", seconds},
    KnownHeading{"Total time", seconds},
    KnownHeading{"Gesamtzeit", seconds},
    KnownHeading{"总时间", seconds},
    KnownHeading{"Tiempo total", seconds},
    KnownHeading{"lastpage", technical},
    KnownHeading{"Last page", technical},
    KnownHeading{"Letzte Seite", technical},
    KnownHeading{"最后一页", technical},
    KnownHeading{"最后页面", technical},
    KnownHeading{"末页", technical},
    KnownHeading{"Última página", technical},
    KnownHeading{"Dernière page", technical},
    KnownHeading{"startlanguage", technical},
    KnownHeading{"Start language", technical},
    KnownHeading{"Start-Sprache", technical},
    KnownHeading{"Startsprache", technical},
    KnownHeading{"起始语言", technical},
    KnownHeading{"开始语言", technical},
    KnownHeading{"初始语言", technical},
    KnownHeading{"Lenguaje inicial", technical},
    KnownHeading{"Idioma inicial", technical},
    KnownHeading{"Langue de départ", technical},
    KnownHeading{"seed", technical},
    KnownHeading{"种子", technical},
    KnownHeading{"Zufallsstartwert", technical},
    KnownHeading{"Zufallsgeneratorstartwert", technical},
    KnownHeading{"Semilla", technical},
    KnownHeading{"startdate", technical},
    KnownHeading{"Date started", technical},
    KnownHeading{"Datum gestartet", technical},
    KnownHeading{"开始日期", technical},
    KnownHeading{"Fecha de inicio", technical},
    KnownHeading{"Date de lancement", technical},
    KnownHeading{"datestamp", technical},
    KnownHeading{"Date last action", technical},
    KnownHeading{"Datum letzte Aktivität", technical},
    KnownHeading{"最后操作日期", technical},
    KnownHeading{"Fecha de la última acción", technical},
    KnownHeading{"Date de la dernière action", technical},
    KnownHeading{"refurl", technical},
    KnownHeading{"Referrer URL", technical},
    KnownHeading{"Weiterleitungs-URL", technical},
    KnownHeading{"token", personal},
    KnownHeading{"Access code", personal},
    KnownHeading{"Zugangscode", personal},
    KnownHeading{"Zugangsschlüssel", personal},
    KnownHeading{"访问码", personal},
    KnownHeading{"Código de acceso", personal},
    KnownHeading{"Contraseña", personal},
    KnownHeading{"firstname", personal},
    KnownHeading{"lastname", personal},
};

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string folded = foldForMatching(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded == word; });
}

}  // namespace

std::span<const KnownHeading> limeMetaHeadings() {
    return metaHeadingsOfLime;
}

bool isLimeTiming(std::string_view heading, const std::vector<std::string>& all) {
    const std::string folded = foldForMatching(heading);
    for (const std::string_view word : {"group time", "gruppenzeit", "question time", "fragenzeit", "frage zeit",
                                        "tiempo del grupo", "tiempo de la pregunta", "组时间", "问题时间"})
        if (folded.starts_with(word)) return true;
    if (!isCode(heading)) return false;
    if (folded.starts_with("grouptime") || folded.starts_with("questiontime")) return true;
    constexpr std::string_view ending = "Time";  // Q1Time beside Q1 or Q1[SQ001]
    if (!heading.ends_with(ending)) return false;
    const std::string_view code = heading.substr(0, heading.size() - ending.size());
    return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
        return other.starts_with(code) &&
               (other.size() == code.size() || other[code.size()] == '[' || other[code.size()] == '_');
    });
}

bool isLimeOther(std::string_view part, std::string_view part_id) {
    return part_id == "other" ||
           isOneOf(part, {"other", "sonstiges", "andere", "anderes", "其他", "其它", "otro", "otra", "autre", "altro",
                          "outro", "overig", "anders", "inne", "другое", "其他："});
}

bool isLimeComment(std::string_view part, std::string_view part_id) {
    if (part_id.ends_with("comment")) return true;
    return isOneOf(part, {"comment", "kommentar", "评论", "注释", "备注", "comentario", "commentaire", "commento",
                          "comentário", "other comment"});
}

LimeAnswer limeAnswer(std::string_view cell) {
    if (isOneOf(cell, {"yes", "ja", "sí", "si", "oui", "sim", "sì", "是", "да", "tak"})) return LimeAnswer::yes;
    if (isOneOf(cell, {"no", "nein", "non", "não", "nee", "否", "нет", "nie"})) return LimeAnswer::no;
    if (isOneOf(cell, {"n/a", "n.a.", "k.a.", "nv", "不适用", "n/v", "s/o"})) return LimeAnswer::not_shown;
    return LimeAnswer::something_else;
}

}  // namespace diaoyan
