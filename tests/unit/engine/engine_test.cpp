// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"
#include "diagnostic/fingerprint.h"
#include "engine/engine.h"
#include "support/catch.h"
#include "unit/engine/sql_project.h"

#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;
using lakelint::test::SqlProject;
using Lines = std::vector<std::string>;

namespace {

/// A rule that says what `judge` says, whatever the project.
rule::ActiveRule saying(std::string_view id, rule::Judge judge,
                        diagnostic::Severity severity = diagnostic::Severity::error) {
    return {id, severity, std::nullopt, std::nullopt, std::move(judge)};
}

rule::Finding at(const rule::Project& project, std::size_t file, source::Span span, std::string message) {
    return {.place = {&project.files[file], span},
            .object = {},
            .message = std::move(message),
            .help = {},
            .policy = {},
            .clause = {}};
}

const std::string two_layers = "version: 1\n"
                               "layers:\n"
                               "  ods: { schemas: ['*.ods'], tables: 'erp_{entity}' }\n"
                               "names: { entity: '[a-z]+' }\n"
                               "rules: { safety/unbounded-change: warning, layers/unknown-layer: note }\n";

Lines fingerprints_of(const std::string& sql) {
    SqlProject project(two_layers);
    project.add("a.sql", sql);
    Lines lines;
    for (auto& fingerprint : diagnostic::fingerprints(project.run().diagnostics))
        lines.push_back(std::move(fingerprint));
    return lines;
}

} // namespace

TEST_CASE("findings come by path, then by place, then by rule, whichever rule says them first", "[engine]") {
    SqlProject project("version: 1\n");
    project.add("a.sql", "SELECT 1");
    project.add("b.sql", "SELECT 2");
    const std::vector<rule::ActiveRule> rules{saying("a/last",
                                                     [](const rule::Project& p, rule::Out& out) {
                                                         out.report(at(p, 1, {7, 8}, "fourth"));
                                                         out.report(at(p, 0, {7, 8}, "third"));
                                                         out.report(at(p, 0, {0, 6}, "first"));
                                                     }),
                                              saying("b/other", [](const rule::Project& p, rule::Out& out) {
                                                  out.report(at(p, 0, {0, 6}, "second"));
                                              })};
    CHECK(project.shown(project.run(rules))
          == Lines{"a.sql:0-6 error a/last first", "a.sql:0-6 error b/other second",
                   "a.sql:7-8 error a/last third", "b.sql:7-8 error a/last fourth"});
}

TEST_CASE("a rule that says the same twice is heard once", "[engine]") {
    SqlProject project("version: 1\n");
    project.add("a.sql", "SELECT 1");
    const std::vector<rule::ActiveRule> rules{saying("a/b", [](const rule::Project& p, rule::Out& out) {
        const rule::Place place{&p.files[0], {0, 6}};
        for (const char* message : {"this", "that", "this"})
            out.report(at(p, 0, {0, 6}, message));
        for (const char* reason : {"a hole", "a template", "a hole"})
            out.unresolved(place, "prod.ods.t", reason);
        out.unresolved(place, "prod.ods.u", "a hole");
    })};
    const engine::Result result = project.run(rules);
    CHECK(project.shown(result) == Lines{"a.sql:0-6 error a/b that", "a.sql:0-6 error a/b this"});
    CHECK(SqlProject::open(result)
          == Lines{"a.sql:0-6 a/b prod.ods.t: a hole", "a.sql:0-6 a/b prod.ods.t: a template",
                   "a.sql:0-6 a/b prod.ods.u: a hole"});
}

TEST_CASE("two rules that leave the same open are two open checks", "[engine]") {
    SqlProject project("version: 1\n");
    project.add("a.sql", "SELECT 1");
    const rule::Judge leave_open = [](const rule::Project& p, rule::Out& out) {
        out.unresolved({&p.files[0], {0, 6}}, "t", "a hole");
    };
    const std::vector<rule::ActiveRule> rules{saying("a/b", leave_open), saying("a/c", leave_open)};
    CHECK(SqlProject::open(project.run(rules))
          == Lines{"a.sql:0-6 a/b t: a hole", "a.sql:0-6 a/c t: a hole"});
}

