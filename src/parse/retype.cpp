// SPDX-License-Identifier: Apache-2.0
#include "parse/retype.h"

#include "parse/antlr.h"
#include "parse/token_sets.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::parse {
namespace {

using source::equal_folded;

constexpr std::size_t none = 0;

class Retyper {
  public:
    explicit Retyper(std::vector<Token>& tokens) : tokens_(tokens) {}

    void run() {
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            if (tokens_[at_].type() >= Grammar::ADD) {
                keyword();
            } else {
                sign();
            }
            track_parentheses();
        }
        mark_multi_insert();
    }

  private:
    // The window: what stands before the current token is retyped already, what stands after is not.
    [[nodiscard]] std::size_t type(std::ptrdiff_t offset = 0) const {
        const auto index = static_cast<std::ptrdiff_t>(at_) + offset;
        return index < 0 || index >= static_cast<std::ptrdiff_t>(tokens_.size())
                   ? none
                   : tokens_[static_cast<std::size_t>(index)].type();
    }
    [[nodiscard]] bool next_is(std::initializer_list<std::size_t> types) const {
        return contains(types, type(1));
    }
    [[nodiscard]] bool previous_is(std::initializer_list<std::size_t> types) const {
        return contains(types, type(-1));
    }
    [[nodiscard]] static bool contains(std::initializer_list<std::size_t> types, std::size_t wanted) {
        return std::find(types.begin(), types.end(), wanted) != types.end();
    }
    [[nodiscard]] bool names_follow() const {
        return may_be_name(type(1)) || type(1) == Grammar::IDENTIFIER_CLAUSE;
    }
    [[nodiscard]] std::size_t verb() const { return tokens_.empty() ? none : tokens_.front().type(); }
    [[nodiscard]] bool in_definition() const {
        return contains({Grammar::CREATE, Grammar::ALTER, Grammar::REPLACE}, verb());
    }

    void become(std::size_t type) { tokens_[at_].set_type(type); }
    void keep_if(bool keyword) {
        if (!keyword) become(Grammar::IDENTIFIER);
    }

    // --- signs
    // -----------------------------------------------------------------------------------------------

    void sign() {
        switch (type()) {
        case Grammar::LPAREN:
            if (begins_query(at_ + 1, at_)) become(Grammar::LPAREN_QUERY);
            break;
        case Grammar::BANG:
            if (negates_predicate()) become(Grammar::NOT_OPERATOR);
            break;
        case Grammar::IDENTIFIER:
        case Grammar::QUOTED_IDENTIFIER: label(); break;
        default: break;
        }
    }

    [[nodiscard]] std::size_t type_at(std::size_t index) const {
        return index < tokens_.size() ? tokens_[index].type() : none;
    }

    /// A query begins at `index`, right after the parenthesis at `paren`.
    [[nodiscard]] bool begins_query(std::size_t index, std::size_t paren) const {
        const bool call = paren > 0 && may_be_name(tokens_[paren - 1].type());
        const std::size_t second = type_at(index + 1);
        switch (type_at(index)) {
        case Grammar::SELECT: return !ends_operand(second);
        case Grammar::WITH: return begins_common_table(index);
        case Grammar::FROM:
            return !call
                   && (may_be_name(second)
                       || contains({Grammar::LPAREN, Grammar::VALUES, Grammar::STREAM}, second));
        case Grammar::VALUES:
            return !ends_operand(second) && second != none && (!call || second == Grammar::LPAREN);
        case Grammar::TABLE: return !call && (may_be_name(second) || second >= Grammar::ADD);
        case Grammar::MAP:
        case Grammar::REDUCE: return !call && runs_script(index);
        case Grammar::DESCRIBE:
        case Grammar::DESC:
        case Grammar::SHOW:
            return !call && (second >= Grammar::ADD || may_be_name(second)) && !ends_operand(second);
        default: return false;
        }
    }

