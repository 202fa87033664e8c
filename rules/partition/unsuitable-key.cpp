// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "rule/column_type.h"
#include "rule/delta.h"
#include "rule/fixes.h"
#include "rule/key_column.h"
#include "rule/layout.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::partition::unsuitable_key {
namespace {

using catalog::LayoutState;
using facts::LayoutKey;
using rule::Out;
using rule::Table;
using source::Verdict;
namespace column_type = rule::column_type;
namespace key_column = rule::key_column;

struct Options {
    std::vector<policy::Glob> deny;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("deny", &Options::deny, "globs of column names that make bad keys").noun("glob"),
    };
    return fields;
}

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

/// False where the type is at fault or not known.
bool check_type(const Table& table, const LayoutKey& key, const key_column::Column& column, Out& out) {
    const LayoutState::Kind kind = table.relation.layout.kind;
    if (column.type.empty() || !column_type::is_literal(column.type)) {
        leave_open(table, key, fmt::format("the type of `{}` is not known", key.column.text.value), out);
        return false;
    }
    if (!key_column::is_refused(column.type, kind)) return true;
    report(table, key,
           {fmt::format("and Delta refuses a key of type `{}`", column.type),
            "choose a column that holds a single date, timestamp, number or string", without(table, key)},
           out);
    return false;
}

void check_identity(const Table& table, const LayoutKey& key, const key_column::Column& column, Out& out) {
    if (!column.identity || table.relation.layout.kind != LayoutState::Kind::partitioned) return;
    report(table, key,
           {"which is an identity column, and Delta refuses to partition by one",
            "partition by a date or another column of few values", without(table, key)},
           out);
}

std::string move_up(const LayoutKey& key) {
    return fmt::format("name `{}` in 'delta.dataSkippingStatsColumns', or move it further up",
                       key.column.text.value);
}

/// A clustering key needs statistics: by the list of columns that have them, else by its position.
void check_statistics(const Table& table, const LayoutKey& key, const key_column::Column& column, Out& out) {
    using Kept = key_column::Statistics::Kept;
    const std::string& name = key.column.text.value;
    const auto statistics = key_column::statistics(table.relation, name, column);
    switch (statistics.kept) {
    case Kept::yes: return;
    case Kept::unknown: return leave_open(table, key, statistics.reason, out);
    case Kept::not_listed:
        return report(
            table, key,
            {"and 'delta.dataSkippingStatsColumns' does not list it, so that Delta has no statistics on it",
             fmt::format("add `{}` to 'delta.dataSkippingStatsColumns'", name),
             rule::replace_value(*statistics.list,
                                 fmt::format("{}, {}", statistics.list->property.value.text.value, name),
                                 rule::Safety::unsafe)},
            out);
    case Kept::too_far:
        return report(table, key,
                      {fmt::format("which is column {}, and Delta keeps statistics on the first {} only",
                                   column.position + 1, statistics.indexed),
                       move_up(key),
                       {}},
                      out);
    }
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
    const auto column = key_column::find(table.relation.columns.list(), name.value);
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
