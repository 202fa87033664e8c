// SPDX-License-Identifier: Apache-2.0
#include "policy/contradictions.h"
#include "support/catch.h"
#include "unit/policy/problems.h"

#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;
using Lines = std::vector<std::string>;

namespace {

/// Each finding as `line:column-line:column: severity: message | help`, then its notes as `  line: message`.
Lines found(const std::string& text) {
    const policy::Policy policy = test::sound(text);
    REQUIRE(!policy.printed_path.empty());
    const auto text_of = [&](std::string_view path) {
        return path == "lakelint.yaml" ? std::string_view(text) : std::string_view();
    };
    const source::LineIndex index(text);
    Lines lines;
    for (const diagnostic::Diagnostic& each : policy::contradictions(policy, text_of)) {
        CHECK(each.rule == "policy/contradiction");
        CHECK(each.location.path == "lakelint.yaml");
        const source::Range at = index.range(each.location.span);
        lines.push_back(fmt::format("{}:{}-{}:{}: {}: {} | {}", at.begin.line, at.begin.column, at.end.line,
                                    at.end.column, diagnostic::name(each.severity), each.message, each.help));
        for (const diagnostic::Note& note : each.notes) {
            REQUIRE(note.location);
            lines.push_back(
                fmt::format("  {}: {}", index.position(note.location->span.begin).line, note.message));
        }
    }
    return lines;
}

} // namespace

TEST_CASE("an ordinary policy does not contradict itself", "[policy]") {
    CHECK(found("version: 1\n").empty());
    CHECK(found("layers:\n"
                "  raw: { schemas: ['*.ods_raw', 'prod.landing'], reads: [] }\n"
                "  ods: { schemas: ['*.ods', '*.ods_*'], tables: '{source}_{entity}', reads: [raw] }\n"
                "  mart: { schemas: [mart, '*.mart_*'], reads: [ods, mart] }\n"
                "  personal: { schemas: ['*.personal_{owner}'], owner: '{owner}', reads: [mart, personal],\n"
                "              read-by: personal }\n"
                "  rest: { schemas: ['*.*'] }\n"
                "names: { source: [erp, crm], entity: '[a-z_]+', owner: '[a-z]+' }\n")
              .empty());
}

TEST_CASE("a schema glob behind a wider one never matches", "[policy]") {
    CHECK(found("layers:\n"
                "  a: { schemas: ['*.ods_*'] }\n"
                "  b:\n"
                "    schemas:\n"
                "      - '*.ods_x'  # not *.ods_x\n"
                "      - '*.mart'\n")
          == Lines{"5:10-5:17: error: layer `b` never gets `*.ods_x`: layer `a`, which comes first, takes "
                   "every schema that it matches | put layer `b` before layer `a`, or leave `*.ods_x` out",
                   "  2: `*.ods_*` of layer `a` comes first"});
}

TEST_CASE("two layers with one glob", "[policy]") {
    CHECK(found("layers:\n"
                "  a: { schemas: '*.ods' }\n"
                "  b: { schemas: ODS }\n")
          == Lines{"3:17-3:20: error: layer `b` never gets `ODS`: layer `a`, which comes first, takes every "
                   "schema that it matches | leave `ODS` to one of the two layers",
                   "  2: `*.ods` of layer `a` comes first"});
}

TEST_CASE("several layers take all of a schema glob together", "[policy]") {
    CHECK(
        found("layers:\n"
              "  other: { schemas: '*.{source}_log' }\n"
              "  erp: { schemas: '*.erp*' }\n"
              "  crm: { schemas: 'crm' }\n"
              "  sources: { schemas: '*.{source}' }\n"
              "names: { source: [erp, crm] }\n")
        == Lines{"3:20-3:26: warning: `cat.erp_log` matches both `*.{source}_log` of layer `other` and "
                 "`*.erp*` of layer `erp`, and goes to `other`, which comes first | narrow one of the two, "
                 "so that no schema matches both",
                 "  2: `*.{source}_log` of layer `other` comes first",
                 "5:24-5:34: error: layer `sources` never gets `*.{source}`: layers `erp` and `crm`, which "
                 "come first, together take every schema that it matches | put layer `sources` before layer "
                 "`erp`, or leave `*.{source}` out",
                 "  3: `*.erp*` of layer `erp` comes first", "  4: `crm` of layer `crm` comes first"});
}

