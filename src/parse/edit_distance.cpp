// SPDX-License-Identifier: Apache-2.0
#include "parse/edit_distance.h"

#include <algorithm>
#include <array>

namespace lakelint::parse {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    constexpr std::size_t longest = 26;
    if (a.size() > longest || b.size() > longest) return limit + 1;
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    std::array<std::array<std::size_t, longest + 1>, longest + 1> rows;
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

std::size_t spelling_tolerance(std::string_view word) {
    if (word.size() <= 2) return 0;
    return word.size() <= 5 ? 1 : word.size() <= 9 ? 2 : 3;
}

} // namespace lakelint::parse