    /// After WITH: `name AS (`, `name (`, `RECURSIVE name`, `name MAX RECURSION`.
    [[nodiscard]] bool begins_common_table(std::size_t with) const {
        const std::size_t name = type_at(with + 1);
        const std::size_t second = type_at(with + 2);
        const std::size_t third = type_at(with + 3);
        if (tokens_[with].begins_statement()) return true;
        if (name == Grammar::RECURSIVE && second >= Grammar::ADD) return true;
        if (name == Grammar::RECURSIVE && may_be_name(second)) return true;
        if (name < Grammar::ADD && !may_be_name(name)) return false;
        if (second == Grammar::AS) return third == Grammar::LPAREN || third == Grammar::LPAREN_QUERY;
        if (second == Grammar::MAX) return true;
        return second == Grammar::LPAREN
               && !contains({Grammar::SERDEPROPERTIES, Grammar::DBPROPERTIES}, name);
    }

    /// MAP a, b USING 'script', REDUCE … USING 'script'.
    [[nodiscard]] bool runs_script(std::size_t index) const {
        if (contains({Grammar::LPAREN, Grammar::DOT, Grammar::LESS, Grammar::COMMA, none},
                     type_at(index + 1)))
            return false;
        std::size_t depth = 0;
        for (std::size_t i = index + 1; i < tokens_.size(); ++i) {
            const std::size_t t = tokens_[i].type();
            if (t == Grammar::LPAREN) ++depth;
            if (t == Grammar::RPAREN && depth-- == 0) return false;
            if (depth == 0 && t == Grammar::USING) return type_at(i + 1) == Grammar::STRING;
            if (depth == 0 && contains({Grammar::FROM, Grammar::SELECT, Grammar::WHERE}, t)) return false;
        }
        return false;
    }

    [[nodiscard]] bool negates_predicate() const {
        return next_is(
            {Grammar::BETWEEN, Grammar::IN, Grammar::LIKE, Grammar::ILIKE, Grammar::RLIKE, Grammar::REGEXP});
    }

    /// `((SELECT 1) UNION …)`: a parenthesis around a parenthesized query that goes on as a query is one,
    /// too.
    void track_parentheses() {
        if (type() == Grammar::LPAREN || type() == Grammar::LPAREN_QUERY) {
            open_.push_back(at_);
        } else if (type() == Grammar::RPAREN && !open_.empty()) {
            const std::size_t opening = open_.back();
            open_.pop_back();
            if (tokens_[opening].type() == Grammar::LPAREN_QUERY) widen_query(opening);
        }
    }

    void widen_query(std::size_t opening) {
        if (opening == 0 || tokens_[opening - 1].type() != Grammar::LPAREN || open_.empty()) return;
        const bool goes_on = continues_query(type(1));
        const bool call = opening > 1
                          && (may_be_name(tokens_[opening - 2].type())
                              || tokens_[opening - 2].type() == Grammar::IDENTIFIER_CLAUSE);
        if (goes_on && !(call && type(1) == Grammar::RPAREN))
            tokens_[opening - 1].set_type(Grammar::LPAREN_QUERY);
    }

    // --- words
    // -----------------------------------------------------------------------------------------------

    void keyword() {
        if (type(-1) == Grammar::DOT || type(1) == Grammar::DOT) {
            const bool clause = type() == Grammar::IDENTIFIER_ && type(1) == Grammar::LPAREN;
            become(clause ? Grammar::IDENTIFIER_CLAUSE : Grammar::IDENTIFIER);
            return;
        }
        label();
        if (type() == Grammar::BLOCK_LABEL) return;
        // `:from` is a parameter, `body:order` a path.
        if (type(-1) == Grammar::COLON && type(-2) != Grammar::BLOCK_LABEL && !may_be_name(type())) {
            become(Grammar::IDENTIFIER);
            return;
        }
        if (!may_be_name(type()) && stands_for_name()) {
            become(Grammar::IDENTIFIER);
            return;
        }
        by_neighbours();
    }

