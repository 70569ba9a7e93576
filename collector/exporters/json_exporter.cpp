// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/json_exporter.h"

#include "collector/exporters/output_stream.h"
#include "questionnaires/questionnaire_json.h"

#include <nlohmann/json.hpp>

namespace diaoyan {

namespace {

using Json = nlohmann::ordered_json;

Json choiceJson(const Choice& choice) {
    if (choice.words.empty()) return choice.code;
    return {{"code", choice.code}, {"words", choice.words}};
}

/// One answer that is there, or says why it is not.
struct AnswerJson {
    Json operator()(const Missing& missing) const {
        if (missing.reason == MissingReason::invalid) return {{"missing", "invalid"}, {"was", missing.was}};
        return {{"missing", missing.reason == MissingReason::not_asked ? "not_asked" : "unanswered"}};
    }
    Json operator()(const Choice& choice) const { return choiceJson(choice); }
    Json operator()(const Choices& choices) const {
        Json ticked = Json::array();
        for (const Choice& choice : choices.ticked) ticked.push_back(choiceJson(choice));
        return ticked;
    }
    Json operator()(const Ranking& ranking) const { return {{"order", ranking.order}}; }
    Json operator()(const Number& number) const { return number.value; }
    Json operator()(const Words& words) const { return {{"text", words.text}}; }
    Json operator()(const Date& date) const { return {{"date", date.iso}}; }
};

std::string sheetJson(const StoredSheet& stored) {
    const AnswerSheet& sheet = stored.sheet;
    Json json{{"id", sheet.source_id}, {"school", sheet.school}, {"submitted_at", sheet.submitted_at}};
    if (sheet.seconds >= 0) json["seconds"] = sheet.seconds;
    json["weight"] = sheet.weight;
    json["excluded_because"] = stored.excluded_because;
    json["answers"] = Json::object();
    for (const auto& [item, answer] : sheet.answers) json["answers"][item] = std::visit(AnswerJson{}, answer);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<Exported> writeAnswersJson(const ExportSource& source, const std::string& path, const ExportOptions&) {
    OutputStream out(path);
    out.write("{\"diaoyan_answers\": 1,\n\"questionnaire\": " + toJson(source.questionnaire) + ",\n\"sheets\": [");
    Exported exported{.files = {path}};
    const Result<Done> written = source.visit([&](const StoredSheet& sheet) {
        out.write((exported.sheets == 0 ? "\n" : ",\n") + sheetJson(sheet));
        ++exported.sheets;
    });
    if (!written) return written.problem();
    out.write("\n]}\n");
    out.close();
    return exported;
}

}  // namespace diaoyan
