// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/template_run.h"

#include "charts/tables/base_phrases.h"
#include "charts/template/directives.h"
#include "charts/template/markdown_blocks.h"
#include "charts/template/question_directives.h"
#include "charts/template/values.h"
#include "questionnaires/similar_names.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

class Run {
public:
    Run(const ReportTemplate& form, const Study& study, const ReportOptions& options, ReportDraft& draft)
        : form_(form), study_(study), options_(options), draft_(draft) {}

    std::vector<Problem> finish() {
        write(form_.nodes, {});
        flush();
        return std::move(problems_);
    }

private:
    TemplateCall callOf(const Directive& directive, const Scope& scope) const {
        return {study_, options_, directive, scope, draft_, form_.file};
    }

    void write(const std::vector<TemplateNode>& nodes, const Scope& scope) {
        for (const TemplateNode& node : nodes) {
            if (problems_.size() >= 50) return;
            switch (node.kind) {
            case TemplateNode::Kind::words: markdown_ += withoutBoundMarks(node.words); break;
            case TemplateNode::Kind::directive: writeDirective(node, scope); break;
            case TemplateNode::Kind::condition: writeCondition(node, scope); break;
            case TemplateNode::Kind::loop: writeLoop(node, scope); break;
            }
        }
    }

    void writeDirective(const TemplateNode& node, const Scope& scope) {
        const TemplateCall call = callOf(node.directive, scope);
        if (const ValueKind* value = valueNamed(node.directive.name)) {
            Result<BoundWords> words = value->value(call);
            if (!words) {
                problems_.push_back(words.problem());
                return;
            }
            values_.push_back(std::move(*words));
            markdown_ += boundMark(values_.size() - 1) + (node.alone ? "\n" : "");
            return;
        }
        const DirectiveKind* kind = directiveNamed(node.directive.name);
        if (kind == nullptr) {
            problems_.push_back(unknown(call));
            return;
        }
        if (!node.alone) {
            writeWithin(*kind, call);
            return;
        }
        flush();
        if (auto problem = kind->write(call)) problems_.push_back(located(std::move(*problem), node.directive));
    }

    /// A directive within a line of words: only its words can stand there.
    void writeWithin(const DirectiveKind& kind, const TemplateCall& call) {
        ReportDraft aside(draft_.language());
        const TemplateCall within{study_, options_, call.directive, call.scope, aside, call.file};
        if (auto problem = kind.write(within)) {
            problems_.push_back(located(std::move(*problem), call.directive));
            return;
        }
        for (const Block& block : aside.report.blocks) {
            const auto* words = std::get_if<Paragraph>(&block);
            if (words == nullptr) {
                problems_.push_back(
                    call.problem("template-own-line", phrase("“{0}”要单独占一行", "\"{0}\" needs a line of its own",
                                                             {call.directive.typed})));
                return;
            }
            values_.push_back({words->text, words->source});
            markdown_ += boundMark(values_.size() - 1);
        }
    }

    void writeCondition(const TemplateNode& node, const Scope& scope) {
        const Result<bool> so = holds(callOf(node.directive, scope));
        if (!so) {
            problems_.push_back(so.problem());
            return;
        }
        write(*so ? node.body : node.otherwise, scope);
    }

    void writeLoop(const TemplateNode& node, const Scope& scope) {
        const TemplateCall call = callOf(node.directive, scope);
        const std::string over = call.word(0);
        Scope inner = scope;
        if (over == "questionnaire" || over == "role" || over == "问卷" || over == "对象") {
            for (const StudyPart& part : study_.parts) {
                if (analysedQuestions(part.questionnaire).empty()) continue;
                inner.part = &part;
                write(node.body, inner);
            }
        } else if (over == "question" || over == "题目") {
            const std::string of = call.word(1) == "of" || call.word(1) == "属于" ? call.word(2) : call.word(1);
            const Result<const StudyPart*> part = namedPart(call, of);
            if (!part) {
                problems_.push_back(part.problem());
                return;
            }
            inner.part = *part;
            for (const Question* question : analysedQuestions((*part)->questionnaire)) {
                inner.question = question;
                write(node.body, inner);
            }
        } else if (over == "school" || over == "学校") {
            for (const School& school : study_.roster.schools) {
                inner.school = &school;
                write(node.body, inner);
            }
        } else {
            problems_.push_back(
                call.problem("template-unknown-loop",
                             phrase("不能逐个取“{0}”；可写：questionnaire（问卷）、question（题目）、school（学校）",
                                    "there is no loop over \"{0}\"; write questionnaire, question or school", {over})));
        }
    }

    Problem unknown(const TemplateCall& call) const {
        std::vector<std::pair<std::string, std::vector<std::string>>> known;
        for (const DirectiveKind& kind : directiveKinds()) known.push_back({kind.id, {kind.zh}});
        for (const ValueKind& kind : valueKinds()) known.push_back({kind.id, {kind.zh}});
        for (const char* word : {"if", "else", "each", "end"}) known.push_back({word, {}});
        return call.problem(
            "template-unknown-directive",
            phrase("没有指令“{0}”{1}", "there is no directive \"{0}\"{1}",
                   {call.directive.name, suggestionWords(similarNames(call.directive.name, known, 3))}));
    }

    Problem located(Problem problem, const Directive& directive) const {
        if (problem.where.file.empty() && problem.where.row == 0) {
            problem.where.file = form_.file;
            problem.where.row = directive.line;
        }
        return problem;
    }

    /// The Markdown collected so far becomes blocks.
    void flush() {
        if (markdown_.find_first_not_of(" \t\r\n") != std::string::npos)
            draft_.append(markdownBlocks(markdown_, values_));
        markdown_.clear();
        values_.clear();
    }

    const ReportTemplate& form_;
    const Study& study_;
    const ReportOptions& options_;
    ReportDraft& draft_;
    std::string markdown_;
    std::vector<BoundWords> values_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> runTemplate(const ReportTemplate& form, const Study& study, const ReportOptions& options,
                                 ReportDraft& draft) {
    return Run(form, study, options, draft).finish();
}

}  // namespace diaoyan
