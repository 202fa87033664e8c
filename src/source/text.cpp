// SPDX-License-Identifier: Apache-2.0
#include "source/text.h"

#include <algorithm>
#include <cstring>

namespace lakelint::source {

namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

} // namespace

std::string fold_case(std::string_view text) {
    std::string result;
    append_folded(result, text);
    return result;
}

/// Names are folded more often than all else is done with them: eight bytes at a time. Of the lower seven
/// bits of a byte, adding says whether they reach `A`, and whether they are past `Z`.
void append_folded(std::string& to, std::string_view text) {
    constexpr std::uint64_t each = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x80 * each;
    const std::size_t begin = to.size();
    to.append(text);
    char* at = to.data() + begin;
    std::size_t left = text.size();
    for (std::uint64_t word = 0; left >= sizeof word; at += sizeof word, left -= sizeof word) {
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t low = word & ~high;
        const std::uint64_t upper = (low + (0x80 - 'A') * each) & ~(low + (0x7F - 'Z') * each) & ~word & high;
        word |= upper >> 2U; // 0x80 becomes 0x20, by which the cases differ
        std::memcpy(at, &word, sizeof word);
    }
    for (; left > 0; ++at, --left)
        *at = folded(*at);
}

bool equal_folded(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return folded(x) == folded(y); });
}

} // namespace lakelint::source
