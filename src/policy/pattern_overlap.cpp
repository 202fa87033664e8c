// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_overlap.h"

#include "source/utf8.h"

#include <algorithm>
#include <map>
#include <set>

namespace lakelint::policy {

namespace {

using Automata = std::vector<const NameAutomaton*>;
using Kind = NameAutomaton::Kind;

/// Walks several automata at once, breadth first, over the subsets of their states.
class Walk {
  public:
    Walk(const Automata& within, const Automata& outside, std::size_t& steps)
        : within_(within.size()), steps_(steps) {
        for (const NameAutomaton* automaton : within)
            add(*automaton);
        for (const NameAutomaton* automaton : outside)
            add(*automaton);
        other_ = unused_letter();
    }

    FoundSchema run() {
        if (states_.size() > most_states || !take(states_.size())) return {};
        Node start;
        for (const std::uint32_t root : roots_)
            reach(start.active, root);
        visit(std::move(start));
        for (std::size_t at = 0; at < nodes_.size(); ++at) {
            if (!take(nodes_[at].active.size())) return {};
            if (accepts(nodes_[at])) return {Verdict::yes, name_of(at)};
            expand(at);
        }
        return {steps_ > 0 ? Verdict::no : Verdict::unknown, {}};
    }

  private:
    static constexpr std::size_t most_states = 20'000;
    using Set = std::set<std::uint32_t>;

    struct Node {
        Set active;
        bool in_schema = false; ///< past the dot
        bool empty = true;      ///< nothing was read of this part: no name is empty
        std::size_t from = 0;
        char32_t read = 0;
    };

    /// False when the budget is used up, for good.
    bool take(std::size_t steps) {
        steps_ -= std::min(steps_, steps + 1);
        return steps_ > 0;
    }

    void add(const NameAutomaton& automaton) {
        const auto first = static_cast<std::uint32_t>(states_.size());
        roots_.push_back(first);
        ends_.push_back(first + automaton.accepting());
        for (const NameAutomaton::State& state : automaton.states()) {
            states_.push_back(&state);
            first_.push_back(first);
            owner_.push_back(roots_.size() - 1);
            if (state.kind == Kind::letter) letters_.insert(state.letter);
        }
    }

    /// Stands for all characters that no automaton names.
    [[nodiscard]] char32_t unused_letter() const {
        constexpr std::u32string_view likely = U"xyzabcdefghijklmnopqrstuvw0123456789_-";
        const auto unused = [&](char32_t letter) { return !letters_.contains(letter); };
        const auto found = std::find_if(likely.begin(), likely.end(), unused);
        if (found != likely.end()) return *found;
        char32_t letter = U'\u00E0';
        while (!unused(letter))
            ++letter;
        return letter;
    }

    void reach(Set& set, std::uint32_t first) const {
        std::vector<std::uint32_t> open{first};
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            if (!set.insert(at).second) continue;
            const NameAutomaton::State& state = *states_[at];
            if (state.kind != Kind::pass && state.kind != Kind::star) continue;
            for (const std::uint32_t next : state.next)
                open.push_back(first_[at] + next);
        }
    }

    [[nodiscard]] Set step(const Set& from, char32_t letter) const {
        Set to;
        for (const std::uint32_t at : from) {
            const NameAutomaton::State& state = *states_[at];
            const bool not_dot = letter != U'.';
            if ((state.kind == Kind::letter && state.letter == letter)
                || (state.kind == Kind::one && not_dot))
                reach(to, first_[at] + state.next.front());
            if (state.kind == Kind::star && not_dot) reach(to, at);
        }
        return to;
    }

    [[nodiscard]] bool accepts(const Node& node) const {
        if (!node.in_schema || node.empty) return false;
        for (std::size_t i = 0; i < ends_.size(); ++i)
            if (node.active.contains(ends_[i]) != (i < within_)) return false;
        return true;
    }

    /// Whether all that must match still may.
    [[nodiscard]] bool alive(const Set& set) const {
        std::size_t wanted = 0;
        for (const std::uint32_t at : set) {
            if (owner_[at] > wanted) return wanted >= within_;
            if (owner_[at] == wanted) ++wanted;
        }
        return wanted >= within_;
    }

