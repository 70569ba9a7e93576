// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/markdown_blocks.h"

#include <algorithm>
#include <md4c.h>
#include <string_view>
#include <utility>

namespace diaoyan {

namespace {

// U+E000 and U+E001 are for private use: no keyboard types them.
constexpr std::string_view mark_begin = "\xEE\x80\x80";
constexpr std::string_view mark_end = "\xEE\x80\x81";

/// Collects the blocks that md4c reports.
class Collector {
public:
    explicit Collector(const std::vector<BoundWords>& values) : values_(values) {}

    static int enterBlock(MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Collector*>(self)->enter(type, detail);
        return 0;
    }
    static int leaveBlock(MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Collector*>(self)->leave(type, detail);
        return 0;
    }
    static int enterSpan(MD_SPANTYPE type, void*, void* self) {
        if (type == MD_SPAN_IMG) ++static_cast<Collector*>(self)->pictures_;
        return 0;
    }
    static int leaveSpan(MD_SPANTYPE type, void*, void* self) {
        if (type == MD_SPAN_IMG) --static_cast<Collector*>(self)->pictures_;
        return 0;
    }
    static int text(MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* self) {
        static_cast<Collector*>(self)->add(type, {words, size});
        return 0;
    }

    std::vector<Block> blocks;

private:
    /// One list, from the outermost in.
    struct List {
        bool numbered = false;
        std::vector<std::string> items;
    };

    void enter(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
        case MD_BLOCK_QUOTE: ++quotes_; break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            flushItem();
            lists_.push_back({type == MD_BLOCK_OL, {}});
            break;
        case MD_BLOCK_TABLE:
            table_ = {};
            table_.kind = "words";
            break;
        case MD_BLOCK_TR: table_.rows.emplace_back(); break;
        case MD_BLOCK_H: level_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level; break;
        default: break;
        }
    }

    void leave(MD_BLOCKTYPE type, void*) {
        switch (type) {
        case MD_BLOCK_H: flush(Heading{static_cast<int>(std::min(level_, 3U)), {}}); break;
        case MD_BLOCK_P:
            if (lists_.empty())
                flushParagraph();
            else
                words_ += words_.empty() ? "" : "\n";
            break;
        case MD_BLOCK_CODE:
        case MD_BLOCK_HTML: flushParagraph(); break;
        case MD_BLOCK_LI: flushItem(); break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: endList(); break;
        case MD_BLOCK_QUOTE: --quotes_; break;
        case MD_BLOCK_TH: table_.columns.push_back({untranslated(taken()), ColumnRole::label}); break;
        case MD_BLOCK_TD: table_.rows.back().cells.emplace_back(untranslated(taken())); break;
        case MD_BLOCK_TABLE: endTable(); break;
        default: break;
        }
    }

    void add(MD_TEXTTYPE type, std::string_view words) {
        if (pictures_ > 0) return;
        switch (type) {
        case MD_TEXT_NULLCHAR: return;
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR: softBreak(); return;
        default: break;
        }
        while (!words.empty()) {
            const std::size_t begin = words.find(mark_begin);
            words_ += words.substr(0, begin);
            if (begin == std::string_view::npos) return;
            const std::size_t end = words.find(mark_end, begin);
            if (end == std::string_view::npos) return;
            bind(words.substr(begin + mark_begin.size(), end - begin - mark_begin.size()));
            words.remove_prefix(end + mark_end.size());
        }
    }

    /// A line of the template that goes on in the next one: a space between Latin words, none in Chinese.
    void softBreak() {
        if (!words_.empty() && static_cast<unsigned char>(words_.back()) < 0x80) words_ += ' ';
    }

    void bind(std::string_view digits) {
        std::size_t number = 0;
        for (const char digit : digits) number = number * 10 + static_cast<std::size_t>(digit - '0');
        if (number >= values_.size()) return;
        words_ += values_[number].words;
        const std::string& source = values_[number].source;
        if (source.empty() || sources_.find(source) != std::string::npos) return;
        sources_ += (sources_.empty() ? "" : "; ") + source;
    }

    std::string taken() {
        sources_.clear();
        std::string words = std::exchange(words_, {});
        words.erase(std::find_if(words.rbegin(), words.rend(), [](char c) { return c != ' ' && c != '\n'; }).base(),
                    words.end());
        return words;
    }

    void flush(Heading heading) {
        heading.text = taken();
        if (!heading.text.empty()) blocks.emplace_back(std::move(heading));
    }

    void flushParagraph() {
        const std::string source = sources_;
        std::string words = taken();
        if (words.empty()) return;
        if (quotes_ > 0)
            blocks.emplace_back(Remark{std::move(words)});
        else
            blocks.emplace_back(Paragraph{std::move(words), source});
    }

    /// Lists within lists become items of the outermost one.
    void flushItem() {
        std::string words = taken();
        if (!lists_.empty() && !words.empty()) lists_.front().items.push_back(std::move(words));
    }

    void endList() {
        flushItem();
        const List list = std::move(lists_.back());
        lists_.pop_back();
        if (!lists_.empty() || list.items.empty()) return;
        if (list.numbered)
            blocks.emplace_back(NumberedList{list.items});
        else
            blocks.emplace_back(BulletList{list.items});
    }

    void endTable() {
        // The row of headings has no cells of its own.
        std::erase_if(table_.rows, [](const TableRow& row) { return row.cells.empty(); });
        for (TableRow& row : table_.rows) row.cells.resize(table_.columns.size(), untranslated(""));
        if (!table_.rows.empty()) blocks.emplace_back(TableBlock{std::move(table_)});
    }

    const std::vector<BoundWords>& values_;
    std::string words_;
    std::string sources_;
    std::vector<List> lists_;
    ResultTable table_;
    unsigned level_ = 1;
    int quotes_ = 0;
    int pictures_ = 0;
};

}  // namespace

std::string boundMark(std::size_t number) {
    return std::string(mark_begin) + std::to_string(number) + std::string(mark_end);
}

std::string withoutBoundMarks(std::string words) {
    for (const std::string_view mark : {mark_begin, mark_end})
        for (std::size_t at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
            words.erase(at, mark.size());
    return words;
}

std::vector<Block> markdownBlocks(const std::string& markdown, const std::vector<BoundWords>& values) {
    Collector collector(values);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = Collector::enterBlock;
    parser.leave_block = Collector::leaveBlock;
    parser.enter_span = Collector::enterSpan;
    parser.leave_span = Collector::leaveSpan;
    parser.text = Collector::text;
    // The callbacks never stop the parser, and what it cannot read as markup it gives as text.
    md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &collector);
    return std::move(collector.blocks);
}

}  // namespace diaoyan
