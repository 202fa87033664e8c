// SPDX-License-Identifier: Apache-2.0
// The problem matchers that we hand out, run over the `gcc` output of examples/lakehouse; what they must read
// is taken from the `json` output of the same run.
#include "support/problem_matcher.h"
#include "support/process.h"

#include <fstream>

using namespace lakelint::test;
using Json = nlohmann::json;

namespace {

struct Run {
    std::vector<std::string> lines;
    std::vector<Problem> expected;
};

/// `command` writes the `gcc` format; the same findings are asked for as JSON.
Run lint(const std::string& command, const std::filesystem::path& folder) {
    const TempDir home;
    const auto file = home.path() / "findings.json";
    const Outcome outcome = run_command(command + " --format json=" + file.string(), folder, home.path());
    INFO(command << "\n" << outcome.err);
    REQUIRE(outcome.status == 1);
    Run run;
    run.lines = lines_of(outcome.out);
    const Json json = Json::parse(read_file(file));
    for (const Json& finding : json.at("findings")) {
        run.expected.push_back({finding.at("path"), std::to_string(finding.at("line").get<int>()),
                                std::to_string(finding.at("column").get<int>()), finding.at("severity"),
                                finding.at("message"), finding.at("rule")});
    }
    REQUIRE_FALSE(run.expected.empty());
    REQUIRE(run.lines.size() == run.expected.size());
    return run;
}

/// The task's command line, as a shell takes it.
std::string command_of(const Json& task) {
    std::string command = task.at("command");
    for (const Json& argument : task.at("args"))
        command += " '" + argument.get<std::string>() + "'";
    return command;
}

} // namespace

TEST_CASE("GitHub's problem matcher reads every line of a real run", "[examples]") {
    const Run run = lint("lakelint check --format gcc examples/lakehouse", source_dir());
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        Problem expected = run.expected[i];
        if (expected.severity == "note") expected.severity = "notice";
        CHECK(match_github(run.lines[i]) == expected);
    }
}

TEST_CASE("the documented task of VS Code reads every line of a real run", "[examples]") {
    const Json task = documented_task();
    CHECK(task.at("options").at("cwd") == "${workspaceFolder}");
    CHECK(task.at("problemMatcher").at("fileLocation") == Json({"relative", "${workspaceFolder}"}));
    const auto workspace = source_dir() / "examples/lakehouse";
    const Run run = lint(command_of(task), workspace);
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        const auto found = match(task.at("problemMatcher").at("pattern"), run.lines[i]);
        INFO(run.lines[i]);
        REQUIRE(found.has_value());
        CHECK(*found == run.expected[i]);
        CHECK(std::filesystem::exists(workspace / found->file));
    }
}
