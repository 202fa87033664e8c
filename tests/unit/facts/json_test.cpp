// SPDX-License-Identifier: Apache-2.0

// How facts are written as JSON: what is left out, texts with holes, places.
#include "facts/fields.h"
#include "facts/json.h"
#include "support/catch.h"

#include <string>

#include <nlohmann/json.hpp>

namespace lakelint::test {
namespace {

std::string json(const facts::FileFacts& file, std::string_view text = "SELECT 1\nFROM t") {
    return facts::to_json(file, source::LineIndex(text)).dump();
}

} // namespace

TEST_CASE("what says nothing is left out", "[json]") {
    facts::FileFacts file;
    file.statement_count = 1;
    CHECK(json(file) == R"({"statementCount":1})");
    file.path = "a.sql";
    file.contexts.emplace_back();
    CHECK(json(file) == R"({"path":"a.sql","contexts":[{}],"statementCount":1})");
}

TEST_CASE("places are lines and columns", "[json]") {
    facts::FileFacts file;
    file.statements.emplace_back();
    file.statements.back().kind = "select";
    file.statements.back().span = {0, 15};
    CHECK(json(file)
          == R"({"statements":[{"kind":"select","span":{"line":1,"column":1,"endLine":2,"endColumn":7},)"
             R"("context":0}],"statementCount":0})");
}

TEST_CASE("texts are strings, or say where their holes are", "[json]") {
    facts::FileFacts file;
    file.contexts.push_back({source::Text("prod"), source::Text("a${b}", {{1, 5}})});
    CHECK(
        json(file)
        == R"({"contexts":[{"catalog":"prod","schema":{"text":"a${b}","holes":[[1,5]]}}],"statementCount":0})");
}

TEST_CASE("flags are written where they differ from what is usual", "[json]") {
    facts::FileFacts file;
    auto& statement = file.statements.emplace_back();
    CHECK(json(file).find("judged") == std::string::npos);
    statement.judged = false;
    CHECK(json(file).find(R"("judged":false)") != std::string::npos);
    auto& write = statement.writes.emplace_back();
    CHECK(json(file).find("byName") == std::string::npos);
    write.by_name = true;
    CHECK(json(file).find(R"("byName":true)") != std::string::npos);
    CHECK(json(file).find("predicate") == std::string::npos);
    write.predicate.bounds.push_back(
        {{source::Text("dt"), {0, 2}}, facts::BoundKind::wrapped, "date", false});
    const std::string text = json(file);
    CHECK(text.find(R"("kind":"wrapped","function":"date","certain":false)") != std::string::npos);
}

TEST_CASE("a comment for the whole file covers its first line to its last", "[json]") {
    facts::FileFacts file;
    auto& directive = file.directives.emplace_back();
    directive.kind = facts::Directive::Kind::disable_file;
    directive.rules.push_back({"cost/*", {0, 6}});
    directive.reason = "why";
    directive.covers = facts::whole_file;
    CHECK(
        json(file)
        == R"({"directives":[{"kind":"disable-file",)"
           R"("rules":[{"text":"cost/*","span":{"line":1,"column":1,"endLine":1,"endColumn":7}}],)"
           R"("reason":"why","covers":{"line":1,"column":1,"endLine":2,"endColumn":7}}],"statementCount":0})");
}

TEST_CASE("every value of an enum has a name of its own", "[json]") {
    const auto distinct = [](const auto& names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            for (std::size_t k = i + 1; k < names.size(); ++k)
                CHECK(std::string(names[i]) != names[k]);
        }
        return names.size();
    };
    CHECK(distinct(facts::names<facts::RelationKind>)
          == static_cast<std::size_t>(facts::RelationKind::temporary_table) + 1);
    CHECK(distinct(facts::names<facts::AlterKind>) == static_cast<std::size_t>(facts::AlterKind::other) + 1);
    CHECK(distinct(facts::names<facts::WriteKind>) == static_cast<std::size_t>(facts::WriteKind::flow) + 1);
    CHECK(distinct(facts::names<facts::MaintenanceKind>)
          == static_cast<std::size_t>(facts::MaintenanceKind::refresh) + 1);
    CHECK(distinct(facts::names<facts::BoundKind>)
          == static_cast<std::size_t>(facts::BoundKind::wrapped) + 1);
    CHECK(distinct(facts::names<facts::ValueKind>) == static_cast<std::size_t>(facts::ValueKind::other) + 1);
    CHECK(facts::name(facts::Directive::Kind::disable_file) == "disable-file");
    CHECK(facts::name(facts::WriteKind::delete_rows) == "delete");
    CHECK(facts::name(facts::AlterKind::predictive_optimization) == "predictive-optimization");
    CHECK(facts::name(facts::MaintenanceKind::generate) == "generate");
}

TEST_CASE("names: their text, and paths", "[name]") {
    const auto name = [](std::initializer_list<const char*> parts) {
        facts::Name result;
        for (const char* part : parts)
            result.parts.push_back({source::Text(part), {}});
        return result;
    };
    CHECK(name({"a", "b", "c"}).text() == "a.b.c");
    CHECK(name({"a"}).last().text.value == "a");
    CHECK(name({"delta", "s3://x/y"}).is_path());
    CHECK(name({"PARQUET", "/mnt/x"}).is_path());
    CHECK_FALSE(name({"delta", "orders"}).is_path());
    CHECK_FALSE(name({"ods", "/mnt/x"}).is_path());
    CHECK_FALSE(name({"a", "delta", "/x"}).is_path());
    CHECK_FALSE(name({"delta"}).is_path());
    CHECK(facts::Name().empty());
}

} // namespace lakelint::test
