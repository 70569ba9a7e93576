// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/json_table.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace diaoyan {

namespace {

using Json = nlohmann::ordered_json;

Json words(const Text& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

Json number(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

struct CellValue {
    Json operator()(const Text& text) const { return {{"type", "text"}, {"text", words(text)}}; }
    Json operator()(std::int64_t count) const { return {{"type", "count"}, {"count", count}}; }
    Json operator()(const Share& share) const {
        return {{"type", "share"},
                {"count", share.count},
                {"base", share.base},
                {"base_kind", baseKindName(share.kind)},
                {"percent", number(share.percent())}};
    }
    Json operator()(const Figure& figure) const {
        return {{"type", "figure"}, {"value", number(figure.value)}, {"decimals", figure.decimals}};
    }
    Json operator()(const PValue& p) const { return {{"type", "p_value"}, {"value", number(p.value)}}; }
    Json operator()(const IntervalCell& interval) const {
        return {{"type", "interval"}, {"low", number(interval.low)}, {"high", number(interval.high)}};
    }
    Json operator()(const NoValue& none) const { return {{"type", "none"}, {"reason", words(none.reason)}}; }
};

std::string roleName(ColumnRole role) {
    switch (role) {
    case ColumnRole::label: return "label";
    case ColumnRole::count: return "count";
    case ColumnRole::share: return "share";
    case ColumnRole::figure: return "figure";
    }
    return {};
}

std::string roleName(RowRole role) {
    switch (role) {
    case RowRole::option: return "option";
    case RowRole::not_substantive: return "not_substantive";
    case RowRole::missing: return "missing";
    case RowRole::subtotal: return "subtotal";
    case RowRole::total: return "total";
    }
    return {};
}

Json rowValue(const TableRow& row) {
    Json cells = Json::array();
    for (const auto& cell : row.cells) cells.push_back(std::visit(CellValue{}, cell));
    return {{"role", roleName(row.role)}, {"code", row.code}, {"cells", std::move(cells)}};
}

}  // namespace

std::string baseKindName(BaseKind kind) {
    switch (kind) {
    case BaseKind::enrolment: return "enrolment";
    case BaseKind::issued: return "issued";
    case BaseKind::returned: return "returned";
    case BaseKind::asked: return "asked";
    case BaseKind::answered: return "answered";
    case BaseKind::valid: return "valid";
    case BaseKind::cases: return "cases";
    case BaseKind::responses: return "responses";
    }
    return {};
}

nlohmann::ordered_json jsonTable(const ResultTable& table) {
    Json columns = Json::array();
    for (const auto& column : table.columns)
        columns.push_back({{"heading", words(column.heading)}, {"role", roleName(column.role)}});
    Json rows = Json::array();
    for (const auto& row : table.rows) rows.push_back(rowValue(row));
    Json notes = Json::array();
    for (const auto& note : table.notes) notes.push_back(words(note));
    return {{"format", "diaoyan-result-table"},
            {"version", 1},
            {"id", table.id},
            {"kind", table.kind},
            {"title", words(table.title)},
            {"base", words(table.base)},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"notes", std::move(notes)},
            {"bar_column", table.bar_column < 0 ? Json(nullptr) : Json(table.bar_column)}};
}

std::string toJson(const ResultTable& table) {
    return jsonTable(table).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diaoyan
