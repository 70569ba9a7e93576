// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/fieldwork_words.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

FieldworkKind kindOf(const std::string& id) {
    for (const FieldworkKind& kind : fieldworkKinds())
        if (kind.id == id || kind.title.zh == id || kind.title.en == id) return kind;
    return {id, untranslated(id), {"次", "times"}};
}

std::size_t placeOf(const FieldworkKind& kind) {
    const auto list = fieldworkKinds();
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == kind.id; });
    return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::vector<FieldworkSum> fieldworkSums(const std::vector<FieldworkEntry>& log) {
    std::vector<FieldworkSum> sums;
    for (const FieldworkEntry& entry : log) {
        const FieldworkKind kind = kindOf(entry.kind);
        auto sum = std::find_if(sums.begin(), sums.end(), [&](const auto& one) { return one.kind.id == kind.id; });
        if (sum == sums.end()) sum = sums.insert(sums.end(), FieldworkSum{kind});
        sum->sessions += entry.sessions;
        sum->persons += entry.persons.value_or(0);
        ++sum->entries;
        if (!entry.persons) ++sum->unknown;
    }
    std::stable_sort(sums.begin(), sums.end(),
                     [](const auto& a, const auto& b) { return placeOf(a.kind) < placeOf(b.kind); });
    return sums;
}

Text fieldworkSentence(const std::vector<FieldworkEntry>& log) {
    std::vector<Text> parts;
    bool unknown = false;
    for (const FieldworkSum& sum : fieldworkSums(log)) {
        Text part = phrase("{0}{1}{2}", "{0}: {1} {2}", {sum.kind.title, numberWords(sum.sessions), sum.kind.sessions});
        if (sum.persons > 0)
            part = phrase("{0}（{1}人次）", "{0} ({1} person-times)", {part, numberWords(sum.persons)});
        // Some said how many took part and some did not: the sum is of the former only.
        unknown = unknown || (sum.unknown > 0 && sum.unknown < sum.entries);
        parts.push_back(part);
    }
    if (parts.empty()) return {};
    const Text done = phrase("调研期间共开展{0}。", "Fieldwork: {0}.", {joined(parts, "、", ", ")});
    return unknown ? joined({done,
                             {"部分活动没有记录参加人数，人次只计有记录的。",
                              "Some entries do not say how many took part; person-times are of the others."}},
                            "", " ")
                   : done;
}

ResultTable fieldworkTable(const std::vector<FieldworkEntry>& log) {
    ResultTable table;
    table.id = "fieldwork";
    table.kind = "fieldwork";
    table.title = {"实地调研情况", "Fieldwork"};
    table.base = {"调研记录中的全部活动", "all entries of the fieldwork log"};
    table.columns = {{{"形式", "Kind"}, ColumnRole::label},
                     {{"次数", "Sessions"}, ColumnRole::count},
                     {{"计量单位", "Counted in"}, ColumnRole::label},
                     {{"人次", "Person-times"}, ColumnRole::count}};
    for (const FieldworkSum& sum : fieldworkSums(log)) {
        TableRow row{RowRole::option, sum.kind.id, {sum.kind.title, sum.sessions, sum.kind.sessions}};
        if (sum.unknown == sum.entries)
            row.cells.emplace_back(NoValue{{"没有记录参加人数", "not recorded how many took part"}});
        else
            row.cells.emplace_back(sum.persons);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace diaoyan
