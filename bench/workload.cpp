// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/workload.h"

#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <vector>

namespace diaoyan::bench {
namespace {

constexpr std::array<const char*, 24> aspects{"校园环境", "教学设施", "图书阅览", "食堂饭菜", "住宿条件", "校园安全",
                                              "卫生保健", "课程设置", "课堂教学", "作业数量", "考试安排", "学习成绩",
                                              "品德教育", "心理辅导", "体育活动", "艺术活动", "科技活动", "社会实践",
                                              "班级管理", "师德师风", "家校沟通", "收费公开", "课后服务", "学校整体"};

const std::vector<const char*> levels{"非常满意", "比较满意", "一般", "不太满意", "很不满意"};

struct Choosing {
    const char* title;
    std::vector<const char*> options;
};

const std::vector<Choosing>& singles() {
    static const std::vector<Choosing> list{
        {"您是孩子的", {"父亲", "母亲", "祖辈", "其他监护人"}},
        {"您的文化程度", {"初中及以下", "高中或中专", "大专", "本科", "研究生"}},
        {"孩子所在年级", {"一年级", "二年级", "三年级", "四年级", "五年级", "六年级"}},
        {"孩子怎样上学", {"步行", "自行车", "电动车", "公交车", "校车", "私家车", "其他"}},
        {"孩子每天作业时间", {"半小时以内", "半小时至一小时", "一至两小时", "两小时以上"}},
        {"您多久与老师联系一次", {"每天", "每周", "每月", "每学期", "从不"}},
        {"孩子是否住校", {"是", "否"}},
        {"家庭所在地", {"城区", "镇区", "乡村"}},
    };
    return list;
}

const std::vector<Choosing>& multiples() {
    static const std::vector<Choosing> list{
        {"您最满意的方面",
         {"教学质量", "师资力量", "校园环境", "学校管理", "校风学风", "特色活动", "安全保障", "家校联系"}},
        {"您最不满意的方面",
         {"作业负担", "食堂伙食", "班级人数", "设施陈旧", "沟通不畅", "收费项目", "活动太少", "交通拥堵"}},
        {"孩子喜欢的课程", {"语文", "数学", "英语", "科学", "体育", "音乐", "美术", "信息技术"}},
        {"您了解学校的途径", {"家长会", "班主任", "孩子", "微信群", "公众号", "其他家长", "开放日", "新闻报道"}},
        {"孩子放学后做什么", {"写作业", "阅读", "运动", "看电视", "玩手机", "上兴趣班", "做家务", "与同伴玩耍"}},
        {"您希望学校增加",
         {"体育活动", "艺术课程", "科技活动", "劳动实践", "心理课程", "课后托管", "校外参观", "亲子活动"}},
    };
    return list;
}

constexpr std::array<const char*, 12> remarks{
    "老师很负责",       "希望少留作业", "食堂再便宜一些",  "多开展活动",     "校门口太堵",       "孩子进步很大",
    "建议延长课后服务", "没有意见",     "谢谢老师,辛苦了", "图书可以多一点", "希望加强体育锻炼", "家长会多开几次"};

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers everywhere, unlike the standard distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    /// 0 .. sides-1
    int roll(int sides) {
        state_ += 0x9E3779B97F4A7C15u;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        mixed ^= mixed >> 31;
        return static_cast<int>(((mixed >> 32) * static_cast<std::uint64_t>(sides)) >> 32);
    }

