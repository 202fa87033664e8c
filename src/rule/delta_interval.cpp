// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_interval.h"

#include "policy/duration.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace lakelint::rule::delta {
namespace {

using policy::Duration;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_numeric(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// `30 d` of a value, in lower case.
struct Term {
    std::string number;
    std::string unit;   ///< empty where there is none
    bool apart = false; ///< blanks stand before the unit and before the number, as Delta wants it
};

/// The terms of a value without its `interval`; nothing where it is made of other things.
std::optional<std::vector<Term>> terms_of(std::string_view text) {
    std::vector<Term> terms;
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < text.size() && is_space(text[at]))
            ++at;
    };
    const auto take = [&](bool (*is)(char)) {
        const std::size_t begin = at;
        while (at < text.size() && is(text[at]))
            ++at;
        return source::fold_case(text.substr(begin, at - begin));
    };
    for (skip(); at < text.size(); skip()) {
        Term term;
        const bool begins_apart = at == 0 || is_space(text[at - 1]);
        term.number = take(is_numeric);
        if (term.number == "-" || term.number == "+") { // `- 1 day`
            skip();
            term.number += take(is_numeric);
        }
        term.apart = begins_apart && at < text.size() && is_space(text[at]);
        skip();
        term.unit = take(is_letter);
        if (term.number.empty()) return std::nullopt;
        terms.push_back(std::move(term));
    }
    return terms;
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// A unit by any name that people give it, and its length; months and years by the days that are usually
/// meant.
struct Unit {
    std::string_view name; ///< as Delta has it, in the singular
    std::vector<std::string_view> names;
    std::int64_t seconds = 0;
};

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

const Unit* unit_of(std::string_view word) {
    static const std::array<Unit, 7> units{{
        {"week", {"week", "weeks", "w", "wk", "wks"}, 7 * day},
        {"day", {"day", "days", "d"}, day},
        {"hour", {"hour", "hours", "h", "hr", "hrs"}, hour},
        {"minute", {"minute", "minutes", "min", "mins"}, 60},
        {"second", {"second", "seconds", "s", "sec", "secs"}, 1},
        {"month", {"month", "months", "mon", "mons"}, 30 * day},
        {"year", {"year", "years", "y", "yr", "yrs"}, 365 * day},
    }};
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) {
        return std::find(unit.names.begin(), unit.names.end(), word) != unit.names.end();
    });
    return found == units.end() ? nullptr : &*found;
}

bool is_calendar(const Unit& unit) { return unit.name == "month" || unit.name == "year"; }

/// What the terms come to, in Delta's form; nothing where one of them cannot be told or is negative.
std::optional<std::string> in_delta_form(const std::vector<Term>& terms) {
    constexpr double longest = 1e9 * 60; // no overflow, and no table keeps anything for 1,900 years
    double total = 0;
    for (const Term& term : terms) {
        const auto number = number_of(term.number);
        const Unit* unit = unit_of(term.unit);
        if (!number || *number < 0 || unit == nullptr) return std::nullopt;
        total += *number * static_cast<double>(unit->seconds);
        if (total > longest) return std::nullopt;
        const bool whole = terms.size() == 1 && *number == std::floor(*number);
        if (whole && !is_calendar(*unit))
            return fmt::format("{:.0f} {}{}", *number, unit->name, *number == 1 ? "" : "s");
    }
    if (terms.empty() || total != std::floor(total)) return std::nullopt;
    return policy::to_string(std::chrono::seconds(static_cast<std::int64_t>(total)));
}

/// `p30d`, `p1m`, `pt36h` as terms: `m` is a month before the `t` and a minute behind it.
std::optional<std::vector<Term>> iso_terms(std::string_view text) {
    std::vector<Term> terms;
    bool time = false;
    std::string number;
    for (const char c : source::fold_case(text).substr(1)) {
        if (is_numeric(c)) {
            number += c;
        } else if (c == 't' && !time && number.empty()) {
            time = true;
        } else if (is_letter(c) && !number.empty()) {
            const std::string unit = c != 'm' ? std::string(1, c) : time ? "min" : "month";
            terms.push_back({std::move(number), unit, false});
            number.clear();
        } else {
            return std::nullopt;
        }
    }
    if (!number.empty()) return std::nullopt;
    return terms;
}

/// `interval `, with its blank, where a value begins with it.
std::string_view leading_word(std::string_view text) {
    constexpr std::string_view word = "interval";
    const bool begins = text.size() > word.size() && source::equal_folded(text.substr(0, word.size()), word)
                        && is_space(text[word.size()]);
    return begins ? text.substr(0, word.size() + 1) : std::string_view();
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

/// A fraction that policies may have, and Delta only of seconds.
bool has_fraction(const std::vector<Term>& terms) {
    return std::any_of(terms.begin(), terms.end(), [](const Term& term) {
        return term.number.find('.') != std::string::npos && !term.unit.starts_with("second");
    });
}

/// Terms that cancel, as `2 days -1 hour` or `0 months 7 days`, are added up by Delta; that is not done here.
bool may_add_up(const std::vector<Term>& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
        const auto number = number_of(term.number);
        const Unit* unit = unit_of(term.unit);
        const bool nothing = number && *number == 0;
        const bool calendar = unit != nullptr && is_calendar(*unit);
        return (nothing && calendar) || (number && *number < 0 && terms.size() > 1);
    });
}

/// "`d` is not a unit; write `30 days`" in its two parts.
Refusal split(const std::string& said) {
    constexpr std::string_view join = "; ";
    const std::size_t at = said.find(join);
    if (at == std::string::npos) return {.error = {}, .reason = said, .advice = {}, .meant = {}};
    return {.error = {}, .reason = said.substr(0, at), .advice = said.substr(at + join.size()), .meant = {}};
}

/// Which of its errors Delta answers with. What it can read but has no use for fails another check.
std::string error_of(std::string_view text, const std::vector<Term>& terms) {
    if (text.empty()) return "with DELTA_INVALID_CALENDAR_INTERVAL_EMPTY";
    const bool readable = !terms.empty() && std::all_of(terms.begin(), terms.end(), [](const Term& term) {
        const Unit* unit = unit_of(term.unit);
        const bool full_name = unit != nullptr && term.unit.starts_with(unit->name);
        return term.apart && full_name && number_of(term.number);
    });
    return readable && !has_fraction(terms) ? "" : "with DELTA_INVALID_INTERVAL";
}

} // namespace

std::optional<Refusal> interval_refusal(std::string_view text) {
    const std::string_view plain = trimmed(text);
    const std::string_view word = leading_word(plain);
    const std::string_view rest = trimmed(plain.substr(word.size()));
    std::optional<std::vector<Term>> terms = terms_of(rest);
    if (!terms && !rest.empty() && (rest.front() == 'P' || rest.front() == 'p')) terms = iso_terms(rest);
    const auto read = policy::parse_duration(plain);
    const std::vector<Term> known = terms.value_or(std::vector<Term>());
    if (read && !has_fraction(known)) return std::nullopt;
    if (!read && may_add_up(known)) return std::nullopt;
    Refusal refusal = read ? Refusal{{}, "only seconds may have a fraction", "write a smaller unit", {}}
                           : split(read.error());
    refusal.error = error_of(rest, known);
    if (terms) refusal.meant = in_delta_form(*terms);
    if (refusal.meant) {
        refusal.meant = std::string(word) + *refusal.meant;
        refusal.advice = fmt::format("write `{}`", *refusal.meant);
    }
    return refusal;
}

} // namespace lakelint::rule::delta
