// SPDX-License-Identifier: Apache-2.0

// What the statements of all files make of a relation's comment, owner, columns, constraints and grants.
#include "folded.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

/// `value@file`, with `!file` where another file disagrees; `-` of what is not set.
std::string shown(const SettingState& setting) {
    std::string text = setting ? setting.value->text.value : "-";
    if (setting.place) text += "@" + setting.place->file->path;
    if (setting.contradicted) text += "!" + setting.contradicted->file->path;
    if (setting.unset_elsewhere) text += "-";
    return text;
}

/// `name@file:type@file`, then what else is known of a column.
std::string shown(const Columns& columns) {
    std::string text;
    const auto disputed = [&](const facts::Column& column, Origin ColumnState::*part) {
        const Origin origin = columns.origin(column, part);
        return origin.contradicted ? "!" + origin.contradicted->file->path : std::string();
    };
    for (const facts::Column& column : columns) {
        if (!text.empty()) text += " ";
        text += column.name.text.value + "@" + columns.place(column).file->path + ":" + column.type + "@"
                + columns.type_place(column).file->path + disputed(column, &ColumnState::type);
        if (column.comment) {
            text += " '" + column.comment->text.value + "'@" + columns.comment_place(column).file->path
                    + disputed(column, &ColumnState::comment);
        }
        if (column.mask) text += " mask=" + column.mask->text() + "@" + columns.mask_place(column).file->path;
        if (column.not_null) text += " not-null";
        for (const auto& [key, tag] : columns.tags(column))
            text += " " + key + (tag.removed ? " removed" : "=" + tag.property.value.text.value);
    }
    return text;
}

std::string shown(const std::vector<ConstraintState>& constraints) {
    std::string text;
    for (const auto& state : constraints) {
        if (!text.empty()) text += " ";
        text += state.constraint.name ? state.constraint.name->text.value : "?";
        text += "@" + state.place.file->path;
    }
    return text;
}

Options order_of(const std::vector<std::string>& paths) {
    Options options{{"prod", "default"}, {}};
    options.rank = [paths](std::string_view path) -> std::optional<std::size_t> {
        const auto found = std::find(paths.begin(), paths.end(), path);
        if (found == paths.end()) return std::nullopt;
        return static_cast<std::size_t>(found - paths.begin());
    };
    return options;
}

std::string reason(const Unknown* unknown) { return unknown != nullptr ? unknown->reason : ""; }

const std::string t = "prod.default.t";

} // namespace

TEST_CASE("a comment comes from CREATE, COMMENT ON or a property, the last of a file counting", "[state]") {
    const auto comment = [](const std::string& sql) {
        const Folded folded = fold({{"a.sql", sql}});
        return shown(folded.table(t).comment);
    };
    CHECK(comment("CREATE TABLE t (a INT)") == "-");
    CHECK(comment("CREATE TABLE t (a INT) COMMENT 'x'") == "x@a.sql");
    CHECK(comment("CREATE TABLE t (a INT) TBLPROPERTIES ('Comment' = 'x')") == "x@a.sql");
    CHECK(comment("CREATE TABLE t (a INT); COMMENT ON TABLE t IS 'x'") == "x@a.sql");
    CHECK(comment("CREATE TABLE t (a INT) COMMENT 'x'; ALTER TABLE t SET TBLPROPERTIES ('comment' = 'y')")
          == "y@a.sql");
    CHECK(comment("CREATE TABLE t (a INT) COMMENT 'x'; COMMENT ON TABLE t IS NULL") == "-@a.sql");
    CHECK(comment("CREATE TABLE t (a INT) COMMENT 'x'; ALTER TABLE t UNSET TBLPROPERTIES ('comment')")
          == "-@a.sql");
    CHECK(comment("CREATE VIEW t AS SELECT 1 AS a; COMMENT ON VIEW t IS ${x}") == "${x}@a.sql");
}

TEST_CASE("settings of several files merge", "[state]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE t (a INT) LOCATION 's3://x' COMMENT 'one'"},
                                {"b.sql", "ALTER TABLE t OWNER TO `team`; COMMENT ON TABLE t IS 'two';"
                                          "ALTER TABLE t SET ROW FILTER f ON (a)"},
                                {"c.sql", "ALTER TABLE t SET OWNER TO team; ALTER TABLE t ADD SCHEDULE EVERY "
                                          "1 HOUR; ALTER TABLE t DROP ROW FILTER"}});
    const Relation& table = folded.table(t);
    CHECK(shown(table.comment) == "one@a.sql!b.sql");
    CHECK(shown(table.owner) == "team@b.sql");
    CHECK(shown(table.location) == "s3://x@a.sql");
    CHECK(shown(table.schedule) == "SCHEDULE EVERY 1 HOUR@c.sql");
    CHECK(shown(table.row_filter) == "f@b.sql!c.sql-");
    const Folded ordered = fold({{"a.sql", "ALTER TABLE t OWNER TO x; COMMENT ON TABLE t IS 'two'"},
                                 {"b.sql", "CREATE TABLE t (a INT) COMMENT 'one'; ALTER TABLE t OWNER TO y"}},
                                order_of({"b.sql", "a.sql"}));
    CHECK(shown(ordered.table(t).comment) == "two@a.sql");
    CHECK(shown(ordered.table(t).owner) == "x@a.sql");
}

