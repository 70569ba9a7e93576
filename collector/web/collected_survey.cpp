// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/collected_survey.h"

#include "collector/store/survey_file.h"
#include "collector/web/protection/secrets.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace diaoyan {

namespace {

const std::array<Refusal, 12>& refusals() {
    static const std::array<Refusal, 12> list{{
        {"closed",
         403,
         {"问卷已经结束", "The survey is closed"},
         {"感谢您的关注，现在不再接受答卷。", "Thank you for your interest. Answers are no longer accepted."}},
        {"paused",
         503,
         {"暂停填写", "The survey is paused"},
         {"请过一会儿再来，您填写的内容保存在您的手机上。",
          "Please come back later. What you filled in stays on your phone."}},
        {"code-wanted",
         403,
         {"需要填写码", "A code is needed"},
         {"这份问卷凭填写码作答，请扫描发给您的纸条上的二维码，或输入上面的填写码。",
          "This questionnaire is answered with a one-time code. Please scan the slip you were given, or type its "
          "code."}},
        {"code-unknown",
         403,
         {"没有这个填写码", "There is no such code"},
         {"请对照纸条再输入一次：只有数字和字母，没有 0、O、1、I、L。",
          "Please compare it with your slip: letters and digits only, never 0, O, 1, I or L."}},
        {"code-used",
         409,
         {"这个填写码已经用过", "This code has been used"},
         {"每个填写码只能交一份答卷。如果不是您用的，请向学校再要一个。",
          "Each code is good for one answer. If it was not you, please ask the school for another one."}},
        {"code-withdrawn",
         403,
         {"这个填写码已经作废", "This code was withdrawn"},
         {"请向学校要一个新的填写码。", "Please ask the school for a new one."}},
        {"link-wanted",
         403,
         {"请用学校发的链接", "Please use your school's link"},
         {"这份问卷要从您学校发的链接或二维码进入。",
          "This questionnaire is opened by the link or QR code of your school."}},
        {"link-wrong",
         403,
         {"链接不完整", "The link is not complete"},
         {"请重新扫描二维码，或请学校再发一次链接。",
          "Please scan the QR code again, or ask the school for the link."}},
        {"too-many",
         429,
         {"操作太频繁", "Too many tries"},
         {"请等一会儿再试。", "Please wait a little and try again."}},
        {"try-again",
         503,
         {"暂时没有收下", "Not received yet"},
         {"服务器现在无法保存答卷，请稍后再提交一次；您填写的内容没有丢。",
          "The server cannot store answers at this moment. Please send it again a little later; nothing you filled in "
          "is lost."}},
        {"not-found",
         404,
         {"没有这个页面", "There is no such page"},
         {"请检查网址，或重新扫描二维码。", "Please check the address, or scan the QR code again."}},
        {"not-understood",
         400,
         {"无法读取提交的内容", "What was sent cannot be read"},
         {"请回到问卷页面，再提交一次。", "Please go back to the questionnaire and send it again."}},
    }};
    return list;
}

}  // namespace

const Refusal& refusalNamed(std::string_view status) {
    return *std::find_if(refusals().begin(), refusals().end(),
                         [&](const Refusal& one) { return one.status == status; });
}

Result<CollectedSurvey> readCollectedSurvey(const std::string& path, CollectionStore& store) {
    Result<SurveyFile> file = SurveyFile::open(path, SurveyFile::Access::read);
    if (!file) return file.problem();
    Result<std::vector<Questionnaire>> questionnaires = file->questionnaires();
    if (!questionnaires) return questionnaires.problem();
    CollectedSurvey survey{.roster = file->roster(), .questionnaires = std::move(questionnaires).value()};
    survey.settings = store.settings();
    const StudyRecord record = file->record();
    if (const auto title = record.facts.find("title"); title != record.facts.end()) survey.title = title->second;
    return survey;
}

const Questionnaire* questionnaireOf(const CollectedSurvey& survey, const std::string& id) {
    const auto found = std::find_if(survey.questionnaires.begin(), survey.questionnaires.end(),
                                    [&](const Questionnaire& one) { return one.id == id; });
    return found == survey.questionnaires.end() ? nullptr : &*found;
}

std::optional<Refusal> closedNow(const CollectedSurvey& survey, const std::string& local_now) {
    const CollectionSettings& settings = survey.settings;
    if (settings.state == CollectionState::closed) return refusalNamed("closed");
    if (!settings.closes_at.empty() && local_now >= settings.closes_at) return refusalNamed("closed");
    if (settings.state == CollectionState::paused) return refusalNamed("paused");
    return {};
}

std::optional<Refusal> refusedLink(const CollectedSurvey& survey, const Invitation& invitation) {
    const auto found = survey.settings.access.find(invitation.questionnaire);
    const WebAccess access = found == survey.settings.access.end() ? WebAccess::anyone : found->second;
    if (access == WebAccess::codes) return refusalNamed("code-wanted");
    if (invitation.tag.empty()) {
        if (access == WebAccess::school_links) return refusalNamed("link-wanted");
        return {};
    }
    const bool known = invitation.school.empty() || findSchool(survey.roster, invitation.school).has_value();
    const std::string tag =
        linkTag(survey.settings.link_key, invitation.questionnaire, invitation.school, invitation.class_name);
    if (!known || !equalSecrets(tag, invitation.tag)) return refusalNamed("link-wrong");
    return {};
}

std::optional<Refusal> refusedCode(const CodeLookup& lookup) {
    switch (lookup.state) {
    case CodeState::unused: return {};
    case CodeState::used: return refusalNamed("code-used");
    case CodeState::withdrawn: return refusalNamed("code-withdrawn");
    case CodeState::unknown: break;
    }
    return refusalNamed("code-unknown");
}

std::string localMinute(std::int64_t seconds_since_1970) {
    const std::time_t seconds = seconds_since_1970;
    std::tm local{};
    ::localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M", &local);
    return {text.data(), length};
}

}  // namespace diaoyan
