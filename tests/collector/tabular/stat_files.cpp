// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/stat_files.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>
#include <memory>
#include <readstat.h>

namespace diaoyan::tabular_tests {

namespace {

ssize_t append(const void* bytes, size_t count, void* context) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(bytes), count);
    return static_cast<ssize_t>(count);
}

void addVariable(readstat_writer_t* writer, const WrittenVariable& variable, std::size_t index) {
    readstat_variable_t* made =
        readstat_add_variable(writer, variable.name.c_str(),
                              variable.width > 0 ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, variable.width);
    if (!variable.label.empty()) readstat_variable_set_label(made, variable.label.c_str());
    if (!variable.format.empty()) readstat_variable_set_format(made, variable.format.c_str());
    for (const double value : variable.missing) readstat_variable_add_missing_double_value(made, value);
    for (const auto& [from, to] : variable.missing_ranges) readstat_variable_add_missing_double_range(made, from, to);
    if (variable.labels.empty()) return;
    readstat_label_set_t* labels =
        readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, ("set" + std::to_string(index)).c_str());
    for (const auto& [value, label] : variable.labels) readstat_label_double_value(labels, value, label.c_str());
    readstat_variable_set_label_set(made, labels);
}

void putCell(readstat_writer_t* writer, const WrittenVariable& variable, const readstat_variable_t* made,
             const std::string& cell) {
    if (variable.width > 0)
        readstat_insert_string_value(writer, made, cell.c_str());
    else if (cell.empty())
        readstat_insert_missing_value(writer, made);
    else if (cell.size() == 2 && cell[0] == '.')
        readstat_insert_tagged_missing_value(writer, made, cell[1]);
    else
        readstat_insert_double_value(writer, made, std::atof(cell.c_str()));
}

}  // namespace

std::string statFile(const std::string& format, const std::vector<WrittenVariable>& variables,
                     const std::vector<std::vector<std::string>>& rows) {
    std::string bytes;
    const std::unique_ptr<readstat_writer_t, void (*)(readstat_writer_t*)> writer(readstat_writer_init(),
                                                                                  readstat_writer_free);
    readstat_set_data_writer(writer.get(), append);
    for (std::size_t i = 0; i < variables.size(); ++i) addVariable(writer.get(), variables[i], i);
    if (format == "zsav") readstat_writer_set_compression(writer.get(), READSTAT_COMPRESS_BINARY);
    if (format == "sav") readstat_writer_set_compression(writer.get(), READSTAT_COMPRESS_ROWS);
    const auto count = static_cast<long>(rows.size());
    const readstat_error_t begun = format == "por"        ? readstat_begin_writing_por(writer.get(), &bytes, count)
                                   : format == "dta"      ? readstat_begin_writing_dta(writer.get(), &bytes, count)
                                   : format == "sas7bdat" ? readstat_begin_writing_sas7bdat(writer.get(), &bytes, count)
                                   : format == "xpt"      ? readstat_begin_writing_xport(writer.get(), &bytes, count)
                                                          : readstat_begin_writing_sav(writer.get(), &bytes, count);
    EXPECT_EQ(begun, READSTAT_OK) << readstat_error_message(begun);
    for (const auto& row : rows) {
        readstat_begin_row(writer.get());
        for (std::size_t i = 0; i < variables.size(); ++i)
            putCell(writer.get(), variables[i], readstat_get_variable(writer.get(), static_cast<int>(i)), row[i]);
        EXPECT_EQ(readstat_end_row(writer.get()), READSTAT_OK);
    }
    const readstat_error_t ended = readstat_end_writing(writer.get());
    EXPECT_EQ(ended, READSTAT_OK) << readstat_error_message(ended);
    return bytes;
}

std::vector<std::string> namesByReadStat(const std::string& path) {
    std::vector<std::string> names;
    const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(readstat_parser_init(),
                                                                                  readstat_parser_free);
    readstat_set_variable_handler(parser.get(), [](int, readstat_variable_t* variable, const char*, void* context) {
        static_cast<std::vector<std::string>*>(context)->push_back(readstat_variable_get_name(variable));
        return static_cast<int>(READSTAT_HANDLER_OK);
    });
    readstat_set_value_handler(parser.get(), [](int, readstat_variable_t*, readstat_value_t, void*) {
        return static_cast<int>(READSTAT_HANDLER_OK);
    });
    const readstat_error_t error = readstat_parse_sav(parser.get(), path.c_str(), &names);
    return error == READSTAT_OK ? names : std::vector<std::string>{readstat_error_message(error)};
}

