// SPDX-License-Identifier: GPL-3.0-or-later
// Every format that is read and written, with the same questionnaires: what comes back differs by the declared losses
// and by nothing else.
#include "questionnaires/exchange/form_format.h"
#include "questionnaires/exchange/form_losses.h"
#include "questionnaires/forms.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/awkward_forms.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::IsEmpty;

/// "question: what" of every loss.
std::vector<std::string> told(const std::vector<Problem>& losses) {
    std::vector<std::string> list;
    for (const Problem& loss : losses) {
        EXPECT_EQ(loss.code, "form-loss");
        list.push_back(loss.where.column + ": " + loss.message.en);
    }
    return list;
}

TEST(FormRoundTrip, LosesWhatIsDeclaredAndNothingElse) {
    for (const FormFormat& format : formFormats()) {
        if (!format.read || !format.write) continue;
        for (const AwkwardForm& awkward : awkwardForms()) {
            SCOPED_TRACE(format.id + " with " + awkward.name);
            ASSERT_THAT(checkQuestionnaire(awkward.form), IsEmpty());
            const WrittenForm written = format.write(awkward.form);
            const std::vector<std::string> losses = told(written.losses);
            EXPECT_EQ(losses, declaredLosses(format.id, awkward.name));
            EXPECT_EQ(recogniseForm(written.document), findFormFormat(format.id));
            const auto read = format.read(written.document);
            ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
            EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
            EXPECT_EQ(losses.empty(), read->questionnaire == awkward.form);
            EXPECT_THAT(told(format.write(read->questionnaire).losses), IsEmpty()) << "a second writing loses more";
        }
    }
}

TEST(FormRoundTrip, EveryDeclaredLossBelongsToAFormatAndAForm) {
    for (const std::string& key : keysOfDeclaredLosses()) {
        const auto known = [&](const FormFormat& format) {
            return std::any_of(awkwardForms().begin(), awkwardForms().end(),
                               [&](const AwkwardForm& awkward) { return format.id + " " + awkward.name == key; });
        };
        EXPECT_TRUE(std::any_of(formFormats().begin(), formFormats().end(), known)) << key;
    }
}

TEST(FormRoundTrip, LossesNameEveryField) {
    Questionnaire form = awkwardForms().front().form;
    EXPECT_THAT(lossesBetween(form, form), IsEmpty());
    Questionnaire poor = form;
    for (Question& question : poor.questions) {
        question.note = {};
        question.required = !question.required;
    }
    EXPECT_GE(lossesBetween(form, poor).size(), form.questions.size());
    poor = form;
    poor.questions.pop_back();
    EXPECT_EQ(lossesBetween(form, poor).back().where.column, form.questions.back().id);
}

}  // namespace
}  // namespace diaoyan
