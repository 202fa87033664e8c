// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace lakelint::cache {

/// Marks the cache of one project as in use and drops those of projects that nobody has checked for 30 days,
/// then the longest unused until all of them together are below 1 GiB. Also removes what killed runs left
/// behind. Looks around once a day at the most; what cannot be removed stays.
void trim(const std::filesystem::path& all, const std::filesystem::path& in_use);

} // namespace lakelint::cache
