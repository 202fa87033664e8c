// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include "cli/wrap.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

/// What is longer than this has its description on the next line.
constexpr std::size_t widest_term = 24;

/// A term and what it means.
using Entry = std::pair<std::string, std::string>;

std::string section(std::string_view title, const std::vector<Entry>& entries) {
    if (entries.empty()) return {};
    std::size_t width = 0;
    for (const auto& [term, meaning] : entries) {
        if (term.size() <= widest_term) width = std::max(width, term.size());
    }
    const std::size_t indent = width + 4;
    std::string out = fmt::format("\n{}:\n", title);
    for (const auto& [term, meaning] : entries) {
        out += fmt::format("  {:<{}}", term, width);
        out += term.size() > width ? "\n" + std::string(indent, ' ') : "  ";
        out += wrapped(meaning, indent) + "\n";
    }
    return out;
}

std::vector<Entry> commands_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        entries.emplace_back(command->get_name(), command->get_description());
    return entries;
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
    return app.get_options([positional](const CLI::Option* option) {
        return option->nonpositional() != positional && !option->get_group().empty();
    });
}

std::string usage_of(const CLI::App& app, std::string_view name) {
    std::string out = fmt::format("Usage: {}", name);
    if (!commands_of(app).empty()) return out + " COMMAND [OPTIONS] ...\n";
    out += " [OPTIONS]";
    for (const CLI::Option* argument : options_of(app, true)) {
        const std::string word = argument->get_name(true);
        const bool several = argument->get_items_expected_max() > 1;
        out += argument->get_required() ? fmt::format(" {}", word)
                                        : fmt::format(" [{}{}]", word, several ? "..." : "");
    }
    return out + "\n";
}

} // namespace

std::string option_text(const CLI::Option& option) {
    std::string text;
    for (const auto& name : option.get_snames())
        text += fmt::format("-{}, ", name);
    for (const auto& name : option.get_lnames())
        text += fmt::format("--{}, ", name);
    text.resize(text.size() - 2);
    if (option.get_items_expected_max() > 0) text += " " + option.get_type_name();
    return text;
}

std::string Help::make_help(const CLI::App* command, std::string name, CLI::AppFormatMode /*mode*/) const {
    std::vector<Entry> arguments;
    for (const CLI::Option* argument : options_of(*command, true))
        arguments.emplace_back(argument->get_name(true), argument->get_description());
    std::vector<Entry> options;
    for (const CLI::Option* option : options_of(*command, false))
        options.emplace_back(option_text(*option), option->get_description());
    std::rotate(options.begin(), options.begin() + 1, options.end()); // --help comes first otherwise

    std::string text = wrapped(command->get_description(), 0) + "\n\n" + usage_of(*command, name);
    text += section("Commands", commands_of(*command));
    text += section("Arguments", arguments);
    text += section("Options", options);
    if (!command->get_footer().empty()) text += "\n" + wrapped(command->get_footer(), 0) + "\n";
    return text;
}

} // namespace lakelint::cli
