// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/live_answers.h"

#include <algorithm>

namespace diaoyan::office {

namespace {

/// Whether a row holds an answer that a figure has in its base: 不了解 is none.
struct Answered {
    const Item& item;
    std::size_t row;

    bool counts(std::size_t option) const { return option < item.options.size() && item.options[option].substantive; }

    bool operator()(const CodeColumn& column) const {
        return std::visit([&](const auto& codes) { return counts(codes[row]); }, column.codes);
    }
    bool operator()(const TickColumn& column) const {
        for (std::size_t option = 0; option < column.options; ++option) {
            const std::uint8_t bits = column.bits[row * column.bytes_per_row + option / 8];
            if ((bits >> (option % 8) & 1) != 0 && counts(option)) return true;
        }
        return false;
    }
    bool operator()(const RankColumn& column) const {
        const auto begin = column.ranks.begin() + static_cast<std::ptrdiff_t>(row * column.options);
        return std::any_of(begin, begin + column.options, [](std::uint8_t rank) { return rank != 0; });
    }
    bool operator()(const NumberColumn& column) const { return column.present[row] != 0; }
    bool operator()(const TextColumn& column) const { return column.ends[row] > (row == 0 ? 0 : column.ends[row - 1]); }
};

/// Looks at the whole steps that have come since and shows one more where enough of them answered.
template <class IsAnswered>
void walk(ShownStep& shown, std::size_t rows, std::size_t minimum, IsAnswered answered) {
    while (shown.walked + minimum <= rows) {
        for (std::size_t row = shown.walked; row < shown.walked + minimum; ++row)
            if (answered(row)) ++shown.answers;
        shown.walked += minimum;
        if (shown.answers < minimum) continue;
        shown.rows = shown.walked;
        shown.answers = 0;
    }
}

std::size_t stepOf(std::int64_t minimum_n) {
    return static_cast<std::size_t>(std::max<std::int64_t>(minimum_n, 1));
}

template <class Values>
void cut(Values& values, std::size_t size) {
    if (values.size() > size) values.resize(size);
}

struct Cutter {
    std::size_t rows;

