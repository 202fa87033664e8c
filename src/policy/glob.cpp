// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_pieces.h"
#include "source/utf8.h"

namespace lakelint::policy {

namespace {

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t character_size(std::string_view text, std::size_t at) { return source::utf8_step(text, at).size; }

Pieces pieces_of(std::string_view glob) {
    Pieces pieces;
    for (const char c : glob) {
        Piece piece;
        piece.text = c;
        if (c == '*') piece.kind = Piece::Kind::star;
        if (c == '?') piece.kind = Piece::Kind::one;
        const bool goes_on = piece.kind == Piece::Kind::literal && !pieces.empty()
                             && pieces.back().kind == Piece::Kind::literal;
        if (goes_on) {
            pieces.back().text += c;
        } else {
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

} // namespace

/// The usual walk with one point of return: the last `*`, which takes one more character each time the rest
/// fails.
bool match_glob(std::string_view glob, std::string_view text) {
    std::size_t g = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t taken = 0; // up to here the last star goes
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            taken = t;
        } else if (g < glob.size() && glob[g] == '?' && text[t] != '.') {
            t += character_size(text, t);
            ++g;
        } else if (g < glob.size() && glob[g] != '?' && fold(glob[g]) == fold(text[t])) {
            ++g;
            ++t;
        } else if (star != std::string_view::npos && text[taken] != '.') {
            taken += character_size(text, taken);
            t = taken;
            g = star + 1;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == '*')
        ++g;
    return g == glob.size();
}

Glob::Glob(std::string_view glob) : text_(glob) {}

bool Glob::match(std::string_view text) const { return match_glob(text_, text); }

Verdict Glob::match(const source::Text& text) const {
    if (text.literal()) return match(text.value) ? Verdict::yes : Verdict::no;
    return match_with_holes(pieces_of(text_), text, Style::glob);
}

} // namespace lakelint::policy
