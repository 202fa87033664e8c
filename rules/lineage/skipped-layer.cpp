// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"
#include "rule/read_by.h"
#include "rule/rule.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lakelint::rules::lineage::skipped_layer {
namespace {

using policy::Layer;
using policy::Verdict;
using rule::Out;
using rule::ReadSite;

struct Options {
    std::vector<std::string> order;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("order", &Options::order,
                      "the layers that rows go through one after the other, the first upstream; others are "
                      "not judged")
            .layers(),
    };
    return fields;
}

/// The layers between two, in order; none where nothing lies between them or the read goes another way.
std::vector<std::string> skipped(const Options& options, const Layer& source, const Layer& reader) {
    const auto from = std::find(options.order.begin(), options.order.end(), source.name);
    const auto to = std::find(options.order.begin(), options.order.end(), reader.name);
    if (from == options.order.end() || to == options.order.end() || from >= to) return {};
    return {from + 1, to};
}

/// Whether one of the layers that a target may lie in would skip one from one that the source may lie in.
bool could_skip(const Options& options, const rule::PossibleLayers& readers,
                const rule::PossibleLayers& sources) {
    return std::any_of(readers.layers.begin(), readers.layers.end(), [&](const Layer* reader) {
        return std::any_of(sources.layers.begin(), sources.layers.end(),
                           [&](const Layer* source) { return !skipped(options, *source, *reader).empty(); });
    });
}

void report(const ReadSite& site, const catalog::ObjectName& target, const Layer& reader,
            const Options& options, Out& out) {
    const Layer& source = *site.layer.layer;
    const std::vector<std::string> between = skipped(options, source, reader);
    out.report(
        {.place = site.place,
         .object = site.name.text(),
         .message = fmt::format("`{}` of layer `{}` is built from `{}` of layer `{}`, past {}", target.text(),
                                reader.name, site.name.text(), source.name, rule::layers_in_words(between)),
         .help =
             fmt::format("read from layer `{}`; what is missing there, build there first", between.back()),
         .policy = std::nullopt,
         .clause = target.text(),
         .notes = rule::target_note(site, target)});
}

void judge(const ReadSite& site, const Options& options, Out& out) {
    if (site.read().purpose != facts::Purpose::lineage || site.layer.found == Verdict::no) return;
    const auto& policy = site.project.policy;
    const rule::PossibleLayers sources = rule::possible_layers(policy, site.name);
    std::set<const Layer*> judged;
    for (const auto& target : site.resolved.targets) {
        if (target.key() == site.name.key()) continue; // whatever its layer is, it is the same
        if (!could_skip(options, rule::possible_layers(policy, target), sources)) continue;
        const policy::LayerVerdict reader = site.project.layer(target);
        if (!judged.insert(reader.layer).second) continue;
        if (site.layer.found == Verdict::unknown) {
            out.unresolved(site.place, site.name.text(), site.unknown_layer_reason());
        } else if (reader.found == Verdict::unknown) {
            out.unresolved(site.place, site.name.text(), rule::unknown_target_reason(target));
        } else {
            report(site, target, *reader.layer, options, out);
        }
    }
}

} // namespace

rule::Rule make() {
    return rule::per_read<Options>({.summary = "a relation is built past a layer that should lie in between",
                                    .scope = rule::Scope::statement,
                                    .fixable = rule::Fixable::no},
                                   judge);
}

} // namespace lakelint::rules::lineage::skipped_layer
