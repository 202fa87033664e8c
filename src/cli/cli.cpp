// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "report/format.h"

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <lakelint/version.h>

namespace lakelint::cli {
namespace {

constexpr const char* exit_codes =
    "Exit status, the first that applies: 2 the command line or the policy is wrong, "
    "3 an input is missing or could not be read, 1 findings, 0 all clean.";
constexpr const char* folder_default = "Default: the working directory.";

std::string format_help() {
    std::string text = "How to write the findings: FMT to standard output, FMT=FILE to a file. May be given "
                       "several times, once without a file.";
    for (const auto& format : report::formats())
        text += fmt::format("\n{:<7} {}", format.name, format.description);
    return text;
}

/// An option with one value; given twice, the last one counts.
template <typename T>
CLI::Option* add_value(CLI::App& command, const char* names, T& into, const char* type,
                       const std::string& what) {
    return command.add_option(names, into, what)->type_name(type)->take_last();
}

void add_paths(CLI::App& command, InputOptions& input, const std::string& what) {
    command.add_option("PATH", input.paths, fmt::format("{} {}", what, folder_default));
}

void add_jobs(CLI::App& command, InputOptions& input) {
    add_value(command, "--jobs,-j", input.jobs, "N", "Threads to use. Default: 0, which is one a core.")
        ->check(number_up_to(1024));
}

void add_reading(CLI::App& command, InputOptions& input) {
    add_value(command, "--stdin-filename", input.stdin_filename, "FILE",
              "Read standard input as the content of FILE, which need not exist. PATH `-` reads standard "
              "input, too.");
    add_jobs(command, input);
}

void add_color(CLI::App& command, OutputOptions& output) {
    add_value(command, "--color", output.color, "WHEN",
              "Colours: auto, always or never. Default: auto, which is on a terminal.")
        ->check(one_of({"auto", "always", "never"}));
}

void add_output(CLI::App& command, OutputOptions& output) {
    command.add_option("--format,-f", output.formats, format_help())
        ->type_name("FMT[=FILE]")
        ->take_all()
        ->allow_extra_args(false);
    add_color(command, output);
}

/// One object for each command's options, and what the command line chose to run.
struct Commands {
    CheckOptions check;
    BaselineOptions baseline;
    ParseOptions parse;
    FactsOptions facts;
    LineageOptions lineage;
    AdviseOptions advise;
    RulesOptions rules;
    ExplainOptions explain;
    PolicyOptions policy;
    std::function<int()> chosen;
};

void add_cache(CLI::App& command, CheckOptions& options) {
    auto* none =
        command.add_flag("--no-cache", options.no_cache, "Read every file anew. The findings are the same.");
    add_value(command, "--cache-dir", options.cache_dir, "FOLDER",
              "Where to keep what was read of unchanged files. Default: the user's cache folder.")
        ->excludes(none);
}

void add_policy_file(CLI::App& command, CheckOptions& options) {
    add_value(command, "--policy", options.policy, "FILE",
              "The policy. Default: $LAKELINT_POLICY, else the nearest lakelint.yaml upwards from each file.")
        ->envname("LAKELINT_POLICY");
}

void add_today(CLI::App& command, CheckOptions& options) {
    add_value(command, "--today", options.today, "DATE",
              "The day to judge by, as 2026-01-31. Default: today.");
}

void add_fixes(CLI::App& command, FixOptions& options) {
    auto* fix = command.add_flag("--fix", options.apply,
                                 "Apply fixes that keep the meaning, and report what is left.");
    command
        .add_flag("--fix-dry-run", options.dry_run,
                  "Print what --fix would change, as a unified diff, and change nothing. Exits with 1 if it "
                  "would change something.")
        ->excludes(fix);
    command.add_flag("--unsafe", options.unsafe,
                     "With --fix or --fix-dry-run: apply fixes that may change the meaning, too.");
}

void add_check(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("check", "Check SQL files against the policy.");
    CheckOptions& options = commands.check;
    add_paths(
        *command, options.input,
        "Files and folders to report on. The whole project is read in any case: a table may be created in "
        "one file and altered in another.");
    add_policy_file(*command, options);
    add_output(*command, options.output);
    add_fixes(*command, options.fix);
    command->add_flag("--show-suppressed", options.output.show_suppressed,
                      "List what is suppressed, waived or in the baseline, too. JSON always does.");
    command->add_flag("--show-unresolved", options.output.show_unresolved,
                      "List every check that could not be decided, and why. JSON always does.");
    add_value(*command, "--fail-on", options.fail_on, "SEVERITY",
              "Exit with 1 from this severity on: error, warning, note or never. Default: error.")
        ->check(one_of({"error", "warning", "note", "never"}));
    command->add_flag("--strict", options.strict, "Exit with 1 also where something could not be judged.");
    add_today(*command, options);
    add_reading(*command, options.input);
    add_cache(*command, options);
    command->footer(exit_codes);
    command->callback([&commands] { commands.chosen = [&commands] { return check(commands.check); }; });
}

void add_baseline(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand(
        "baseline", "Record today's findings in .lakelint-baseline.json beside the policy. `check` sets them "
                    "aside from then on.");
    CheckOptions& options = commands.baseline.check;
    command->add_option("PATH", options.input.paths,
                        fmt::format("Files and folders of the projects to record. {}", folder_default));
    command->add_flag("--prune", commands.baseline.prune,
                      "Only drop what nothing matches any more; record nothing new.");
    add_policy_file(*command, options);
    add_today(*command, options);
    add_jobs(*command, options.input);
    add_cache(*command, options);
    add_color(*command, options.output);
    command->footer(exit_codes);
    command->callback([&commands] { commands.chosen = [&commands] { return baseline(commands.baseline); }; });
}

void add_parse(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("parse", "Check the syntax alone. Needs no policy.");
    ParseOptions& options = commands.parse;
    add_paths(*command, options.input, "Files and folders.");
    add_output(*command, options.output);
    auto* jsonl = command->add_flag(
        "--jsonl", options.jsonl,
        "Read one {\"id\", \"sql\"} a line, from PATH or standard input, and write one {\"id\", \"ok\", "
        "\"statements\", \"errors\"} a line. `id` may be left out.");
    command->add_flag("--tree", options.tree, "Print the parse tree of each statement.")->excludes(jsonl);
    add_reading(*command, options.input);
    command->footer(exit_codes);
    command->callback([&commands] { commands.chosen = [&commands] { return parse(commands.parse); }; });
}

void add_facts(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("facts", "Print what lakelint understands of SQL files, as JSON.");
    add_paths(*command, commands.facts.input, "Files and folders.");
    add_reading(*command, commands.facts.input);
    command->callback([&commands] { commands.chosen = [&commands] { return facts(commands.facts); }; });
}

void add_lineage(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand(
        "lineage", "Show which relations a relation is built from, and which it feeds. Needs no policy.");
    LineageOptions& options = commands.lineage;
    command->add_option("OBJECT", options.object,
                        "A relation by its name or the end of it, or a path such as s3://lake/orders. "
                        "Default: the whole graph.");
    command->add_option(
        "PATH", options.check.input.paths,
        fmt::format("Files and folders of the project, all of which is read. {}", folder_default));
    command->add_flag("--up", options.up, "Only what it is built from.");
    command->add_flag("--down", options.down, "Only what it feeds.");
    add_value(*command, "--depth", options.depth, "N", "How many steps to follow. Default: 0, which is all.")
        ->check(number_up_to(1'000'000));
    command->add_flag(
        "--columns", options.columns,
        "Follow columns: which are computed from which. OBJECT then is a relation, for all of its "
        "columns, or a column by its name behind that of its relation.");
    add_value(*command, "--format,-f", options.format, "FMT", "text, json, dot or mermaid. Default: text.")
        ->check(one_of({"text", "json", "dot", "mermaid"}));
    add_policy_file(*command, options.check);
    add_reading(*command, options.check.input);
    add_cache(*command, options.check);
    command->callback([&commands] { commands.chosen = [&commands] { return lineage(commands.lineage); }; });
}

void add_advise(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand(
        "advise", "Propose layouts, OPTIMIZE and VACUUM for the tables of a project, from what its "
                  "statements do with them. Needs no policy.");
    AdviseOptions& options = commands.advise;
    command->add_option(
        "PATH", options.check.input.paths,
        fmt::format("Files and folders of the project, all of which is read. {}", folder_default));
    add_value(*command, "--table", options.tables, "NAME",
              "Only this table, by its name or the end of it. May be given several times.")
        ->take_all()
        ->allow_extra_args(false);
    command->add_flag("--all", options.all,
                      "Show every table with its evidence, also those of which nothing is proposed.");
    add_value(*command, "--format,-f", options.format, "FMT", "text, json or markdown. Default: text.")
        ->check(one_of({"text", "json", "markdown"}));
    add_policy_file(*command, options.check);
    add_reading(*command, options.check.input);
    add_cache(*command, options.check);
    command->callback([&commands] { commands.chosen = [&commands] { return advise(commands.advise); }; });
}

void add_rules(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("rules", "List every rule.");
    add_value(*command, "--format,-f", commands.rules.format, "FMT",
              "text for people, json for programs, or markdown for the page of the documentation that lists "
              "the rules. Default: text.")
        ->check(one_of({"text", "json", "markdown"}));
    command->callback([&commands] { commands.chosen = [&commands] { return rules(commands.rules); }; });
    auto* explained =
        app.add_subcommand("explain", "Explain a rule: what it finds, why it matters, how to fix it.");
    explained
        ->add_option("RULE", commands.explain.rule, "The rule's id, such as retention/missing-retention.")
        ->required();
    explained->callback([&commands] { commands.chosen = [&commands] { return explain(commands.explain); }; });
}

void add_policy(CLI::App& app, Commands& commands) {
    auto* command = app.add_subcommand("policy", "Check or show the policy.");
    const auto add = [&](const char* name, const char* what, int (*run)(const PolicyOptions&)) {
        auto* part = command->add_subcommand(name, what);
        part->add_option("FILE", commands.policy.file,
                         "The policy, or a folder to look upwards from. Default: $LAKELINT_POLICY, else the "
                         "working directory.")
            ->envname("LAKELINT_POLICY");
        part->callback(
            [&commands, run] { commands.chosen = [&commands, run] { return run(commands.policy); }; });
        return part;
    };
    add_output(*add("check", "Tell whether the policy is sound.", policy_check), commands.policy.output);
    auto* show = add("show", "Print what the policy comes to with all that it extends.", policy_show);
    show->add_flag("--origin", commands.policy.origin, "Say behind each value where it was written.");
    add_color(*show, commands.policy.output);
    auto* schema = command->add_subcommand(
        "schema", "Print the JSON Schema of policies, which editors complete and check them by.");
    schema->callback([&commands] { commands.chosen = [] { return policy_schema(); }; });
}

/// What is asked for before anything runs: help, the version, or a command line that can be understood.
int answer(const CLI::App& app, const CLI::ParseError& error) {
    if (dynamic_cast<const CLI::CallForVersion*>(&error) != nullptr)
        return write_out(fmt::format("lakelint {}\n", version)) ? clean : unreadable;
    if (dynamic_cast<const CLI::CallForHelp*>(&error) != nullptr)
        return write_out(app.help()) ? clean : unreadable;
    complain_about(app, error);
    return usage;
}

} // namespace

int run(int argc, const char* const* argv) {
    CLI::App app{"Checks the SQL of a data platform (Databricks, Spark SQL, Delta Lake) against its policy: "
                 "layers and their names, lineage, retention, partitions, personal schemas, safety.",
                 "lakelint"};
    app.formatter(std::make_shared<Help>());
    app.set_help_flag("-h,--help", "Print this help.");
    app.set_version_flag("--version", std::string(version), "Print the version.");
    app.allow_extras(); // words that nobody takes get a message of ours
    app.require_subcommand(0, 1);
    Commands commands;
    add_check(app, commands);
    add_baseline(app, commands);
    add_parse(app, commands);
    add_facts(app, commands);
    add_lineage(app, commands);
    add_advise(app, commands);
    add_rules(app, commands);
    add_policy(app, commands);
    app.footer("Start with `lakelint check`. `lakelint COMMAND --help` tells more about a command.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answer(app, error);
    }
    if (complain_about_words(app)) return usage;
    std::error_code error;
    (void)std::filesystem::current_path(error);
    if (error) {
        complain("the working directory is not there any more; change to another one");
        return unreadable;
    }
    try {
        return commands.chosen();
    } catch (const std::exception& failure) {
        complain(fmt::format("lakelint failed: {}", failure.what()));
        return unreadable;
    }
}

} // namespace lakelint::cli
