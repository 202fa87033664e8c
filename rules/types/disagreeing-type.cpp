// SPDX-License-Identifier: Apache-2.0
#include "rule/column_type.h"
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace lakelint::rules::types::disagreeing_type {
namespace {

using rule::Out;
using rule::Place;
using rule::Table;
namespace column_type = rule::column_type;

struct Options {
    std::vector<policy::Glob> ignore;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("ignore", &Options::ignore,
                      "globs of columns whose name means something else in every table, such as `id`")
            .noun("glob"),
    };
    return fields;
}

/// Types that a join compares without a conversion that matters are of one family: lengths, precisions and
/// what is inside a struct or map do not count.
std::string family(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> same = {
        {{"integer", "int"},
         {"long", "bigint"},
         {"short", "smallint"},
         {"byte", "tinyint"},
         {"real", "float"},
         {"dec", "decimal"},
         {"numeric", "decimal"},
         {"char", "string"},
         {"character", "string"},
         {"varchar", "string"},
         {"timestamp_ltz", "timestamp"}}};
    const std::string_view base = column_type::base(type);
    if (base == "interval" || type.starts_with("timestamp ")) return std::string(type);
    if (base == "array" && type.ends_with('>'))
        return fmt::format("array<{}>", family(type.substr(base.size() + 1, type.size() - base.size() - 2)));
    const auto found =
        std::find_if(same.begin(), same.end(), [&](const auto& pair) { return pair.first == base; });
    return std::string(found == same.end() ? base : found->second);
}

/// One table that has a column of the name.
struct Occurrence {
    std::string table;
    std::string column; ///< as this table writes it
    std::string type;
    std::string family;
    std::string unknown; ///< why the type is not known, as one phrase; empty where it is
    Place place;

    [[nodiscard]] auto order() const { return std::tie(place.file->path, place.span.begin); }
};

using Occurrences = std::vector<Occurrence>;

bool is_ignored(const std::string& column, const Options& options) {
    return std::any_of(options.ignore.begin(), options.ignore.end(),
                       [&](const policy::Glob& glob) { return glob.match(column); });
}

Occurrence occurrence(const Table& table, const facts::Column& column) {
    const catalog::Columns& columns = table.relation.columns;
    Occurrence result{table.name.text(),    column.name.text.value, column.type, family(column.type), {},
                      columns.place(column)};
    if (!column_type::is_literal(column.type)) {
        result.unknown =
            fmt::format("the type of `{}` is only known when the job runs: `{}`", result.column, column.type);
    } else if (const auto other = columns.contradicted(column, &catalog::ColumnState::type)) {
        result.unknown = fmt::format("{} and {} give `{}` different types, and the policy's `order` does not "
                                     "say which comes last",
                                     columns.type_place(column).file->path, other->file->path, result.column);
    }
    return result;
}

/// A column of a table.
struct Use {
    const Table* table = nullptr;
    const facts::Column* column = nullptr;
};

/// The columns of the tables, by folded name.
std::map<std::string, std::vector<Use>> uses(const rule::Project& project, const Options& options) {
    std::map<std::string, std::vector<Use>> by_name;
    rule::each_table(project, [&](const Table& table) {
        // A clone has its source's columns; what somebody keeps for themselves binds nobody.
        const catalog::Relation& relation = table.relation;
        if (!relation.is_table() || relation.creation->copy_of || rule::is_personal(table)) return;
        for (const facts::Column& column : relation.columns) {
            const std::string& name = column.name.text.value;
            if (column.type.empty() || !column.name.text.literal() || is_ignored(name, options)) continue;
            std::vector<Use>& list = by_name[source::fold_case(name)];
            // What a table adds twice it has in the end as it was added last.
            if (!list.empty() && list.back().table == &table) list.pop_back();
            list.push_back({&table, &column});
        }
    });
    return by_name;
}

Occurrences occurrences(const std::vector<Use>& uses) {
    Occurrences list;
    for (const Use& use : uses)
        list.push_back(occurrence(*use.table, *use.column));
    std::stable_sort(list.begin(), list.end(),
                     [](const Occurrence& a, const Occurrence& b) { return a.order() < b.order(); });
    return list;
}

/// The family that most tables have; of equally many the one that comes first.
std::string majority(const Occurrences& list) {
    std::map<std::string, std::size_t> counts;
    for (const Occurrence& each : list) {
        if (each.unknown.empty()) ++counts[each.family];
    }
    std::string best;
    std::size_t most = 0;
    for (const Occurrence& each : list) {
        const auto found = counts.find(each.family);
        if (found == counts.end() || found->second <= most) continue;
        most = found->second;
        best = each.family;
    }
    return best;
}

std::string tables(std::size_t count) { return fmt::format("{} table{}", count, count == 1 ? "" : "s"); }

/// Where no type has half of the tables, there is no minority: the column has no usual type, which is said
/// once.
void report_mixed(const Occurrences& list, const std::string& most, Out& out) {
    std::vector<std::pair<const Occurrence*, std::size_t>> types;
    for (const Occurrence& each : list) {
        if (!each.unknown.empty()) continue;
        const auto found = std::find_if(types.begin(), types.end(),
                                        [&](const auto& type) { return type.first->family == each.family; });
        if (found == types.end()) {
            types.emplace_back(&each, 1);
        } else {
            ++found->second;
        }
    }
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const auto other = std::find_if(list.begin(), list.end(), [&](const Occurrence& each) {
        return each.unknown.empty() && each.family != most;
    });
    std::vector<std::string> words;
    std::vector<rule::Aside> notes;
    for (const auto& [example, count] : types) {
        words.push_back(fmt::format("`{}` in {}", example->family, tables(count)));
        if (example->family == other->family) continue;
        notes.push_back({example->place, fmt::format("it is `{}` in `{}`", example->type, example->table)});
    }
    const std::string last = words.back();
    words.pop_back();
    out.report({.place = other->place,
                .object = other->table,
                .message = fmt::format("column `{}` has no usual type: it is {} and {}", other->column,
                                       fmt::join(words, ", "), last),
                .help = "give it one type in all tables, or name it under `ignore` if it means something "
                        "else in each",
                .policy = std::nullopt,
                .clause = source::fold_case(other->column),
                .notes = std::move(notes)});
}

void judge_column(const Occurrences& list, Out& out) {
    const std::string usual = majority(list);
    const auto is_usual = [&](const Occurrence& each) {
        return each.unknown.empty() && each.family == usual;
    };
    const auto example = std::find_if(list.begin(), list.end(), is_usual);
    if (usual.empty()) return;
    const auto others = static_cast<std::size_t>(std::count_if(list.begin(), list.end(), is_usual));
    const auto known = static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const Occurrence& each) { return each.unknown.empty(); }));
    for (const Occurrence& each : list) {
        if (!each.unknown.empty()) out.unresolved(each.place, each.table, each.unknown);
    }
    if (others * 2 < known) return report_mixed(list, usual, out);
    const std::string where = others == 1 ? fmt::format("`{}`", example->table) : tables(others);
    for (const Occurrence& each : list) {
        if (is_usual(each) || !each.unknown.empty()) continue;
        out.report(
            {.place = each.place,
             .object = each.table,
             .message = fmt::format("column `{}` is `{}` in `{}`, and `{}` in {}", each.column, each.type,
                                    each.table, example->type, where),
             .help = "give the column one type in all tables, or give this one a name that says what is "
                     "different",
             .policy = std::nullopt,
             .clause = fmt::format("{} {}", source::fold_case(each.column), each.family),
             .notes = {{example->place, fmt::format("it is `{}` in `{}`", example->type, example->table)}}});
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    out.subjects = 0;
    for (const auto& [name, list] : uses(project, options)) {
        ++*out.subjects;
        if (list.size() > 1) judge_column(occurrences(list), out);
    }
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a column has another type than columns of its name elsewhere",
                                .scope = rule::Scope::project,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::types::disagreeing_type