    void operator()(CodeColumn& column) const {
        std::visit([&](auto& codes) { cut(codes, rows); }, column.codes);
    }
    void operator()(TickColumn& column) const {
        cut(column.bits, rows * column.bytes_per_row);
        cut(column.reasons, rows);
    }
    void operator()(RankColumn& column) const {
        cut(column.ranks, rows * column.options);
        cut(column.reasons, rows);
    }
    void operator()(NumberColumn& column) const {
        cut(column.values, rows);
        cut(column.present, rows);
        cut(column.reasons, rows);
    }
    void operator()(TextColumn& column) const {
        cut(column.bytes, rows == 0 ? 0 : column.ends[rows - 1]);
        cut(column.ends, rows);
        cut(column.reasons, rows);
    }
};

constexpr std::size_t sheetsAtOnce = 5000;
constexpr std::size_t minuteLength = 16;  // 2026-11-23T08:30
constexpr std::size_t minutesKept = 3 * 24 * 60;

}  // namespace

Result<LiveAnswers> LiveAnswers::open(const std::string& path, const std::vector<Questionnaire>& forms,
                                      const Roster& roster) {
    Result<AnswerFeed> feed = AnswerFeed::open(path);
    if (!feed) return feed.problem();
    LiveAnswers answers(std::move(feed).value());
    std::vector<std::string> codes;
    for (const School& school : roster.schools) {
        if (codes.size() == Responses::noSchool) break;
        answers.schools_.emplace(school.code, static_cast<std::uint16_t>(codes.size()));
        codes.push_back(school.code);
    }
    for (const Questionnaire& form : forms) {
        LiveForm live;
        live.responses.questionnaire = form;
        live.responses.items = items(form);
        live.responses.schools = codes;
        for (const Item& item : live.responses.items) live.responses.columns.push_back(emptyColumn(item));
        live.shown.resize(live.responses.items.size());
        answers.forms_.emplace(form.id, std::move(live));
    }
    return answers;
}

Result<Done> LiveAnswers::follow() {
    for (;;) {
        const Result<std::vector<AnswerFeed::Fed>> fed = feed_.next(sheetsAtOnce);
        if (!fed) return fed.problem();
        for (const auto& [questionnaire, sheet] : *fed) {
            LiveForm* form = find(questionnaire);
            if (form == nullptr) continue;
            Responses& all = form->responses;
            const auto school = schools_.find(sheet.school);
            all.school.push_back(school == schools_.end() ? Responses::noSchool : school->second);
            for (std::size_t i = 0; i < all.items.size(); ++i) {
                const auto found = sheet.answers.find(all.items[i].id);
                appendAnswer(all.columns[i], all.items[i], found == sheet.answers.end() ? nullptr : &found->second,
                             all.rows);
            }
            ++all.rows;
            form->seconds.push_back(sheet.seconds);
            if (sheet.submitted_at.size() >= minuteLength)
                ++form->by_minute[sheet.submitted_at.substr(0, minuteLength)];
            if (form->by_minute.size() > minutesKept) form->by_minute.erase(form->by_minute.begin());
            if (sheet.source_id.starts_with("paper-")) form->source_ids.insert(sheet.source_id);
        }
        if (fed->size() < sheetsAtOnce) return Done{};
    }
}

LiveForm* LiveAnswers::find(const std::string& questionnaire) {
    const auto found = forms_.find(questionnaire);
    return found == forms_.end() ? nullptr : &found->second;
}

const LiveForm* LiveAnswers::form(const std::string& questionnaire) const {
    const auto found = forms_.find(questionnaire);
    return found == forms_.end() ? nullptr : &found->second;
}

std::int64_t LiveAnswers::between(const LiveForm& form, const std::string& since, const std::string& until) {
    std::int64_t sheets = 0;
    for (auto at = form.by_minute.lower_bound(since); at != form.by_minute.end() && at->first <= until; ++at)
        sheets += at->second;
    return sheets;
}

/// Steps of another minimum begin anew.
void LiveAnswers::forgetStepsOf(std::int64_t minimum_n) {
    if (minimum_n == minimum_n_) return;
    minimum_n_ = minimum_n;
    for (auto& [id, form] : forms_) {
        form.shown.assign(form.shown.size(), {});
        form.shown_times = {};
    }
}

std::size_t LiveAnswers::shownRows(const std::string& questionnaire, std::size_t item, std::int64_t minimum_n) {
    forgetStepsOf(minimum_n);
    LiveForm* form = find(questionnaire);
    if (form == nullptr || item >= form->shown.size()) return 0;
    walk(form->shown[item], form->responses.rows, stepOf(minimum_n), [&](std::size_t row) {
        return std::visit(Answered{form->responses.items[item], row}, form->responses.columns[item]);
    });
    return form->shown[item].rows;
}

Responses LiveAnswers::firstRows(const Responses& all, std::size_t rows) {
    Responses first = all;
    first.rows = std::min(rows, all.rows);
    cut(first.school, first.rows);
    for (Column& column : first.columns) std::visit(Cutter{first.rows}, column);
    return first;
}

std::optional<double> LiveAnswers::medianSeconds(const std::string& questionnaire, std::int64_t minimum_n) {
    forgetStepsOf(minimum_n);
    LiveForm* form = find(questionnaire);
    if (form == nullptr) return std::nullopt;
    const auto known = [&](std::size_t row) { return form->seconds[row] >= 0; };
    walk(form->shown_times, form->responses.rows, stepOf(minimum_n), known);
    std::vector<double> times;
    for (std::size_t row = 0; row < form->shown_times.rows; ++row)
        if (known(row)) times.push_back(form->seconds[row]);
    if (times.empty()) return std::nullopt;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    if (times.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(times.begin(), middle)) / 2;
}

}  // namespace diaoyan::office
