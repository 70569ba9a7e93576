// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/checksums.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

namespace diaoyan::bench {
namespace {

/// Calls `use` with the name and the field of each figure.
template <class Use>
void eachFigure(const Use& use) {
    use("choices", &Checksums::choices);
    use("ticks", &Checksums::ticks);
    use("chi_square_choices", &Checksums::chi_square_choices);
    use("chi_square_ticks", &Checksums::chi_square_ticks);
    use("different_minutes", &Checksums::different_minutes);
    use("sum_of_minutes", &Checksums::sum_of_minutes);
}

bool agree(std::int64_t a, std::int64_t b) {
    return a == b;
}

// Programs add in different orders: beyond the 15 digits of a double the fourth decimal is not theirs to know.
bool agree(double a, double b) {
    return std::abs(a - b) <= 0.00005 + 1e-11 * std::abs(a);
}

}  // namespace

Checksums nothingYet() {
    Checksums sum;
    eachFigure([&](const char*, auto figure) { (sum.*figure).emplace(); });
    return sum;
}

void add(Checksums& sum, const Checksums& more) {
    eachFigure([&](const char*, auto figure) { *(sum.*figure) += *(more.*figure); });
}

nlohmann::json toJson(const Checksums& checksums) {
    auto json = nlohmann::json::object();
    eachFigure([&](const char* name, auto field) {
        if (checksums.*field) json[name] = *(checksums.*field);
    });
    return json;
}

Checksums checksumsFromJson(const nlohmann::json& json) {
    Checksums checksums;
    eachFigure([&](const char* name, auto field) {
        const auto found = json.find(name);
        if (found != json.end() && found->is_number()) found->get_to((checksums.*field).emplace());
    });
    return checksums;
}

std::vector<std::string> disagreements(const NamedChecksums& found) {
    std::vector<std::string> lines;
    eachFigure([&](const std::string& name, auto field) {
        const std::pair<std::string, Checksums>* first = nullptr;
        for (const auto& program : found) {
            const auto& figure = program.second.*field;
            if (!figure) continue;
            if (first == nullptr) first = &program;
            const auto& expected = first->second.*field;
            if (agree(*expected, *figure)) continue;
            lines.push_back(name + ": " + first->first + " " + nlohmann::json(*expected).dump() + ", " + program.first +
                            " " + nlohmann::json(*figure).dump());
        }
    });
    return lines;
}

}  // namespace diaoyan::bench
