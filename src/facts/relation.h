// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/name.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::facts {

/// What CREATE makes that can be read from.
enum class RelationKind : std::uint8_t {
    table,
    external_table, ///< with EXTERNAL or a LOCATION
    view,
    materialized_view,
    streaming_table,
    temporary_view,
    temporary_table,
};

/// How a property's value was written.
enum class ValueKind : std::uint8_t { none, string, number, boolean, other };

/// `'delta.logRetentionDuration' = '30 days'`. A key written as words is joined by dots.
struct Property {
    Word key;
    Word value; ///< without quotes; empty where there is none
    ValueKind kind = ValueKind::none;
};

struct Column {
    Word name; ///< a nested one as `a.b`
    std::string
        type; ///< normalised: lower case, no blanks but in `struct<a:int>`; empty where none was written
    Span type_span;
    bool not_null = false;
    bool identity = false;
    std::string generated; ///< the text of GENERATED ALWAYS AS (…)
    std::optional<Word> comment;
    std::optional<Name> mask;
    bool has_default = false;
};

/// A column of PARTITIONED BY, or a transform of one: `days(ts)` has column `ts` and transform `days`.
struct LayoutKey {
    Word column;
    std::string transform;
};

/// CLUSTER BY (…), CLUSTER BY AUTO, CLUSTER BY NONE.
struct Clustering {
    enum class Mode : std::uint8_t { columns, automatic, none };
    Mode mode = Mode::columns;
    std::vector<Word> keys;
    Span span; ///< of the whole clause
};

struct Constraint {
    enum class Kind : std::uint8_t { primary_key, foreign_key, check, expectation, unique };
    Kind kind = Kind::check;
    std::optional<Word> name;
    std::vector<Word> columns;
    Span span;
};

/// CREATE TABLE … LIKE, … CLONE.
struct CopyOf {
    enum class Kind : std::uint8_t { like, shallow_clone, deep_clone };
    Kind kind = Kind::like;
    Name name;
};

/// CREATE [OR REPLACE] of a relation.
struct Creation {
    RelationKind kind = RelationKind::table;
    Name name;
    Span keyword;      ///< TABLE, VIEW …
    bool live = false; ///< CREATE … LIVE TABLE, LIVE VIEW: a pipeline makes it
    bool or_replace = false;
    bool or_refresh = false;
    bool if_not_exists = false;
    Span guard; ///< IF NOT EXISTS
    Span head;  ///< from the object's keyword to the last clause before AS, LIKE's and CLONE's included: a
                ///< further clause may stand at its end
    std::vector<Column> columns;
    Coverage column_coverage = Coverage::whole;
    std::optional<Word> format; ///< USING or STORED AS, as written
    std::vector<LayoutKey> partitioned_by;
    Span partitioned_span;
    std::optional<Clustering> clustering;
    bool bucketed = false;
    std::vector<Property> properties;
    Coverage property_coverage = Coverage::whole;
    Span property_list; ///< of TBLPROPERTIES: its parentheses and what stands between them
    std::vector<Property> options;
    std::optional<Word> location;
    Span location_clause; ///< LOCATION and the path
    std::optional<Word> comment;
    std::optional<CopyOf> copy_of;
    std::vector<Constraint> constraints;
    std::optional<Name> row_filter;
    std::optional<Word> schedule; ///< the whole SCHEDULE or TRIGGER clause
    bool from_query = false;      ///< AS SELECT …, or a flow
    bool hive = false;            ///< ROW FORMAT, STORED AS, SKEWED BY: Hive's own tables
};

/// One change of ALTER TABLE, ALTER VIEW …
enum class AlterKind : std::uint8_t {
    set_properties,
    unset_properties,
    add_columns,
    replace_columns,
    drop_columns,
    rename_column,
    alter_column,
    rename,
    cluster_by,
    replace_partitioning, ///< REPLACE PARTITIONED BY WITH CLUSTER BY
    set_location,
    set_managed,
    set_external,
    set_tags,
    unset_tags,
    set_owner,
    add_constraint,
    drop_constraint,
    add_partition,
    drop_partition,
    set_row_filter,
    drop_row_filter,
    set_schedule,
    drop_schedule,
    predictive_optimization,
    drop_feature,
    as_query,
    other,
};

struct Alteration {
    AlterKind kind = AlterKind::other;
    bool view = false; ///< ALTER VIEW, ALTER MATERIALIZED VIEW
    Name name;
    Span keyword;                     ///< TABLE, VIEW …
    Span action;                      ///< the words that say what changes
    std::vector<Property> properties; ///< also tags
    Coverage property_coverage = Coverage::whole;
    std::vector<Word> keys; ///< of UNSET; columns of DROP COLUMN; the old and the new name of RENAME COLUMN;
                            ///< columns of ADD and DROP PARTITION
    std::vector<Column> columns;
    std::optional<Name> new_name;
    std::optional<Clustering> clustering;
    std::optional<Word> value; ///< a location, an owner, a schedule, a row filter's function
    std::vector<Constraint> constraints;
    std::vector<Word> dropped; ///< by DROP or UNSET: `not null`, `default`, `mask`, `tags`, `primary key` …
};

/// DROP of anything that has a name.
struct Removal {
    std::string object; ///< `table`, `view`, `materialized view`, `schema`, `catalog`, `volume`, `function` …
    Name name;
    Span keyword;     ///< DROP
    Span object_span; ///< TABLE, MATERIALIZED VIEW …
    bool if_exists = false;
    Span guard; ///< IF EXISTS
    bool cascade = false;
    bool temporary = false;
};

} // namespace lakelint::facts
