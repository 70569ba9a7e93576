// SPDX-License-Identifier: GPL-3.0-or-later
// An archive of LimeSurvey from end to end: its own questionnaire, its field names, its answers.
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"
#include "tests/collector/tabular/table_files.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;

std::string element(const std::string& name, const std::string& inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
}

std::string row(const Cells& cells) {
    std::string xml;
    for (const auto& [name, text] : cells) xml += element(name, "<![CDATA[" + text + "]]>");
    return element("row", xml);
}

std::string document(const std::string& type, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
           element("document", element("LimeSurveyDocType", type) + element("DBVersion", "365") + inside);
}

std::string questionRow(const std::string& qid, const std::string& type, const std::string& code,
                        const std::string& other = "N") {
    return row({{"qid", qid},
                {"parent_qid", "0"},
                {"gid", "3"},
                {"type", type},
                {"title", code},
                {"question", code + "?"},
                {"other", other},
                {"mandatory", "N"},
                {"question_order", qid},
                {"language", "en"},
                {"relevance", "1"}});
}

std::string partRow(const std::string& qid, const std::string& parent, const std::string& code) {
    return row({{"qid", qid},
                {"parent_qid", parent},
                {"gid", "3"},
                {"type", "T"},
                {"title", code},
                {"question", "part " + code},
                {"question_order", qid},
                {"language", "en"},
                {"scale_id", "0"}});
}

std::string answerRow(const std::string& qid, const std::string& code, const std::string& scale = "0") {
    return row({{"qid", qid},
                {"code", code},
                {"answer", "answer " + code},
                {"sortorder", code.substr(1)},
                {"assessment_value", "0"},
                {"language", "en"},
                {"scale_id", scale}});
}

/// A multiple choice with 其他, a ranking, a dual scale, a number and a choice with a comment.
std::string structure() {
    return document(
        "Survey",
        element("languages", element("language", "en")) +
            element("answers",
                    element("rows", answerRow("6", "A1") + answerRow("6", "A2") + answerRow("6", "A3") +
                                        answerRow("7", "A1") + answerRow("7", "A2") + answerRow("7", "B1", "1") +
                                        answerRow("7", "B2", "1") + answerRow("9", "A1") + answerRow("9", "A2"))) +
            element(
                "groups",
                element("rows", row({{"gid", "3"}, {"group_name", "One"}, {"group_order", "1"}, {"language", "en"}}))) +
            element("questions", element("rows", questionRow("5", "M", "Hope", "Y") + questionRow("6", "R", "Rank") +
                                                     questionRow("7", "1", "Rate") + questionRow("8", "N", "Kids") +
                                                     questionRow("9", "O", "Why"))) +
            element("subquestions", element("rows", partRow("11", "5", "SQ001") + partRow("12", "5", "SQ002") +
                                                        partRow("13", "7", "SQ001") + partRow("14", "7", "SQ002"))) +
            element("surveys", element("rows", row({{"sid", "99"}, {"language", "en"}}))) +
            element("surveys_languagesettings",
                    element("rows", row({{"surveyls_language", "en"}, {"surveyls_title", "Title"}}))));
}

const std::vector<std::string> fields = {
    "id",      "submitdate", "lastpage",     "startlanguage", "99X3X5SQ001",   "99X3X5SQ002",   "99X3X5other",
    "99X3X61", "99X3X62",    "99X3X63",      "99X3X7SQ001#0", "99X3X7SQ001#1", "99X3X7SQ002#0", "99X3X7SQ002#1",
    "99X3X8",  "99X3X9",     "99X3X9comment"};

/// A row of answers; `-` leaves the element out, as where a question was not shown.
std::string answers(const std::vector<std::string>& cells) {
    std::string xml;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string name = (i < 4 ? "" : "_") + fields[i];
        std::replace(name.begin(), name.end(), '#', '-');
        if (cells[i] != "-") xml += element(name, "<![CDATA[" + cells[i] + "]]>");
    }
    return element("row", xml);
}

std::string responses(const std::vector<std::vector<std::string>>& rows) {
    std::string names, xml;
    for (const std::string& field : fields) names += element("fieldname", field);
    for (const auto& one : rows) xml += answers(one);
    return document("Responses", element("responses", element("fields", names) + element("rows", xml)));
}

