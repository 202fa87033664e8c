// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "report/format.h"

#include <exception>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <lakelint/version.h>

namespace lakelint::cli {
namespace {

constexpr const char* exit_codes =
    "Exit status: 0 clean, 1 findings, 2 wrong usage or policy, 3 an input could not be read.";

std::string format_help() {
    std::string text =
        "How to write the findings, once or several times: FMT for standard output, FMT=FILE for a file.";
    for (const auto& format : report::formats())
        text += fmt::format("\n{}: {}", format.name, format.description);
    return text;
}

void add_paths(CLI::App& command, InputOptions& input, const char* what) {
    command.add_option("PATH", input.paths, what)->type_name("");
    command.add_option("--jobs,-j", input.jobs, "Threads to use; 0 is one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
}

void add_standard_input(CLI::App& command, InputOptions& input) {
    command
        .add_option("--stdin-filename", input.stdin_filename,
                    "Read standard input in place of this file (PATH `-` reads it as well)")
        ->type_name("FILE");
}

void add_output(CLI::App& command, OutputOptions& output) {
    command.add_option("--format,-f", output.formats, format_help())
        ->type_name("FMT[=FILE]")
        ->take_all()
        ->allow_extra_args(false);
    command.add_option("--color", output.color, "Colours: auto (on a terminal), always or never")
        ->type_name("WHEN")
        ->check(CLI::IsMember({"auto", "always", "never"}));
}

/// One object for each command's options, and what the command line chose to run.
struct Commands {
    CheckOptions check;
    ParseOptions parse;
    FactsOptions facts;
    RulesOptions rules;
    ExplainOptions explain;
    PolicyOptions policy;
    std::function<int()> chosen;
};

void add_check(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("check", "Check SQL files against the policy");
    CheckOptions& options = commands.check;
    add_paths(
        *command, options.input,
        "Files and folders to report on; default: the working directory. The whole project is always read");
    add_standard_input(*command, options.input);
    command
        ->add_option("--policy", options.policy,
                     "The policy; default: the nearest lakelint.yaml upwards from each path")
        ->type_name("FILE");
    add_output(*command, options.output);
    command
        ->add_option("--fail-on", options.fail_on,
                     "Exit with 1 from this severity on: error, warning, note or never")
        ->type_name("SEVERITY")
        ->check(CLI::IsMember({"error", "warning", "note", "never"}));
    command->add_flag("--strict", options.strict, "Exit with 1 also where something could not be judged");
    command->add_option("--today", options.today, "The day to judge by, as YYYY-MM-DD; default: today")
        ->type_name("DATE");
    command->add_flag("--no-cache", options.no_cache, "Read every file anew");
    command->footer(exit_codes);
    command->callback([&commands] { commands.chosen = [&commands] { return check(commands.check); }; });
}

void add_parse(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("parse", "Check the syntax alone; needs no policy");
    ParseOptions& options = commands.parse;
    add_paths(*command, options.input, "Files and folders; default: the working directory");
    add_standard_input(*command, options.input);
    add_output(*command, options.output);
    auto* jsonl =
        command->add_flag("--jsonl", options.jsonl,
                          "Read one {\"id\"?,\"sql\"} a line from standard input or PATH and write one "
                          "{\"id\"?,\"ok\",\"statements\",\"errors\"} a line");
    command->add_flag("--tree", options.tree, "Print the parse tree of each statement")->excludes(jsonl);
    command->footer(exit_codes);
    command->callback([&commands] { commands.chosen = [&commands] { return parse(commands.parse); }; });
}

void add_facts(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("facts", "Print what lakelint understands of SQL files, as JSON");
    add_paths(*command, commands.facts.input, "Files and folders; default: the working directory");
    add_standard_input(*command, commands.facts.input);
    command->callback([&commands] { commands.chosen = [&commands] { return facts(commands.facts); }; });
}

void add_rules(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("rules", "List every rule");
    command->add_option("--format", commands.rules.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->callback([&commands] { commands.chosen = [&commands] { return rules(commands.rules); }; });
    auto* explained =
        app.add_subcommand("explain", "Explain a rule: what it finds, why it matters, how to fix it");
    explained->add_option("RULE", commands.explain.rule, "The rule's id, such as retention/missing-retention")
        ->required()
        ->type_name("");
    explained->callback([&commands] { commands.chosen = [&commands] { return explain(commands.explain); }; });
}

void add_policy(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("policy", "Check or show the policy");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, int (*run)(const PolicyOptions&)) {
        auto* part = command->add_subcommand(name, what);
        part->add_option("FILE", commands.policy.file,
                         "The policy, or a folder to look upwards from; default: the working directory")
            ->type_name("");
        add_output(*part, commands.policy.output);
        part->callback(
            [&commands, run] { commands.chosen = [&commands, run] { return run(commands.policy); }; });
    };
    add("check", "Is the policy sound?", policy_check);
    add("show", "What does the policy come to?", policy_show);
}

} // namespace

int run(int argc, const char* const* argv) {
    CLI::App app{"Checks the SQL of a data platform (Databricks, Spark SQL, Delta Lake) against its policy:\n"
                 "layers and their names, lineage, retention, partitions, personal schemas, safety.",
                 "lakelint"};
    app.set_version_flag("--version", fmt::format("lakelint {}", version));
    app.require_subcommand(1);
    app.footer("Start with `lakelint check`; `lakelint COMMAND --help` tells more about a command.");
    app.get_formatter()->column_width(30);
    Commands commands;
    add_check(app, commands);
    add_parse(app, commands);
    add_facts(app, commands);
    add_rules(app, commands);
    add_policy(app, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        app.exit(error);
        return asked ? clean : usage;
    }
    try {
        return commands.chosen();
    } catch (const std::exception& failure) {
        complain(fmt::format("lakelint failed: {}", failure.what()));
        return unreadable;
    }
}

} // namespace lakelint::cli
