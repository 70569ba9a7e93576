// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/known_scales.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

constexpr std::array offScale = {"不了解",   "不清楚",   "不知道",     "不太清楚",   "说不清",      "说不清楚",
                                 "说不准",   "不好说",   "不确定",     "难以判断",   "无法判断",    "无法评价",
                                 "不便评价", "不适用",   "没有接触",   "没有接触过", "未接触",      "没有参加",
                                 "拒绝回答", "不愿回答", "无此项",     "don't know", "do not know", "not applicable",
                                 "n/a",      "not sure", "no opinion", "can't say",  "cannot say"};

// Best point first; scores run from the number of points down to 1.
// Where a wording could stand for two points (满意 is the best of four and the second of five), it stands in
// both scales; the other labels of the question decide. Common scales come first.
class ScaleList {
public:
    void add(std::string_view id, Text name, std::vector<std::vector<std::string_view>> wordings) {
        KnownScale scale{id, std::move(name), {}};
        double score = static_cast<double>(wordings.size());
        for (auto& labels : wordings) scale.points.push_back({std::move(labels), score--});
        scales_.push_back(std::move(scale));
    }
    std::vector<KnownScale> take() { return std::move(scales_); }

private:
    std::vector<KnownScale> scales_;
};

void addSatisfaction(ScaleList& list) {
    list.add("satisfaction5", {"满意度（5 级）", "satisfaction, 5 points"},
             {{"非常满意", "很满意", "十分满意", "特别满意", "very satisfied"},
              {"满意", "比较满意", "较满意", "satisfied", "somewhat satisfied"},
              {"一般", "基本满意", "一般满意", "中立", "neutral", "neither satisfied nor dissatisfied"},
              {"不满意", "不太满意", "比较不满意", "较不满意", "dissatisfied", "somewhat dissatisfied"},
              {"非常不满意", "很不满意", "十分不满意", "特别不满意", "very dissatisfied"}});
    list.add("satisfaction4", {"满意度（4 级，含基本满意）", "satisfaction, 4 points with basically satisfied"},
             {{"满意", "很满意", "非常满意"},
              {"比较满意", "较满意"},
              {"基本满意", "一般", "一般满意"},
              {"不满意", "不太满意"}});
    list.add("satisfaction5_basic", {"满意度（5 级，含基本满意）", "satisfaction, 5 points with basically satisfied"},
             {{"非常满意", "很满意"}, {"满意"}, {"比较满意", "较满意"}, {"基本满意", "一般"}, {"不满意", "不太满意"}});
    list.add("satisfaction4_plain", {"满意度（4 级）", "satisfaction, 4 points"},
             {{"非常满意", "很满意", "very satisfied"},
              {"满意", "比较满意", "satisfied"},
              {"不满意", "不太满意", "dissatisfied"},
              {"很不满意", "非常不满意", "very dissatisfied"}});
    list.add("satisfaction4_basic", {"满意度（4 级，不满意居末）", "satisfaction, 4 points down to dissatisfied"},
             {{"非常满意", "很满意"}, {"满意"}, {"基本满意", "一般"}, {"不满意"}});
    list.add("satisfaction4_even", {"满意度（4 级，无中间项）", "satisfaction, 4 points without a middle"},
             {{"非常满意", "很满意", "满意"}, {"比较满意"}, {"不太满意"}, {"不满意", "很不满意", "非常不满意"}});
    list.add("satisfaction3", {"满意度（3 级）", "satisfaction, 3 points"},
             {{"满意", "satisfied"}, {"基本满意", "一般", "neutral"}, {"不满意", "dissatisfied"}});
    list.add("satisfaction2", {"满意度（2 级）", "satisfaction, 2 points"},
             {{"满意", "satisfied"}, {"不满意", "dissatisfied"}});
}

