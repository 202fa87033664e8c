// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"

#include "policy/spelling.h"
#include "source/text.h"

#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

using Error = tl::unexpected<std::string>;

struct Unit {
    std::string_view name; ///< in the singular
    std::int64_t microseconds;
};

/// From the largest; weeks are read but never written.
constexpr std::array<Unit, 7> units{{
    {"week", 604'800'000'000},
    {"day", 86'400'000'000},
    {"hour", 3'600'000'000},
    {"minute", 60'000'000},
    {"second", 1'000'000},
    {"millisecond", 1'000},
    {"microsecond", 1},
}};

constexpr std::int64_t longest = std::numeric_limits<std::int64_t>::max();
constexpr std::string_view too_long = "a length of time this long does not fit; write fewer days";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string shorten(std::string_view text) {
    constexpr std::size_t limit = 40;
    return text.size() <= limit ? std::string(text) : std::string(text.substr(0, limit)) + "…";
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end]))
            ++end;
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

const Unit* find_unit(std::string_view as_written) {
    const std::string word = source::fold_case(as_written);
    for (const Unit& unit : units) {
        const bool plural = word.size() == unit.name.size() + 1 && word.back() == 's';
        if (word.starts_with(unit.name) && (plural || word.size() == unit.name.size())) return &unit;
    }
    return nullptr;
}

/// The unit meant by a short form that Spark does not know: `d`, `hrs`, `min`.
std::optional<std::string_view> unit_meant(std::string_view word) {
    struct Short {
        std::string_view word;
        std::string_view unit;
    };
    static constexpr std::array<Short, 16> shorts{{{"w", "weeks"},
                                                   {"wk", "weeks"},
                                                   {"wks", "weeks"},
                                                   {"d", "days"},
                                                   {"h", "hours"},
                                                   {"hr", "hours"},
                                                   {"hrs", "hours"},
                                                   {"min", "minutes"},
                                                   {"mins", "minutes"},
                                                   {"s", "seconds"},
                                                   {"sec", "seconds"},
                                                   {"secs", "seconds"},
                                                   {"ms", "milliseconds"},
                                                   {"msec", "milliseconds"},
                                                   {"us", "microseconds"},
                                                   {"usec", "microseconds"}}};
    for (const Short& each : shorts) {
        if (source::equal_folded(each.word, word)) return each.unit;
    }
    return std::nullopt;
}

std::string wrong_unit(std::string_view number, std::string_view word) {
    for (const std::string_view unfixed : {"month", "months", "year", "years"}) {
        if (source::equal_folded(word, unfixed)) return "months and years have no fixed length; write days";
    }
    if (const auto unit = unit_meant(word)) {
        return fmt::format("`{}` is not a unit; write `{} {}`", word, number, *unit);
    }
    std::vector<std::string> names;
    for (const Unit& unit : units)
        names.push_back(std::string(unit.name) + "s");
    if (const auto near = nearest_spelling(word, names)) {
        return fmt::format("`{}` is not a unit; write `{} {}`", shorten(word), number, *near);
    }
    return fmt::format("`{}` is not a unit; write weeks, days, hours, minutes or seconds", shorten(word));
}

/// A number as written, split at its point.
struct Number {
    std::string_view whole;
    std::string_view fraction; ///< without zeros at its end
};

tl::expected<Number, std::string> read_number(std::string_view word) {
    if (word.starts_with('-'))
        return Error(std::string("a length of time cannot be negative; write 0 or more"));
    if (word.starts_with('+')) word.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits]))
        ++digits;
    Number number{word.substr(0, digits), {}};
    std::string_view rest = word.substr(digits);
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        std::size_t places = 0;
        while (places < rest.size() && is_digit(rest[places]))
            ++places;
        number.fraction = rest.substr(0, places);
        if (places == 0) number.whole = {};
        rest.remove_prefix(places);
    }
    if (number.whole.empty()) {
        return Error(fmt::format("`{}` is not a number; write for instance `30 days`", shorten(word)));
    }
    if (!rest.empty()) {
        const std::string_view figures = word.substr(0, word.size() - rest.size());
        if (find_unit(rest) == nullptr) return Error(wrong_unit(figures, rest));
        return Error(fmt::format("`{}` lacks a space; write `{} {}`", word, figures, rest));
    }
    while (number.fraction.ends_with('0'))
        number.fraction.remove_suffix(1);
    return number;
}

std::optional<std::int64_t> to_integer(std::string_view digits) {
    std::int64_t value = 0;
    if (digits.empty()) return value;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// `0.fraction` of a unit, where that is a whole number of microseconds.
std::optional<std::int64_t> fraction_of(std::string_view fraction, std::int64_t unit) {
    constexpr std::size_t most_places = 18;
    if (fraction.size() > most_places) return std::nullopt;
    std::int64_t power = 1;
    for (std::size_t i = 0; i < fraction.size(); ++i)
        power *= 10;
    const std::int64_t common = std::gcd(unit, power);
    const std::int64_t digits = to_integer(fraction).value_or(0);
    if (digits % (power / common) != 0) return std::nullopt;
    return digits / (power / common) * (unit / common);
}

tl::expected<std::int64_t, std::string> length_of(const Number& number, const Unit& unit) {
    const auto whole = to_integer(number.whole);
    if (!whole || *whole > longest / unit.microseconds) return Error(std::string(too_long));
    const auto part = fraction_of(number.fraction, unit.microseconds);
    if (!part) {
        return Error(fmt::format("`{}.{}` {}s is no whole number of microseconds; write a smaller unit",
                                 number.whole, number.fraction, unit.name));
    }
    const std::int64_t most = *whole * unit.microseconds;
    if (most > longest - *part) return Error(std::string(too_long));
    return most + *part;
}

bool is_iso(std::string_view word) {
    return word.size() > 1 && (word[0] == 'P' || word[0] == 'p')
           && (is_digit(word[1]) || word[1] == 'T' || word[1] == 't');
}

} // namespace

tl::expected<Duration, std::string> parse_duration(std::string_view text) {
    std::vector<std::string> words = words_of(text);
    if (!words.empty() && source::equal_folded(words.front(), "interval")) words.erase(words.begin());
    if (words.empty()) return Error(std::string("it is empty; write for instance `30 days`"));
    if (is_iso(words.front())) {
        return Error(fmt::format("`{}` is the ISO 8601 form; write for instance `30 days`", shorten(text)));
    }
    std::int64_t total = 0;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const auto number = read_number(words[i]);
        if (!number) return Error(number.error());
        if (i + 1 == words.size()) {
            return Error(
                fmt::format("`{}` has no unit; write `{} days`", shorten(words[i]), shorten(words[i])));
        }
        const Unit* unit = find_unit(words[i + 1]);
        if (unit == nullptr) return Error(wrong_unit(words[i], words[i + 1]));
        const auto length = length_of(*number, *unit);
        if (!length) return Error(length.error());
        if (total > longest - *length) return Error(std::string(too_long));
        total += *length;
    }
    return Duration(total);
}

std::string to_string(Duration duration) {
    const std::int64_t length = duration.count();
    if (length == 0) return "0 hours";
    for (std::size_t i = 1; i < units.size(); ++i) {
        if (length % units[i].microseconds != 0) continue;
        const std::int64_t count = length / units[i].microseconds;
        return fmt::format("{} {}{}", count, units[i].name, count == 1 ? "" : "s");
    }
    return fmt::format("{} microseconds", length); // not reached: one microsecond divides all
}

} // namespace lakelint::policy
