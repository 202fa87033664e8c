// SPDX-License-Identifier: Apache-2.0
#include "source/utf8.h"
#include "source/width.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace lakelint::source;

namespace {

/// The sizes of the pieces that bytes fall into, negative for broken ones.
std::vector<int> pieces(std::string_view bytes) {
    std::vector<int> sizes;
    for (std::size_t i = 0; i < bytes.size();) {
        const Utf8Step step = utf8_step(bytes, i);
        sizes.push_back(step.valid ? static_cast<int>(step.size) : -static_cast<int>(step.size));
        i += step.size;
    }
    return sizes;
}

} // namespace

TEST_CASE("UTF-8 is read one character at a time", "[source]") {
    CHECK(pieces("aé表😀") == std::vector<int>{1, 2, 3, 4});
    CHECK(utf8_step("表", 0).code_point == U'表');
    CHECK(utf8_step("😀", 0).code_point == U'😀');
    CHECK(utf8_step("a", 1).size == 0);
}

TEST_CASE("a broken character is its longest beginning", "[source]") {
    CHECK(pieces("\x80") == std::vector<int>{-1});
    CHECK(pieces("\xE8\xA1") == std::vector<int>{-2}); // the beginning of 表, then the end
    CHECK(pieces("\xE8\xA1x") == std::vector<int>{-2, 1});
    CHECK(pieces("\xF0\x9F\x98\xE8\xA1\xA8") == std::vector<int>{-3, 3});
    CHECK(pieces("\xC0\xAF") == std::vector<int>{-1, -1});                 // overlong
    CHECK(pieces("\xE0\x80\xAF") == std::vector<int>{-1, -1, -1});         // overlong
    CHECK(pieces("\xED\xA0\x80") == std::vector<int>{-1, -1, -1});         // a surrogate
    CHECK(pieces("\xF4\x90\x80\x80") == std::vector<int>{-1, -1, -1, -1}); // past U+10FFFF
    CHECK(pieces("\xFF\xFE") == std::vector<int>{-1, -1});
}

TEST_CASE("code points are written as they are read", "[source]") {
    std::string text;
    for (const char32_t c : {U'a', U'é', U'表', U'😀', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFF',
                             U'\U00010000', U'\U0010FFFF'}) {
        const std::size_t begin = text.size();
        append_utf8(text, c);
        const Utf8Step step = utf8_step(text, begin);
        CHECK(step.valid);
        CHECK(step.code_point == c);
        CHECK(begin + step.size == text.size());
    }
    CHECK(count_code_points(text) == 11);
}

TEST_CASE("ASCII is skipped up to the first other byte", "[source]") {
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text = std::string(length, 'x') + "é";
        REQUIRE(skip_ascii(text, 0) == length);
        REQUIRE(skip_ascii(text, length / 2) == length);
    }
    CHECK(skip_ascii("abc", 0) == 3);
    CHECK(skip_ascii("abc", 3) == 3);
}

TEST_CASE("wide characters take two columns, combining ones none", "[source]") {
    CHECK(width(std::string_view("orders")) == 6);
    CHECK(width(std::string_view("表名")) == 4);
    CHECK(width(std::string_view("한국어")) == 6);
    CHECK(width(std::string_view("ｱ")) == 1); // half width
    CHECK(width(std::string_view("😀")) == 2);
    CHECK(width(std::string_view("e\xCC\x81")) == 1);
    CHECK(width(std::string_view("\xEF\xBF\xBD")) == 1);
    CHECK(width(std::string_view("\xFF")) == 1);
    CHECK(width(U'\t') == 0);
}
