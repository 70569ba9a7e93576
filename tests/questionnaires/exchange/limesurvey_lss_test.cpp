// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/limesurvey_lss.h"

#include "questionnaires/exchange/limesurvey_fields.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/form_files.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string row(const std::vector<std::pair<std::string, std::string>>& cells) {
    std::string xml = "<row>";
    for (const auto& [name, text] : cells) xml += "<" + name + "><![CDATA[" + text + "]]></" + name + ">";
    return xml + "</row>";
}

/// One question of a type with the sub-questions SQ001, SQ002 (and SY1, SY2 on the second axis) and the answers A1, A2.
struct Sample {
    std::string type = "L";
    std::string other = "N";
    std::string attributes;
    std::string relevance = "1";
    std::string question = "<p>First &amp; <b>last</b></p>";
};

std::string questionRow(const std::string& qid, const std::string& type, const std::string& code,
                        const std::string& other, const std::string& relevance) {
    return row({{"qid", qid},
                {"parent_qid", "0"},
                {"gid", "3"},
                {"type", type},
                {"title", code},
                {"other", other},
                {"mandatory", code == "Q1" ? "Y" : "N"},
                {"question_order", qid},
                {"relevance", relevance}});
}

/// A survey of the newer generation in Chinese, English and German.
std::string surveyWith(const Sample& sample) {
    std::string parts, texts, answers, answer_texts;
    const auto part = [&](const std::string& qid, const std::string& code, const std::string& scale) {
        parts += row({{"qid", qid},
                      {"parent_qid", "7"},
                      {"gid", "3"},
                      {"type", "T"},
                      {"title", code},
                      {"question_order", qid},
                      {"scale_id", scale},
                      {"relevance", "1"}});
        texts += row({{"qid", qid}, {"question", code + " de"}, {"language", "de"}}) +
                 row({{"qid", qid}, {"question", code + " en"}, {"language", "en"}}) +
                 row({{"qid", qid}, {"question", code + " 中"}, {"language", "zh-Hans"}});
    };
    part("12", "SQ002", "0");
    part("11", "SQ001", "0");
    if (sample.type == ";" || sample.type == ":") {
        part("13", "SY1", "1");
        part("14", "SY2", "1");
    }
    for (const std::string scale : {"0", "1"})
        for (const std::string code : {"A1", "A2"}) {
            if (scale == "1" && sample.type != "1") continue;
            answers += row({{"aid", code + scale},
                            {"qid", "7"},
                            {"code", code},
                            {"sortorder", code.substr(1)},
                            {"assessment_value", "0"},
                            {"scale_id", scale}});
            answer_texts += row({{"aid", code + scale}, {"answer", code + scale + " 中"}, {"language", "zh-Hans"}}) +
                            row({{"aid", code + scale}, {"answer", code + scale + " de"}, {"language", "de"}});
        }
    return "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>606</DBVersion>"
           "<languages><language>en</language><language>zh-Hans</language><language>de</language></languages>"
           "<answers><rows>" +
           answers + "</rows></answers><answer_l10ns><rows>" + answer_texts + "</rows></answer_l10ns><groups><rows>" +
           row({{"gid", "3"}, {"group_order", "1"}, {"grelevance", ""}}) + "</rows></groups><questions><rows>" +
           questionRow("7", sample.type, "Q1", sample.other, "1") + questionRow("8", "T", "Q2", "N", sample.relevance) +
           "</rows></questions><subquestions><rows>" + parts + "</rows></subquestions><question_l10ns><rows>" + texts +
           row({{"qid", "7"}, {"question", sample.question}, {"help", "help"}, {"language", "en"}}) +
           row({{"qid", "7"}, {"question", "第一题"}, {"language", "zh-Hans"}}) +
           row({{"qid", "7"}, {"question", "Erste"}, {"language", "de"}}) +
           row({{"qid", "8"}, {"question", "Second"}, {"language", "en"}}) + "</rows></question_l10ns>" +
           "<question_attributes><rows>" + sample.attributes + "</rows></question_attributes><surveys><rows>" +
           row({{"sid", "99"}, {"language", "en"}}) + "</rows></surveys><surveys_languagesettings><rows>" +
           row({{"surveyls_language", "en"}, {"surveyls_title", "Title"}}) +
           "</rows></surveys_languagesettings></document>";
}

ReadForm readSample(const Sample& sample) {
    const auto read = readLss({.name = "s.lss", .text = surveyWith(sample)});
    EXPECT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    if (!read.ok()) return {};
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    return *read;
}

LimeFields fieldsOf(const Sample& sample) {
    return limeFields({.name = "s.lss", .text = surveyWith(sample)}).value();
}

