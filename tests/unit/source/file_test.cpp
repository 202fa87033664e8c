// SPDX-License-Identifier: Apache-2.0
#include "source/file.h"
#include "support/catch.h"
#include "support/paths.h"

#include <cstring>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lakelint::source;
using lakelint::test::TempDir;
using namespace std::string_literals;

namespace {

File decoded(std::string bytes) {
    auto file = decode(std::move(bytes), "a.sql");
    REQUIRE(file.has_value());
    CHECK(file->path == "a.sql");
    return *file;
}

std::string error_of(const tl::expected<File, ReadError>& file) {
    REQUIRE_FALSE(file.has_value());
    return file.error().path + " " + file.error().message;
}

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace

TEST_CASE("UTF-8 is taken as it is", "[source]") {
    const File file = decoded("SELECT '表' -- 😀\r\n");
    CHECK(file.text == "SELECT '表' -- 😀\r\n");
    CHECK(file.encoding == Encoding::utf8);
    CHECK_FALSE(file.had_bom);
    CHECK_FALSE(file.first_unreadable.has_value());
    CHECK(decoded("").text.empty());
}

TEST_CASE("a byte order mark is no part of the text", "[source]") {
    const File file = decoded("\xEF\xBB\xBFSELECT 1");
    CHECK(file.text == "SELECT 1");
    CHECK(file.had_bom);
    CHECK(file.encoding == Encoding::utf8);
}

TEST_CASE("UTF-16 is converted", "[source]") {
    SECTION("little endian") {
        const File file = decoded("\xFF\xFES\0E\0\x68\x88\x3D\xD8\x00\xDE"s); // S E 表 😀
        CHECK(file.text == "SE表😀");
        CHECK(file.encoding == Encoding::utf16);
        CHECK(file.had_bom);
        CHECK_FALSE(file.first_unreadable.has_value());
    }
    SECTION("big endian") {
        const File file = decoded("\xFE\xFF\0S\0E\x88\x68\xD8\x3D\xDE\x00"s);
        CHECK(file.text == "SE表😀");
        CHECK(file.encoding == Encoding::utf16);
    }
    SECTION("without a mark") {
        const File little = decoded("S\0E\0L\0E\0C\0T\0 \0001\0"s);
        CHECK(little.text == "SELECT 1");
        CHECK(little.encoding == Encoding::utf16);
        CHECK_FALSE(little.had_bom);
        CHECK(decoded("\0S\0E\0L\0E\0C\0T\0 \0001"s).text == "SELECT 1");
    }
    SECTION("half a character and half a unit") {
        const File file = decoded("\xFF\xFE"s + "a\0\x3D\xD8"s + "b\0c"s);
        CHECK(file.text
              == "a\xEF\xBF\xBD"
                 "b\xEF\xBF\xBD");
        CHECK(file.first_unreadable == 1U);
    }
}

TEST_CASE("broken bytes in UTF-8 leave the other characters alone", "[source]") {
    const File file = decoded("-- 订单表\xE8\xA1 x\n-- \xFF`y`");
    CHECK(file.text == "-- 订单表\xEF\xBF\xBD x\n-- \xEF\xBF\xBD`y`");
    CHECK(file.encoding == Encoding::unknown);
    CHECK(file.first_unreadable == 12U);
}

TEST_CASE("a GBK character is one unreadable character", "[source]") {
    const std::string replaced = "\xEF\xBF\xBD";
    // 订单表 in a comment; none of its bytes is ASCII.
    const File file = decoded("-- \xB6\xA9\xB5\xA5\xB1\xED\nSELECT 1");
    CHECK(file.text == "-- " + replaced + replaced + replaced + "\nSELECT 1");
    CHECK(file.encoding == Encoding::unknown);
    CHECK(file.first_unreadable == 3U);
    CHECK_FALSE(file.had_bom);
    // The second byte of 俓, 糮 and 鮹 is a backslash, a backtick and a brace.
    CHECK(decoded("COMMENT '\x82\x5C' x").text == "COMMENT '" + replaced + "' x");
    CHECK(decoded("COMMENT '\xBC\x60' x").text == "COMMENT '" + replaced + "' x");
    CHECK(decoded("COMMENT '\xF6\x7B' x").text == "COMMENT '" + replaced + "' x");
    // A quote, a line break and a digit are never second bytes.
    CHECK(decoded("'\xB6'\n\xB6\n\xB6"
                  "1")
              .text
          == "'" + replaced + "'\n" + replaced + "\n" + replaced + "1");
    CHECK(decoded("\xB6").text == replaced);
    CHECK(decoded("'\x80\xFF\x7F'").text == "'" + replaced + replaced + "\x7F'");
}

TEST_CASE("a CP949 character is one unreadable character", "[source]") {
    const std::string replaced = "\xEF\xBF\xBD";
    // 주문 뷁: the last lies in the extension, with a second byte that is a letter.
    const File file = decoded("-- \xC1\xD6\xB9\xAE \x94\xEE\x90\x41\nX");
    CHECK(file.text == "-- " + replaced + replaced + " " + replaced + replaced + "\nX");
    CHECK(file.encoding == Encoding::unknown);
}

TEST_CASE("Chinese text that holds bytes like UTF-8 is still not taken for it", "[source]") {
    // 自动生成的Hive: six of such sentences hold a few two-byte sequences of UTF-8 by chance.
    const std::string line = "-- \xD7\xD4\xB6\xAF\xC9\xFA\xB3\xC9\xB5\xC4Hive\n-- \xC4\xBF\xB1\xEA\xB1\xED\n";
    const File file = decoded(line);
    const std::string replaced = "\xEF\xBF\xBD";
    CHECK(file.text == "-- " + repeated(replaced, 5) + "Hive\n-- " + repeated(replaced, 3) + "\n");
}

TEST_CASE("accented letters of one byte leave the letters after them alone", "[source]") {
    const std::string replaced = "\xEF\xBF\xBD";
    const File file = decoded("-- cr\xE9"
                              "e l'\xE9tat, d\xE9j\xE0 r\xE9gl\xE9`x`");
    CHECK(file.text
          == "-- cr" + replaced + "e l'" + replaced + "tat, d" + replaced + "j" + replaced + " r" + replaced
                 + "gl" + replaced + "`x`");
    CHECK(file.encoding == Encoding::unknown);
}

TEST_CASE("Shift-JIS letters whose second byte is punctuation are whole", "[source]") {
    const std::string replaced = "\xEF\xBF\xBD";
    // ソート ソート: second bytes are `\`, `[` and `g`.
    const File file = decoded("-- \x83\x5C\x81\x5B\x83\x67 \x83\x5C\x81\x5B\x83\x67\n");
    CHECK(file.text == "-- " + repeated(replaced, 3) + " " + repeated(replaced, 3) + "\n");
}

TEST_CASE("binary files are refused, stray control characters are not", "[source]") {
    CHECK(error_of(decode("PK\x03\x04\x14\0\0\0\x08\0"s + std::string(90, 'x'), "a.sql"))
          == "a.sql is binary, not text");
    CHECK(error_of(decode("\xFF\xFE\0\0S\0\0\0E\0\0\0"s, "a.sql")) == "a.sql is binary, not text"); // UTF-32
    CHECK(decoded("SELECT\0 1"s).text == "SELECT\0 1"s);
    CHECK(decoded("\t\n\v\f\r\x1A").text == "\t\n\v\f\r\x1A");
    // 3 of 100 bytes are tolerated, 4 are not; only the first 8 KiB count.
    CHECK(decoded(std::string(97, 'x') + "\1\1\1").text.size() == 100);
    CHECK(error_of(decode(std::string(96, 'x') + "\1\1\1\1", "b")) == "b is binary, not text");
    CHECK(decoded(std::string(8192, 'x') + std::string(5000, '\1')).text.size() == 13192);
}

TEST_CASE("a file is read whole under the name it is printed with", "[source]") {
    const TempDir folder;
    const std::string text = repeated("SELECT 1; -- 表\n", 20'000);
    const auto file = load(folder.write("x/a b.sql", text), "x/a b.sql");
    REQUIRE(file.has_value());
    CHECK(file->path == "x/a b.sql");
    CHECK(file->text == text);
    CHECK(load(folder.write("empty.sql", ""), "empty.sql")->text.empty());
}

TEST_CASE("what cannot be read is said in words", "[source]") {
    const TempDir folder;
    CHECK(error_of(load(folder.path() / "none.sql", "none.sql")) == "none.sql no such file");
    CHECK(error_of(load(folder.path(), ".")) == ". is a folder");
    const auto file = folder.write("a.sql", "SELECT 1");
    CHECK(error_of(load(file / "b.sql", "a.sql/b.sql")) == "a.sql/b.sql no such file");
    std::filesystem::create_symlink("loop.sql", folder.path() / "loop.sql");
    CHECK(error_of(load(folder.path() / "loop.sql", "loop.sql"))
          == "loop.sql is a link that leads to itself");
    if (::geteuid() != 0) {
        std::filesystem::permissions(file, std::filesystem::perms::none);
        CHECK(error_of(load(file, "a.sql")) == "a.sql permission denied");
    }
}

TEST_CASE("a file over 1 GiB is refused before it is read", "[source]") {
    const TempDir folder;
    const auto file = folder.write("a.sql", "");
    std::filesystem::resize_file(file, (std::uintmax_t{1} << 30U) + 1); // takes no space on the disk
    CHECK(error_of(load(file, "a.sql")) == "a.sql is larger than 1 GiB");
}

TEST_CASE("a pipe is read to its end", "[source]") {
    const TempDir folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string text = repeated("SELECT 1;\n", 50'000); // more than a pipe holds at a time
    std::thread writer([&] {
        const int descriptor = ::open(pipe.c_str(), O_WRONLY);
        for (std::size_t sent = 0; descriptor >= 0 && sent < text.size();) {
            const ssize_t count = ::write(descriptor, text.data() + sent, text.size() - sent);
            if (count <= 0) break;
            sent += static_cast<std::size_t>(count);
        }
        ::close(descriptor);
    });
    const auto file = load(pipe, "<pipe>");
    writer.join();
    REQUIRE(file.has_value());
    CHECK(file->text == text);
}

TEST_CASE("real files in GBK keep their SQL", "[source][shared]") {
    const auto shared = lakelint::test::shared_dir();
    REQUIRE(shared.has_value());
    std::size_t unknown = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*shared / "corpus" / "files")) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path().string());
        const auto file = load(entry.path(), "a.sql");
        REQUIRE(file.has_value());
        if (file->encoding != Encoding::unknown) continue;
        ++unknown;
        // Each begins with a comment that tells what made it, in 5 characters and the word Hive DDL.
        CHECK(file->text.starts_with("-- " + repeated("\xEF\xBF\xBD", 5) + "Hive DDL"));
        CHECK(file->text.find("CREATE TABLE IF NOT EXISTS") != std::string::npos);
    }
    CHECK(unknown == 12);
}
