// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;

/// Does a document fit one definition of docs/schema/command-output.schema.json?
bool fits(const std::string& document, const std::string& definition) {
    std::ifstream file(std::string(DIAOYAN_SOURCE_DIR) + "/docs/schema/command-output.schema.json");
    json published = json::parse(file);
    const json one{{"allOf", {{{"$ref", "#/definitions/" + definition}}}}, {"definitions", published["definitions"]}};
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(one), schema);
    const json parsed = json::parse(document, nullptr, false);
    if (parsed.is_discarded()) return false;
    return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(parsed), nullptr);
}

TEST_F(ProgramTest, EveryCommandPrintsTheJsonThatIsPublished) {
    write("roster.csv", "学校代码,学校名称,家长发放数\nS01,第一小学,1\n");
    write("a.csv", "您孩子所在的学校,对孩子的首要期望,总体来看，您对学校是否满意\n第一小学,学习成绩优秀,满意\n第一小学,"
                   "学习成绩优秀,一般\n");
    write("bad.csv", "您孩子所在的学校,对孩子的首要期望\n第九小学,学习成绩优秀┋火星\n");
    struct Case {
        const char* arguments;
        const char* definition;
        int exit_code;
    };
    for (const Case& one : std::vector<Case>{
             {"new town.survey --schools roster.csv --forms parent --json", "new", 0},
             {"import town.survey bad.csv --form parent --json", "import", 1},
             {"import town.survey a.csv --form parent --json", "import", 0},
             {"import town.survey a.csv --form parent --json", "import", 0},
             {"import town.survey a.csv --form parent --dry-run --json", "import", 0},
             {"export town.survey -o out.csv --json", "export", 0},
             {"export town.survey -o out.moon --json", "failure", 2},
             {"status town.survey --json", "status", 1},  // two came back, one was handed out
             {"tables town.survey --json", "tables", 0},
             {"satisfaction town.survey --json", "tables", 0},
             {"compare town.survey --by school --json", "tables", 0},
             {"describe town.survey --json", "tables", 0},
             {"reliability town.survey --json", "tables", 0},
             {"drivers town.survey --json", "tables", 0},
             {"satisfaction town.survey --sensitivity --json", "tables", 0},
             {"tables town.survey --by school --test --json", "tables", 0},
             {"trend town.survey town.survey --json", "tables", 0},
             {"gap town.survey --json", "failure", 1},  // one role alone
             {"weights town.survey --form parent --to school --json", "tables", 0},
             {"weights town.survey --form parent --json", "tables", 0},
             {"status town.survey --json", "status", 1},
             {"help --json", "help", 0},
             {"help funnel --json", "help", 0},
             {"help satisfaction --json", "help", 0},
             {"help moon --json", "failure", 2},
             {"chart town.survey --question hope -o a.svg --json", "chart", 0},
             {"report town.survey -o a.html --json", "report", 0},
             {"codes town.survey --form parent --count 3 --address http://h --csv c.csv --json", "codes", 0},
             {"collect town.survey --access parent=codes --consent parent=default --json", "collect", 0},
             {"links town.survey --form parent --address http://h -o links.csv --json", "links", 0},
             {"print town.survey --form parent -o parent.pdf --json", "print", 0},
             {"new town2.survey --schools roster.csv --forms parent --json", "new", 0},
             {"merge town2.survey town.survey --json", "merge", 0},
             {"merge town2.survey town.survey --dry-run --json", "merge", 0},
             {"tables town.survey --question nothing --json", "failure", 2}}) {
        const Ran ran = run(one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments << ran.err;
        EXPECT_TRUE(fits(ran.out, one.definition)) << one.arguments << "\n" << ran.out;
    }
    EXPECT_FALSE(fits("{\"survey\": \"a\"}", "status"));
    EXPECT_FALSE(fits("", "tables"));
}

TEST_F(ProgramTest, TheDemoSaysWhatItMade) {
    const Ran ran = run("demo out --json");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_TRUE(fits(ran.out, "demo")) << ran.out;
    const json demo = json::parse(ran.out);
    EXPECT_EQ(demo["reproduced"], demo["published_counts"]);
    EXPECT_NE(
        bytesOf("out/report.html").find("在作答的1241名家长中，有551人（44.4%）选择“学习成绩优秀”，在5个选项中位列第1"),
        std::string::npos);
    EXPECT_NE(bytesOf("out/report.html").find("合成"), std::string::npos) << "it says that the answers are synthetic";
}

}  // namespace
}  // namespace diaoyan
