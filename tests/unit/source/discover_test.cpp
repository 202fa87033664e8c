// SPDX-License-Identifier: Apache-2.0
#include "source/discover.h"
#include "support/catch.h"
#include "support/paths.h"

#include <string>
#include <vector>

#include <unistd.h>

using namespace lakelint::source;
using lakelint::test::TempDir;
using Strings = std::vector<std::string>;

namespace {

namespace fs = std::filesystem;

Discovered discover_in(const fs::path& project, const Strings& roots, const DiscoverOptions& options = {}) {
    std::vector<fs::path> absolute;
    for (const auto& root : roots)
        absolute.push_back(project / root);
    return discover(project, absolute, options);
}

Strings paths_of(const Discovered& found) {
    Strings paths;
    for (const auto& file : found.files)
        paths.push_back(file.path);
    return paths;
}

Strings problems_of(const Discovered& found) {
    Strings problems;
    for (const auto& problem : found.problems)
        problems.push_back(problem.path + " " + problem.message);
    return problems;
}

} // namespace

TEST_CASE("files with a SQL extension are found in bytewise order", "[source]") {
    const TempDir folder;
    for (const char* path : {"b.sql", "a/z.SQL", "a/b.HqL", "a.ddl", "a-b/x.sql", "readme.md", "x.sqlx",
                             "sql", ".hidden/y.sql", "node_modules/z.sql"}) {
        folder.write(path, "SELECT 1");
    }
    const Discovered found = discover_in(folder.path(), {"."});
    CHECK(paths_of(found)
          == Strings{".hidden/y.sql", "a-b/x.sql", "a.ddl", "a/b.HqL", "a/z.SQL", "b.sql",
                     "node_modules/z.sql"});
    CHECK(found.problems.empty());
    CHECK(found.files[1].absolute == folder.path() / "a-b/x.sql");
}

TEST_CASE("other extensions can be chosen", "[source]") {
    const TempDir folder;
    folder.write("a.sql", "");
    folder.write("b.spark.txt", "");
    DiscoverOptions options;
    options.extensions = {".spark.txt"};
    CHECK(paths_of(discover_in(folder.path(), {"."}, options)) == Strings{"b.spark.txt"});
}

TEST_CASE("roots that overlap give each file once", "[source]") {
    const TempDir folder;
    folder.write("a/x.sql", "");
    folder.write("a/b/y.sql", "");
    folder.write("z.sql", "");
    CHECK(paths_of(discover_in(folder.path(), {"a/b", "a/b/y.sql", ".", "a", "a/../z.sql", "./a//x.sql"}))
          == Strings{"a/b/y.sql", "a/x.sql", "z.sql"});
    CHECK(paths_of(discover_in(folder.path(), {"a/b"})) == Strings{"a/b/y.sql"});
    CHECK(paths_of(discover_in(folder.path(), {})).empty());
}

TEST_CASE("what .gitignore names is left out, unless it is asked for", "[source]") {
    const TempDir folder;
    folder.write(".gitignore", "build/\n*.tmp.sql\n");
    folder.write("x/.gitignore", "!y.tmp.sql\n");
    for (const char* path : {"build/a.sql", "x/a.tmp.sql", "x/y.tmp.sql", "b.sql", ".git/c.sql", ".hg/d.sql",
                             ".svn/e.sql", "x/build/f.sql"}) {
        folder.write(path, "");
    }
    CHECK(paths_of(discover_in(folder.path(), {"."})) == Strings{"b.sql", "x/y.tmp.sql"});
    CHECK(paths_of(discover_in(folder.path(), {"x/a.tmp.sql", "build"}))
          == Strings{"build/a.sql", "x/a.tmp.sql"});
    DiscoverOptions options;
    options.respect_gitignore = false;
    CHECK(paths_of(discover_in(folder.path(), {"."}, options))
          == Strings{"b.sql", "build/a.sql", "x/a.tmp.sql", "x/build/f.sql", "x/y.tmp.sql"});
}

