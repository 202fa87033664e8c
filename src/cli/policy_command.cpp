// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/tasks.h"
#include "cli/terminal.h"
#include "policy/contradictions.h"
#include "policy/policy.h"
#include "policy/show.h"
#include "report/count_of.h"
#include "report/report.h"
#include "rule/idle_rules.h"
#include "rule/registry.h"
#include "rule/schema.h"
#include "rule/settings.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>

#include <fmt/format.h>

namespace lakelint::cli {

using report::count_of;
namespace {

namespace fs = std::filesystem;

/// The policy that is meant: a file, or the nearest one upwards from a folder.
std::optional<fs::path> locate_policy(const std::string& given) {
    std::error_code error;
    const fs::path path = given.empty() ? fs::current_path() : fs::path(given);
    if (!fs::is_directory(path, error)) return path;
    return find_policy(fs::absolute(path).lexically_normal());
}

/// The files that a policy is made of, by the path that findings name them by.
using Texts = std::map<std::string, source::File, std::less<>>;

/// A policy that is understood, and its texts.
struct Understood {
    policy::Policy policy;
    Texts texts;
};

Texts texts_of(std::vector<policy::PolicyText> files) {
    Texts texts;
    for (policy::PolicyText& each : files) {
        source::File& text = texts[each.path];
        text.path = each.path;
        text.text = std::move(each.text);
    }
    return texts;
}

/// Writes what is to be said about a policy; false when it could not be written.
bool report_on(const Texts& texts, std::vector<diagnostic::Diagnostic> diagnostics,
               const std::vector<Sink>& where, const OutputOptions& options) {
    const auto lookup = [&](std::string_view wanted) {
        const auto found = texts.find(wanted);
        return found == texts.end() ? nullptr : &found->second;
    };
    report::Report report = report::locate(std::move(diagnostics), {}, lookup);
    report.summary.files = std::max<std::size_t>(1, texts.size());
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
    Texts texts = texts_of(std::move(loaded.files));
    if (loaded.errors.empty()) return Understood{std::move(*loaded.policy), std::move(texts)};
    (void)report_on(texts, std::move(loaded.errors), where, options.output);
    return std::nullopt;
}

/// What in a policy works against itself.
std::vector<diagnostic::Diagnostic> contradictions_in(const Understood& understood) {
    const auto text_of = [&](std::string_view path) {
        const auto found = understood.texts.find(path);
        return found == understood.texts.end() ? std::string_view() : std::string_view(found->second.text);
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
    const bool written = report_on(understood->texts, std::move(contradictions), *where, options.output);
    return written ? findings : unreadable;
}

int policy_schema() { return write_out(rule::policy_schema(rule::registry())) ? clean : unreadable; }

int policy_show(const PolicyOptions& options) {
    const auto where = sinks(options.output);
    if (!where) return usage;
    const auto understood = load(options, *where);
    if (!understood) return usage;
    return write_out(policy::show(understood->policy, options.origin)) ? clean : unreadable;
}

} // namespace lakelint::cli
