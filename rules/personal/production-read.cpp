// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"
#include "rule/read_by.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::personal::production_read {
namespace {

using policy::Layer;
using policy::Verdict;
using rule::Out;
using rule::ReadBy;
using rule::ReadSite;

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(),
                       [](const Layer& layer) { return layer.read_by.has_value(); });
}

/// "it is read here for `prod.mart.x` of layer `mart`", "this file belongs to layer `mart`".
std::string reader(const ReadSite& site, const ReadBy& found) {
    if (found.target == nullptr)
        return fmt::format("this file belongs to layer `{}`", found.file_layer->name);
    const policy::LayerVerdict layer = site.project.layer(*found.target);
    std::string text = fmt::format("here it is read for `{}`", found.target->text());
    if (layer.found == Verdict::yes) text += fmt::format(" of layer `{}`", layer.layer->name);
    if (layer.found == Verdict::no) text += ", which lies in no layer";
    return text;
}

void report(const ReadSite& site, const ReadBy& found, Out& out) {
    const Layer& keeper = *found.keeper;
    rule::Finding finding{
        .place = site.place,
        .object = site.name.text(),
        .message =
            fmt::format("`{}` of layer `{}` may be read only by {}, and {}", site.name.text(), keeper.name,
                        rule::layers_in_words(keeper.read_by->value), reader(site, found)),
        .help = fmt::format("have its owner promote `{}` to a table outside layer `{}`, and read that",
                            site.name.text(), keeper.name),
        .policy = keeper.read_by->at,
        .clause = found.target != nullptr ? found.target->text() : found.file_layer->name};
    if (keeper.read_by->value.empty()) {
        finding.message = fmt::format("`{}` of layer `{}` may be read by no layer, and {}", site.name.text(),
                                      keeper.name, reader(site, found));
    }
    if (found.target != nullptr) finding.notes = rule::target_note(site, *found.target);
    out.report(std::move(finding));
}

void judge(const ReadSite& site, const rule::NoOptions&, Out& out) {
    const ReadBy found = rule::judge_read_by(site);
    if (found.forbidden == Verdict::yes) report(site, found, out);
    if (found.forbidden == Verdict::unknown) out.unresolved(site.place, site.name.text(), found.reason);
}

} // namespace

rule::Rule make() {
    return rule::per_read({.summary = "production reads a relation that only some layers may read",
                           .scope = rule::Scope::statement,
                           .fixable = rule::Fixable::no,
                           .demanded = demanded,
                           .demand = "layer with `read-by`"},
                          judge);
}

} // namespace lakelint::rules::personal::production_read