std::string SavBuilder::u32(std::uint32_t value) const {
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) bytes[little_ ? i : 3 - i] = static_cast<char>(value >> (8 * i));
    return bytes;
}

std::string SavBuilder::f64(double value) const {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) bytes[little_ ? i : 7 - i] = static_cast<char>(bits >> (8 * i));
    return bytes;
}

SavBuilder& SavBuilder::bytes(std::string_view raw) {
    made_ += raw;
    return *this;
}

SavBuilder& SavBuilder::header(std::int32_t cases, std::int32_t compression, std::int32_t weight) {
    std::string product = "@(#) test";
    product.resize(60, ' ');
    bytes("$FL2").bytes(product).bytes(u32(2)).bytes(u32(1303));  // a case size that is not true
    bytes(u32(static_cast<std::uint32_t>(compression))).bytes(u32(static_cast<std::uint32_t>(weight)));
    bytes(u32(static_cast<std::uint32_t>(cases))).bytes(f64(100));
    return bytes("某年某月")
        .bytes(std::string(9 + 8 - 12, ' '))
        .bytes(std::string(64, ' '))
        .bytes(std::string(3, '\0'));
}

SavBuilder& SavBuilder::variable(const std::string& name, std::int32_t width, const std::string& label,
                                 std::int32_t format, std::int32_t missing, const std::vector<double>& values) {
    const auto record = [&](std::int32_t type, bool first) {
        bytes(u32(2)).bytes(u32(static_cast<std::uint32_t>(type))).bytes(u32(first && !label.empty()));
        bytes(u32(static_cast<std::uint32_t>(first ? missing : 0)));
        const auto print = static_cast<std::uint32_t>((width > 0 ? 1 : format) << 16 | 8 << 8);
        std::string padded = first ? name : "";
        padded.resize(8, ' ');
        bytes(u32(print)).bytes(u32(print)).bytes(padded);
    };
    record(width, true);
    if (!label.empty()) {
        std::string padded = label;
        padded.resize((label.size() + 3) / 4 * 4, ' ');
        bytes(u32(static_cast<std::uint32_t>(label.size()))).bytes(padded);
    }
    for (const double value : values) bytes(f64(value));
    for (std::int32_t more = 8; more < width; more += 8) record(-1, false);
    return *this;
}

SavBuilder& SavBuilder::labels(const std::vector<std::pair<double, std::string>>& labels,
                               const std::vector<int>& slots) {
    bytes(u32(3)).bytes(u32(static_cast<std::uint32_t>(labels.size())));
    for (const auto& [value, label] : labels) {
        std::string padded = std::string(1, static_cast<char>(label.size())) + label;
        padded.resize((label.size() + 8) / 8 * 8, ' ');
        bytes(f64(value)).bytes(padded);
    }
    bytes(u32(4)).bytes(u32(static_cast<std::uint32_t>(slots.size())));
    for (const int slot : slots) bytes(u32(static_cast<std::uint32_t>(slot)));
    return *this;
}

SavBuilder& SavBuilder::extension(std::int32_t subtype, std::int32_t size, const std::string& data) {
    bytes(u32(7)).bytes(u32(static_cast<std::uint32_t>(subtype))).bytes(u32(static_cast<std::uint32_t>(size)));
    return bytes(u32(static_cast<std::uint32_t>(data.size()) / static_cast<std::uint32_t>(size))).bytes(data);
}

SavBuilder& SavBuilder::end() {
    return bytes(u32(999)).bytes(u32(0));
}

SavBuilder& SavBuilder::number(double value) {
    return bytes(f64(value));
}

SavBuilder& SavBuilder::text(const std::string& text, std::size_t width) {
    std::string padded = text;
    padded.resize((width + 7) / 8 * 8, ' ');
    return bytes(padded);
}

}  // namespace diaoyan::tabular_tests
