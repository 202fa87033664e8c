// SPDX-License-Identifier: Apache-2.0
#include "advise/columns_known.h"

#include "source/text.h"

namespace lakelint::advise {
namespace {

std::string top_level(std::string_view column) {
    return source::fold_case(column.substr(0, column.find('.')));
}

} // namespace

void ColumnsKnown::add(const std::string& key, const catalog::Relation& relation) {
    Known& known = by_key_[key];
    for (const facts::Column& column : relation.columns)
        known.names.insert(top_level(column.name.text.value));
    known.all = relation.created() && !relation.columns.empty() && !relation.more_columns;
}

void ColumnsKnown::add(const std::string& key, std::string_view column) {
    Known& known = by_key_[key];
    if (!known.all) known.names.insert(top_level(column));
}

source::Verdict ColumnsKnown::has(const std::string& key, std::string_view column) const {
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return source::Verdict::unknown;
    if (known->second.names.contains(top_level(column))) return source::Verdict::yes;
    return known->second.all ? source::Verdict::no : source::Verdict::unknown;
}

} // namespace lakelint::advise
