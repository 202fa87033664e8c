// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_pieces.h"

#include "policy/spelling.h"

#include <algorithm>

#include <fmt/format.h>
#include <re2/re2.h>

namespace lakelint::policy {

namespace {

RE2::Options regex_options(Style style) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(style == Style::name);
    options.set_dot_nl(true);
    constexpr std::int64_t memory = std::int64_t{64} << 20U; // a list of names may be long
    options.set_max_mem(memory);
    return options;
}

PatternError undefined(std::string_view name, const std::map<std::string, Placeholder>& names) {
    std::vector<std::string> known;
    for (const auto& [key, placeholder] : names)
        known.push_back(key);
    PatternError error;
    error.part = fmt::format("{{{}}}", name);
    error.message = fmt::format("the placeholder `{}` is not defined under `names`", error.part);
    if (const auto near = nearest_spelling(name, known)) {
        error.message += fmt::format("; did you mean `{{{}}}`?", *near);
    }
    error.help = known.empty() ? fmt::format("define `{}` under `names`", name)
                               : fmt::format("define it, or use one of: {}", comma_list(known));
    return error;
}

Piece placeholder_piece(const Placeholder& placeholder) {
    Piece piece;
    piece.text = fmt::format("{{{}}}", placeholder.name);
    piece.placeholder = std::make_shared<const Placeholder>(placeholder);
    const bool closed = !placeholder.words.empty();
    piece.kind = closed ? Piece::Kind::words : Piece::Kind::regex;
    return piece;
}

void add_literal(Pieces& pieces, char c) {
    if (pieces.empty() || pieces.back().kind != Piece::Kind::literal) pieces.push_back({});
    pieces.back().text += c;
}

void add_wildcard(Pieces& pieces, char c) {
    Piece piece;
    piece.kind = c == '*' ? Piece::Kind::star : Piece::Kind::one;
    piece.text = c;
    const bool again = c == '*' && !pieces.empty() && pieces.back().kind == Piece::Kind::star;
    if (!again) pieces.push_back(std::move(piece));
}

std::string alternatives(const std::vector<std::string>& words) {
    std::string regex;
    for (const std::string& word : words)
        regex += (regex.empty() ? "" : "|") + RE2::QuoteMeta(word);
    return regex;
}

std::string regex_of(const Piece& piece, Style style) {
    switch (piece.kind) {
    case Piece::Kind::literal: return RE2::QuoteMeta(piece.text);
    case Piece::Kind::star: return style == Style::glob ? "[^.]*" : ".*";
    case Piece::Kind::one: return "[^.]";
    case Piece::Kind::words: return "(" + alternatives(piece.placeholder->words) + ")";
    case Piece::Kind::regex: return "(" + piece.placeholder->regex + ")";
    }
    return {};
}

/// The number of groups in a placeholder's own regular expression.
std::size_t inner_groups(const Piece& piece, const RE2::Options& options) {
    if (piece.kind != Piece::Kind::regex) return 0;
    const RE2 regex(piece.placeholder->regex, options);
    return static_cast<std::size_t>(std::max(0, regex.NumberOfCapturingGroups()));
}

} // namespace

tl::expected<Pieces, PatternError>
parse_pieces(std::string_view text, const std::map<std::string, Placeholder>& names, Style style) {
    Pieces pieces;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '*' || (c == '?' && style == Style::glob)) {
            add_wildcard(pieces, c);
        } else if (c == '}') {
            return tl::unexpected(
                PatternError{"a `}` closes no placeholder", "write placeholders as `{name}`", "}"});
        } else if (c != '{') {
            add_literal(pieces, c);
        } else {
            const std::size_t end = text.find_first_of("{}", i + 1);
            if (end == std::string_view::npos || text[end] == '{') {
                return tl::unexpected(PatternError{"a `{` is not closed", "write placeholders as `{name}`",
                                                   std::string(text.substr(i))});
            }
            const std::string name(text.substr(i + 1, end - i - 1));
            const auto found = names.find(name);
            if (found == names.end()) return tl::unexpected(undefined(name, names));
            pieces.push_back(placeholder_piece(found->second));
            i = end;
        }
    }
    return pieces;
}

std::string regex_text(const Pieces& pieces, Style style) {
    std::string regex;
    for (const Piece& piece : pieces)
        regex += regex_of(piece, style);
    return regex;
}

PiecesRegex::PiecesRegex(const Pieces& pieces, Style style) : pieces_(pieces), style_(style) {}
PiecesRegex::~PiecesRegex() = default;

void PiecesRegex::compile() const {
    const RE2::Options options = regex_options(style_);
    std::size_t group = 1;
    for (const Piece& piece : pieces_) {
        groups_.push_back(piece.is_placeholder() ? group : 0);
        if (piece.is_placeholder()) group += 1 + inner_groups(piece, options);
    }
    regex_ = std::make_unique<RE2>(regex_text(pieces_, style_), options);
}

Verdict PiecesRegex::match(std::string_view text, Captures* captures) const {
    std::call_once(once_, [this] { compile(); });
    if (!regex_->ok()) return Verdict::unknown;
    if (captures == nullptr) {
        return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *regex_) ? Verdict::yes
                                                                                   : Verdict::no;
    }
    std::vector<re2::StringPiece> found(static_cast<std::size_t>(regex_->NumberOfCapturingGroups()) + 1);
    const bool matched = regex_->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                                       RE2::ANCHOR_BOTH, found.data(), static_cast<int>(found.size()));
    if (!matched) return Verdict::no;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (groups_[i] == 0) continue;
        const re2::StringPiece& part = found[groups_[i]];
        captures->emplace(pieces_[i].placeholder->name, std::string(part.data(), part.size()));
    }
    return Verdict::yes;
}

} // namespace lakelint::policy
