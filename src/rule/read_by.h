// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

/// Whether the layer of what is read keeps this reader out by its `read-by`.
struct ReadBy {
    policy::Verdict forbidden = policy::Verdict::no;
    const policy::Layer* keeper = nullptr;       ///< the layer that has the `read-by`; of `yes`
    const catalog::ObjectName* target = nullptr; ///< of `yes`: what it is read for, outside the listed layers
    const policy::Layer* file_layer = nullptr;   ///< of `yes` without a target: the layer the file belongs to
    std::string reason;                          ///< of `unknown`: one phrase
};

/// `read-by` binds a read whose statement makes or changes a relation outside the listed layers, and one in a
/// file that belongs (by `paths`) to a layer that is not listed; a relation may always read itself.
[[nodiscard]] ReadBy judge_read_by(const ReadSite& site);

/// The layer that a file's jobs belong to: the first whose `paths` match; null where none does.
[[nodiscard]] const policy::Layer* layer_of_file(const policy::Policy& policy, std::string_view path);

/// "the layer of `x`, which it is read for, is not known".
[[nodiscard]] std::string unknown_target_reason(const catalog::ObjectName& target);

/// A note on where a target is written; none where that is the statement of the read itself.
[[nodiscard]] std::vector<Aside> target_note(const ReadSite& site, const catalog::ObjectName& target);

} // namespace lakelint::rule
