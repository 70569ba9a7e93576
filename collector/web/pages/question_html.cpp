// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/question_html.h"

#include "collector/web/pages/page_frame.h"
#include "collector/web/pages/page_words.h"
#include "collector/web/wire/field_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace diaoyan {

namespace {

constexpr std::string_view longestWords = "500";
constexpr std::string_view longestText = "5000";

std::string plainNumber(double number) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(15);
    text << number;
    return text.str();
}

/// The skip rules as the script of the page reads them: [[item, [codes], 1 if negated], ...].
std::string rulesAsJson(const std::vector<ShowRule>& rules) {
    nlohmann::json list = nlohmann::json::array();
    for (const ShowRule& rule : rules) list.push_back({rule.question, rule.any_of, rule.negated ? 1 : 0});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Writes one question.
class QuestionWriter {
public:
    explicit QuestionWriter(const QuestionOnPage& on_page)
        : on_page_(on_page), page_(on_page.page), question_(on_page.question), numbers_(on_page.numbers),
          id_("q" + std::to_string(numbers_.at(question_.id))) {}

    std::string write();

private:
    std::string say(const char* zh, const char* en) const { return page_.language == Language::zh ? zh : en; }
    std::string label(const Text& text) const { return text.in(page_.language); }
    std::string value(std::string_view name) const { return std::string(fieldNamed(page_.filled, name)); }
    /// Browsers without scripts show every question, so they may insist only where nothing is skipped.
    bool browserInsists() const { return question_.required && question_.show_when.empty(); }
    bool oneControl() const {
        return question_.kind == QuestionKind::number || question_.kind == QuestionKind::text ||
               question_.kind == QuestionKind::date;
    }

    std::string opening() const;
    std::string notes() const;
    std::string describedBy(bool problem) const;

    std::string controls(const std::string& item, QuestionKind kind, const std::string& labelled_by) const;
    std::string matrixRows() const;
    std::string ticks(const std::string& item, bool many) const;
    std::string ranks(const std::string& item) const;
    std::string number(const std::string& item, const std::string& attributes) const;
    std::string text(const std::string& item, const std::string& attributes) const;

    const QuestionOnPage& on_page_;
    const FormPage& page_;
    const Question& question_;
    const QuestionNumbers& numbers_;
    std::string id_;
};

std::string QuestionWriter::describedBy(bool problem) const {
    std::string ids = problem ? "e" + id_ : "";
    if (!question_.note.empty()) ids += (ids.empty() ? "n" : " n") + id_;
    return ids.empty() ? "" : attributeText("aria-describedby", ids);
}

std::string QuestionWriter::opening() const {
    std::string html = std::string("<fieldset class=") + (inTwoColumns(question_, page_.language) ? "\"q two\"" : "q") +
                       attributeText("id", id_);
    if (question_.required) html += " data-must";
    if (question_.kind == QuestionKind::multiple || question_.kind == QuestionKind::ranking) {
        if (question_.min_choices) html += attributeText("data-min", std::to_string(*question_.min_choices));
        if (question_.max_choices) html += attributeText("data-max", std::to_string(*question_.max_choices));
    }
    if (!question_.show_when.empty()) html += attributeText("data-show", rulesAsJson(question_.show_when));
    if (!oneControl()) html += describedBy(!problemWords(page_, question_.id).empty());
    return html + ">\n";
}

std::string QuestionWriter::notes() const {
    std::string html;
    if (!question_.note.empty())
        html += "<p class=note" + attributeText("id", "n" + id_) + '>' + htmlEscaped(label(question_.note)) + "</p>\n";
    return html + paragraph(limitWords(on_page_), "note");
}

std::string QuestionWriter::write() {
    const std::string must = question_.required ? " <i>" + label(page_words::required) + "</i>" : "";
    std::string html = opening();
    if (oneControl())
        html += "<label class=t" + attributeText("for", "c" + id_) + '>' + htmlEscaped(headingWords(on_page_)) + must +
                "</label>";
    else
        html += "<legend>" + htmlEscaped(headingWords(on_page_)) + must + "</legend>\n";
    html += paragraph(whomWords(on_page_), "when") + notes() +
            problemParagraph(problemWords(page_, question_.id), "e" + id_);
    html += question_.kind == QuestionKind::matrix ? matrixRows() : controls(question_.id, question_.kind, {});
    return html + "</fieldset>\n";
}

std::string QuestionWriter::matrixRows() const {
    std::string html;
    const std::string css_class = inOneBar(question_, page_.language) ? "r s" : "r";
    for (std::size_t at = 0; at < question_.rows.size(); ++at) {
        const MatrixRow& row = question_.rows[at];
        const std::string item = question_.id + '.' + row.code;
        const std::string id = id_ + '-' + std::to_string(at + 1);
        const std::string words = problemWords(page_, item);
        html += "<fieldset" + attributeText("class", css_class) + attributeText("id", id) +
                (words.empty() ? "" : attributeText("aria-describedby", "e" + id)) + "><legend" +
                attributeText("id", "l" + id) + '>' + htmlEscaped(label(row.label)) + "</legend>\n" +
                problemParagraph(words, "e" + id) + controls(item, question_.cells, "l" + id) + "</fieldset>\n";
    }
    return html;
}

std::string QuestionWriter::controls(const std::string& item, QuestionKind kind, const std::string& labelled_by) const {
    const auto attributes = [&] {
        std::string html = attributeText("name", item);
        if (labelled_by.empty())
            html += attributeText("id", "c" + id_) + describedBy(!problemWords(page_, item).empty());
        else
            html += attributeText("aria-labelledby", labelled_by);
        return html + (browserInsists() ? " required" : "");
    };
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return ticks(item, false);
    case QuestionKind::multiple: return ticks(item, true);
    case QuestionKind::ranking: return ranks(item);
    case QuestionKind::number: return number(item, attributes());
    case QuestionKind::text: return text(item, attributes());
    case QuestionKind::date:
        return "<input type=date" + attributes() + attributeText("value", value(item)) +
               attributeText("placeholder", label(page_words::date)) + ">\n";
    case QuestionKind::matrix: break;  // a matrix has rows, which are of the other kinds
    }
    return {};
}