TEST_CASE("nothing in an ignored folder can be taken after all", "[source]") {
    const TempDir folder;
    folder.write(".gitignore", "out/\n!out/keep.sql\nall/*\n!all/keep.sql\n");
    for (const char* path : {"out/keep.sql", "all/keep.sql", "all/drop.sql"})
        folder.write(path, "");
    CHECK(paths_of(discover_in(folder.path(), {"."})) == Strings{"all/keep.sql"});
}

TEST_CASE("a project within a repository keeps to the repository's rules", "[source]") {
    const TempDir folder;
    fs::create_directories(folder.path() / ".git/info");
    folder.write(".git/info/exclude", "private.sql\n");
    folder.write(".gitignore", "/warehouse/gen/\n");
    for (const char* path : {"warehouse/gen/a.sql", "warehouse/b.sql", "warehouse/private.sql"})
        folder.write(path, "");
    CHECK(paths_of(discover_in(folder.path() / "warehouse", {"."})) == Strings{"b.sql"});
}

TEST_CASE("exclude holds for files that are named, too", "[source]") {
    const TempDir folder;
    for (const char* path : {"vendor/a.sql", "x/vendor/b.sql", "x/c.sql", "x/old_d.sql"})
        folder.write(path, "");
    DiscoverOptions options;
    options.exclude = {"vendor/**", "old_*"};
    CHECK(paths_of(discover_in(folder.path(), {"."}, options)) == Strings{"x/c.sql", "x/vendor/b.sql"});
    CHECK(paths_of(discover_in(folder.path(), {"vendor", "vendor/a.sql", "x/old_d.sql", "x/c.sql"}, options))
          == Strings{"x/c.sql"});
}

TEST_CASE("a file that is named is taken whatever it is called", "[source]") {
    const TempDir folder;
    folder.write("query.txt", "");
    const Discovered found = discover_in(folder.path(), {"query.txt"});
    CHECK(paths_of(found) == Strings{"query.txt"});
    CHECK(found.files[0].absolute == folder.path() / "query.txt");
}

TEST_CASE("missing paths are problems", "[source]") {
    const TempDir folder;
    folder.write("a.sql", "");
    fs::create_symlink("nowhere", folder.path() / "link.sql");
    fs::create_symlink("nowhere", folder.path() / "link");
    CHECK(problems_of(discover_in(folder.path(), {"none", "x/none.sql", "link", "a.sql"}))
          == Strings{"link is a link that leads nowhere", "none no such file or folder",
                     "x/none.sql no such file or folder"});
    const Discovered found = discover_in(folder.path(), {"."});
    CHECK(problems_of(found) == Strings{"link.sql is a link that leads nowhere"});
    CHECK(paths_of(found) == Strings{"a.sql"});
}

TEST_CASE("a folder that cannot be read is a problem", "[source]") {
    if (::geteuid() == 0) return; // root reads everything
    const TempDir folder;
    folder.write("a.sql", "");
    folder.write("locked/b.sql", "");
    fs::permissions(folder.path() / "locked", fs::perms::none);
    const Discovered found = discover_in(folder.path(), {"."});
    fs::permissions(folder.path() / "locked", fs::perms::owner_all);
    CHECK(problems_of(found) == Strings{"locked permission denied"});
    CHECK(paths_of(found) == Strings{"a.sql"});
}

TEST_CASE("loops of links end", "[source]") {
    const TempDir folder;
    folder.write("project/a/x.sql", "");
    const fs::path project = folder.path() / "project";
    fs::create_directory_symlink("..", project / "a/up");
    fs::create_directory_symlink(".", project / "a/self");
    fs::create_directory_symlink("../..", project / "a/out");
    fs::create_symlink("b", project / "b");
    fs::create_symlink("c.sql", project / "c.sql");
    const Discovered found = discover_in(project, {"."});
    CHECK(paths_of(found) == Strings{"a/x.sql"});
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].path == "c.sql");
}

