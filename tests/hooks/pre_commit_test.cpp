// SPDX-License-Identifier: Apache-2.0
// Commits to a repository that is guarded by lakelint's hooks, with the pre-commit tool itself. It is
// installed once into the build folder; where that cannot be done, these tests say so and are skipped.
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>

namespace fs = std::filesystem;
using namespace lakelint::test;

namespace {

/// The folder of the pre-commit program, or nothing, and then a word why.
std::optional<fs::path> pre_commit() {
    static const std::optional<fs::path> folder = []() -> std::optional<fs::path> {
        const fs::path environment = fs::read_symlink("/proc/self/exe").parent_path() / "pre-commit";
        const TempDir temp;
        // Not with run_command: pip needs the user's own settings.
        const std::string command = "'" + (source_dir() / "tests/hooks/install-pre-commit").string() + "' '"
                                    + environment.string() + "' >'" + temp.path().string() + "/why'";
        if (std::system(command.c_str()) == 0) return environment / "bin";
        std::cerr << "skipped: pre-commit is not here: " << read_file(temp.path() / "why");
        return std::nullopt;
    }();
    return folder;
}

/// The first yaml block of a document that shows a hook of the user's own repository.
std::string local_hook_in(const fs::path& document) {
    const std::string text = read_file(source_dir() / document);
    const std::string fence = "```yaml\n";
    for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
        const std::size_t begin = at + fence.size();
        const std::string block = text.substr(begin, text.find("```", begin) - begin);
        if (block.find("repo: local") != std::string::npos) return block;
    }
    FAIL(document.string() << " shows no `repo: local`");
    return {};
}

std::string documented_hook() {
    const std::string hook = local_hook_in("README.md");
    CHECK(local_hook_in("docs/integrations.md") == hook);
    return hook;
}

/// A user's repository: a policy, and one job that sets what tables must set.
class Repository {
  public:
    explicit Repository(fs::path tools) : tools_(std::move(tools)) {
        fs::create_directories(path());
        write("lakelint.yaml", "version: 1\n"
                               "defaults: { catalog: prod }\n"
                               "layers:\n"
                               "  ods:\n"
                               "    schemas: [\"*.ods\"]\n"
                               "    tables: \"erp_{entity}\"\n"
                               "    retention: { log: { min: 30 days } }\n"
                               "names: { entity: \"[a-z_]+\" }\n");
        write("maintenance/retention.sql",
              "ALTER TABLE ods.erp_orders SET TBLPROPERTIES ('delta.logRetentionDuration' = '30 days');\n");
        REQUIRE(run("git init -q . && git add . && git commit -q -m start").status == 0);
    }

    [[nodiscard]] fs::path path() const { return temp_.path() / "repository"; }
    void write(const fs::path& file, const std::string& text) const { write_file(path() / file, text); }
    [[nodiscard]] Outcome run(const std::string& command) const {
        return run_command("PATH='" + tools_.string() + "':$PATH; " + command, path(), temp_.path());
    }
    /// Commits all that has changed; what was printed is in `out`.
    [[nodiscard]] Outcome commit() const { return run("git add . && git commit -m change 2>&1"); }
    [[nodiscard]] std::string commits() const { return run("git rev-list --count HEAD").out; }

  private:
    fs::path tools_;
    TempDir temp_;
};

