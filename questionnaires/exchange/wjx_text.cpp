// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/wjx_text.h"

#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/known_scales.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace diaoyan {

namespace {

struct WjxType {
    std::string_view name;
    QuestionKind kind;
    QuestionKind cells = QuestionKind::scale;
    bool kept = true;
};

constexpr std::array wjxTypes{
    WjxType{"单选题", QuestionKind::single},
    WjxType{"多选题", QuestionKind::multiple},
    WjxType{"量表题", QuestionKind::scale},
    WjxType{"填空题", QuestionKind::text},
    WjxType{"数字题", QuestionKind::number},
    WjxType{"日期题", QuestionKind::date},
    WjxType{"排序题", QuestionKind::ranking},
    WjxType{"矩阵单选题", QuestionKind::matrix, QuestionKind::single},
    WjxType{"矩阵量表题", QuestionKind::matrix, QuestionKind::scale},
    WjxType{"矩阵多选题", QuestionKind::matrix, QuestionKind::multiple},
    WjxType{"矩阵填空题", QuestionKind::matrix, QuestionKind::text},
    WjxType{"矩阵数字题", QuestionKind::matrix, QuestionKind::number},
    WjxType{"矩阵滑动条", QuestionKind::matrix, QuestionKind::number},
    WjxType{"多项填空题", QuestionKind::matrix, QuestionKind::text},
    WjxType{"单选", QuestionKind::single},
    WjxType{"多选", QuestionKind::multiple},
    WjxType{"下拉题", QuestionKind::single},
    WjxType{"下拉框", QuestionKind::single},
    WjxType{"下拉单选题", QuestionKind::single},
    WjxType{"判断题", QuestionKind::single},
    WjxType{"评分题", QuestionKind::scale},
    WjxType{"评分单选题", QuestionKind::scale},
    WjxType{"NPS量表题", QuestionKind::scale},
    WjxType{"排序", QuestionKind::ranking},
    WjxType{"填空", QuestionKind::text},
    WjxType{"单项填空题", QuestionKind::text},
    WjxType{"简答题", QuestionKind::text},
    WjxType{"数字", QuestionKind::number},
    WjxType{"滑动条", QuestionKind::number},
    WjxType{"滑块题", QuestionKind::number},
    WjxType{"日期", QuestionKind::date},
    WjxType{"段落说明", QuestionKind::text, QuestionKind::scale, false},
    WjxType{"分页说明", QuestionKind::text, QuestionKind::scale, false},
    WjxType{"文件上传题", QuestionKind::text, QuestionKind::scale, false},
    WjxType{"上传文件题", QuestionKind::text, QuestionKind::scale, false},
    WjxType{"比重题", QuestionKind::text, QuestionKind::scale, false},
    WjxType{"表格题", QuestionKind::text, QuestionKind::scale, false},
};

const WjxType* typeNamed(std::string_view name) {
    const auto found =
        std::find_if(wjxTypes.begin(), wjxTypes.end(), [&](const WjxType& type) { return type.name == name; });
    return found == wjxTypes.end() ? nullptr : &*found;
}

/// The whole number in a text; nothing when there is none.
std::optional<int> firstNumber(std::string_view text) {
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    int number = 0;
    const auto error = std::from_chars(text.data() + begin, text.data() + text.size(), number).ec;
    constexpr int most = 10000;
    return error == std::errc() && number <= most ? std::optional(number) : std::nullopt;
}

/// The first line of a question, taken apart.
struct Heading {
    int number = 0;
    std::string title;
    const WjxType* type = nullptr;
    bool required = false;
    std::optional<int> least, most;
};

/// Takes "[...]" off the end of the title; false when it is none that we know.
bool takeMark(Heading& heading) {
    std::string& title = heading.title;
    std::size_t open = std::string::npos, width = 1;
    if (title.ends_with(']')) open = title.rfind('[');
    if (title.ends_with("】")) {
        open = title.rfind("【");
        width = std::string_view("【").size();
    }
    if (open == std::string::npos) return false;
    const std::string inside = title.substr(open + width, title.size() - open - 2 * width);
    const auto says = [&](std::string_view word) { return inside.find(word) != std::string::npos; };
    if (const WjxType* type = typeNamed(inside); type != nullptr && heading.type == nullptr)
        heading.type = type;
    else if (says("最多") && firstNumber(inside))
        heading.most = firstNumber(inside);
    else if (says("最少") && firstNumber(inside))
        heading.least = firstNumber(inside);
    else if (inside == "必答" || inside == "必填")
        heading.required = true;
    else
        return false;
    title = std::string(trimmedView(std::string_view(title).substr(0, open)));
    return true;
}

/// "12. 题干*[单选题]"; nothing when the line begins with no number.
std::optional<Heading> headingIn(std::string_view line) {
    Heading heading;
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    constexpr std::size_t longest = 5;
    if (digits == 0 || digits > longest) return std::nullopt;
    heading.number = firstNumber(line.substr(0, digits)).value_or(0);
    std::string_view rest = line.substr(digits);
    bool separated = false;
    for (const std::string_view mark : {".", "、", "．", "。", ":", "："})
        if (!separated && rest.starts_with(mark)) {
            rest.remove_prefix(mark.size());
            separated = true;
        }
    const bool decimal = !rest.empty() && line[digits] == '.' && rest.front() >= '0' && rest.front() <= '9';
    if (!separated || decimal) return std::nullopt;
    heading.title = std::string(trimmedView(rest));
    for (bool more = true; more;) {
        more = takeMark(heading);
        if (heading.title.ends_with('*')) {
            heading.title =
                std::string(trimmedView(std::string_view(heading.title).substr(0, heading.title.size() - 1)));
            heading.required = more = true;
        }
    }
    if (heading.title.starts_with('*')) {
        heading.title = std::string(trimmedView(std::string_view(heading.title).substr(1)));
        heading.required = true;
    }
    return heading;
}

/// Words between tabs, or, in a line without tabs, between blanks.
std::vector<std::string> wordsOf(const std::string& line) {
    const bool tabs = line.find('\t') != std::string::npos;
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at <= line.size(); ++at) {
        const bool wide = !tabs && line.compare(at, 3, "\xE3\x80\x80") == 0;
        if (at < line.size() && !wide && !(tabs ? line[at] == '\t' : isBlank(line[at]))) {
            word += line[at];
            continue;
        }
        if (const std::string_view one = trimmedView(word); !one.empty()) words.emplace_back(one);
        word.clear();
        if (wide) at += 2;
    }
    return words;
}

