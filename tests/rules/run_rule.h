// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/policy.h"
#include "rule/registry.h"
#include "rule/rule.h"
#include "rules/card.h"

#include <functional>
#include <string>
#include <vector>

namespace lakelint::test {

/// What one rule says of an example's files.
struct Said {
    std::vector<diagnostic::Diagnostic> diagnostics;
    std::vector<diagnostic::Unresolved> unresolved;
};

/// What is changed about a policy or a rule before it runs, to see whether its card notices.
struct Mutation {
    std::function<void(policy::Policy&)> policy;
    std::function<rule::Judge(rule::Judge)> judge;
};

/// Runs a rule over the files of an example, under its policy, on the day on which cards are read. A policy
/// that is not understood, or a file with a syntax error, fails the running test.
[[nodiscard]] Said run_rule(const rule::Registered& rule, const std::string& policy,
                            const std::vector<ExampleFile>& files, const Mutation& mutation = {});

/// The syntax errors of a text.
[[nodiscard]] std::vector<std::string> syntax_errors(const std::string& text);

} // namespace lakelint::test
