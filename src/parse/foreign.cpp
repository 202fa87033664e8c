// SPDX-License-Identifier: Apache-2.0
#include "parse/foreign.h"

#include "parse/antlr.h"
#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::parse {
namespace {

using source::equal_folded;

/// A word that other databases have; `place` tokens before the failure, inside a rule of the grammar.
struct ForeignWord {
    const char* word;
    std::size_t place;
    std::size_t rule;
    const char* message;
    const char* help;
};

constexpr const char* identity_column = "write BIGINT GENERATED ALWAYS AS IDENTITY";
constexpr const char* always_utf8 = "drop it; text is always UTF-8";

constexpr ForeignWord foreign_words[] = {
    {"AUTO_INCREMENT", 0, Grammar::RuleTableElements, "a column takes no AUTO_INCREMENT", identity_column},
    {"AUTOINCREMENT", 0, Grammar::RuleTableElements, "a column takes no AUTOINCREMENT", identity_column},
    {"IDENTITY", 0, Grammar::RuleTableElements, "IDENTITY stands after GENERATED ALWAYS AS",
     "write BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1 INCREMENT BY 1)"},
    {"UNSIGNED", 0, Grammar::RuleTableElements, "there are no unsigned numbers",
     "take the next larger type, such as BIGINT"},
    {"ZEROFILL", 0, Grammar::RuleTableElements, "a column takes no ZEROFILL",
     "drop it, and fill up with lpad() where numbers are shown"},
    {"ENGINE", 0, Grammar::RuleCreateRelation, "a table takes no ENGINE",
     "drop it; without USING a table is a Delta table"},
    {"CHARSET", 0, Grammar::RuleCreateRelation, "there is no CHARSET", always_utf8},
    {"CHARACTER", 0, Grammar::RuleCreateRelation, "there is no CHARACTER SET", always_utf8},
    {"MODIFY", 0, Grammar::RuleAlterRelation, "ALTER TABLE has no MODIFY", "write ALTER COLUMN"},
    {"DELIMITER", 0, Grammar::RuleSingleStatement, "there is no DELIMITER",
     "drop it; BEGIN … END keeps its semicolons together"},
    {"EXEC", 0, Grammar::RuleSingleStatement, "there is no EXEC",
     "write CALL for a procedure, EXECUTE IMMEDIATE for a text"},
    {"TOP", 1, Grammar::RuleSelectList, "SELECT takes no TOP", "write LIMIT at the end of the query"},
};

/// The tokens around a failure, by their distance from it.
class View {
  public:
    View(const std::vector<Token>& tokens, const Failure& failure) : tokens_(tokens), at_(failure.token) {}

    [[nodiscard]] std::size_t type(std::ptrdiff_t offset) const {
        return exists(offset) ? at(offset).type() : 0;
    }
    [[nodiscard]] bool is(std::ptrdiff_t offset, const char* word) const {
        return exists(offset) && equal_folded(at(offset).text(), word);
    }
    [[nodiscard]] const Token& at(std::ptrdiff_t offset) const {
        return tokens_[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at_) + offset)];
    }

  private:
    [[nodiscard]] bool exists(std::ptrdiff_t offset) const {
        const auto index = static_cast<std::ptrdiff_t>(at_) + offset;
        return index >= 0 && index < static_cast<std::ptrdiff_t>(tokens_.size());
    }

    const std::vector<Token>& tokens_;
    std::size_t at_;
};

SyntaxError error_at(const Token& token, std::string message, std::string help) {
    return {token.span(), std::move(message), std::move(help), std::nullopt};
}

std::optional<SyntaxError> foreign_word(const View& view, const Failure& failure) {
    for (const ForeignWord& entry : foreign_words) {
        const auto offset = -static_cast<std::ptrdiff_t>(entry.place);
        if (!view.is(offset, entry.word)) continue;
        if (failure.open(entry.rule) != nullptr) return error_at(view.at(offset), entry.message, entry.help);
    }
    return std::nullopt;
}

/// `> =`, `! =`: two signs that should be one.
std::optional<SyntaxError> split_operator(const View& view) {
    constexpr std::array operators = {">=", "<=", "!=", "<>", "||", "::"};
    for (const std::ptrdiff_t first : {-1, 0}) {
        if (view.type(first) == 0 || view.type(first + 1) == 0) continue;
        const Token& left = view.at(first);
        const Token& right = view.at(first + 1);
        const std::string joined = std::string(left.text()) + std::string(right.text());
        if (std::find(operators.begin(), operators.end(), joined) == operators.end()) continue;
        if (left.span().end == right.span().begin) continue;
        return SyntaxError{source::cover(left.span(), right.span()),
                           fmt::format("`{} {}` must be one sign", left.text(), right.text()),
                           fmt::format("write `{}`", joined), std::nullopt};
    }
    return std::nullopt;
}

