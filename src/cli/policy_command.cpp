// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/tasks.h"
#include "cli/terminal.h"
#include "policy/contradictions.h"
#include "policy/policy.h"
#include "policy/show.h"
#include "report/report.h"
#include "rule/idle_rules.h"
#include "rule/registry.h"
#include "rule/settings.h"

#include <filesystem>
#include <iterator>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// The policy that is meant: a file, or the nearest one upwards from a folder.
std::optional<fs::path> locate_policy(const std::string& given) {
    std::error_code error;
    const fs::path path = given.empty() ? fs::current_path() : fs::path(given);
    if (!fs::is_directory(path, error)) return path;
    return find_policy(fs::absolute(path).lexically_normal());
}

std::string count_of(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// A policy that is understood, and its text.
struct Understood {
    policy::Policy policy;
    source::File file;
};

/// Writes what is to be said about a policy; false when it could not be written.
bool report_on(const source::File& file, std::vector<diagnostic::Diagnostic> diagnostics,
               const std::vector<Sink>& where, const OutputOptions& options) {
    const bool known = !file.text.empty(); // else there is nothing to show
    const auto lookup = [&](std::string_view wanted) {
        return known && wanted == file.path ? &file : nullptr;
    };
    report::Report report = report::locate(std::move(diagnostics), {}, lookup);
    report.summary.files = 1;
    return write(report, lookup, where, options);
}

/// Loads a policy with its rules; the errors are written where they belong.
std::optional<Understood> load(const PolicyOptions& options, const std::vector<Sink>& where) {
    const auto path = locate_policy(options.file);
    if (!path) return std::nullopt;
    const std::string printed = fs::absolute(*path).lexically_proximate(fs::current_path()).generic_string();
    policy::Loaded loaded = policy::load(*path, printed);
    if (loaded.policy) {
        auto configured = rule::configure(*loaded.policy, rule::registry());
        loaded.errors.insert(loaded.errors.end(), configured.errors.begin(), configured.errors.end());
    }
    source::File file;
    file.path = printed;
    file.text = std::move(loaded.text);
    if (loaded.errors.empty()) return Understood{std::move(*loaded.policy), std::move(file)};
    (void)report_on(file, std::move(loaded.errors), where, options.output);
    return std::nullopt;
}

/// What in a policy works against itself.
std::vector<diagnostic::Diagnostic> contradictions_in(const Understood& understood) {
    const auto text_of = [&](std::string_view path) {
        return path == understood.file.path ? std::string_view(understood.file.text) : std::string_view();
    };
    auto found = policy::contradictions(understood.policy, text_of);
    auto idle = rule::idle_rules(understood.policy, rule::registry());
    found.insert(found.end(), std::make_move_iterator(idle.begin()), std::make_move_iterator(idle.end()));
    return found;
}

/// Says that nothing is wrong with a policy; false when it could not be written.
bool report_sound(const policy::Policy& policy, const std::vector<Sink>& where) {
    const auto configured = rule::configure(policy, rule::registry());
    report::Report sound;
    sound.summary.files = 1;
    const auto text_for = [&](const Sink& sink) {
        if (sink.format->name == "text") {
            return fmt::format("{} is sound: {}, {}\n", policy.printed_path,
                               count_of(policy.layers.size(), "layer"),
                               count_of(configured.rules.size(), "active rule"));
        }
        std::string text;
        sink.format->write(sound, {}, text);
        return text;
    };
    return write_each(where, text_for);
}

} // namespace

int policy_check(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto understood = load(options, *where);
    if (!understood) return usage;
    auto contradictions = contradictions_in(*understood);
    if (contradictions.empty()) return report_sound(understood->policy, *where) ? clean : unreadable;
    const bool written = report_on(understood->file, std::move(contradictions), *where, options.output);
    return written ? findings : unreadable;
}

int policy_show(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto understood = load(options, *where);
    if (!understood) return usage;
    return write_out(policy::show(understood->policy)) ? clean : unreadable;
}

} // namespace lakelint::cli