void addAttitudes(ScaleList& list) {
    list.add("agreement5", {"同意程度（5 级）", "agreement, 5 points"},
             {{"非常同意", "完全同意", "很同意", "strongly agree"},
              {"同意", "比较同意", "较同意", "agree"},
              {"一般", "不确定", "中立", "说不清", "无所谓", "neutral", "neither agree nor disagree"},
              {"不同意", "不太同意", "比较不同意", "disagree"},
              {"非常不同意", "完全不同意", "很不同意", "strongly disagree"}});
    list.add("agreement4", {"同意程度（4 级）", "agreement, 4 points"},
             {{"非常同意", "完全同意", "strongly agree"},
              {"同意", "比较同意", "agree"},
              {"不同意", "不太同意", "disagree"},
              {"非常不同意", "完全不同意", "strongly disagree"}});
    list.add("fit5", {"符合程度（5 级）", "how well it fits, 5 points"},
             {{"非常符合", "完全符合", "很符合"},
              {"符合", "比较符合", "较符合"},
              {"一般", "不确定", "基本符合", "有点符合", "说不清"},
              {"不符合", "不太符合", "比较不符合", "较不符合"},
              {"非常不符合", "完全不符合", "很不符合"}});
    list.add("fit4", {"符合程度（4 级）", "how well it fits, 4 points"},
             {{"非常符合", "完全符合"},
              {"比较符合", "符合", "基本符合"},
              {"不太符合", "比较不符合", "不符合"},
              {"完全不符合", "非常不符合"}});
}

void addRatings(ScaleList& list) {
    list.add("frequency5", {"频率（5 级）", "frequency, 5 points"},
             {{"总是", "一直", "always"},
              {"经常", "常常", "often"},
              {"有时", "有时候", "sometimes"},
              {"很少", "偶尔", "rarely", "seldom"},
              {"从不", "从来没有", "没有", "从未", "never"}});
    list.add("frequency4", {"频率（4 级）", "frequency, 4 points"},
             {{"经常", "总是", "often"},
              {"有时", "有时候", "sometimes"},
              {"很少", "偶尔", "rarely"},
              {"从不", "从来没有", "没有", "从未", "never"}});
    list.add("quality5", {"好坏（5 级）", "how good, 5 points"},
             {{"很好", "非常好", "优秀", "excellent", "very good"},
              {"好", "较好", "比较好", "良好", "good"},
              {"一般", "中等", "还可以", "fair", "average"},
              {"差", "较差", "比较差", "不好", "不太好", "poor"},
              {"很差", "非常差", "很不好", "非常不好", "very poor"}});
    list.add("quality4", {"好坏（4 级）", "how good, 4 points"},
             {{"很好", "非常好", "好", "优", "优秀", "excellent"},
              {"较好", "比较好", "良", "良好", "good"},
              {"一般", "中", "合格", "及格", "fair"},
              {"差", "较差", "不好", "不合格", "不及格", "poor"}});
    list.add("quality3", {"好坏（3 级）", "how good, 3 points"}, {{"好", "很好"}, {"一般"}, {"差", "不好"}});
}

void addDegrees(ScaleList& list) {
    list.add("knowledge5", {"了解程度（5 级）", "how well known, 5 points"},
             {{"非常了解", "很了解", "十分了解"},
              {"比较了解", "了解", "较了解"},
              {"一般", "基本了解", "有些了解"},
              {"不太了解", "了解一点", "了解很少"},
              {"不了解", "完全不了解", "很不了解", "非常不了解"}});
    list.add("knowledge4", {"了解程度（4 级）", "how well known, 4 points"},
             {{"非常了解", "很了解", "了解"},
              {"比较了解", "基本了解"},
              {"不太了解", "了解一点", "一般"},
              {"不了解", "完全不了解"}});
    list.add("knowledge3", {"了解程度（3 级）", "how well known, 3 points"},
             {{"了解", "很了解"}, {"基本了解", "了解一些", "了解一点"}, {"不了解"}});
    list.add("importance5", {"重要程度（5 级）", "importance, 5 points"},
             {{"非常重要", "很重要", "very important"},
              {"重要", "比较重要", "important"},
              {"一般", "neutral"},
              {"不重要", "不太重要", "not important"},
              {"非常不重要", "很不重要", "完全不重要", "not at all important"}});
    list.add("likelihood5", {"可能程度（5 级）", "likelihood, 5 points"},
             {{"非常愿意", "很愿意", "一定会", "very likely"},
              {"愿意", "比较愿意", "可能会", "likely"},
              {"一般", "不确定", "neutral"},
              {"不愿意", "不太愿意", "可能不会", "unlikely"},
              {"非常不愿意", "很不愿意", "一定不会", "very unlikely"}});
}

std::vector<KnownScale> allScales() {
    ScaleList list;
    addSatisfaction(list);
    addAttitudes(list);
    addRatings(list);
    addDegrees(list);
    return list.take();
}

bool dropPrefix(std::string& text, std::string_view prefix) {
    if (text.compare(0, prefix.size(), prefix) != 0) return false;
    text.erase(0, prefix.size());
    return true;
}

