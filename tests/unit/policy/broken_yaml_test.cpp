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
        {"a tab indents a line",
         R"y(
layers:
	ods: { schemas: "*.ods" }
)y",
         {R"y(2:1-2:2: a tab indents this line, which YAML does not allow | indent with spaces)y"}},
        {"a tab within a layer",
         R"y(
layers:
  ods:
    schemas: "*.ods"
	tables: x
)y",
         {R"y(4:1-4:2: a tab indents this line, which YAML does not allow | indent with spaces)y"}},
        {"a glob without quotes",
         R"y(
layers:
  ods: { schemas: [*.ods, "*.x"] }
)y",
         {R"y(2:20-2:25: `*.ods` begins with `*`, which in YAML refers to an anchor, and there is no such anchor | put it in quotes: `"*.ods"`)y"}},
        {"a glob that begins with two stars",
         R"y(exclude: [**/vendor]
)y",
         {R"y(1:11-1:20: `**/vendor` begins with `*`, which in YAML refers to an anchor, and there is no such anchor | put it in quotes: `"**/vendor"`)y"}},
        {"a template that begins with a brace",
         R"y(
layers:
  ods:
    schemas: "*.ods"
    tables: {source}_{entity}
)y",
         {R"y(4:21-4:30: text follows a value that has ended | put the whole value in one pair of quotes)y"}},
        {"a list that is not closed",
         R"y(
layers:
  ods:
    schemas: ["*.ods"
    reads: []
)y",
         {R"y(3:14-3:15: the `[` opened here is not closed | close it with `]`, and put a comma between its parts)y"}},
        {"a map that is not closed",
         R"y(
layers:
  ods: { schemas: "*.ods"
)y",
         {R"y(2:8-2:9: the `{` opened here is not closed | close it with `}`, and put a comma between its parts)y"}},
        {"a template without quotes within braces",
         R"y(
layers:
  ods: { schemas: "*.ods", tables: fact_{entity} }
)y",
         {R"y(2:36-2:49: `fact_{entity}` holds a brace, which YAML reads as the start of a map | put it in quotes: `"fact_{entity}"`)y"}},
        {"a list closed by a brace",
         R"y(
layers:
  ods: { schemas: ["*.ods"}
)y",
         {R"y(2:27-2:28: this `}` cannot close the `[` before it | write `]`)y"}},
        {"a bracket too many",
         R"y(
layers:
  ods: { schemas: "*.ods" }}
)y",
         {R"y(2:28-2:29: this `}` closes nothing | leave it out, or put the text in quotes)y"}},
        {"a comma is missing",
         R"y(
layers:
  ods: { schemas: "*.ods" tables: x }
)y",
         {R"y(2:27-2:38: text follows a value that has ended | put a comma before it, or the whole value in one pair of quotes)y"}},
        {"a quote that is never closed",
         R"y(
layers:
  ods:
    schemas: "*.ods
    tables: x
)y",
         {R"y(3:14-3:15: the quote opened here is never closed | close it with `"` on this line)y"}},
        {"a quote that is never closed at the very end",
         R"y(dialect: 'databricks)y",
         {R"y(1:10-1:11: the quote opened here is never closed | close it with `'` on this line)y"}},
        {"a quote that another line closes",
         R"y(
layers:
  ods:
    schemas: "*.ods
    tables: "x"
)y",
         {R"y(3:14-3:15: the quote opened here is closed only in line 4 | close it with `"` on this line)y"}},
        {"text after a quote",
         R"y(dialect: "databricks" sql
)y",
         {R"y(1:23-1:26: text follows a value that has ended | put the whole value in one pair of quotes)y"}},
        {"a second colon",
         R"y(dialect: databricks: sql
)y",
         {R"y(1:20-1:21: a second `:` stands in this line | put text that holds a `:` in quotes)y"}},
        {"no space after a colon",
         R"y(
version:1
dialect: databricks
)y",
         {R"y(2:8-2:9: a `:` cannot stand here, as the line above is plain text | write a space after the `:` of the line above)y"}},
        {"a line that is indented too far",
         R"y(
version: 1
  dialect: databricks
)y",
         {R"y(2:10-2:11: a `:` cannot stand here, as the line above has a value already | indent this line like the keys beside it)y"}},
        {"a line between two levels",
         R"y(
layers:
    ods:
        schemas: "*.ods"
      tables: x
)y",
         {R"y(4:7-4:16: this line does not go on with anything above it | indent it like the keys beside it)y"}},
        {"an item on the line of its key",
         R"y(exclude: - vendor
)y",
         {R"y(1:10-1:11: an item with `-` cannot stand on the line of its key | begin the item on a line of its own, or write `[a, b]`)y"}},
        {"an item beside keys",
         R"y(
version: 1
- vendor
)y",
         {R"y(2:1-2:9: this line does not go on with anything above it | indent it like the keys beside it)y"}},
        {"a reserved character",
         R"y(
layers:
  ods: { schemas: @ods }
)y",
         {R"y(2:19-2:20: text cannot begin with `@` in YAML | put the text in quotes)y"}},
        {"a backtick",
         R"y(
layers:
  ods: { schemas: `ods` }
)y",
         {R"y(2:19-2:20: text cannot begin with ``` in YAML | put the text in quotes)y"}},
        {"an escape that means nothing",
         R"y(names: { n: "\d+" }
)y",
         {R"y(1:14-1:16: `\d` means nothing in double quotes | write the text in single quotes, or `\\d`)y"}},
        {"two documents",
         R"y(
version: 1
---
version: 1
)y",
         {R"y(2:1-2:4: a second YAML document begins here; a policy is one | leave the `---` out)y"}},
        {"a tag",
         R"y(version: !!int 1
)y",
         {R"y(1:10-1:15: a policy has no use for YAML tags | leave the tag out)y"}},
        {"a key that is a list",
         R"y(
? [a]
: 1
)y",
         {R"y(1:3-1:6: a key is a word, and this is none | write a word before the `:`)y"}},
        {"a template as a key",
         R"y(
layers:
  {source}: { schemas: x }
)y",
         {R"y(2:3-2:11: a key is a word, and this is none | put text that begins with `{` in quotes)y"}},
        {"an alias within its own value",
         R"y(exclude: &all [*all]
)y",
         {R"y(1:16-1:20: `*all` stands within what it refers to | write the value out here)y"}},
        {"a merge of something that is no map",
         R"y(
layers:
  ods: { <<: 3, schemas: "*.ods" }
)y",
         {R"y(2:14-2:15: `<<` takes a map, or a list of maps | write `<<: *name`, with `&name` before a map above)y"}},
        {"keys that are set twice",
         R"y(
version: 1
layers:
  ods: { schemas: a, schemas: b }
  mart: { schemas: m }
  ods: { schemas: c }
version: 1
)y",
         {R"y(3:22-3:29: `schemas` is set twice; the first time in line 3 | keep one of the two)y",
          R"y(5:3-5:6: `ods` is set twice; the first time in line 3 | keep one of the two)y",
          R"y(6:1-6:8: `version` is set twice; the first time in line 1 | keep one of the two)y"}},
    };
    // clang-format on
}

} // namespace

TEST_CASE("a policy that is not YAML is explained", "[policy]") {
    for (const Broken& broken : policies()) {
        INFO(broken.what);
        const std::string text = broken.policy.starts_with('\n') ? broken.policy.substr(1) : broken.policy;
        CHECK(test::problems(text) == broken.problems);
        CHECK_FALSE(policy::parse(text, "lakelint.yaml").policy.has_value());
    }
}
