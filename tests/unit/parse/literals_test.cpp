// SPDX-License-Identifier: Apache-2.0

// What strings, names and holes stand for.
#include "parse/literals.h"
#include "support/catch.h"

#include <string>

namespace lakelint::test {
namespace {

using parse::find_holes;
using parse::hole_length;
using parse::name_value;
using parse::string_value;

/// The text with its holes in `<>`.
std::string shown(const source::Text& text) {
    std::string result;
    std::uint32_t last = 0;
    for (const auto& hole : text.holes) {
        result += text.value.substr(last, hole.begin - last);
        result += "<" + text.value.substr(hole.begin, hole.end - hole.begin) + ">";
        last = hole.end;
    }
    return result + text.value.substr(last);
}

} // namespace

TEST_CASE("strings without their quotes and escapes", "[literals]") {
    CHECK(string_value("'abc'").value == "abc");
    CHECK(string_value("\"a'b\"").value == "a'b");
    CHECK(string_value("'it''s'").value == "it's");
    CHECK(string_value("\"a\"\"b\"").value == "a\"b");
    CHECK(string_value("'a\\'b\\\\c'").value == "a'b\\c");
    CHECK(string_value("'\\n\\t\\r\\0'").value == std::string("\n\t\r\0", 4));
    CHECK(string_value("'a\\%b\\_c'").value == "a\\%b\\_c"); // kept, for LIKE
    CHECK(string_value("'\\u0041\\u00e9\\U0001F600'").value == "Aé😀");
    CHECK(string_value("'\\uZZ'").value == "uZZ");
    CHECK(string_value("'\\ud800'").value.empty()); // half a character is none
    CHECK(string_value("r'a\\nb'").value == "a\\nb");
    CHECK(string_value("R\"a\\\"").value == "a\\");
    CHECK(string_value("''").value.empty());
    CHECK(string_value("'").value == "'"); // what never ended keeps what there is
}

TEST_CASE("names without their backquotes", "[literals]") {
    CHECK(name_value("abc").value == "abc");
    CHECK(name_value("`a b`").value == "a b");
    CHECK(name_value("`a``b`").value == "a`b");
    CHECK(name_value("`a\\nb`").value == "a\\nb");
    CHECK(shown(name_value("ods_${env}_x")) == "ods_<${env}>_x");
    CHECK(shown(name_value("`ods_{{ env }}`")) == "ods_<{{ env }}>");
    CHECK(name_value("${a}").unknown());
    CHECK_FALSE(name_value("${a}_b").unknown());
    CHECK(name_value("abc").literal());
}

TEST_CASE("holes in strings stay where they came to stand", "[literals]") {
    CHECK(shown(string_value("'a ${b} c'")) == "a <${b}> c");
    CHECK(shown(string_value("'\\'${b}\\''")) == "'<${b}>'");
    CHECK(shown(string_value("'${hiveconf:day}'")) == "<${hiveconf:day}>");
    CHECK(shown(string_value("'$do_date'")) == "<$do_date>");
    CHECK(shown(string_value("'{{ ds }}-{{ hr }}'")) == "<{{ ds }}>-<{{ hr }}>");
    CHECK(shown(string_value("'{name}'")) == "<{name}>");
}

TEST_CASE("what looks like a hole and is none", "[literals]") {
    CHECK(string_value("'a{2,3}'").literal()); // a regular expression
    CHECK(string_value("'{\"a\": 1}'").literal());
    CHECK(string_value("'100$'").literal());
    CHECK(string_value("'{'").literal());
    CHECK(hole_length("${a", 0) == 0);
    CHECK(hole_length("${a\n}", 0) == 0); // within a line only
    CHECK(hole_length("{{ a\n}}", 0) == 7);
    CHECK(hole_length("$(a)", 0) == 4);
    CHECK(hole_length("a$b", 1) == 2);
    CHECK(find_holes("a ${b} $c {d}").size() == 3);
    CHECK(find_holes("nothing here").empty());
}

} // namespace lakelint::test
