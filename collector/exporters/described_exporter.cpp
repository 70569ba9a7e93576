// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/described_exporter.h"

#include "collector/exporters/answer_table.h"
#include "collector/exporters/csv_exporter.h"
#include "collector/exporters/output_stream.h"
#include "questionnaires/exchange/ddi_codebook.h"
#include "questionnaires/exchange/triple_s.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace diaoyan {

namespace {

std::string dataFile(const std::string& path) {
    const std::filesystem::path file(path);
    return (file.parent_path() / file.stem()).string() + "_data.csv";
}

void writeText(const std::string& path, const std::string& text) {
    OutputStream out(path);
    out.write(text);
    out.close();
}

std::string shortest(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string quoted(const std::string& text) {
    std::string field = "\"";
    for (const char c : guarded(text)) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

/// Fields of Triple-S data.
class TripleSRow {
public:
    explicit TripleSRow(const Questionnaire& form) : variables_(tripleSVariables(form)) {
        for (Item& item : items(form)) items_.emplace(item.id, std::move(item));
    }

    std::string line(const AnswerSheet& sheet, std::int64_t number) const {
        std::string line;
        for (const TripleSVariable& variable : variables_) {
            if (!line.empty()) line += ',';
            if (variable.type == TripleSVariable::Type::serial)
                line += std::to_string(number);
            else
                line += field(variable, sheet);
        }
        return line + "\r\n";
    }

private:
    std::string field(const TripleSVariable& variable, const AnswerSheet& sheet) const {
        const auto found = sheet.answers.find(variable.item);
        if (found == sheet.answers.end()) return {};
        const std::vector<Option>& options = items_.at(variable.item).options;
        const Answer& answer = found->second;
        if (const auto* choice = std::get_if<Choice>(&answer)) {
            const auto option = optionIndex(options, choice->code);
            return option ? std::to_string(variable.codes.at(*option)) : std::string{};
        }
        if (const auto* choices = std::get_if<Choices>(&answer)) {
            std::string ticks(options.size(), '0');
            for (const Choice& one : choices->ticked)
                if (const auto option = optionIndex(options, one.code)) ticks[*option] = '1';
            return ticks;
        }
        if (const auto* ranking = std::get_if<Ranking>(&answer)) {
            const auto place = std::find(ranking->order.begin(), ranking->order.end(), variable.option);
            return place == ranking->order.end() ? "" : std::to_string(place - ranking->order.begin() + 1);
        }
        if (const auto* number = std::get_if<Number>(&answer)) return shortest(number->value);
        if (const auto* date = std::get_if<Date>(&answer)) {
            std::string digits = date->iso;
            std::erase(digits, '-');
            return digits;
        }
        if (const auto* words = std::get_if<Words>(&answer)) return quoted(words->text);
        return {};
    }

    std::vector<TripleSVariable> variables_;
    std::map<std::string, Item> items_;
};

/// What stands in no field: words beside options, and reasons of being missing.
class UnwrittenAnswers {
public:
    void look(const StoredSheet& stored) {
        excluded_ += stored.excluded_because.empty() ? 0 : 1;
        for (const auto& [item, answer] : stored.sheet.answers) {
            if (std::holds_alternative<Missing>(answer)) ++missing_[item];
            if (const auto* choice = std::get_if<Choice>(&answer)) words_[item] += choice->words.empty() ? 0 : 1;
            if (const auto* choices = std::get_if<Choices>(&answer))
                for (const Choice& one : choices->ticked) words_[item] += one.words.empty() ? 0 : 1;
        }
    }

    std::vector<Problem> losses() const {
        std::vector<Problem> losses;
        const auto add = [&](const std::string& item, Text message) {
            losses.push_back({"export-loss", std::move(message), {.column = item}});
        };
        for (const auto& [item, count] : missing_)
            add(item,
                phrase("{0} 份“未询问”或“无效”写成空白", "{0} sheets not asked or invalid are empty fields", {count}));
        for (const auto& [item, count] : words_)
            if (count > 0)
                add(item, phrase("{0} 处选项旁的文字没有写出", "{0} words beside options are left out", {count}));
        if (excluded_ > 0)
            add("",
                phrase("{0} 份不计入统计的答卷没有标明", "{0} sheets that do not count are not marked", {excluded_}));
        return losses;
    }

private:
    std::map<std::string, std::int64_t> missing_;
    std::map<std::string, std::int64_t> words_;
    std::int64_t excluded_ = 0;
};

}  // namespace

Result<Exported> writeTripleSAnswers(const ExportSource& source, const std::string& path, const ExportOptions&) {
    WrittenForm form = writeTripleS(source.questionnaire);
    writeText(path, form.document.text);
    Exported exported{.files = {path, dataFile(path)}, .losses = std::move(form.losses)};
    const TripleSRow row(source.questionnaire);
    UnwrittenAnswers unwritten;
    OutputStream data(exported.files.back());
    const Result<Done> written = source.visit([&](const StoredSheet& stored) {
        unwritten.look(stored);
        data.write(row.line(stored.sheet, ++exported.sheets));
    });
    if (!written) return written.problem();
    data.close();
    for (Problem& loss : unwritten.losses()) exported.losses.push_back(std::move(loss));
    return exported;
}

Result<Exported> writeDdiAnswers(const ExportSource& source, const std::string& path, const ExportOptions& options) {
    WrittenForm form = writeDdi(source.questionnaire);
    writeText(path, form.document.text);
    ExportOptions codes = options;
    codes.texts = ExportTexts::codes;
    Result<Exported> data = writeCsv(source, dataFile(path), codes);
    if (!data) return data;
    data->files.insert(data->files.begin(), path);
    data->losses.insert(data->losses.begin(), form.losses.begin(), form.losses.end());
    return data;
}

}  // namespace diaoyan
