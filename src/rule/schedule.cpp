// SPDX-License-Identifier: Apache-2.0
#include "rule/schedule.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using policy::Duration;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

/// Marks the values of one item of a field: `*`, `5`, `1-5`, any of these with a step behind `/`.
bool mark(std::string_view item, std::vector<bool>& values) {
    const int size = static_cast<int>(values.size());
    const std::size_t slash = item.find('/');
    const std::string_view range = item.substr(0, slash);
    const bool stepped = slash != std::string_view::npos;
    const auto step = stepped ? number_of(item.substr(slash + 1)) : std::optional(1);
    const std::size_t dash = range.find('-');
    std::optional<int> first = 0;
    std::optional<int> last = size - 1;
    if (range != "*") {
        first = number_of(range.substr(0, dash));
        if (dash != std::string_view::npos)
            last = number_of(range.substr(dash + 1));
        else if (!stepped)
            last = first;
    }
    if (!step || *step == 0 || !first || !last || *first >= size || *last >= size || *first > *last)
        return false;
    for (int i = *first; i <= *last; i += *step)
        values[static_cast<std::size_t>(i)] = true;
    return true;
}

/// The values from 0 that a field stands for; empty where it cannot be read.
std::vector<int> values_of(std::string_view field, std::size_t size) {
    std::vector<bool> values(size);
    for (const std::string_view item : split(field, ',')) {
        if (!mark(item, values)) return {};
    }
    std::vector<int> result;
    for (std::size_t i = 0; i < size; ++i) {
        if (values[i]) result.push_back(static_cast<int>(i));
    }
    return result;
}

bool is_any(std::string_view field) { return field == "*" || field == "?"; }

/// The text of the first literal in quotes.
std::optional<std::string_view> quoted(std::string_view text) {
    const std::size_t begin = text.find_first_of("'\"");
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find(text[begin], begin + 1);
    if (end == std::string_view::npos) return std::nullopt;
    return text.substr(begin + 1, end - begin - 1);
}

/// A literal's quotes mean nothing here: INTERVAL '10' MINUTES.
std::optional<Duration> length_of(std::string_view text) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == '\'' || c == '"'; });
    const auto length = policy::parse_duration(plain);
    return length ? std::optional(*length) : std::nullopt;
}

Schedule unread(std::string_view clause) {
    return {Schedule::Kind::every, std::nullopt, fmt::format("`{}` cannot be read as a schedule", clause)};
}

/// The text behind a word that stands by itself; nothing where it does not stand there.
std::optional<std::string_view> behind(std::string_view clause, std::string_view word) {
    const std::string folded = source::fold_case(clause);
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool apart = (at == 0 || folded[at - 1] == ' ') && (end == folded.size() || folded[end] == ' ');
        if (apart) return clause.substr(end);
    }
    return std::nullopt;
}

} // namespace

std::optional<Duration> shortest_gap(std::string_view cron) {
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    constexpr int day = 24 * hour;
    const auto fields = split(cron, ' ');
    if (fields.size() != 6 && fields.size() != 7) return std::nullopt;
    const auto seconds = values_of(fields[0], 60);
    const auto minutes = values_of(fields[1], 60);
    const auto hours = values_of(fields[2], 24);
    if (seconds.empty() || minutes.empty() || hours.empty()) return std::nullopt;
    const bool daily = is_any(fields[3]) && is_any(fields[4]) && is_any(fields[5]);
    const int first = hours.front() * hour + minutes.front() * minute + seconds.front();
    int last = -1;
    int gap = day;
    for (const int h : hours) {
        for (const int m : minutes) {
            for (const int s : seconds) {
                const int now = h * hour + m * minute + s;
                if (last >= 0) gap = std::min(gap, now - last);
                last = now;
            }
        }
    }
    if (daily) gap = std::min(gap, first + day - last);
    return std::chrono::seconds(gap);
}

Schedule read_schedule(const source::Text& clause) {
    const std::string_view text = clause.value;
    if (!clause.literal()) {
        return {Schedule::Kind::every, std::nullopt,
                fmt::format("its schedule is only known when the job runs: `{}`", text)};
    }
    if (behind(text, "cron")) {
        const auto expression = quoted(text);
        const auto gap = expression ? shortest_gap(*expression) : std::nullopt;
        if (!gap) return unread(text);
        return {Schedule::Kind::cron, gap, {}};
    }
    const bool trigger = behind(text, "trigger").has_value();
    const auto limit = behind(text, "every");
    const auto most = behind(text, "most"); // EVERY may be left out behind AT MOST
    const auto rest = limit ? limit : most;
    if (!rest) return trigger ? Schedule{Schedule::Kind::trigger, std::nullopt, {}} : unread(text);
    const auto gap = length_of(*rest);
    if (!gap) return unread(text);
    return {trigger ? Schedule::Kind::trigger : Schedule::Kind::every, gap, {}};
}

} // namespace lakelint::rule