std::vector<std::string> codes(const std::vector<Option>& options) {
    std::vector<std::string> list;
    for (const Option& option : options) list.push_back(option.code);
    return list;
}

std::vector<std::string> rowCodes(const Question& question) {
    std::vector<std::string> list;
    for (const MatrixRow& matrix_row : question.rows) list.push_back(matrix_row.code);
    return list;
}

TEST(LimeSurveyLss, ReadsAListWithItsTextsInEveryLanguage) {
    const ReadForm form = readSample({.type = "L", .other = "Y"});
    EXPECT_EQ(form.questionnaire.title, (Text{"", "Title"}));
    const Question& question = form.questionnaire.questions.at(0);
    EXPECT_EQ(question.kind, QuestionKind::single);
    EXPECT_EQ(question.title, (Text{"第一题", "First & last"}));
    EXPECT_EQ(question.note, (Text{"", "help"}));
    EXPECT_TRUE(question.required);
    EXPECT_THAT(codes(question.options), ElementsAre("A1", "A2", "-oth-"));
    EXPECT_TRUE(question.options[2].other);
    EXPECT_EQ(question.options[2].label, (Text{"其他", "Other"}));
    ASSERT_THAT(form.in_other_languages, SizeIs(1));
    const Question& german = form.in_other_languages[0].questions.at(0);
    EXPECT_EQ(german.title, untranslated("Erste"));
    EXPECT_EQ(german.options[0].label, untranslated("A10 de"));
    EXPECT_EQ(german.options[0].code, "A1");
}

TEST(LimeSurveyLss, NamesTheColumnsOfEveryType) {
    const LimeField plain{.question = "Q1"};
    EXPECT_EQ(fieldsOf({.type = "L", .other = "Y"}).at("99X3X7"), plain);
    EXPECT_EQ(fieldsOf({.type = "L", .other = "Y"}).at("Q1[other]"),
              (LimeField{.question = "Q1", .part = "-oth-", .words = true}));
    EXPECT_EQ(fieldsOf({.type = "O"}).at("Q1[comment]"), (LimeField{.question = "Q1comment", .comment = true}));
    const LimeFields ticks = fieldsOf({.type = "P", .other = "Y"});
    const LimeField second{.question = "Q1", .part = "SQ002"};
    EXPECT_EQ(ticks.at("99X3X7SQ002"), second);
    EXPECT_EQ(ticks.at("Q1[SQ002]"), second);
    EXPECT_EQ(ticks.at("Q1_SQ002"), second);
    EXPECT_EQ(ticks.at("Q1[other]"), (LimeField{.question = "Q1", .part = "other", .words = true}));
    EXPECT_EQ(ticks.at("Q1[SQ002comment]"), (LimeField{.question = "Q1comment", .part = "SQ002", .comment = true}));
    EXPECT_EQ(ticks.at("99X3X7othercomment"), (LimeField{.question = "Q1comment", .part = "other", .comment = true}));
    const LimeFields dual = fieldsOf({.type = "1"});
    EXPECT_EQ(dual.at("Q1[SQ001][1]"), (LimeField{.question = "Q1", .part = "SQ001"}));
    EXPECT_EQ(dual.at("Q1[SQ001][2]"), (LimeField{.question = "Q1_2", .part = "SQ001"}));
    EXPECT_EQ(dual.at("99X3X7SQ001#1"), (LimeField{.question = "Q1_2", .part = "SQ001"}));
    EXPECT_EQ(fieldsOf({.type = ";"}).at("Q1[SQ001_SY2]"), (LimeField{.question = "Q1", .part = "SQ001_SY2"}));
    EXPECT_EQ(fieldsOf({.type = "R"}).at("Q1[2]"), (LimeField{.question = "Q1", .rank = 2}));
    EXPECT_EQ(fieldsOf({.type = "R"}).at("99X3X71"), (LimeField{.question = "Q1", .rank = 1}));
}

struct TypeCase {
    std::string type;
    QuestionKind kind;
    QuestionKind cells;
    std::vector<std::string> options;
    std::vector<std::string> rows;
};

