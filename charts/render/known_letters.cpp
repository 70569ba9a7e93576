// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/known_letters.h"

#include <QChar>
#include <QFontMetricsF>

#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace diaoyan {

namespace {

constexpr std::size_t most_named = 8;

/// The Debian package whose fonts have a script that names in China are written in; nothing for other scripts.
const char* packageOf(char32_t letter) {
    switch (QChar::script(letter)) {
    case QChar::Script_Han: return letter >= 0x20000 ? "fonts-hanazono" : "fonts-noto-cjk";
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana: return "fonts-noto-cjk";
    case QChar::Script_Latin:
    case QChar::Script_Cyrillic:
    case QChar::Script_Arabic:  // Uyghur, Kazakh
    case QChar::Script_Tibetan:
    case QChar::Script_Mongolian:  // Mongolian, Manchu
    case QChar::Script_Yi:
    case QChar::Script_Lisu:
    case QChar::Script_Miao:
    case QChar::Script_TaiLe:  // Dai
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiTham:
    case QChar::Script_Thai: return "fonts-noto-core";
    default: return nullptr;
    }
}

bool belongsToWords(char32_t letter) {
    return (QChar::isLetterOrNumber(letter) || QChar::isMark(letter)) && packageOf(letter) != nullptr;
}

/// Which letters a font draws, itself or by the fonts that stand in for it. Each thread asks for a letter once per
/// family.
class DrawnLetters {
public:
    explicit DrawnLetters(const QFont& font) : metrics_(font), known_(known(font.family())) {}
    bool operator()(char32_t letter) {
        const auto found = known_.find(letter);
        return found != known_.end() ? found->second : (known_[letter] = metrics_.inFontUcs4(letter));
    }

private:
    using Answers = std::unordered_map<char32_t, bool>;
    static Answers& known(const QString& family) {
        thread_local std::map<QString, Answers> answers;
        return answers[family];
    }

    QFontMetricsF metrics_;
    Answers& known_;
};

bool isInvisible(char32_t letter) {
    return letter == ' ' || QChar::category(letter) == QChar::Other_Format || (letter >= 0xFE00 && letter <= 0xFE0F) ||
           (letter >= 0xE0100 && letter <= 0xE01EF);
}

}  // namespace

std::vector<char32_t> lostLetters(const QString& text, const DrawsLetter& draws) {
    std::vector<char32_t> lost;
    for (const uint code : text.toUcs4()) {
        const auto letter = static_cast<char32_t>(code);
        if (!draws(letter) && belongsToWords(letter)) { lost.push_back(letter); }
    }
    return lost;
}

Problem glyphMissing(const std::vector<char32_t>& letters) {
    const std::set<char32_t> each(letters.begin(), letters.end());
    QString named;
    std::set<std::string> packages;
    std::size_t number = 0;
    for (const char32_t letter : each) {
        const char* package = packageOf(letter);
        packages.insert(package != nullptr ? package : "fonts-noto-core");
        if (++number > most_named) { continue; }
        const QString code =
            QString::number(static_cast<uint>(letter), 16).toUpper().rightJustified(4, QLatin1Char('0'));
        named += (named.isEmpty() ? QString() : QStringLiteral("、")) + QString::fromUcs4(&letter, 1) +
                 QStringLiteral(" U+") + code;
    }
    if (number > most_named) { named += QStringLiteral(" …"); }
    std::string install;
    for (const std::string& package : packages) { install += (install.empty() ? "" : " ") + package; }
    return {
        "glyph-missing",
        phrase("这台机器的字体里没有这些字，图中会变成方框：{0}。请安装 {1}（apt install {1}）",
               "no installed font has these letters, they would be drawn as boxes: {0}. Install {1} (apt install {1})",
               {named.toStdString(), install}),
        {}};
}

Result<Done> wordsCanBeDrawn(const std::vector<TextPiece>& texts) {
    if (texts.empty()) { return Done{}; }
    DrawnLetters drawn(texts.front().font);  // all text of a figure is of one family
    std::vector<char32_t> lost;
    for (const TextPiece& piece : texts) {
        const auto more = lostLetters(piece.text, [&](char32_t letter) { return drawn(letter); });
        lost.insert(lost.end(), more.begin(), more.end());
    }
    if (!lost.empty()) { return glyphMissing(lost); }
    return Done{};
}

QString withKnownLetters(const QString& line, const QFont& font) {
    DrawnLetters drawn(font);
    QString known;
    for (const uint code : line.toUcs4()) {
        const auto letter = static_cast<char32_t>(code);
        known += isInvisible(letter) || drawn(letter) ? QString::fromUcs4(&letter, 1) : QString(QChar(0x3013));
    }
    return known;
}

}  // namespace diaoyan
