// SPDX-License-Identifier: Apache-2.0
#include "rule/words.h"

#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::rule {
namespace {

enum class Kind { lower, upper, digit, other };

Kind kind_of(char c) {
    if (c >= 'A' && c <= 'Z') return Kind::upper;
    if (c >= '0' && c <= '9') return Kind::digit;
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return Kind::lower;
    return Kind::other;
}

/// Whether a new word begins at `at`, which is not the first character: in `orderAmount` before the A, in
/// `USDAmount` before the second A.
bool begins_word(std::string_view name, std::size_t at) {
    const Kind before = kind_of(name[at - 1]);
    const Kind here = kind_of(name[at]);
    if (before == Kind::upper && here == Kind::upper)
        return at + 1 < name.size() && kind_of(name[at + 1]) == Kind::lower;
    return before != here && !(before == Kind::upper && here == Kind::lower);
}

/// What stands where a comment is still to be written; only letters and digits, one blank between words.
constexpr std::array<std::string_view, 32> placeholders = {"a",
                                                           "add comment",
                                                           "add description",
                                                           "blank",
                                                           "change me",
                                                           "comment",
                                                           "desc",
                                                           "describe",
                                                           "describe me",
                                                           "description",
                                                           "empty",
                                                           "fill in",
                                                           "fill me",
                                                           "fix me",
                                                           "fixme",
                                                           "missing",
                                                           "n a",
                                                           "na",
                                                           "no comment",
                                                           "no description",
                                                           "none",
                                                           "null",
                                                           "placeholder",
                                                           "table comment",
                                                           "tba",
                                                           "tbc",
                                                           "tbd",
                                                           "test",
                                                           "to be defined",
                                                           "todo",
                                                           "x",
                                                           "xxx"};

/// Words that a comment begins with whose rest is what somebody wants to be written.
constexpr std::array<std::string_view, 4> reminders = {"fixme", "tbd", "todo", "xxx"};

/// Words that say no more than that there is something.
constexpr std::array<std::string_view, 12> fillers = {"a",  "an",    "column", "data", "for",  "is",
                                                      "of", "table", "the",    "this", "view", "field"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

} // namespace

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= name.size(); ++at) {
        if (at < name.size() && !begins_word(name, at)) continue;
        if (kind_of(name[begin]) != Kind::other)
            words.push_back(source::fold_case(name.substr(begin, at - begin)));
        begin = at;
    }
    return words;
}

bool says_nothing(std::string_view comment, std::string_view name) {
    std::vector<std::string> words = words_of(source::fold_case(comment));
    if (words.empty() || is_one_of(words.front(), reminders)) return true;
    if (is_one_of(joined(words, " "), placeholders)) return true;
    const std::string own = joined(words_of(name), "");
    if (joined(words, "") == own) return true;
    std::erase_if(words, [](const std::string& word) { return is_one_of(word, fillers); });
    return words.empty() || joined(words, "") == own;
}

} // namespace lakelint::rule
