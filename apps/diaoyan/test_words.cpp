// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/test_words.h"

namespace diaoyan {

void declareTestWords(CLI::App& parser, TestWords& words, Language language) {
    const auto say = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser
        .add_option("--adjust", words.adjust,
                    say("一组检验的p值怎样校正：none、bonferroni、holm（默认）、BH",
                        "how p values of a family are adjusted: none, bonferroni, holm (default), BH"))
        ->check(CLI::IsMember({"none", "bonferroni", "holm", "BH"}));
    parser
        .add_option("--alpha", words.alpha,
                    say("p值小于它才标字母（默认0.05）", "letters are given where p is below it (default 0.05)"))
        ->check(CLI::Range(0.000001, 0.5));
    parser.add_flag("--rank", words.ranks,
                    say("量表和数字题两两比较看名次高低（Dunn），不看均值（Games–Howell）",
                        "compare pairs by ranks (Dunn) instead of means (Games-Howell)"));
    parser.add_option("--seed", words.seed, say("随机模拟的种子", "seed of simulated tests"));
}

GroupTestOptions testOptionsOf(const TestWords& words) {
    GroupTestOptions options;
    if (const auto named = adjustmentNamed(words.adjust)) options.adjustment = *named;
    options.alpha = words.alpha;
    options.pairs = words.ranks ? PairsBy::ranks : PairsBy::means;
    options.seed = words.seed;
    return options;
}

}  // namespace diaoyan