TEST_CASE("a schema that two layers claim is named", "[policy]") {
    const std::string rest = "layers:\n"
                             "  ods: { schemas: ['*.ods_*'] }\n"
                             "  raw: { schemas: ['*.*_raw'] }\n";
    const auto lines = [](const std::string& schema, int line) {
        return Lines{
            fmt::format("{0}:21-{0}:28: warning: `{1}` matches both `*.ods_*` of layer `ods` and "
                        "`*.*_raw` of layer `raw`, and goes to `ods`, which comes first | narrow one "
                        "of the two, so that no schema matches both",
                        line, schema),
            fmt::format("  {}: `*.ods_*` of layer `ods` comes first", line - 1)};
    };
    CHECK(found(rest) == lines("cat.ods_raw", 3));
    CHECK(found("defaults: { catalog: prod }\n" + rest) == lines("prod.ods_raw", 4));
}

TEST_CASE("a layer before both settles whose their schemas are", "[policy]") {
    CHECK(found("layers:\n"
                "  both: { schemas: ['*.ods_*_raw', '*.ods_raw'] }\n"
                "  ods: { schemas: ['*.ods_*'] }\n"
                "  raw: { schemas: ['*.*_raw'] }\n")
              .empty());
}

TEST_CASE("a personal area behind a wider glob is found, whatever its names are", "[policy]") {
    CHECK(
        found("layers:\n"
              "  lab: { schemas: ['*.personal_*'] }\n"
              "  personal: { schemas: ['*.personal_{owner}'] }\n"
              "names: { owner: '[a-z]+' }\n")
        == Lines{"3:26-3:44: error: layer `personal` never gets `*.personal_{owner}`: layer `lab`, which "
                 "comes first, takes every schema that it matches | put layer `personal` before layer `lab`, "
                 "or leave `*.personal_{owner}` out",
                 "  2: `*.personal_*` of layer `lab` comes first"});
}

TEST_CASE("a policy of 500 layers is looked at to its end", "[policy]") {
    std::string text = "layers:\n";
    for (int i = 0; i < 500; ++i)
        text +=
            fmt::format("  l{0}: {{ schemas: ['*.dom{0}', '*.dom{0}_*', 'prod.area{0}_{{src}}_x'] }}\n", i);
    const std::string names = "names: { src: [erp, crm, app] }\n";
    CHECK(found(text + names).empty());
    CHECK(
        found(text + "  last: { schemas: ['*.dom7_{src}'] }\n" + names).front()
        == "502:22-502:34: error: layer `last` never gets `*.dom7_{src}`: layer `l7`, which comes first, "
           "takes "
           "every schema that it matches | put layer `last` before layer `l7`, or leave `*.dom7_{src}` out");
}

TEST_CASE("one schema and a regular expression", "[policy]") {
    const std::string team = "  team: { schemas: ['*.personal_team'] }\n";
    const std::string all = "  all: { schemas: ['*.personal_{owner}'] }\n";
    const std::string names = "names: { owner: '[a-z]+' }\n";
    CHECK(found("layers:\n" + team + all + names).empty());
    CHECK(
        found("layers:\n" + all + team + names)
        == Lines{"3:22-3:37: error: layer `team` never gets `*.personal_team`: layer `all`, which comes "
                 "first, takes every schema that it matches | put layer `team` before layer `all`, or leave "
                 "`*.personal_team` out",
                 "  2: `*.personal_{owner}` of layer `all` comes first"});
}

