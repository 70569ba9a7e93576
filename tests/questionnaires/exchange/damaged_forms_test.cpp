// SPDX-License-Identifier: GPL-3.0-or-later
// Every format that is read, with files that are cut off, changed or not meant for it: a sound questionnaire or a
// problem, never anything else.
#include "questionnaires/exchange/form_format.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/questionnaires/exchange/awkward_forms.h"
#include "tests/questionnaires/exchange/form_files.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::IsEmpty;

void expectSoundOrProblem(const FormFormat& format, const FormDocument& document) {
    const auto read = format.read(document);
    if (!read) {
        EXPECT_FALSE(read.problem().code.empty());
        EXPECT_FALSE(read.problem().message.zh.empty() || read.problem().message.en.empty()) << read.problem().code;
        return;
    }
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    for (const Questionnaire& other : read->in_other_languages) EXPECT_THAT(checkQuestionnaire(other), IsEmpty());
    for (const Problem& remark : read->remarks) EXPECT_EQ(remark.code, "form-remark");
}

/// A document with texts and cells damaged: one byte in `every` becomes another one.
FormDocument changed(FormDocument document, std::uint32_t seed, std::uint32_t every) {
    const auto change = [&](std::string& text) {
        for (char& c : text) {
            seed = seed * 1664525u + 1013904223u;
            if ((seed >> 16) % every == 0) c = static_cast<char>("<>\"'{}[]&;,\t\n0aA*_\xE4\x80"[(seed >> 8) % 19]);
        }
    };
    change(document.text);
    for (FormSheet& sheet : document.sheets)
        for (auto& row : sheet.rows)
            for (std::string& cell : row) change(cell);
    return document;
}

TEST(DamagedForms, AreSoundOrAProblem) {
    for (const FormFormat& format : formFormats()) {
        if (!format.read) continue;
        SCOPED_TRACE(format.id);
        for (const AwkwardForm& awkward : awkwardForms()) {
            if (awkward.name == "long_words") continue;
            FormDocument document =
                format.write ? format.write(awkward.form).document : formFile("digital_twins_survey_222232.lss");
            const std::string whole = document.text;
            for (std::size_t part = 0; part < 12; ++part) {
                FormDocument cut = document;
                cut.text = whole.substr(0, whole.size() * part / 12);
                for (FormSheet& sheet : cut.sheets) sheet.rows.resize(sheet.rows.size() * part / 12);
                expectSoundOrProblem(format, cut);
                expectSoundOrProblem(format, changed(document, static_cast<std::uint32_t>(part + 1), 40));
                expectSoundOrProblem(format, changed(document, static_cast<std::uint32_t>(part + 1), 1000));
            }
            if (!format.write) break;
        }
    }
}

TEST(DamagedForms, OfOneFormatAreNoneOfAnother) {
    for (const FormFormat& writer : formFormats()) {
        if (!writer.write) continue;
        const FormDocument document = writer.write(awkwardForms().front().form).document;
        for (const FormFormat& reader : formFormats()) {
            SCOPED_TRACE(writer.id + " read as " + reader.id);
            EXPECT_EQ(reader.recognise(document), reader.id == writer.id);
            if (reader.read && reader.id != writer.id) expectSoundOrProblem(reader, document);
        }
    }
    for (const char* text : {"", "\n", "just words", "{}", "[]", "<a/>", "a\tb\n1\t2\n", "{\"a\": [1, 2]}"})
        EXPECT_EQ(recogniseForm({.text = text}), nullptr) << text;
}

TEST(DamagedForms, DeeplyNestedAreRefusedQuickly) {
    const std::string deep(100'000, '['), tags = [] {
        std::string text;
        for (int i = 0; i < 100'000; ++i) text += "<codeBook>";
        return text;
    }();
    for (const FormFormat& format : formFormats()) {
        if (!format.read) continue;
        for (const std::string& text : {deep, "{\"pages\":" + deep, "{\"questions\":" + deep, tags, "<sss>" + tags})
            EXPECT_FALSE(format.read({.text = text}).ok()) << format.id;
    }
}

}  // namespace
}  // namespace diaoyan
