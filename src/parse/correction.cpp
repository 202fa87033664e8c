// SPDX-License-Identifier: Apache-2.0
#include "parse/correction.h"

#include "parse/antlr.h"
#include "parse/keywords.h"
#include "source/text.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lakelint::parse {
namespace {

/// Larger statements are not parsed again and again for the sake of a better message.
constexpr std::size_t longest_statement = std::size_t{64} * 1024;
constexpr std::size_t most_attempts = 6;

/// Edits between two words, a swap of neighbours being one; `limit` + 1 where there are more.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        rows[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows[a.size()][b.size()];
}

std::size_t tolerance(std::string_view word) { return word.size() <= 2 ? 0 : word.size() <= 5 ? 1 : 2; }

/// Keywords near a word, the nearest first.
std::vector<std::string> near_keywords(std::string_view word) {
    const std::string wanted = source::fold_case(word);
    const std::size_t limit = tolerance(wanted);
    std::vector<std::pair<std::size_t, std::string>> found;
    if (limit == 0) return {};
    for (std::size_t type = Grammar::ADD; type <= last_keyword(); ++type) {
        const std::string keyword = spelling(type);
        const std::size_t edits = distance(wanted, source::fold_case(keyword), limit);
        if (edits > 0 && edits <= limit) found.emplace_back(edits, keyword);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    for (auto& [edits, keyword] : found)
        words.push_back(std::move(keyword));
    return words;
}

bool is_plain_word(const Token& token) {
    return !token.has_hole() && token.type() != Grammar::QUOTED_IDENTIFIER && token.type() != Grammar::STRING
           && !token.text().empty()
           && ((token.text().front() | 0x20) >= 'a' && (token.text().front() | 0x20) <= 'z');
}

} // namespace

std::optional<Correction> find_correction(const StatementTokens& statement, const Failure& failure,
                                          const Attempt& attempt) {
    const auto& tokens = statement.tokens;
    const source::Span whole = {tokens.front().span().begin, tokens.back().span().begin};
    if (whole.size() > longest_statement) return std::nullopt;
    const std::string_view text{tokens.front().text().data(), whole.size()};
    std::size_t attempts = 0;
    const std::size_t first = failure.token >= 2 ? failure.token - 2 : 0;
    for (std::size_t at = failure.token + 1; at-- > first;) {
        const Token& token = tokens[at];
        if (!is_plain_word(token)) continue;
        for (const std::string& keyword : near_keywords(token.text())) {
            if (++attempts > most_attempts) return std::nullopt;
            std::string changed(text);
            changed.replace(token.span().begin - whole.begin, token.span().size(), keyword);
            const auto next = attempt(changed);
            // Two tokens further is no accident.
            if (!next || next->token > failure.token + 1) return Correction{at, keyword};
        }
    }
    return std::nullopt;
}

} // namespace lakelint::parse