    bool missing() { return roll(100) < percentMissing; }

private:
    std::uint64_t state_;
};

/// How much better than average a school does in one aspect: -4 .. 4.
int merit(int school, int aspect) {
    return Dice(static_cast<std::uint64_t>(school) * 1009 + static_cast<std::uint64_t>(aspect)).roll(9) - 4;
}

void addScales(std::string& row, Dice& dice, int school) {
    for (int aspect = 0; aspect < static_cast<int>(aspects.size()); ++aspect) {
        row += ',';
        if (dice.missing()) continue;
        // The mean of two dice leans to the middle; merit moves it towards the better end.
        const int points = (dice.roll(100) + dice.roll(100)) / 2 - 15 - 2 * merit(school, aspect);
        row += levels[static_cast<std::size_t>(std::clamp(points / 20, 0, 4))];
    }
}

void addSingles(std::string& row, Dice& dice) {
    for (const Choosing& question : singles()) {
        row += ',';
        if (dice.missing()) continue;
        const int options = static_cast<int>(question.options.size());
        row += question.options[static_cast<std::size_t>(std::min(dice.roll(options), dice.roll(options)))];
    }
}

void addMultiples(std::string& row, Dice& dice) {
    for (const Choosing& question : multiples()) {
        row += ',';
        if (dice.missing()) continue;
        const std::size_t start = row.size();
        for (std::size_t option = 0; option < question.options.size(); ++option) {
            if (dice.roll(100) >= 20 + 5 * static_cast<int>(option)) continue;
            if (row.size() > start) row += "┋";
            row += question.options[option];
        }
    }
}

void addNumberAndText(std::string& row, Dice& dice) {
    row += ',';
    if (!dice.missing()) row += std::to_string(dice.roll(90) + dice.roll(90));
    row += ',';
    if (dice.roll(100) >= 60) return;
    const std::string words = remarks[static_cast<std::size_t>(dice.roll(static_cast<int>(remarks.size())))];
    const bool quoted = words.find(',') != std::string::npos;
    row += quoted ? '"' + words + '"' : words;
}

std::string answerRow(std::int64_t respondent, int schools) {
    Dice dice(static_cast<std::uint64_t>(respondent) * 0xD1342543DE82EF95u + 20260901u);
    // Schools differ in size: the smaller of two throws makes the first ones large.
    const int school = std::min(dice.roll(schools), dice.roll(schools));
    std::string row = std::to_string(respondent + 1) + ',' + workloadSchoolName(school);
    addScales(row, dice, school);
    addSingles(row, dice);
    addMultiples(row, dice);
    addNumberAndText(row, dice);
    return row += '\n';
}

std::vector<Option> optionsOf(const std::vector<const char*>& labels, bool scored) {
    std::vector<Option> options;
    for (const char* label : labels) {
        Option option;
        option.code = "o" + std::to_string(options.size() + 1);
        option.label = untranslated(label);
        if (scored) option.score = 5.0 - static_cast<double>(options.size());
        options.push_back(std::move(option));
    }
    return options;
}

Question question(const std::string& id, const std::string& title, QuestionKind kind,
                  std::vector<Option> options = {}) {
    Question made;
    made.id = id;
    made.title = untranslated(title);
    made.kind = kind;
    made.options = std::move(options);
    return made;
}

Result<Done> finish(std::ofstream& file, const std::string& path) {
    file.close();
    if (file) return Done{};
    return Problem{"file-not-written", phrase("写不了文件", "the file cannot be written"), {.file = path}};
}

}  // namespace

std::string workloadSchoolName(int school) {
    std::ostringstream name;
    name << "第" << std::setw(3) << std::setfill('0') << school + 1 << "学校";
    return name.str();
}

Questionnaire workloadQuestionnaire() {
    Questionnaire form;
    form.id = "parent";
    form.title = phrase("家长问卷（测速用）", "questionnaire for parents (for measuring)");
    form.role = roleNamed("parent");
    for (std::size_t i = 0; i < aspects.size(); ++i) {
        const std::string title = std::string("您对") + aspects[i] + "的满意程度";
        form.questions.push_back(
            question("scale" + std::to_string(i + 1), title, QuestionKind::scale, optionsOf(levels, true)));
    }
    for (const Choosing& single : singles()) {
        const std::string id = "single" + std::to_string(form.questions.size() - aspects.size() + 1);
        form.questions.push_back(question(id, single.title, QuestionKind::single, optionsOf(single.options, false)));
    }
    for (const Choosing& multiple : multiples()) {
        const std::string id =
            "multiple" + std::to_string(form.questions.size() - aspects.size() - singles().size() + 1);
        form.questions.push_back(
            question(id, multiple.title, QuestionKind::multiple, optionsOf(multiple.options, false)));
    }
    form.questions.push_back(question("minutes", "上学路上需要几分钟", QuestionKind::number));
    form.questions.push_back(question("remark", "您的意见和建议", QuestionKind::text));
    return form;
}

Result<Done> writeRoster(const std::string& path, int schools) {
    std::ofstream file(path, std::ios::binary);
    file << "学校代码,学校名称,学段,城乡,在校生数,专任教师数,家长应答数\n";
    for (int school = 0; school < schools; ++school) {
        const char* stage = school % 7 == 0 ? "初中" : "小学";
        const char* area = school % 3 == 0 ? "乡村" : "城镇";
        file << 'S' << std::setw(3) << std::setfill('0') << school + 1 << ',' << workloadSchoolName(school) << ','
             << stage << ',' << area << ',' << 20000 - 20 * school << ',' << 1200 - school << ',' << 20000 - 20 * school
             << '\n';
    }
    return finish(file, path);
}

Result<Done> writeQuestionnaire(const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    file << toJson(workloadQuestionnaire());
    return finish(file, path);
}

Result<Done> writeAnswers(const std::string& path, std::int64_t rows, int schools) {
    std::ofstream file(path, std::ios::binary);
    file << "序号,学校";
    for (const Question& asked : workloadQuestionnaire().questions) file << ',' << asked.title.zh;
    file << '\n';
    std::string block;
    for (std::int64_t row = 0; row < rows && file; ++row) {
        block += answerRow(row, schools);
        if (block.size() >= (1u << 20)) {
            file << block;
            block.clear();
        }
    }
    file << block;
    return finish(file, path);
}

}  // namespace diaoyan::bench
