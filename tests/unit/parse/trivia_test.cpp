// SPDX-License-Identifier: Apache-2.0
#include "parse/trivia.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::parse {
namespace {

using Texts = std::vector<std::string>;

Texts texts(std::string_view text, const std::vector<source::Span>& spans) {
    Texts found;
    for (const source::Span span : spans)
        found.emplace_back(text.substr(span.begin, span.size()));
    return found;
}

Texts comments_of(std::string_view text) { return texts(text, trivia(text).comments); }

} // namespace

TEST_CASE("comments are found wherever they stand", "[parse]") {
    CHECK(comments_of("-- a  \nSELECT 1 /* b */, /* c */ 2 -- d\r\n; -- e")
          == Texts{"-- a", "/* b */", "/* c */", "-- d", "-- e"});
    CHECK(comments_of("/* a /* b */ c */ SELECT 1") == Texts{"/* a /* b */ c */"});
    CHECK(comments_of("-- a \\\n b\n-- c\nSELECT 1") == Texts{"-- a \\\n b", "-- c"});
    CHECK(comments_of("").empty());
}

TEST_CASE("what only looks like a comment is none", "[parse]") {
    CHECK(comments_of("SELECT '-- a', \"/* b */\", `-- c` FROM t /*+ BROADCAST(t) */").empty());
}

TEST_CASE("strings are found with their quotes", "[parse]") {
    const std::string_view text = "SELECT 'a', \"b\", r'c', `d` -- 'e'";
    CHECK(texts(text, trivia(text).strings) == Texts{"'a'", "\"b\"", "r'c'"});
}

TEST_CASE("templates come with what is not read of them", "[parse]") {
    CHECK(comments_of("SELECT {% if x %} 1 {% else %} 2 {% endif %} AS a {# b #}")
          == Texts{"{% if x %}", "{% else %} 2 {% endif %}", "{# b #}"});
}

} // namespace lakelint::parse
