// SPDX-License-Identifier: Apache-2.0

// What the statements of all files come to, taken together.
#include "catalog/catalog.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::test {
namespace {

using catalog::Catalog;
using catalog::LayoutState;
using catalog::Relation;

using Files = std::vector<std::pair<std::string, std::string>>; ///< path and SQL

/// The catalog of some files; the facts must outlive it.
class Project {
  public:
    explicit Project(const Files& files, catalog::Options options = {{"prod", "default"}, {}}) {
        lower::Reader reader;
        for (const auto& [path, sql] : files) {
            facts::FileFacts facts;
            facts.path = path;
            reader.read(sql, source::OffsetMap(), facts);
            for (const auto& fault : facts.faults)
                FAIL_CHECK(path << ": " << fault.message);
            files_.push_back(std::move(facts));
        }
        catalog_ = std::make_unique<Catalog>(files_, options);
    }
    explicit Project(std::string_view sql) : Project(Files{{"a.sql", std::string(sql)}}) {}

    [[nodiscard]] const Relation* find(const std::string& name) const {
        for (const Relation& relation : catalog_->relations()) {
            if (relation.name.text() == name) return &relation;
        }
        return nullptr;
    }
    [[nodiscard]] const Relation& at(const std::string& name) const {
        const Relation* relation = find(name);
        if (relation == nullptr) FAIL("there is no relation " << name);
        return *relation;
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const Relation& relation : catalog_->relations())
            all.push_back(relation.name.text());
        return all;
    }
    /// `b.sql:ods.x -> mart.a,mart.b`, one a line.
    [[nodiscard]] std::string reads() const {
        std::string text;
        for (const auto& read : catalog_->reads()) {
            text += read.source.text() + " ->";
            for (const auto& target : read.targets)
                text += " " + target.text();
            for (const auto& chosen : read.chooses_for)
                text += " (" + chosen.text() + ")";
            text += "\n";
        }
        return text;
    }

  private:
    std::vector<facts::FileFacts> files_;
    std::unique_ptr<Catalog> catalog_;
};

std::string value(const Relation& relation, const std::string& key) {
    const auto found = relation.properties.find(key);
    if (found == relation.properties.end()) return "absent";
    if (found->second.removed) return "removed";
    return found->second.property.value.text.value;
}

std::string keys(const Relation& relation) {
    std::string text;
    for (const auto& key : relation.layout.keys)
        text += (text.empty() ? "" : " ") + key.column.text.value;
    return text;
}

