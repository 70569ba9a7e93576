// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/lsa_source.h"

#include "collector/tabular/xml_part.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

constexpr std::uint64_t longestForm = 256ull << 20;  ///< bytes of an .lss within an archive

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digitsAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end])) ++end;
    return end - at;
}

/// 841748X3X3SQ001, and Q26_S31 of the newest versions; id, submitdate and token are no questions.
bool isQuestionField(std::string_view name) {
    if (name.starts_with('Q')) return digitsAt(name, 1) > 0;
    std::size_t at = 0;
    for (int part = 0; part < 3; ++part) {
        if (part > 0 && (at >= name.size() || name[at++] != 'X')) return false;
        const std::size_t digits = digitsAt(name, at);
        if (digits == 0) return false;
        at += digits;
    }
    return true;
}

/// Names of XML elements cannot begin with a digit, nor have a # in them.
std::string fieldOfElement(std::string_view element) {
    if (element.starts_with('_')) element.remove_prefix(1);
    std::string field(element);
    std::replace(field.begin(), field.end(), '-', '#');
    return field;
}

class LsrRows final : public RowSource {
public:
    LsrRows(XmlPart part, const TableLimits& limits) : part_(std::move(part)), limits_(limits) {}

    /// Reads the names of the fields. Problems: file-damaged, too-large, not-a-table.
    Result<Done> start() {
        rewind();
        Result<XmlReader> xml = part_.open();
        if (!xml) return xml.problem();
        xml_.emplace(std::move(xml).value());
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return broken();
            if (token != Token::start) continue;
            const std::string name(xml_->name());
            if (name == "rows") break;
            if (name != "fieldname") continue;
            if (const auto done = readText(); !done) return done;
            name_bytes_ += text_.size();
            if (fields_.size() >= limits_.columns) return tooLarge(limits_.columns);
            if (name_bytes_ > limits_.record_bytes) return tooLarge(limits_.record_bytes);
            if (!places_.emplace(text_, fields_.size()).second || text_.empty()) return broken();
            fields_.push_back(text_);
        }
        if (fields_.empty()) return broken();
        return Done{};
    }

    Result<bool> next(std::vector<Cell>& cells) override {
        cells.clear();
        if (ended_) return false;
        if (!xml_) {
            if (const auto done = start(); !done) return stop(done.problem());
        }
        if (row_number_ == 0) {
            row_number_ = 1;
            for (const std::string& field : fields_) cells.push_back({Cell::Kind::text, field, 0});
            return true;
        }
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return stop(broken());
            if (token == Token::end && xml_->name() == "rows") return finish();
            if (token == Token::start && xml_->name() == "row") break;
        }
        ++row_number_;
        if (const auto done = readRow(); !done) return stop(done.problem());
        giveOut(cells);
        return true;
    }

    std::int64_t rowNumber() const override { return row_number_; }

    void rewind() override {
        xml_.reset();
        fields_.clear();
        places_.clear();
        name_bytes_ = 0;
        row_number_ = 0;
        ended_ = false;
    }

private:
    Problem broken() const { return part_.broken(*xml_, row_number_); }

    Problem stop(Problem problem) {
        ended_ = true;
        return problem;
    }

    Problem tooLarge(std::uint64_t limit) const {
        return fileProblem("too-large", part_.path,
                           phrase("第 {0} 行的列数或字节数超过上限（{1}）",
                                  "columns or bytes of row {0} are beyond the limit ({1})", {row_number_, limit}),
                           row_number_);
    }

    /// After the rows the file goes on to its end: one that was cut must not look whole.
    Result<bool> finish() {
        ended_ = true;
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::finished) return false;
            if (token == Token::broken) return broken();
        }
    }

    /// The text of the element whose start came last.
    Result<Done> readText() {
        text_.clear();
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::end) break;
            if (token != Token::text) return broken();
            text_ += xml_->text();
            if (text_.size() > limits_.cell_bytes) return tooLarge(limits_.cell_bytes);
        }
        if (!isUtf8(text_)) return broken();
        return Done{};
    }

    Result<Done> readRow() {
        values_.assign(fields_.size(), std::nullopt);
        std::uint64_t bytes = 0;
        for (;;) {
            const Token token = xml_->next();
            if (token == Token::broken || token == Token::finished) return broken();
            if (token == Token::end) return Done{};
            if (token != Token::start) continue;
            const auto exact = places_.find(std::string(xml_->name()));
            const auto place = exact != places_.end() ? exact : places_.find(fieldOfElement(xml_->name()));
            if (place == places_.end() || values_[place->second]) return broken();
            if (const auto done = readText(); !done) return done;
            bytes += text_.size();
            if (bytes > limits_.record_bytes) return tooLarge(limits_.record_bytes);
            values_[place->second] = text_;
        }
    }

    void giveOut(std::vector<Cell>& cells) const {
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            std::string_view text = values_[i] ? std::string_view(*values_[i]) : std::string_view{};
            if (!values_[i] && isQuestionField(fields_[i])) text = lsrNotShown;
            cells.push_back({text.empty() ? Cell::Kind::empty : Cell::Kind::text, text, 0});
        }
    }

    XmlPart part_;
    TableLimits limits_;
    std::optional<XmlReader> xml_;
    std::vector<std::string> fields_;
    std::map<std::string, std::size_t> places_;
    std::vector<std::optional<std::string>> values_;  ///< of the row; nothing: the element is absent
    std::string text_;
    std::uint64_t name_bytes_ = 0;
    std::int64_t row_number_ = 0;
    bool ended_ = false;
};

