// SPDX-License-Identifier: Apache-2.0
#include "source/line_index.h"
#include "support/catch.h"

#include <string>

using namespace lakelint::source;

namespace {

Position at(std::string_view text, std::string_view word) {
    return LineIndex(text).position(static_cast<std::uint32_t>(text.find(word)));
}

} // namespace

TEST_CASE("lines end with LF, CRLF or CR", "[source]") {
    const std::string_view text = "a\nbc\r\nd\re";
    const LineIndex index(text);
    CHECK(index.line_count() == 4);
    CHECK(index.line(1) == "a");
    CHECK(index.line(2) == "bc");
    CHECK(index.line(3) == "d");
    CHECK(index.line(4) == "e");
    CHECK(index.line(0).empty());
    CHECK(index.line(5).empty());
    CHECK(index.line_begin(1) == 0);
    CHECK(index.line_begin(2) == 2);
    CHECK(index.line_begin(3) == 6);
    CHECK(index.line_begin(4) == 8);
    CHECK(index.line_begin(5) == text.size());
    CHECK(at(text, "bc") == Position{2, 1});
    CHECK(at(text, "c") == Position{2, 2});
    CHECK(at(text, "d") == Position{3, 1});
    CHECK(at(text, "e") == Position{4, 1});
}

TEST_CASE("a lone CR before a CRLF is a line of its own", "[source]") {
    const LineIndex index("x\r\r\ny");
    CHECK(index.line_count() == 3);
    CHECK(index.line(1) == "x");
    CHECK(index.line(2).empty());
    CHECK(index.line(3) == "y");
}

TEST_CASE("a final line break begins no further line", "[source]") {
    CHECK(LineIndex("").line_count() == 1);
    CHECK(LineIndex("a").line_count() == 1);
    CHECK(LineIndex("a\n").line_count() == 1);
    CHECK(LineIndex("a\r\n").line_count() == 1);
    CHECK(LineIndex("\n").line_count() == 1);
    CHECK(LineIndex("\n\n").line_count() == 2);
    CHECK(LineIndex("a\n").position(2) == Position{2, 1});
    CHECK(LineIndex("a\n").line(2).empty());
    CHECK(LineIndex("").position(0) == Position{1, 1});
}

TEST_CASE("a position within a line break is the end of its line", "[source]") {
    const LineIndex index("ab\r\nc");
    CHECK(index.position(2) == Position{1, 3});
    CHECK(index.position(3) == Position{1, 3});
    CHECK(index.position(4) == Position{2, 1});
}

TEST_CASE("an offset past the end is the end", "[source]") {
    CHECK(LineIndex("ab").position(2) == Position{1, 3});
    CHECK(LineIndex("ab").position(4'000'000'000) == Position{1, 3});
}

TEST_CASE("columns count characters, not bytes", "[source]") {
    CHECK(at("表名 x", "x") == Position{1, 4});
    CHECK(at("-- 😀 x", "x") == Position{1, 6});
    CHECK(at("e\xCC\x81 x", "x") == Position{1, 4}); // an e and a combining accent
    CHECK(at("한국\r\n컬럼 x", "x") == Position{2, 4});
    const LineIndex index("a表b");
    CHECK(index.position(2) == Position{1, 2}); // inside of 表
    CHECK(index.position(3) == Position{1, 2});
    CHECK(index.position(4) == Position{1, 3});
}

TEST_CASE("a range has both ends", "[source]") {
    const LineIndex index("SELECT\n 一二 x");
    CHECK(index.range({0, 6}) == Range{{1, 1}, {1, 7}});
    CHECK(index.range({8, 14}) == Range{{2, 2}, {2, 4}});
    CHECK(index.range({0, 14}) == Range{{1, 1}, {2, 4}});
}

TEST_CASE("columns are right on every side of a block's edge", "[source]") {
    std::string text = "\n";
    for (int i = 0; i < 3000; ++i)
        text += "é表😀x";
    const LineIndex index(text);
    const std::uint32_t size_of_four = 2 + 3 + 4 + 1;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const std::uint32_t begin = 1 + i * size_of_four;
        REQUIRE(index.position(begin) == Position{2, 4 * i + 1});
        REQUIRE(index.position(begin + 2) == Position{2, 4 * i + 2});
        REQUIRE(index.position(begin + 5) == Position{2, 4 * i + 3});
        REQUIRE(index.position(begin + 9) == Position{2, 4 * i + 4});
    }
}

TEST_CASE("a line of 50 MB answers as many lookups as a run may ask", "[source]") {
    const std::uint32_t size = 50U << 20U;
    const std::string text(size, 'x');
    const LineIndex index(text);
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const std::uint32_t offset = i * 521;
        if (index.position(offset) != Position{1, offset + 1}) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(index.line(1).size() == size);
}
