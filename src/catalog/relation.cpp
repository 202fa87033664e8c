// SPDX-License-Identifier: Apache-2.0
#include "catalog/relation.h"

#include "source/text.h"

namespace lakelint::catalog {

using facts::RelationKind;

namespace {

const Unknown* hidden(const std::optional<Unknown>& more, const std::map<std::string, Unknown>& open,
                      const std::string& key) {
    if (more) return &*more;
    const auto found = open.find(key);
    return found == open.end() ? nullptr : &found->second;
}

} // namespace

const Unknown* Relation::hidden_property(const std::string& folded_key) const {
    return hidden(more_properties, open_properties, folded_key);
}

const Unknown* Relation::hidden_tag(const std::string& folded_key) const {
    return hidden(more_tags, open_tags, folded_key);
}

bool Relation::is_temporary() const {
    return kind == RelationKind::temporary_table || kind == RelationKind::temporary_view;
}

bool Relation::is_table() const {
    return kind == RelationKind::table || kind == RelationKind::external_table
           || kind == RelationKind::streaming_table;
}

bool Relation::is_delta() const { return may_be_delta() && (!format || format->text.literal()); }

bool Relation::may_be_delta() const {
    if (!is_table()) return false;
    if (format) return !format->text.literal() || source::equal_folded(format->text.value, "delta");
    return creation == nullptr || !creation->hive;
}

} // namespace lakelint::catalog