/// Comments, variables and quoted names as other databases have them.
std::optional<SyntaxError> foreign_sign(const View& view, const Failure& failure) {
    for (const std::ptrdiff_t first : {-1, 0}) {
        const bool slashes = view.type(first) == Grammar::SLASH && view.type(first + 1) == Grammar::SLASH
                             && view.at(first).span().end == view.at(first + 1).span().begin;
        if (slashes) return error_at(view.at(first), "`//` begins no comment", "write `--` instead");
    }
    if (auto error = split_operator(view)) return error;
    if (view.type(0) == Grammar::AT && failure.allows(Grammar::IDENTIFIER))
        return error_at(view.at(0), "a name does not begin with `@`", "write the name of the variable alone");
    const bool bracketed = view.type(0) == Grammar::LBRACKET && view.type(2) == Grammar::RBRACKET;
    if (bracketed && failure.allows(Grammar::QUOTED_IDENTIFIER)) {
        return error_at(view.at(0), "brackets do not quote a name",
                        fmt::format("write `{}` in backquotes", view.at(1).text()));
    }
    return std::nullopt;
}

/// Clauses that other databases have in other statements.
std::optional<SyntaxError> foreign_clause(const View& view, const Failure& failure) {
    if (view.type(0) == Grammar::FROM && failure.open(Grammar::RuleUpdateStatement) != nullptr
        && failure.open(Grammar::RuleSelectList) == nullptr) {
        return error_at(view.at(0), "UPDATE takes no FROM",
                        "write MERGE INTO … USING … to update from another table");
    }
    if (view.type(0) == Grammar::USING && failure.open(Grammar::RuleDeleteStatement) != nullptr) {
        return error_at(view.at(0), "DELETE takes no USING",
                        "write WHERE EXISTS (SELECT …), or MERGE INTO … WHEN MATCHED THEN DELETE");
    }
    if (view.type(0) == Grammar::COMMA && failure.open(Grammar::RuleDropRelation) != nullptr)
        return error_at(view.at(0), "DROP takes one name", "write a statement for each");
    if (view.type(0) == Grammar::COMMA && failure.open(Grammar::RuleDeleteStatement) != nullptr
        && failure.allows(Grammar::WHERE)) {
        return error_at(view.at(0), "DELETE takes one table",
                        "write a statement for each, or WHERE EXISTS (SELECT …)");
    }
    if (view.type(0) == Grammar::SET && failure.open(Grammar::RuleInsertStatement) != nullptr)
        return error_at(view.at(0), "INSERT takes no SET", "write (columns) VALUES (values)");
    if (view.type(0) == Grammar::ON && (view.is(1, "DUPLICATE") || view.is(1, "CONFLICT"))) {
        return error_at(view.at(0), fmt::format("INSERT takes no ON {}", view.at(1).text()),
                        "write MERGE INTO to insert or update");
    }
    if (view.type(0) == Grammar::COMMA && view.type(-2) == Grammar::LIMIT) {
        return error_at(view.at(0), "LIMIT takes one number",
                        fmt::format("write LIMIT {} OFFSET {}", view.at(1).text(), view.at(-1).text()));
    }
    return std::nullopt;
}

