// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/secrets.h"

#include "collector/web/wire/field_names.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

namespace diaoyan {
namespace {

using testing::MatchesRegex;
using testing::Optional;

TEST(Secrets, HmacIsThatOfRfc4231) {
    EXPECT_EQ(hmacSha256(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hmacSha256("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmacSha256(std::string(20, '\xaa'), std::string(50, '\xdd')),
              "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    EXPECT_EQ(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Secrets, HmacOfNothingUnderNoKeyIsDefined) {
    EXPECT_EQ(hmacSha256("", ""), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(Passwords, ScryptIsThatOfRfc7914) {
    // Section 12: P = "password", S = "NaCl", N = 1024, r = 8, p = 16, 64 bytes.
    const std::string kept = "scrypt$1024$8$16$4e61436c$"
                             "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                             "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
    EXPECT_TRUE(passwordFits("password", kept));
    EXPECT_FALSE(passwordFits("Password", kept));
    EXPECT_FALSE(passwordFits("", kept));
}

TEST(Passwords, FitTheirOwnHashOnly) {
    const std::string hash = passwordHash("开学第一课");
    EXPECT_THAT(hash, MatchesRegex("scrypt\\$32768\\$8\\$1\\$[0-9a-f]{32}\\$[0-9a-f]{64}"));
    EXPECT_TRUE(passwordFits("开学第一课", hash));
    EXPECT_FALSE(passwordFits("开学第二课", hash));
    EXPECT_NE(hash, passwordHash("开学第一课")) << "each hash has a salt of its own";
}

TEST(Passwords, FitNoHashThatCannotBeRead) {
    const std::string good(64, 'a');
    for (const std::string& hash : std::vector<std::string>{
             std::string(), std::string("scrypt"), std::string("$$$$$"), "bcrypt$1024$8$1$00$" + good,
             "scrypt$1024$8$1$00$", "scrypt$1024$8$1$00$aa", "scrypt$1024$8$1$0$" + good, "scrypt$1024$8$1$zz$" + good,
             "scrypt$-1024$8$1$00$" + good, "scrypt$1000$8$1$00$" + good, "scrypt$1024$8$1$00$" + good + "$",
             "scrypt$1e3$8$1$00$" + good})
        EXPECT_FALSE(passwordFits("", hash)) << hash;
}

TEST(Passwords, AFileCannotKeepTheComputerBusy) {
    const std::string hash(64, 'a');
    for (const char* costs : {"1073741824$8$1", "131072$16$16", "2$1073741823$1", "1024$8$1000000", "131072$16$2"})
        EXPECT_FALSE(passwordFits("x", "scrypt$" + std::string(costs) + "$00$" + hash)) << costs;
}

TEST(Passwords, ThoseThatAreGivenCanBeReadAloud) {
    std::set<std::string> seen;
    for (int round = 0; round < 50; ++round) {
        const std::string password = newPassword();
        EXPECT_THAT(password, MatchesRegex("[2-9a-hj-km-np-z]{4}-[2-9a-hj-km-np-z]{4}-[2-9a-hj-km-np-z]{4}"));
        EXPECT_TRUE(seen.insert(password).second);
    }
}

TEST(AnswerIds, AreRandomUuidsOfVersionFour) {
    std::set<std::string> seen;
    for (int round = 0; round < 100; ++round) {
        const std::string id = newAnswerId();
        EXPECT_TRUE(isAnswerId(id)) << id;
        EXPECT_EQ(id[14], '4');
        EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
        EXPECT_TRUE(seen.insert(id).second);
    }
    EXPECT_EQ(randomHex(0), "");
    EXPECT_THAT(randomHex(5), MatchesRegex("[0-9a-f]{10}"));
}

TEST(LinkTag, ChangesWithEachPart) {
    const std::string tag = linkTag("key", "parent", "S01", "2班");
    EXPECT_THAT(tag, MatchesRegex("[0-9a-f]{16}"));
    EXPECT_EQ(tag, linkTag("key", "parent", "S01", "2班"));
    for (const std::string& other : {linkTag("kez", "parent", "S01", "2班"), linkTag("key", "student", "S01", "2班"),
                                     linkTag("key", "parent", "S02", "2班"), linkTag("key", "parent", "S01", "3班"),
                                     linkTag("key", "parent", "S01", ""), linkTag("key", "parentS", "01", "2班"),
                                     linkTag("key", "parent", "S012班", "")})
        EXPECT_NE(other, tag);
}

TEST(LinkTag, NothingIsSignedWithoutAKey) {
    EXPECT_EQ(linkTag("", "parent", "S01", ""), "");
}

TEST(EqualSecrets, AreEqualInEveryByte) {
    EXPECT_TRUE(equalSecrets("", ""));
    EXPECT_TRUE(equalSecrets("abc", "abc"));
    EXPECT_FALSE(equalSecrets("abc", "abd"));
    EXPECT_FALSE(equalSecrets("abc", "ab"));
    EXPECT_FALSE(equalSecrets("abc", ""));
    EXPECT_FALSE(equalSecrets(std::string("a\0b", 3), std::string("a\0c", 3)));
}

TEST(SignedToken, IsReadBackUntilItsEnd) {
    const std::string token = signedToken("key", "office:7", 1000);
    EXPECT_THAT(readSignedToken("key", token, 0), Optional(std::string("office:7")));
    EXPECT_THAT(readSignedToken("key", token, 1000), Optional(std::string("office:7")));
    EXPECT_EQ(readSignedToken("key", token, 1001), std::nullopt);
    EXPECT_THAT(readSignedToken("key", signedToken("key", "", 5), 5), Optional(std::string()));
}

TEST(SignedToken, ForgedOnesAreRefused) {
    const std::string token = signedToken("key", "pupil", 1000);
    const std::string signature = token.substr(token.rfind('.'));
    for (const std::string& forged : std::vector<std::string>{
             std::string(), std::string("."), std::string(".."), std::string("..."), "office.1000" + signature,
             "pupil.9999" + signature, "pupil.01000" + signature, "pupil.1000" + signature + "0",
             token.substr(0, token.size() - 1), "pupil.1000.", "pupil.1000." + std::string(64, '0'), token + ".x",
             "x." + token, " " + token, std::string(100'000, '.'), "pupil.1000" + std::string("\0", 1) + signature})
        EXPECT_EQ(readSignedToken("key", forged, 0), std::nullopt) << forged.substr(0, 100);
    EXPECT_EQ(readSignedToken("other", token, 0), std::nullopt) << "another key";
    EXPECT_EQ(readSignedToken("", signedToken("", "pupil", 1000), 0), std::nullopt) << "no key at all";
}

TEST(SignedToken, APayloadWithAPointIsNotRead) {
    EXPECT_EQ(readSignedToken("key", signedToken("key", "a.b", 1000), 0), std::nullopt);
}

TEST(SignedToken, ATagOfALinkIsNoSignature) {
    // One key, two uses: what was signed for one is not taken for the other.
    EXPECT_NE(hmacSha256("key", "a.1"), signedToken("key", "a", 1).substr(4));
}

TEST(Cookies, AreFoundByTheirWholeName) {
    EXPECT_THAT(cookieNamed("session=abc", "session"), Optional(std::string("abc")));
    EXPECT_THAT(cookieNamed("a=1; session=abc==; b=2", "session"), Optional(std::string("abc==")));
    EXPECT_THAT(cookieNamed("session=", "session"), Optional(std::string()));
    EXPECT_THAT(cookieNamed("session=first; session=second", "session"), Optional(std::string("first")));
    for (const char* header : {"", ";", "=", "xsession=abc", "session", "sessions=abc", "a=session=abc", "SESSION=a"})
        EXPECT_EQ(cookieNamed(header, "session"), std::nullopt) << header;
}

}  // namespace
}  // namespace diaoyan
