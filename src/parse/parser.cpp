// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include "parse/expectations.h"
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
    /// The token at which the first pass gave up: it went past all before, and a look at each is dear.
    std::size_t doubtful = 0;

    void sync(antlr4::Parser* parser) override {
        if (parser->getTokenStream()->index() < doubtful) return;
        const auto& atn = parser->getATN();
        const std::size_t next = parser->getTokenStream()->LA(1);
        const auto local = atn.nextTokens(atn.states[parser->getState()]);
        if (local.contains(next)) return;
        if (local.contains(antlr4::Token::EPSILON) && parser->getExpectedTokens().contains(next)) return;
        fail(parser);
    }
    antlr4::Token* recoverInline(antlr4::Parser* parser) override { fail(parser); }
    void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override {
        fail(parser, error.getOffendingToken()->getTokenIndex());
    }
    void recover(antlr4::Parser* parser, std::exception_ptr) override { fail(parser); }

  private:
    [[noreturn]] void fail(antlr4::Parser* parser, std::size_t dead_end = 0) {
        failure.dead_end = dead_end;
        failure.token = parser->getTokenStream()->index();
        failure.expected = parser->getExpectedTokens();
        failure.required = required_next(*parser, has_words);
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

    /// First pass: the tree of a statement that is right, else null, with `stream` where it ended.
    Grammar::SingleStatementContext* try_fast(std::vector<Token>& tokens) {
        try {
            return run(tokens, give_up);
        } catch (const antlr4::ParseCancellationException&) {
        } catch (const antlr4::RecognitionException&) {
        }
        return nullptr;
    }

    /// Second pass, right after the first has failed: where and why; nothing when it finds no fault.
    std::optional<Failure> locate_failure(std::vector<Token>& tokens) {
        find_failure->doubtful = stream.index();
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
        if (try_fast(statement->tokens) != nullptr) return std::nullopt;
        return locate_failure(statement->tokens);
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
        if (auto* tree = state_->try_fast(statement.tokens)) return {tree, std::nullopt};
        const auto failure = state_->locate_failure(statement.tokens);
        if (!failure) return {state_->run(statement.tokens, state_->find_failure), std::nullopt};
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
