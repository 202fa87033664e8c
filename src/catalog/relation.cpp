// SPDX-License-Identifier: Apache-2.0
#include "catalog/relation.h"

#include "source/text.h"

namespace lakelint::catalog {

using facts::RelationKind;

bool Relation::is_temporary() const {
    return kind == RelationKind::temporary_table || kind == RelationKind::temporary_view;
}

bool Relation::is_table() const {
    return kind == RelationKind::table || kind == RelationKind::external_table
           || kind == RelationKind::streaming_table;
}

bool Relation::is_delta() const {
    if (!is_table()) return false;
    if (format) return source::equal_folded(format->text.value, "delta");
    return creation == nullptr || !creation->hive;
}

} // namespace lakelint::catalog
