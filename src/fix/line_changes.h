// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lakelint::fix {

/// Lines `[old_begin, old_end)` give way to lines `[new_begin, new_end)`; from 0. One of both may be empty.
struct Change {
    std::size_t old_begin = 0;
    std::size_t old_end = 0;
    std::size_t new_begin = 0;
    std::size_t new_end = 0;

    friend bool operator==(const Change&, const Change&) = default;
};

/// What turns some lines into others, in order, with at least one common line between two changes.
///
/// Lines that occur once on either side are lined up first (patience diff); between them the shortest edit
/// script is sought (Myers). Where that would be very long, the lines between are taken as changed whole.
[[nodiscard]] std::vector<Change> line_changes(const std::vector<std::string_view>& old_lines,
                                               const std::vector<std::string_view>& new_lines);

} // namespace lakelint::fix
