// SPDX-License-Identifier: Apache-2.0
#include "rule/running_reads.h"

#include <algorithm>

namespace lakelint::rule {

using facts::RelationKind;

bool runs_reads(const facts::Statement& statement) {
    const bool stores = std::all_of(
        statement.creations.begin(), statement.creations.end(), [](const facts::Creation& creation) {
            const RelationKind kind = creation.kind;
            const bool table = kind == RelationKind::table || kind == RelationKind::external_table
                               || kind == RelationKind::temporary_table;
            return table && !creation.copy_of;
        });
    const bool flows = std::any_of(statement.writes.begin(), statement.writes.end(),
                                   [](const auto& write) { return write.kind == facts::WriteKind::flow; });
    const bool runs = !statement.writes.empty() || !statement.creations.empty() || statement.kind == "select";
    return stores && !flows && runs;
}

bool ends_early(const facts::Predicate& predicate) {
    return !predicate.present && predicate.coverage == facts::Coverage::partial;
}

} // namespace lakelint::rule
