// SPDX-License-Identifier: Apache-2.0
#include "rule/covered.h"
#include "rule/rule.h"

#include <fmt/format.h>

namespace lakelint::rules::safety::unbounded_change {
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

/// Why it is not known whether a change is bounded; nothing where it is known.
std::optional<std::string> open_question(const Written& write) {
    const facts::Predicate& predicate = write.write.predicate;
    const bool bare = !predicate.present || (predicate.bounds.empty() && !predicate.always_true);
    if (predicate.present && bare && predicate.coverage == facts::Coverage::partial)
        return "a placeholder stands for its condition";
    if (bare && !predicate.present && write.statement.coverage == facts::Coverage::partial)
        return "a template or placeholder hides part of the statement";
    return std::nullopt;
}

void judge(const Written& write, const Options& options, Out& out) {
    const WriteKind kind = write.write.kind;
    if (kind != WriteKind::delete_rows && kind != WriteKind::update) return;
    const facts::Predicate& predicate = write.write.predicate;
    const auto open = open_question(write);
    const bool unbounded = !predicate.present || predicate.always_true;
    if ((!open && !unbounded) || !rule::is_covered(write, options.layers, out)) return;
    const rule::Place place{&write.file, write.write.keyword};
    if (open) {
        out.unresolved(place, write.name.text(), *open);
        return;
    }
    const bool deletes = kind == WriteKind::delete_rows;
    const policy::Layer* layer = write.layer.layer;
    const bool may_truncate = layer == nullptr || !layer->protected_ || !layer->protected_->value;
    const std::string_view why = predicate.present ? "its WHERE is always true" : "it has no WHERE";
    out.report({.place = place,
                .object = write.name.text(),
                .message = fmt::format("{} every row of `{}`: {}",
                                       deletes ? "DELETE removes" : "UPDATE changes", write.name.text(), why),
                .help = !deletes       ? "add a WHERE that says which rows are to change"
                        : may_truncate ? "add a WHERE, or write TRUNCATE TABLE where all rows are to go"
                                       : "add a WHERE that says which rows are to go",
                .policy = std::nullopt,
                .clause = fmt::format("{}: {}", deletes ? "delete" : "update", why)});
}

} // namespace

rule::Rule make() {
    return rule::per_write<Options>({.summary = "a DELETE or UPDATE changes every row of a table",
                                     .scope = rule::Scope::statement,
                                     .fixable = rule::Fixable::no},
                                    judge);
}

} // namespace lakelint::rules::safety::unbounded_change