TEST(LimeSurveyLss, ReadsEveryType) {
    using K = QuestionKind;
    const std::vector<std::string> own{"A1", "A2"}, parts{"SQ001", "SQ002"}, five{"1", "2", "3", "4", "5"};
    const std::vector<TypeCase> cases{
        {"!", K::single, K::scale, own, {}},
        {"O", K::single, K::scale, own, {}},
        {"5", K::scale, K::scale, five, {}},
        {"Y", K::single, K::scale, {"Y", "N"}, {}},
        {"G", K::single, K::scale, {"F", "M"}, {}},
        {"M", K::multiple, K::scale, parts, {}},
        {"P", K::multiple, K::scale, parts, {}},
        {"F", K::matrix, K::single, own, parts},
        {"H", K::matrix, K::single, own, parts},
        {"A", K::matrix, K::scale, five, parts},
        {"B", K::matrix, K::scale, {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, parts},
        {"C", K::matrix, K::single, {"Y", "U", "N"}, parts},
        {"E", K::matrix, K::single, {"I", "S", "D"}, parts},
        {"1", K::matrix, K::single, own, parts},
        {";", K::matrix, K::text, {}, {"SQ001_SY1", "SQ001_SY2", "SQ002_SY1", "SQ002_SY2"}},
        {":", K::matrix, K::number, {}, {"SQ001_SY1", "SQ001_SY2", "SQ002_SY1", "SQ002_SY2"}},
        {"R", K::ranking, K::scale, own, {}},
        {"K", K::matrix, K::number, {}, parts},
        {"Q", K::matrix, K::text, {}, parts},
        {"N", K::number, K::scale, {}, {}},
        {"S", K::text, K::scale, {}, {}},
        {"U", K::text, K::scale, {}, {}},
        {"D", K::date, K::scale, {}, {}},
    };
    for (const TypeCase& one : cases) {
        const ReadForm form = readSample({.type = one.type});
        const Question& question = form.questionnaire.questions.at(0);
        EXPECT_EQ(question.kind, one.kind) << one.type;
        EXPECT_EQ(question.cells, one.cells) << one.type;
        EXPECT_EQ(codes(question.options), one.options) << one.type;
        EXPECT_EQ(rowCodes(question), one.rows) << one.type;
    }
    EXPECT_EQ(readSample({.type = ";"}).questionnaire.questions[0].rows[1].label,
              (Text{"SQ001 中 — SY2 中", "SQ001 en — SY2 en"}));
    EXPECT_EQ(readSample({.type = "1"}).questionnaire.questions[1].id, "Q1_2");
}

TEST(LimeSurveyLss, RemarksWhatIsNoQuestion) {
    for (const std::string type : {"X", "*", "|", "I", "?"}) {
        const ReadForm form = readSample({.type = type});
        EXPECT_THAT(form.questionnaire.questions, SizeIs(1)) << type;
        ASSERT_THAT(form.remarks, SizeIs(1)) << type;
        EXPECT_EQ(form.remarks[0].where.column, "Q1");
    }
}

TEST(LimeSurveyLss, KeepsSimpleConditionsAndRemarksOthers) {
    const auto rules = [](const std::string& type, const std::string& relevance) {
        const ReadForm form = readSample({.type = type, .other = "Y", .relevance = relevance});
        EXPECT_THAT(form.remarks, IsEmpty()) << relevance;
        return form.questionnaire.questions.back().show_when;
    };
    const auto rule = [](std::string about, std::vector<std::string> any_of, bool negated) {
        return std::vector<ShowRule>{{std::move(about), std::move(any_of), negated}};
    };
    EXPECT_EQ(rules("L", "((Q1.NAOK == \"A1\"))"), rule("Q1", {"A1"}, false));
    EXPECT_EQ(rules("L", "Q1 == 'A1' or Q1.NAOK == 'A2'"), rule("Q1", {"A1", "A2"}, false));
    EXPECT_EQ(rules("L", "!(Q1.NAOK == 'A1')"), rule("Q1", {"A1"}, true));
    EXPECT_EQ(rules("L", "Q1 != \"-oth-\""), rule("Q1", {"-oth-"}, true));
    EXPECT_EQ(rules("M", "99X3X7SQ001.NAOK == \"Y\""), rule("Q1", {"SQ001"}, false));
    EXPECT_EQ(rules("M", "Q1_SQ002 != 'Y'"), rule("Q1", {"SQ002"}, true));
    EXPECT_EQ(rules("M", "!is_empty(Q1_other)"), rule("Q1", {"other"}, false));
    EXPECT_EQ(rules("F", "Q1_SQ001.NAOK == 'A2'"), rule("Q1.SQ001", {"A2"}, false));
    for (const std::string hard : {"Q1 > 3", "count(that.Q1) > 2", "Q1 == 'A1' or Q2 == 'A1'", "Q1 == 'nobody'", "("}) {
        const ReadForm form = readSample({.type = "L", .relevance = hard});
        EXPECT_THAT(form.questionnaire.questions.back().show_when, IsEmpty()) << hard;
        EXPECT_THAT(form.remarks, SizeIs(1)) << hard;
    }
}

TEST(LimeSurveyLss, ReadsTheTwinsSurveyOfTheOlderGeneration) {
    const FormDocument document = formFile("digital_twins_survey_222232.lss");
    const auto read = readLss(document);
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    const auto& questions = read->questionnaire.questions;
    EXPECT_THAT(questions, SizeIs(54));
    const auto of = [&](QuestionKind kind) {
        return std::count_if(questions.begin(), questions.end(), [&](const Question& q) { return q.kind == kind; });
    };
    EXPECT_EQ(of(QuestionKind::multiple), 27);
    EXPECT_EQ(of(QuestionKind::matrix), 19);
    EXPECT_EQ(of(QuestionKind::text), 8);
    EXPECT_EQ(read->questionnaire.title.zh, "SofDCar: Modelle und Werkzeuge in der Automobilindustrie");
    const auto agreement = [&](const std::string& row) {
        return std::find_if(questions.begin(), questions.end(), [&](const Question& question) {
            return question.options.size() == 5 && question.options[0].label.zh == row;
        });
    };
    const auto scale = agreement("Stimme vollständig zu");
    ASSERT_NE(scale, questions.end());
    EXPECT_EQ(scale->cells, QuestionKind::scale);  // by the points that the survey gives
    EXPECT_EQ(scale->options[3].score, -2);
    EXPECT_FALSE(scale->options[4].substantive);  // Keine Angabe, 0 points behind -2
    const LimeFields fields = limeFields(document).value();
    EXPECT_EQ(fields.at("222232X22X630MA101"),
              (LimeField{.question = fields.at("222232X22X630MA101").question, .part = "MA101"}));
    EXPECT_THAT(read->in_other_languages, IsEmpty());
}

TEST(LimeSurveyLss, ReadsTheColoursSurveyOfTheNewerGeneration) {
    const auto document = sharedForm("limesurvey/limesurvey_core_testing_colors.lss");
    if (!document) GTEST_SKIP() << "the file may not be copied and is not here";
    const auto read = readLss(*document);
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    const auto& questions = read->questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(4));
    EXPECT_THAT(questions[0].options, SizeIs(11));
    EXPECT_EQ(questions[0].min_choices, 2);
    EXPECT_THAT(questions[1].show_when, ElementsAre(ShowRule{"Q00", {"SQ009"}}, ShowRule{"Q00", {"SQ011"}}));
    EXPECT_EQ(questions[3].options[0].label.en, "fire");  // the answers are pictures
    EXPECT_THAT(limeFields(*document).value(),
                Contains(testing::Pair("841748X3X3SQ009", LimeField{.question = "Q00", .part = "SQ009"})));
}

