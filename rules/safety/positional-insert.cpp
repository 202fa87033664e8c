// SPDX-License-Identifier: Apache-2.0
#include "rule/covered.h"
#include "rule/fixes.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::safety::positional_insert {
namespace {

using facts::WriteKind;
using rule::Out;
using rule::Written;

struct Options {
    std::vector<std::string> layers;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("layers", &Options::layers, "the layers to judge; none: every table, in a layer or not")
            .layers(),
    };
    return fields;
}

bool is_insert(WriteKind kind) {
    return kind == WriteKind::insert || kind == WriteKind::insert_overwrite
           || kind == WriteKind::replace_where || kind == WriteKind::replace_using
           || kind == WriteKind::replace_on;
}

/// Hive's own tables take a column list, and no BY NAME.
bool is_hive(const Written& write) {
    if (write.relation == nullptr || write.relation->creation == nullptr) return false;
    const auto& format = write.relation->format;
    return write.relation->creation->hive || (format && source::equal_folded(format->text.value, "hive"));
}

/// "(id, dt)"; empty where the table's columns are not all known. What PARTITION gives a value is no column
/// of the source.
std::string column_list(const Written& write) {
    const catalog::Relation* relation = write.relation;
    if (relation == nullptr || relation->more_columns || relation->columns.empty()) return {};
    std::vector<std::string> names;
    for (const facts::Column& column : relation->columns) {
        const bool given = std::any_of(
            write.write.partition.begin(), write.write.partition.end(), [&](const facts::Property& each) {
                return each.kind != facts::ValueKind::none
                       && source::equal_folded(each.key.text.value, column.name.text.value);
            });
        if (!given) names.push_back(column.name.text.value);
    }
    return names.empty() ? std::string() : fmt::format("({})", fmt::join(names, ", "));
}

/// A query with a column that has no name fails BY NAME.
bool has_nameless_column(const Written& write) {
    const auto index = static_cast<std::size_t>(&write.write - write.statement.writes.data());
    const auto& all = write.statement.projections;
    return std::any_of(all.begin(), all.end(), [&](const facts::Projection& projection) {
        return (!projection.write || *projection.write == index)
               && std::any_of(projection.columns.begin(), projection.columns.end(),
                              [](const facts::Output& column) { return column.name.text.value.empty(); });
    });
}

std::vector<rule::Fix> fixes(const Written& write, bool by_name) {
    if (!by_name) {
        const std::string columns = column_list(write);
        return rule::hint(fmt::format("list the columns after `{}`: {}", write.write.target.text(),
                                      columns.empty() ? "(<column>, …)" : columns),
                          write.file);
    }
    if (has_nameless_column(write))
        return rule::hint("name the query's columns, and add BY NAME", write.file);
    // An alias comes after BY NAME, and only where there is no PARTITION.
    const source::Span into = write.write.partition.empty() ? write.write.target.span : write.write.into;
    return rule::fix("add BY NAME", rule::Safety::unsafe, write.file,
                     {rule::insert_behind(into, " BY NAME")});
}

void judge(const Written& write, const Options& options, Out& out) {
    const facts::Write& insert = write.write;
    if (!is_insert(insert.kind) || insert.by_name || !insert.columns.empty()) return;
    if (!rule::is_covered(write, options.layers, out)) return;
    const bool by_name = !insert.values && !is_hive(write);
    out.report(
        {.place = write.place,
         .object = write.name.text(),
         .message = fmt::format("INSERT fills the columns of `{}` by their position: it has no column list{}",
                                write.name.text(), by_name ? " and no BY NAME" : ""),
         .help = by_name ? fmt::format("write BY NAME after `{}`, or list the columns that the query fills",
                                       insert.target.text())
                         : fmt::format("list the columns that it fills after `{}`", insert.target.text()),
         .policy = std::nullopt,
         .clause = "insert",
         .fixes = fixes(write, by_name)});
}

} // namespace

rule::Rule make() {
    return rule::per_write<Options>({.summary = "an INSERT fills a table's columns by their position",
                                     .scope = rule::Scope::statement,
                                     .fixable = rule::Fixable::unsafe},
                                    judge);
}

} // namespace lakelint::rules::safety::positional_insert
