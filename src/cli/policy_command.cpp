// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/tasks.h"
#include "cli/terminal.h"
#include "policy/policy.h"
#include "policy/show.h"
#include "report/report.h"
#include "rule/registry.h"
#include "rule/settings.h"

#include <filesystem>

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

/// Loads a policy with its rules; the errors are written where they belong.
std::optional<policy::Policy> load(const PolicyOptions& options, const std::vector<Sink>& where) {
    const auto path = locate_policy(options.file);
    if (!path) return std::nullopt;
    const std::string printed = fs::absolute(*path).lexically_proximate(fs::current_path()).generic_string();
    policy::Loaded loaded = policy::load(*path, printed);
    if (loaded.policy) {
        auto configured = rule::configure(*loaded.policy, rule::registry());
        loaded.errors.insert(loaded.errors.end(), configured.errors.begin(), configured.errors.end());
    }
    if (loaded.errors.empty()) return std::move(loaded.policy);
    source::File text;
    text.path = printed;
    text.text = loaded.text;
    const bool known = !text.text.empty(); // else there is nothing to show
    const auto lookup = [&](std::string_view wanted) { return known && wanted == printed ? &text : nullptr; };
    report::Report report = report::locate(std::move(loaded.errors), {}, lookup);
    report.summary.files = 1;
    (void)write(report, lookup, where, options.output);
    return std::nullopt;
}

} // namespace

int policy_check(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto policy = load(options, *where);
    if (!policy) return usage;
    const auto configured = rule::configure(*policy, rule::registry());
    report::Report sound;
    sound.summary.files = 1;
    const auto text_for = [&](const Sink& sink) {
        if (sink.format->name == "text") {
            return fmt::format("{} is sound: {}, {}\n", policy->printed_path,
                               count_of(policy->layers.size(), "layer"),
                               count_of(configured.rules.size(), "active rule"));
        }
        std::string text;
        sink.format->write(sound, {}, text);
        return text;
    };
    return write_each(*where, text_for) ? clean : unreadable;
}

int policy_show(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto policy = load(options, *where);
    if (!policy) return usage;
    return write_out(policy::show(*policy)) ? clean : unreadable;
}

} // namespace lakelint::cli
