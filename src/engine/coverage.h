// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/project.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace lakelint::engine {

/// How much of what a project names is known.
struct Coverage {
    std::size_t named = 0; ///< relations that are created, and references to tables, one a place; each
                           ///< statement that could not be read counts as one more
    std::size_t known = 0; ///< of these: those whose layer is certain, or that they have none
};

/// Counts over the files that `counts` says yes to.
[[nodiscard]] Coverage coverage(const rule::Project& project,
                                const std::function<bool(const facts::FileFacts&)>& counts);

/// The layers of the policy that no relation of the project lies in, and that none may lie in whose layer is
/// not known.
[[nodiscard]] std::vector<const policy::Layer*> idle_layers(const rule::Project& project);

} // namespace lakelint::engine
