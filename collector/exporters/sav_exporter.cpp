// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/sav_exporter.h"

#include "collector/exporters/sav_columns.h"
#include "collector/exporters/sav_finish.h"
#include "collector/exporters/sav_syntax.h"
#include "collector/exporters/spss_names.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <memory>
#include <readstat.h>

namespace diaoyan {

namespace {

constexpr std::size_t mostVariables = 32767;
constexpr std::int64_t mostCases = std::numeric_limits<int>::max();
constexpr std::size_t longestLabel = 255;
constexpr std::size_t longestValueLabel = 120;
constexpr std::size_t longestFileLabel = 64;

[[noreturn]] void throwNotWritten(const std::string& path) {
    throw EnvironmentFailure({"disk-failure",
                              phrase("文件没有写完，请检查磁盘空间和权限",
                                     "the file could not be written; check the space on the disk and permissions"),
                              {.file = path}});
}

/// Where ReadStat's bytes go: what stands before the cases is kept until it is complete.
struct SavOutput {
    std::ofstream file;
    std::string dictionary;
    bool in_dictionary = true;

    void endDictionary(const SavPlan& plan) {
        if (!in_dictionary) return;
        in_dictionary = false;
        file << finishSavDictionary(std::move(dictionary), plan);
    }
};

ssize_t writeBytes(const void* bytes, size_t count, void* context) {
    SavOutput& out = *static_cast<SavOutput*>(context);
    if (out.in_dictionary)
        out.dictionary.append(static_cast<const char*>(bytes), count);
    else
        out.file.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
    return out.file ? static_cast<ssize_t>(count) : -1;
}

/// The cases of one export while they are written.
class SavWriter {
public:
    SavWriter(const ExportSource& source, const std::vector<Item>& items, const SavPlan& plan, const std::string& path)
        : source_(source), items_(items), plan_(plan), path_(path),
          writer_(readstat_writer_init(), readstat_writer_free) {
        out_.file.open(path, std::ios::binary);
        if (!out_.file) throwNotWritten(path);
        readstat_set_data_writer(writer_.get(), writeBytes);
        readstat_writer_set_compression(writer_.get(), READSTAT_COMPRESS_ROWS);
    }

    void begin(const std::string& title, std::int64_t sheets) {
        check(readstat_writer_set_file_label(writer_.get(), std::string(withinBytes(title, longestFileLabel)).c_str()));
        for (const SavColumn& column : plan_.columns) addVariable(column);
        check(readstat_begin_writing_sav(writer_.get(), &out_, static_cast<long>(sheets)));
    }

    void write(const StoredSheet& stored) {
        check(readstat_begin_row(writer_.get()));  // the first one writes the dictionary
        out_.endDictionary(plan_);
        for (std::size_t i = 0; i < plan_.columns.size(); ++i) writeCell(plan_.columns[i], variables_[i], stored);
        check(readstat_end_row(writer_.get()));
    }

    void end() {
        check(readstat_end_writing(writer_.get()));
        out_.endDictionary(plan_);
        out_.file.close();
        if (!out_.file) throwNotWritten(path_);
    }

private:
    void check(readstat_error_t error) const {
        if (error == READSTAT_OK) return;
        if (error == READSTAT_ERROR_WRITE || !out_.file) throwNotWritten(path_);
        throw std::logic_error(std::string("SPSS file: ") + readstat_error_message(error));
    }

    void addVariable(const SavColumn& column) {
        const bool text = column.width > 0;
        readstat_variable_t* variable = readstat_add_variable(
            writer_.get(), column.name.c_str(), text ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, column.width);
        readstat_variable_set_label(variable, std::string(withinBytes(column.label, longestLabel)).c_str());
        readstat_variable_set_measure(variable, static_cast<readstat_measure_t>(column.measure));
        if (!text) readstat_variable_set_format(variable, formatOf(column.holds));
        if (column.missing)
            for (const double value : *column.missing) readstat_variable_add_missing_double_value(variable, value);
        if (!column.labels.empty()) {
            const std::string name = "labels" + std::to_string(variables_.size());
            readstat_label_set_t* labels = readstat_add_label_set(writer_.get(), READSTAT_TYPE_DOUBLE, name.c_str());
            for (const SavValueLabel& label : column.labels)
                readstat_label_double_value(labels, label.value,
                                            std::string(withinBytes(label.label, longestValueLabel)).c_str());
            readstat_variable_set_label_set(variable, labels);
        }
        variables_.push_back(variable);
    }

