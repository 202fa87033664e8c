// SPDX-License-Identifier: Apache-2.0
#include "fix/line_changes.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

namespace lakelint::fix {
namespace {

/// The longest edit script that is sought; its search takes memory in the square of its length.
constexpr int longest_script = 1000;

using Ids = std::vector<std::uint32_t>;

/// A pair of equal lines.
struct Match {
    std::size_t old_line = 0;
    std::size_t new_line = 0;
};

/// The longest run of matches that rise on both sides; they come in the order of the new side.
std::vector<Match> longest_rising(const std::vector<Match>& matches) {
    std::vector<std::size_t>
        tops; // of each length: the match with the smallest old line that ends such a run
    std::vector<std::size_t> below(matches.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto place = std::partition_point(tops.begin(), tops.end(), [&](std::size_t top) {
            return matches[top].old_line < matches[i].old_line;
        });
        below[i] = place == tops.begin() ? i : *(place - 1);
        if (place == tops.end()) {
            tops.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<Match> run(tops.size());
    std::size_t at = tops.empty() ? 0 : tops.back();
    for (std::size_t i = run.size(); i-- > 0; at = below[at])
        run[i] = matches[at];
    return run;
}

class Comparison {
  public:
    Comparison(const std::vector<std::string_view>& old_lines,
               const std::vector<std::string_view>& new_lines) {
        std::unordered_map<std::string_view, std::uint32_t> known;
        const auto number = [&known](const std::vector<std::string_view>& lines, Ids& ids) {
            for (const std::string_view line : lines)
                ids.push_back(
                    known.try_emplace(line, static_cast<std::uint32_t>(known.size())).first->second);
        };
        number(old_lines, old_);
        number(new_lines, new_);
        compare({0, old_.size(), 0, new_.size()});
    }

    [[nodiscard]] std::vector<Change> take() { return std::move(changes_); }

  private:
    void compare(Change part);
    void compare_shortest(const Change& part);
    [[nodiscard]] std::vector<Match> unique_matches(const Change& part) const;

    void add(const Change& change) {
        if (change.old_begin == change.old_end && change.new_begin == change.new_end) return;
        if (!changes_.empty() && changes_.back().old_end == change.old_begin
            && changes_.back().new_end == change.new_begin) {
            changes_.back().old_end = change.old_end;
            changes_.back().new_end = change.new_end;
        } else {
            changes_.push_back(change);
        }
    }

    Ids old_;
    Ids new_;
    std::vector<Change> changes_;
};

std::vector<Match> Comparison::unique_matches(const Change& part) const {
    struct Seen {
        std::size_t line = 0;
        std::uint32_t on_old = 0;
        std::uint32_t on_new = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::size_t i = part.old_begin; i < part.old_end; ++i) {
        Seen& each = seen[old_[i]];
        each.line = i;
        ++each.on_old;
    }
    for (std::size_t i = part.new_begin; i < part.new_end; ++i)
        ++seen[new_[i]].on_new;
    std::vector<Match> matches;
    for (std::size_t i = part.new_begin; i < part.new_end; ++i) {
        const Seen& each = seen[new_[i]];
        if (each.on_old == 1 && each.on_new == 1) matches.push_back({each.line, i});
    }
    return longest_rising(matches);
}

void Comparison::compare(Change part) {
    while (part.old_begin < part.old_end && part.new_begin < part.new_end
           && old_[part.old_begin] == new_[part.new_begin]) {
        ++part.old_begin;
        ++part.new_begin;
    }
    while (part.old_begin < part.old_end && part.new_begin < part.new_end
           && old_[part.old_end - 1] == new_[part.new_end - 1]) {
        --part.old_end;
        --part.new_end;
    }
    if (part.old_begin == part.old_end || part.new_begin == part.new_end) return add(part);
    const std::vector<Match> matches = unique_matches(part);
    if (matches.empty()) return compare_shortest(part);
    Change between = part;
    for (const Match& match : matches) {
        between.old_end = match.old_line;
        between.new_end = match.new_line;
        compare(between);
        between.old_begin = match.old_line + 1;
        between.new_begin = match.new_line + 1;
    }
    between.old_end = part.old_end;
    between.new_end = part.new_end;
    compare(between);
}

/// E. Myers, "An O(ND) difference algorithm and its variations" (1986): for each number of edits d, how far
/// one gets on each diagonal -d … d; then back from the end.
class ShortestScript {
  public:
    ShortestScript(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to)
        : from_(from), to_(to), width_(static_cast<int>(from.size())), height_(static_cast<int>(to.size())) {}

    /// One line taken out or put in.
    struct Step {
        std::size_t old_at = 0;
        std::size_t new_at = 0;
        bool is_new = false;
    };
    /// Nothing where the script would be too long.
    [[nodiscard]] std::optional<std::vector<Step>> find() {
        const int most = std::min(width_ + height_, longest_script);
        for (int d = 0; d <= most; ++d) {
            if (advance(d)) return steps_back(d);
        }
        return std::nullopt;
    }

  private:
    using Row = std::vector<int>; // the furthest old line on each diagonal

    static int reached(const Row& row, int diagonal) {
        const int middle = static_cast<int>(row.size() / 2);
        const int index = diagonal + middle;
        return index < 0 || index >= static_cast<int>(row.size()) ? -1 : row[static_cast<std::size_t>(index)];
    }
    /// Whether the last step onto a diagonal put a line in; else it took one out.
    static bool goes_down(const Row& before, int d, int diagonal) {
        return diagonal == -d
               || (diagonal != d && reached(before, diagonal - 1) < reached(before, diagonal + 1));
    }
    [[nodiscard]] bool equal(int x, int y) const {
        return x < width_ && y >= 0 && y < height_
               && from_[static_cast<std::size_t>(x)] == to_[static_cast<std::size_t>(y)];
    }

    /// True when the end is reached.
    bool advance(int d) {
        Row row(static_cast<std::size_t>(2 * d + 1), -1);
        bool done = false;
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                const Row& before = rows_.back();
                x = goes_down(before, d, k) ? reached(before, k + 1) : reached(before, k - 1) + 1;
            }
            while (equal(x, x - k))
                ++x;
            row[static_cast<std::size_t>(k + d)] = x;
            done = done || (x >= width_ && x - k >= height_);
        }
        rows_.push_back(std::move(row));
        return done;
    }

    [[nodiscard]] std::vector<Step> steps_back(int d) const {
        std::vector<Step> steps;
        int diagonal = width_ - height_;
        for (; d > 0; --d) {
            const Row& before = rows_[static_cast<std::size_t>(d - 1)];
            const bool down = goes_down(before, d, diagonal);
            diagonal += down ? 1 : -1;
            const int x = reached(before, diagonal);
            steps.push_back({static_cast<std::size_t>(x), static_cast<std::size_t>(x - diagonal), down});
        }
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    std::span<const std::uint32_t> from_;
    std::span<const std::uint32_t> to_;
    int width_;
    int height_;
    std::vector<Row> rows_;
};

void Comparison::compare_shortest(const Change& part) {
    const std::span<const std::uint32_t> from(old_);
    const std::span<const std::uint32_t> to(new_);
    ShortestScript script(from.subspan(part.old_begin, part.old_end - part.old_begin),
                          to.subspan(part.new_begin, part.new_end - part.new_begin));
    const auto steps = script.find();
    if (!steps) return add(part);
    for (const ShortestScript::Step& step : *steps) {
        const std::size_t old_at = part.old_begin + step.old_at;
        const std::size_t new_at = part.new_begin + step.new_at;
        add({old_at, old_at + (step.is_new ? 0 : 1), new_at, new_at + (step.is_new ? 1 : 0)});
    }
}

} // namespace

std::vector<Change> line_changes(const std::vector<std::string_view>& old_lines,
                                 const std::vector<std::string_view>& new_lines) {
    return Comparison(old_lines, new_lines).take();
}

} // namespace lakelint::fix