const std::string wrong = "CREATE TABLE prod.ods.orders (id BIGINT);\n";
const std::string right = "CREATE TABLE prod.ods.erp_orders (id BIGINT);\n";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the hook of the README stops a commit with a finding, and lets it pass once it is mended",
          "[hooks]") {
    const auto tools = pre_commit();
    if (!tools) return;
    const Repository repository(*tools);
    repository.write(".pre-commit-config.yaml", documented_hook());
    REQUIRE(repository.run("pre-commit install").status == 0);

    repository.write("ingest/orders.sql", wrong);
    const Outcome stopped = repository.commit();
    INFO(stopped.out);
    CHECK(stopped.status == 1);
    CHECK(repository.commits() == "1\n");
    CHECK(contains(stopped.out, repository.run("lakelint check ingest/orders.sql").out));
    CHECK(contains(stopped.out,
                   "error[naming/off-template-table]: `prod.ods.orders` does not match `erp_{entity}`"));
    CHECK(contains(stopped.out, " --> ingest/orders.sql:1:23\n"));

    // The ALTER that makes this table's retention right lies in a file that the commit does not touch.
    repository.write("ingest/orders.sql", right);
    const Outcome passed = repository.commit();
    INFO(passed.out);
    CHECK(passed.status == 0);
    CHECK(contains(passed.out, "Passed"));
    CHECK(repository.commits() == "2\n");
}

TEST_CASE("a broken policy stops a commit", "[hooks]") {
    const auto tools = pre_commit();
    if (!tools) return;
    const Repository repository(*tools);
    repository.write(".pre-commit-config.yaml", documented_hook());
    REQUIRE(repository.run("pre-commit install").status == 0);
    repository.write("lakelint.yaml", "version: 1\nlayer: {}\n");
    repository.write("ingest/orders.sql", right);
    const Outcome stopped = repository.commit();
    INFO(stopped.out);
    CHECK(stopped.status == 1);
    CHECK(contains(stopped.out, "- exit code: 2\n"));
    CHECK(contains(stopped.out, "error[policy/invalid]: unknown key `layer`"));
}

TEST_CASE("the published hooks work with the lakelint on PATH", "[hooks]") {
    const auto tools = pre_commit();
    if (!tools) return;
    const Repository repository(*tools);
    fs::create_directories(repository.path().parent_path() / "hooks");
    fs::copy(source_dir() / ".pre-commit-hooks.yaml", repository.path().parent_path() / "hooks");
    REQUIRE(repository
                .run("cd ../hooks && pre-commit validate-manifest .pre-commit-hooks.yaml && "
                     "git init -q . && git add . && git commit -q -m hooks")
                .status
            == 0);
    const std::string try_hooks = "git add . && pre-commit try-repo ../hooks 2>&1 ";

    SECTION("lakelint reports on the files of the commit") {
        repository.write("ingest/orders.sql", wrong);
        const Outcome stopped = repository.run(try_hooks + "lakelint");
        INFO(stopped.out);
        CHECK(stopped.status == 1);
        CHECK(contains(stopped.out, repository.run("lakelint check ingest/orders.sql").out));
        repository.write("ingest/orders.sql", right);
        CHECK(repository.run(try_hooks + "lakelint").status == 0);
    }
    SECTION("lakelint-project reports on all files when one of them changes") {
        repository.write("ingest/orders.sql", right);
        REQUIRE(repository.commit().status == 0);
        // The finding is in a file that the commit does not touch.
        repository.write("maintenance/retention.sql", "SELECT 1;\n");
        CHECK(repository.run(try_hooks + "lakelint").status == 0);
        const Outcome stopped = repository.run(try_hooks + "lakelint-project");
        INFO(stopped.out);
        CHECK(stopped.status == 1);
        CHECK(contains(stopped.out, repository.run("lakelint check").out));
        CHECK(contains(stopped.out, " --> ingest/orders.sql:1:23\n"));
    }
    SECTION("lakelint-project reports on all files when the policy changes") {
        repository.write("ingest/orders.sql", right);
        REQUIRE(repository.commit().status == 0);
        repository.write("lakelint.yaml",
                         "version: 1\nlayers: { ods: { schemas: [\"*.ods\"], kinds: [view] } }\n");
        const Outcome stopped = repository.run(try_hooks + "lakelint-project");
        INFO(stopped.out);
        CHECK(stopped.status == 1);
        CHECK(contains(stopped.out, "error[layers/forbidden-kind]: `prod.ods.erp_orders` is a table"));
        CHECK(contains(repository.run(try_hooks + "lakelint").out, "Skipped"));
    }
}
