// SPDX-License-Identifier: Apache-2.0
#include "rule/column_type.h"
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "rule/type_match.h"
#include "rule/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::rules::types::float_money {
namespace {

using catalog::Aspect;
using catalog::ColumnState;
using rule::Out;
using rule::Table;
namespace column_type = rule::column_type;

struct Options {
    std::vector<std::string> words = {"amount", "amt", "price", "cost", "fee", "revenue", "balance"};
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("words", &Options::words, "the words that make a column's name that of an amount")
            .noun("word"),
    };
    return fields;
}

/// A name that ends in one of these is no amount but a measure of one: `price_ratio`, `fee_pct`.
constexpr std::array<std::string_view, 12> measures = {"cnt",   "count",   "factor",     "index",
                                                       "pct",   "percent", "percentage", "rate",
                                                       "ratio", "score",   "share",      "weight"};

bool names_amount(std::string_view name, const Options& options) {
    const std::vector<std::string> words = rule::words_of(name);
    if (words.empty() || std::find(measures.begin(), measures.end(), words.back()) != measures.end())
        return false;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(options.words.begin(), options.words.end(),
                           [&](const std::string& each) { return source::equal_folded(word, each); });
    });
}

bool is_float(std::string_view type) {
    const std::string_view base = column_type::base(type);
    return base == "float" || base == "double" || base == "real";
}

/// Why it cannot be said that an amount's type is what is seen of it; empty where it can.
std::string open_reason(const catalog::Relation& relation, const facts::Column& column,
                        const column_type::Part& part) {
    const auto origin = relation.columns.origin(column, &ColumnState::type);
    if (origin.contradicted) {
        return rule::disagreement({origin.file, {}}, *origin.contradicted,
                                  fmt::format("the type of `{}`", column.name.text.value));
    }
    if (!column_type::is_literal(part.type))
        return fmt::format("the type of `{}` is only known when the job runs: `{}`", part.path, part.type);
    const catalog::Unknown* hidden = relation.hidden(Aspect::column_type, column.name.text.value);
    return is_float(part.type) && hidden != nullptr ? hidden->reason : std::string();
}

void judge_part(const Table& table, const facts::Column& column, const column_type::Part& part, Out& out) {
    const rule::Place place = table.relation.columns.type_place(column);
    std::string reason = open_reason(table.relation, column, part);
    if (!reason.empty()) {
        out.unresolved(place, table.name.text(), std::move(reason));
        return;
    }
    if (!is_float(part.type)) return;
    const std::string type = column_type::base(part.type) == "double" ? "DOUBLE" : "FLOAT";
    const std::string title = fmt::format("make `{}` a DECIMAL(18,2)", part.path);
    const bool whole = part.type == column.type; // not a field of it, whose place is not known
    out.report({.place = place,
                .object = table.name.text(),
                .message = fmt::format("`{}` of `{}` is an amount of money, and {} cannot hold most amounts "
                                       "exactly",
                                       part.path, table.name.text(), type),
                .help = "use DECIMAL with as many places as the currency has, such as DECIMAL(18,2)",
                .policy = std::nullopt,
                .clause = fmt::format("{} {}", part.path, part.type),
                .notes = rule::creation_note(table.relation, place),
                .fixes = whole ? rule::fix(title, rule::Safety::unsafe, *place.file,
                                           {rule::replace(place.span, "DECIMAL(18,2)")})
                               : rule::hint(title, *place.file)});
}

void judge(const Table& table, const Options& options, Out& out) {
    const catalog::Relation& relation = table.relation;
    for (const facts::Column& column : relation.columns) {
        const std::string& name = column.name.text.value;
        if (column.type.empty() && relation.is_table() && names_amount(name, options)) {
            out.unresolved(relation.columns.place(column), table.name.text(),
                           fmt::format("the type of `{}` comes from a query", name));
        }
        if (column.type.empty()) continue;
        const bool disputed = relation.columns.contradicted(column, &catalog::ColumnState::type).has_value();
        column_type::each_part(name, column.type, [&](const column_type::Part& part) {
            // Types are looked at before names, which take longer.
            if (!disputed && !is_float(part.type) && column_type::is_literal(part.type)) return;
            if (names_amount(part.name, options)) judge_part(table, column, part, out);
        });
    }
    if (relation.is_table() && relation.more_columns)
        out.unresolved(table.place, table.name.text(), relation.more_columns->reason);
}

} // namespace

rule::Rule make() {
    return rule::per_table<Options>({.summary = "an amount of money is a FLOAT or DOUBLE",
                                     .scope = rule::Scope::table,
                                     .fixable = rule::Fixable::unsafe},
                                    judge);
}

} // namespace lakelint::rules::types::float_money