TEST_CASE("a linked folder is walked once, under its own name if it lies in the project", "[source]") {
    const TempDir folder;
    folder.write("shared/s.sql", "");
    folder.write("project/z/x.sql", "");
    folder.write("project/.gitignore", "gen/\n");
    folder.write("project/gen/g.sql", "");
    const fs::path project = folder.path() / "project";
    fs::create_directory_symlink("z", project / "a");
    fs::create_directory_symlink("gen", project / "current");
    fs::create_directory_symlink("../shared", project / "ext");
    fs::create_directory_symlink("../shared", project / "ext2");
    const Discovered found = discover_in(project, {"."});
    CHECK(paths_of(found) == Strings{"ext/s.sql", "z/x.sql"});
    CHECK(found.files[0].absolute == folder.path() / "shared/s.sql");
    CHECK(paths_of(discover_in(project, {"a"})) == Strings{"z/x.sql"});
    CHECK(paths_of(discover_in(project, {"a/x.sql"})) == Strings{"z/x.sql"});
    CHECK(paths_of(discover_in(project, {"ext"})) == Strings{"ext/s.sql"});
}

TEST_CASE("a linked file adds nothing to the file itself", "[source]") {
    const TempDir folder;
    folder.write("project/real.sql", "");
    folder.write("project/text.txt", "");
    folder.write("outside.sql", "");
    const fs::path project = folder.path() / "project";
    fs::create_symlink("real.sql", project / "a_link.sql");
    fs::create_symlink("text.txt", project / "text.sql");
    fs::create_symlink("../outside.sql", project / "out.sql");
    fs::create_symlink("../outside.sql", project / "out2.sql");
    CHECK(paths_of(discover_in(project, {"."})) == Strings{"out.sql", "real.sql", "text.sql"});
    CHECK(paths_of(discover_in(project, {"a_link.sql"})) == Strings{"a_link.sql"});
}

TEST_CASE("a project reached through a link has the same paths", "[source]") {
    const TempDir folder;
    folder.write("project/a/x.sql", "");
    fs::create_directory_symlink("project", folder.path() / "here");
    const std::vector<fs::path> roots{folder.path() / "here"};
    CHECK(paths_of(discover(folder.path() / "project", roots)) == Strings{"a/x.sql"});
    CHECK(paths_of(discover(folder.path() / "here", roots)) == Strings{"a/x.sql"});
}

TEST_CASE("what lies outside of the project is named from it", "[source]") {
    const TempDir folder;
    folder.write("project/a.sql", "");
    folder.write("other/b.sql", "");
    CHECK(paths_of(discover_in(folder.path() / "project", {"../other", "."}))
          == Strings{"../other/b.sql", "a.sql"});
}

TEST_CASE("names may hold any bytes", "[source]") {
    const TempDir folder;
    for (const char* path :
         {"with space.sql", "line\nbreak.sql", "\xB1\xED.sql", "表/[x].sql", "\x1b[31m.sql"}) {
        folder.write(path, "");
    }
    CHECK(paths_of(discover_in(folder.path(), {"."}))
          == Strings{"\x1b[31m.sql", "line\nbreak.sql", "with space.sql", "\xB1\xED.sql", "表/[x].sql"});
}

TEST_CASE("relative roots count from the working directory", "[source]") {
    const TempDir folder;
    folder.write("x/a.sql", "");
    const fs::path before = fs::current_path();
    fs::current_path(folder.path() / "x");
    const std::vector<fs::path> roots{"."};
    const Discovered found = discover(folder.path(), roots);
    fs::current_path(before);
    CHECK(paths_of(found) == Strings{"x/a.sql"});
    CHECK(found.files[0].absolute == folder.path() / "x/a.sql");
}
