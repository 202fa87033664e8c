// SPDX-License-Identifier: Apache-2.0
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
        {"an unknown key at the top",
         R"y(
version: 1
layer:
  ods: { schemas: "*.ods" }
)y",
         {R"y(2:1-2:6: unknown key `layer`; did you mean `layers`? | keys known here: version, extends, dialect, defaults, exclude, order, names, layers, critical, predictive-optimization, rules, overrides, waivers, waiver-files, longest-waiver, coverage)y"}},
        {"an unknown key that is like no other",
         R"y(foobar: 3
)y",
         {R"y(1:1-1:7: unknown key `foobar` | keys known here: version, extends, dialect, defaults, exclude, order, names, layers, critical, predictive-optimization, rules, overrides, waivers, waiver-files, longest-waiver, coverage)y"}},
        {"unknown keys of a layer",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tabels: x
    storage: managed
)y",
         {R"y(4:5-4:11: unknown key `tabels`; did you mean `tables`? | keys known here: schemas, tables, kinds, location, reads, read-by, paths, retention, layout, columns, comment, column-comments, tags, steward, maintenance, owner, expires, protected)y",
          R"y(5:5-5:12: unknown key `storage` | keys known here: schemas, tables, kinds, location, reads, read-by, paths, retention, layout, columns, comment, column-comments, tags, steward, maintenance, owner, expires, protected)y"}},
        {"an underscore for a hyphen",
         R"y(
layers:
  ods: { schemas: "*.ods", layout: { max_keys: 3 }, read_by: [] }
)y",
         {R"y(2:38-2:46: unknown key `max_keys`; did you mean `max-keys`? | keys known here: required, keys, style, max-keys)y",
          R"y(2:53-2:60: unknown key `read_by`; did you mean `read-by`? | keys known here: schemas, tables, kinds, location, reads, read-by, paths, retention, layout, columns, comment, column-comments, tags, steward, maintenance, owner, expires, protected)y"}},
        {"a whole number that is a list",
         R"y(
layers:
  ods: { schemas: "*.ods", layout: { max-keys: [2] } }
)y",
         {R"y(2:48-2:51: `max-keys` takes a whole number, not a list | write digits, such as `max-keys: 1`)y"}},
        {"words for numbers and truths",
         R"y(
layers:
  ods: { schemas: "*.ods", layout: { max-keys: two, required: yes }, protected: "true" }
)y",
         {R"y(2:48-2:51: `max-keys` takes a whole number, not `two` | write digits, such as `max-keys: 1`)y",
          R"y(2:63-2:66: `required` takes true or false, not `yes` | write `required: true` or `required: false`)y",
          R"y(2:81-2:87: `protected` takes true or false, not the text `true` | write `protected: true` or `protected: false`)y"}},
        {"numbers out of their range",
         R"y(
layers:
  a: { schemas: a, layout: { max-keys: 0 } }
  b: { schemas: b, layout: { max-keys: -1 } }
  c: { schemas: c, layout: { max-keys: 99999999999 } }
  d: { schemas: d, layout: { max-keys: 99999999999999999999 } }
)y",
         {R"y(2:40-2:41: `max-keys` is 0, which is too small | write 1 or more)y",
          R"y(3:40-3:42: `max-keys` is -1, which is too small | write 1 or more)y",
          R"y(4:40-4:51: `max-keys` is 99999999999, which is too large | write a smaller number)y",
          R"y(5:40-5:60: `max-keys` is 99999999999999999999, which is too large | write a smaller number)y"}},
        {"bad durations",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    retention:
      deleted-files: { min: 30, max: 1 month }
      log: { min: 3 dayz, max: 30d }
      rows: { max: [1 day], by: [dt] }
)y",
         {R"y(5:29-5:31: `min` is no duration: `30` has no unit | write `30 days`)y",
          R"y(5:38-5:45: `max` is no duration: months and years have no fixed length | write days)y",
          R"y(6:19-6:25: `min` is no duration: `dayz` is not a unit | write `3 days`)y",
          R"y(6:32-6:35: `max` is no duration: `d` is not a unit | write `30 days`)y",
          R"y(7:20-7:27: `max` takes a duration, not a list | write a number and a unit, such as `7 days` or `36 hours`)y",
          R"y(7:33-7:37: `by` takes text, not a list | write text)y"}},
        {"a duration where bounds belong",
         R"y(
layers:
  ods: { schemas: "*.ods", retention: { log: 7 days } }
)y",
         {R"y(2:46-2:52: `log` takes a map, not `7 days` | write its keys below it: min, max)y"}},
        {"min above max",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    retention:
      deleted-files: { min: 5 weeks, max: 30 days }
      log: { min: 7 days, max: 168 hours }
)y",
         {R"y(5:29-5:36: `min` (35 days) is above `max` (30 days) | let `min` be at most `max`)y"}},
        {"a layer without schemas",
         R"y(
layers:
  ods: { tables: x }
  mart: { schemas: [] }
)y",
         {R"y(2:3-2:6: layer `ods` lacks `schemas` | add `schemas`: globs over catalog.schema; one without a dot means any catalog)y",
          R"y(3:20-3:22: `schemas` is empty, so that nothing can lie in the layer | write at least one glob, such as `["*.ods"]`)y"}},
        {"keys without a value",
         R"y(
layers:
  ods:
    schemas:
    tables:
    reads:
    retention:
    protected:
    kinds: ~
)y",
         {R"y(3:5-3:12: `schemas` has no value | write `schemas: [a, b]`)y",
          R"y(4:5-4:11: `tables` has no value | write a template, or leave the key out)y",
          R"y(5:5-5:10: `reads` has no value | write `reads: []` for none, or leave the key out)y",
          R"y(6:5-6:14: `retention` has no value | write its keys below it: deleted-files, log, rows, or leave the key out)y",
          R"y(7:5-7:14: `protected` has no value | write `protected: true` or `protected: false`, or leave the key out)y",
          R"y(8:12-8:13: `kinds` has no value | write `kinds: []` for none, or leave the key out)y"}},
        {"layers without a value or of the wrong type",
         R"y(
layers:
  ods:
  mart: "*.mart"
)y",
         {R"y(2:3-2:6: layer `ods` has no value | write its keys below it: schemas, tables, kinds, location, reads, read-by, paths, retention, layout, columns, comment, column-comments, tags, steward, maintenance, owner, expires, protected)y",
          R"y(3:9-3:17: layer `mart` takes a map, not the text `*.mart` | write its keys below it: schemas, tables, kinds, location, reads, read-by, paths, retention, layout, columns, comment, column-comments, tags, steward, maintenance, owner, expires, protected)y"}},
        {"a list of layers",
         R"y(layers: [ods, mart]
)y",
         {R"y(1:9-1:20: `layers` takes a map of layers, not a list | write one `key: value` a line below it)y"}},
        {"no layers behind the key",
         R"y(layers:
)y",
         {R"y(1:1-1:7: `layers` has no value | write one `key: value` a line below it, or leave the key out)y"}},
        {"templates with undefined placeholders",
         R"y(
names: { source: [a], entity: "[a-z]+" }
layers:
  ods: { schemas: "*.ods", tables: "{sourc}_{entity}" }
  mart: { schemas: "*.m_{x}", tables: "mart_{entity}_{load}" }
)y",
         {R"y(3:37-3:44: the placeholder `{sourc}` is not defined under `names`; did you mean `{source}`? | define it, or use one of: entity, source)y",
          R"y(4:25-4:28: the placeholder `{x}` is not defined under `names` | define it, or use one of: entity, source)y",
          R"y(4:54-4:60: the placeholder `{load}` is not defined under `names` | define it, or use one of: entity, source)y"}},
        {"no names at all",
         R"y(
layers:
  ods: { schemas: "*.ods", tables: "{source}" }
)y",
         {R"y(2:37-2:45: the placeholder `{source}` is not defined under `names` | define `source` under `names`)y"}},
        {"braces that do not balance",
         R"y(
layers:
  ods: { schemas: "*.ods", tables: "{source" }
  mart: { schemas: "*.m}", tables: "" }
)y",
         {R"y(2:37-2:44: a `{` is not closed | write placeholders as `{name}`)y",
          R"y(3:24-3:25: a `}` closes no placeholder | write placeholders as `{name}`)y",
          R"y(3:36-3:38: `tables` is empty | write a template)y"}},
        {"a template without quotes",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tables: {source}
)y",
         {R"y(4:13-4:21: `tables` takes a template, not a map | put text that begins with `{` in quotes: `"{source}"`)y"}},
        {"regular expressions that RE2 rejects",
         R"y(
names:
  a: "[a-z"
  b: "(a"
  c: "a(?=b)"
  d: "*a"
  e: 'a\'
  f: "(?P<x>a)"
  g: '\Qab'
  h: "[z-a]"
  i: "a{2000}"
  j: "a**"
)y",
         {R"y(2:7-2:11: the regular expression `[a-z` is not valid: it lacks a `]` | close the `[`)y",
          R"y(3:7-3:9: the regular expression `(a` is not valid: its parentheses do not balance | close each `(` with one `)`)y",
          R"y(4:8-4:11: the regular expression `a(?=b)` is not valid: it uses lookaround, which RE2 does not have | write it without `(?=`, `(?!` and `(?<`)y",
          R"y(5:7-5:8: the regular expression `*a` is not valid: it repeats nothing | write what is to be repeated before `*`, `+` or `?`)y",
          R"y(6:6-6:10: the regular expression `a\` is not valid: it ends with a lone `\` | escape it as `\\`, or leave it out)y",
          R"y(7:6-7:16: the regular expression `(?P<x>a)` names a group, which has no use here | write `(?:…)` for a group)y",
          R"y(8:6-8:12: the regular expression `\Qab` is not complete in itself | close what it opens)y",
          R"y(9:8-9:11: the regular expression `[z-a]` is not valid: it has a range whose end comes before its start | write a range such as `a-z`)y",
          R"y(10:8-10:14: the regular expression `a{2000}` is not valid: it repeats too often | repeat at most 1000 times)y",
          R"y(11:8-11:10: the regular expression `a**` is not valid: it has two repetitions in a row | keep one, or put the first in parentheses)y"}},
        {"names that name nothing",
         R"y(
names:
  a: []
  b: {}
  c:
  "d e": x
  f: [1, [2], { a: b }, ""]
  g: { x: [1] }
  h: ""
)y",
         {R"y(2:6-2:8: `a` lists no words, so that no name could match | write at least one word, as in `[erp, crm]`)y",
          R"y(3:6-3:8: `b` lists no words, so that no name could match | write at least one word, as in `{ di: daily increment }`)y",
          R"y(4:3-4:4: `c` has no value | write a list of words, a map of words and what they mean, or a regular expression)y",
          R"y(5:3-5:8: `d e` cannot be the name of a placeholder | use letters, digits, `_` and `-`)y",
          R"y(6:10-6:13: an item of `f` takes text, not a list | write text)y",
          R"y(6:15-6:23: an item of `f` takes text, not a map | write text)y",
          R"y(6:25-6:27: an item of `f` is empty | write text)y",
          R"y(7:11-7:14: `x` takes text, not a list | write text)y",
          R"y(8:6-8:8: `h` is empty | write text)y"}},
        {"names of the wrong type cause no further errors",
         R"y(
names: [a]
layers:
  ods: { schemas: "*.ods_{x}", tables: "{a}" }
)y",
         {R"y(1:8-1:11: `names` takes a map of placeholders, not a list | write one `key: value` a line below it)y"}},
        {"a bad name causes no further errors",
         R"y(
names: { a: "[" }
layers:
  ods: { schemas: "*.ods", tables: "{a}_{b}" }
)y",
         {R"y(1:14-1:15: the regular expression `[` is not valid: it lacks a `]` | close the `[`)y",
          R"y(3:41-3:44: the placeholder `{b}` is not defined under `names` | define it, or use one of: a)y"}},
        {"another version",
         R"y(
version: 2
layer: {}
)y",
         {R"y(1:10-1:11: policies of version 2 are not understood | write `version: 1`)y",
          R"y(2:1-2:6: unknown key `layer`; did you mean `layers`? | keys known here: version, extends, dialect, defaults, exclude, order, names, layers, critical, predictive-optimization, rules, overrides, waivers, waiver-files, longest-waiver, coverage)y"}},
        {"a version in quotes",
         R"y(version: "1"
)y",
         {R"y(1:10-1:13: `version` takes a whole number, not the text `1` | write digits, such as `version: 1`)y"}},
        {"another dialect",
         R"y(dialect: postgres
)y",
         {R"y(1:10-1:18: `postgres` is not a supported dialect | write databricks)y"}},
        {"a misspelt dialect",
         R"y(dialect: databrick
)y",
         {R"y(1:10-1:19: `databrick` is not a supported dialect; did you mean `databricks`? | write databricks)y"}},
        {"unknown layers",
         R"y(
layers:
  ods: { schemas: "*.ods", reads: [odss, mart], read-by: personal }
  mart: { schemas: "*.mart", reads: none }
)y",
         {R"y(2:36-2:40: `odss` is not a layer of this policy; did you mean `ods`? | its layers are ods, mart)y",
          R"y(2:58-2:66: `personal` is not a layer of this policy | its layers are ods, mart)y",
          R"y(3:37-3:41: `none` is not a layer of this policy | its layers are ods, mart)y"}},
        {"unknown kinds",
         R"y(
layers:
  ods: { schemas: "*.ods", kinds: [tabel, view, materialised-view] }
)y",
         {R"y(2:36-2:41: `tabel` is not a kind of relation; did you mean `table`? | write one of table, external-table, view, materialized-view, streaming-table)y",
          R"y(2:49-2:66: `materialised-view` is not a kind of relation; did you mean `materialized-view`? | write one of table, external-table, view, materialized-view, streaming-table)y"}},
        {"kinds as a map",
         R"y(
layers:
  ods: { schemas: "*.ods", kinds: { table: true } }
)y",
         {R"y(2:35-2:50: `kinds` takes a list of kinds of relation, not a map | write `kinds: [table, external-table]`)y"}},
        {"an empty policy",
         R"y()y",
         {R"y(1:1-1:1: the policy is empty | begin with `version: 1`, then say which `layers` there are)y"}},
        {"a policy of comments",
         R"y(# nothing yet

)y",
         {R"y(1:1-1:1: the policy is empty | begin with `version: 1`, then say which `layers` there are)y"}},
        {"a list for a policy",
         R"y(
- ods
- mart
)y",
         {R"y(1:1-1:1: the policy is not a map of keys and values | begin with `version: 1`, then say which `layers` there are)y"}},
        {"a word for a policy",
         R"y(hello
)y",
         {R"y(1:1-1:1: the policy is not a map of keys and values | begin with `version: 1`, then say which `layers` there are)y"}},
        {"an owner that names no placeholder",
         R"y(
names: { owner: "[a-z]+" }
layers:
  personal: { schemas: "*.personal_{owner}", owner: "{onwer}" }
)y",
         {R"y(3:54-3:61: the placeholder `{onwer}` is not defined under `names`; did you mean `{owner}`? | define it, or use one of: owner)y"}},
        {"schema globs with too many or too few parts",
         R"y(
layers:
  ods: { schemas: ["prod.ods.orders", ".ods", "prod.", ""] }
)y",
         {R"y(2:20-2:37: the schema glob `prod.ods.orders` has more than two parts | write `catalog.schema`; tables are matched by `tables`)y",
          R"y(2:39-2:45: a part of this schema glob is empty | write `catalog.schema`, or `*.schema` for any catalog)y",
          R"y(2:47-2:54: a part of this schema glob is empty | write `catalog.schema`, or `*.schema` for any catalog)y",
          R"y(2:56-2:58: an item of `schemas` is empty | write a schema glob)y"}},
        {"expires without a property",
         R"y(
layers:
  a: { schemas: a, expires: { max: 90 days } }
  b: { schemas: b, expires: expires_on }
)y",
         {R"y(2:20-2:27: `expires` lacks `property` | add `property`: the table property or tag that holds the date)y",
          R"y(3:29-3:39: `expires` takes a map, not `expires_on` | write its keys below it: property, max)y"}},
        {"rows without a bound",
         R"y(
layers:
  a: { schemas: a, retention: { rows: { by: dt } } }
)y",
         {R"y(2:33-2:37: `rows` lacks `max` | add `max`: how long a row may live)y"}},
        {"rules that are no severity",
         R"y(
rules:
  cost/select-star:
  cost/*: [error]
)y",
         {R"y(2:3-2:19: `cost/select-star` has no value | write error, warning, note or off, or `{ severity: error, … }` with options)y",
          R"y(3:11-3:18: `cost/*` takes a severity, or a map of severity and options, not a list | write error, warning, note or off, or `{ severity: error, … }` with options)y"}},
        {"a list of rules",
         R"y(rules: [cost/*]
)y",
         {R"y(1:8-1:16: `rules` takes a map of severities, not a list | write one `key: value` a line below it)y"}},
        {"globs and defaults of the wrong type",
         R"y(
exclude: { a: b }
defaults: prod
)y",
         {R"y(1:10-1:18: `exclude` takes a list of path globs, not a map | write `exclude: [a, b]`)y",
          R"y(2:11-2:15: `defaults` takes a map, not `prod` | write its keys below it: catalog, schema)y"}},
        {"unknown defaults",
         R"y(defaults: { catalogue: prod, schema: [x] }
)y",
         {R"y(1:13-1:22: unknown key `catalogue`; did you mean `catalog`? | keys known here: catalog, schema)y",
          R"y(1:38-1:41: `schema` takes text, not a list | write text)y"}},
        {"what an alias repeats is reported once, where it is written",
         R"y(
layers:
  ods: &ods { schemas: "*.ods", reads: [oops] }
  mart: { <<: *ods, schemas: "*.mart" }
)y",
         {R"y(2:41-2:45: `oops` is not a layer of this policy | its layers are ods, mart)y"}},
        {"an alias of the wrong type is reported at the alias",
         R"y(
layers:
  ods: { schemas: &s ["*.ods"] }
  mart: { schemas: m, layout: *s }
)y",
         {R"y(3:31-3:33: `layout` takes a map, not a list | write its keys below it: required, keys, style, max-keys)y"}},
        {"columns count characters",
         R"y(
layers:
  원천: { schemas: "*.원천", reads: [원처] }
)y",
         {R"y(2:34-2:36: `원처` is not a layer of this policy; did you mean `원천`? | its layers are 원천)y"}},
        {"a shipped policy that there is not",
         R"y(extends: ods-mart-facts
)y",
         {R"y(1:10-1:24: there is no shipped policy `ods-mart-facts`; did you mean `ods-mart-fact`? | write one of medallion, ods-dwd-dws-ads, ods-mart-fact, or the path of a file, such as `./ods-mart-facts.yaml`)y"}},
        {"a shipped policy that is like no other",
         R"y(
version: 1
extends: [ods-mart-fact, house]
)y",
         {R"y(2:26-2:31: there is no shipped policy `house` | write one of medallion, ods-dwd-dws-ads, ods-mart-fact, or the path of a file, such as `./house.yaml`)y"}},
        {"extends without a value",
         R"y(extends:
)y",
         {R"y(1:1-1:8: `extends` has no value | write `extends: []` for none, or leave the key out)y"}},
        {"a list within extends",
         R"y(extends: [[ods-mart-fact]]
)y",
         {R"y(1:11-1:26: an item of `extends` takes a policy, not a list | write a policy)y"}},
        {"an empty name of a policy",
         R"y(extends: ""
)y",
         {R"y(1:10-1:12: `extends` is empty | write a policy)y"}},
        {"an override for everything",
         R"y(
overrides:
  - rules: { safety/*: off }
)y",
         {R"y(2:5-2:10: an override that names no `paths`, `objects` or `layers` would hold for everything | say what it is for, or write its rules under `rules`)y"}},
        {"an override without rules",
         R"y(
overrides:
  - paths: ["legacy/**"]
)y",
         {R"y(2:5-2:10: an item of `overrides` lacks `rules` | add `rules`: what holds there, written as under `rules` of the policy)y"}},
        {"overrides of words",
         R"y(overrides: [safety/*]
)y",
         {R"y(1:13-1:21: an item of `overrides` takes a map, not `safety/*` | write its keys below it: paths, objects, layers, rules)y"}},
        {"an override with unknown keys",
         R"y(
overrides:
  - path: ["legacy/**"]
    files: ["legacy/**"]
    objects: ["prod.legacy.*"]
    rules: { safety/*: off }
)y",
         {R"y(2:5-2:9: unknown key `path`; did you mean `paths`? | keys known here: paths, objects, layers, rules)y",
          R"y(3:5-3:10: unknown key `files` | keys known here: paths, objects, layers, rules)y"}},
        {"an override for unknown layers",
         R"y(
layers:
  mart: { schemas: "*.mart" }
overrides:
  - layers: [marts, fact]
    rules: { safety/*: off }
)y",
         {R"y(4:14-4:19: `marts` is not a layer of this policy; did you mean `mart`? | its layers are mart)y",
          R"y(4:21-4:25: `fact` is not a layer of this policy | its layers are mart)y"}},
        {"an override whose rules are no map",
         R"y(
overrides:
  - paths: ["legacy/**"]
    rules: off
  - paths: ["old/**"]
    rules: { safety/*: [off] }
  - paths: ["new/**"]
    rules:
)y",
         {R"y(3:12-3:15: `rules` takes a map of severities, not `off` | write one `key: value` a line below it)y",
          R"y(5:24-5:29: `safety/*` takes a severity, or a map of severity and options, not a list | write error, warning, note or off, or `{ severity: error, … }` with options)y",
          R"y(7:5-7:10: `rules` has no value | write one `key: value` a line below it)y"}},
        {"an override whose globs are of the wrong type",
         R"y(
overrides:
  - paths: { legacy: true }
    objects: [[prod], ""]
    rules: { safety/*: off }
)y",
         {R"y(2:12-2:28: `paths` takes a list of path globs, not a map | write `paths: [a, b]`)y",
          R"y(3:15-3:21: an item of `objects` takes an object glob, not a list | write an object glob)y",
          R"y(3:23-3:25: an item of `objects` is empty | write an object glob)y"}},
        {"a waiver for everything",
         R"y(
waivers:
  - rule: naming/off-template-table
    reason: renamed with release 7
    owner: team-shop
    expires: 2026-06-30
)y",
         {R"y(2:11-2:36: a waiver of `naming/off-template-table` for everything is no exception | list the `objects` or the `paths` that it is for, or turn the rule off under `rules`)y"}},
        {"waivers that lack what they must have",
         R"y(
waivers:
  - objects: ["prod.ods.*"]
    reason: renamed with release 7
)y",
         {R"y(2:5-2:12: an item of `waivers` lacks `expires` | add `expires`: the last day on which it holds)y",
          R"y(2:5-2:12: an item of `waivers` lacks `owner` | add `owner`: who answers for it)y",
          R"y(2:5-2:12: an item of `waivers` lacks `rule` | add `rule`: the rule it sets aside, or a family as `cost/*`)y"}},
        {"a waiver without an owner",
         R"y(
waivers:
  - rule: naming/off-template-table
    objects: ["prod.ods.*"]
    reason: renamed with release 7
    expires: 2026-06-30
)y",
         {R"y(2:5-2:9: an item of `waivers` lacks `owner` | add `owner`: who answers for it)y"}},
        {"a waiver without a day",
         R"y(
waivers:
  - rule: naming/off-template-table
    objects: ["prod.ods.*"]
    reason: renamed with release 7
    owner: team-shop
)y",
         {R"y(2:5-2:9: an item of `waivers` lacks `expires` | add `expires`: the last day on which it holds)y"}},
        {"waivers that expire on no day",
         R"y(
waivers:
  - { rule: a/b, objects: x, owner: me, expires: 2026-06-31 }
  - { rule: a/b, objects: x, owner: me, expires: 30.06.2026 }
  - { rule: a/b, objects: x, owner: me, expires: never }
  - { rule: a/b, objects: x, owner: me, expires: [2026-06-30] }
  - { rule: a/b, objects: x, owner: me, expires: ~ }
  - { rule: a/b, objects: x, owner: me, expires: 90 days }
)y",
         {R"y(2:50-2:60: `expires` takes a date, not `2026-06-31` | write a day of the calendar, such as `2026-01-31`)y",
          R"y(3:50-3:60: `expires` takes a date, not `30.06.2026` | write a day of the calendar, such as `2026-01-31`)y",
          R"y(4:50-4:55: `expires` takes a date, not `never` | write a day of the calendar, such as `2026-01-31`)y",
          R"y(5:50-5:62: `expires` takes a date, not a list | write a day of the calendar, such as `2026-01-31`)y",
          R"y(6:50-6:51: `expires` has no value | write a day of the calendar, such as `2026-01-31`)y",
          R"y(7:50-7:57: `expires` takes a date, not `90 days` | write a day of the calendar, such as `2026-01-31`)y"}},
        {"a waiver with unknown keys",
         R"y(
waivers:
  - { rule: a/b, object: x, objects: x, owner: me, until: 2026-06-30, expires: 2026-06-30 }
)y",
         {R"y(2:18-2:24: unknown key `object`; did you mean `objects`? | keys known here: rule, objects, paths, reason, owner, expires)y",
          R"y(2:52-2:57: unknown key `until` | keys known here: rule, objects, paths, reason, owner, expires)y"}},
        {"a waiver of several rules",
         R"y(
waivers:
  - { rule: [a/b, a/c], objects: x, owner: me, expires: 2026-06-30 }
)y",
         {R"y(2:13-2:23: `rule` takes text, not a list | write text)y"}},
        {"waivers of the wrong type",
         R"y(
waivers:
  naming/off-template-table: ["prod.ods.*"]
)y",
         {R"y(1:1-1:8: `waivers` lacks `expires` | add `expires`: the last day on which it holds)y",
          R"y(1:1-1:8: `waivers` lacks `owner` | add `owner`: who answers for it)y",
          R"y(1:1-1:8: `waivers` lacks `rule` | add `rule`: the rule it sets aside, or a family as `cost/*`)y",
          R"y(2:3-2:28: unknown key `naming/off-template-table` | keys known here: rule, objects, paths, reason, owner, expires)y"}},
        {"waivers that are words",
         R"y(waivers: [naming/off-template-table]
)y",
         {R"y(1:11-1:36: an item of `waivers` takes a map, not `naming/off-template-table` | write its keys below it: rule, objects, paths, reason, owner, expires)y"}},
        {"waivers without a value",
         R"y(waivers:
)y",
         {R"y(1:1-1:8: `waivers` has no value | write `waivers: []` for none, or leave the key out)y"}},
        {"waiver files of the wrong type",
         R"y(waiver-files: { shop: waivers/shop.yaml }
)y",
         {R"y(1:15-1:42: `waiver-files` takes a list of paths, not a map | write `waiver-files: [a, b]`)y"}},
        {"a longest waiver that is no duration",
         R"y(longest-waiver: 90
)y",
         {R"y(1:17-1:19: `longest-waiver` is no duration: `90` has no unit | write `90 days`)y"}},
        {"a longest waiver in months",
         R"y(longest-waiver: 3 months
)y",
         {R"y(1:17-1:25: `longest-waiver` is no duration: months and years have no fixed length | write days)y"}},
        {"bounds for the longest waiver",
         R"y(longest-waiver: { max: 90 days }
)y",
         {R"y(1:17-1:33: `longest-waiver` takes a duration, not a map | write a number and a unit, such as `7 days` or `36 hours`)y"}},
        {"coverage without its key",
         R"y(coverage: 98%
)y",
         {R"y(1:11-1:14: `coverage` takes a map, not `98%` | write its keys below it: min)y"}},
        {"coverage that asks for nothing",
         R"y(coverage: {}
)y",
         {R"y(1:1-1:9: `coverage` lacks `min` | add `min`: the least share of created relations and table references whose layer must be known)y"}},
        {"coverage with an unknown key",
         R"y(coverage: { min: 98%, max: 100% }
)y",
         {R"y(1:23-1:26: unknown key `max` | keys known here: min)y"}},
        {"shares that are no percentage",
         R"y(coverage: { min: 0.98 }
)y",
         {R"y(1:18-1:22: `min` takes a percentage, not `0.98` | write a share of a hundred, such as `98%`)y"}},
        {"a share of more than everything",
         R"y(coverage: { min: 101% }
)y",
         {R"y(1:18-1:22: `min` takes a percentage, not `101%` | write a share of a hundred, such as `98%`)y"}},
        {"a share with too many places",
         R"y(coverage: { min: 98.765% }
)y",
         {R"y(1:18-1:25: `min` takes a percentage, not `98.765%` | write a share of a hundred, such as `98%`)y"}},
        {"a share without a value",
         R"y(coverage: { min: }
)y",
         {R"y(1:13-1:16: `min` has no value | write a share of a hundred, such as `98%`)y"}},
    };
    // clang-format on
}

} // namespace

TEST_CASE("a policy that is not understood is explained", "[policy]") {
    for (const Broken& broken : policies()) {
        INFO(broken.what);
        const std::string text = broken.policy.starts_with('\n') ? broken.policy.substr(1) : broken.policy;
        CHECK(test::problems(text) == broken.problems);
        CHECK_FALSE(policy::parse(text, "lakelint.yaml").policy.has_value());
    }
}