/// Words that want something of their own right after them.
std::optional<SyntaxError> incomplete_word(const View& view, const Failure& failure) {
    if (view.is(-1, "INTERVAL") && (view.type(0) == Grammar::INTEGER || view.type(0) == Grammar::STRING)) {
        return error_at(view.at(0), fmt::format("the interval {} has no unit", quoted(view.at(0))),
                        fmt::format("write a unit after it, such as {} DAYS", view.at(0).text()));
    }
    if (view.is(-1, "EXISTS") && view.type(0) == Grammar::SELECT) {
        return error_at(view.at(0), "expected `(` after EXISTS, found `SELECT`",
                        "put the query into parentheses");
    }
    if (view.type(-1) == Grammar::IN && view.type(0) != Grammar::LPAREN
        && failure.open(Grammar::RuleTestPredicate) != nullptr) {
        return error_at(view.at(0), fmt::format("expected `(` after IN, found {}", quoted(view.at(0))),
                        "put the values into parentheses");
    }
    if (view.is(-1, "EXCEPT") && view.type(-2) == Grammar::STAR) {
        return error_at(view.at(0), fmt::format("expected `(` after EXCEPT, found {}", quoted(view.at(0))),
                        "put the columns into parentheses");
    }
    if (view.is(-1, "PARTITION") && failure.open(Grammar::RuleWindowSpecification) != nullptr) {
        return error_at(view.at(0), fmt::format("BY is missing before {}", quoted(view.at(0))),
                        fmt::format("write BY before {}", quoted(view.at(0))));
    }
    if (view.is(-2, "PARTITION") && failure.open(Grammar::RuleInsertStatement) != nullptr) {
        return error_at(view.at(-1),
                        fmt::format("expected `(` after PARTITION, found {}", quoted(view.at(-1))),
                        "put the partition into parentheses");
    }
    if (view.is(-1, "UPDATE") && view.is(-2, "ON") && failure.open(Grammar::RuleTableElements) != nullptr) {
        return error_at(view.at(-2), "a column takes no ON UPDATE",
                        "drop it, and set the column where rows are written");
    }
    const bool travel = view.is(-1, "VERSION") || view.is(-1, "TIMESTAMP");
    if (travel && view.type(0) == Grammar::AS && !view.is(1, "OF")) {
        return error_at(view.at(1), fmt::format("OF is missing before {}", quoted(view.at(1))),
                        fmt::format("write {} AS OF", view.at(-1).text()));
    }
    if (view.is(0, "PRIMARY") && failure.open(Grammar::RuleTableElements) != nullptr)
        return error_at(view.at(0), "PRIMARY wants KEY after it", "write PRIMARY KEY");
    const bool commented = view.is(0, "COMMENT") && failure.allows(Grammar::COMMENT);
    if (commented && view.type(1) == Grammar::EQUAL)
        return error_at(view.at(1), "COMMENT takes no `=`", "drop it");
    if (commented) {
        return error_at(view.at(1),
                        fmt::format("expected a string after COMMENT, found {}", quoted(view.at(1))),
                        "put the comment into quotes");
    }
    if (view.type(-1) == Grammar::COLON && failure.open(Grammar::RuleProperties) != nullptr)
        return error_at(view.at(-1), "expected `=` after the key of a property, found `:`", "write `=`");
    return std::nullopt;
}

struct Lookalike {
    const char* character;
    const char* name;
    const char* ascii;
};

constexpr Lookalike lookalikes[] = {
    {"，", "a full-width comma", ","},
    {"、", "an ideographic comma", ","},
    {"；", "a full-width semicolon", ";"},
    {"：", "a full-width colon", ":"},
    {"。", "an ideographic full stop", "."},
    {"（", "a full-width parenthesis", "("},
    {"）", "a full-width parenthesis", ")"},
    {"＝", "a full-width equals sign", "="},
    {"＊", "a full-width asterisk", "*"},
    {"＜", "a full-width sign", "<"},
    {"＞", "a full-width sign", ">"},
    {"－", "a full-width minus sign", "-"},
    {"‘", "a typographic quote", "'"},
    {"’", "a typographic quote", "'"},
    {"“", "a typographic quote", "'"},
    {"”", "a typographic quote", "'"},
    {"–", "a dash", "-"},
    {"—", "a dash", "-"},
};

} // namespace

std::optional<SyntaxError> foreign_character(const std::vector<Token>& tokens, const Failure& failure) {
    const Token& token = tokens[failure.token];
    if (token.type() != Grammar::UNKNOWN_CHARACTER) return std::nullopt;
    for (const Lookalike& entry : lookalikes) {
        if (token.text() != entry.character) continue;
        return error_at(token, fmt::format("{} is {}", quoted(token), entry.name),
                        fmt::format("write `{}`", entry.ascii));
    }
    constexpr std::array before_name = {Grammar::TABLE, Grammar::FROM, Grammar::INTO, Grammar::JOIN,
                                        Grammar::UPDATE};
    const bool name = failure.token > 0
                      && std::find(before_name.begin(), before_name.end(), tokens[failure.token - 1].type())
                             != before_name.end();
    if (token.text() == "#" && name)
        return error_at(token, "a name does not begin with `#`",
                        "write CREATE TEMPORARY VIEW for what is temporary");
    if (token.text() == "#") return error_at(token, "`#` begins no comment", "write `--` instead");
    return error_at(token, fmt::format("{} means nothing in SQL", quoted(token)),
                    "drop it, or put it into quotes");
}

std::optional<SyntaxError> foreign_syntax(const std::vector<Token>& tokens, const Failure& failure) {
    const View view(tokens, failure);
    if (auto error = foreign_word(view, failure)) return error;
    if (auto error = foreign_sign(view, failure)) return error;
    if (auto error = foreign_clause(view, failure)) return error;
    return incomplete_word(view, failure);
}

} // namespace lakelint::parse
