// SPDX-License-Identifier: Apache-2.0
#include "policy/contradiction_checks.h"
#include "policy/pattern_pieces.h"
#include "source/utf8.h"

#include <algorithm>
#include <optional>

#include <re2/re2.h>

namespace lakelint::policy {

namespace {

// What Unity Catalog takes as a name of its own.
constexpr std::size_t longest_name = 255;

bool in_names(char c) {
    constexpr unsigned char last_control = 0x1F;
    constexpr unsigned char del = 0x7F;
    const auto byte = static_cast<unsigned char>(c);
    return byte > last_control && byte != del && c != ' ' && c != '.' && c != '/';
}

std::optional<char> foreign_sign(std::string_view text) {
    const auto found = std::find_if_not(text.begin(), text.end(), in_names);
    return found == text.end() ? std::nullopt : std::optional<char>(*found);
}

std::string quoted(char sign) {
    if (sign == ' ') return "a blank";
    const auto byte = static_cast<unsigned char>(sign);
    return in_names(sign) || sign == '.' || sign == '/' ? fmt::format("`{}`", sign)
                                                        : fmt::format("the control character {:02X}", byte);
}

/// The fewest characters that a piece stands for, as far as that is certain.
std::size_t least_size(const Piece& piece) {
    if (piece.kind == Piece::Kind::literal) return source::count_code_points(piece.text);
    if (piece.kind != Piece::Kind::words) return 0;
    std::size_t least = longest_name + 1;
    for (const std::string& word : piece.placeholder->words)
        least = std::min<std::size_t>(least, source::count_code_points(word));
    return least;
}

/// Whether short texts that begin as the only candidate does, or that it begins with, match. RE2's range is
/// wrong for some expressions in which assertions such as `\B` meet.
bool matches_nearby(const RE2& regex, const std::string& candidate) {
    const std::string signs = regex.pattern() + "aA0_- \n";
    for (std::size_t size = 0; size <= candidate.size(); ++size)
        if (RE2::FullMatch(candidate.substr(0, size), regex)) return true;
    for (const char first : signs) {
        if (RE2::FullMatch(candidate + first, regex)) return true;
        for (const char second : std::string_view("aA0_- \n"))
            if (RE2::FullMatch(candidate + first + second, regex)) return true;
    }
    return false;
}

/// True for a regular expression that is known to match nothing at all, such as `[^\s\S]` and `a\bc`: the
/// first and the last text that it may match are the same, and it does not match that.
bool matches_nothing(const std::string& text) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    const RE2 regex(text, options);
    std::string first;
    std::string last;
    constexpr int longest = 64;
    return regex.ok() && regex.PossibleMatchRange(&first, &last, longest) && first == last
           && first.size() < longest && !matches_nearby(regex, first);
}

struct Fault {
    std::string why;
    std::string help;
};

std::optional<Fault> sign_fault(const Piece& piece) {
    if (piece.kind == Piece::Kind::literal) {
        const auto sign = foreign_sign(piece.text);
        if (!sign) return std::nullopt;
        return Fault{fmt::format("no name may hold {}", quoted(*sign)),
                     *sign == '.' ? "leave out what is before the dot: the schema is matched by `schemas`"
                                  : "leave it out"};
    }
    if (piece.kind != Piece::Kind::words) return std::nullopt;
    std::optional<char> sign;
    for (const std::string& word : piece.placeholder->words) {
        sign = foreign_sign(word);
        if (!sign) return std::nullopt;
    }
    return Fault{fmt::format("every word of `{}` holds a sign that no name may hold, such as {}", piece.text,
                             quoted(*sign)),
                 fmt::format("mend the words of `{}` under `names`", piece.text)};
}

std::optional<Fault> fault_of(const Pieces& pieces) {
    std::size_t least = 0;
    bool has_regex = false;
    for (const Piece& piece : pieces) {
        least += least_size(piece);
        if (const auto fault = sign_fault(piece)) return fault;
        if (piece.kind != Piece::Kind::regex) continue;
        has_regex = true;
        if (matches_nothing(piece.placeholder->regex)) {
            return Fault{fmt::format("the regular expression of `{}`, `{}`, matches nothing", piece.text,
                                     piece.placeholder->regex),
                         fmt::format("mend `{}` under `names`", piece.text)};
        }
    }
    if (least > longest_name) {
        return Fault{
            fmt::format("it is at least {} characters long, and a name has at most {}", least, longest_name),
            "write a shorter template"};
    }
    if (has_regex && matches_nothing(regex_text(pieces, Style::name))) {
        return Fault{"the regular expressions of its placeholders match nothing where they stand in it",
                     "leave out anchors such as `^`, `$` and `\\b` from the placeholders under `names`"};
    }
    return std::nullopt;
}

} // namespace

void check_templates(const Policy& policy, Contradictions& out) {
    for (const Layer& layer : policy.layers) {
        if (!layer.tables) continue;
        const std::string& text = layer.tables->value.text();
        const auto pieces = parse_pieces(text, policy.names, Style::name);
        const auto fault = pieces ? fault_of(*pieces) : std::nullopt;
        if (!fault) continue;
        out.add(Severity::error, out.places.value(layer.tables->at, text),
                fmt::format("no name in layer `{}` can follow `{}`: {}", layer.name, text, fault->why),
                fault->help);
    }
}

} // namespace lakelint::policy
