// SPDX-License-Identifier: Apache-2.0

// What a statement that could not be read, or one about a table whose name only the run knows, leaves open.
#include "folded.h"

namespace lakelint::catalog {
namespace {

std::string reason(const std::optional<Unknown>& unknown) { return unknown ? unknown->reason : ""; }

std::string reason(const Unknown* unknown) { return unknown != nullptr ? unknown->reason : ""; }

} // namespace

TEST_CASE("an ALTER that could not be read leaves open what it may set", "[catalog]") {
    const Folded folded =
        fold({{"a.sql", "CREATE TABLE prod.ods.t (id INT, dt DATE);\n"
                        "CREATE TABLE prod.ods.u (id INT);\n"},
              {"b.sql", "USE CATALOG prod;\nALTER TABLE ods.`T` SET TBLPROPERTIES 'x' = 'y';"}});
    const std::string why = "a statement about it in b.sql could not be read";
    const Relation& table = folded.table("prod.ods.t");
    CHECK(reason(table.more_properties) == why);
    CHECK(reason(table.more_tags) == why);
    CHECK(reason(table.unknown_layout) == why);
    CHECK(reason(table.more_columns) == why);
    const Relation& other = folded.table("prod.ods.u");
    CHECK_FALSE(other.more_properties);
    CHECK_FALSE(other.unknown_layout);
}

TEST_CASE("a CREATE after the statement that could not be read starts anew", "[catalog]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE prod.ods.t (id INT id INT);\n"
                                          "CREATE OR REPLACE TABLE prod.ods.t (id INT);\n"
                                          "CREATE TABLE prod.ods.u (id INT);\n"
                                          "CREATE OR REPLACE TABLE prod.ods.u (id INT id INT);\n"}});
    CHECK_FALSE(folded.table("prod.ods.t").more_properties);
    CHECK(reason(folded.table("prod.ods.u").unknown_layout)
          == "a statement about it in a.sql could not be read");
}

TEST_CASE("the first words tell which relations a statement is about", "[catalog]") {
    const auto unread = [](const std::string& sql) {
        facts::FileFacts facts;
        lower::Reader().read(sql, source::OffsetMap(), facts);
        std::string names;
        REQUIRE(facts.statements.empty());
        for (const auto& fault : facts.faults) {
            for (const auto& each : fault.unread)
                names += each.name.text() + ";";
        }
        return names;
    };
    CHECK(unread("CREATE OR REPLACE TABLE IF NOT EXISTS a.`b c`.d (id INT id INT)") == "a.b c.d;");
    CHECK(unread("CREATE EXTERNAL TABLE t (id INT id INT)") == "t;");
    CHECK(unread("ALTER MATERIALIZED VIEW a.v SET SET") == "a.v;");
    CHECK(unread("ALTER TABLE ods_${env}.t SET SET") == "ods_${env}.t;");
    CHECK(unread("ALTER TABLE IDENTIFIER(:name) SET SET") == "IDENTIFIER(:name);");
    CHECK(unread("BEGIN CREATE TABLE t (id INT); ALTER TABLE u SET SET; SELECT 1; END").find("t;u;") == 0);
    CHECK(unread("DELETE FROM a.t WHERE") == "a.t;");
    CHECK(unread("INSERT OVERWRITE TABLE a.t SELECT FROM FROM") == "a.t;");
    CHECK(unread("MERGE WITH SCHEMA EVOLUTION INTO a.t USING") == "a.t;");
    CHECK(unread("VACUUM a.t RETAIN HOURS") == "a.t;");
    CHECK(unread("REORG TABLE a.t APPLY PURGE") == "a.t;");
    CHECK(unread("CREATE TEMPORARY VIEW v AS SELECT SELECT 1 1").empty());
    CHECK(unread("DROP TABLE t t t").empty());
    CHECK(unread("ALTER SCHEMA s SET SET").empty());
}

