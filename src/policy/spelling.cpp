// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"

#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

/// Longer words are no misspellings of anything; comparing them would only cost time.
constexpr std::size_t longest_word = 128;

struct Candidate {
    const std::string* word = nullptr;
    std::size_t distance = 0;
    std::size_t prefix = 0;

    /// Neither is nearer, so that a guess would be as likely wrong as right.
    [[nodiscard]] bool ties_with(const Candidate& other) const {
        return other.word != nullptr && distance == other.distance && prefix == other.prefix
               && *word != *other.word;
    }
    [[nodiscard]] bool better_than(const Candidate& other) const {
        if (other.word == nullptr) return true;
        return distance != other.distance ? distance < other.distance : prefix > other.prefix;
    }
};

std::size_t common_prefix(std::string_view a, std::string_view b) {
    const std::string x = source::fold_case(a);
    const std::string y = source::fold_case(b);
    const auto end = std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first;
    return static_cast<std::size_t>(end - x.begin());
}

std::string_view last_part(std::string_view text) { return text.substr(text.find_last_of("/.") + 1); }

bool is_near(std::size_t distance, std::string_view a, std::string_view b) {
    const std::size_t longer = std::max(a.size(), b.size());
    return distance < longer && distance <= std::max<std::size_t>(1, longer / 3);
}

/// The distance of a candidate, or of its last part to the word's last part, which counts as one more.
std::optional<std::size_t> distance_if_near(std::string_view word, std::string_view candidate) {
    std::optional<std::size_t> nearest;
    const std::size_t whole = spelling_distance(word, candidate);
    if (is_near(whole, word, candidate)) nearest = whole;
    const std::string_view tail = last_part(candidate);
    const std::string_view word_tail = last_part(word);
    if (tail.size() == candidate.size() || tail.empty() || word_tail.empty()) return nearest;
    const std::size_t parts = spelling_distance(word_tail, tail) + 1;
    if (is_near(parts - 1, word_tail, tail)) nearest = std::min(parts, nearest.value_or(parts));
    return nearest;
}

} // namespace

std::size_t spelling_distance(std::string_view a, std::string_view b) {
    const std::string x = source::fold_case(a);
    const std::string y = source::fold_case(b);
    const std::size_t row = y.size() + 1;
    std::array<std::size_t, 3 * 32> small{}; // most words are short
    std::vector<std::size_t> large(3 * row > small.size() ? 3 * row : 0);
    std::size_t* before_last = large.empty() ? small.data() : large.data();
    std::size_t* last = before_last + row;
    std::size_t* current = last + row;
    for (std::size_t j = 0; j <= y.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= x.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t change = last[j - 1] + (x[i - 1] == y[j - 1] ? 0U : 1U);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
            if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, current);
    }
    return last[y.size()];
}

std::optional<std::string> nearest_spelling(std::string_view word,
                                            const std::vector<std::string>& candidates) {
    if (word.empty() || word.size() > longest_word) return std::nullopt;
    Candidate best;
    bool tied = false;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_word) continue;
        const auto distance = distance_if_near(word, candidate);
        if (!distance) continue;
        const Candidate next{&candidate, *distance, common_prefix(word, candidate)};
        tied = next.ties_with(best) || (tied && !next.better_than(best));
        if (next.better_than(best)) best = next;
    }
    if (best.word == nullptr || tied) return std::nullopt;
    return *best.word;
}

std::optional<std::string> nearest_word(std::string_view word, const std::vector<std::string>& words) {
    if (auto near = nearest_spelling(word, words)) return near;
    if (word.empty() || word.size() > longest_word) return std::nullopt;
    Candidate best;
    for (const std::string& candidate : words) {
        if (candidate.size() > longest_word) continue;
        const std::size_t prefix = common_prefix(word, candidate);
        if (prefix == 0) continue;
        const Candidate next{&candidate, spelling_distance(word, candidate), prefix};
        if (next.better_than(best)) best = next;
    }
    if (best.word == nullptr) return std::nullopt;
    return *best.word;
}

std::string did_you_mean(const std::optional<std::string>& suggestion) {
    return suggestion ? fmt::format("; did you mean `{}`?", *suggestion) : std::string();
}

std::string comma_list(const std::vector<std::string>& words, std::size_t limit) {
    const std::size_t shown = std::min(limit, words.size());
    std::string list;
    for (std::size_t i = 0; i < shown; ++i)
        list += (i == 0 ? "" : ", ") + words[i];
    if (shown < words.size()) list += fmt::format(", … ({} more)", words.size() - shown);
    return list;
}

} // namespace lakelint::policy