    static const char* formatOf(SavColumn::Holds holds) {
        switch (holds) {
        case SavColumn::Holds::submitted_at: return "DATETIME20";
        case SavColumn::Holds::date: return "SDATE10";
        case SavColumn::Holds::number: return "F10.2";
        case SavColumn::Holds::weight: return "F12.6";
        default: return "F8.0";
        }
    }

    void putNumber(readstat_variable_t* variable, std::optional<double> value) {
        check(value && std::isfinite(*value) ? readstat_insert_double_value(writer_.get(), variable, *value)
                                             : readstat_insert_missing_value(writer_.get(), variable));
    }

    void putText(const SavColumn& column, readstat_variable_t* variable, std::string text) {
        std::erase(text, '\0');
        check(readstat_insert_string_value(writer_.get(), variable,
                                           std::string(withinBytes(text, column.width)).c_str()));
    }

    void writeCell(const SavColumn& column, readstat_variable_t* variable, const StoredSheet& stored) {
        const AnswerSheet& sheet = stored.sheet;
        switch (column.holds) {
        case SavColumn::Holds::source_id:
            return putEither(column, variable, sheet.source_id, wholeNumber(sheet.source_id));
        case SavColumn::Holds::submitted_at:
            return putEither(column, variable, sheet.submitted_at, spssSeconds(sheet.submitted_at));
        case SavColumn::Holds::seconds:
            return putNumber(variable, sheet.seconds < 0 ? std::nullopt : std::optional(sheet.seconds));
        case SavColumn::Holds::weight: return putNumber(variable, sheet.weight);
        case SavColumn::Holds::school: return putText(column, variable, sheet.school);
        case SavColumn::Holds::school_name: {
            const auto school = findSchool(source_.roster, sheet.school);
            return putText(column, variable, school ? source_.roster.schools[*school].name : std::string{});
        }
        case SavColumn::Holds::excluded: return putText(column, variable, stored.excluded_because);
        default: break;
        }
        const auto found = sheet.answers.find(items_[column.item].id);
        const Answer unanswered = Missing{};
        writeAnswer(column, variable, found == sheet.answers.end() ? unanswered : found->second);
    }

    void putEither(const SavColumn& column, readstat_variable_t* variable, const std::string& text,
                   std::optional<double> number) {
        if (column.width > 0)
            putText(column, variable, text);
        else
            putNumber(variable, number);
    }

    static std::optional<double> wholeNumber(const std::string& text) {
        int value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        return text.empty() || read.ec != std::errc{} ? std::nullopt : std::optional<double>(value);
    }

    void writeAnswer(const SavColumn& column, readstat_variable_t* variable, const Answer& answer) {
        if (column.width > 0) return putText(column, variable, textOf(column, answer));
        if (const auto* missing = std::get_if<Missing>(&answer)) {
            if (!column.missing) return putNumber(variable, std::nullopt);
            return putNumber(variable, (*column.missing)[static_cast<std::size_t>(missing->reason)]);
        }
        putNumber(variable, numberOf(column, answer));
    }

    std::string textOf(const SavColumn& column, const Answer& answer) const {
        if (const auto* words = std::get_if<Words>(&answer); words && column.holds == SavColumn::Holds::text)
            return words->text;
        if (column.holds != SavColumn::Holds::words) return {};
        const std::string& code = items_[column.item].options[column.option].code;
        if (const auto* choice = std::get_if<Choice>(&answer)) return choice->code == code ? choice->words : "";
        if (const auto* choices = std::get_if<Choices>(&answer))
            for (const Choice& choice : choices->ticked)
                if (choice.code == code) return choice.words;
        return {};
    }

