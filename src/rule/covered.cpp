// SPDX-License-Identifier: Apache-2.0
#include "rule/covered.h"

#include <algorithm>

namespace lakelint::rule {

bool is_covered(const Subject& subject, const std::vector<std::string>& layers, Out& out) {
    if (layers.empty()) return true;
    const auto listed = [&](const policy::Layer& layer) {
        return std::find(layers.begin(), layers.end(), layer.name) != layers.end();
    };
    return subject.layer_that(listed, out) != nullptr;
}

} // namespace lakelint::rule
