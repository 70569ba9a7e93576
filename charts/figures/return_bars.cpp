// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/return_bars.h"

#include "charts/figures/axis_steps.h"

#include <algorithm>
#include <vector>

namespace diaoyan {

namespace {

using Schools = std::vector<const ResponseRate*>;

/// The schools' rates of one role, highest first; what is unknown stays at the end in its order.
Schools schoolsOf(const ResponseRates& rates, const std::string& role) {
    Schools schools;
    for (const ResponseRate& rate : rates.schools)
        if (rate.role == role) schools.push_back(&rate);
    std::stable_sort(schools.begin(), schools.end(), [](const ResponseRate* a, const ResponseRate* b) {
        return a->return_rate.percent().value_or(-1) > b->return_rate.percent().value_or(-1);
    });
    return schools;
}

ChartValue barOf(const ResponseRate& rate, Language language) {
    if (rate.return_rate.base > 0)
        return {rate.return_rate, phrase("{0}/{1}份（{2}%）", "{0} of {1} ({2}%)",
                                         {rate.return_rate.count, rate.return_rate.base, percentText(rate.return_rate)})
                                      .in(language)};
    return {.share = {0, 0, BaseKind::issued},
            .label =
                phrase("回收{0}份，发放数未知", "{0} returned, number issued not known", {rate.returned}).in(language),
            .withheld = true};
}

std::string captionOf(const Schools& schools, const ResponseRates& rates, const FigureOptions& options) {
    const Text who = options.role.name.empty() ? Text{"受访者", "respondents"} : options.role.name;
    Text words = phrase("基数：发给各校{0}的问卷份数", "Base: questionnaires issued to {0} at each school", {who});
    std::string caption = words.in(options.language);
    const auto all = std::find_if(rates.roles.begin(), rates.roles.end(),
                                  [&](const ResponseRate& rate) { return rate.role == options.role.id; });
    if (all != rates.roles.end() && all->return_rate.base > 0)
        caption += phrase("；合计回收{0}/{1}份（{2}%）", "; together {0} of {1} returned ({2}%)",
                          {all->return_rate.count, all->return_rate.base, percentText(all->return_rate)})
                       .in(options.language);
    const auto count = [&](auto holds) { return std::int64_t{std::count_if(schools.begin(), schools.end(), holds)}; };
    const std::int64_t silent = count([](const ResponseRate* rate) { return rate->returned == 0; });
    const std::int64_t unknown = count([](const ResponseRate* rate) { return rate->return_rate.base <= 0; });
    if (silent > 0)
        caption +=
            phrase("；{0}所学校没有回收", "; schools that nothing came back from: {0}", {silent}).in(options.language);
    if (unknown > 0)
        caption += phrase("；{0}所学校发放数未知，没有回收率",
                          "; schools without a known number issued, and so without a rate: {0}", {unknown})
                       .in(options.language);
    return caption;
}

}  // namespace

Result<ChartSpec> returnBars(const ResponseRates& rates, const FigureOptions& options) {
    const Schools schools = schoolsOf(rates, options.role.id);
    if (schools.empty())
        return Problem{"nothing-to-draw", phrase("名册中没有学校可画", "there is no school to draw"), {}};
    const Text who = options.role.name.empty() ? Text{"受访者", "respondents"} : options.role.name;
    ChartSpec spec;
    spec.id = options.id.empty() ? "returns." + options.role.id : options.id;
    spec.title = options.title.empty()
                     ? phrase("各校{0}问卷回收率", "Return rate of {0}, by school", {who}).in(options.language)
                     : options.title;
    spec.caption = captionOf(schools, rates, options);
    ChartSeries series;
    double longest = 0;
    for (const ResponseRate* rate : schools) {
        spec.categories.push_back(rate->name.in(options.language));
        series.values.push_back(barOf(*rate, options.language));
        longest = std::max(longest, rate->return_rate.percent().value_or(0));
    }
    spec.series.push_back(std::move(series));
    spec.axis = longest > 100 ? axisFromZero(longest, "%") : percentAxisUpTo(longest);
    return spec;
}

}  // namespace diaoyan
