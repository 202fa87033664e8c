// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "source/line_index.h"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {

/// The errors of a policy, each as `line:column-line:column: message | help`.
inline std::vector<std::string> problems(const std::string& text) {
    const policy::Loaded loaded = policy::parse(text, "lakelint.yaml");
    const source::LineIndex index(loaded.files.empty() ? std::string_view()
                                                       : std::string_view(loaded.files.front().text));
    std::vector<std::string> found;
    for (const diagnostic::Diagnostic& error : loaded.errors) {
        const source::Range at = index.range(error.location.span);
        found.push_back(fmt::format("{}:{}-{}:{}: {} | {}", at.begin.line, at.begin.column, at.end.line,
                                    at.end.column, error.message, error.help));
    }
    return found;
}

/// A policy that is known to be sound.
inline policy::Policy sound(const std::string& text) {
    policy::Loaded loaded = policy::parse(text, "lakelint.yaml");
    if (loaded.policy) return std::move(*loaded.policy);
    for (const diagnostic::Diagnostic& error : loaded.errors)
        fmt::print(stderr, "{}\n", error.message);
    return {};
}

} // namespace lakelint::test
