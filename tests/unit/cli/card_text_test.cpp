// SPDX-License-Identifier: Apache-2.0
#include "cli/card_text.h"
#include "support/catch.h"

using namespace lakelint;

namespace {

policy::FieldInfo option(std::string key, std::string by_default, std::string doc) {
    policy::FieldInfo info;
    info.key = std::move(key);
    info.default_text = std::move(by_default);
    info.doc = std::move(doc);
    return info;
}

bool always(const policy::Policy& /*policy*/) { return true; }

} // namespace

TEST_CASE("a card is laid out for a terminal", "[cli]") {
    rule::Rule rule;
    rule.about = {
        .summary = "a table is wrong", .scope = rule::Scope::table, .fixable = rule::Fixable::unsafe};
    rule.options = {option("deny", "[]", "globs of names"), option("max", "", "the most"),
                    option("types", "{ \"*_at\": [timestamp, timestamp_ntz] }", "types by name")};
    const std::string card = R"(# family/wrong-table

A table is wrong.

## What it does

A paragraph whose lines are **broken** where its author liked, and of which there are `some **more**` words, [a
link](other.md) and [another](https://example.org) one.

- an item
  that goes on
- another

| a | table |
|---|---|

## Options

- `deny` (default: `[]`, or what is (not) there): globs of names. What they say goes on for so long that it takes more
  than one line.
- `max`: the most there may be.
- `types` (default `{ "*_at": [timestamp, timestamp_ntz] }`)

More of them.

## Examples

```yaml policy
layers: {}
```

```sql bad jobs/a.sql
SELECT ü FROM a;
--     ^ short
--     = help: do this
--     = note: that

SELECT 1 FROM a_table_whose_name_is_rather_long_for_a_table WHERE condition = 'something';
--                                                                ^^^^^^^^^ a message that is too long to stand beside
SELECT 2;
--     ~ not known
-- a comment
```

```sql and b.sql
SELECT 1;
```

```sql fixed
SELECT 2;
```

```sql good
SELECT 3;
```
)";
    CHECK(cli::card_text("family/wrong-table", card, rule) == R"(family/wrong-table
==================

A table is wrong.

  runs   where `rules` of the policy names `family/wrong-table` or `family/*`
  sees   a table, as all statements of the project leave it
  fixes  to be looked at before they are applied

What it does
------------

A paragraph whose lines are broken where its author liked, and of which there are `some
**more**` words, a link and another (https://example.org) one.

- an item that goes on
- another

| a | table |
|---|---|

Options
-------

  key    default  meaning
  -----  -------  -------
  deny   []       globs of names. What they say goes on for so long that it takes more than one
                  line.
  max    none     the most there may be.
  types  { "*_at": [timestamp, timestamp_ntz] }
                  types by name

More of them.

Examples
--------

  policy:
      layers: {}

  bad, in jobs/a.sql:
      SELECT ü FROM a;
             ^ short
             = help: do this
             = note: that

      SELECT 1 FROM a_table_whose_name_is_rather_long_for_a_table WHERE condition = 'something';
                                                                        ^^^^^^^^^
          a message that is too long to stand beside
      SELECT 2;
             ~ unresolved: not known
      -- a comment

  and in b.sql:
      SELECT 1;

  after the fix:
      SELECT 2;

  good:
      SELECT 3;
)");
}

TEST_CASE("a card says what makes its rule run", "[cli]") {
    rule::Rule rule;
    rule.about = {.summary = "", .scope = rule::Scope::statement, .fixable = rule::Fixable::safe};
    rule.about.demanded = always;
    rule.about.demand = "layer with `expires`";
    CHECK(cli::card_text("a/b", "# a/b\n\nWrong.\n\n## Options\n\nNone.\n", rule)
          == "a/b\n===\n\nWrong.\n\n"
             "  runs   as an error, once the policy has a layer with `expires`\n"
             "  sees   one statement at a time\n"
             "  fixes  safe: they change nothing else\n\n"
             "Options\n-------\n\nNone.\n");
    rule.about.demand = "`critical`";
    rule.about.scope = rule::Scope::project;
    rule.about.fixable = rule::Fixable::no;
    CHECK(cli::card_text("a/b", "# a/b\n\nWrong.\n", rule)
          == "a/b\n===\n\nWrong.\n\n"
             "  runs   as an error, once the policy has `critical`\n"
             "  sees   the project as a whole\n"
             "  fixes  none\n");
}
