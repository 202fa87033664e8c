// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/object_name.h"
#include "policy/policy.h"

#include <optional>
#include <string>

// Layers with `owner`, which hold what single people try out.
namespace lakelint::rule {

/// Whether it is one of these.
[[nodiscard]] bool has_owner(const policy::Layer& layer);

/// Whose a relation is, by the schema that it lies in; nothing where that names nobody, or the layer is none
/// of a person.
[[nodiscard]] std::optional<std::string> owner_of(const policy::LayerVerdict& verdict);

/// A schema in no layer that looks like one of a personal layer, were it not for what stands for the owner.
struct OffTemplate {
    const policy::Layer* layer = nullptr;
    std::string glob;                      ///< of the layer's `schemas`, the one that it resembles
    std::string explanation;               ///< "as `{owner}`, `kim2` does not match `[a-z]+`", or empty
    std::optional<std::string> suggestion; ///< the whole name of the schema that was probably meant
};
[[nodiscard]] std::optional<OffTemplate> off_template_schema(const policy::Policy& policy,
                                                             const catalog::ObjectName& name);

} // namespace lakelint::rule
