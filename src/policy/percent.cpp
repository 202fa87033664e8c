// SPDX-License-Identifier: Apache-2.0
#include "policy/percent.h"

#include <charconv>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

constexpr unsigned whole = 10'000;

std::optional<unsigned> digits(std::string_view text, std::size_t most) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good =
        !text.empty() && text.size() <= most && error == std::errc{} && end == text.data() + text.size();
    return good ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<Percent> parse_percent(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    const std::size_t point = text.find('.');
    const auto before = digits(text.substr(0, point), 3);
    std::optional<unsigned> after = 0;
    if (point != std::string_view::npos) {
        after = digits(text.substr(point + 1), 2);
        if (after && text.size() - point == 2) *after *= 10; // one place
    }
    if (!before || !after || *before * 100 + *after > whole) return std::nullopt;
    return Percent{*before * 100 + *after};
}

std::string to_string(Percent percent) {
    std::string text = fmt::format("{}.{:02}", percent.hundredths / 100, percent.hundredths % 100);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text + "%";
}

} // namespace lakelint::policy