TEST_CASE("SET MANAGED and SET EXTERNAL change the kind, in whatever file", "[state]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE t (a INT) LOCATION 's3://x'; CREATE TABLE u (a INT);"
                                          "CREATE TABLE v (a INT) OPTIONS (path 's3://y')"},
                                {"b.sql", "ALTER TABLE t SET MANAGED; ALTER TABLE u SET EXTERNAL"}});
    CHECK(folded.table(t).kind == facts::RelationKind::table);
    CHECK(folded.table("prod.default.u").kind == facts::RelationKind::external_table);
    CHECK(shown(folded.table("prod.default.v").location) == "s3://y@a.sql");
}

TEST_CASE("columns keep the file in which each part of them stands", "[state]") {
    const std::string create = "CREATE TABLE t (a INT COMMENT 'x', b STRING)";
    const std::string alter = "ALTER TABLE t ADD COLUMNS (c DATE COMMENT 'y');"
                              "ALTER TABLE t ALTER COLUMN b COMMENT 'z';"
                              "ALTER TABLE t ALTER COLUMN b SET MASK m;"
                              "ALTER TABLE t ALTER COLUMN b SET NOT NULL;"
                              "ALTER TABLE t ALTER COLUMN b SET TAGS ('PII' = 'yes', 'k');"
                              "UNSET TAG ON COLUMN t.b k;"
                              "ALTER TABLE t RENAME COLUMN b TO d";
    const std::string expected = "a@A:int@A 'x'@A d@B:string@A 'z'@B mask=m@B not-null k removed pii=yes "
                                 "c@B:date@B 'y'@B";
    for (const auto& files : {std::vector<std::pair<std::string, std::string>>{{"A", create}, {"B", alter}},
                              {{"B", alter}, {"A", create}}}) {
        const Folded folded = fold(files);
        CHECK(shown(folded.table(t).columns) == expected);
    }
    CHECK(shown(fold({{"A", create + ";" + alter}}).table(t).columns)
          == "a@A:int@A 'x'@A d@A:string@A 'z'@A mask=m@A not-null k removed pii=yes c@A:date@A 'y'@A");
}

TEST_CASE("what is taken from a column is gone", "[state]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE t (a INT NOT NULL COMMENT 'x' MASK m, b INT);"
                                          "ALTER TABLE t ALTER COLUMN a DROP MASK;"
                                          "ALTER TABLE t ALTER COLUMN a DROP NOT NULL;"
                                          "ALTER TABLE t ALTER COLUMN a SET TAGS ('k' = 'v');"
                                          "ALTER TABLE t ALTER COLUMN a UNSET TAGS ('k');"
                                          "COMMENT ON COLUMN default.t.a IS NULL;"
                                          "ALTER TABLE t DROP COLUMN b"}});
    CHECK(shown(folded.table(t).columns) == "a@a.sql:int@a.sql k removed");
}

TEST_CASE("files that disagree on a column leave it open, unless an order says who is last", "[state]") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"a.sql", "CREATE TABLE t (a INT COMMENT 'x')"},
        {"b.sql", "ALTER TABLE t ALTER COLUMN a TYPE BIGINT; ALTER TABLE t ALTER COLUMN a COMMENT 'x'"}};
    CHECK(shown(fold(files).table(t).columns) == "a@a.sql:int@a.sql!b.sql 'x'@a.sql");
    CHECK(shown(fold(files, order_of({"a.sql", "b.sql"})).table(t).columns)
          == "a@a.sql:bigint@b.sql 'x'@b.sql");
    CHECK(shown(fold(files, order_of({"b.sql", "a.sql"})).table(t).columns) == "a@a.sql:int@a.sql 'x'@a.sql");
}

TEST_CASE("a CREATE that was brought up to date has a column once", "[state]") {
    CHECK(shown(fold({{"a.sql", "CREATE TABLE t (a INT, b STRING)"},
                      {"b.sql", "ALTER TABLE t ADD COLUMN b STRING COMMENT 'x'"}})
                    .table(t)
                    .columns)
          == "a@a.sql:int@a.sql b@a.sql:string@a.sql 'x'@b.sql");
}

