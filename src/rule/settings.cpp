// SPDX-License-Identifier: Apache-2.0
#include "rule/settings.h"

#include "policy/spelling.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using diagnostic::Severity;
using policy::RuleSetting;
using policy::Value;

/// `off` is no severity but says that a rule does not run.
struct Level {
    bool off = false;
    Severity severity = Severity::error;
};

std::optional<Level> read_level(const Value& value) {
    if (value.kind != Value::Kind::scalar) return std::nullopt;
    if (value.scalar == "error") return Level{false, Severity::error};
    if (value.scalar == "warning") return Level{false, Severity::warning};
    if (value.scalar == "note") return Level{false, Severity::note};
    if (value.scalar == "off") return Level{true, Severity::note};
    return std::nullopt;
}

std::string_view family_of(std::string_view id) { return id.substr(0, id.find('/')); }

/// Families that policies may name already, because their rules are known by name and are to come.
bool is_planned(std::string_view pattern) {
    constexpr std::array planned = {"access/*", "cost/*", "docs/*", "monitoring/*", "types/*"};
    return std::find(planned.begin(), planned.end(), pattern) != planned.end();
}

const RuleSetting* find_setting(const policy::Policy& policy, std::string_view pattern) {
    for (const RuleSetting& setting : policy.rules) {
        if (setting.pattern == pattern) return &setting;
    }
    return nullptr;
}

/// The value that says how severe a rule is, alone or among options; null where none does.
const Value* severity_of(const Value& setting) {
    return setting.kind == Value::Kind::map ? setting.find("severity") : &setting;
}

/// Why a value is no severity.
std::string no_severity(const Value& value) {
    if (value.kind == Value::Kind::null) return "`severity` has no value";
    if (value.kind != Value::Kind::scalar) return "`severity` takes one word";
    const auto nearest = policy::nearest_word(value.scalar, {"error", "warning", "note", "off"});
    return fmt::format("`{}` is no severity{}", value.scalar, policy::did_you_mean(nearest));
}

/// Reads the settings of a policy against the rules there are.
class Configuration {
  public:
    Configuration(const policy::Policy& policy, std::span<const Registered> registry)
        : policy_(policy), registry_(registry), decoding_(policy.printed_path, result_.errors) {
        decoding_.layers = policy.layer_names();
        decoding_.names = &policy.names;
    }

    Configured run() {
        for (const RuleSetting& setting : policy_.rules)
            check_pattern(setting);
        for (const Registered& rule : registry_)
            add(rule);
        return std::move(result_);
    }

  private:
    void check_pattern(const RuleSetting& setting) {
        std::vector<std::string> known;
        for (const Registered& rule : registry_) {
            known.emplace_back(rule.id);
            const std::string family = std::string(family_of(rule.id)) + "/*";
            if (std::find(known.begin(), known.end(), family) == known.end()) known.push_back(family);
        }
        if (std::find(known.begin(), known.end(), setting.pattern) != known.end()) return;
        if (is_planned(setting.pattern)) {
            note_idle(setting);
            return;
        }
        const auto nearest = policy::nearest_spelling(setting.pattern, known);
        decoding_.error(
            setting.span,
            fmt::format("there is no rule `{}`{}", setting.pattern, policy::did_you_mean(nearest)),
            "`lakelint rules` lists every rule; `family/*` names a whole family");
    }

    void note_idle(const RuleSetting& setting) {
        diagnostic::Diagnostic note;
        note.rule = "policy/idle-setting";
        note.severity = diagnostic::Severity::note;
        note.message = fmt::format(
            "this version of lakelint has no rules of the family `{}`, so nothing is checked by this line",
            family_of(setting.pattern));
        note.location = {policy_.printed_path, setting.span};
        result_.notes.push_back(std::move(note));
    }

    /// The severity that a setting gives, be it alone or among options; reports one that is none.
    std::optional<Level> level(const RuleSetting& setting) {
        const Value* value = severity_of(setting.value);
        if (value == nullptr) return std::nullopt;
        const auto found = read_level(*value);
        if (!found && reported_.insert(setting.pattern).second)
            decoding_.error(value->span, no_severity(*value), "write error, warning, note or off");
        return found;
    }

    /// A family takes no options: its rules do not share any.
    void refuse_family_options(const RuleSetting& family) {
        if (family.value.kind != Value::Kind::map || !refused_.insert(family.pattern).second) return;
        for (const auto& entry : family.value.entries) {
            if (entry.key.scalar == "severity") continue;
            decoding_.error(entry.key.span,
                            fmt::format("`{}` is an option, and a family takes none", entry.key.scalar),
                            "write it at the rule that it belongs to");
        }
    }

    void add(const Registered& registered) {
        const Rule rule = registered.make();
        const RuleSetting* own = find_setting(policy_, registered.id);
        const RuleSetting* family = find_setting(policy_, std::string(family_of(registered.id)) + "/*");
        if (family != nullptr) refuse_family_options(*family);
        const bool demanded = rule.about.demanded != nullptr && rule.about.demanded(policy_);
        if (!demanded && own == nullptr && family == nullptr) return;

        Level level_found;
        if (family != nullptr) level_found = level(*family).value_or(level_found);
        if (own != nullptr) level_found = level(*own).value_or(level_found);
        std::optional<policy::Input> input;
        if (own != nullptr && own->value.kind == Value::Kind::map)
            input.emplace(own->value, fmt::format("`{}`", registered.id));
        auto judge = rule.configure(input ? &*input : nullptr, decoding_);
        if (!judge || level_found.off) return;

        ActiveRule active;
        active.id = registered.id;
        active.severity = level_found.severity;
        if (family != nullptr) active.switched_on = family->at;
        if (own != nullptr) active.switched_on = own->at;
        active.judge = std::move(*judge);
        result_.rules.push_back(std::move(active));
    }

    const policy::Policy& policy_;
    std::span<const Registered> registry_;
    Configured result_;
    policy::Decoding decoding_;
    std::set<std::string> reported_;
    std::set<std::string> refused_;
};

} // namespace

Configured configure(const policy::Policy& policy, std::span<const Registered> registry) {
    return Configuration(policy, registry).run();
}

bool switched_off(const policy::Policy& policy, std::string_view id) {
    const RuleSetting* own = find_setting(policy, id);
    const RuleSetting* family = find_setting(policy, std::string(family_of(id)) + "/*");
    for (const RuleSetting* setting : {own, family}) {
        const Value* value = setting == nullptr ? nullptr : severity_of(setting->value);
        const auto level = value == nullptr ? std::nullopt : read_level(*value);
        if (level) return level->off;
    }
    return false;
}

} // namespace lakelint::rule
