// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"
#include "policy/pattern_pieces.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Schema globs as sets of schemas, so that two of them can be compared. Names hold no dots here: Unity
// Catalog takes none.
namespace lakelint::policy {

/// A nondeterministic automaton over the characters of a folded name.
class NameAutomaton {
  public:
    enum class Kind : std::uint8_t {
        pass,   ///< reads nothing
        letter, ///< reads one certain character
        one,    ///< reads any character but a dot
        star,   ///< reads any number of those
    };

    struct State {
        Kind kind = Kind::pass;
        char32_t letter = 0;
        std::vector<std::uint32_t> next;
    };

    /// The words that stand for a placeholder with a regular expression, by its name; none: any text does.
    using Samples = std::map<std::string, std::vector<std::string>>;

    NameAutomaton() : states_(1) {}
    void add(const Piece& piece, const Samples* samples);
    void add_text(std::string_view text);

    [[nodiscard]] const std::vector<State>& states() const { return states_; }
    [[nodiscard]] std::uint32_t accepting() const { return end_; }

  private:
    std::uint32_t append(Kind kind, char32_t letter, std::uint32_t next);
    void lead_through(std::string_view word, std::uint32_t from, std::uint32_t to);

    std::vector<State> states_;
    std::uint32_t end_ = 0; ///< what was added so far ends here
};

/// What is certain of one side of a glob without an automaton: how it begins and ends, folded.
struct SideShape {
    std::string text;
    std::string head;
    std::string tail;
    bool literal = false;      ///< it is its head and nothing more
    bool any = false;          ///< `*`
    bool head_starred = false; ///< its head and then a `*`
};

/// A schema glob, taken apart.
struct SchemaGlob {
    SchemaPattern pattern;
    SideShape catalog;
    SideShape schema;
    bool has_regex = false;  ///< its automata differ, and neither is exact
    NameAutomaton widest;    ///< matches whatever the glob does, or more
    NameAutomaton narrowest; ///< matches what the glob does, or less
};

/// Takes globs apart. `names` must outlive it.
class SchemaGlobReader {
  public:
    explicit SchemaGlobReader(const std::map<std::string, Placeholder>& names) : names_(names) {}
    [[nodiscard]] SchemaGlob read(const SchemaPattern& pattern);

  private:
    void find_samples(const Pieces& pieces);

    const std::map<std::string, Placeholder>& names_;
    NameAutomaton::Samples samples_;
};

/// False where heads and tails already rule out that a schema matches both.
[[nodiscard]] bool may_meet(const SchemaGlob& a, const SchemaGlob& b);

/// True where it takes no automaton to see that `wide` matches whatever `narrow` does.
[[nodiscard]] bool plainly_covers(const SchemaGlob& wide, const SchemaGlob& narrow);

} // namespace lakelint::policy
