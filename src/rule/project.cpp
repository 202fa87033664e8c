// SPDX-License-Identifier: Apache-2.0
#include "rule/project.h"

namespace lakelint::rule {

policy::LayerVerdict Project::layer(const catalog::ObjectName& name) const {
    return policy::layer_of(policy, name.catalog ? &*name.catalog : nullptr,
                            name.schema ? &*name.schema : nullptr);
}

} // namespace lakelint::rule
