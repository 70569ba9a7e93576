// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/handouts.h"

#include "collector/web/protection/secrets.h"
#include "collector/web/wire/invitation.h"

#include <utility>

namespace diaoyan {

namespace {

SchoolLink linkTo(const Questionnaire& form, const School& school, const std::string& class_name,
                  const std::string& address, const std::string& key) {
    const Invitation invitation{form.id, school.code, class_name, linkTag(key, form.id, school.code, class_name)};
    return {form, school, class_name, address + pathOf(invitation)};
}

/// Withdraws what was made unless all went well: codes that nobody has on paper must not count as handed out.
class HandedOut {
public:
    HandedOut(CollectionStore& store, const std::vector<MadeCodes>& made) : store_(store), made_(made) {}
    HandedOut(const HandedOut&) = delete;
    HandedOut& operator=(const HandedOut&) = delete;
    ~HandedOut() {
        if (done_) return;
        for (const MadeCodes& codes : made_) {
            try {
                static_cast<void>(store_.withdrawCodes(codes.series.id));
            } catch (
                const std::exception&) {  // the disk that failed the PDF may fail this too; --list shows the series
            }
        }
    }
    void done() { done_ = true; }

private:
    CollectionStore& store_;
    const std::vector<MadeCodes>& made_;
    bool done_ = false;
};

}  // namespace

std::vector<SchoolLink> schoolLinks(const std::vector<Questionnaire>& forms, const std::vector<School>& schools,
                                    const std::vector<std::string>& classes, const std::string& address,
                                    const std::string& key) {
    std::vector<SchoolLink> links;
    for (const Questionnaire& form : forms)
        for (const School& school : schools) {
            if (classes.empty()) links.push_back(linkTo(form, school, {}, address, key));
            for (const std::string& name : classes) links.push_back(linkTo(form, school, name, address, key));
        }
    return links;
}

std::vector<PosterText> postersOf(const std::vector<SchoolLink>& links) {
    std::vector<PosterText> posters;
    for (const SchoolLink& link : links) {
        const std::string space = link.class_name.empty() ? "" : "　";
        posters.push_back({link.form.title, link.address, untranslated(link.school.name + space + link.class_name)});
    }
    return posters;
}

std::string linksCsv(const std::vector<SchoolLink>& links, Language language) {
    const bool zh = language == Language::zh;
    std::string csv =
        csvBegin + csvRow(zh ? std::vector<std::string>{"问卷", "学校代码", "学校名称", "班级", "链接"}
                             : std::vector<std::string>{"form", "school_code", "school_name", "class", "link"});
    for (const SchoolLink& link : links)
        csv += csvRow({link.form.id, link.school.code, link.school.name, link.class_name, link.address});
    return csv;
}

std::string schoolName(const Roster& roster, const std::string& code) {
    const auto found = code.empty() ? std::nullopt : findSchool(roster, code);
    return found ? roster.schools[*found].name : code;
}

std::vector<CodeSlipSet> slipSets(const std::vector<MadeCodes>& made, const Questionnaire& form, const Roster& roster,
                                  const std::string& address) {
    std::vector<CodeSlipSet> sets;
    for (const MadeCodes& codes : made) {
        CodeSlipSet set{form.title, schoolName(roster, codes.series.order.school), codes.series.order.class_name,
                        address};
        for (const std::string& code : codes.codes)
            set.slips.push_back({printedCode(code), address + pathOf({.code = code})});
        sets.push_back(std::move(set));
    }
    return sets;
}

std::vector<CodeSlipSet> rehearsedSlips(const std::vector<CodeOrder>& orders, const Questionnaire& form,
                                        const Roster& roster, const std::string& address) {
    std::vector<MadeCodes> samples;
    for (const CodeOrder& order : orders)
        samples.push_back({.series = {.order = order}, .codes = {std::string(codeLength, codeLetters.front())}});
    return slipSets(samples, form, roster, address);
}

std::string codesCsv(const std::vector<CodeSlipSet>& sets, Language language) {
    const bool zh = language == Language::zh;
    std::string csv = csvBegin + csvRow(zh ? std::vector<std::string>{"学校", "班级", "填写码", "网址"}
                                           : std::vector<std::string>{"school", "class", "code", "address"});
    for (const CodeSlipSet& set : sets)
        for (const CodeSlip& slip : set.slips) csv += csvRow({set.school, set.class_name, slip.code, slip.address});
    return csv;
}

Result<std::vector<MadeCodes>>
handOutCodes(CollectionStore& store, const std::vector<CodeOrder>& orders,
             const std::function<Result<Done>(const std::vector<MadeCodes>&)>& hand_out) {
    Result<std::vector<MadeCodes>> made = store.makeCodes(orders);
    if (!made) return made.problem();
    HandedOut handed_out(store, *made);
    if (const Result<Done> done = hand_out(*made); !done) return done.problem();
    handed_out.done();
    return made;
}

}  // namespace diaoyan
