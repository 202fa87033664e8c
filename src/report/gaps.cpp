// SPDX-License-Identifier: Apache-2.0
#include "report/gaps.h"

#include <map>
#include <tuple>

#include <fmt/format.h>

namespace lakelint::report {

std::vector<Gap> gaps(const Report& report) {
    using Key =
        std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view, std::string_view>;
    std::vector<Gap> result;
    std::map<Key, std::size_t> index;
    for (const LocatedUnresolved& located : report.unresolved) {
        const auto& [rule, location, object, reason] = located.unresolved;
        const Key key{location.path, location.span.begin, location.span.end, object, reason};
        const auto [found, is_new] = index.try_emplace(key, result.size());
        if (is_new) result.push_back({&located, {}});
        result[found->second].rules.push_back(rule);
    }
    return result;
}

std::string rules_in_words(const Gap& gap) {
    const auto& rules = gap.rules;
    switch (rules.size()) {
    case 1: return std::string(rules[0]);
    case 2: return fmt::format("{} and {}", rules[0], rules[1]);
    case 3: return fmt::format("{}, {} and {}", rules[0], rules[1], rules[2]);
    default: return fmt::format("{}, {} and {} more", rules[0], rules[1], rules.size() - 2);
    }
}

} // namespace lakelint::report
