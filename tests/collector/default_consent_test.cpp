// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/default_consent.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;

TEST(DefaultConsent, IsThereForMinorsAndGuardiansInBothLanguages) {
    for (const char* role : {"student", "parent"}) {
        const Text words = defaultConsent(role);
        EXPECT_THAT(words.zh, HasSubstr("监护人")) << role;
        EXPECT_THAT(words.zh, HasSubstr("自愿")) << role;
        EXPECT_THAT(words.en, HasSubstr("guardian")) << role;
        EXPECT_THAT(words.en, HasSubstr("voluntary")) << role;
    }
    EXPECT_NE(defaultConsent("student"), defaultConsent("parent"));
    EXPECT_TRUE(defaultConsent("teacher").empty()) << "the organiser's own words, or none";
    EXPECT_TRUE(defaultConsent("").empty());
}

}  // namespace
}  // namespace diaoyan
