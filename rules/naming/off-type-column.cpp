// SPDX-License-Identifier: Apache-2.0
#include "policy/data_type.h"
#include "policy/spelling.h"
#include "rule/column_type.h"
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "rule/type_match.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::naming::off_type_column {
namespace {

using catalog::Aspect;
using catalog::ColumnState;
using policy::Verdict;
using rule::Out;
using rule::Table;
namespace column_type = rule::column_type;

struct Options {
    std::map<std::string, std::vector<std::string>> types = {
        {"*_at", {"timestamp", "timestamp_ntz"}}, {"*_dt", {"date"}}, {"is_*", {"boolean"}}};
};

/// A type, or the bare word of one that takes others inside it.
bool check_types(const policy::Input& in, policy::Decoding& decoding) {
    constexpr std::array<std::string_view, 5> bare = {"array", "char", "map", "struct", "varchar"};
    bool good = true;
    for (const policy::Value::Entry& entry : in.value.entries) {
        for (const policy::Input& item : policy::Input(entry).items()) {
            const std::string word = source::fold_case(item.value.scalar);
            if (std::find(bare.begin(), bare.end(), word) != bare.end()) continue;
            if (auto type = policy::parse_data_type(item.value.scalar); !type)
                good = decoding.wrong_pattern(item, type.error());
        }
    }
    return good;
}

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("types", &Options::types, "the types that a name promises, by globs of names")
            .checked(check_types),
    };
    return fields;
}

/// What a name promises: the globs that it matches, and the types of all of them.
struct Promise {
    Verdict made = Verdict::no;
    std::vector<std::string> globs;
    std::vector<std::string> types;
};

Promise promise_of(const source::Text& name, const Options& options) {
    // The last part of a field that ADD COLUMNS names by its path.
    source::Text own = name;
    const std::size_t dot = name.literal() ? name.value.rfind('.') : std::string::npos;
    if (dot != std::string::npos) own = source::Text(name.value.substr(dot + 1));
    Promise promise;
    for (const auto& [pattern, types] : options.types) {
        if (types.empty()) continue;
        const Verdict verdict = policy::Glob(pattern).match(own);
        if (verdict == Verdict::unknown && promise.made == Verdict::no) promise.made = Verdict::unknown;
        if (verdict != Verdict::yes) continue;
        promise.made = Verdict::yes;
        promise.globs.push_back(fmt::format("`{}`", pattern));
        promise.types.insert(promise.types.end(), types.begin(), types.end());
    }
    return promise;
}

/// Why a type cannot be compared; empty where it can.
std::string open_reason(const catalog::Relation& relation, const facts::Column& column) {
    const std::string& name = column.name.text.value;
    if (column.type.empty()) return fmt::format("the type of `{}` comes from a query", name);
    const auto origin = relation.columns.origin(column, &ColumnState::type);
    if (origin.contradicted) {
        return rule::disagreement({origin.file, {}}, *origin.contradicted,
                                  fmt::format("the type of `{}`", name));
    }
    if (const catalog::Unknown* hidden = relation.hidden(Aspect::column_type, name)) return hidden->reason;
    if (column_type::is_literal(column.type)) return {};
    return fmt::format("the type of `{}` is only known when the job runs: `{}`", name, column.type);
}

std::vector<rule::Fix> type_fix(const Table& table, const facts::Column& column, const std::string& type) {
    if (type.find('<') == std::string::npos && type != "array" && type != "map" && type != "struct"
        && type != "char" && type != "varchar") {
        const rule::Place place = table.relation.columns.type_place(column);
        return rule::fix(fmt::format("make `{}` a {}", column.name.text.value, column_type::spelled(type)),
                         rule::Safety::unsafe, *place.file,
                         {rule::replace(place.span, column_type::spelled(type))});
    }
    return {};
}

void judge_column(const Table& table, const facts::Column& column, const Options& options, Out& out) {
    const Promise promise = promise_of(column.name.text, options);
    if (promise.made == Verdict::no) return;
    const bool kept =
        !column.type.empty()
        && std::any_of(promise.types.begin(), promise.types.end(), [&](const std::string& type) {
               return column_type::fits(column.type, source::fold_case(type));
           });
    if (kept) return;
    const rule::Place place = table.relation.columns.place(column);
    if (column.type.empty() && !table.relation.is_table()) return; // of a view, whose query decides
    std::string reason = open_reason(table.relation, column);
    if (reason.empty() && promise.made == Verdict::unknown) {
        reason =
            fmt::format("the name of a column is only known when the job runs: `{}`", column.name.text.value);
    }
    if (!reason.empty()) {
        out.unresolved(place, table.name.text(), std::move(reason));
        return;
    }
    std::vector<std::string> types;
    for (const std::string& type : promise.types)
        types.push_back(column_type::spelled(type));
    out.report(
        {.place = place,
         .object = table.name.text(),
         .message = fmt::format("`{}` of `{}` is {}, and a name like {} promises {}", column.name.text.value,
                                table.name.text(), column_type::spelled(column.type),
                                fmt::join(promise.globs, " and "), fmt::join(types, " or ")),
         .help = "give it that type, or a name that promises none",
         .policy = std::nullopt,
         .clause = fmt::format("{} {}", column.name.text.value, column.type),
         .notes = rule::creation_note(table.relation, place),
         .fixes = type_fix(table, column, source::fold_case(promise.types.front()))});
}

void judge(const Table& table, const Options& options, Out& out) {
    const catalog::Relation& relation = table.relation;
    for (const facts::Column& column : relation.columns)
        judge_column(table, column, options, out);
    if (relation.is_table() && relation.more_columns)
        out.unresolved(table.place, table.name.text(), relation.more_columns->reason);
}

} // namespace

rule::Rule make() {
    return rule::per_table<Options>({.summary = "a column's name promises another type than it has",
                                     .scope = rule::Scope::table,
                                     .fixable = rule::Fixable::unsafe},
                                    judge);
}

} // namespace lakelint::rules::naming::off_type_column
