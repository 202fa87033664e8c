// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.h"
#include "report/printable.h"
#include "source/width.h"
#include "support/catch.h"

#include <string>

using namespace lakelint::report;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

/// The excerpt with a second line that marks, as it is printed.
std::string marked(std::string_view text, std::string_view word) {
    const auto begin = static_cast<std::uint32_t>(text.find(word));
    const Excerpt shown = excerpt(text, begin, begin + static_cast<std::uint32_t>(word.size()));
    return shown.text + "\n" + std::string(shown.mark_begin, ' ') + std::string(shown.mark_size, '^');
}

} // namespace

TEST_CASE("control characters are spelt out", "[report]") {
    CHECK(printable("a\x1b[31mb\x07") == "a\\x1b[31mb\\x07");
    CHECK(printable(std::string_view("\0", 1)) == "\\x00");
    CHECK(printable("a\nb\tc\rd") == "a\\nb\\tc\\rd");
    CHECK(printable("\x7F\xC2\x9B") == "\\x7f\\x9b"); // DEL, and a one-character CSI
    CHECK(printable("a\xE2\x80\xAE"
                    "b\xE2\x81\xA6\xE2\x80\xA8")
          == "a\\u{202e}b\\u{2066}\\u{2028}");
    CHECK(printable("表 é 😀") == "表 é 😀");
    CHECK(printable("a\xFF\xE8\xA1") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a sentence stays on one line", "[report]") {
    CHECK(one_line("a\nb\r\nc\rd\te") == "a b c d e");
    CHECK(one_line("a\x1b\n") == "a\\x1b ");
}

TEST_CASE("the mark stands under the word", "[report]") {
    CHECK(marked("one\nSELECT bad x\ntwo", "bad") == "SELECT bad x\n       ^^^");
    CHECK(marked("a\r\nb c\r\nd", "c") == "b c\n  ^");
    CHECK(marked("a\rbad\rc", "bad") == "bad\n^^^");
}

TEST_CASE("the mark counts columns of the terminal", "[report]") {
    CHECK(marked("'订单' 名字 x", "名字") == "'订单' 名字 x\n       ^^^^");
    CHECK(marked("😀 bad", "bad") == "😀 bad\n   ^^^");
    CHECK(marked("e\xCC\x81 bad", "bad") == "e\xCC\x81 bad\n  ^^^");
    CHECK(marked("\tbad", "bad") == "    bad\n    ^^^");
    CHECK(marked("ab\tbad\tx", "bad") == "ab  bad x\n    ^^^");
    CHECK(marked("a\tb", "\t") == "a   b\n ^^^");
    CHECK(marked("\x1b[0m bad", "bad") == "\\x1b[0m bad\n        ^^^");
}

TEST_CASE("an empty mark is one column wide", "[report]") {
    const Excerpt at_end = excerpt("abc", 3, 3);
    CHECK(at_end.text == "abc");
    CHECK(at_end.mark_begin == 3);
    CHECK(at_end.mark_size == 1);
    const Excerpt past_end = excerpt("abc\n", 4, 4);
    CHECK(past_end.text.empty());
    CHECK(past_end.mark_begin == 0);
    CHECK(excerpt("abc\ndef", 1, 1).mark_size == 1);
    CHECK(excerpt("", 0, 0).text.empty());
    CHECK(excerpt("abc", 900, 901).mark_begin == 3);
}

TEST_CASE("a mark over several lines ends with the first", "[report]") {
    const Excerpt shown = excerpt("abc\ndef", 1, 6);
    CHECK(shown.text == "abc");
    CHECK(shown.mark_size == 2);
}

TEST_CASE("a line of 160 columns is shown whole, a longer one is cut around the mark", "[report]") {
    const std::string whole = std::string(79, 'a') + "bad" + std::string(78, 'b');
    CHECK(excerpt(whole, 79, 82).text == whole);
    CHECK(excerpt(repeated("表", 80), 0, 3).text == repeated("表", 80));

    const std::string middle = std::string(200, 'a') + "bad" + std::string(200, 'b');
    CHECK(marked(middle, "bad")
          == "…" + std::string(77, 'a') + "bad" + std::string(78, 'b') + "…\n" + std::string(78, ' ')
                 + "^^^");
    const std::string first = "bad" + std::string(400, 'b');
    CHECK(marked(first, "bad") == "bad" + std::string(155, 'b') + "…\n^^^");
    const std::string last = std::string(400, 'a') + "bad";
    CHECK(marked(last, "bad") == "…" + std::string(155, 'a') + "bad\n" + std::string(156, ' ') + "^^^");
}

TEST_CASE("a mark that is too long itself is cut at its end", "[report]") {
    const Excerpt shown = excerpt("x " + std::string(500, 'm') + " y", 2, 502);
    CHECK(shown.text == "x " + std::string(156, 'm') + "…");
    CHECK(shown.mark_begin == 2);
    CHECK(shown.mark_size == 156);
}

TEST_CASE("wide characters are never cut in halves", "[report]") {
    const std::string text = repeated("表", 300) + "x" + repeated("表", 300);
    const Excerpt shown = excerpt(text, 900, 901);
    CHECK(lakelint::source::width(std::string_view(shown.text)) <= 160);
    CHECK(shown.text == "…" + repeated("表", 39) + "x" + repeated("表", 39) + "…");
    CHECK(shown.mark_begin == 79);
    // The piece that is looked at begins in the middle of a character.
    const std::string shifted = "a" + repeated("表", 3000) + "bad";
    CHECK(marked(shifted, "bad") == "…" + repeated("表", 77) + "bad\n" + std::string(155, ' ') + "^^^");
}

TEST_CASE("a line of 50 MB costs nothing", "[report]") {
    std::string text(50U << 20U, 'x');
    const std::uint32_t middle = 25U << 20U;
    text.replace(middle, 3, "bad");
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(excerpt(text, middle, middle + 3).text.size() == 3 + 158 + 3); // an ellipsis is three bytes
    }
    CHECK(excerpt(text, 0, static_cast<std::uint32_t>(text.size())).mark_size == 158);
}

TEST_CASE("text is shortened to columns", "[report]") {
    CHECK(shorten("abcdef", 6) == "abcdef");
    CHECK(shorten("abcdefg", 6) == "abcde…");
    CHECK(shorten("表表表", 6) == "表表表");
    CHECK(shorten("表表表表", 6) == "表表…");
    CHECK(shorten("", 6).empty());
}
