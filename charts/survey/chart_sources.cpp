// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/chart_sources.h"

#include "charts/tables/option_order.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace diaoyan {

std::vector<Item> itemsToDraw(const Questionnaire& questionnaire, const std::string& id) {
    if (const Question* question = findQuestion(questionnaire, id)) {
        std::vector<Item> found = items(*question);
        if (question->kind == QuestionKind::matrix)
            for (Item& item : found) item.title = rowLabel(*question, item);
        return found;
    }
    const std::optional<Item> item = findItem(questionnaire, id);
    return item ? std::vector<Item>{*item} : std::vector<Item>{};
}

namespace {

/// Collects questions into sources, reading each questionnaire once.
class SourceCollector {
public:
    explicit SourceCollector(const std::string& file) : file_(file) {}

    std::optional<Problem> add(const std::string& form, const std::string& question) {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const std::string& id = parts_[i].questionnaire.id;
            if (!form.empty() && form != id) continue;
            const std::string prefix = id + ".";
            const bool prefixed = question.starts_with(prefix);
            // Without form and prefix a question of another form may be meant as well: the file has to be asked.
            if (form.empty() && !prefixed && i + 1 < parts_.size()) continue;
            const auto found =
                itemsToDraw(parts_[i].questionnaire, prefixed ? question.substr(prefix.size()) : question);
            if (found.empty()) continue;
            take(i, found);
            return std::nullopt;
        }
        Result<SelectedParts> selected = selectParts(file_, {.form = form, .question = question});
        if (!selected) return selected.problem();
        const SurveyPart& part = selected->parts.front();
        const auto known = std::find_if(parts_.begin(), parts_.end(), [&](const SurveyPart& one) {
            return one.questionnaire.id == part.questionnaire.id;
        });
        const auto at = static_cast<std::size_t>(known - parts_.begin());
        if (known == parts_.end()) {
            parts_.push_back(part);
            sources_.push_back({.answers = part.engine.get(), .role = part.questionnaire.role});
        }
        take(at, itemsToDraw(part.questionnaire, selected->question));
        return std::nullopt;
    }

    std::vector<SurveyPart>& parts() { return parts_; }
    std::vector<FigureSource>& sources() { return sources_; }

private:
    void take(std::size_t at, const std::vector<Item>& found) {
        std::copy(found.begin(), found.end(), std::back_inserter(sources_[at].items));
    }

    std::string file_;
    std::vector<SurveyPart> parts_;
    std::vector<FigureSource> sources_;
};

std::optional<Problem> collect(SourceCollector& collector, const ChartQuestions& wanted) {
    const std::vector<std::string> forms = wanted.forms.empty() ? std::vector<std::string>{""} : wanted.forms;
    for (const std::string& form : forms)
        for (const std::string& question : wanted.questions)
            if (auto problem = collector.add(form, question)) return problem;
    return std::nullopt;
}

void append(ChartSources& all, SourceCollector& collector, const Text& wave) {
    for (FigureSource& source : collector.sources()) {
        if (!wave.empty())
            source.name =
                collector.sources().size() > 1 ? phrase("{0} {1}", "{0} {1}", {wave, source.role.name}) : wave;
        all.sources.push_back(std::move(source));
    }
    std::move(collector.parts().begin(), collector.parts().end(), std::back_inserter(all.parts));
}

Text waveName(const std::string& file) {
    return untranslated(std::filesystem::path(file).stem().string());
}

}  // namespace

Result<ChartSources> chartSources(const ChartQuestions& wanted) {
    ChartSources all;
    SourceCollector first(wanted.file);
    if (auto problem = collect(first, wanted)) return *problem;
    if (wanted.questions.size() == 1) {
        const Questionnaire& questionnaire = first.parts().front().questionnaire;
        const std::string& id = first.sources().front().items.front().question;
        if (const Question* question = findQuestion(questionnaire, id);
            question != nullptr && first.sources().front().items.size() > 1)
            all.title = question->title;
    }
    const bool waves = !wanted.later_file.empty();
    append(all, first, waves ? waveName(wanted.file) : Text{});
    if (!waves) return all;
    SourceCollector second(wanted.later_file);
    if (auto problem = collect(second, wanted)) return *problem;
    append(all, second, waveName(wanted.later_file));
    return all;
}

}  // namespace diaoyan
