// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include "parse/retype.h"
#include "parse/syntax_message.h"
#include "parse/token_stream.h"

namespace lakelint::parse {
namespace {

/// Rules deep in rules before a statement is refused: some 500 nested parentheses. The stack of a thread
/// holds ten times as many.
constexpr std::size_t deepest_rule = 2'600;

struct TooDeep {
    const Token* token;
};

/// The generated parser with a bound on recursion.
class BoundedParser final : public Grammar {
  public:
    using Grammar::Grammar;

    void enterRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule) override {
        if (static_cast<grammar::TreeNode*>(context)->depth() > deepest_rule) {
            throw TooDeep{static_cast<const Token*>(getTokenStream()->LT(1))};
        }
        Grammar::enterRule(context, state, rule);
    }
    void start_over() {
        reset();
        grammar::tree_arena().reset();
    }
};

/// First pass: believes the statement is right, and gives up at once where it is not.
class GiveUp final : public antlr4::DefaultErrorStrategy {
  public:
    void recover(antlr4::Parser*, std::exception_ptr) override { throw antlr4::ParseCancellationException(); }
    antlr4::Token* recoverInline(antlr4::Parser*) override { throw antlr4::ParseCancellationException(); }
    void sync(antlr4::Parser*) override {}
    void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
};

/// Second pass: finds the first token that nothing allows, and what would have been allowed there.
class FindFailure final : public antlr4::DefaultErrorStrategy {
  public:
    Failure failure;

    void sync(antlr4::Parser* parser) override {
        const auto& atn = parser->getATN();
        const std::size_t next = parser->getTokenStream()->LA(1);
        const auto local = atn.nextTokens(atn.states[parser->getState()]);
        if (local.contains(next)) return;
        if (local.contains(antlr4::Token::EPSILON) && parser->getExpectedTokens().contains(next)) return;
        fail(parser);
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override { fail(parser); }
    void reportError(antlr4::Parser* parser, const antlr4::RecognitionException&) override { fail(parser); }
    void recover(antlr4::Parser* parser, std::exception_ptr) override { fail(parser); }

  private:
    [[noreturn]] void fail(antlr4::Parser* parser) {
        failure.token = parser->getTokenStream()->index();
        failure.expected = parser->getExpectedTokens();
        failure.rules.clear();
        for (const antlr4::tree::ParseTree* node = parser->getContext(); node != nullptr;
             node = node->parent) {
            const auto* rule = static_cast<const antlr4::ParserRuleContext*>(node);
            failure.rules.push_back({rule->getRuleIndex(), rule->start->getTokenIndex()});
        }
        throw antlr4::ParseCancellationException();
    }
};

} // namespace

namespace {

/// Gives every token its place and closes the statement with the end of input, right after its last token.
void finish(StatementTokens& statement) {
    auto& tokens = statement.tokens;
    retype(tokens);
    const std::uint32_t end = tokens.back().span().end;
    const source::Span place = statement.terminator.empty() ? source::Span{end, end} : statement.terminator;
    const std::string_view text{tokens.back().text().data() - tokens.back().span().begin, place.end};
    tokens.emplace_back(antlr4::Token::EOF, text, place);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        tokens[i].set_index(i);
}

} // namespace

struct StatementParser::State {
    TokenStream stream;
    BoundedParser parser{&stream};
    std::shared_ptr<GiveUp> give_up = std::make_shared<GiveUp>();
    std::shared_ptr<FindFailure> find_failure = std::make_shared<FindFailure>();

    State() {
        parser.removeErrorListeners();
        parser.setBuildParseTree(false); // labels hold all that lowering needs
    }

    Grammar::SingleStatementContext* run(std::vector<Token>& tokens,
                                         const std::shared_ptr<antlr4::ANTLRErrorStrategy>& strategy) {
        parser.start_over();
        stream.reset(tokens);
        parser.setErrorHandler(strategy);
        return parser.singleStatement();
    }

    /// Where a statement fails; nothing when it parses.
    std::optional<Failure> try_parse(std::vector<Token>& tokens) {
        try {
            (void)run(tokens, find_failure);
            return std::nullopt;
        } catch (const antlr4::ParseCancellationException&) {
            return find_failure->failure;
        }
    }

    /// The same for another text; what is not one whole statement fails at its beginning.
    std::optional<Failure> try_text(std::string_view text) {
        StatementReader reader(text);
        auto statement = reader.next();
        if (!statement || statement->unterminated || reader.next()) return Failure();
        finish(*statement);
        return try_parse(statement->tokens);
    }
};

StatementParser::StatementParser() : state_(std::make_unique<State>()) {}
StatementParser::~StatementParser() { state_->parser.start_over(); }

namespace {

SyntaxError too_deep(const Token& token) {
    return {token.span(), "nested too deeply: more than 500 levels", "split the expression, or write it flat",
            std::nullopt};
}

} // namespace

StatementParser::Outcome StatementParser::parse(StatementTokens& statement) {
    finish(statement);
    if (statement.unterminated) return {nullptr, unterminated_error(*statement.unterminated)};
    try {
        try {
            return {state_->run(statement.tokens, state_->give_up), std::nullopt};
        } catch (const antlr4::ParseCancellationException&) {
            // fall through to the second pass, for its message
        } catch (const antlr4::RecognitionException&) {
        }
        const auto failure = state_->try_parse(statement.tokens);
        if (!failure) return {state_->run(statement.tokens, state_->give_up), std::nullopt};
        const auto attempt = [this](std::string_view text) { return state_->try_text(text); };
        return {nullptr, syntax_error(statement, *failure, attempt)};
    } catch (const TooDeep& deep) {
        return {nullptr, too_deep(*deep.token)};
    }
}

std::string StatementParser::describe_tree(StatementTokens& statement) {
    state_->parser.setBuildParseTree(true);
    const auto outcome = parse(statement);
    state_->parser.setBuildParseTree(false);
    return outcome.tree == nullptr ? std::string() : outcome.tree->toStringTree(&state_->parser, true);
}

} // namespace lakelint::parse