    void label() {
        if (tokens_[at_].begins_statement() && type(1) == Grammar::COLON && at_ + 2 < tokens_.size()
            && contains({Grammar::BEGIN, Grammar::WHILE, Grammar::LOOP, Grammar::REPEAT, Grammar::FOR},
                        type(2))) {
            become(Grammar::BLOCK_LABEL);
        }
    }

    /// A reserved word where only a name can stand: between what wants an operand and what ends one, or as an
    /// alias after AS.
    [[nodiscard]] bool stands_for_name() const {
        const std::size_t word = type();
        if (is_value_word(word)) return value_word_names();
        if (type(-1) == Grammar::AS)
            return ends_alias(type(1)) && word != Grammar::SELECT && verb() != Grammar::SYNC;
        if (type(1) == Grammar::LPAREN) {
            if (word == Grammar::CHECK && in_elements()) return false; // a constraint without a name
            return is_function_word(word) && wants_operand(type(-1))
                   && !(verb() == Grammar::MERGE && word == Grammar::INSERT);
        }
        if (begins_column(word)) return true;
        if (word == Grammar::PARTITION && type(-2) == Grammar::DISTRIBUTED)
            return false; // Iceberg's, after BY
        if (word == Grammar::TABLE && type(-1) == Grammar::STREAM) return true;
        if (makes_external()) return false;
        return wants_operand(type(-1))
               && (ends_operand(type(1))
                   || (type(1) == Grammar::FROM && previous_is({Grammar::SELECT, Grammar::COMMA})));
    }

    /// ALTER TABLE t SET EXTERNAL.
    [[nodiscard]] bool makes_external() const {
        return type() == Grammar::EXTERNAL && type(-1) == Grammar::SET && verb() == Grammar::ALTER;
    }

    /// `AS null`, `(all, b)`, and the database `default`.
    [[nodiscard]] bool value_word_names() const {
        if (type(-1) == Grammar::AS) return ends_alias(type(1));
        if (type() == Grammar::ALL) {
            return previous_is(
                       {Grammar::LPAREN, Grammar::COMMA, Grammar::DECLARE, Grammar::VAR, Grammar::VARIABLE})
                   && ends_operand(type(1));
        }
        return type() == Grammar::DEFAULT
               && previous_is({Grammar::USE, Grammar::DATABASE, Grammar::SCHEMA, Grammar::IN, Grammar::FROM,
                               Grammar::EXISTS})
               && type(1) != Grammar::COLLATION;
    }