Result<TableSource> tableOf(XmlPart part, std::string format, const TableOptions& options) {
    auto rows = std::make_unique<LsrRows>(std::move(part), options.limits);
    if (const auto done = rows->start(); !done) return done.problem();
    rows->rewind();
    TableSource source;
    source.facts.format = std::move(format);
    source.facts.encoding = "UTF-8";
    source.rows = std::move(rows);
    return source;
}

Result<std::shared_ptr<const FormDocument>> formOf(const ZipParts& parts, const std::string& name) {
    Result<PartStream> stream = parts.part(name);
    if (!stream) return stream.problem();
    auto form = std::make_shared<FormDocument>(FormDocument{.name = name, .text = {}, .sheets = {}});
    for (;;) {
        constexpr std::size_t piece = 64 << 10;
        const std::size_t before = form->text.size();
        form->text.resize(before + piece);
        const Result<std::size_t> count = stream->read(form->text.data() + before, piece);
        if (!count) return count.problem();
        form->text.resize(before + *count);
        if (*count == 0) break;
        if (form->text.size() > longestForm)
            return fileProblem("too-large", parts.path(),
                               phrase("存档中的问卷（.lss）超过 {0} 字节的上限",
                                      "the questionnaire in the archive (.lss) is beyond the limit of {0} bytes",
                                      {longestForm}));
    }
    if (form->text.starts_with("\xEF\xBB\xBF")) form->text.erase(0, 3);
    if (!isUtf8(form->text)) return damagedPart(parts.path(), name);
    return std::shared_ptr<const FormDocument>(std::move(form));
}

std::vector<std::string> namesEndingWith(const ZipParts& parts, std::string_view ending) {
    std::vector<std::string> names;
    for (const std::string& name : parts.names())
        if (name.ends_with(ending)) names.push_back(name);
    return names;
}

Problem leftOut(const std::string& path, const std::string& part, const Text& why) {
    return fileProblem("part-left-out", path,
                       phrase("存档中的 {0} 未读取（{1}）", "{0} of the archive is not read ({1})", {part, why}));
}

void remarkOthers(const ZipParts& parts, const std::string& taken, std::vector<Problem>& remarks) {
    for (const std::string& name : parts.names()) {
        if (name == taken) continue;
        if (name.ends_with(".lst")) {
            remarks.push_back(leftOut(parts.path(), name, phrase("参与者名单", "the list of participants")));
        } else if (name.ends_with(".lsi")) {
            remarks.push_back(leftOut(parts.path(), name, phrase("各题用时", "the times taken for each question")));
        } else if (name.ends_with(".lsr")) {
            remarks.push_back(leftOut(parts.path(), name, phrase("只读第一份答卷", "only the first answers are read")));
        }
    }
}

}  // namespace

bool holdsLimeSurvey(const ZipParts& parts) {
    return !namesEndingWith(parts, ".lss").empty() || !namesEndingWith(parts, ".lsr").empty();
}

Result<TableSource> openLsa(ZipParts parts, const std::string& path, const TableOptions& options) {
    const std::vector<std::string> answers = namesEndingWith(parts, ".lsr");
    const std::vector<std::string> forms = namesEndingWith(parts, ".lss");
    if (answers.empty())
        return fileProblem(
            "not-a-table", path,
            phrase("LimeSurvey 存档（.lsa）里只有问卷，没有答卷（.lsr）；要用其中的问卷，请解压后以 --form 指定 .lss",
                   "the LimeSurvey archive (.lsa) holds a questionnaire but no answers (.lsr); to use the "
                   "questionnaire, unpack it and name the .lss with --form"));
    const auto shared = std::make_shared<const ZipParts>(std::move(parts));
    Result<TableSource> source = tableOf(xmlPartOf(shared, answers.front()), "lsa", options);
    if (!source) return source;
    if (!forms.empty()) {
        auto form = formOf(*shared, forms.front());
        if (!form) return form.problem();
        source->form = std::move(form).value();
    }
    remarkOthers(*shared, answers.front(), source->facts.remarks);
    return source;
}

Result<TableSource> openLsr(FileBytes bytes, const std::string& path, const TableOptions& options) {
    return tableOf(xmlPartOf(std::make_shared<const FileBytes>(std::move(bytes)), path), "lsr", options);
}

}  // namespace diaoyan
