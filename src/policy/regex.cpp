// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace lakelint::policy {

namespace {

struct Fault {
    std::string_view message;
    std::string_view help;
};

Fault fault_of(RE2::ErrorCode code) {
    switch (code) {
    case RE2::ErrorBadEscape:
        return {"it has an escape that RE2 does not know",
                "escape only signs, or use a class such as `[0-9]`"};
    case RE2::ErrorBadCharClass:
        return {"it has a character class that RE2 does not know", "write a class such as `[a-z]`"};
    case RE2::ErrorBadCharRange:
        return {"it has a range whose end comes before its start", "write a range such as `a-z`"};
    case RE2::ErrorMissingBracket: return {"it lacks a `]`", "close the `[`"};
    case RE2::ErrorMissingParen:
    case RE2::ErrorUnexpectedParen: return {"its parentheses do not balance", "close each `(` with one `)`"};
    case RE2::ErrorTrailingBackslash:
        return {"it ends with a lone `\\`", "escape it as `\\\\`, or leave it out"};
    case RE2::ErrorRepeatArgument:
        return {"it repeats nothing", "write what is to be repeated before `*`, `+` or `?`"};
    case RE2::ErrorRepeatSize: return {"it repeats too often", "repeat at most 1000 times"};
    case RE2::ErrorRepeatOp:
        return {"it has two repetitions in a row", "keep one, or put the first in parentheses"};
    case RE2::ErrorBadPerlOp:
        return {"it uses lookaround, which RE2 does not have", "write it without `(?=`, `(?!` and `(?<`"};
    case RE2::ErrorPatternTooLarge: return {"it is too large", "repeat less often"};
    default: return {"RE2 does not accept it", "write a regular expression such as `[a-z][a-z0-9_]*`"};
    }
}

RE2::Options quiet() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

PatternError error_of(const RE2& regex) {
    const Fault fault = fault_of(regex.error_code());
    std::string at = regex.error_arg();
    if (at.size() > regex.pattern().size()) at.clear();
    return {fmt::format("the regular expression `{}` is not valid: {}", regex.pattern(), fault.message),
            std::string(fault.help), std::move(at)};
}

} // namespace

std::optional<PatternError> check_regex(std::string_view regex) {
    const std::string text(regex);
    const RE2 alone(text, quiet());
    if (!alone.ok()) return error_of(alone);
    if (!alone.NamedCapturingGroups().empty()) {
        return PatternError{
            fmt::format("the regular expression `{}` names a group, which has no use here", text),
            "write `(?:…)` for a group",
            {}};
    }
    // A `\Q` without its `\E` would swallow what a template puts after the expression.
    const RE2 grouped("(" + text + ")", quiet());
    if (!grouped.ok()) {
        return PatternError{fmt::format("the regular expression `{}` is not complete in itself", text),
                            "close what it opens",
                            {}};
    }
    return std::nullopt;
}

std::string strip_anchors(std::string_view regex) {
    if (regex.starts_with('^')) regex.remove_prefix(1);
    if (regex.ends_with('$')) {
        std::size_t slashes = 0;
        while (slashes + 1 < regex.size() && regex[regex.size() - 2 - slashes] == '\\')
            ++slashes;
        if (slashes % 2 == 0) regex.remove_suffix(1);
    }
    return std::string(regex);
}

} // namespace lakelint::policy