TEST_CASE("a template that no name can follow", "[policy]") {
    const auto with = [](const std::string& tables, const std::string& names) {
        return found("layers:\n  a: { schemas: a, tables: '" + tables + "' }\nnames: { " + names + " }\n");
    };
    CHECK(with("x_{e}", "e: '[^\\s\\S]'")
          == Lines{"2:29-2:34: error: no name in layer `a` can follow `x_{e}`: the regular expression of "
                   "`{e}`, `[^\\s\\S]`, matches nothing | mend `{e}` under `names`"});
    CHECK(with("x_{e}", "e: 'a\\bc'").size() == 1);
    CHECK(
        with("x_{e}", "e: '\\bfoo'")
        == Lines{"2:29-2:34: error: no name in layer `a` can follow `x_{e}`: the regular expressions of its "
                 "placeholders match nothing where they stand in it | leave out anchors such as `^`, `$` and "
                 "`\\b` from the placeholders under `names`"});
    CHECK(with("{e}_x", "e: '\\bfoo'").empty());
    CHECK(with("{e}", "e: 'a\\B($|a*)'").empty());
    CHECK(
        with("ods.{e}", "e: '[a-z]+'")
        == Lines{"2:29-2:36: error: no name in layer `a` can follow `ods.{e}`: no name may hold `.` | leave "
                 "out what is before the dot: the schema is matched by `schemas`"});
    CHECK(
        with("{e}", "e: ['a b', 'c d']")
        == Lines{"2:29-2:32: error: no name in layer `a` can follow `{e}`: every word of `{e}` holds a sign "
                 "that no name may hold, such as a blank | mend the words of `{e}` under `names`"});
    CHECK(with("{e}", "e: ['a b', c]").empty());
    CHECK(with(std::string(255, 'a'), "e: x").empty());
    CHECK(
        with(std::string(254, 'a') + "{e}", "e: [bb, ccc]")
            .front()
            .find("it is at least 256 characters long, and a name has at most 255 | write a shorter template")
        != std::string::npos);
}

TEST_CASE("reads and read-by that exclude each other", "[policy]") {
    CHECK(found("layers:\n"
                "  ods:\n"
                "    schemas: ods\n"
                "    read-by: [fact]\n"
                "  mart: { schemas: mart, reads: [ods] }\n"
                "  fact: { schemas: fact }\n")
          == Lines{"5:26-5:31: error: layer `mart` reads `ods`, and `read-by` of layer `ods` leaves `mart` "
                   "out | add `mart` to `read-by` of layer `ods`, or leave `ods` out of `reads`",
                   "  4: who may read layer `ods` is said here"});
    CHECK(
        found("layers:\n"
              "  a: { schemas: a, reads: a, read-by: b }\n"
              "  b: { schemas: b }\n")
        == Lines{"2:20-2:25: error: layer `a` reads itself, and its `read-by` leaves it out | add `a` to its "
                 "`read-by`, or leave it out of its `reads`",
                 "  2: who may read layer `a` is said here"});
}

TEST_CASE("a layer that nobody may read", "[policy]") {
    CHECK(found("layers:\n"
                "  a: { schemas: a, read-by: [] }\n")
          == Lines{"2:20-2:27: warning: `read-by` of layer `a` is empty, so that no layer may read it | list "
                   "the layers that may, or leave `read-by` out"});
    CHECK(found("layers:\n"
                "  a: { schemas: a, read-by: [b, c] }\n"
                "  b: { schemas: b, reads: [] }\n"
                "  c: { schemas: c, reads: [b] }\n")
          == Lines{"2:20-2:27: warning: no layer can read layer `a`: its `read-by` lists only `b` and `c`, "
                   "whose `reads` leave it out | add `a` to `reads` of layer `b`, or list other layers here",
                   "  3: what layer `b` reads is said here", "  4: what layer `c` reads is said here"});
    CHECK(found("layers:\n"
                "  a: { schemas: a, read-by: [b, c] }\n"
                "  b: { schemas: b, reads: [] }\n"
                "  c: { schemas: c }\n")
              .empty());
}

TEST_CASE("a log that ends before the files do", "[policy]") {
    CHECK(found("layers:\n"
                "  a:\n"
                "    schemas: a\n"
                "    retention:\n"
                "      deleted-files: { min: 7 days }\n"
                "      log: { max: 5 days }\n")
          == Lines{
              "6:7-6:10: warning: layer `a` allows a log of at most 5 days and wants deleted files kept for "
              "at least 7 days, so that no table keeps its log as long as its files | let `log` reach 7 "
              "days",
              "  5: how long deleted files are kept is said here"});
    CHECK(found("layers: { a: { schemas: a, retention: { deleted-files: { min: 7 days }, log: { max: 1 week "
                "} } } }")
              .empty());
}

