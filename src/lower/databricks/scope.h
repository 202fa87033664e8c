// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"
#include "lower/databricks/bounds.h"
#include "lower/databricks/yield.h"
#include "parse/antlr.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace lakelint::lower::databricks {

/// A relation that a query's columns may belong to.
struct Source {
    enum class Kind : std::uint8_t { read, write, derived };

    Kind kind = Kind::derived;
    std::size_t index = 0;          ///< into the statement's reads or writes
    std::vector<std::string> names; ///< folded: the alias, or the parts of the relation's own name
    bool aliased = false;
    bool renamed = false; ///< `t AS x(a, b)`: its columns have other names here
    bool tested = false;  ///< of a SEMI or ANTI JOIN: its columns are no part of the rows
    bool few = false;     ///< joined without a condition it multiplies nothing: one row, explode, VALUES
    std::shared_ptr<const Yield> yield; ///< of a derived one; none: nothing is known of it
    std::optional<std::uint32_t> use;   ///< of a derived one: where its bounds are kept; see passing.h

    /// How many parts of a path name this source; 0 when the path does not begin with its name.
    [[nodiscard]] std::size_t qualifier_length(const std::vector<facts::Word>& path) const;
    /// It may have columns that nobody lists.
    [[nodiscard]] bool open() const { return yield == nullptr || !yield->listed(); }
    [[nodiscard]] bool lists(std::string_view column) const {
        return yield != nullptr && yield->find(column) != nullptr;
    }
};

/// A common table, and what it yields.
struct CommonTable {
    std::string name; ///< folded
    std::shared_ptr<const Yield> yield;
    std::size_t number = 0;                       ///< among those of the statement
    std::optional<std::uint32_t> derivation = {}; ///< see passing.h; none of a recursive one
};

/// A join of the sources [left, right) with [right, end) of a query.
struct Join {
    facts::Product::Kind kind = facts::Product::Kind::comma;
    facts::Span span;
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t end = 0;
    bool by_names = false; ///< USING, NATURAL: related, and by which columns of which sources is not said
};

/// A condition on the rows of a query, with the columns outside subqueries that it mentions.
struct Condition {
    const parse::Grammar::ExpressionContext* tree = nullptr;
    std::vector<const parse::Grammar::OperandContext*> columns;
};

/// What names mean inside one query: its relations, the common tables it can see, the queries around it.
struct Scope {
    Scope() = default;
    explicit Scope(Scope* around) : outer(around) {}

    Scope* outer = nullptr;
    std::vector<Source> sources;
    std::vector<CommonTable> common_tables;
    std::vector<BoundColumn> correlated; ///< columns of this query that a query inside it bounds
    std::vector<Join> joins;             ///< without a condition of their own, or with USING
    std::vector<Condition> conditions;
    std::vector<std::string> merged;  ///< folded: columns that USING makes one
    std::optional<Source> piped;      ///< what the pipe before yields: all that names mean here
    const Yield* selecting = nullptr; ///< the columns before this one in its select list
    bool reshaped = false;            ///< by PIVOT and its like: what columns there are is not followed

    [[nodiscard]] std::span<const Source> visible() const {
        return piped ? std::span<const Source>(&*piped, 1) : std::span<const Source>(sources);
    }
    /// A common table of this query or one around it.
    [[nodiscard]] const CommonTable* common_table(const std::string& folded) const;
    [[nodiscard]] const CommonTable* common_table(const facts::Name& name) const;
    /// The source that a path's qualifier names, in this query only.
    [[nodiscard]] const Source* named_source(const std::vector<facts::Word>& path) const;
};

/// Where the common tables of a statement are used, and what they read.
struct CommonUses {
    struct Table {
        std::size_t first = 0; ///< its reads among those of the statement
        std::size_t last = 0;
    };
    struct Use {
        std::size_t table = 0;
        std::optional<std::size_t> inside; ///< the table whose query uses it
        bool condition = false;            ///< it is used in a condition
    };
    std::vector<Table> tables;
    std::vector<Use> uses;
    std::optional<std::size_t> inside; ///< the table whose query is being read

    /// Those that are used in conditions alone.
    [[nodiscard]] std::vector<Table> only_in_conditions() const;
};

/// A WITH RECURSIVE whose query is being read.
struct Recursion {
    Scope& scope;
    std::size_t at = 0; ///< its common table
    std::vector<facts::Word> names;
};

/// What is collected of an expression while it is visited.
struct Mentions {
    std::vector<const parse::Grammar::OperandContext*> columns;
    std::vector<Mention> values; ///< what the queries in it yield
    bool star = false;
    bool followed = true;
};

/// While it lives, what is visited is collected elsewhere; nowhere where that is null.
class Collecting {
  public:
    Collecting(Mentions*& place, Mentions* into) : place_(place), before_(std::exchange(place, into)) {}
    ~Collecting() { place_ = before_; }
    Collecting(const Collecting&) = delete;
    Collecting& operator=(const Collecting&) = delete;

  private:
    Mentions*& place_;
    Mentions* before_;
};

/// While it lives, the count of things of its kind is one more.
class Counting {
  public:
    explicit Counting(unsigned& count) : count_(count) { ++count_; }
    ~Counting() { --count_; }
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;

  private:
    unsigned& count_;
};

/// Gives a place another value while it lives.
template <typename Value>
class Restoring {
  public:
    Restoring(Value& place, std::type_identity_t<Value> value)
        : place_(place), before_(std::exchange(place, value)) {}
    ~Restoring() { place_ = before_; }
    Restoring(const Restoring&) = delete;
    Restoring& operator=(const Restoring&) = delete;

  private:
    Value& place_;
    Value before_;
};

/// The windows of one query's functions.
struct Windows {
    std::vector<const parse::Grammar::WindowReferenceContext*> used;

    [[nodiscard]] bool empty() const { return used.empty(); }
};

/// Where a column may belong.
struct Match {
    const Scope* scope = nullptr;       ///< the query whose sources these are; none: nowhere that is known
    std::vector<const Source*> sources; ///< several: one of them, and which is not known
    std::size_t qualifier = 0;          ///< parts of the path that name the source
    const YieldColumn* alias = nullptr; ///< instead: a column of the same select list
};

/// What a bound on a column of this source is a bound on; `path` names the column from `skip` on.
[[nodiscard]] std::vector<Origin> origins_of(const std::vector<facts::Word>& path, std::size_t skip,
                                             const Source& source);

/// Finds what a column's path may mean, from the innermost query outwards.
[[nodiscard]] Match find_column(const std::vector<facts::Word>& path, const Scope& scope);

/// What a star takes of a query's only source is as closed as that.
void inherit_closed(const Scope& scope, Yield& rows);

/// What the relations in FROM have together, as `FROM t` without SELECT yields it.
[[nodiscard]] Yield rows_of(const Scope& scope);

/// All columns of a source; what USING has merged is there only once behind `before`.
void take_columns(const Source& source, const std::vector<std::string>& merged,
                  const std::vector<facts::Word>& excepted, Yield& yield, std::size_t before);

/// From here on names mean columns of these rows; a relation's own name may still stand before them.
void feed_pipe(const Yield& rows, bool keeps_names, Scope& scope);

/// The operand that an expression is, where it is nothing else.
[[nodiscard]] parse::Grammar::OperandContext* only_operand(parse::Grammar::ExpressionContext* tree);

/// Words from one on, joined by dots.
[[nodiscard]] facts::Word joined(const std::vector<facts::Word>& path, std::size_t from);

} // namespace lakelint::lower::databricks