std::string problemOf(const std::string& text) {
    const auto read = readLss({.name = "s.lss", .text = text});
    EXPECT_FALSE(read.ok());
    return read.ok() ? "" : read.problem().code;
}

TEST(LimeSurveyLss, RefusesWhatIsDamagedOrHostile) {
    const std::string whole = surveyWith({});
    EXPECT_EQ(problemOf(whole.substr(0, whole.size() / 2)), "form-damaged");
    EXPECT_EQ(problemOf(""), "form-damaged");
    EXPECT_EQ(problemOf("<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>"), "not-a-form");
    EXPECT_EQ(problemOf("<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>"), "not-a-form");
    std::string laughs = "<!DOCTYPE x [<!ENTITY a \"haha\">";
    for (int i = 0; i < 9; ++i) laughs += "<!ENTITY b" + std::to_string(i) + " \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">";
    EXPECT_EQ(problemOf(laughs + "]>" + whole), "form-damaged");
    EXPECT_EQ(problemOf("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + whole), "form-damaged");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_EQ(problemOf(deep), "too-deep");
    std::string many = "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><questions><rows>";
    for (int i = 0; i < 1'000'000; ++i) many += "<row><qid>" + std::to_string(i) + "</qid><type>T</type></row>";
    EXPECT_EQ(problemOf(many + "</rows></questions></document>"), "too-large");
}

TEST(LimeSurveyLss, MakesRepeatedAndEmptyNamesSound) {
    std::string text = surveyWith({.type = "M"});
    for (std::size_t at; (at = text.find("SQ002 中")) != std::string::npos;) text.replace(at, 9, "SQ001 中");
    for (std::size_t at; (at = text.find("<![CDATA[SQ002]]>")) != std::string::npos;) text.replace(at, 17, "SQ001");
    const auto read = readLss({.name = "s.lss", .text = text});
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    EXPECT_THAT(codes(read->questionnaire.questions[0].options), ElementsAre("SQ001", "SQ001_2"));
    EXPECT_THAT(read->remarks,
                Contains(testing::Field(&Problem::message, testing::Field(&Text::en, HasSubstr("read the same")))));
}

}  // namespace
}  // namespace diaoyan
