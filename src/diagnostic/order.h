// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace lakelint::diagnostic {

/// Sorts into the order in which everything is reported; what is equal in that stays as it came. `of` yields
/// the diagnostic, or the unresolved check, that an item is about.
///
/// A list that is in order already, as most are when they pass from one step to the next, is only looked at,
/// and items are moved to their places once, since they are large.
template <typename T, typename Of>
void sort_for_report(std::vector<T>& items, Of of) {
    const auto in_order = [&of](const T& a, const T& b) { return before(of(a), of(b)); };
    if (std::is_sorted(items.begin(), items.end(), in_order)) return;
    std::vector<std::size_t> places(items.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return in_order(items[a], items[b]); });
    std::vector<T> sorted;
    sorted.reserve(items.size());
    for (const std::size_t place : places)
        sorted.push_back(std::move(items[place]));
    items = std::move(sorted);
}

template <typename T>
void sort_for_report(std::vector<T>& items) {
    sort_for_report(items, [](const T& item) -> const T& { return item; });
}

} // namespace lakelint::diagnostic
