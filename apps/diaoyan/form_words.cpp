// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/form_words.h"

namespace diaoyan {

namespace {

/// "3. hope 最多两项（多选，4 个选项，有显示条件）" and a line for each row and option.
void sayQuestion(const Question& question, std::size_t number, const Session& session) {
    Text about = kindWords(question.kind);
    if (question.kind == QuestionKind::matrix)
        about = phrase("{0}：{1}", "{0} of {1}", {about, kindWords(question.cells)});
    if (question.required) about = phrase("{0}，必答", "{0}, required", {about});
    if (!question.show_when.empty()) about = phrase("{0}，有显示条件", "{0}, asked of some", {about});
    session.say(phrase("{0}. {1}  {2}（{3}）", "{0}. {1}  {2} ({3})",
                       {static_cast<std::int64_t>(number), question.id, question.title, about}));
    for (const MatrixRow& row : question.rows)
        session.say(phrase("     - {0}  {1}", "     - {0}  {1}", {row.code, row.label}));
    for (const Option& option : question.options) {
        const Text score =
            option.score ? phrase("（{0} 分）", " ({0} points)", {nlohmann::json(*option.score).dump()}) : Text{};
        session.say(phrase("       {0}  {1}{2}", "       {0}  {1}{2}", {option.code, option.label, score}));
    }
}

}  // namespace

void sayForm(const LoadedForm& loaded, const Session& session) {
    const Questionnaire& form = loaded.form.questionnaire;
    session.say(phrase("{0}（{1}）：{2}，{3} 道题", "{0} ({1}): {2}, {3} questions",
                       {form.title, form.id,
                        loaded.format == nullptr ? Text{"内置问卷", "a bundled questionnaire"} : loaded.format->title,
                        static_cast<std::int64_t>(form.questions.size())}));
    for (std::size_t i = 0; i < form.questions.size(); ++i) sayQuestion(form.questions[i], i + 1, session);
    if (!loaded.form.in_other_languages.empty())
        session.say(phrase("另有 {0} 种语言的文字", "texts in {0} further languages",
                           {static_cast<std::int64_t>(loaded.form.in_other_languages.size())}));
}

}  // namespace diaoyan
