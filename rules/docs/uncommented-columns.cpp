// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/presence.h"
#include "rule/rule.h"
#include "rule/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::docs::uncommented_columns {
namespace {

using catalog::Aspect;
using catalog::ColumnState;
using rule::Out;
using rule::Table;

bool demands(const policy::Layer& layer) { return layer.column_comments.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

/// The columns of one table, by whether they have a comment.
struct Count {
    unsigned all = 0;
    unsigned commented = 0;
    std::vector<std::string> without;
    unsigned open = 0;  ///< of those without: may have one
    std::string reason; ///< why the first of those may
};

/// Why a column without a comment may have one; empty where it has none.
std::string open_reason(const catalog::Relation& relation, const facts::Column& column) {
    const auto origin = relation.columns.origin(column, &ColumnState::comment);
    const std::string& name = column.name.text.value;
    if (origin.contradicted) {
        return rule::disagreement({origin.file, {}}, *origin.contradicted,
                                  fmt::format("the comment of `{}`", name));
    }
    if (column.type.empty())
        return fmt::format("`{}` comes from a query, and may bring its comment along", name);
    const catalog::Unknown* hidden = relation.hidden(Aspect::column_comment, name);
    return hidden == nullptr ? std::string() : hidden->reason;
}

bool has_comment(const catalog::Relation& relation, const facts::Column& column) {
    if (relation.columns.origin(column, &ColumnState::comment).unset_elsewhere) return false;
    return column.comment
           && (!column.comment->text.literal() || !rule::says_nothing(column.comment->text.value, {}));
}

Count count_columns(const catalog::Relation& relation) {
    Count count;
    for (const facts::Column& column : relation.columns) {
        const std::string& name = column.name.text.value;
        if (name.find('.') != std::string::npos) continue; // a field of one
        ++count.all;
        if (has_comment(relation, column)) {
            ++count.commented;
            continue;
        }
        count.without.push_back(fmt::format("`{}`", name));
        std::string reason = open_reason(relation, column);
        if (reason.empty()) continue;
        ++count.open;
        if (count.reason.empty()) count.reason = std::move(reason);
    }
    return count;
}

bool reaches(unsigned commented, unsigned all, policy::Percent least) {
    return std::uint64_t(commented) * 10000 >= std::uint64_t(all) * least.hundredths;
}

/// "`a`, `b`, `c` and 4 more"
std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
        const bool last = i > 0 && i + 1 == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

std::string message(const Table& table, const policy::Layer& layer, const Count& count) {
    const std::string name = table.name.text();
    const std::string least = policy::to_string(layer.column_comments->value.min);
    if (count.commented == 0) {
        return fmt::format("no column of `{}` has a comment, and layer `{}` requires one on {} of them", name,
                           layer.name, least);
    }
    return fmt::format("{} of the {} columns of `{}` {} a comment ({}%), and layer `{}` requires {}",
                       count.commented, count.all, name, count.commented == 1 ? "has" : "have",
                       count.commented * 100 / count.all, layer.name, least);
}

void judge(const Table& table, const rule::NoOptions&, Out& out) {
    if (!table.relation.is_table()) return;
    const policy::Layer* layer = table.layer_that(demands, out);
    if (layer == nullptr) return;
    const policy::Percent least = layer->column_comments->value.min;
    const auto unresolved = [&](const std::string& reason) {
        out.unresolved(table.place, table.name.text(), reason);
    };
    if (const auto& more = table.relation.more_columns) {
        unresolved(more->reason);
        return;
    }
    const Count count = count_columns(table.relation);
    if (reaches(count.commented, count.all, least)) return;
    if (reaches(count.commented + count.open, count.all, least)) {
        unresolved(count.reason);
        return;
    }
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = message(table, *layer, count),
                .help = fmt::format("say in COMMENT '…' what {} {}", some_of(count.without),
                                    count.without.size() == 1 ? "means" : "mean"),
                .policy = layer->column_comments->at,
                .clause = "column comments",
                .fixes = rule::hint(fmt::format("add COMMENT '…' to {}", some_of(count.without)),
                                    *table.place.file)});
}

} // namespace

rule::Rule make() {
    return rule::per_table({.summary = "too few columns of a table have a comment",
                            .scope = rule::Scope::table,
                            .fixable = rule::Fixable::no,
                            .demanded = demanded,
                            .demand = "layer with `column-comments`"},
                           judge);
}

} // namespace lakelint::rules::docs::uncommented_columns
