// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "rule/column_type.h"
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/layout.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace lakelint::rules::partition::unsuitable_key {
namespace {

using catalog::LayoutState;
using facts::LayoutKey;
using rule::Out;
using rule::Table;
using source::Verdict;
namespace column_type = rule::column_type;

struct Options {
    std::vector<policy::Glob> deny;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("deny", &Options::deny, "globs of column names that make bad keys").noun("glob"),
    };
    return fields;
}

/// Delta keeps statistics on so many leaf columns unless told otherwise.
constexpr std::size_t default_indexed_columns = 32;

/// What is wrong with a key: completes "`x` is partitioned by `k`, ".
struct Fault {
    std::string sentence;
    std::string help;
    std::vector<rule::Fix> fixes;
};

/// Takes a key out where others are left, and nothing but the list of them speaks of it.
std::vector<rule::Fix> without(const Table& table, const LayoutKey& key) {
    const LayoutState& layout = table.relation.layout;
    const source::Span clause = layout.place.span;
    if (rule::layout::declares_columns(table.relation)) return {};
    std::vector<source::Span> keys;
    std::size_t index = 0;
    for (const LayoutKey& each : layout.keys) {
        const source::Span span = each.column.span;
        if (!each.transform.empty() || span.begin < clause.begin || span.end > clause.end) return {};
        if (span == key.column.span) index = keys.size();
        keys.push_back(span);
    }
    return rule::fix(fmt::format("drop `{}` from the keys", key.column.text.value), rule::Safety::unsafe,
                     *layout.place.file, {rule::remove_item(keys, index)});
}

void report(const Table& table, const LayoutKey& key, Fault fault, Out& out) {
    if (!rule::delta::is_delta(table, out)) return;
    const LayoutState& layout = table.relation.layout;
    const rule::Place place = rule::layout::place_of(layout, key);
    const std::string by = fmt::format("{} by `{}`", rule::layout::participle(layout), key.column.text.value);
    std::string clause = fmt::format("{}: {}", by, fault.sentence);
    out.report({.place = place,
                .object = table.name.text(),
                .message = fmt::format("`{}` is {}, {}", table.name.text(), by, fault.sentence),
                .help = std::move(fault.help),
                .policy = std::nullopt,
                .clause = std::move(clause),
                .notes = rule::creation_note(table.relation, place),
                .fixes = std::move(fault.fixes)});
}

void leave_open(const Table& table, const LayoutKey& key, std::string reason, Out& out) {
    out.unresolved(rule::layout::place_of(table.relation.layout, key), table.name.text(), std::move(reason));
}

/// The glob that a name falls under, if any. A field's own name counts as well as its path.
const policy::Glob* denied(const source::Text& name, const Options& options) {
    const std::size_t dot = name.literal() ? name.value.rfind('.') : std::string::npos;
    const auto found = std::find_if(options.deny.begin(), options.deny.end(), [&](const policy::Glob& glob) {
        return glob.match(name) == Verdict::yes
               || (dot != std::string::npos && glob.match(std::string_view(name.value).substr(dot + 1)));
    });
    return found == options.deny.end() ? nullptr : &*found;
}

/// What the column list says of a key's column.
struct Found {
    std::string type;
    std::size_t position = 0; ///< among the leaf columns, from 0
    bool identity = false;
};

/// A field of a struct: `b.c` in the type of `a`.
bool descend(Found& found, std::string_view path) {
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

std::optional<Found> find_column(const std::vector<facts::Column>& columns, std::string_view path) {
    std::size_t position = 0;
    for (const facts::Column& column : columns) {
        const std::string& name = column.name.text.value;
        Found found{column.type, position, column.identity};
        if (source::equal_folded(name, path)) return found;
        const bool inside = path.size() > name.size() && path[name.size()] == '.'
                            && source::equal_folded(path.substr(0, name.size()), name);
        found.identity = false;
        if (inside && descend(found, path.substr(name.size() + 1))) return found;
        position += column_type::leaves(column.type);
    }
    return std::nullopt;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Types that Delta refuses. Partitioning takes whatever is a single value; clustering needs the statistics
/// that Delta keeps on numbers, dates, timestamps and strings only.
bool is_refused(std::string_view type, LayoutState::Kind kind) {
    constexpr std::array<std::string_view, 4> nested = {"array", "map", "struct", "variant"};
    constexpr std::array<std::string_view, 2> without_statistics = {"boolean", "binary"};
    const std::string_view base = column_type::base(type);
    return is_one_of(base, nested)
           || (kind == LayoutState::Kind::clustered && is_one_of(base, without_statistics));
}

/// False where the type is at fault or not known.
bool check_type(const Table& table, const LayoutKey& key, const Found& column, Out& out) {
    const LayoutState::Kind kind = table.relation.layout.kind;
    if (column.type.empty() || !column_type::is_literal(column.type)) {
        leave_open(table, key, fmt::format("the type of `{}` is not known", key.column.text.value), out);
        return false;
    }
    if (!is_refused(column.type, kind)) return true;
    report(table, key,
           {fmt::format("and Delta refuses a key of type `{}`", column.type),
            "choose a column that holds a single date, timestamp, number or string", without(table, key)},
           out);
    return false;
}

void check_identity(const Table& table, const LayoutKey& key, const Found& column, Out& out) {
    if (!column.identity || table.relation.layout.kind != LayoutState::Kind::partitioned) return;
    report(table, key,
           {"which is an identity column, and Delta refuses to partition by one",
            "partition by a date or another column of few values", without(table, key)},
           out);
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

std::string move_up(const LayoutKey& key) {
    return fmt::format("name `{}` in 'delta.dataSkippingStatsColumns', or move it further up",
                       key.column.text.value);
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

/// A clustering key needs statistics: by the list of columns that have them, else by its position.
void check_statistics(const Table& table, const LayoutKey& key, const Found& column, Out& out) {
    const std::string& name = key.column.text.value;
    const Setting list = setting_of(table.relation, "delta.dataSkippingStatsColumns");
    if (!list.reason.empty()) return leave_open(table, key, list.reason, out);
    if (list.text) {
        if (lists_column(*list.text, name)) return;
        return report(
            table, key,
            {"and 'delta.dataSkippingStatsColumns' does not list it, so that Delta has no statistics on it",
             fmt::format("add `{}` to 'delta.dataSkippingStatsColumns'", name),
             rule::replace_value(*list.state, fmt::format("{}, {}", *list.text, name), rule::Safety::unsafe)},
            out);
    }
    const Indexed indexed = indexed_columns(table.relation);
    if (!indexed.reason.empty()) return leave_open(table, key, indexed.reason, out);
    if (!indexed.columns || column.position < *indexed.columns) return;
    if (table.relation.more_properties)
        return leave_open(table, key, table.relation.more_properties->reason, out);
    report(table, key,
           {fmt::format("which is column {}, and Delta keeps statistics on the first {} only",
                        column.position + 1, *indexed.columns),
            move_up(key),
            {}},
           out);
}

void check_key(const Table& table, const LayoutKey& key, const Options& options, Out& out) {
    const source::Text& name = key.column.text;
    const bool plain = key.transform.empty(); // a transform makes few values of many
    const policy::Glob* glob = plain ? denied(name, options) : nullptr;
    if (glob != nullptr) {
        report(table, key,
               {fmt::format("a name that `deny` rules out (`{}`)", glob->text()),
                "choose a column of few values that most queries and deletes filter by, such as a date",
                without(table, key)},
               out);
    }
    if (!name.literal())
        return leave_open(table, key, fmt::format("a placeholder stands for the key: `{}`", name.value), out);
    if (!plain) return;
    const auto column = find_column(table.relation.columns.list(), name.value);
    const auto& more = table.relation.more_columns;
    if (!column) {
        return leave_open(
            table, key, more ? more->reason : fmt::format("the table lists no column `{}`", name.value), out);
    }
    check_identity(table, key, *column, out);
    if (check_type(table, key, *column, out) && !more
        && table.relation.layout.kind == LayoutState::Kind::clustered)
        check_statistics(table, key, *column, out);
}

void judge(const Table& table, const Options& options, Out& out) {
    if (!table.relation.may_be_delta()) return;
    const LayoutState& layout = table.relation.layout;
    if (const auto reason = rule::layout::unknown_reason(table.relation)) {
        out.unresolved(table.place, table.name.text(), *reason);
        return;
    }
    for (const LayoutKey& key : layout.keys)
        check_key(table, key, options, out);
}

} // namespace

rule::Rule make() {
    return rule::per_table<Options>(
        {.summary = "a table is partitioned or clustered by a column that makes a bad key",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::unsafe},
        judge);
}

} // namespace lakelint::rules::partition::unsuitable_key
