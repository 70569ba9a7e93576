// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/similar_names.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Characters in lower case, each with all of its bytes.
std::vector<std::string> charactersOf(const std::string& words) {
    std::vector<std::string> characters;
    for (const char c : words) {
        if ((static_cast<unsigned char>(c) & 0xC0u) == 0x80u && !characters.empty())
            characters.back() += c;
        else
            characters.emplace_back(1, c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return characters;
}

bool within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

std::vector<std::string> pairsOf(const std::vector<std::string>& characters) {
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) pairs.push_back(characters[i] + characters[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace

double likeness(const std::string& one, const std::string& other) {
    const std::vector<std::string> a = charactersOf(one), b = charactersOf(other);
    if (a.empty() || b.empty()) return 0;
    if (std::min(a.size(), b.size()) >= 2 && (within(a, b) || within(b, a))) return 1;
    const std::vector<std::string> a_pairs = pairsOf(a), b_pairs = pairsOf(b);
    std::vector<std::string> shared;
    std::set_intersection(a_pairs.begin(), a_pairs.end(), b_pairs.begin(), b_pairs.end(), std::back_inserter(shared));
    if (a_pairs.empty() || b_pairs.empty()) return 0;
    return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(a_pairs.size() + b_pairs.size());
}

std::vector<std::string> similarNames(const std::string& wanted,
                                      const std::vector<std::pair<std::string, std::vector<std::string>>>& candidates,
                                      std::size_t most) {
    constexpr double least = 0.3;
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [id, titles] : candidates) {
        double best = likeness(wanted, id);
        for (const std::string& title : titles) best = std::max(best, likeness(wanted, title));
        if (best >= least) found.emplace_back(best, id);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i) ids.push_back(found[i].second);
    return ids;
}

}  // namespace diaoyan