TEST_CASE("a column that one file adds and another drops may be there", "[state]") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"a.sql", "CREATE TABLE t (a INT, b INT)"},
        {"b.sql", "ALTER TABLE t ADD COLUMN c INT"},
        {"c.sql", "ALTER TABLE t DROP COLUMNS (b, c)"}};
    const Folded folded = fold(files);
    CHECK(shown(folded.table(t).columns) == "a@a.sql:int@a.sql");
    CHECK(reason(folded.table(t).hidden(Aspect::column, "C"))
          == "b.sql adds the column and c.sql drops it, and the policy's `order` does not say which comes "
             "last");
    CHECK(folded.table(t).hidden(Aspect::column, "b") == nullptr);
    CHECK(fold(files, order_of({"a.sql", "b.sql", "c.sql"})).table(t).hidden(Aspect::column, "c") == nullptr);
}

TEST_CASE("constraints come from CREATE, ALTER and properties", "[state]") {
    const auto constraints = [](const std::vector<std::pair<std::string, std::string>>& files) {
        return shown(fold(files).table(t).constraints);
    };
    const std::string create = "CREATE TABLE t (a INT PRIMARY KEY, CONSTRAINT c CHECK (a > 0)) TBLPROPERTIES "
                               "('delta.constraints.d' = 'a < 9')";
    CHECK(constraints({{"a", create}}) == "?@a c@a d@a");
    CHECK(constraints({{"a", create}, {"b", "ALTER TABLE t ADD CONSTRAINT e CHECK (a <> 5)"}})
          == "?@a c@a e@b d@a");
    CHECK(constraints({{"a", create}, {"b", "ALTER TABLE t ADD CONSTRAINT C CHECK (a <> 5)"}})
          == "?@a C@b d@a");
    CHECK(constraints({{"a", create}, {"b", "ALTER TABLE t DROP CONSTRAINT C"}}) == "?@a d@a");
    CHECK(constraints({{"a", create}, {"b", "ALTER TABLE t DROP CONSTRAINT d"}}) == "?@a c@a");
    CHECK(constraints({{"a", create}, {"b", "ALTER TABLE t DROP PRIMARY KEY"}}) == "c@a d@a");
    CHECK(constraints({{"a", create + "; ALTER TABLE t DROP PRIMARY KEY IF EXISTS CASCADE"}}) == "c@a d@a");
}

TEST_CASE("grants are kept in order, and follow the table", "[state]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE t (a INT); GRANT SELECT ON TABLE t TO x;"
                                          "GRANT SELECT ON SCHEMA s TO y; ALTER TABLE t RENAME TO u"},
                                {"b.sql", "REVOKE SELECT ON u FROM x"}});
    const Relation& table = folded.table("prod.default.u");
    REQUIRE(table.grants.size() == 2);
    CHECK(table.grants.front().grant->verb == facts::Grant::Verb::grant);
    CHECK(table.grants.back().grant->verb == facts::Grant::Verb::revoke);
    CHECK(table.grants.back().place.file->path == "b.sql");
}

TEST_CASE("a query gives names to columns, as far as it has any", "[state]") {
    const auto columns = [](const std::string& sql) {
        const Folded folded = fold({{"A", sql}});
        const Relation& table = folded.table(t);
        return shown(table.columns) + (table.more_columns ? " …" : "");
    };
    CHECK(columns("CREATE TABLE t AS SELECT a, s.b AS c FROM s") == "a@A:@A c@A:@A");
    CHECK(columns("CREATE TABLE t AS SELECT a, * FROM s") == "a@A:@A …");
    CHECK(columns("CREATE TABLE t AS SELECT a, max(b) FROM s") == "a@A:@A …");
    CHECK(columns("CREATE TABLE t AS SELECT a, ${more} FROM s") == "a@A:@A …");
    CHECK(columns("CREATE TABLE t AS SELECT a FROM s; ALTER TABLE t ALTER COLUMN a SET MASK m;"
                  "ALTER TABLE t ADD COLUMN b INT")
          == "a@A:@A mask=m@A b@A:int@A");
    CHECK(columns("CREATE VIEW t (x COMMENT 'y') AS SELECT a FROM s") == "x@A:@A 'y'@A");
}

