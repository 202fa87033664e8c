// SPDX-License-Identifier: Apache-2.0
#include "catalog/fold.h"
#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

using source::fold_case;

bool same_value(const PropertyState& a, const PropertyState& b) {
    if (a.removed || b.removed) return a.removed == b.removed;
    return fold_case(a.property.value.text.value) == fold_case(b.property.value.text.value);
}

void merge_settings(std::map<std::string, PropertyState>& into, std::map<std::string, PropertyState>&& other,
                    bool ordered) {
    for (auto& [key, state] : other) {
        const auto [found, added] = into.try_emplace(key, state);
        if (added) continue;
        if (ordered) {
            found->second = std::move(state);
        } else if (!same_value(found->second, state)) {
            found->second.contradicted = state.place;
        }
    }
}

bool same_layout(const LayoutState& a, const LayoutState& b) {
    return a.kind == b.kind
           && std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                         [](const auto& x, const auto& y) {
                             return source::equal_folded(x.column.text.value, y.column.text.value)
                                    && x.transform == y.transform;
                         });
}

} // namespace

void merge(FileState& into, FileState&& other, bool ordered) {
    Relation& a = into.relation;
    Relation& b = other.relation;
    merge_settings(a.properties, std::move(b.properties), ordered);
    merge_settings(a.tags, std::move(b.tags), ordered);
    if (b.more_properties) a.more_properties = b.more_properties;
    if (b.more_tags) a.more_tags = b.more_tags;
    if (b.more_columns) a.more_columns = b.more_columns;
    if (b.unknown_layout) a.unknown_layout = b.unknown_layout;
    if (other.layout_set) {
        // A CREATE's silence is overruled by an ALTER elsewhere that lays the table out.
        const bool a_silent =
            !into.layout_set || (a.created() && a.layout.kind == LayoutState::Kind::none && !b.created());
        const bool b_silent =
            b.created() && b.layout.kind == LayoutState::Kind::none && into.layout_set && !a.created();
        if (a_silent || ordered) {
            a.layout = b.layout;
        } else if (!b_silent && !same_layout(a.layout, b.layout)) {
            a.layout.contradicted = b.layout.place;
        }
        into.layout_set = true;
    }
    a.creations.insert(a.creations.end(), b.creations.begin(), b.creations.end());
    if (!a.created() && b.created()) {
        a.kind = b.kind;
        a.creation = b.creation;
        a.statement = b.statement;
        a.place = b.place;
        a.name = b.name;
        a.format = b.format;
        const Columns added = std::move(a.columns);
        a.columns = b.columns;
        a.columns.append(added);
    } else if (!b.created()) {
        a.columns.append(b.columns);
    }
    if (b.comment && (!a.comment || ordered)) a.comment = b.comment;
}

} // namespace lakelint::catalog
