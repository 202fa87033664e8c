// SPDX-License-Identifier: Apache-2.0
#include "rule/settings.h"

#include "policy/merge.h"
#include "policy/spelling.h"
#include "rule/overrides.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

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

/// The value that says how severe a rule is, alone or among options; null where none does.
const Value* severity_of(const Value& setting) {
    return setting.kind == Value::Kind::map ? setting.find("severity") : &setting;
}

const Value* waivable_of(const Value& setting) {
    return setting.kind == Value::Kind::map ? setting.find("waivable") : nullptr;
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
        : policy_(policy), registry_(registry), decoding_(policy.files, result_.errors) {
        decoding_.layers = policy.layer_names();
        decoding_.names = &policy.names;
    }

    Configured run() {
        for (const RuleSetting& setting : policy_.rules)
            check(setting);
        for (const auto& each : policy_.overrides) {
            for (const RuleSetting& setting : each.rules) {
                check(setting);
                refuse_waivable(setting);
            }
        }
        for (const Registered& rule : registry_)
            add(rule);
        return std::move(result_);
    }

  private:
    void check(const RuleSetting& setting) {
        check_pattern(setting);
        const bool family = setting.pattern.ends_with("/*");
        if (family) refuse_family_options(setting);
        (void)level(setting.value);
        if (const Value* value = waivable_of(setting.value)) {
            bool ignored = false;
            const policy::Input input(*value, "`waivable`");
            (void)policy::Codec<bool>::read(input, policy::Codec<bool>::type(), ignored, decoding_);
        }
    }

    /// Whether a rule may be waived is one question for the whole policy.
    void refuse_waivable(const RuleSetting& setting) {
        if (const Value* value = waivable_of(setting.value)) {
            decoding_.error(value->span, "`waivable` holds for the whole policy, not for a part of it",
                            "write it under `rules` of the policy");
        }
    }

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
        note.location = {setting.at.path, setting.span};
        result_.notes.push_back(std::move(note));
    }

    /// The severity that a setting gives, be it alone or among options; reports one that is none, once.
    std::optional<Level> level(const Value& setting) {
        const Value* value = severity_of(setting);
        if (value == nullptr) return std::nullopt;
        const auto found = read_level(*value);
        if (!found && reported_.emplace(value->span.file, value->span.begin).second)
            decoding_.error(value->span, no_severity(*value), "write error, warning, note or off");
        return found;
    }

    /// A family takes no options: its rules do not share any.
    void refuse_family_options(const RuleSetting& family) {
        if (family.value.kind != Value::Kind::map) return;
        const auto& common = common_setting_keys();
        for (const auto& entry : family.value.entries) {
            if (std::find(common.begin(), common.end(), entry.key.scalar) != common.end()) continue;
            decoding_.error(entry.key.span,
                            fmt::format("`{}` is an option, and a family takes none", entry.key.scalar),
                            "write it at the rule that it belongs to");
        }
    }

    /// What the policy, and one of its overrides where there is one, say of a rule.
    struct Said {
        Level level;
        std::optional<Value> own; ///< options and all
        std::optional<PolicyReference> at;
    };

    void listen(const std::vector<RuleSetting>& rules, std::string_view id, Said& said) {
        if (const RuleSetting* family = family_setting(rules, id)) {
            said.level = level(family->value).value_or(said.level);
            said.at = family->at;
        }
        const RuleSetting* own = own_setting(rules, id);
        if (own == nullptr) return;
        said.level = level(own->value).value_or(said.level);
        said.at = own->at;
        said.own = said.own ? policy::merge_settings(std::move(*said.own), own->value) : own->value;
    }

    void add(const Registered& registered) {
        const Rule rule = registered.make();
        Said base;
        listen(policy_.rules, registered.id, base);
        const bool demanded = rule.about.demanded != nullptr && rule.about.demanded(policy_);
        if (demanded || base.at) activate(registered, rule, base, std::nullopt);
        for (std::size_t i = 0; i < policy_.overrides.size(); ++i) {
            Said said = base;
            said.at.reset();
            listen(policy_.overrides[i].rules, registered.id, said);
            if (said.at) activate(registered, rule, said, i);
        }
    }

    void activate(const Registered& registered, const Rule& rule, const Said& said,
                  std::optional<std::size_t> decided_by) {
        std::optional<policy::Input> input;
        if (said.own && said.own->kind == Value::Kind::map)
            input.emplace(*said.own, fmt::format("`{}`", registered.id));
        auto judge = rule.configure(input ? &*input : nullptr, decoding_);
        if (!judge || said.level.off) return;
        ActiveRule active;
        active.id = registered.id;
        active.severity = said.level.severity;
        active.switched_on = said.at;
        active.decided_by = decided_by;
        active.judge = std::move(*judge);
        result_.rules.push_back(std::move(active));
    }

    const policy::Policy& policy_;
    std::span<const Registered> registry_;
    Configured result_;
    policy::Decoding decoding_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> reported_; ///< places of wrong severities
};

} // namespace

Configured configure(const policy::Policy& policy, std::span<const Registered> registry) {
    Configured configured = Configuration(policy, registry).run();
    // An override repeats the mistakes that it inherits.
    std::set<std::tuple<std::string, std::uint32_t, std::string>> said;
    std::erase_if(configured.errors, [&](const diagnostic::Diagnostic& error) {
        return !said.emplace(error.location.path, error.location.span.begin, error.message).second;
    });
    return configured;
}

bool switched_off(const policy::Policy& policy, std::string_view id) {
    const RuleSetting* own = own_setting(policy.rules, id);
    const RuleSetting* family = family_setting(policy.rules, id);
    for (const RuleSetting* setting : {own, family}) {
        const Value* value = setting == nullptr ? nullptr : severity_of(setting->value);
        const auto level = value == nullptr ? std::nullopt : read_level(*value);
        if (level) return level->off;
    }
    return false;
}

bool waivable(const policy::Policy& policy, std::string_view id) {
    const RuleSetting* own = own_setting(policy.rules, id);
    const RuleSetting* family = family_setting(policy.rules, id);
    for (const RuleSetting* setting : {own, family}) {
        const Value* value = setting == nullptr ? nullptr : waivable_of(setting->value);
        if (value != nullptr) return value->scalar != "false";
    }
    return true;
}

} // namespace lakelint::rule
