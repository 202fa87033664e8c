// SPDX-License-Identifier: Apache-2.0
#include "catalog/columns.h"

#include "source/text.h"

#include <algorithm>
#include <cassert>

namespace lakelint::catalog {
namespace {

ColumnState state_in(const facts::FileFacts* file) {
    const Origin here{file};
    return {here, here, here, here, here, {}};
}

} // namespace

const facts::Column* Columns::find(std::string_view name) const {
    const auto found = std::find_if(begin(), end(), [&](const facts::Column& column) {
        return source::equal_folded(column.name.text.value, name);
    });
    return found == end() ? nullptr : &*found;
}

const ColumnState* Columns::state(const facts::Column& column) const {
    if (!changed_) return nullptr;
    const auto index = static_cast<std::size_t>(&column - changed_->columns.data());
    assert(index < changed_->states.size());
    return &changed_->states[index];
}

Origin Columns::origin(const facts::Column& column, Origin ColumnState::*part) const {
    const ColumnState* known = state(column);
    return known == nullptr ? Origin{file_} : known->*part;
}

Place Columns::place(const facts::Column& column) const {
    return {origin(column, &ColumnState::name).file, column.name.span};
}

Place Columns::type_place(const facts::Column& column) const {
    return {origin(column, &ColumnState::type).file, column.type_span};
}

Place Columns::comment_place(const facts::Column& column) const {
    return {origin(column, &ColumnState::comment).file, column.comment ? column.comment->span : Span()};
}

Place Columns::mask_place(const facts::Column& column) const {
    return {origin(column, &ColumnState::mask).file, column.mask ? column.mask->span : Span()};
}

const std::map<std::string, PropertyState>& Columns::tags(const facts::Column& column) const {
    static const std::map<std::string, PropertyState> no_tags;
    const ColumnState* known = state(column);
    return known == nullptr ? no_tags : known->tags;
}

Columns::Changed& Columns::change() {
    if (!changed_) changed_ = {*declared_, std::vector<ColumnState>(declared_->size(), state_in(file_))};
    return *changed_;
}

void Columns::append(const facts::Column& column, const facts::FileFacts& file) {
    Changed& changed = change();
    changed.columns.push_back(column);
    changed.states.push_back(state_in(&file));
}

void Columns::erase(std::size_t index) {
    Changed& changed = change();
    const auto at = static_cast<std::ptrdiff_t>(index);
    changed.columns.erase(changed.columns.begin() + at);
    changed.states.erase(changed.states.begin() + at);
}

void Columns::clear_tags() {
    if (!changed_) return;
    for (ColumnState& each : changed_->states)
        each.tags.clear();
}

} // namespace lakelint::catalog
