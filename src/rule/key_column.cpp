// SPDX-License-Identifier: Apache-2.0
#include "rule/key_column.h"

#include "rule/column_type.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace lakelint::rule::key_column {

using catalog::LayoutState;

namespace {

/// Delta keeps statistics on so many leaf columns unless told otherwise.
constexpr std::size_t default_indexed_columns = 32;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A field of a struct: `b.c` in the type of `a`.
bool descend(Column& found, std::string_view path) {
    while (!path.empty()) {
        const std::string_view name = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(name.size() + 1, path.size()));
        const auto fields = column_type::fields(found.type);
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const column_type::Field& each) {
            return source::equal_folded(each.name, name);
        });
        if (field == fields.end()) return false;
        for (auto before = fields.begin(); before != field; ++before)
            found.position += column_type::leaves(before->type);
        found.type = field->type;
    }
    return true;
}

/// A property as its text; `reason` says why it is not known.
struct Setting {
    std::optional<std::string> text;
    std::string reason;
    const catalog::PropertyState* state = nullptr; ///< of the text
};

Setting setting_of(const catalog::Relation& relation, std::string_view key) {
    const auto found = relation.properties.find(source::fold_case(key));
    if (found == relation.properties.end() || found->second.removed) return {};
    const catalog::PropertyState& state = found->second;
    if (state.contradicted)
        return {std::nullopt, fmt::format("two files set `{}` to different values", key), nullptr};
    const source::Text& value = state.property.value.text;
    if (!value.literal()) {
        return {std::nullopt, fmt::format("`{}` is only known when the job runs: `{}`", key, value.value),
                nullptr};
    }
    return {value.value, {}, &state};
}

/// Whether a list of columns, as the property has it, holds a column or a struct that it lies in.
bool lists_column(std::string_view list, std::string_view column) {
    std::string plain(list);
    std::erase_if(plain, [](char c) { return c == '`' || c == ' ' || c == '\n' || c == '\t'; });
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        const bool begins =
            column.size() >= name.size() && source::equal_folded(column.substr(0, name.size()), name);
        if (begins && (column.size() == name.size() || column[name.size()] == '.')) return true;
    }
    return false;
}

/// How many leaf columns have statistics; nothing where all of them do or, with a reason, where it is not
/// known.
struct Indexed {
    std::optional<std::size_t> columns;
    std::string reason;
};

Indexed indexed_columns(const catalog::Relation& relation) {
    constexpr std::string_view key = "delta.dataSkippingNumIndexedCols";
    const Setting setting = setting_of(relation, key);
    if (!setting.reason.empty()) return {std::nullopt, setting.reason};
    if (!setting.text) return {default_indexed_columns, {}};
    long number = 0;
    const auto [end, error] =
        std::from_chars(setting.text->data(), setting.text->data() + setting.text->size(), number);
    if (error != std::errc() || end != setting.text->data() + setting.text->size())
        return {std::nullopt, fmt::format("`{}` is no number that `{}` can have", *setting.text, key)};
    if (number < 0) return {};
    return {static_cast<std::size_t>(number), {}};
}

} // namespace

std::optional<Column> find(const std::vector<facts::Column>& columns, std::string_view path) {
    std::size_t position = 0;
    for (const facts::Column& column : columns) {
        const std::string& name = column.name.text.value;
        Column found{column.type, position, column.identity};
        if (source::equal_folded(name, path)) return found;
        const bool inside = path.size() > name.size() && path[name.size()] == '.'
                            && source::equal_folded(path.substr(0, name.size()), name);
        found.identity = false;
        if (inside && descend(found, path.substr(name.size() + 1))) return found;
        position += column_type::leaves(column.type);
    }
    return std::nullopt;
}

bool is_refused(std::string_view type, LayoutState::Kind kind) {
    constexpr std::array<std::string_view, 4> nested = {"array", "map", "struct", "variant"};
    constexpr std::array<std::string_view, 6> without_statistics = {"boolean",  "binary",    "interval",
                                                                    "geometry", "geography", "void"};
    const std::string_view base = column_type::base(type);
    return is_one_of(base, nested)
           || (kind == LayoutState::Kind::clustered && is_one_of(base, without_statistics));
}

Statistics statistics(const catalog::Relation& relation, const std::string& name, const Column& column) {
    using Kept = Statistics::Kept;
    const auto unknown = [](std::string reason) { return Statistics{Kept::unknown, std::move(reason)}; };
    const Setting list = setting_of(relation, "delta.dataSkippingStatsColumns");
    if (!list.reason.empty()) return unknown(list.reason);
    if (list.text) {
        if (lists_column(*list.text, name)) return {};
        return {Kept::not_listed, {}, list.state};
    }
    const Indexed indexed = indexed_columns(relation);
    if (!indexed.reason.empty()) return unknown(indexed.reason);
    if (!indexed.columns || column.position < *indexed.columns) return {};
    if (relation.more_properties) return unknown(relation.more_properties->reason);
    return {Kept::too_far, {}, nullptr, *indexed.columns};
}

} // namespace lakelint::rule::key_column
