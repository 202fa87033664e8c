// SPDX-License-Identifier: Apache-2.0

// What may follow a rule anywhere in the grammar. One token too many there makes ANTLR predict at every end
// of an expression or a query, which doubles what the first statements cost.
#include "parse/antlr.h"
#include "parse/keywords.h"
#include "support/catch.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lakelint::test {
namespace {

using parse::Grammar;

/// FOLLOW of every rule, from the parser's own automaton.
class FollowSets {
  public:
    FollowSets() {
        collect();
        bool grown = true;
        while (grown) {
            grown = false;
            for (const auto& [rule, containing] : at_end_of_) {
                for (const std::size_t outer : containing)
                    grown = unite(follow_[rule], follow_[outer]) || grown;
            }
        }
    }

    [[nodiscard]] bool holds(std::size_t rule, std::size_t token) const {
        return follow_.at(rule).contains(static_cast<ssize_t>(token));
    }
    [[nodiscard]] std::size_t size(std::size_t rule) const { return follow_.at(rule).size(); }

  private:
    static bool unite(std::set<ssize_t>& into, const std::set<ssize_t>& from) {
        const std::size_t before = into.size();
        into.insert(from.begin(), from.end());
        return into.size() > before;
    }

    /// For each use of a rule: the tokens right after it, and the rule that it ends where nothing needs to
    /// follow.
    void collect() {
        const Grammar parser(nullptr);
        const auto& automaton = parser.getATN();
        for (const auto* state : automaton.states) {
            if (state == nullptr) continue;
            for (const auto& way : state->transitions) {
                const auto* call = dynamic_cast<const antlr4::atn::RuleTransition*>(&*way);
                if (call == nullptr) continue;
                const std::size_t rule = call->target->ruleIndex;
                for (const ssize_t token : automaton.nextTokens(call->followState).toList()) {
                    if (token == static_cast<ssize_t>(antlr4::Token::EPSILON)) {
                        at_end_of_[rule].insert(state->ruleIndex);
                    } else {
                        follow_[rule].insert(token);
                    }
                }
            }
        }
    }

    std::map<std::size_t, std::set<ssize_t>> follow_;
    std::map<std::size_t, std::set<std::size_t>> at_end_of_;
};

const FollowSets& follow_sets() {
    static const FollowSets sets;
    return sets;
}

} // namespace

// A plain `(` makes a call, and a NOT before BETWEEN, IN, LIKE … is a NOT_OPERATOR; `(` before a query and
// NOT as in NOT NULL are tokens of their own, which go on with no expression and may follow one.
TEST_CASE("nothing that may go on with an expression follows one", "[follow]") {
    for (const std::size_t rule :
         {Grammar::RuleExpression, Grammar::RuleTerm, Grammar::RuleOperand, Grammar::RuleComparand}) {
        for (const std::size_t token : {Grammar::LPAREN, Grammar::STRING, Grammar::COLON, Grammar::DOT,
                                        Grammar::LBRACKET, Grammar::DOUBLE_COLON}) {
            CAPTURE(rule, parse::spelling(token));
            CHECK_FALSE(follow_sets().holds(rule, token));
        }
    }
    for (const std::size_t token : {Grammar::NOT_OPERATOR, Grammar::BETWEEN, Grammar::IN, Grammar::LIKE,
                                    Grammar::EQUAL, Grammar::AND, Grammar::OR, Grammar::ARROW}) {
        CAPTURE(parse::spelling(token));
        CHECK_FALSE(follow_sets().holds(Grammar::RuleExpression, token));
    }
    // The analysis sees what does follow: a list goes on, a clause ends.
    CHECK(follow_sets().holds(Grammar::RuleExpression, Grammar::COMMA));
    CHECK(follow_sets().holds(Grammar::RuleExpression, Grammar::FROM));
    CHECK(follow_sets().holds(Grammar::RuleExpression, Grammar::RPAREN));
    CHECK(follow_sets().holds(Grammar::RuleOperand, Grammar::AND));
}

TEST_CASE("no comma follows a query", "[follow]") {
    for (const std::size_t rule : {Grammar::RuleQuery, Grammar::RuleQueryBody, Grammar::RuleQueryTerm,
                                   Grammar::RuleSelectQuery, Grammar::RuleSelectClauses})
        CHECK_FALSE(follow_sets().holds(rule, Grammar::COMMA));
    CHECK(follow_sets().holds(Grammar::RuleQuery, Grammar::RPAREN));
    CHECK(follow_sets().holds(Grammar::RuleQueryTerm, Grammar::UNION));
}

TEST_CASE("a name ends where the next word begins", "[follow]") {
    for (const std::size_t token : {Grammar::DOT, Grammar::AT}) {
        CHECK_FALSE(follow_sets().holds(Grammar::RuleObjectName, token));
    }
    CHECK_FALSE(follow_sets().holds(Grammar::RuleColumnName, Grammar::DOT));
}

} // namespace lakelint::test
