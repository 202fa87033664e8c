// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_pieces.h"
#include "source/utf8.h"

#include <algorithm>

namespace lakelint::policy {

namespace {

/// Past all code points: one hole of a text.
constexpr char32_t hole = 0x110000;

char32_t fold(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

/// Code points, with each hole as one symbol.
std::u32string symbols_of(const source::Text& text, Style style) {
    std::u32string symbols;
    auto next_hole = text.holes.begin();
    for (std::size_t at = 0; at < text.value.size();) {
        if (next_hole != text.holes.end() && at == next_hole->begin) {
            symbols += hole;
            at = std::max<std::size_t>(next_hole->end, at + 1);
            ++next_hole;
            continue;
        }
        const source::Utf8Step step = source::utf8_step(text.value, at);
        symbols += style == Style::glob ? fold(step.code_point) : step.code_point;
        at += std::max<std::size_t>(1, step.size);
    }
    return symbols;
}

/// A state of a nondeterministic automaton; a state of kind `pass` or one that loops also leads on without
/// reading anything.
struct State {
    enum class Kind : std::uint8_t { pass, letter, not_dot, star, any };
    Kind kind = Kind::pass;
    char32_t letter = 0;
    std::vector<std::uint32_t> next;
};

using StateSet = std::vector<bool>;

class Automaton {
  public:
    Automaton(const Pieces& pieces, Style style) : style_(style), states_(pieces.size() + 1) {
        for (std::uint32_t i = 0; i < pieces.size(); ++i)
            add_piece(pieces[i], i);
        accept_ = static_cast<std::uint32_t>(pieces.size());
    }

    /// Whether some text in place of the holes makes the automaton accept.
    [[nodiscard]] bool may_accept(const std::u32string& symbols) const { return run(symbols, false); }
    /// Whether it accepts whatever stands in the holes.
    [[nodiscard]] bool must_accept(const std::u32string& symbols) const { return run(symbols, true); }

  private:
    std::uint32_t add(State::Kind kind, char32_t letter, std::uint32_t next) {
        State state;
        state.kind = kind;
        state.letter = letter;
        state.next.push_back(next);
        states_.push_back(std::move(state));
        return static_cast<std::uint32_t>(states_.size() - 1);
    }

    /// A chain of letters that ends in `to`; its first state.
    std::uint32_t add_word(const std::string& word, std::uint32_t to) {
        const std::u32string letters = symbols_of(source::Text(word), style_);
        for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter)
            to = add(State::Kind::letter, *letter, to);
        return to;
    }

    /// The states between `from` and the one after it.
    void add_piece(const Piece& piece, std::uint32_t from) {
        const std::uint32_t to = from + 1;
        const auto lead_to = [&](std::uint32_t state) { states_[from].next.push_back(state); };
        switch (piece.kind) {
        case Piece::Kind::literal: lead_to(add_word(piece.text, to)); break;
        case Piece::Kind::star: lead_to(add(State::Kind::star, 0, to)); break;
        case Piece::Kind::one: lead_to(add(State::Kind::not_dot, 0, to)); break;
        case Piece::Kind::regex: lead_to(add(State::Kind::any, 0, to)); break;
        case Piece::Kind::words:
            for (const std::string& word : piece.placeholder->words)
                lead_to(add_word(word, to));
            break;
        }
    }

    [[nodiscard]] static bool passes(State::Kind kind, bool certain) {
        const bool loops = kind == State::Kind::star || (kind == State::Kind::any && !certain);
        return kind == State::Kind::pass || loops;
    }

    /// Adds a state and what it leads to without reading (or by reading anything at all).
    void reach(StateSet& set, std::uint32_t first, bool certain, bool over_letters) const {
        std::vector<std::uint32_t> open{first};
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            if (set[at]) continue;
            set[at] = true;
            const State& state = states_[at];
            if (!over_letters && !passes(state.kind, certain)) continue;
            open.insert(open.end(), state.next.begin(), state.next.end());
        }
    }

    void step(const StateSet& from, char32_t symbol, bool certain, StateSet& to) const {
        const bool not_dot = symbol != U'.';
        for (std::uint32_t at = 0; at < from.size(); ++at) {
            if (!from[at]) continue;
            const State& state = states_[at];
            const bool reads_letter = state.kind == State::Kind::letter && state.letter == symbol;
            const bool reads_one = state.kind == State::Kind::not_dot && not_dot;
            if (reads_letter || reads_one) reach(to, state.next.front(), certain, false);
            const bool in_star = state.kind == State::Kind::star && (style_ == Style::name || not_dot);
            if (in_star || (state.kind == State::Kind::any && !certain)) reach(to, at, certain, false);
        }
    }

    void step_over_hole(const StateSet& from, bool certain, StateSet& to) const {
        for (std::uint32_t at = 0; at < from.size(); ++at) {
            if (!from[at]) continue;
            if (!certain) {
                reach(to, at, certain, true);
            } else if (states_[at].kind == State::Kind::star) {
                reach(to, at, certain, false);
            }
        }
    }

    [[nodiscard]] bool run(const std::u32string& symbols, bool certain) const {
        StateSet active(states_.size());
        reach(active, 0, certain, false);
        for (const char32_t symbol : symbols) {
            StateSet next(states_.size());
            if (symbol == hole) {
                step_over_hole(active, certain, next);
            } else {
                step(active, symbol, certain, next);
            }
            active = std::move(next);
        }
        return active[accept_];
    }

    Style style_;
    std::vector<State> states_;
    std::uint32_t accept_ = 0;
};

} // namespace

Verdict match_with_holes(const Pieces& pieces, const source::Text& text, Style style) {
    const Automaton automaton(pieces, style);
    const std::u32string symbols = symbols_of(text, style);
    if (automaton.must_accept(symbols)) return Verdict::yes;
    return automaton.may_accept(symbols) ? Verdict::unknown : Verdict::no;
}

} // namespace lakelint::policy
