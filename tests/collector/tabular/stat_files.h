// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan::tabular_tests {

/// A variable of a file that the tests write with ReadStat.
struct WrittenVariable {
    std::string name;
    std::string label;
    std::size_t width = 0;  ///< bytes of a text; 0: a number
    std::string format;
    std::vector<std::pair<double, std::string>> labels;
    std::vector<double> missing;
    std::vector<std::pair<double, double>> missing_ranges;
};

/// A whole statistics file, as bytes. Cells: a number, a text, "" for nothing, ".a" for a missing value with a letter.
/// `format`: sav, zsav, por, dta, sas7bdat, xpt.
std::string statFile(const std::string& format, const std::vector<WrittenVariable>& variables,
                     const std::vector<std::vector<std::string>>& rows);

/// The names of the variables of a .sav as ReadStat understands it, or its error.
std::vector<std::string> namesByReadStat(const std::string& path);

/// Writes SPSS files record by record, in either byte order, right or wrong.
class SavBuilder {
public:
    explicit SavBuilder(bool little_endian = true) : little_(little_endian) {}

    SavBuilder& header(std::int32_t cases, std::int32_t compression = 0, std::int32_t weight = 0);
    /// A variable record with its continuations. `missing`: the count as it stands, and the values.
    SavBuilder& variable(const std::string& name, std::int32_t width, const std::string& label = {},
                         std::int32_t format = 5, std::int32_t missing = 0, const std::vector<double>& values = {});
    SavBuilder& labels(const std::vector<std::pair<double, std::string>>& labels, const std::vector<int>& slots);
    SavBuilder& extension(std::int32_t subtype, std::int32_t size, const std::string& data);
    SavBuilder& end();
    SavBuilder& number(double value);
    SavBuilder& text(const std::string& text, std::size_t width);
    SavBuilder& bytes(std::string_view raw);

    std::string u32(std::uint32_t value) const;
    std::string f64(double value) const;

    const std::string& made() const { return made_; }

private:
    bool little_;
    std::string made_;
};

}  // namespace diaoyan::tabular_tests
