// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"
#include "triage/triage.h"

#include <span>
#include <vector>

namespace lakelint::triage {

/// Marks as suppressed what comments in the SQL set aside, with their reason and place. Of several comments
/// that mean a finding, the one that covers least takes it. Findings about the policy and about the comments
/// themselves (`policy/…`) are never set aside.
///
/// `files` are the files whose comments count, and `findings` must hold all findings of theirs: the result
/// are the findings about the comments, `policy/unused-suppression` among them, in the order of reports.
[[nodiscard]] std::vector<Diagnostic> suppress(std::span<const facts::FileFacts> files, const Rules& rules,
                                               std::vector<Judged>& findings);

} // namespace lakelint::triage