const std::vector<std::vector<std::string>> people = {
    {"1", "1980-01-01 00:00:00", "2", "en", "Y", "", "chess", "A3", "A1", "", "A1", "B2", "A2", "B1", "2.0000000000",
     "A2", "because"},
    {"2", "", "1", "en", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "3", "A1", ""},
};

class LsaImportTest : public SurveyFolder {
protected:
    Responses import(SurveyFile& survey, const std::string& file, bool unfinished) {
        const Result<ImportOutcome> outcome = importFiles(survey, {.files = {file}, .include_unfinished = unfinished});
        if (!outcome.ok()) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {};
        }
        report_ = outcome->files.front();
        for (const Problem& problem : report_.problems) ADD_FAILURE() << describe(problem, Language::en);
        return survey.responses(report_.questionnaire.id).value();
    }

    ImportReport report_;
};

Answer answerTo(const Responses& responses, const std::string& id, std::size_t row) {
    for (std::size_t item = 0; item < responses.items.size(); ++item)
        if (responses.items[item].id == id) return answerAt(responses, item, row);
    ADD_FAILURE() << "no item " << id;
    return Missing{};
}

TEST_F(LsaImportTest, EveryFieldFindsItsQuestion) {
    const std::string file =
        write("s.lsa",
              tabular_tests::zipOf({{"survey_99.lss", structure()}, {"survey_99_responses.lsr", responses(people)}}));
    SurveyFile survey = this->survey();
    const Responses all = import(survey, file, true);
    EXPECT_EQ(report_.importer, "limesurvey-lsa");
    EXPECT_TRUE(report_.own_form);
    ASSERT_EQ(all.rows, 2U);
    EXPECT_EQ(answerTo(all, "Hope", 0), (Answer{Choices{{{"SQ001", ""}, {"other", ""}}}}));
    EXPECT_EQ(answerTo(all, "Rank", 0), (Answer{Ranking{{"A3", "A1"}}}));
    EXPECT_EQ(answerTo(all, "Rate.SQ001", 0), (Answer{Choice{"A1", ""}}));
    EXPECT_EQ(answerTo(all, "Rate_2.SQ001", 0), (Answer{Choice{"B2", ""}}));
    EXPECT_EQ(answerTo(all, "Rate_2.SQ002", 0), (Answer{Choice{"B1", ""}}));
    EXPECT_EQ(answerTo(all, "Kids", 0), Answer{Number{2}});
    EXPECT_EQ(answerTo(all, "Why", 0), (Answer{Choice{"A2", ""}}));
    EXPECT_EQ(answerTo(all, "Whycomment", 0), Answer{Words{"because"}});
    const Answer not_shown = Missing{MissingReason::not_asked, ""};
    EXPECT_EQ(answerTo(all, "Hope", 1), not_shown);
    EXPECT_EQ(answerTo(all, "Rank", 1), not_shown);
    EXPECT_EQ(answerTo(all, "Rate.SQ002", 1), not_shown);
    EXPECT_EQ(answerTo(all, "Whycomment", 1), (Answer{Missing{MissingReason::unanswered, ""}}));
}

TEST_F(LsaImportTest, AnswersAloneKeepTheirFieldNames) {
    SurveyFile survey = this->survey();
    const Responses all = import(survey, write("s.lsr", responses(people)), true);
    EXPECT_EQ(report_.importer, "limesurvey-lsr");
    EXPECT_FALSE(report_.own_form);
    EXPECT_EQ(all.rows, 2U);
    EXPECT_TRUE(std::any_of(report_.remarks.begin(), report_.remarks.end(),
                            [](const Problem& remark) { return remark.code == "form-missing"; }));
}

TEST_F(LsaImportTest, AStructureThatIsNoneIsRefused) {
    const std::string file = write("s.lsa", tabular_tests::zipOf({{"survey_99.lss", document("Survey", "<questions/>")},
                                                                  {"survey_99_responses.lsr", responses(people)}}));
    SurveyFile survey = this->survey();
    const Result<ImportOutcome> refused = importFiles(survey, {.files = {file}});
    EXPECT_FALSE(refused.ok());
    EXPECT_TRUE(survey.batches().empty());
}

}  // namespace
}  // namespace diaoyan