std::string QuestionWriter::ticks(const std::string& item, bool many) const {
    std::string html = question_.kind == QuestionKind::matrix ? "<div>" : "";
    bool first = true;
    for (const Option& option : question_.options) {
        html += "<label><input" + std::string(many ? " type=checkbox" : " type=radio") + attributeText("name", item) +
                attributeText("value", option.code);
        if (!many && first && browserInsists()) html += " required";
        if (many && option.exclusive) html += " data-alone";
        if (wasFilled(page_, item, option.code)) html += " checked";
        html += "><b>" + htmlEscaped(label(option.label)) + "</b></label>";
        if (option.other) {
            const std::string name = wordsField(item, option.code);
            html += "<input class=w" + attributeText("name", name) + attributeText("maxlength", longestWords) +
                    attributeText("aria-label", label(option.label) + say("：请写明", ": in your own words")) +
                    attributeText("placeholder", label(page_words::own_words));
            if (const std::string words = value(name); !words.empty()) html += attributeText("value", words);
            html += ">\n";
        }
        first = false;
    }
    return html + (question_.kind == QuestionKind::matrix ? "</div>" : "");
}

std::string QuestionWriter::ranks(const std::string& item) const {
    std::string html;
    const auto options = static_cast<int>(question_.options.size());
    const int places = question_.max_choices ? std::clamp(*question_.max_choices, 1, std::max(options, 1)) : options;
    for (const Option& option : question_.options) {
        const std::string name = rankField(item, option.code);
        html += "<label class=k><b>" + htmlEscaped(label(option.label)) + "</b><select" + attributeText("name", name) +
                "><option value=\"\">–";
        for (int place = 1; place <= places; ++place)
            html += (wasFilled(page_, name, std::to_string(place)) ? "<option selected>" : "<option>") +
                    std::to_string(place);
        html += "</select></label>";
    }
    return html;
}

std::string QuestionWriter::number(const std::string& item, const std::string& attributes) const {
    std::string html = "<input type=number step=any inputmode=decimal" + attributes;
    if (question_.min_number) html += attributeText("min", plainNumber(*question_.min_number));
    if (question_.max_number) html += attributeText("max", plainNumber(*question_.max_number));
    if (const std::string was = value(item); !was.empty()) html += attributeText("value", was);
    return html + ">\n";
}

std::string QuestionWriter::text(const std::string& item, const std::string& attributes) const {
    const std::string was = value(item);
    if (question_.roster_field != RosterField::none || question_.kind == QuestionKind::matrix)
        return "<input" + attributes + attributeText("maxlength", longestWords) +
               (was.empty() ? "" : attributeText("value", was)) + ">\n";
    // The first line end behind <textarea> is not part of its text.
    return "<textarea rows=3" + attributes + attributeText("maxlength", longestText) + '>' +
           (was.starts_with('\n') ? "\n" : "") + htmlEscaped(was) + "</textarea>\n";
}

}  // namespace

std::string problemWords(const FormPage& page, std::string_view item) {
    std::string words;
    for (const Problem& problem : page.problems) {
        if (problem.where.column != item) continue;
        if (!words.empty()) words += page.language == Language::zh ? "；" : "; ";
        words += problem.message.in(page.language);
    }
    return words;
}

std::string problemParagraph(const std::string& words, const std::string& id) {
    if (words.empty()) return {};
    return "<p class=problem" + attributeText("id", id) + '>' + htmlEscaped(words) + "</p>\n";
}

bool wasFilled(const FormPage& page, std::string_view name, std::string_view value) {
    return std::any_of(page.filled.begin(), page.filled.end(),
                       [&](const auto& field) { return field.first == name && field.second == value; });
}

bool isSchoolChoice(const FormPage& page, const Question& question) {
    return question.roster_field == RosterField::school && question.kind == QuestionKind::text &&
           page.invitation.school.empty() && !page.roster.schools.empty();
}

std::string schoolChoiceHtml(const FormPage& page, const SchoolChoice& choice) {
    std::string html = "<fieldset class=q" + attributeText("id", choice.id) +
                       (choice.item.empty() ? "" : attributeText("data-item", choice.item)) +
                       (choice.required ? " data-must" : "") + ">\n<label class=t" +
                       attributeText("for", "c" + choice.id) + '>' + htmlEscaped(choice.title) +
                       (choice.required ? " <i>" + page_words::required.in(page.language) + "</i>" : "") + "</label>";
    html += problemParagraph(choice.problem, "e" + choice.id) + "<select" + attributeText("name", page_field::school) +
            attributeText("id", "c" + choice.id) +
            (choice.problem.empty() ? "" : attributeText("aria-describedby", "e" + choice.id)) +
            (choice.required ? " required" : "") + "><option value=\"\">" +
            page_words::choose_school.in(page.language) + '\n';
    for (const School& school : page.roster.schools)
        html += "<option" + attributeText("value", school.code) +
                (wasFilled(page, page_field::school, school.code) ? " selected>" : ">") + htmlEscaped(school.name) +
                '\n';
    return html + "</select>\n</fieldset>\n";
}

std::string questionHtml(const QuestionOnPage& on_page) {
    return QuestionWriter(on_page).write();
}

}  // namespace diaoyan
