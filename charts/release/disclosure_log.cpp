// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/disclosure_log.h"

#include "charts/tables/base_phrases.h"
#include "charts/tables/printable_text.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

Text reasonWords(HidingReason reason) {
    switch (reason) {
    case HidingReason::small_group: return {"人数不足", "too few answers"};
    case HidingReason::small_count: return {"个数太少", "small count"};
    case HidingReason::unanimous: return {"人数少且答案全同", "few answers, all the same"};
    case HidingReason::complementary: return {"防止推算", "others could be worked out"};
    case HidingReason::shown: break;
    }
    return {"公布", "shown"};
}

Text confidential() {
    return {"内部资料，不得外传：本表说明隐去了什么、为什么，含有未公布的人数。",
            "Confidential, for the office only: what was withheld and why, with numbers that are not published."};
}

class LogWriter {
public:
    explicit LogWriter(const Release& release) : release_(release) {
        table_.id = "disclosure-log";
        table_.kind = "disclosure-log";
        table_.title = {"披露控制记录", "Disclosure log"};
        table_.columns = {
            {{"文档", "Document"}, ColumnRole::label},          {{"问卷", "Questionnaire"}, ColumnRole::label},
            {{"题目", "Question"}, ColumnRole::label},          {{"隐去的结果", "Withheld"}, ColumnRole::label},
            {{"有效作答", "Valid answers"}, ColumnRole::count}, {{"原因", "Reason"}, ColumnRole::label}};
    }

    ResultTable write() {
        for (std::size_t p = 0; p < release_.plans.size(); ++p) {
            const PartPlan& plan = *release_.plans[p];
            for (const Item& item : release_.town->parts[p].answers->items())
                if (const ItemPlan* found = plan.find(item.id)) writeItem(p, item, *found);
        }
        table_.notes.push_back(confidential());
        table_.notes.push_back(
            phrase("规则：有效作答不足{0}人的不公布；不足{1}人而答案全同的不公布；为防止由合计推算，另隐去一些。",
                   "Rules: nothing of fewer than {0} valid answers; nothing of fewer than {1} that are all the same; "
                   "others so that nothing can be worked out from totals.",
                   {release_.options.minimum_n, 2 * release_.options.minimum_n}));
        return std::move(table_);
    }

private:
    void writeItem(std::size_t part, const Item& item, const ItemPlan& plan) {
        const PartPlan& whole = *release_.plans[part];
        std::int64_t all = 0;
        for (const AnsweringGroup& group : plan.groups.groups) all += group.n;
        if (plan.withheld())
            add(part, item, {"", {"各文档", "all documents"}}, {"全部结果", "all results"}, all, plan.released.total);
        const bool printed_by_cell = item.kind == QuestionKind::number || hasOptions(item.kind);
        for (std::size_t p = 0; p < plan.groups.cells.size() && printed_by_cell; ++p)
            for (std::size_t c = 0; c < plan.groups.cells[p].size(); ++c)
                if (plan.released.cells[p][c] != HidingReason::shown) writeCell(part, item, plan, p, c);
        for (std::size_t s = 0; s < whole.schools.size(); ++s)
            if (plan.released.groups[s] != HidingReason::shown)
                add(part, item, {whole.schools[s].code, {"总报告和本校报告", "overview and the school's own"}},
                    whole.schools[s].label, plan.groups.groups[s].n, plan.released.groups[s]);
    }

    void writeCell(std::size_t part, const Item& item, const ItemPlan& plan, std::size_t partition, std::size_t cell) {
        std::int64_t n = 0;
        for (const AnsweringGroup& group : plan.groups.groups)
            if (group.cells[partition] == static_cast<int>(cell)) n += group.n;
        const std::string& by = release_.plans[part]->partitions[partition];
        const auto known = titles_.find({part, by});
        const GroupList groups = known != titles_.end() ? known->second : groupsOf(part, item, by);
        titles_.emplace(std::pair(part, by), groups);
        const Text label = cell < groups.size() ? groups[cell].label : untranslated(by);
        add(part, item, {by, {"总报告", "overview"}}, label, n, plan.released.cells[partition][cell]);
    }

    GroupList groupsOf(std::size_t part, const Item& item, const std::string& by) const {
        const auto reader = ItemReader::of(*release_.town->parts[part].answers, item.id);
        if (!reader.ok()) return {};
        const auto groups = reader->groups(by);
        return groups.ok() ? groups->groups : GroupList{};
    }

    void add(std::size_t part, const Item& item, const Group& document, const Text& withheld, std::int64_t n,
             HidingReason reason) {
        const Questionnaire& form = release_.town->parts[part].questionnaire;
        TableRow row{RowRole::option, form.id + "." + item.id + "/" + document.code, {}};
        row.cells = {document.label, untranslated(form.id), item.title, withheld, n, reasonWords(reason)};
        table_.rows.push_back(std::move(row));
    }

    const Release& release_;
    ResultTable table_;
    std::map<std::pair<std::size_t, std::string>, GroupList> titles_;
};

std::string csvCell(const std::string& words) {
    // What a spreadsheet would take for a formula becomes a text.
    std::string safe = printable(words);
    if (!safe.empty() && std::string_view("=+-@").find(safe.front()) != std::string_view::npos) safe.insert(0, "'");
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string markdownCell(const std::string& words) {
    std::string escaped;
    for (const char c : printable(words)) {
        if (std::string_view("\\|<>*_`[]#&").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

template <class CellWriter>
std::string lineOf(const std::vector<std::string>& cells, const char* begin, const char* between, const char* end,
                   const CellWriter& cell) {
    std::string line = begin;
    for (std::size_t c = 0; c < cells.size(); ++c) line += (c == 0 ? "" : between) + cell(cells[c]);
    return line + end + "\n";
}

std::vector<std::string> headingsOf(const ResultTable& log, Language language) {
    std::vector<std::string> headings;
    for (const TableColumn& column : log.columns) headings.push_back(column.heading.in(language));
    return headings;
}

std::vector<std::string> cellsOf(const TableRow& row, Language language) {
    std::vector<std::string> cells;
    for (const TableCell& cell : row.cells) cells.push_back(cellText(cell, language));
    return cells;
}

}  // namespace

ResultTable disclosureLog(const Release& release) {
    return LogWriter(release).write();
}

std::string disclosureLogCsv(const ResultTable& log, Language language) {
    std::string text = "\xEF\xBB\xBF" + csvCell(confidential().in(language)) + "\n";
    text += lineOf(headingsOf(log, language), "", ",", "", csvCell);
    for (const TableRow& row : log.rows) text += lineOf(cellsOf(row, language), "", ",", "", csvCell);
    return text;
}

std::string disclosureLogMarkdown(const ResultTable& log, Language language) {
    std::string text = "# " + markdownCell(log.title.in(language)) + "\n\n**" + confidential().in(language) + "**\n\n";
    for (const Text& note : log.notes)
        if (note != confidential()) text += markdownCell(note.in(language)) + "\n\n";
    text += lineOf(headingsOf(log, language), "| ", " | ", " |", markdownCell);
    text += lineOf(std::vector<std::string>(log.columns.size(), "---"), "| ", " | ", " |",
                   [](const std::string& cell) { return cell; });
    for (const TableRow& row : log.rows) text += lineOf(cellsOf(row, language), "| ", " | ", " |", markdownCell);
    return text;
}

}  // namespace diaoyan
