// SPDX-License-Identifier: Apache-2.0
#include "policy/contradictions.h"

#include "policy/contradiction_checks.h"

#include <algorithm>

namespace lakelint::policy {

std::vector<diagnostic::Diagnostic> contradictions(const Policy& policy, const TextOf& text_of) {
    Contradictions out(text_of);
    check_layer_overlaps(policy, out);
    check_templates(policy, out);
    check_readers(policy, out);
    check_demands(policy, out);
    std::stable_sort(out.found.begin(), out.found.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return diagnostic::before(a, b); });
    return std::move(out.found);
}

} // namespace lakelint::policy
