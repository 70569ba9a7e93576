// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measurement.h"

#include "bench/stopwatch.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace diaoyan::bench {

const Measurement* Findings::find(const std::string& program, const std::string& step, std::int64_t rows) const {
    const auto found = std::find_if(measurements.begin(), measurements.end(), [&](const Measurement& one) {
        return one.program == program && one.step == step && one.rows == rows;
    });
    return found == measurements.end() ? nullptr : &*found;
}

SelfReport selfReport(const std::string& output, const std::string& name, std::int64_t rows) {
    SelfReport report;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object()) continue;
        const std::string program = json.value("program", name);
        if (json.contains("version")) report.version = json["version"].get<std::string>();
        if (json.contains("checksums")) report.checksums.emplace_back(program, checksumsFromJson(json["checksums"]));
        if (!json.contains("step") || !json.contains("seconds") || json["seconds"].empty()) continue;
        Measurement measured{.program = program,
                             .step = json["step"].get<std::string>(),
                             .rows = rows,
                             .seconds = medianOf(json["seconds"].get<std::vector<double>>())};
        if (json.contains("megabytes")) measured.megabytes = json["megabytes"].get<double>();
        report.measurements.push_back(std::move(measured));
    }
    return report;
}

}  // namespace diaoyan::bench
