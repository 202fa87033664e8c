// SPDX-License-Identifier: Apache-2.0
#include "catalog/relation.h"

#include "source/text.h"

namespace lakelint::catalog {

using facts::RelationKind;

namespace {

const Unknown* hidden_key(const std::optional<Unknown>& more, const std::map<std::string, Unknown>& open,
                          const std::string& key) {
    if (more) return &*more;
    const auto found = open.find(key);
    return found == open.end() ? nullptr : &found->second;
}

} // namespace

const Unknown* Relation::hidden_property(const std::string& folded_key) const {
    return hidden_key(more_properties, open_properties, folded_key);
}

const Unknown* Relation::hidden_tag(const std::string& folded_key) const {
    return hidden_key(more_tags, open_tags, folded_key);
}

const Unknown* Relation::hidden(Aspect aspect, std::string_view column) const {
    if (more_settings) return &*more_settings;
    if (aspect == Aspect::column && more_columns) return &*more_columns;
    const auto look_up = [&](std::string folded) -> const Unknown* {
        const auto found = open_settings.find({aspect, std::move(folded)});
        return found == open_settings.end() ? nullptr : &found->second;
    };
    if (!open_settings.empty()) {
        if (const Unknown* open = look_up(source::fold_case(column))) return open;
        if (!column.empty()) return look_up({});
    }
    if (!column.empty()) return nullptr;
    if (aspect == Aspect::comment) return hidden_property("comment");
    if (aspect != Aspect::constraints) return nullptr;
    // A CHECK is a property, too: `delta.constraints.name`.
    if (more_properties) return &*more_properties;
    const auto open = open_properties.lower_bound(std::string(check_property_prefix));
    return open != open_properties.end() && open->first.starts_with(check_property_prefix) ? &open->second
                                                                                           : nullptr;
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