TEST_CASE("demands on tables in a layer of views", "[policy]") {
    CHECK(found("layers:\n"
                "  a: { schemas: a, kinds: view, layout: { required: true } }\n"
                "  b: { schemas: b, kinds: [view, table], layout: { required: true } }\n"
                "  c: { schemas: c, kinds: [], layout: { required: true } }\n")
          == Lines{"2:33-2:39: warning: `layout` of layer `a` binds nothing: its `kinds` allow only views | "
                   "leave `layout` out, or allow tables in `kinds`",
                   "  2: which kinds are allowed is said here"});
}

TEST_CASE("an owner that no schema tells", "[policy]") {
    CHECK(found("layers:\n"
                "  a: { schemas: 'a_*', owner: '{who}' }\n"
                "names: { who: '[a-z]+' }\n")
          == Lines{"2:24-2:29: error: `owner` of layer `a` uses `{who}`, which none of its `schemas` hold | "
                   "write it in them, as in `*.personal_{who}`"});
    CHECK(
        found("layers:\n"
              "  a: { schemas: ['a_{who}', lab], owner: '{who}' }\n"
              "names: { who: '[a-z]+' }\n")
        == Lines{"2:29-2:32: warning: `lab` of layer `a` holds no `{who}`, so that nobody owns what lies in "
                 "it | write `{who}` in it, or put it into a layer without `owner`",
                 "  2: the owner is said here"});
    CHECK(found("layers: { a: { schemas: a, owner: data-team } }\n").empty());
}

TEST_CASE("what is not written on the line itself is shown by the whole line", "[policy]") {
    CHECK(found("layers:\n"
                "  a: &wide { schemas: &globs ['*.ods'] }\n"
                "  b: { schemas: \"*.\\x6fds\" }   # an escape\n")
          == Lines{"3:3-3:29: error: layer `b` never gets `*.ods`: layer `a`, which comes first, takes every "
                   "schema that it matches | leave `*.ods` to one of the two layers",
                   "  2: `*.ods` of layer `a` comes first"});
}

TEST_CASE("locations that the kinds of relation leave nothing to", "[policy]") {
    CHECK(
        found("layers:\n"
              "  a: { schemas: a, kinds: external-table, location: managed }\n"
              "  b: { schemas: b, kinds: [table, view], location: s3://lake/ }\n"
              "  c: { schemas: c, kinds: [external-table, view], location: s3://lake/ }\n"
              "  d: { schemas: d, kinds: [table, external-table], location: managed }\n"
              "  e: { schemas: e, kinds: [], location: managed }\n")
        == Lines{
            "2:43-2:51: error: no table can be created in layer `a`: its `kinds` allow only external tables, "
            "and its `location` only managed ones | list the paths of its tables in `location`, or allow "
            "`table` in `kinds`",
            "  2: which kinds are allowed is said here",
            "3:42-3:50: warning: `location` of layer `b` binds nothing: its `kinds` allow no external tables "
            "| write `location: managed`, or allow `external-table` in `kinds`",
            "  3: which kinds are allowed is said here"});
}

TEST_CASE("maintenance and locations bind no views", "[policy]") {
    CHECK(
        found("layers:\n"
              "  a: { schemas: a, kinds: view, location: managed, maintenance: vacuum, comment: required }\n")
        == Lines{"2:33-2:41: warning: `location` of layer `a` binds nothing: its `kinds` allow only views | "
                 "leave `location` out, or allow tables in `kinds`",
                 "  2: which kinds are allowed is said here",
                 "2:52-2:63: warning: `maintenance` of layer `a` binds nothing: its `kinds` allow only views "
                 "| leave `maintenance` out, or allow tables in `kinds`",
                 "  2: which kinds are allowed is said here"});
}