    std::optional<double> numberOf(const SavColumn& column, const Answer& answer) const {
        const std::vector<Option>& options = items_[column.item].options;
        if (const auto* number = std::get_if<Number>(&answer); number && column.holds == SavColumn::Holds::number)
            return number->value;
        if (const auto* date = std::get_if<Date>(&answer); date && column.holds == SavColumn::Holds::date)
            return spssSeconds(date->iso);
        if (const auto* choice = std::get_if<Choice>(&answer); choice && column.holds == SavColumn::Holds::choice) {
            const auto option = optionIndex(options, choice->code);
            return option ? std::optional(column.values[*option]) : std::nullopt;
        }
        if (const auto* choices = std::get_if<Choices>(&answer); choices && column.holds == SavColumn::Holds::tick) {
            for (const Choice& choice : choices->ticked)
                if (choice.code == options[column.option].code) return 1;
            return 0;
        }
        if (const auto* ranking = std::get_if<Ranking>(&answer); ranking && column.holds == SavColumn::Holds::rank)
            for (std::size_t rank = 0; rank < ranking->order.size(); ++rank)
                if (ranking->order[rank] == options[column.option].code) return static_cast<double>(rank + 1);
        return std::nullopt;
    }

    const ExportSource& source_;
    const std::vector<Item>& items_;
    const SavPlan& plan_;
    std::string path_;
    SavOutput out_;
    std::unique_ptr<readstat_writer_t, void (*)(readstat_writer_t*)> writer_;
    std::vector<readstat_variable_t*> variables_;
};

std::string syntaxPath(const std::string& path) {
    return std::filesystem::path(path).replace_extension(".sps").string();
}

Problem tooLarge(const std::string& path, std::uint64_t most, const Text& of_what) {
    return {"too-large",
            phrase("SPSS 文件最多有 {0} 个{1}", "an SPSS file has {0} {1} at most", {most, of_what}),
            {.file = path}};
}

void writeSyntax(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) throwNotWritten(path);
}

}  // namespace

Result<Exported> writeSav(const ExportSource& source, const std::string& path, const ExportOptions& options) {
    const std::vector<Item> all = items(source.questionnaire);
    SavFacts facts;
    facts.items.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) facts.items[i].words_width.resize(all[i].options.size());
    const Result<Done> looked =
        source.visit([&](const StoredSheet& sheet) { noteSheet(facts, all, source.roster, sheet); });
    if (!looked) return looked.problem();
    SavPlan plan = planSav(source, all, facts, options);
    if (plan.columns.size() > mostVariables) return tooLarge(path, mostVariables, {"变量", "variables"});
    if (facts.sheets > mostCases) return tooLarge(path, static_cast<std::uint64_t>(mostCases), {"个案", "cases"});
    const std::string& title = source.questionnaire.title.in(options.language);
    if (title.size() > longestFileLabel)
        plan.losses.push_back({"export-loss",
                               phrase("问卷标题超过 {0} 字节，在 .sav 中被截短，全文在 .sps 中",
                                      "the title has more than {0} bytes: cut in the .sav, whole in the .sps",
                                      {static_cast<std::uint64_t>(longestFileLabel)}),
                               {}});
    SavWriter writer(source, all, plan, path);
    writer.begin(title, facts.sheets);
    const Result<Done> written = source.visit([&](const StoredSheet& sheet) { writer.write(sheet); });
    if (!written) return written.problem();
    writer.end();
    const std::string syntax = syntaxPath(path);
    writeSyntax(syntax, savSyntax(std::filesystem::path(path).filename().string(), title, plan));
    return Exported{facts.sheets, {path, syntax}, std::move(plan.losses)};
}

}  // namespace diaoyan
