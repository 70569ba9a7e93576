// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan::tabular_tests {

/// Little-endian numbers as bytes.
std::string u8(unsigned number);
std::string u16(unsigned number);
std::string u32(std::uint32_t number);
std::string f64(double number);

/// One BIFF record.
std::string record(unsigned id, const std::string& data);

/// An OLE2 file with one stream.
std::string oleOf(const std::string& stream_name, std::string stream);

/// A workbook with one sheet from the records of its shared part and of its sheet. `version`: 0x0600 or 0x0500.
std::string xlsOf(const std::string& global_records, const std::string& sheet_records, unsigned version = 0x0600);

}  // namespace diaoyan::tabular_tests