std::vector<Option> optionsOf(const std::vector<std::string>& labels) {
    std::vector<Option> options;
    for (std::string label : labels) {
        const std::size_t blank = label.find_last_not_of('_');
        const bool words = blank != std::string::npos && label.size() - blank > 2;
        if (words) label.erase(blank + 1);
        Option option{.code = std::to_string(options.size() + 1), .label = untranslated(label)};
        option.other = words || soundsLikeOther(option.label);
        options.push_back(std::move(option));
    }
    return options;
}

/// Scores by the labels; else 1, 2, 3 ... as 问卷星 gives them.
void settleScale(Question& question, bool scale) {
    QuestionKind& kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    kind = QuestionKind::single;
    guessScale(question);
    if (kind == QuestionKind::scale || !scale) return;
    std::vector<std::optional<double>> scores;
    double next = 1;
    for (const Option& option : question.options)
        scores.push_back(isOffScale(option.label.zh) ? std::nullopt : std::optional(next++));
    (void)scaleByScores(question, scores);
}

class WjxReader {
public:
    explicit WjxReader(const FormDocument& document) : document_(document) {}
    Result<ReadForm> read();

private:
    void line(const std::string& text);
    void endQuestion();
    Question questionOf(const Heading& heading) const;

    const FormDocument& document_;
    ReadForm form_;
    UniqueIds ids_;
    std::optional<Heading> heading_;
    std::vector<std::string> lines_;
    bool after_blank_ = true;
};

Question WjxReader::questionOf(const Heading& heading) const {
    static constexpr WjxType single{"", QuestionKind::single}, words{"", QuestionKind::text};
    const WjxType& type = heading.type != nullptr ? *heading.type : lines_.empty() ? words : single;
    Question question{.title = untranslated(heading.title), .kind = type.kind, .cells = type.cells};
    question.required = heading.required;
    question.min_choices = heading.least;
    question.max_choices = heading.most;
    if (question.kind != QuestionKind::matrix) {
        question.options = optionsOf(lines_);
    } else {
        const bool heads = hasOptions(question.cells) && !lines_.empty();
        if (heads) question.options = optionsOf(wordsOf(lines_.front()));
        for (std::size_t i = heads ? 1 : 0; i < lines_.size(); ++i)
            question.rows.push_back({std::to_string(question.rows.size() + 1), untranslated(lines_[i])});
    }
    const QuestionKind cells = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    if (isOneChoice(cells)) settleScale(question, cells == QuestionKind::scale);
    return question;
}

