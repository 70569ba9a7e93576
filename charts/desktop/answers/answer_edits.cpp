// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/answer_edits.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace diaoyan {

namespace {

/// Runs `work` within a change of its own, which is committed unless there is a problem.
Result<Done> changed(SurveyFile& survey, const std::function<Result<Done>(SurveyFile::Change&)>& work) {
    SurveyFile::Change change(survey);
    const Result<Done> done = work(change);
    if (done) change.commit();
    return done;
}

/// An edit of one item's coding, which is taken back by putting all of it back as it was.
SurveyEdit codingEdit(const Text& title, const CodedItem& item,
                      std::function<Result<Done>(TextCoder&, const TextCoding&)> work) {
    const auto before = std::make_shared<TextCoding>();
    return {.title = title,
            .apply =
                [item, before, work](SurveyFile& survey) {
                    *before = textCoding(survey, item.questionnaire, item.item);
                    return changed(survey, [&](SurveyFile::Change& change) {
                        TextCoder coder(change);
                        return work(coder, *before);
                    });
                },
            .revert =
                [item, before](SurveyFile& survey) {
                    return changed(survey, [&](SurveyFile::Change& change) {
                        return TextCoder(change).restore(item.questionnaire, item.item, *before);
                    });
                },
            .answers = false};
}

template <class Value>
Result<Done> doneOf(const Result<Value>& result) {
    if (!result) return result.problem();
    return Done{};
}

}  // namespace

SurveyEdit exclusionEdit(const Text& title, std::vector<SheetReason> sheets) {
    std::map<std::string, std::vector<std::int64_t>> by_reason;
    for (const SheetReason& one : sheets) by_reason[one.reason].push_back(one.sheet);
    const auto before = std::make_shared<std::vector<ExclusionsBefore>>();
    return {.title = title,
            .apply =
                [by_reason, before](SurveyFile& survey) {
                    before->clear();
                    return changed(survey, [&](SurveyFile::Change& change) -> Result<Done> {
                        SurveyEdits edits(change);
                        for (const auto& [reason, ids] : by_reason) {
                            auto one = edits.setExclusion(ids, reason);
                            if (!one) return one.problem();
                            before->push_back(std::move(*one));
                        }
                        return Done{};
                    });
                },
            .revert =
                [before](SurveyFile& survey) {
                    return changed(survey, [&](SurveyFile::Change& change) -> Result<Done> {
                        SurveyEdits edits(change);
                        for (auto one = before->rbegin(); one != before->rend(); ++one)
                            if (const auto done = edits.restoreExclusions(*one); !done) return done;
                        return Done{};
                    });
                },
            .answers = true};
}

SurveyEdit codeFrameEdit(const Text& title, const CodedItem& item, std::vector<TextCode> frame) {
    return codingEdit(title, item, [item, frame = std::move(frame)](TextCoder& coder, const TextCoding&) {
        return doneOf(coder.setFrame(item.questionnaire, item.item, frame));
    });
}

SurveyEdit codeEdit(const Text& title, const CodedItem& item, const std::string& code, bool add,
                    std::vector<std::int64_t> sheets) {
    const auto before = std::make_shared<std::vector<CodedSheet>>();
    const auto within = [](SurveyFile& survey, const auto& work) {
        return changed(survey, [&](SurveyFile::Change& change) {
            TextCoder coder(change);
            return work(coder);
        });
    };
    return {.title = title,
            .apply =
                [=](SurveyFile& survey) {
                    return within(survey, [&](TextCoder& coder) -> Result<Done> {
                        auto old = add ? coder.addCode(item.questionnaire, item.item, code, sheets)
                                       : coder.removeCode(item.questionnaire, item.item, code, sheets);
                        if (!old) return old.problem();
                        *before = std::move(*old);
                        return Done{};
                    });
                },
            .revert =
                [=](SurveyFile& survey) {
                    return within(survey, [&](TextCoder& coder) {
                        return doneOf(coder.setCodes(item.questionnaire, item.item, *before));
                    });
                },
            .answers = false};
}

SurveyEdit mergeCodesEdit(const Text& title, const CodedItem& item, const std::string& from, const std::string& into) {
    return codingEdit(title, item, [=](TextCoder& coder, const TextCoding& coding) -> Result<Done> {
        std::vector<std::int64_t> sheets;
        for (const CodedSheet& sheet : coding.sheets)
            if (std::find(sheet.codes.begin(), sheet.codes.end(), from) != sheet.codes.end())
                sheets.push_back(sheet.sheet);
        if (const auto added = coder.addCode(item.questionnaire, item.item, into, sheets); !added)
            return added.problem();
        std::vector<TextCode> frame = coding.frame;
        std::erase_if(frame, [&](const TextCode& code) { return code.code == from; });
        return doneOf(coder.setFrame(item.questionnaire, item.item, frame));
    });
}

}  // namespace diaoyan
