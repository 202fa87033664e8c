// SPDX-License-Identifier: Apache-2.0
#include "cli/usage.h"

#include "cli/terminal.h"
#include "policy/spelling.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::cli {
namespace {

const auto any_command = [](const CLI::App*) { return true; };

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands(any_command))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

/// `a, b or c`.
std::string alternatives(const std::vector<std::string>& words) {
    const auto last = words.end() - 1;
    return fmt::format("{} or {}", fmt::join(words.begin(), last, ", "), *last);
}

/// The nearest right spelling, else where to find all of them.
std::string hint(const std::string& word, const std::vector<std::string>& known, const Chosen& command) {
    const std::string nearest = policy::did_you_mean(policy::nearest_spelling(word, known));
    return nearest.empty() ? fmt::format("; `{} --help` lists them", command.name) : nearest;
}

std::optional<std::string> first_leftover(const CLI::App& app) {
    for (const std::string& word : app.remaining()) {
        if (word != "--") return word;
    }
    return std::nullopt;
}

void complain_about_word(const Chosen& at, const Chosen& chosen, const std::string& word) {
    const std::string option = word.substr(0, word.find('='));
    if (!word.starts_with('-')) {
        const bool takes_command = !command_names(*at.app).empty();
        complain(takes_command ? fmt::format("there is no command `{} {}`{}", at.name, word,
                                             hint(word, command_names(*at.app), at))
                               : fmt::format("`{}` does not take `{}`; `{} --help` tells what it takes",
                                             at.name, word, at.name));
    } else if (at.app != chosen.app) {
        complain(fmt::format("options stand after the command, as in `{} {}`", chosen.name, option));
    } else {
        complain(fmt::format("`{}` has no option `{}`{}", at.name, option,
                             hint(option, option_names(*at.app), at)));
    }
}

/// "--name: what is wrong", as the option library puts it, in two.
std::pair<std::string, std::string> name_and_fault(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return {};
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 2))};
}

/// The argument that a command cannot do without.
std::optional<std::string> missing_argument(const CLI::ParseError& error) {
    constexpr std::string_view ending = " is required";
    const std::string_view text = error.what();
    if (dynamic_cast<const CLI::RequiredError*>(&error) == nullptr || !text.ends_with(ending))
        return std::nullopt;
    return std::string(text.substr(0, text.size() - ending.size()));
}

/// Two options of which only one may be given.
std::optional<std::pair<std::string, std::string>> excluding_options(const CLI::ParseError& error) {
    constexpr std::string_view middle = " excludes ";
    const std::string_view text = error.what();
    const std::size_t at = text.find(middle);
    if (dynamic_cast<const CLI::ExcludesError*>(&error) == nullptr || at == std::string_view::npos)
        return std::nullopt;
    return std::pair(std::string(text.substr(0, at)), std::string(text.substr(at + middle.size())));
}

} // namespace

ValueCheck one_of(std::vector<std::string> words) {
    return [words = std::move(words)](const std::string& value) {
        if (std::find(words.begin(), words.end(), value) != words.end()) return std::string();
        return fmt::format("takes {}, not `{}`{}", alternatives(words), value,
                           policy::did_you_mean(policy::nearest_word(value, words)));
    };
}

ValueCheck number_up_to(unsigned largest) {
    return [largest](const std::string& value) {
        unsigned number = 0;
        const char* const end = value.data() + value.size();
        const auto [stopped, error] = std::from_chars(value.data(), end, number);
        if (error == std::errc() && stopped == end && number <= largest) return std::string();
        return fmt::format("takes a whole number from 0 to {}, not `{}`", largest, value);
    };
}

Chosen chosen_command(const CLI::App& app) {
    Chosen chosen{&app, app.get_name()};
    for (auto below = chosen.app->get_subcommands(); !below.empty(); below = chosen.app->get_subcommands()) {
        chosen.app = below.front();
        chosen.name += " " + chosen.app->get_name();
    }
    return chosen;
}

void complain_about(const CLI::App& app, const CLI::ParseError& error) {
    const std::string command = chosen_command(app).name;
    const auto [name, fault] = name_and_fault(error.what());
    if (const auto pair = excluding_options(error)) {
        complain(fmt::format("`{}` and `{}` cannot be given together", pair->first, pair->second));
    } else if (const auto missing = missing_argument(error)) {
        complain(fmt::format("`{}` needs a {}; `{} --help` tells which", command, *missing, command));
    } else if (name.empty()) {
        complain(error.what());
    } else if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
        complain(fmt::format("`{}` {}", name, fault));
    } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        complain(fmt::format("`{}` needs a value; `{} --help` tells which", name, command));
    } else {
        complain(error.what());
    }
}

bool complain_about_words(const CLI::App& app) {
    const Chosen chosen = chosen_command(app);
    Chosen at{&app, app.get_name()};
    while (true) {
        if (const auto word = first_leftover(*at.app)) {
            complain_about_word(at, chosen, *word);
            return true;
        }
        if (at.app == chosen.app) break;
        at.app = at.app->get_subcommands().front();
        at.name += " " + at.app->get_name();
    }
    const auto commands = command_names(*chosen.app);
    if (commands.empty()) return false;
    complain(fmt::format("`{}` needs a command: {}; `{} --help` tells what each does", chosen.name,
                         alternatives(commands), chosen.name));
    return true;
}

} // namespace lakelint::cli