bool dropSuffix(std::string& text, std::string_view suffix) {
    if (text.size() < suffix.size() || text.compare(text.size() - suffix.size(), suffix.size(), suffix) != 0)
        return false;
    text.erase(text.size() - suffix.size());
    return true;
}

void trim(std::string& text) {
    constexpr std::array blanks = {" ", "\t", "\r", "\n", "\u3000", "\u00A0"};
    const auto drop = [&](auto how) {
        return std::any_of(blanks.begin(), blanks.end(), [&](const char* blank) { return how(text, blank); });
    };
    while (drop(dropPrefix)) {}
    while (drop(dropSuffix)) {}
}

/// "A、 非常满意（5分）" and "非常满意" are the same wording.
std::string wordingOf(std::string_view label) {
    std::string text(label);
    trim(text);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    std::size_t marks = 0;
    while (marks < text.size() && marks < 2 && text[marks] >= '0' && text[marks] <= '9') ++marks;
    if (marks == 0 && text.size() > 1 && text[0] >= 'a' && text[0] <= 'z') marks = 1;
    if (marks > 0) {
        std::string rest = text.substr(marks);
        for (const char* mark : {".", "、", "．", ":", "：", ")", "）", "=", " "})
            if (dropPrefix(rest, mark)) {
                text = rest;
                break;
            }
    }
    for (const char* open : {"（", "("}) {
        const std::size_t at = text.rfind(open);
        if (at == std::string::npos || at == 0) continue;
        std::string inside = text.substr(at);
        if ((dropSuffix(inside, "分）") || dropSuffix(inside, "分)"))) text.erase(at);
    }
    trim(text);
    return text;
}

std::optional<std::size_t> pointOf(const KnownScale& scale, std::string_view wording) {
    for (std::size_t i = 0; i < scale.points.size(); ++i) {
        const auto& labels = scale.points[i].labels;
        if (std::find(labels.begin(), labels.end(), wording) != labels.end()) return i;
    }
    return std::nullopt;
}

std::optional<RecognizedScale> fit(const KnownScale& scale, const std::vector<std::string>& wordings) {
    RecognizedScale fitted{.scale = &scale, .labels = {}};
    std::vector<std::size_t> points;
    for (const std::string& wording : wordings) {
        if (const auto point = pointOf(scale, wording)) {
            if (std::find(points.begin(), points.end(), *point) != points.end()) return std::nullopt;
            points.push_back(*point);
            fitted.labels.push_back({scale.points[*point].score, true});
        } else if (isOffScale(wording)) {
            fitted.labels.push_back({std::nullopt, false});
        } else {
            return std::nullopt;
        }
    }
    if (points.size() < 2) return std::nullopt;
    const bool falls = std::is_sorted(points.begin(), points.end());
    const bool rises = std::is_sorted(points.rbegin(), points.rend());
    fitted.in_order = falls || rises;
    fitted.direction = rises ? ScaleDirection::worst_first : ScaleDirection::best_first;
    fitted.complete = points.size() == scale.points.size();
    return fitted;
}

}  // namespace

std::span<const KnownScale> knownScales() {
    static const std::vector<KnownScale> scales = allScales();
    return scales;
}

bool isOffScale(std::string_view label) {
    const std::string wording = wordingOf(label);
    return std::find(offScale.begin(), offScale.end(), wording) != offScale.end();
}

std::optional<RecognizedScale> recognizeScale(const std::vector<std::string>& labels) {
    std::vector<std::string> wordings;
    for (const std::string& label : labels) wordings.push_back(wordingOf(label));
    const auto gaps = [](const RecognizedScale& fitted) {
        const auto points = std::count_if(fitted.labels.begin(), fitted.labels.end(),
                                          [](const RecognizedLabel& label) { return label.substantive; });
        return static_cast<std::ptrdiff_t>(fitted.scale->points.size()) - points;
    };
    std::optional<RecognizedScale> best;
    for (const KnownScale& scale : knownScales())
        if (auto fitted = fit(scale, wordings); fitted && (!best || gaps(*fitted) < gaps(*best)))
            best = std::move(fitted);
    return best;
}

void applyScale(const RecognizedScale& scale, std::vector<Option>& options) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        options[i].score = scale.labels[i].score;
        options[i].substantive = scale.labels[i].substantive;
    }
}

}  // namespace diaoyan
