// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"
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
    auto found = policy::find(fs::absolute(path));
    if (!found)
        complain(fmt::format("no policy: there is no lakelint.yaml in `{}` or a folder above it",
                             path.generic_string()));
    return found;
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
    const auto lookup = [&](std::string_view wanted) { return wanted == printed ? &text : nullptr; };
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
    return write_out(fmt::format("{}: sound; {} layers, {} rules run\n", policy->printed_path,
                                 policy->layers.size(), configured.rules.size()))
               ? clean
               : unreadable;
}

int policy_show(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto policy = load(options, *where);
    if (!policy) return usage;
    return write_out(policy::show(*policy)) ? clean : unreadable;
}

} // namespace lakelint::cli
