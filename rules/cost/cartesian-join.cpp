// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

#include <utility>

#include <fmt/format.h>

namespace lakelint::rules::cost::cartesian_join {
namespace {

using facts::Product;
using rule::Out;
using rule::StatementSite;

/// What the statement writes or creates, for waivers; empty of a query by itself.
std::string target_of(const StatementSite& site) {
    const auto& statement = site.statement;
    if (!statement.writes.empty()) return site.resolve(statement.writes.front().target).text();
    if (!statement.creations.empty()) return site.resolve(statement.creations.front().name).text();
    return {};
}

std::string_view what(Product::Kind kind) {
    switch (kind) {
    case Product::Kind::comma: return "this comma";
    case Product::Kind::cross_join: return "CROSS JOIN";
    case Product::Kind::join: break;
    }
    return "this join";
}

std::string_view way_out(Product::Kind kind) {
    if (kind == Product::Kind::cross_join)
        return "write JOIN … ON, or suppress the finding where every pair is meant and both sides are small";
    return "write JOIN … ON with the columns that relate the two";
}

void judge(const StatementSite& site, const rule::NoOptions&, Out& out) {
    bool open = false; // the joins of a statement are open for the same few columns: said once
    for (const Product& product : site.statement.products) {
        const rule::Place place = site.at(product.span);
        if (product.coverage == facts::Coverage::partial) {
            if (std::exchange(open, true)) continue;
            out.unresolved(place, target_of(site),
                           "whether a condition relates what is joined cannot be seen");
            continue;
        }
        out.report({.place = place,
                    .object = target_of(site),
                    .message = fmt::format("{} pairs every row with every row: no condition relates what it "
                                           "joins",
                                           what(product.kind)),
                    .help = std::string(way_out(product.kind)),
                    .policy = std::nullopt,
                    .clause = std::string(what(product.kind))});
    }
}

} // namespace

rule::Rule make() {
    return rule::per_statement<rule::NoOptions>({.summary = "a join without a condition",
                                                 .scope = rule::Scope::statement,
                                                 .fixable = rule::Fixable::no},
                                                judge);
}

} // namespace lakelint::rules::cost::cartesian_join
