// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>

namespace lakelint::bench {

/// Writes a policy that switches on every rule, with demands of all kinds; for a platform of three layers
/// with the schemas `ods`, `mart` and `fact`, and for files that know nothing of it.
void write_full_policy(const std::filesystem::path& folder);

/// Writes that policy and a platform of so many tables, with three statements for each: its CREATE, the job
/// that fills it from tables before it, and one that changes, purges, tends or shows it. Tables form chains
/// and diamonds over the three layers; every tenth is a view, and every fiftieth job has a fault. 20 tables
/// to a file.
void write_platform(const std::filesystem::path& folder, std::size_t tables);

} // namespace lakelint::bench