    void expand(std::size_t at) {
        std::set<char32_t> letters;
        for (const std::uint32_t active : nodes_[at].active) {
            const NameAutomaton::State& state = *states_[active];
            if (state.kind == Kind::letter) letters.insert(state.letter);
            if (state.kind == Kind::one || state.kind == Kind::star) letters.insert(other_);
        }
        for (const char32_t letter : letters) {
            const bool dot = letter == U'.';
            if (dot && (nodes_[at].in_schema || nodes_[at].empty)) continue;
            if (!take(nodes_[at].active.size())) return;
            Node next;
            next.active = step(nodes_[at].active, letter);
            next.in_schema = dot || nodes_[at].in_schema;
            next.empty = dot;
            next.from = at;
            next.read = letter;
            if (alive(next.active)) visit(std::move(next));
        }
    }

    void visit(Node node) {
        std::vector<std::uint32_t> key(node.active.begin(), node.active.end());
        key.push_back((node.in_schema ? 2U : 0U) + (node.empty ? 1U : 0U));
        if (seen_.insert(std::move(key)).second) nodes_.push_back(std::move(node));
    }

    [[nodiscard]] std::string name_of(std::size_t at) const {
        std::u32string letters;
        for (; at != 0; at = nodes_[at].from)
            letters += nodes_[at].read;
        std::string name;
        for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter)
            source::append_utf8(name, *letter);
        return name;
    }

    std::size_t within_;
    std::size_t& steps_;
    std::vector<const NameAutomaton::State*> states_; ///< of all automata, one after the other
    std::vector<std::uint32_t> first_;                ///< of each state's automaton
    std::vector<std::size_t> owner_;                  ///< the automaton of each state
    std::vector<std::uint32_t> roots_;
    std::vector<std::uint32_t> ends_;
    std::set<char32_t> letters_;
    char32_t other_ = 0;
    std::vector<Node> nodes_;
    std::set<std::vector<std::uint32_t>> seen_;
};

Verdict matches(const SchemaGlob& glob, std::string_view name) {
    const auto [catalog, schema] = split_schema_glob(name);
    const source::Text of_catalog{std::string(catalog)};
    const source::Text of_schema{std::string(schema)};
    return glob.pattern.match(&of_catalog, &of_schema);
}

/// One question to a finder, asked again with what turned out to be no answer left out.
class Question {
  public:
    Question(const SchemaGlobs& within, const SchemaGlobs& outside, std::size_t& steps)
        : within_(within), outside_(outside), steps_(steps) {}

    FoundSchema answer() {
        FoundSchema found = ask(&SchemaGlob::widest);
        if (found.found != Verdict::unknown) return found;
        found = ask(&SchemaGlob::narrowest);
        // What the narrowest do not match, the globs still may.
        return found.found == Verdict::yes ? found : FoundSchema{};
    }

  private:
    static const NameAutomaton& part_of(const SchemaGlob& glob, NameAutomaton SchemaGlob::*part) {
        return glob.has_regex ? glob.*part : glob.widest;
    }

    [[nodiscard]] bool holds(const std::string& name) const {
        const auto yes = [&](const SchemaGlob* glob) { return matches(*glob, name) == Verdict::yes; };
        const auto no = [&](const SchemaGlob* glob) { return matches(*glob, name) == Verdict::no; };
        return std::all_of(within_.begin(), within_.end(), yes)
               && std::all_of(outside_.begin(), outside_.end(), no);
    }

    [[nodiscard]] bool exact() const {
        const auto plain = [](const SchemaGlob* glob) { return !glob->has_regex; };
        return std::all_of(within_.begin(), within_.end(), plain)
               && std::all_of(outside_.begin(), outside_.end(), plain);
    }

    FoundSchema ask(NameAutomaton SchemaGlob::*part) {
        constexpr int rounds = 6;
        std::vector<NameAutomaton> excluded;
        for (int round = 0; round < rounds; ++round) {
            Automata within;
            Automata outside;
            for (const SchemaGlob* glob : within_)
                within.push_back(&part_of(*glob, part));
            for (const SchemaGlob* glob : outside_)
                outside.push_back(&part_of(*glob, &SchemaGlob::narrowest));
            for (const NameAutomaton& name : excluded)
                outside.push_back(&name);
            FoundSchema found = Walk(within, outside, steps_).run();
            if (found.found != Verdict::yes || exact() || holds(found.name)) return found;
            excluded.emplace_back().add_text(found.name);
        }
        return {};
    }

    const SchemaGlobs& within_;
    const SchemaGlobs& outside_;
    std::size_t& steps_;
};

} // namespace

FoundSchema SchemaFinder::find(const SchemaGlobs& within, const SchemaGlobs& outside) {
    if (exhausted()) return {};
    return Question(within, outside, steps_).answer();
}

} // namespace lakelint::policy
