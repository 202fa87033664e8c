// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace lakelint::cli {

/// Checks of an option's value, to be given to `CLI::Option::check`: they return what is wrong with it, to
/// follow the option's name ("takes auto or never, not `x`"), or nothing.
using ValueCheck = std::function<std::string(const std::string&)>;

[[nodiscard]] ValueCheck one_of(std::vector<std::string> words);
[[nodiscard]] ValueCheck number_up_to(unsigned largest);

/// The command that the command line names, and how it is called: `lakelint policy check`.
struct Chosen {
    const CLI::App* app = nullptr;
    std::string name;
};
[[nodiscard]] Chosen chosen_command(const CLI::App& app);

/// Complains about a command line that could not be read.
void complain_about(const CLI::App& app, const CLI::ParseError& error);

/// Complains about the first word of the command line that nothing takes, and about a missing command. False
/// when there is neither. The application allows extras and needs no subcommand, so that it comes to this.
[[nodiscard]] bool complain_about_words(const CLI::App& app);

} // namespace lakelint::cli
