// SPDX-License-Identifier: Apache-2.0
#include "parse/correction.h"

#include "parse/antlr.h"
#include "parse/edit_distance.h"
#include "parse/keywords.h"
#include "parse/retype.h"
#include "source/text.h"

#include <algorithm>
#include <vector>

namespace lakelint::parse {
namespace {

struct Keyword {
    std::string folded;
    std::string text;
};

const std::vector<Keyword>& all_keywords() {
    static const std::vector<Keyword> list = [] {
        std::vector<Keyword> words;
        for (std::size_t type = Grammar::ADD; type <= last_keyword(); ++type)
            words.push_back({source::fold_case(spelling(type)), spelling(type)});
        return words;
    }();
    return list;
}

/// One is the other's beginning: PARTITION and PARTITIONED, DESCENDING and DESC.
bool extends(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest_stem = 4;
    const std::size_t stem = std::min(a.size(), b.size());
    return stem >= shortest_stem && a.substr(0, stem) == b.substr(0, stem);
}

/// Keywords near a word, the nearest first.
std::vector<std::string> near_keywords(std::string_view word) {
    const std::string wanted = source::fold_case(word);
    const bool keyword = word_type(word) != static_cast<std::size_t>(Grammar::IDENTIFIER);
    const std::size_t limit = spelling_tolerance(wanted);
    std::vector<std::pair<std::size_t, std::string>> found;
    if (limit == 0) return {};
    for (const Keyword& candidate : all_keywords()) {
        const bool same_stem = extends(wanted, candidate.folded);
        // A keyword that is spelt well can only be the wrong form of another.
        if (candidate.folded == wanted || (keyword && !same_stem)) continue;
        const std::size_t edits = edit_distance(wanted, candidate.folded, limit);
        if (edits <= limit || same_stem) found.emplace_back(edits, candidate.text);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    for (auto& [edits, text] : found)
        words.push_back(std::move(text));
    return words;
}

bool is_plain_word(const Token& token) {
    return !token.has_hole() && token.type() != Grammar::QUOTED_IDENTIFIER && token.type() != Grammar::STRING
           && !token.text().empty()
           && ((token.text().front() | 0x20) >= 'a' && (token.text().front() | 0x20) <= 'z');
}

} // namespace

std::optional<Correction> find_correction(const StatementTokens& statement, const Failure& failure,
                                          Attempts& attempts) {
    constexpr std::size_t most_keywords = 6;
    const auto& tokens = statement.tokens;
    std::size_t tried = 0;
    const bool names = failure.allows(Grammar::IDENTIFIER);
    const std::size_t first = failure.token >= 2 ? failure.token - 2 : 0;
    for (std::size_t at = failure.token + 1; at-- > first;) {
        const Token& token = tokens[at];
        if (!is_plain_word(token)) continue;
        const bool keyword = word_type(token.text()) != static_cast<std::size_t>(Grammar::IDENTIFIER);
        for (const std::string& candidate : near_keywords(token.text())) {
            // As a name the statement would have taken the word as it is.
            const bool name = may_be_name(word_type(candidate));
            if (name && (at == failure.token ? names : keyword)) continue;
            if (++tried > most_keywords) return std::nullopt;
            const auto fails_at = attempts.fails_at(attempts.with(at, candidate));
            // Two tokens further is no accident.
            const bool further = fails_at && !keyword && *fails_at > failure.token + 1;
            if (!fails_at || further) return Correction{at, candidate};
        }
    }
    return std::nullopt;
}

} // namespace lakelint::parse