TEST_CASE("a relation that cannot be judged is listed once for each rule", "[engine]") {
    SqlProject project(two_layers);
    project.add("a.sql", "CREATE TABLE prod.${schema}.t (id INT);\n");
    const engine::Result result = project.run();
    CHECK(project.shown(result) == Lines{});
    CHECK(SqlProject::open(result)
          == Lines{"a.sql:28-29 layers/unknown-layer prod.${schema}.t: its layer is not known: `${schema}`",
                   "a.sql:28-29 naming/off-template-table prod.${schema}.t: its layer is not known: "
                   "`${schema}`"});
}

TEST_CASE("any number of threads says the same", "[engine]") {
    SqlProject project(two_layers);
    for (int i = 0; i < 20; ++i) {
        project.add(fmt::format("{:02}.sql", i),
                    "CREATE TABLE prod.ods.t1 (id INT);\nDELETE FROM prod.ods.t2;\n"
                    "CREATE TABLE prod.${x}.t (id INT);\nSELEC;\n");
    }
    const engine::Result one = project.run(1);
    REQUIRE(one.diagnostics.size() == 60);
    for (const unsigned jobs : {0U, 2U, 3U, 64U}) {
        CAPTURE(jobs);
        const engine::Result several = project.run(jobs);
        CHECK(project.shown(several) == project.shown(one));
        CHECK(SqlProject::open(several) == SqlProject::open(one));
    }
}

TEST_CASE("a statement that cannot be read yields its fault and nothing else", "[engine]") {
    SqlProject project(two_layers);
    project.add("a.sql", "CREATE TABLE prod.ods.one (id INT);\n"
                         "CREATE TABLE prod.ods.two (id INT;\n"
                         "DELETE FROM prod.ods.three WHERE;\n"
                         "CREATE TABLE prod.elsewhere.four (id INT);\n");
    Lines found;
    for (const auto& diagnostic : project.run().diagnostics)
        found.push_back(fmt::format("{} {}", diagnostic.location.span.begin, diagnostic.rule));
    CHECK(found
          == Lines{"22 naming/off-template-table", "69 syntax/error", "103 syntax/error",
                   "133 layers/unknown-layer"});
}

TEST_CASE("faults are found without any rule, each with the severity of its kind", "[engine]") {
    SqlProject project("version: 1\n");
    project.add("a.sql", "SELECT (1;\n");
    facts::Fault& encoding_fault = project.file(0).faults.emplace_back();
    encoding_fault.rule = "syntax/encoding";
    encoding_fault.span = {0, 3};
    encoding_fault.message = "not UTF-8";
    encoding_fault.help = "save it as UTF-8";
    const engine::Result result = project.run({});
    REQUIRE(result.diagnostics.size() == 2);
    const auto& encoding = result.diagnostics[0];
    CHECK(encoding.rule == "syntax/encoding");
    CHECK(encoding.severity == diagnostic::Severity::warning);
    CHECK(encoding.message == "not UTF-8");
    CHECK(encoding.help == "save it as UTF-8");
    CHECK(encoding.notes.empty());
    const auto& syntax = result.diagnostics[1];
    CHECK(syntax.rule == "syntax/error");
    CHECK(syntax.severity == diagnostic::Severity::error);
    CHECK(syntax.object.empty());
    CHECK_FALSE(syntax.policy.has_value());
    REQUIRE(syntax.notes.size() == 1);
    CHECK(syntax.notes[0].message == "it is opened here");
    CHECK(syntax.notes[0].location == diagnostic::Location{"a.sql", {7, 8}});
}

TEST_CASE("findings carry the severity of the policy and the line that switched the rule on", "[engine]") {
    SqlProject project(two_layers);
    project.add("a.sql", "DELETE FROM prod.ods.erp_t;\n");
    const engine::Result result = project.run();
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].severity == diagnostic::Severity::warning);
    REQUIRE(result.diagnostics[0].policy.has_value());
    CHECK(result.diagnostics[0].policy->line == 5);
}

TEST_CASE("a fingerprint stays when lines move, and equal findings differ by their order", "[engine]") {
    const std::string change = "DELETE FROM prod.ods.erp_t;\n";
    const Lines one = fingerprints_of(change);
    REQUIRE(one.size() == 1);
    CHECK(fingerprints_of("-- a comment\n\n" + change) == one);

    const Lines two = fingerprints_of(change + "\n\n" + change);
    REQUIRE(two.size() == 2);
    CHECK(two[0] == one[0]);
    CHECK(two[1] != two[0]);

    const Lines other = fingerprints_of("DELETE FROM prod.ods.erp_u;\n" + change);
    REQUIRE(other.size() == 2);
    CHECK(other[0] != one[0]);
    CHECK(other[1] == one[0]);
}
