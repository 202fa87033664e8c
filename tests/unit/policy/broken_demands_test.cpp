// SPDX-License-Identifier: Apache-2.0

// What is said of demands that are not understood.
#include "support/catch.h"
#include "unit/policy/problems.h"

using namespace lakelint;

namespace {

struct Broken {
    std::string what;
    std::string policy; ///< a line break at its start is not part of it
    std::vector<std::string> problems;
};

std::vector<Broken> policies() {
    // clang-format off
    return {
        {"a location that is nearly `managed`",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: manged
)y",
         {R"y(4:15-4:21: `manged` is not how a path begins; did you mean `managed`? | write `managed`, or how the paths begin, such as `s3://lake/ods/`)y"}},
        {"a location that is no path",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: [s3://lake/ods/, warehouse]
)y",
         {R"y(4:32-4:41: `warehouse` is not how a path begins | write `managed`, or how the paths begin, such as `s3://lake/ods/`)y"}},
        {"a location that is managed and lies somewhere",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: [managed, s3://lake/]
)y",
         {R"y(4:16-4:23: `managed` allows no LOCATION at all, and so stands alone | write `location: managed`, or list only paths)y"}},
        {"a location that leaves nothing",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: []
)y",
         {R"y(4:15-4:17: `location` lists no path, so that no table could be created | write `location: managed` where tables have no LOCATION)y"}},
        {"locations of the wrong type",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: { managed: true }
)y",
         {R"y(4:15-4:32: `location` takes `managed` or a list of path prefixes, not a map | write `location: managed`, or how the paths begin, as in `location: ["s3://lake/ods/"]`)y"}},
        {"a location without a value",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location:
)y",
         {R"y(4:5-4:13: `location` has no value | write `location: managed`, or how the paths begin, as in `location: ["s3://lake/ods/"]`, or leave the key out)y"}},
        {"a path that is empty",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    location: ""
)y",
         {R"y(4:15-4:17: `location` is empty | write a path prefix)y"}},
        {"a comment that is nearly required",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    comment: requird
)y",
         {R"y(4:14-4:21: `comment` does not know `requird`; did you mean `required`? | write `required`)y"}},
        {"a comment that is a truth",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    comment: true
)y",
         {R"y(4:14-4:18: `comment` takes `required` or a map, not `true` | write `comment: required` or `comment: { min-length: 20 }`)y"}},
        {"a comment that is a list",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    comment: [required]
)y",
         {R"y(4:14-4:24: `comment` takes `required` or a map, not a list | write `comment: required` or `comment: { min-length: 20 }`)y"}},
        {"a comment with an unknown key",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    comment: { min_length: 20 }
)y",
         {R"y(4:16-4:26: unknown key `min_length`; did you mean `min-length`? | keys known here: min-length)y"}},
        {"a comment of no length",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    comment: { min-length: 0 }
)y",
         {R"y(4:28-4:29: `min-length` is 0, which is too small | write 1 or more)y"}},
        {"column comments without their key",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    column-comments: 80%
)y",
         {R"y(4:22-4:25: `column-comments` takes a map, not `80%` | write its keys below it: min)y"}},
        {"column comments that ask for nothing",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    column-comments: {}
)y",
         {R"y(4:5-4:20: `column-comments` lacks `min` | add `min`: the least share of a table's columns that have a comment)y"}},
        {"column comments that are no percentage",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    column-comments: { min: 0.8, max: 1 }
)y",
         {R"y(4:29-4:32: `min` takes a percentage, not `0.8` | write a share of a hundred, such as `98%`)y",
          R"y(4:34-4:37: unknown key `max` | keys known here: min)y"}},
        {"tags that are one word",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags: pii
)y",
         {R"y(4:11-4:14: `tags` takes a map of values, not `pii` | write one `key: any` or `key: [values]` a line below it)y"}},
        {"tags that are a list",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags: [pii, domain]
)y",
         {R"y(4:11-4:24: `tags` takes a map of values, not a list | write one `key: any` or `key: [values]` a line below it)y"}},
        {"tags that allow no value",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags:
      pii: []
      domain:
      cost: ""
)y",
         {R"y(5:12-5:14: `pii` lists no value, so that none is allowed | write `pii: any`, or at least one value)y",
          R"y(6:7-6:13: `domain` has no value | write `any`, or the values that are allowed, as in `[sales, finance]`)y",
          R"y(7:13-7:15: `cost` is empty | write a value)y"}},
        {"tags that allow a map",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags: { pii: { yes: 1 } }
)y",
         {R"y(4:18-4:28: `pii` takes `any` or a list of values, not a map | write `any`, or the values that are allowed, as in `[sales, finance]`)y"}},
        {"tags that allow any value and one",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags: { pii: [any, mild] }
)y",
         {R"y(4:18-4:29: `any` allows every value, so that the others say nothing | write `pii: any`, or leave `any` out)y"}},
        {"a tag without a name",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tags: { "": any }
)y",
         {R"y(4:13-4:15: a tag has no name | write the key of a tag)y"}},
        {"a steward that is nearly right",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: owner_to
)y",
         {R"y(4:14-4:22: `steward` does not know `owner_to`; did you mean `owner-to`? | write `owner-to`)y"}},
        {"a steward that is some word",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: team
)y",
         {R"y(4:14-4:18: `steward` takes `owner-to` or a map, not `team` | write `steward: { property: owner }`, `steward: { tag: owner }` or `steward: owner-to`)y"}},
        {"a steward in a key that is nearly right",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: { propety: owner }
)y",
         {R"y(4:16-4:23: unknown key `propety`; did you mean `property`? | keys known here: property, tag)y"}},
        {"a steward nowhere",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: {}
)y",
         {R"y(4:5-4:12: `steward` names neither a property nor a tag | write `steward: { property: owner }`, `steward: { tag: owner }` or `steward: owner-to`)y"}},
        {"a steward in two places",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: { tag: owner, property: owner }
)y",
         {R"y(4:28-4:36: `steward` names both a property and a tag | leave one of them out)y"}},
        {"a steward in a property without a name",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    steward: { property: }
)y",
         {R"y(4:16-4:24: `property` has no value | write text, or leave the key out)y"}},
        {"columns that are a list",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns: [loaded_at, dt]
)y",
         {R"y(4:14-4:29: `columns` takes a map of data types, not a list | write one `column: type` a line below it, as in `loaded_at: timestamp`)y"}},
        {"types that are none",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns:
      a: strng
      b: int64
      c: whatever
      d: map<string, dat>
)y",
         {R"y(5:10-5:15: `strng` is no data type; did you mean `string`? | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(6:10-6:15: `int64` is no data type; did you mean `bigint`? | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(7:10-7:18: `whatever` is no data type | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(8:22-8:25: `dat` is no data type; did you mean `date`? | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y"}},
        {"types that lack something",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns:
      a: array
      b: map
      c: struct
      d: char
      e: map<string>
      f: array<int
      g: interval
      h: "struct<a: int comment>"
      i: decimal(-)
)y",
         {R"y(5:10-5:15: `array` needs types in `<>` | write a type such as `array<string>`)y",
          R"y(6:10-6:13: `map` needs types in `<>` | write a type such as `map<string, string>`)y",
          R"y(7:10-7:16: `struct` needs types in `<>` | write a type such as `struct<a: string>`)y",
          R"y(8:10-8:14: `char` needs a length | write a length, such as `char(255)`)y",
          R"y(9:20-9:21: `map<string>` is no data type: `>` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(10:10-10:19: `array<int` is no data type: it ends too early | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(11:10-11:18: `interval` is no data type: it ends too early | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(12:32-12:33: `struct<a: int comment>` is no data type: `>` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(13:19-13:20: `decimal(-)` is no data type: `)` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y"}},
        {"types that have too much",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns:
      a: int(4)
      b: decimal(1, 2, 3)
      c: array<int>>
      d: bigint unsigned
      e: timestamp with zone
      f: "`int`"
      g: decimal(1.5)
)y",
         {R"y(5:10-5:13: `int` takes no length | write `int`)y",
          R"y(6:10-6:17: `decimal` takes fewer numbers | write fewer of them)y",
          R"y(7:19-7:20: `array<int>>` is no data type: `>` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(8:17-8:25: `bigint unsigned` is no data type: `unsigned` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(9:25-9:29: `timestamp with zone` is no data type: `zone` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(10:11-10:16: ``int`` is no data type: ``int`` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y",
          R"y(11:19-11:20: `decimal(1.5)` is no data type: `.` has no place there | write a type such as `timestamp`, `decimal(18,2)` or `array<string>`)y"}},
        {"a type that YAML cuts off",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns: { amount: DECIMAL(18, 2) }
)y",
         {R"y(4:24-4:34: `DECIMAL(18` is no data type: it ends too early | put a type that holds a comma in quotes, as in `"decimal(18,2)"`)y",
          R"y(4:36-4:38: `2)` has no value | write a type such as `timestamp` or `decimal(18,2)`)y"}},
        {"columns of no type",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns: { a: , b: "", c: [int] }
)y",
         {R"y(4:16-4:17: `a` has no value | write a type such as `timestamp` or `decimal(18,2)`)y",
          R"y(4:24-4:26: `b` is empty | write a data type)y",
          R"y(4:31-4:36: `c` takes a data type, not a list | write a type such as `timestamp` or `decimal(18,2)`)y"}},
        {"one column twice",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    columns:
      dt: date
      DT: date
      "": date
)y",
         {R"y(6:7-6:9: `DT` is the column `dt` again | leave one of them out: upper and lower case are one)y",
          R"y(7:7-7:9: a column has no name | write the name of a column)y"}},
        {"maintenance that nobody knows",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    maintenance: [optimise, analyze]
)y",
         {R"y(4:19-4:27: `optimise` is not a maintenance job; did you mean `optimize`? | write one of optimize, vacuum)y",
          R"y(4:29-4:36: `analyze` is not a maintenance job | write one of optimize, vacuum)y"}},
        {"maintenance that is a map",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    maintenance: { optimize: true }
)y",
         {R"y(4:18-4:36: `maintenance` takes a list of maintenance jobs, not a map | write `maintenance: [optimize, vacuum]`)y"}},
        {"a layout of no style",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    layout: { style: clusterd }
)y",
         {R"y(4:22-4:30: `clusterd` is not a style of layout; did you mean `clustered`? | write one of any, partitioned, clustered)y"}},
        {"layouts of several styles",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    layout: { style: [partitioned, clustered] }
)y",
         {R"y(4:22-4:46: `style` takes a style of layout, not a list | write one of any, partitioned, clustered)y"}},
        {"objects of too many parts",
         R"y(
critical: [prod.fact.*, a.b.c.d]
)y",
         {R"y(1:25-1:32: `a.b.c.d` has 4 parts, and no object has more than 3 | write `catalog.schema.name`, `schema.name` or `name`)y"}},
        {"objects that are a map",
         R"y(
critical: { prod: fact }
)y",
         {R"y(1:11-1:25: `critical` takes a list of object globs, not a map | write `critical: [a, b]`)y"}},
        {"predictive optimization by another word",
         R"y(
predictive-optimization: yes
)y",
         {R"y(1:26-1:29: `predictive-optimization` takes true, false or a list of schema globs, not `yes` | write `predictive-optimization: true`, or the schemas where it is on, as in `["prod.*"]`)y"}},
        {"predictive optimization that is a map",
         R"y(
predictive-optimization: { enabled: true }
)y",
         {R"y(1:26-1:43: `predictive-optimization` takes true, false or a list of schema globs, not a map | write `predictive-optimization: true`, or the schemas where it is on, as in `["prod.*"]`)y"}},
        {"predictive optimization in a schema that cannot be",
         R"y(
predictive-optimization: ["prod.*", "a.b.c"]
)y",
         {R"y(1:37-1:44: the schema glob `a.b.c` has more than two parts | write `catalog.schema`; tables are matched by `tables`)y"}},
        {"predictive optimization without a value",
         R"y(
predictive-optimization:
)y",
         {R"y(1:1-1:24: `predictive-optimization` has no value | write `predictive-optimization: true`, or the schemas where it is on, as in `["prod.*"]`, or leave the key out)y"}},
    };
    // clang-format on
}

} // namespace

TEST_CASE("a demand that is not understood is explained", "[policy]") {
    for (const Broken& broken : policies()) {
        INFO(broken.what);
        const std::string text = broken.policy.substr(1);
        CHECK(test::problems(text) == broken.problems);
        CHECK_FALSE(policy::parse(text, "lakelint.yaml").policy.has_value());
    }
}
