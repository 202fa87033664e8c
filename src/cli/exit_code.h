// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lakelint::cli {

/// What the exit status says; where several hold, the first of usage, unreadable, findings.
enum ExitCode : int {
    clean = 0,      ///< nothing at or above --fail-on
    findings = 1,   ///< findings at or above --fail-on
    usage = 2,      ///< a wrong command line, or a policy that is not understood
    unreadable = 3, ///< an input is missing or could not be read, or lakelint itself failed
};

/// The status that both of two results come to.
[[nodiscard]] constexpr int worse(int a, int b) {
    const auto rank = [](int code) { return code == usage ? 3 : code == unreadable ? 2 : code; };
    return rank(a) < rank(b) ? b : a;
}

} // namespace lakelint::cli
