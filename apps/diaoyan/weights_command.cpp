// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/population_margins.h"
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/survey_parts.h"
#include "charts/findings/weighting.h"
#include "collector/margins_reader.h"

#include <memory>

namespace diaoyan {

namespace {

struct WeightsOptions {
    std::string file;
    std::string form;
    std::vector<std::string> to;
    std::string margins;
    std::string from_item;
    std::string scale = "respondents";
    std::string population;
    double trim = 0;
    bool trimmed = false;
    bool allow_empty = false;
    bool clear = false;
    bool dry_run = false;

    bool makes() const { return !to.empty() || !margins.empty() || !from_item.empty(); }
};

/// One questionnaire with everything that its weights are made from.
struct WeightedForm {
    const SurveyPart& part;
    const Roster& roster;
};

/// What was made, with the words about it.
struct MadeWeights {
    SampleWeights weights;
    Text words;
};

std::optional<RosterNumber> rosterNumberNamed(const std::string& name) {
    if (name == "teachers") return RosterNumber::teachers;
    if (name == "expected") return RosterNumber::expected;
    if (name == "enrolment") return RosterNumber::enrolment;
    return std::nullopt;
}

std::optional<Problem> addRosterMargins(const WeightedForm& form, const WeightsOptions& options,
                                        std::vector<WeightingMargin>& margins, WeightingOrigin& origin) {
    if (options.to.empty()) return std::nullopt;
    const auto people =
        rosterPopulation(form.roster, form.part.questionnaire.role, rosterNumberNamed(options.population));
    if (!people) return people.problem();
    origin.roster = people->number;
    for (const std::string& by : options.to) {
        auto margin = rosterMargin(*form.part.responses, form.roster, *people, by);
        if (!margin) return margin.problem();
        margins.push_back(std::move(*margin));
    }
    return std::nullopt;
}

/// People who write margins down name a question by its id or by its title.
std::string groupingOf(const Questionnaire& questionnaire, const std::string& name) {
    if (findItem(questionnaire, name)) return name;
    for (const Item& item : items(questionnaire))
        if (item.title.zh == name || item.title.en == name) return item.id;
    return name;
}

std::optional<Problem> addGivenMargins(const WeightedForm& form, const WeightsOptions& options,
                                       std::vector<WeightingMargin>& margins, WeightingOrigin& origin) {
    if (options.margins.empty()) return std::nullopt;
    const auto tables = readPopulation(options.margins);
    if (!tables) return tables.problem();
    origin.given = true;
    for (const PopulationTable& table : *tables) {
        std::vector<GivenLevel> levels;
        for (const PopulationTable::Line& line : table.lines)
            levels.push_back({line.option, line.amount, {.file = options.margins, .row = line.row}});
        auto margin = givenMargin(*form.part.responses, form.roster, groupingOf(form.part.questionnaire, table.item),
                                  levels, table.shares);
        if (!margin) return margin.problem();
        margins.push_back(std::move(*margin));
    }
    return std::nullopt;
}

Result<MadeWeights> makeWeights(const WeightedForm& form, const WeightsOptions& options) {
    std::vector<WeightingMargin> margins;
    std::vector<double> base_weights;
    WeightingOrigin origin;
    if (auto problem = addRosterMargins(form, options, margins, origin)) return *problem;
    if (auto problem = addGivenMargins(form, options, margins, origin)) return *problem;
    const Responses& responses = *form.part.responses;
    if (!options.from_item.empty()) {
        auto base = weightsInItem(responses, options.from_item);
        if (!base) return base.problem();
        base_weights = std::move(*base);
        const auto item = findItem(form.part.questionnaire, options.from_item);
        origin.item = item && !item->title.empty() ? item->title : untranslated(options.from_item);
    }
    WeightingOptions how{.allow_empty = options.allow_empty};
    if (options.trimmed) how.trim = options.trim;
    if (options.scale == "population") how.total = WeightTotal::population;
    origin.trim = how.trim;
    origin.total = how.total;
    auto weights = fitWeights(margins, responses.rows, base_weights, how);
    if (!weights) {
        Problem problem = weights.problem();
        if (problem.code == "empty-stratum")
            problem.message = phrase("{0}，或加 --allow-empty 把它们排除在外",
                                     "{0}, or leave them out with --allow-empty", {problem.message});
        return problem;
    }
    Text words = weightingWords(*weights, origin);
    return MadeWeights{std::move(*weights), std::move(words)};
}

Result<Done> store(const std::string& file, const std::string& questionnaire, const std::vector<double>& weights,
                   const Text& words) {
    Result<SurveyFile> survey = SurveyFile::open(file, SurveyFile::Access::write);
    if (!survey) return survey.problem();
    SurveyFile::Change change(*survey);
    if (auto set = change.setWeights(questionnaire, weights, words); !set) return set;
    change.commit();
    return Done{};
}

int showWeights(const std::vector<SurveyPart>& parts, const WeightsOptions& options, const Session& session) {
    std::vector<ResultTable> tables;
    for (const SurveyPart& part : parts) {
        auto table = weightingTable(*part.responses);
        if (!table) return session.fail(table.problem());
        tables.push_back(std::move(*table));
    }
    return printTables(tables, options.file, session);
}

int clearWeights(const std::vector<SurveyPart>& parts, const WeightsOptions& options, const Session& session) {
    std::vector<ResultTable> tables;
    for (const SurveyPart& part : parts) {
        if (!options.dry_run)
            if (auto cleared = store(options.file, part.questionnaire.id, {}, {}); !cleared)
                return session.fail(cleared.problem());
        Responses even = *part.responses;
        even.weights.clear();
        even.weighting = {};
        tables.push_back(*weightingTable(even));
    }
    return printTables(tables, options.file, session);
}

int makeAndStore(const WeightedForm& form, const WeightsOptions& options, const Session& session) {
    const SurveyPart& part = form.part;
    const auto made = makeWeights(form, options);
    if (!made) return session.fail(made.problem());
    Responses weighted = *part.responses;
    weighted.weights = made->weights.weights;
    weighted.weighting = made->words;
    const auto effect = weightingTable(weighted, options.dry_run);
    if (!effect) return session.fail(effect.problem());
    std::vector<ResultTable> tables = weightingFitTables(made->weights, part.questionnaire);
    tables.insert(tables.begin(), *effect);
    if (!options.dry_run)
        if (auto stored = store(options.file, part.questionnaire.id, made->weights.weights, made->words); !stored)
            return session.fail(stored.problem());
    const int done = printTables(tables, options.file, session);
    if (options.dry_run)
        session.say(phrase("只是试算，没有保存。", "a trial only: nothing was stored"));
    else
        session.say(
            phrase("已保存：问卷 {0} 的结果今后按这些权重计算；用 --clear 取消，导入新答卷后须重新加权。",
                   "stored: results of questionnaire {0} use these weights from now on; --clear takes them back, "
                   "and new answers need new weights",
                   {part.questionnaire.id}));
    return done;
}

int runWeights(const WeightsOptions& options, const Session& session) {
    if (!options.makes() && (options.trimmed || options.allow_empty || !options.population.empty()))
        return session.fail({"nothing-to-weight-by",
                             phrase("没有说按什么加权；请加 --to、--margins 或 --from-item",
                                    "nothing to weight by: add --to, --margins or --from-item"),
                             {}});
    const Result<SelectedParts> selected = selectParts(options.file, {.form = options.form});
    if (!selected) return session.fail(selected.problem());
    const std::vector<SurveyPart>& parts = selected->parts;
    if ((options.makes() || options.clear) && parts.size() > 1) {
        std::string ids;
        for (const SurveyPart& part : parts) ids += (ids.empty() ? "" : ", ") + part.questionnaire.id;
        return session.fail({"questionnaire-unclear",
                             phrase("调查文件有{0}份问卷，请用 --form 指定一份（{1}）",
                                    "the survey file has {0} questionnaires; name one with --form ({1})",
                                    {static_cast<std::uint64_t>(parts.size()), ids}),
                             {}});
    }
    if (parts.empty() || (!options.makes() && !options.clear)) return showWeights(parts, options, session);
    return options.clear ? clearWeights(parts, options, session)
                         : makeAndStore({parts.front(), selected->roster}, options, session);
}

}  // namespace

RunCommand declareWeights(CLI::App& parser, Language language) {
    const auto options = std::make_shared<WeightsOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--form", options->form, words("要加权的问卷", "the questionnaire to weight"));
    parser
        .add_option("--to", options->to,
                    words("按名册加权：school、school.stage、school.area 等；写几次就同时满足几个",
                          "weight to the roster: school, school.stage, school.area ...; give it several times to meet "
                          "them all"))
        ->allow_extra_args(false);
    parser.add_option("--margins", options->margins,
                      words("总体数据文件：题目、选项、总体人数（或比例）",
                            "a file of the population: item, option, population (or share)"));
    parser.add_option("--from-item", options->from_item,
                      words("权重就是这道数字题的答案", "the number question that holds the weights"));
    parser
        .add_option("--population", options->population,
                    words("名册中哪个数是总体：teachers、expected、enrolment",
                          "which number of the roster is the population: teachers, expected, enrolment"))
        ->check(CLI::IsMember({"teachers", "expected", "enrolment"}));
    parser.add_option(
        "--trim", options->trim,
        words("权重上限，为平均权重的倍数，如 5", "largest weight, as a multiple of the mean, such as 5"));
    parser
        .add_option(
            "--scale", options->scale,
            words("权重合计：respondents 答卷份数，population 总体人数", "weights add up to: respondents, population"))
        ->check(CLI::IsMember({"respondents", "population"}));
    parser.add_flag(
        "--allow-empty", options->allow_empty,
        words("没有人作答的组排除在总体之外", "leave out groups of the population that nobody answered in"));
    CLI::Option* clear = parser.add_flag("--clear", options->clear, words("取消加权", "take the weights back"));
    for (const char* making : {"--to", "--margins", "--from-item", "--trim", "--allow-empty"})
        clear->excludes(parser.get_option(making));
    parser.add_flag("--dry-run", options->dry_run, words("只试算，不保存", "try only, store nothing"));
    const CLI::Option* trim = parser.get_option("--trim");
    return [options, trim](const Session& session) {
        options->trimmed = trim->count() > 0;
        return runWeights(*options, session);
    };
}

}  // namespace diaoyan