TEST_CASE("OR REPLACE keeps what belongs to the name", "[state]") {
    const Folded folded =
        fold({{"a.sql", "CREATE TABLE t (a INT COMMENT 'x') COMMENT 'x';"
                        "ALTER TABLE t OWNER TO team; ALTER TABLE t SET ROW FILTER f ON (a);"
                        "CREATE OR REPLACE TABLE t (a INT);"
                        "CREATE TABLE u (a INT); ALTER TABLE u OWNER TO team;"
                        "DROP TABLE u; CREATE TABLE u (a INT)"}});
    CHECK(shown(folded.table(t).owner) == "team@a.sql");
    CHECK(shown(folded.table(t).row_filter) == "f@a.sql");
    CHECK(shown(folded.table(t).comment) == "-");
    CHECK(shown(folded.table(t).columns) == "a@a.sql:int@a.sql");
    CHECK(shown(folded.table("prod.default.u").owner) == "-");
}

TEST_CASE("a clone has its source's columns and constraints, but neither comment nor owner", "[state]") {
    const Folded folded =
        fold({{"a.sql", "CREATE TABLE s (a INT COMMENT 'x', CONSTRAINT c CHECK (a > 0)) COMMENT 'y';"
                        "ALTER TABLE s OWNER TO team; CREATE TABLE t SHALLOW CLONE s;"
                        "CREATE TABLE u LIKE s"}});
    CHECK(shown(folded.table(t).columns) == "a@a.sql:int@a.sql 'x'@a.sql");
    CHECK(shown(folded.table(t).constraints) == "c@a.sql");
    CHECK(shown(folded.table(t).comment) == "-");
    CHECK(folded.table(t).hidden(Aspect::comment) == nullptr);
    CHECK(reason(folded.table("prod.default.u").hidden(Aspect::comment)) == "it copies `s`");
}

TEST_CASE("a copy of a copy has all that was copied, and then its own changes", "[state]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE t CLONE u; ALTER TABLE t ADD COLUMN b INT;"
                                          "ALTER TABLE t ALTER COLUMN a COMMENT 'x'; CREATE TABLE x CLONE y;"
                                          "CREATE TABLE y CLONE x"},
                                {"b.sql", "CREATE TABLE u CLONE v; CREATE TABLE v (a INT);"
                                          "ALTER TABLE v ALTER COLUMN a SET TAGS ('k' = 'v')"}});
    CHECK(shown(folded.table(t).columns) == "a@b.sql:int@b.sql 'x'@a.sql b@a.sql:int@a.sql");
    CHECK(folded.table("prod.default.x").more_columns);
}

TEST_CASE("what cannot be read, or may be about another table, hides an aspect", "[state]") {
    const Folded folded =
        fold({{"a.sql", "CREATE TABLE ods.t (a INT, b INT); CREATE TABLE ods.u (a INT);"
                        "{% if x %}CREATE TABLE v (a INT){% endif %};"
                        "CREATE TABLE w (a INT) TBLPROPERTIES (${more});"
                        "CREATE TABLE x (a INT, b INT); ALTER TABLE x ALTER COLUMN ${c} SET MASK m"},
              {"b.sql", "COMMENT ON TABLE ods.${t} IS 'x'; ALTER TABLE ods.${t} ALTER COLUMN A SET MASK m;"
                        "ALTER TABLE ods.${t} ADD COLUMN n INT; ALTER TABLE ods.${t} DROP ROW FILTER;"
                        "ALTER TABLE ods.u SET SET"}});
    const Relation& table = folded.table("prod.ods.t");
    const std::string why = "b.sql changes `prod.ods.${t}`, which may be this table";
    CHECK(reason(table.hidden(Aspect::comment)) == why);
    CHECK(reason(table.hidden(Aspect::column_mask, "a")) == why);
    CHECK(reason(table.hidden(Aspect::column, "N")) == why);
    CHECK(table.hidden(Aspect::column_mask, "b") == nullptr);
    CHECK(table.hidden(Aspect::column_comment, "a") == nullptr);
    CHECK(table.hidden(Aspect::row_filter) == nullptr);
    CHECK(table.hidden(Aspect::owner) == nullptr);
    CHECK(reason(folded.table("prod.ods.u").hidden(Aspect::owner))
          == "a statement about it in b.sql could not be read");
    CHECK(reason(folded.table("prod.default.v").hidden(Aspect::comment))
          == "a template or placeholder hides part of the CREATE");
    CHECK(reason(folded.table("prod.default.w").hidden(Aspect::comment))
          == "a placeholder stands for properties of the table");
    CHECK(reason(folded.table("prod.default.w").hidden(Aspect::constraints))
          == "a placeholder stands for properties of the table");
    CHECK(reason(folded.table("prod.default.x").hidden(Aspect::column_mask, "b"))
          == "a.sql changes the column `${c}`, which only the run knows");
}

} // namespace lakelint::catalog