    /// Right inside the parentheses of CREATE TABLE t (…).
    [[nodiscard]] bool in_elements() const {
        if (!in_definition() || open_.size() != 1) return false;
        return std::none_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(open_.front()),
                            [](const Token& token) {
                                return token.type() == Grammar::SELECT || token.type() == Grammar::AS;
                            });
    }

    /// The name of a column in CREATE TABLE (…) and ADD COLUMNS (…): `(end DATE, from STRING)`.
    [[nodiscard]] bool begins_column(std::size_t word) const {
        if (word == Grammar::IN && in_routine()) return false; // the direction of a parameter
        return open_.size() == 1 && previous_is({Grammar::LPAREN, Grammar::COMMA}) && may_be_name(type(1))
               && tokens_[open_.back()].type() == Grammar::LPAREN && in_elements()
               && !begins_constraint(word);
    }

    [[nodiscard]] bool in_routine() const {
        return std::any_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(at_),
                           [](const Token& token) { return token.type() == Grammar::PROCEDURE; });
    }

    [[nodiscard]] bool begins_constraint(std::size_t word) const {
        switch (word) {
        case Grammar::CONSTRAINT: return true;
        case Grammar::FOREIGN:
        case Grammar::PRIMARY: return type(1) == Grammar::KEY;
        case Grammar::SELECT:
        case Grammar::CREDENTIAL:
        case Grammar::SCHEMA: return true;
        default: return false;
        }
    }

    void by_neighbours() {
        switch (type()) {
        case Grammar::AS: alias_list(); break;
        case Grammar::WITH: with(); break;
        case Grammar::WITHOUT:
            if (next_is({Grammar::TIME, Grammar::LOCAL})) become(Grammar::TIME_ZONE_MARK);
            break;
        case Grammar::EXCEPT:
            if (type(-1) == Grammar::STAR && type(1) == Grammar::LPAREN && !begins_query(at_ + 2, at_ + 1)) {
                become(Grammar::EXCEPT_COLUMNS);
            }
            break;
        case Grammar::NOT:
            if (negates_predicate()) become(Grammar::NOT_OPERATOR);
            break;
        case Grammar::INTERVAL: interval(); break;
        case Grammar::ARRAY:
            if (type(1) == Grammar::LESS) become(Grammar::ARRAY_TYPE);
            break;
        case Grammar::MAP:
            if (type(1) == Grammar::LESS) {
                become(Grammar::MAP_TYPE);
            } else if (runs_script(at_)) {
                become(Grammar::HIVE_MAP);
            }
            break;
        case Grammar::REDUCE:
            if (runs_script(at_)) become(Grammar::HIVE_REDUCE);
            break;
        case Grammar::STRUCT:
            if (next_is({Grammar::LESS, Grammar::EMPTY_STRUCT})) become(Grammar::STRUCT_TYPE);
            break;
        case Grammar::VERSION:
        case Grammar::SYSTEM_VERSION:
            if (type(1) == Grammar::AS && type(2) == Grammar::OF) become(Grammar::VERSION_TRAVEL);
            break;
        case Grammar::TIMESTAMP:
        case Grammar::SYSTEM_TIME:
            if (type(1) == Grammar::AS && type(2) == Grammar::OF) become(Grammar::TIMESTAMP_TRAVEL);
            break;
        case Grammar::IDENTIFIER_:
            if (type(1) == Grammar::LPAREN) become(Grammar::IDENTIFIER_CLAUSE);
            break;
        case Grammar::BOTH:
        case Grammar::LEADING:
        case Grammar::TRAILING:
            if (type(-1) == Grammar::LPAREN && type(-2) == Grammar::TRIM && !ends_operand(type(1)))
                become(Grammar::TRIM_SIDE);
            break;
        case Grammar::BEGIN:
            if (tokens_[at_].begins_statement() && next_is({none, Grammar::TRANSACTION, Grammar::SEMICOLON})
                && at_ == 0) {
                become(Grammar::TRANSACTION_BEGIN);
            }
            break;
        case Grammar::IGNORE:
        case Grammar::RESPECT:
            if (type(1) == Grammar::NULLS) become(Grammar::NULLS_MODE);
            break;
        default: reserved_by_neighbours(); break;
        }
    }

    /// `AS (a, null, b)`: a list of words in parentheses names columns, whatever the words.
    void alias_list() {
        if (type(1) != Grammar::LPAREN) return;
        std::size_t end = at_ + 2;
        while (type_at(end) >= Grammar::ADD || may_be_name(type_at(end))) {
            if (type_at(end + 1) == Grammar::RPAREN) break;
            if (type_at(end + 1) != Grammar::COMMA) return;
            end += 2;
        }
        if (type_at(end + 1) != Grammar::RPAREN) return;
        for (std::size_t i = at_ + 2; i <= end; i += 2) {
            if (!may_be_name(type_at(i))) tokens_[i].set_type(Grammar::IDENTIFIER);
        }
    }

    /// Iceberg's REPLACE PARTITION FIELD a WITH days(b).
    [[nodiscard]] bool replaces_field() const {
        return verb() == Grammar::ALTER
               && std::any_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(at_),
                              [](const Token& token) { return token.type() == Grammar::FIELD; });
    }

    void with() {
        if (begins_common_table(at_) && !replaces_field()) return;
        const bool zone = type(1) == Grammar::TIME || (type(1) == Grammar::LOCAL && type(2) == Grammar::TIME);
        become(zone ? Grammar::TIME_ZONE_MARK : Grammar::ATTRIBUTE_WITH);
    }

    /// Words the grammar reserves although people name things so: keywords only among their own neighbours.
    void reserved_by_neighbours() {
        switch (type()) {
        case Grammar::CATALOG:
        case Grammar::CONNECTION:
        case Grammar::CREDENTIAL:
        case Grammar::DATABASE:
        case Grammar::EXTERNAL:
        case Grammar::FUNCTION:
        case Grammar::NAMESPACE:
        case Grammar::POLICY:
        case Grammar::PROCEDURE:
        case Grammar::PROVIDER:
        case Grammar::RECIPIENT:
        case Grammar::SCHEMA:
        case Grammar::SHARE:
        case Grammar::VIEW:
        case Grammar::VOLUME: keep_if(names_object_kind()); break;
        case Grammar::ALL:
        case Grammar::ANY:
        case Grammar::SOME: quantifier(); break;
        case Grammar::UNIQUE:
            keep_if(type(1) == Grammar::LPAREN
                    || (in_elements() && !previous_is({Grammar::LPAREN, Grammar::COMMA})));
            break;
        case Grammar::CHECK:
        case Grammar::EXPECT:
        case Grammar::MATCH_RECOGNIZE: keep_if(type(1) == Grammar::LPAREN); break;
        case Grammar::COLUMN:
            keep_if(type(1) == Grammar::MASK
                    || ((type(1) == none || !ends_operand(type(1)))
                        && previous_is({Grammar::ADD, Grammar::ALTER, Grammar::CHANGE, Grammar::DROP,
                                        Grammar::ON, Grammar::RENAME})));
            break;
        case Grammar::COMMENT:
            keep_if(next_is({Grammar::STRING, Grammar::DOLLAR_STRING, Grammar::HOLE})
                    || (tokens_[at_].begins_statement() && type(1) == Grammar::ON));
            break;
        case Grammar::CONSTRAINT: keep_if(in_definition()); break;
        case Grammar::CURRENT: keep_if(type(1) == Grammar::ROW || type(-1) == Grammar::SHOW); break;
        case Grammar::DIRECTORY: keep_if(previous_is({Grammar::OVERWRITE, Grammar::LOCAL})); break;
        case Grammar::DO: keep_if(in_script()); break;
        case Grammar::ESCAPE:
        case Grammar::INPUTFORMAT: keep_if(next_is({Grammar::STRING, Grammar::HOLE})); break;
        case Grammar::EXISTS: keep_if(guards() || tests_query()); break;
        case Grammar::FOR:
            if (type(1) == Grammar::READ && type(2) == Grammar::ONLY) become(Grammar::CURSOR_FOR);
            break;
        case Grammar::FOREIGN:
            keep_if(next_is({Grammar::KEY, Grammar::CATALOG, Grammar::TABLE, Grammar::SCHEMA, Grammar::DATA,
                             Grammar::CONNECTION}));
            break;
        case Grammar::FULL: keep_if(full_is_keyword()); break;
        case Grammar::GROUPING: keep_if(type(1) == Grammar::SETS); break;
        case Grammar::IF:
            keep_if(tokens_[at_].begins_statement() || type(-1) == Grammar::END
                    || next_is({Grammar::EXISTS, Grammar::NOT, Grammar::BANG}));
            break;
        case Grammar::LOCAL:
            keep_if(next_is({Grammar::DIRECTORY, Grammar::INPATH, Grammar::TIME})
                    || type(-1) == Grammar::ZONE);
            break;
        case Grammar::PARTITION:
            keep_if(next_is({Grammar::LPAREN, Grammar::BY, Grammar::FIELD})
                    || previous_is({Grammar::SINGLE, Grammar::BY}));
            break;
        case Grammar::PRIMARY: keep_if(type(1) == Grammar::KEY); break;
        case Grammar::RECURSIVE: keep_if(type(-1) == Grammar::WITH); break;
        case Grammar::REPLACE: keep_if(replaces()); break;
        case Grammar::STREAM:
            keep_if((names_follow() || type(1) == Grammar::TABLE)
                    && previous_is({Grammar::FROM, Grammar::MULTI_FROM, Grammar::JOIN, Grammar::USING,
                                    Grammar::LPAREN}));
            break;
        case Grammar::UNBOUNDED: keep_if(next_is({Grammar::PRECEDING, Grammar::FOLLOWING})); break;
        case Grammar::UNPIVOT: keep_if(next_is({Grammar::LPAREN, Grammar::INCLUDE, Grammar::EXCLUDE})); break;
        default: break;
        }
    }

    /// SCHEMA, VIEW, FUNCTION … as the kind of a thing that is named next.
    [[nodiscard]] bool names_object_kind() const {
        if (type() == Grammar::SCHEMA
            && next_is({Grammar::EVOLUTION, Grammar::BINDING, Grammar::COMPENSATION, Grammar::TYPE})) {
            return true;
        }
        if (contains({Grammar::GRANT, Grammar::DENY, Grammar::REVOKE, Grammar::SHOW}, verb())) return true;
        if (makes_external()) return true;
        if (previous_is({Grammar::CURRENT, Grammar::LATERAL, Grammar::MATERIALIZED})) return true;
        return introduces_object(type(-1)) && type(1) != none && !ends_operand(type(1));
    }

    /// LIKE ANY (…), GRANT … ON ANY FILE; ALL keeps its meanings.
    void quantifier() {
        const bool of_like = previous_is({Grammar::LIKE, Grammar::ILIKE}) && type(1) == Grammar::LPAREN;
        if (type() != Grammar::ALL) keep_if(of_like || type(1) == Grammar::FILE);
    }

    /// IF EXISTS, IF NOT EXISTS.
    [[nodiscard]] bool guards() const {
        return type(-1) == Grammar::IF
               || (previous_is({Grammar::NOT, Grammar::BANG}) && type(-2) == Grammar::IF);
    }

    /// EXISTS (SELECT …), EXISTS ((SELECT …)).
    [[nodiscard]] bool tests_query() const {
        std::size_t index = at_ + 1;
        while (type_at(index) == Grammar::LPAREN)
            ++index;
        return index > at_ + 1 && begins_query(index, at_);
    }

    [[nodiscard]] bool full_is_keyword() const {
        if (next_is({Grammar::JOIN, Grammar::OUTER, Grammar::APPROX, Grammar::EXACT})
            || type(-1) == Grammar::MATCH)
            return true;
        if (wants_operand(type(-1)) || ends_operand_sign(type(1))) return false;
        return contains({Grammar::OPTIMIZE, Grammar::VACUUM, Grammar::REFRESH, Grammar::CREATE}, verb())
               && at_ > 1;
    }

    [[nodiscard]] bool replaces() const {
        return tokens_[at_].begins_statement() || type(-1) == Grammar::OR
               || next_is({Grammar::ON, Grammar::WHERE, Grammar::USING, Grammar::COLUMNS,
                           Grammar::PARTITIONED, Grammar::PARTITION});
    }

    [[nodiscard]] bool in_script() const {
        return verb() == Grammar::BEGIN || verb() == Grammar::BLOCK_LABEL || verb() == Grammar::CREATE;
    }

    // --- intervals
    // -------------------------------------------------------------------------------------------

    [[nodiscard]] bool is_unit(std::size_t index) const {
        return index < tokens_.size() && is_interval_unit(tokens_[index].text());
    }

    /// Tokens of the value at `index` that a unit follows: 0 when there is none.
    [[nodiscard]] std::size_t value_before_unit(std::size_t index) const {
        std::size_t length = 0;
        if (type_at(index) == Grammar::PLUS || type_at(index) == Grammar::MINUS_SIGN) ++length;
        switch (type_at(index + length)) {
        case Grammar::INTEGER:
        case Grammar::NUMBER:
        case Grammar::STRING:
        case Grammar::HOLE:
        case Grammar::QUESTION: ++length; break;
        case Grammar::COLON: length += 2; break;
        default: return 0;
        }
        return is_unit(index + length) ? length : 0;
    }

    void interval() {
        std::size_t length = value_before_unit(at_ + 1);
        if (length == 0) {
            interval_type();
            return;
        }
        become(Grammar::INTERVAL_LITERAL);
        std::size_t unit = at_ + 1 + length;
        while (true) {
            tokens_[unit].set_type(Grammar::UNIT);
            length = value_before_unit(unit + 1);
            const std::size_t first = type_at(unit + 1);
            const bool signed_value = first == Grammar::PLUS || first == Grammar::MINUS_SIGN;
            const std::size_t value = type_at(unit + 1 + (signed_value ? 1 : 0));
            if (length == 0 || !contains({Grammar::INTEGER, Grammar::NUMBER, Grammar::STRING}, value)) break;
            if (signed_value) tokens_[unit + 1].set_type(Grammar::INTERVAL_SIGN);
            unit += 1 + length;
        }
        mark_range(unit);
        at_ = std::max(at_, unit);
    }

    /// `UNIT TO unit`.
    void mark_range(std::size_t unit) {
        if (type_at(unit + 1) != Grammar::TO || !is_unit(unit + 2)) return;
        tokens_[unit + 1].set_type(Grammar::UNIT_RANGE);
        tokens_[unit + 2].set_type(Grammar::UNIT);
    }

    void interval_type() {
        if (!is_unit(at_ + 1)) return;
        const bool after_name = may_be_name(type(-1))
                                || previous_is({Grammar::AS, Grammar::DOUBLE_COLON, Grammar::TRY_CAST_SIGN,
                                                Grammar::LESS, Grammar::COLON});
        const bool in_map = type(-1) == Grammar::COMMA && contains({Grammar::GREATER, Grammar::TO}, type(2));
        if (!after_name && !in_map) return;
        become(Grammar::INTERVAL_TYPE);
        tokens_[at_ + 1].set_type(Grammar::UNIT);
        mark_range(at_ + 1);
        ++at_;
    }

    // --- multi-insert
    // ----------------------------------------------------------------------------------------

    /// FROM … INSERT … at the top of a statement, which WITH may precede.
    void mark_multi_insert() {
        std::size_t depth = 0;
        std::size_t from = tokens_.size();
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            switch (tokens_[i].type()) {
            case Grammar::LPAREN:
            case Grammar::LPAREN_QUERY: ++depth; break;
            case Grammar::RPAREN: depth -= depth > 0 ? 1 : 0; break;
            case Grammar::FROM:
                if (depth == 0 && from == tokens_.size()) from = i;
                break;
            case Grammar::INSERT:
                if (depth == 0 && from < i) tokens_[from].set_type(Grammar::MULTI_FROM);
                if (depth == 0) return;
                break;
            case Grammar::WITH: break;
            case Grammar::SELECT:
                if (depth == 0 && from == tokens_.size()) return;
                break;
            default:
                if (i == 0) return;
                break;
            }
        }
    }

    std::vector<Token>& tokens_;
    std::size_t at_ = 0;
    std::vector<std::size_t> open_; ///< parentheses not yet closed
};

} // namespace

void retype(std::vector<Token>& statement) { Retyper(statement).run(); }

} // namespace lakelint::parse
