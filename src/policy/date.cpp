// SPDX-License-Identifier: Apache-2.0
#include "policy/date.h"

#include <charconv>

#include <fmt/format.h>

namespace lakelint::policy {
namespace {

/// A number of exactly this many digits; nothing for anything else.
std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
    return value;
}

/// `12:00`, `12:00:00.5`, with or without a time zone behind it.
bool is_time(std::string_view text) {
    const auto two = [&](std::size_t at, unsigned limit) {
        const auto value = text.size() < at + 2 ? std::nullopt : digits(text.substr(at, 2));
        return value && *value < limit;
    };
    if (!two(0, 24) || text.size() < 5 || text[2] != ':' || !two(3, 60)) return false;
    const std::string_view rest = text.substr(5);
    return rest.empty() || rest.front() != ':' || two(6, 60);
}

} // namespace

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() < length || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (text.size() > length) {
        const bool separated = text[length] == ' ' || text[length] == 'T';
        if (!separated || !is_time(text.substr(length + 1))) return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day)};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string to_string(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace lakelint::policy
