// SPDX-License-Identifier: Apache-2.0
#include "source/encoding.h"
#include "source/file.h"
#include "source/replace_file.h"
#include "support/catch.h"
#include "support/paths.h"

#include <filesystem>
#include <string>

namespace fs = std::filesystem;
using namespace lakelint::source;
using namespace lakelint::test;

namespace {

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("a file is replaced and keeps its permissions", "[source]") {
    const TempDir folder;
    const fs::path file = folder.write("a.sql", "old");
    fs::permissions(file, fs::perms(0640));
    CHECK_FALSE(replace_file(file, "old", "new").has_value());
    CHECK(read_file(file) == "new");
    CHECK(fs::status(file).permissions() == fs::perms(0640));
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a link stays one, and what it leads to is replaced", "[source]") {
    const TempDir folder;
    const fs::path file = folder.write("real/a.sql", "old");
    fs::create_symlink("real/a.sql", folder.path() / "link.sql");
    CHECK_FALSE(replace_file(folder.path() / "link.sql", "old", "new").has_value());
    CHECK(fs::is_symlink(folder.path() / "link.sql"));
    CHECK(read_file(file) == "new");
    CHECK(entries(folder.path() / "real") == 1);
}

TEST_CASE("a file that somebody else has changed is left alone", "[source]") {
    const TempDir folder;
    const fs::path file = folder.write("a.sql", "theirs");
    CHECK(replace_file(file, "old", "new") == "somebody else has changed it in the meantime; run again");
    CHECK(read_file(file) == "theirs");
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("what cannot be replaced is said in words", "[source]") {
    const TempDir folder;
    const fs::path file = folder.write("a.sql", "old");
    CHECK_FALSE(why_not_replaceable(file).has_value());
    CHECK(why_not_replaceable(folder.path() / "none.sql") == "it is not there any more");
    CHECK(why_not_replaceable(folder.path()) == "it is no regular file");
    fs::permissions(file, fs::perms(0444));
    CHECK(why_not_replaceable(file) == "it is read-only");
    CHECK(replace_file(file, "old", "new") == "it is read-only");
    CHECK(read_file(file) == "old");
}

TEST_CASE("a text goes back into the encoding that it came from", "[source]") {
    const auto utf16 = [](ByteOrder order) {
        return encode_utf16("a\r\n\xEC\xA3\xBC\xF0\x9F\x90\x9F", order);
    };
    for (const std::string& bytes : {std::string("plain"), std::string("\xEF\xBB\xBFmarked"),
                                     std::string("\xFF\xFE") + utf16(ByteOrder::little),
                                     std::string("\xFE\xFF") + utf16(ByteOrder::big)}) {
        const auto file = decode(bytes, "a.sql");
        REQUIRE(file.has_value());
        CHECK(encode_like(bytes, file->text) == bytes);
    }
    const std::string unknown = "caf\xE9 na\xEFve";
    CHECK(encode_like(unknown, decode(unknown, "a.sql")->text) != unknown);
}