std::string columns(const Relation& relation) {
    std::string text;
    for (const auto& column : relation.columns)
        text += (text.empty() ? "" : " ") + column.name.text.value + ":" + column.type;
    return text;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("names are qualified by what is written, then USE, then the defaults", "[fold]") {
    CHECK(Project("CREATE TABLE t (a INT)").names() == Names{"prod.default.t"});
    CHECK(Project("CREATE TABLE s.t (a INT)").names() == Names{"prod.s.t"});
    CHECK(Project("CREATE TABLE k.s.t (a INT)").names() == Names{"k.s.t"});
    CHECK(Project("USE SCHEMA s; CREATE TABLE t (a INT)").names() == Names{"prod.s.t"});
    CHECK(Project("USE k.s; CREATE TABLE t (a INT)").names() == Names{"k.s.t"});
    CHECK(Project("USE CATALOG k; CREATE TABLE t (a INT); CREATE TABLE s.u (a INT)").names()
          == Names{"k.default.t", "k.s.u"});
    // A USE ends with its file.
    CHECK(Project(Files{{"a.sql", "USE SCHEMA s"}, {"b.sql", "CREATE TABLE t (a INT)"}}).names()
          == Names{"prod.default.t"});
    // What nothing gives is not known.
    CHECK(Project(Files{{"a.sql", "CREATE TABLE t (a INT); CREATE TABLE s.t (a INT)"}}, {}).names()
          == Names{"t", "s.t"});
    CHECK(Project("CREATE TABLE S.T (a INT); ALTER TABLE s.t SET TBLPROPERTIES ('x' = '1')").names()
          == Names{"prod.S.T"});
}

TEST_CASE("settings of one file apply in the order of its statements", "[fold]") {
    const Project project("CREATE TABLE t (a INT) TBLPROPERTIES ('Delta.X' = '1', 'y' = '2');"
                          "ALTER TABLE t SET TBLPROPERTIES ('delta.x' = '3', 'z' = '4');"
                          "ALTER TABLE t UNSET TBLPROPERTIES ('y')");
    const Relation& table = project.at("prod.default.t");
    CHECK(value(table, "delta.x") == "3");
    CHECK(value(table, "y") == "removed");
    CHECK(value(table, "z") == "4");
    CHECK(value(table, "w") == "absent");
    CHECK_FALSE(table.properties.at("delta.x").contradicted);
    CHECK(table.kind == facts::RelationKind::table);
    CHECK(table.is_delta());
}

TEST_CASE("an ALTER in another file adds to the CREATE, whichever comes first", "[fold]") {
    const std::string create = "CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '1')";
    const std::string alter = "ALTER TABLE t SET TBLPROPERTIES ('y' = '2'); ALTER TABLE t CLUSTER BY (a)";
    for (const auto& files :
         {Files{{"a.sql", create}, {"b.sql", alter}}, Files{{"a.sql", alter}, {"b.sql", create}}}) {
        const Project project(files);
        const Relation& table = project.at("prod.default.t");
        CHECK(table.created());
        CHECK(value(table, "x") == "1");
        CHECK(value(table, "y") == "2");
        CHECK(table.layout.kind == LayoutState::Kind::clustered);
        CHECK(keys(table) == "a");
        CHECK_FALSE(table.layout.contradicted);
        CHECK(columns(table) == "a:int");
    }
}

TEST_CASE("two files that disagree leave a setting open, unless an order says who is last", "[fold]") {
    const Files files = {
        {"a.sql", "CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '1', 'same' = '7')"},
        {"b.sql", "ALTER TABLE t SET TBLPROPERTIES ('x' = '2', 'SAME' = '7')"},
    };
    const Project open(files);
    const auto& state = open.at("prod.default.t").properties.at("x");
    REQUIRE(state.contradicted);
    CHECK(state.contradicted->file->path == "b.sql");
    CHECK_FALSE(open.at("prod.default.t").properties.at("same").contradicted);

    const auto rank_by = [](std::map<std::string, std::size_t> ranks) {
        catalog::Options options{{"prod", "default"}, {}};
        options.rank = [ranks](std::string_view path) -> std::optional<std::size_t> {
            const auto found = ranks.find(std::string(path));
            return found == ranks.end() ? std::nullopt : std::optional(found->second);
        };
        return options;
    };
    const Project ordered(files, rank_by({{"a.sql", 0}, {"b.sql", 1}}));
    CHECK_FALSE(ordered.at("prod.default.t").properties.at("x").contradicted);
    CHECK(value(ordered.at("prod.default.t"), "x") == "2");
    const Project reversed(files, rank_by({{"a.sql", 1}, {"b.sql", 0}}));
    CHECK_FALSE(reversed.at("prod.default.t").properties.at("x").contradicted);
    CHECK(value(reversed.at("prod.default.t"), "x") == "1");
    // One rank alone, or the same rank, is no order.
    CHECK(Project(files, rank_by({{"a.sql", 0}})).at("prod.default.t").properties.at("x").contradicted);
    CHECK(Project(files, rank_by({{"a.sql", 0}, {"b.sql", 0}}))
              .at("prod.default.t")
              .properties.at("x")
              .contradicted);
}

TEST_CASE("layouts: partitions, clustering, their replacement, and contradictions", "[fold]") {
    const auto layout = [](const std::string& sql) {
        const Project project(sql);
        const Relation& table = project.at("prod.default.t");
        const char* names[] = {"none", "partitioned", "clustered", "automatic"};
        return std::string(names[static_cast<std::size_t>(table.layout.kind)]) + " " + keys(table);
    };
    CHECK(layout("CREATE TABLE t (a INT)") == "none ");
    CHECK(layout("CREATE TABLE t (a INT, b INT) PARTITIONED BY (a, b)") == "partitioned a b");
    CHECK(layout("CREATE TABLE t (a INT) CLUSTER BY (a)") == "clustered a");
    CHECK(layout("CREATE TABLE t (a INT) CLUSTER BY AUTO") == "automatic ");
    CHECK(layout("CREATE TABLE t (a INT) CLUSTER BY (a); ALTER TABLE t CLUSTER BY NONE") == "none ");
    CHECK(layout("CREATE TABLE t (a INT) PARTITIONED BY (a);"
                 "ALTER TABLE t REPLACE PARTITIONED BY WITH CLUSTER BY")
          == "clustered a");
    CHECK(layout("CREATE TABLE t (a INT) PARTITIONED BY (a);"
                 "ALTER TABLE t REPLACE PARTITIONED BY WITH CLUSTER BY (b)")
          == "clustered b");
    CHECK(layout("CREATE TABLE t (a INT) CLUSTER BY (a); ALTER TABLE t RENAME COLUMN a TO c")
          == "clustered c");
    const Project two(Files{{"a.sql", "CREATE TABLE t (a INT, b INT) CLUSTER BY (a)"},
                            {"b.sql", "ALTER TABLE t CLUSTER BY (b)"}});
    CHECK(two.at("prod.default.t").layout.contradicted);
}

TEST_CASE("columns follow ALTER TABLE", "[fold]") {
    const auto after = [](const std::string& alter) {
        const Project project("CREATE TABLE t (a INT, b STRING); " + alter);
        return columns(project.at("prod.default.t"));
    };
    CHECK(after("") == "a:int b:string");
    CHECK(after("ALTER TABLE t ADD COLUMNS (c DATE, d INT)") == "a:int b:string c:date d:int");
    CHECK(after("ALTER TABLE t DROP COLUMN A") == "b:string");
    CHECK(after("ALTER TABLE t RENAME COLUMN a TO c") == "c:int b:string");
    CHECK(after("ALTER TABLE t ALTER COLUMN a TYPE BIGINT") == "a:bigint b:string");
    CHECK(after("ALTER TABLE t CHANGE COLUMN a c BIGINT") == "c:bigint b:string");
    CHECK(after("ALTER TABLE t REPLACE COLUMNS (x INT)") == "x:int");
    CHECK(after("ALTER TABLE t ALTER COLUMN a COMMENT 'x'") == "a:int b:string");
}

TEST_CASE("a table that is dropped is no table, unless it is made again", "[fold]") {
    CHECK(Project("CREATE TABLE t (a INT); DROP TABLE t").find("prod.default.t") == nullptr);
    const Project again("CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '1'); DROP TABLE t;"
                        "CREATE TABLE t (b INT) TBLPROPERTIES ('y' = '2')");
    CHECK(value(again.at("prod.default.t"), "x") == "absent");
    CHECK(value(again.at("prod.default.t"), "y") == "2");
    CHECK(columns(again.at("prod.default.t")) == "b:int");
    const Project guarded("DROP TABLE IF EXISTS t; CREATE TABLE t (a INT)");
    CHECK(guarded.at("prod.default.t").created());
    // A DROP in another file says nothing of the one that creates it.
    const Project apart(Files{{"a.sql", "CREATE TABLE t (a INT)"}, {"b.sql", "DROP TABLE t"}});
    CHECK(apart.at("prod.default.t").created());
}

TEST_CASE("CREATE OR REPLACE starts anew, IF NOT EXISTS does not", "[fold]") {
    const Project replaced("CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '1');"
                           "CREATE OR REPLACE TABLE t (b INT) TBLPROPERTIES ('y' = '2')");
    CHECK(value(replaced.at("prod.default.t"), "x") == "absent");
    CHECK(columns(replaced.at("prod.default.t")) == "b:int");
    const Project guarded("CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '1');"
                          "CREATE TABLE IF NOT EXISTS t (b INT) TBLPROPERTIES ('y' = '2')");
    CHECK(value(guarded.at("prod.default.t"), "y") == "absent");
    CHECK(columns(guarded.at("prod.default.t")) == "a:int");
    CHECK(guarded.at("prod.default.t").creations.size() == 2);
}

TEST_CASE("a rename keeps everything but the name", "[fold]") {
    const Project project("CREATE TABLE s.t (a INT) TBLPROPERTIES ('x' = '1'); ALTER TABLE s.t RENAME TO u;"
                          "ALTER TABLE s.u SET TBLPROPERTIES ('y' = '2')");
    CHECK(project.find("prod.s.t") == nullptr);
    CHECK(value(project.at("prod.s.u"), "x") == "1");
    CHECK(value(project.at("prod.s.u"), "y") == "2");
    CHECK(Project("CREATE TABLE s.t (a INT); ALTER TABLE s.t RENAME TO r.u").names() == Names{"prod.r.u"});
}

TEST_CASE("temporary views and tables are no relations", "[fold]") {
    CHECK(Project("CREATE TEMPORARY VIEW v AS SELECT 1; CREATE TEMPORARY TABLE t (a INT)").names().empty());
    CHECK(Project("INSERT INTO t SELECT 1; ALTER TABLE u SET TAGS ('a' = 'b')").names()
          == Names{"prod.default.t", "prod.default.u"});
    CHECK_FALSE(Project("INSERT INTO t SELECT 1").at("prod.default.t").created());
}

TEST_CASE("what a template, a hole or a query hides of a table is said", "[fold]") {
    CHECK(Project("CREATE TABLE t (a INT) TBLPROPERTIES (${more})").at("prod.default.t").more_properties);
    CHECK_FALSE(
        Project("CREATE TABLE t (a INT) TBLPROPERTIES ('x' = '${y}')").at("prod.default.t").more_properties);
    CHECK(Project("CREATE TABLE t (a INT, ${more})").at("prod.default.t").more_columns);
    CHECK(Project("CREATE TABLE t AS SELECT * FROM s").at("prod.default.t").more_columns);
    CHECK(Project("CREATE TABLE t USING csv LOCATION '/x'").at("prod.default.t").more_columns);
    CHECK_FALSE(Project("CREATE TABLE t (a INT)").at("prod.default.t").more_columns);
    const Project templated("{% if a %}CREATE TABLE t (a INT){% endif %}");
    CHECK(templated.at("prod.default.t").more_properties);
    CHECK(templated.at("prod.default.t").unknown_layout);
    CHECK(Project("CREATE TABLE t LIKE s").at("prod.default.t").more_properties);
    const Project hole("CREATE TABLE ods_${env}.t (a INT)");
    CHECK(hole.names() == Names{"prod.ods_${env}.t"});
    CHECK_FALSE(hole.at("prod.ods_${env}.t").name.literal());
}

TEST_CASE("a clone starts out with what its source has", "[fold]") {
    const Project project(
        "CREATE TABLE s (a INT) CLUSTER BY (a) TBLPROPERTIES ('x' = '1', 'y' = '2');"
        "CREATE TABLE t DEEP CLONE s TBLPROPERTIES ('y' = '3'); CREATE TABLE u CLONE elsewhere");
    const Relation& clone = project.at("prod.default.t");
    CHECK(value(clone, "x") == "1");
    CHECK(value(clone, "y") == "3");
    CHECK(keys(clone) == "a");
    CHECK(columns(clone) == "a:int");
    CHECK(project.at("prod.default.u").more_properties);
}

TEST_CASE("comments and tags", "[fold]") {
    const Project project("CREATE TABLE t (a INT) COMMENT 'one'; COMMENT ON TABLE t IS 'two';"
                          "ALTER TABLE t SET TAGS ('Owner' = 'x', 'gdpr'); SET TAG ON TABLE t owner = y;"
                          "UNSET TAG ON TABLE t gdpr");
    const Relation& table = project.at("prod.default.t");
    REQUIRE(table.comment);
    CHECK(table.comment.value->text.value == "two");
    REQUIRE(table.tags.contains("owner"));
    CHECK(table.tags.at("owner").property.value.text.value == "y");
    CHECK(table.tags.at("gdpr").removed);
}

TEST_CASE("lineage: what reads end up in", "[lineage]") {
    CHECK(Project("INSERT INTO mart.a SELECT * FROM ods.x JOIN ods.y").reads()
          == "prod.ods.x -> prod.mart.a\nprod.ods.y -> prod.mart.a\n");
    CHECK(Project("CREATE TABLE mart.a AS WITH c AS (SELECT * FROM ods.x) SELECT * FROM c").reads()
          == "prod.ods.x -> prod.mart.a\n");
    CHECK(Project("SELECT * FROM ods.x").reads() == "prod.ods.x ->\n");
    CHECK(Project("FROM ods.x INSERT INTO a SELECT 1 INSERT INTO b SELECT 2 WHERE c IN (SELECT d FROM ods.y)")
              .reads()
          == "prod.ods.x -> prod.default.a prod.default.b\nprod.ods.y -> prod.default.b\n");
}

TEST_CASE("lineage passes through temporary views, in the order of the file", "[lineage]") {
    CHECK(
        Project("CREATE TEMP VIEW v AS SELECT * FROM ods.x; CREATE TEMP VIEW w AS SELECT * FROM v JOIN ods.y;"
                "INSERT INTO mart.a SELECT * FROM w")
            .reads()
        == "prod.ods.x -> prod.mart.a\nprod.ods.y -> prod.mart.a\n");
    // A view that is made later is not meant.
    CHECK(Project("INSERT INTO mart.a SELECT * FROM v; CREATE TEMP VIEW v AS SELECT * FROM ods.x").reads()
          == "prod.default.v -> prod.mart.a\nprod.ods.x ->\n");
    // In another file a temporary view is not there.
    CHECK(Project(Files{{"a.sql", "CREATE TEMP VIEW v AS SELECT * FROM ods.x"},
                        {"b.sql", "INSERT INTO mart.a SELECT * FROM v"}})
              .reads()
          == "prod.ods.x ->\nprod.default.v -> prod.mart.a\n");
    // One that only chooses rows passes that on.
    CHECK(Project(
              "CREATE TEMP VIEW v AS SELECT id FROM ods.x; DELETE FROM mart.a WHERE id IN (SELECT id FROM v)")
              .reads()
          == "prod.ods.x -> (prod.mart.a)\n");
}

} // namespace lakelint::test
