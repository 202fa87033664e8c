// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/object_name.h"

#include <string>
#include <vector>

// The statements that advice comes to, as a person would write them.
namespace lakelint::advise::ddl {

/// A relation's name; parts that are no plain words stand in backquotes, placeholders as they are.
[[nodiscard]] std::string name(const catalog::ObjectName& name);

/// `dt, store_id`; fields as `a.b`.
[[nodiscard]] std::string columns(const std::vector<std::string>& names);

} // namespace lakelint::advise::ddl
