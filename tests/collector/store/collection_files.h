// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_inbox.h"
#include "collector/store/collection_store.h"
#include "tests/collector/survey_folder.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A survey file that answers come into.
class CollectionFolder : public SurveyFolder {
protected:
    /// An id whose digits tell the number.
    static std::string idOf(int number) {
        std::string digits = std::to_string(number);
        digits.insert(0, 12 - digits.size(), '0');
        return "00000000-0000-4000-8000-" + digits;
    }

    static IncomingSheet incoming(int number, const std::string& code = {}, const std::string& form = "parent") {
        return {.questionnaire = form,
                .answer_id = idOf(number),
                .code = code,
                .sheet = {.school = number % 2 == 0 ? "S01" : "S02",
                          .submitted_at = "2026-11-20T10:00:00",
                          .seconds = 61,
                          .answers = {{"hope", Choices{{{"study", ""}, {"other", "睡\"好\""}}}},
                                      {"satisfied", Choice{"c", ""}},
                                      {"why", Words{"第" + std::to_string(number) + "份"}},
                                      {"children", Number{2}}}}};
    }

    AnswerInbox inbox(const std::string& name = "town.survey") const {
        Result<AnswerInbox> opened = AnswerInbox::open(path(name), "web", "网上填写");
        EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : describe(opened.problem(), Language::en));
        return std::move(opened).value();
    }

    CollectionStore collection(const std::string& name = "town.survey") const {
        Result<CollectionStore> opened = CollectionStore::open(path(name));
        EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : describe(opened.problem(), Language::en));
        return std::move(opened).value();
    }

    static std::vector<Receipt> stored(AnswerInbox& inbox, const std::vector<IncomingSheet>& sheets) {
        const Result<std::vector<Receipt>> receipts = inbox.store(sheets);
        if (!receipts.ok()) {
            ADD_FAILURE() << describe(receipts.problem(), Language::en);
            return {};
        }
        return *receipts;
    }

    static std::string codeOf(const Result<std::vector<Receipt>>& receipts) {
        return receipts.ok() ? "" : receipts.problem().code;
    }

    std::vector<std::string> codesFor(std::int64_t count, const std::string& form = "parent") const {
        CollectionStore store = collection();
        const auto made = store.makeCodes({{.questionnaire = form, .school = "S01", .count = count}});
        EXPECT_TRUE(made.ok());
        return made->front().codes;
    }

    std::int64_t sheetsIn(const std::string& name = "town.survey") const {
        const Result<SurveyFile> file = SurveyFile::open(path(name), SurveyFile::Access::read);
        std::int64_t sum = 0;
        for (const ReturnedCount& one : file->returned()) sum += one.returned;
        return sum;
    }
};

}  // namespace diaoyan