void WjxReader::endQuestion() {
    if (!heading_) return;
    const std::string id = ids_.take("Q" + std::to_string(heading_->number), "Q");
    if (heading_->type != nullptr && !heading_->type->kept) {
        form_.remarks.push_back(formRemark(
            id, phrase("{0} 不能统计，已略去", "{0}: nothing to be counted; left out", {heading_->type->name}),
            heading_->title));
    } else {
        Question question = questionOf(*heading_);
        question.id = id;
        for (const std::string& text : lines_)
            if (text.find("跳至") != std::string::npos || text.find("跳到") != std::string::npos)
                form_.remarks.push_back(formRemark(id, {"跳题说明未采用", "a jump is not kept"}, text));
        form_.questionnaire.questions.push_back(std::move(question));
    }
    heading_.reset();
    lines_.clear();
}

void WjxReader::line(const std::string& text) {
    if (text.empty()) {
        after_blank_ = true;
        return;
    }
    auto heading = headingIn(text);
    if (heading && (after_blank_ || heading->type != nullptr)) {
        endQuestion();
        heading_ = std::move(heading);
    } else if (heading_) {
        lines_.push_back(text);
    } else if (form_.questionnaire.title.empty()) {
        form_.questionnaire.title = untranslated(text);
    } else {
        form_.remarks.push_back(formRemark("", {"问卷说明未采用", "the introduction is not kept"}, text));
    }
    after_blank_ = false;
}

Result<ReadForm> WjxReader::read() {
    form_.questionnaire.id = idOfFile(document_.name, "form");
    form_.questionnaire.role = roleNamed("respondent");
    const std::string_view all = document_.text;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        line(std::string(trimmedView(all.substr(at, end - at))));
        if (form_.questionnaire.questions.size() > questionnaireLimits.questions) break;  // finishForm refuses it
        at = end + 1;
    }
    endQuestion();
    return finishForm(std::move(form_), document_);
}

const char* nameOf(const Question& question) {
    for (const WjxType& type : wjxTypes)
        if (type.kind == question.kind && (question.kind != QuestionKind::matrix || type.cells == question.cells))
            return type.name.data();
    return "填空题";  // a matrix of dates or of rankings
}

/// One line of text; what would be taken for a mark at its end is kept apart by nothing but itself.
std::string lineOf(const Text& text) {
    return foldBlanks(text.in(Language::zh));
}

std::string written(const Question& question, std::size_t number) {
    std::string text = std::to_string(number) + ". " + lineOf(question.title) + (question.required ? "*" : "") + "[" +
                       nameOf(question) + "]";
    if (question.min_choices) text += "[最少选" + std::to_string(*question.min_choices) + "项]";
    if (question.max_choices) text += "[最多选" + std::to_string(*question.max_choices) + "项]";
    text += "\n";
    const auto label = [](const Option& option) { return lineOf(option.label) + (option.other ? "____" : ""); };
    if (question.kind == QuestionKind::matrix) {
        const bool tabs = std::any_of(question.options.begin(), question.options.end(), [&](const Option& option) {
            return label(option).find(' ') != std::string::npos;
        });
        for (std::size_t i = 0; i < question.options.size(); ++i)
            text += (i == 0 ? "" : tabs || question.options.size() == 1 ? "\t" : " ") + label(question.options[i]);
        if (!question.options.empty()) text += "\n";
        for (const MatrixRow& row : question.rows) text += lineOf(row.label) + "\n";
    } else {
        for (const Option& option : question.options) text += label(option) + "\n";
    }
    return text;
}

}  // namespace

bool recogniseWjxText(const FormDocument& document) {
    constexpr std::size_t beginning = 1 << 16;
    const std::string_view all = std::string_view(document.text).substr(0, beginning);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const auto heading = headingIn(trimmedView(all.substr(at, end - at)));
        if (heading && heading->type != nullptr) return true;
        at = end + 1;
    }
    return false;
}

Result<ReadForm> readWjxText(const FormDocument& document) {
    return WjxReader(document).read();
}

WrittenForm writeWjxText(const Questionnaire& questionnaire) {
    std::string text = lineOf(questionnaire.title) + "\n";
    for (std::size_t i = 0; i < questionnaire.questions.size(); ++i)
        text += "\n" + written(questionnaire.questions[i], i + 1);
    return withLosses({.text = std::move(text)}, questionnaire, readWjxText);
}

}  // namespace diaoyan
