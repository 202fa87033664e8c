// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/object_name.h"
#include "policy/policy.h"

#include <string>
#include <vector>

namespace lakelint::rule {

/// The layers that a name may lie in; one that is known for certain leaves a single possibility.
struct PossibleLayers {
    std::vector<const policy::Layer*> layers;
    bool none = false; ///< it may lie in no layer at all
};

[[nodiscard]] PossibleLayers possible_layers(const policy::Policy& policy, const catalog::ObjectName& name);

/// "layer `a`", "layers `a`, `b` and `c`"; "no layer" of none.
[[nodiscard]] std::string layers_in_words(const std::vector<std::string>& names);

} // namespace lakelint::rule
