// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/name.h"
#include "facts/relation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::facts {

/// How a predicate holds a column down, from the strongest.
enum class BoundKind : std::uint8_t {
    constant, ///< compared with what needs no row to know: a literal, a parameter, current_date() - 7,
              ///< (SELECT max …)
    column,   ///< equal to a column of another relation, or IN (SELECT …)
    wrapped,  ///< a function of the column is compared
};

/// On which side of what it is compared with a column lies.
enum class Sense : std::uint8_t {
    other,   ///< a pattern, another column, a test that is not followed
    until,   ///< `dt < '2026-01-01'`, `dt <= …`: from above
    from,    ///< `dt > '2026-01-01'`, `dt >= …`: from below
    between, ///< BETWEEN: from both sides
    point,   ///< `dt = '2026-01-01'`, IN ('2026-01-01', …)
};

/// One column that every row which satisfies the predicate must bound.
struct Bound {
    Word column; ///< without the table's alias; a field as `a.b`
    BoundKind kind = BoundKind::constant;
    std::string function;       ///< of a wrapped bound: the outermost function, lower case
    bool certain = true;        ///< false: the column may belong to another relation of the query
    Sense sense = Sense::other; ///< of a wrapped bound: of the function's result
    std::string other = {};     ///< of a bound by a column, where it is one: that column as it is written
    bool flag = false;          ///< compared with nothing but TRUE, FALSE or one quoted character
};

/// WHERE, or the ON of a MERGE, as far as one relation is concerned. AND unites bounds, OR keeps what both
/// sides have.
struct Predicate {
    Span span;
    bool present = false;
    bool always_true = false; ///< WHERE TRUE, WHERE 1 = 1
    std::vector<Bound> bounds;
    Coverage coverage = Coverage::whole; ///< partial: a hole may bound more
    bool natural = false; ///< of a partial one: the unknown columns of a NATURAL JOIN may bound more
};

enum class ReadKind : std::uint8_t {
    relation,
    path,     ///< delta.`s3://…`, read_files('…'), COPY INTO … FROM '…'
    function, ///< a table function that reads no relation we can name
};

/// Why a statement reads.
enum class Purpose : std::uint8_t {
    lineage, ///< rows of it end up in what the statement writes or returns
    filter,  ///< it only chooses rows: a subquery in the WHERE of a DELETE or UPDATE
};

/// One place that reads a relation. CTE names, aliases and subqueries are resolved already.
struct Read {
    Name name;
    ReadKind kind = ReadKind::relation;
    Purpose purpose = Purpose::lineage;
    bool streaming = false;
    std::optional<Word> alias;
    std::optional<Word> travel; ///< the version or timestamp of time travel
    std::optional<std::uint32_t>
        write;              ///< index of the only write that it feeds; absent: all of the statement's
    bool condition = false; ///< it stands in a condition, WHERE or ON: it only chooses rows of other reads
    Predicate predicate;
};

enum class WriteKind : std::uint8_t {
    insert,
    insert_overwrite,
    replace_where,
    replace_using,
    replace_on,
    update,
    delete_rows,
    merge,
    copy_into,
    load_data,
    truncate,
    flow,
};

/// One relation that a statement changes the rows of.
struct Write {
    WriteKind kind = WriteKind::insert;
    Name target;
    Span keyword; ///< INSERT, OVERWRITE, UPDATE, DELETE, MERGE …
    Predicate predicate;
    std::vector<Property> partition; ///< PARTITION (dt = '…', hr); a dynamic one has no value
    std::vector<Word> columns;
    bool by_name = false;
    Span into;            ///< the target's name and its PARTITION: what BY NAME comes after
    bool values = false;  ///< the rows are a VALUES list, whose columns have no names
    bool deletes = false; ///< a MERGE with THEN DELETE
    bool by_source =
        false; ///< a MERGE with WHEN NOT MATCHED BY SOURCE, which looks at every row of its target
};

/// OPTIMIZE, VACUUM and their kin.
enum class MaintenanceKind : std::uint8_t {
    optimize,
    vacuum,
    reorg,
    analyze,
    repair,
    restore,
    convert,
    fsck,
    generate,
    refresh,
};

struct Maintenance {
    MaintenanceKind kind = MaintenanceKind::optimize;
    Name name; ///< empty where a path is meant
    std::optional<Word> path;
    Span keyword;
    std::optional<Word> retain; ///< the number of RETAIN … HOURS
    bool dry_run = false;
    bool full = false;
    Span full_span;     ///< FULL
    bool purge = false; ///< REORG … APPLY (PURGE)
    std::vector<Word> zorder;
    Span zorder_span;
    Predicate predicate;
};

/// A column that a value is computed from.
struct ColumnSource {
    std::uint32_t read = 0; ///< index into the statement's reads
    Word column;
    bool certain = true; ///< false: the column may belong to another relation of the query
};

/// One column of a query's result.
struct Output {
    Word name; ///< the alias, else the column's own name; empty text where neither gives one
    std::vector<ColumnSource> sources;
    bool direct = false;                 ///< the source as it is, not computed with
    Coverage coverage = Coverage::whole; ///< partial: it may be computed from more than these
    bool closed = false; ///< no bound on it is one on its sources: LIMIT, totals or a window come before
};

/// A `*` or `t.*` that stands for columns which no query of the statement lists.
struct Star {
    Span span;
    std::optional<std::uint32_t> read; ///< the read whose columns it takes; absent: several, or not known
    bool exact =
        false; ///< it stands for the columns of that read under their own names, for all and no others
};

/// What a query yields whose rows a statement stores. CTEs, subqueries and temporary names are seen through.
struct Projection {
    std::optional<std::uint32_t>
        write; ///< index of the write that it feeds; absent: what the statement creates or alters
    std::vector<Output> columns; ///< in order; those behind a star are not among them
    Coverage coverage =
        Coverage::whole; ///< partial: a star, a hole or a form that is not followed hides some
    std::vector<Star> stars;
    Coverage rest = Coverage::whole; ///< partial: there may be columns beside these and those of the stars
    std::optional<Span> placeholder; ///< in a select list: it may stand for any columns
    std::optional<Span> order;       ///< ORDER BY of the whole query, where no LIMIT or OFFSET needs it
    bool closed = false; ///< what holds of a closed column holds of those behind a star, but for these:
    std::vector<std::string> passing; ///< folded names
};

/// A join that pairs every row with every row: no condition relates what it joins to what stands before it.
/// Relations of one row or without a read (VALUES, range), and those computed from the row before, make none.
struct Product {
    enum class Kind : std::uint8_t { comma, cross_join, join };
    Kind kind = Kind::comma;
    Span span;                           ///< the comma, or the words of the join
    Coverage coverage = Coverage::whole; ///< partial: a condition may relate them, and that cannot be seen
};

} // namespace lakelint::facts
