// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"

#include "support/catch.h"

namespace lakelint::rule {
namespace {

using diagnostic::Placement;
using source::Span;

/// A table that is created at `TABLE` [7, 12) up to byte 40.
struct Created {
    facts::FileFacts file;
    facts::Creation creation;
    catalog::Relation relation;

    Created() {
        file.path = "a.sql";
        creation.head = {7, 40};
        relation.creation = &creation;
        relation.place = {&file, {13, 20}};
    }
};

facts::Property property(Span key, Span value) {
    facts::Property result;
    result.key.span = key;
    result.value.span = value;
    result.kind = value.empty() ? facts::ValueKind::none : facts::ValueKind::string;
    return result;
}

} // namespace

TEST_CASE("an edit at a span that is not known makes no fix", "[rule]") {
    const facts::FileFacts file;
    CHECK(fix("mend it", Safety::safe, file, {insert_behind({}, "x")}).empty());
    CHECK(fix("mend it", Safety::safe, file, {replace({1, 2}, "x"), remove({})}).empty());
    const auto fixes =
        fix("mend it", Safety::safe, file, {replace({1, 2}, "x"), insert_before({4, 5}, "y ")});
    REQUIRE(fixes.size() == 1);
    CHECK(fixes[0].title == "mend it");
    REQUIRE(fixes[0].edits.size() == 2);
    CHECK(fixes[0].edits[1].span == Span{4, 4});
}

TEST_CASE("properties get a list where there is none", "[rule]") {
    const Created table;
    const auto fixes = set_properties(table.relation, {{"a.b", "1 day"}, {"c", "it's"}}, Safety::safe);
    REQUIRE(fixes.size() == 1);
    CHECK(fixes[0].title == "add TBLPROPERTIES ('a.b' = '1 day', 'c' = 'it\\'s')");
    CHECK(fixes[0].file == &table.file);
    const Edit& edit = fixes[0].edits.at(0);
    CHECK(edit.span == Span{40, 40});
    CHECK(edit.frame == Span{7, 40});
    CHECK(edit.placement == Placement::clause);
    CHECK(edit.replacement == "TBLPROPERTIES ('a.b' = '1 day', 'c' = 'it\\'s')");
}

TEST_CASE("properties go behind the last one of a list", "[rule]") {
    Created table;
    table.creation.property_list = {25, 40};
    const auto into_empty = set_properties(table.relation, {{"a", "1"}, {"b", "2"}}, Safety::safe);
    CHECK(into_empty.at(0).edits.at(0).span == Span{26, 26});
    CHECK(into_empty.at(0).edits.at(0).replacement == "'a' = '1', 'b' = '2'");
    table.creation.properties = {property({26, 29}, {30, 33}), property({35, 39}, {})};
    const auto fixes = set_properties(table.relation, {{"a", "1"}, {"b", "2"}}, Safety::unsafe);
    CHECK(fixes.at(0).title == "add 'a' = '1', 'b' = '2' to its TBLPROPERTIES");
    CHECK(fixes.at(0).safety == Safety::unsafe);
    CHECK(fixes.at(0).edits.at(0).span == Span{39, 39});
    CHECK(fixes.at(0).edits.at(0).replacement == "'a' = '1'\n'b' = '2'");
    CHECK(fixes.at(0).edits.at(0).placement == Placement::item);
}

TEST_CASE("properties go nowhere where it is not seen where they would", "[rule]") {
    Created table;
    table.creation.properties = {property({26, 29}, {30, 33})}; // and no list
    CHECK(set_properties(table.relation, {{"a", "1"}}, Safety::safe).empty());
    CHECK(set_properties(catalog::Relation(), {{"a", "1"}}, Safety::safe).empty());
}

TEST_CASE("a value is replaced, or put behind a key that has none", "[rule]") {
    const facts::FileFacts file;
    catalog::PropertyState state;
    state.property = property({1, 4}, {7, 10});
    state.property.key.text = source::Text("k");
    state.place = {&file, {7, 10}};
    const auto fixes = replace_value(state, "30 days", Safety::unsafe);
    CHECK(fixes.at(0).title == "write 'k' = '30 days'");
    CHECK(fixes.at(0).edits.at(0).span == Span{7, 10});
    CHECK(fixes.at(0).edits.at(0).replacement == "'30 days'");
    state.property = property({1, 4}, {});
    state.place.span = {1, 4};
    CHECK(replace_value(state, "1", Safety::unsafe).at(0).edits.at(0).span == Span{4, 4});
    CHECK(replace_value(state, "1", Safety::unsafe).at(0).edits.at(0).replacement == " = '1'");
}

} // namespace lakelint::rule
