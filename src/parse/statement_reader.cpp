// SPDX-License-Identifier: Apache-2.0
#include "parse/statement_reader.h"

#include "parse/antlr.h"
#include "parse/retype.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::parse {
namespace {

bool is_word(const Token& token) { return token.type() >= Grammar::ADD || may_be_name(token.type()); }

/// SET is structured where one of these follows, and free text elsewhere.
bool is_structured_set(const std::vector<Token>& ahead) {
    if (ahead.empty()) return false;
    const std::size_t first = ahead[0].type();
    const std::size_t second = ahead.size() > 1 ? ahead[1].type() : 0;
    switch (first) {
    case Grammar::LPAREN: return true;
    case Grammar::TIME: return second == Grammar::ZONE;
    case Grammar::TAG: return second == Grammar::ON || second == Grammar::IF;
    case Grammar::CATALOG: return ahead.size() > 1 && (is_word(ahead[1]) || second == Grammar::STRING);
    case Grammar::VAR:
    case Grammar::VARIABLE: return ahead.size() > 1 && (is_word(ahead[1]) || second == Grammar::LPAREN);
    case Grammar::RECIPIENT:
    case Grammar::ROLE: return ahead.size() > 1 && is_word(ahead[1]);
    default: return false;
    }
}

bool names_resource(std::size_t type) {
    switch (type) {
    case Grammar::JAR:
    case Grammar::JARS:
    case Grammar::FILE:
    case Grammar::FILES:
    case Grammar::ARCHIVE:
    case Grammar::ARCHIVES: return true;
    default: return false;
    }
}

/// REFRESH takes a name, or a path that is no SQL: `REFRESH s3://bucket/t`, `REFRESH path/1_a`.
bool refreshes_path(const std::vector<Token>& ahead) {
    if (ahead.empty() || !is_word(ahead[0])) return false;
    return std::any_of(ahead.begin(), ahead.end(), [](const Token& token) {
        return token.type() == Grammar::SLASH || token.text().find("://") != std::string_view::npos;
    });
}

} // namespace

std::optional<StatementTokens> StatementReader::next() {
    StatementTokens statement;
    blocks_.clear();
    at_start_ = true;
    after_end_ = false;
    scanner_.saw_template = false;
    while (auto token = scanner_.next()) {
        if (token->type() == Grammar::SEMICOLON && blocks_.empty()) {
            if (statement.tokens.empty()) continue;
            statement.terminator = token->span();
            break;
        }
        statement.tokens.push_back(*token);
        if (scanner_.unterminated) break;
        begin_statement(statement);
        if (statement.tokens.size() == 1 && read_free_text(statement)) continue;
        follow_script(statement);
    }
    statement.unterminated = std::exchange(scanner_.unterminated, std::nullopt);
    statement.templated = scanner_.saw_template;
    if (statement.tokens.empty()) {
        if (!statement.unterminated) return std::nullopt;
        // A comment that never ends, with nothing before it: the statement is that comment.
        statement.tokens.emplace_back(Grammar::UNKNOWN_CHARACTER, scanner_.text(),
                                      statement.unterminated->opening);
    }
    return statement;
}

void StatementReader::begin_statement(StatementTokens& statement) {
    if (at_start_) statement.tokens.back().mark_statement();
    // A label stands before the statement that it names.
    const std::size_t count = statement.tokens.size();
    const bool label = count >= 2 && statement.tokens[count - 1].type() == Grammar::COLON
                       && statement.tokens[count - 2].begins_statement();
    at_start_ = label;
}

/// SET key = …, RESET, ADD JAR, LIST FILE and REFRESH of a path: what follows is no SQL.
bool StatementReader::read_free_text(StatementTokens& statement) {
    const std::size_t verb = statement.tokens.front().type();
    bool free_text = verb == Grammar::RESET;
    if (verb == Grammar::SET) free_text = !is_structured_set(scanner_.peek(2));
    if (verb == Grammar::ADD || verb == Grammar::LIST) {
        const auto ahead = scanner_.peek(1);
        free_text = !ahead.empty() && names_resource(ahead[0].type());
    }
    if (verb == Grammar::REFRESH) free_text = refreshes_path(scanner_.peek(32));
    if (!free_text) return false;
    if (auto raw = scanner_.raw_text()) statement.tokens.push_back(*raw);
    return true;
}

/// A statement that is a script: BEGIN … END, or CREATE PROCEDURE … AS BEGIN … END.
bool StatementReader::opens_script(const StatementTokens& statement) {
    const auto& tokens = statement.tokens;
    if (tokens.back().type() != Grammar::BEGIN) return false;
    if (tokens.back().begins_statement()) {
        const auto ahead = scanner_.peek(1);
        return !ahead.empty() && ahead[0].type() != Grammar::TRANSACTION;
    }
    const bool procedure = std::any_of(tokens.begin(), tokens.end(),
                                       [](const Token& t) { return t.type() == Grammar::PROCEDURE; });
    return tokens.front().type() == Grammar::CREATE && procedure && tokens.size() > 1
           && tokens[tokens.size() - 2].type() == Grammar::AS;
}

void StatementReader::follow_script(StatementTokens& statement) {
    Token& token = statement.tokens.back();
    const std::size_t count = statement.tokens.size();
    const bool field = count > 1 && statement.tokens[count - 2].type() == Grammar::DOT;
    if (field) return;
    if (blocks_.empty()) {
        if (!opens_script(statement)) return;
        blocks_.push_back(Block::block);
        at_start_ = true;
        return;
    }
    const bool closing_word = std::exchange(after_end_, false); // the IF of END IF opens nothing
    switch (token.type()) {
    case Grammar::SEMICOLON:
    case Grammar::THEN:
    case Grammar::ELSE: at_start_ = blocks_.back() == Block::block; break;
    case Grammar::DO: at_start_ = true; break;
    case Grammar::END:
        after_end_ = blocks_.back() == Block::block;
        blocks_.pop_back();
        break;
    default:
        if (!closing_word) open_block(token);
        break;
    }
}

void StatementReader::open_block(Token& token) {
    switch (token.type()) {
    case Grammar::BEGIN: // also as the action of a handler
    case Grammar::LOOP:
    case Grammar::REPEAT: {
        const bool handler_action = token.type() == Grammar::BEGIN;
        if (!token.begins_statement() && !handler_action) return;
        blocks_.push_back(Block::block);
        at_start_ = true;
        break;
    }
    case Grammar::IF:
    case Grammar::WHILE:
    case Grammar::FOR:
        if (token.begins_statement()) blocks_.push_back(Block::block);
        break;
    case Grammar::CASE: blocks_.push_back(token.begins_statement() ? Block::block : Block::expression); break;
    default: break;
    }
}

} // namespace lakelint::parse
