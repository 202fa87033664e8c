// SPDX-License-Identifier: Apache-2.0
#include "parse/required.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace lakelint::parse {
namespace {

using namespace antlr4::atn; // NOLINT: the names of the automaton's parts

/// Where the automaton goes on when a rule has ended.
struct Frame {
    const ATNState* follow = nullptr;
    const Frame* above = nullptr;
};

class Walk {
  public:
    Walk(const ATN& automaton, const std::function<bool(std::size_t)>& whole)
        : automaton_(automaton), whole_(whole) {}

    std::vector<Step> run(const antlr4::Parser& parser, const antlr4::RuleContext* context) {
        from(automaton_.states[parser.getState()], frames_of(context));
        return std::move(steps_);
    }

  private:
    /// The frames of the rules that are open, the outermost first made.
    const Frame* frames_of(const antlr4::RuleContext* context) {
        const auto* above = static_cast<const antlr4::RuleContext*>(context->parent);
        if (above == nullptr) return nullptr;
        const ATNState* invoking = automaton_.states[context->invokingState];
        const auto* call = dynamic_cast<const RuleTransition*>(&*invoking->transitions[0]);
        const Frame* outer = frames_of(above);
        return call == nullptr ? outer : push(call->followState, outer);
    }

    const Frame* push(const ATNState* follow, const Frame* above) {
        frames_.push_back({follow, above});
        return &frames_.back();
    }

    void from(const ATNState* state, const Frame* frame) {
        if (!seen_.insert({state->stateNumber, frame == nullptr ? nullptr : frame->follow}).second) return;
        if (dynamic_cast<const RuleStopState*>(state) != nullptr) {
            if (frame == nullptr) {
                add({antlr4::Token::EOF, false});
            } else {
                from(frame->follow, frame->above);
            }
            return;
        }
        const bool skips = std::any_of(state->transitions.begin(), state->transitions.end(),
                                       [&](const auto& way) { return leaves(*state, *way->target); });
        for (const auto& way : state->transitions) {
            if (!skips || leaves(*state, *way->target)) follow(*way, frame);
        }
    }

    void follow(const Transition& way, const Frame* frame) {
        if (const auto* call = dynamic_cast<const RuleTransition*>(&way)) {
            const std::size_t rule = call->target->ruleIndex;
            if (whole_(rule)) {
                add({rule, true});
            } else {
                from(call->target, push(call->followState, frame));
            }
        } else if (way.isEpsilon()) {
            from(way.target, frame);
        } else {
            for (const ssize_t type : way.label().toList())
                add({static_cast<std::size_t>(type), false});
        }
    }

    void add(Step step) {
        if (std::find(steps_.begin(), steps_.end(), step) == steps_.end()) steps_.push_back(step);
    }

    /// The way to `target` leaves an optional part or a loop without reading anything of it.
    bool leaves(const ATNState& state, const ATNState& target) {
        const bool loop = dynamic_cast<const StarLoopEntryState*>(&state) != nullptr
                          || dynamic_cast<const PlusLoopbackState*>(&state) != nullptr;
        if (loop) return dynamic_cast<const LoopEndState*>(&target) != nullptr;
        const auto* block = dynamic_cast<const BlockStartState*>(&state);
        if (block == nullptr || state.transitions.size() < 2) return false;
        std::set<std::size_t> seen;
        return passes(target, *block->endState, seen);
    }

    /// `end` is reached without reading a token.
    bool passes(const ATNState& state, const ATNState& end, std::set<std::size_t>& seen) {
        if (&state == &end) return true;
        if (!seen.insert(state.stateNumber).second) return false;
        return std::any_of(state.transitions.begin(), state.transitions.end(), [&](const auto& way) {
            if (const auto* call = dynamic_cast<const RuleTransition*>(&*way))
                return may_be_empty(*call->target) && passes(*call->followState, end, seen);
            return way->isEpsilon() && passes(*way->target, end, seen);
        });
    }

    bool may_be_empty(ATNState& rule_start) const {
        return automaton_.nextTokens(&rule_start).contains(antlr4::Token::EPSILON);
    }

    const ATN& automaton_;
    const std::function<bool(std::size_t)>& whole_;
    std::deque<Frame> frames_; ///< never moved
    std::set<std::pair<std::size_t, const ATNState*>> seen_;
    std::vector<Step> steps_;
};

} // namespace

std::vector<Step> required_next(antlr4::Parser& parser, const std::function<bool(std::size_t rule)>& whole) {
    return Walk(parser.getATN(), whole).run(parser, parser.getContext());
}

} // namespace lakelint::parse
