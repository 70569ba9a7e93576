// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/school_beside_town.h"

#include "charts/figures/base_words.h"
#include "charts/figures/figures.h"
#include "charts/report/sentences.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"
#include "charts/tables/option_order.h"
#include "charts/template/rated_schools.h"
#include "charts/template/template_call.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// What may be said of the school's difference from all schools.
enum class Standing { untested, alike, above, below };

struct Compared {
    Satisfaction town;
    Text definition;
    Standing standing = Standing::untested;
    std::optional<double> p;  ///< adjusted over the schools
};

std::optional<Compared> compared(const SchoolView& view, const StudyPart& town, const Item& item,
                                 const ReportOptions& options) {
    if (isWithheld(town, item)) return std::nullopt;
    const auto rate = satisfactionOf(*town.answers, item, options.definition, options.confidence);
    if (!rate || rate->n == 0 || rate->definition.kind != SatisfactionKind::rate) return std::nullopt;
    Compared result{*rate, definitionInWords(*rate, item), Standing::untested, std::nullopt};
    const auto schools =
        ratedSchools(town, item, options.definition, view.town ? view.town->minimum_n : 1, options.confidence);
    if (!schools) return result;
    const auto at = schools->find(view.school.code);
    if (!at) return result;
    const auto side = schools->side(*at, options.confidence);
    if (!side) return result;
    result.standing = *side == 0 ? Standing::alike : *side > 0 ? Standing::above : Standing::below;
    if (schools->funnel->schools[*at].p_bh) result.p = *schools->funnel->schools[*at].p_bh;
    return result;
}

}  // namespace

Text besideTownSentence(const SchoolView& view, const StudyPart& town, const Item& item, const ReportOptions& options) {
    const auto found = compared(view, town, item, options);
    if (!found) return {};
    const Text rate =
        phrase("全部学校合计，{0}为{1}（{2}）", "Over all schools the {0} is {1} ({2})",
               {found->definition, rateWords(found->town), respondents(found->town.n, town.questionnaire.role)});
    const Text p_text = found->p ? pWords(*found->p) : Text{};
    switch (found->standing) {
    case Standing::above:
        return phrase("{0}；本校显著高于总体水平（漏斗图检验，已考虑校际一般差异并作多重比较校正，{1}）。",
                      "{0}; this school lies significantly above it (funnel test, allowing for the usual differences "
                      "between schools and adjusted for multiple testing, {1}).",
                      {rate, p_text});
    case Standing::below:
        return phrase("{0}；本校显著低于总体水平（漏斗图检验，已考虑校际一般差异并作多重比较校正，{1}）。",
                      "{0}; this school lies significantly below it (funnel test, allowing for the usual differences "
                      "between schools and adjusted for multiple testing, {1}).",
                      {rate, p_text});
    case Standing::alike:
        return phrase("{0}；本校与总体水平的差异没有超出学校之间的一般差异，不能据此判断高低。",
                      "{0}; the difference of this school is within what schools usually differ by: it is neither "
                      "shown to be higher nor lower.",
                      {rate});
    case Standing::untested: break;
    }
    return phrase("{0}；本校与总体的差异未作检验。", "{0}; the difference of this school was not tested.", {rate});
}

Text besideTownSentence(const SchoolView& view, const StudyPart& town, const Question& matrix,
                        const std::vector<Item>& rows, const ReportOptions& options) {
    std::vector<Text> above, below;
    int alike = 0;
    for (const Item& item : rows) {
        const auto found = compared(view, town, item, options);
        if (!found || found->standing == Standing::untested) continue;
        if (found->standing == Standing::alike) ++alike;
        if (found->standing == Standing::above) above.push_back(quoted(rowLabel(matrix, item)));
        if (found->standing == Standing::below) below.push_back(quoted(rowLabel(matrix, item)));
    }
    std::vector<Text> parts;
    if (!above.empty())
        parts.push_back(phrase("本校在{0}上显著高于总体水平", "this school lies significantly above all schools on {0}",
                               {listed(above)}));
    if (!below.empty())
        parts.push_back(phrase("本校在{0}上显著低于总体水平", "this school lies significantly below all schools on {0}",
                               {listed(below)}));
    if (alike > 0)
        parts.push_back(above.empty() && below.empty()
                            ? phrase("{0}项与总体水平的差异均没有超出学校之间的一般差异",
                                     "on {0} items it differs from all schools no more than schools usually do",
                                     {alike})
                            : phrase("其余{0}项的差异没有超出学校之间的一般差异",
                                     "on the other {0} it differs no more than schools usually do", {alike}));
    if (parts.empty()) return {};
    return phrase("与全部学校合计相比，{0}（漏斗图检验，逐项按学校作多重比较校正）。",
                  "Beside all schools together, {0} (funnel tests, adjusted over the schools item by item).",
                  {joined(parts, "；", "; ")});
}

std::optional<ChartSpec> besideTownFigure(const Study& study, const StudyPart& part, const StudyPart& town,
                                          const Item& item, const FigureOptions& options) {
    if (isWithheld(town, item)) return std::nullopt;
    const Result<FigureKind> grouped = figureKindNamed("grouped");
    if (!grouped) return std::nullopt;
    FigureRequest request;
    request.sources = {{part.answers.get(), {item}, part.questionnaire.role, untranslated(study.view->school.name)},
                       {town.answers.get(), {item}, town.questionnaire.role, {"全部学校", "All schools"}}};
    request.options = options;
    Result<ChartSpec> figure = grouped->make(request);
    if (!figure) return std::nullopt;
    return std::move(*figure);
}

ResultTable withTownColumn(ResultTable table, const Counts& town) {
    const Item& item = town.item;
    const ItemCounts all = town.total();
    const BaseKind kind = item.kind == QuestionKind::multiple ? BaseKind::cases : BaseKind::valid;
    const std::int64_t base = figureBase(item, all);
    const auto shares = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const TableColumn& column) { return column.role == ColumnRole::share; });
    if (shares == table.columns.end() || item.kind == QuestionKind::ranking) return table;
    table.columns.push_back({{"全部学校", "All schools"}, ColumnRole::share});
    for (TableRow& row : table.rows) {
        const auto option = row.role == RowRole::option ? optionIndex(item.options, row.code) : std::nullopt;
        if (option)
            row.cells.emplace_back(Share{all.options[*option], base, kind});
        else
            row.cells.emplace_back(NoValue{{"不在此列的基数内", "not in the base of this column"}});
    }
    table.notes.push_back(
        phrase("“全部学校”一列以全部学校{0}为基数。", "The column “All schools” is of {0} of all schools.",
               {item.kind == QuestionKind::multiple
                    ? phrase("作答的{0}人", "the {0} who answered", {numberWords(base)})
                    : phrase("有效作答的{0}人", "the {0} with a valid answer", {numberWords(base)})}));
    return table;
}

}  // namespace diaoyan
