// SPDX-License-Identifier: Apache-2.0
#include "rule/idle_rules.h"

#include "rule/rule.h"
#include "rule/settings.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rule {

std::vector<diagnostic::Diagnostic> idle_rules(const policy::Policy& policy,
                                               std::span<const Registered> registry) {
    std::vector<diagnostic::Diagnostic> found;
    for (const policy::RuleSetting& setting : policy.rules) {
        const auto named = std::find_if(registry.begin(), registry.end(),
                                        [&](const Registered& each) { return each.id == setting.pattern; });
        if (named == registry.end() || switched_off(policy, setting.pattern)) continue;
        const About about = named->make().about;
        if (about.demanded == nullptr || about.demanded(policy)) continue;
        diagnostic::Diagnostic diagnostic;
        diagnostic.rule = "policy/contradiction";
        diagnostic.severity = diagnostic::Severity::warning;
        diagnostic.message =
            fmt::format("`{}` can never fire: the policy has no {}", setting.pattern, about.demand);
        diagnostic.help = fmt::format("add one, or leave `{}` out", setting.pattern);
        diagnostic.location = {setting.at.path, setting.span};
        found.push_back(std::move(diagnostic));
    }
    return found;
}

} // namespace lakelint::rule
