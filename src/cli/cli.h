// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lakelint::cli {

/// Runs the command line and returns the exit status of the process; see exit_code.h.
[[nodiscard]] int run(int argc, const char* const* argv);

} // namespace lakelint::cli
