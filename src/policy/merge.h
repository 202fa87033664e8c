// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/value.h"

namespace lakelint::policy {

/// Lays one policy over another that it extends. Maps merge by key, in the order of `earlier` and then of
/// what is new; lists, words and numbers replace what was there; a key without a value (`key: ~`) takes an
/// inherited one away. In `rules`, a severity alone is short for `{ severity: … }`, so that it leaves
/// inherited options be.
[[nodiscard]] Value merge_policies(Value earlier, Value later);

/// The same for one entry of `rules`.
[[nodiscard]] Value merge_settings(Value earlier, Value later);

} // namespace lakelint::policy