TEST_CASE("a change of a table with an open name may be one of each table that fits", "[catalog]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE prod.ods.erp_orders (id INT);\n"
                                          "CREATE TABLE prod.ods.crm_orders (id INT);\n"
                                          "CREATE TABLE prod.mart.erp_orders (id INT) CLUSTER BY (id);\n"
                                          "CREATE TABLE ${env}.ods.erp_items (id INT);\n"},
                                {"b.sql", "ALTER TABLE prod.ods.ERP_${t} SET TBLPROPERTIES ('k' = '1');\n"
                                          "ALTER TABLE ${db}.erp_orders SET TAGS ('tag' = '1');\n"
                                          "ALTER TABLE prod.ods.erp_items CLUSTER BY (id);\n"
                                          "ALTER TABLE prod.${s}.erp_orders CLUSTER BY (id);\n"}});
    const std::string erp = "b.sql changes `prod.ods.ERP_${t}`, which may be this table";
    const Relation& orders = folded.table("prod.ods.erp_orders");
    CHECK(reason(orders.hidden_property("k")) == erp);
    CHECK(reason(orders.hidden_property("other")).empty());
    CHECK(reason(orders.hidden_tag("tag")) == "b.sql changes `${db}.erp_orders`, which may be this table");
    CHECK(reason(orders.unknown_layout) == "b.sql changes `prod.${s}.erp_orders`, which may be this table");
    const Relation& crm = folded.table("prod.ods.crm_orders");
    CHECK(crm.hidden_property("k") == nullptr);
    CHECK(crm.hidden_tag("tag") == nullptr);
    CHECK_FALSE(crm.unknown_layout);
    const Relation& mart = folded.table("prod.mart.erp_orders");
    CHECK(mart.hidden_property("k") == nullptr);
    CHECK(mart.layout.kind == LayoutState::Kind::clustered);
    const Relation& items = folded.table("${env}.ods.erp_items");
    CHECK(reason(items.hidden_property("k")) == erp);
    CHECK(reason(items.unknown_layout) == "b.sql changes `prod.ods.erp_items`, which may be this table");
}

TEST_CASE("a name without a catalog may be that of a table whose catalog is given", "[catalog]") {
    std::vector<facts::FileFacts> files(1);
    lower::Reader().read("CREATE TABLE prod.ods.t (id INT); ALTER TABLE ods.t SET TBLPROPERTIES ('k' = '1');",
                         source::OffsetMap(), files.front());
    files.front().path = "a.sql";
    const Catalog catalog(files, Options{});
    REQUIRE(catalog.relations().size() == 2);
    const Relation& table = catalog.relations().back();
    REQUIRE(table.name.text() == "prod.ods.t");
    CHECK(reason(table.hidden_property("k")) == "a.sql changes `ods.t`, which may be this table");
}

TEST_CASE("names may be equal where their holes can make them so", "[catalog]") {
    const auto text = [](const std::string& value) {
        Text result(value);
        for (std::size_t at = value.find('$'); at != std::string::npos; at = value.find('$', at + 1))
            result.holes.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)});
        return result;
    };
    CHECK(may_be_equal(text("Orders"), text("orders")));
    CHECK_FALSE(may_be_equal(text("orders"), text("order")));
    CHECK(may_be_equal(text("$"), text("orders")));
    CHECK(may_be_equal(text("erp_$_di"), text("ERP_orders_DI")));
    CHECK(may_be_equal(text("erp_$_di"), text("erp__di")));
    CHECK_FALSE(may_be_equal(text("erp_$_di"), text("erp_di")));
    CHECK(may_be_equal(text("a$b$c"), text("a1b2c")));
    CHECK_FALSE(may_be_equal(text("a$b$c"), text("a12c")));
    CHECK(may_be_equal(text("erp_$"), text("$_di")));
    CHECK_FALSE(may_be_equal(text("erp_$"), text("crm_$")));
    CHECK_FALSE(may_be_equal(text("$_di"), text("$_df")));
}

TEST_CASE("a temporary view takes no table's place", "[catalog]") {
    const Folded folded = fold({{"a.sql", "USE prod.ods;\n"
                                          "CREATE TABLE orders (id INT);\n"
                                          "CREATE TEMPORARY VIEW orders AS SELECT 1 AS id;\n"
                                          "ALTER VIEW orders SET TBLPROPERTIES ('k' = '1');\n"
                                          "DROP VIEW orders;\n"
                                          "CREATE TEMPORARY VIEW other AS SELECT 1 AS id;\n"
                                          "INSERT INTO other SELECT 2;\n"}});
    REQUIRE(folded.catalog->relations().size() == 1);
    CHECK(folded.table("prod.ods.orders").properties.empty());
}

TEST_CASE("DROP SCHEMA … CASCADE takes along what its file created in the schema", "[catalog]") {
    const Folded folded = fold({{"a.sql", "CREATE TABLE prod.ods.a (id INT);\n"
                                          "CREATE TABLE prod.mart.b (id INT);\n"
                                          "CREATE TABLE prod.lab.c (id INT);\n"
                                          "USE CATALOG prod;\n"
                                          "DROP SCHEMA ODS CASCADE;\n"
                                          "DROP SCHEMA prod.lab;\n"
                                          "CREATE TABLE prod.ods.d (id INT);\n"}});
    std::string names;
    for (const Relation& relation : folded.catalog->relations())
        names += relation.name.text() + " ";
    CHECK(names == "prod.lab.c prod.mart.b prod.ods.d ");
}

} // namespace lakelint::catalog
