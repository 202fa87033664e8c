// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"
#include "rule/read_by.h"
#include "rule/rule.h"
#include "rule/settings.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lakelint::rules::lineage::forbidden_read {
namespace {

using policy::Layer;
using policy::Verdict;
using rule::Out;
using rule::ReadSite;

bool demands(const Layer& layer) { return layer.reads.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

bool may_read(const Layer& reader, const Layer& source) {
    if (!reader.reads) return true;
    const auto& names = reader.reads->value;
    return std::find(names.begin(), names.end(), source.name) != names.end();
}

/// Whether one of the layers that a target may lie in could not read one of those that the source may lie in.
bool could_be_forbidden(const rule::PossibleLayers& readers, const rule::PossibleLayers& sources) {
    return std::any_of(readers.layers.begin(), readers.layers.end(), [&](const Layer* reader) {
        return std::any_of(sources.layers.begin(), sources.layers.end(),
                           [&](const Layer* source) { return !may_read(*reader, *source); });
    });
}

std::string requirement(const Layer& reader) {
    const auto& names = reader.reads->value;
    if (names.empty()) return fmt::format("layer `{}` may read no governed layer", reader.name);
    return fmt::format("layer `{}` may read only {}", reader.name, rule::layers_in_words(names));
}

std::string help(const Layer& reader, const Layer& source) {
    const auto& names = reader.reads->value;
    if (names.empty())
        return fmt::format("read the source that feeds layer `{}`, or build this in another layer",
                           source.name);
    return fmt::format("read from {}; what is missing there, build there first",
                       rule::layers_in_words(names));
}

void report(const ReadSite& site, const catalog::ObjectName& target, const Layer& reader, Out& out) {
    const Layer& source = *site.layer.layer;
    out.report({.place = site.place,
                .object = site.name.text(),
                .message = fmt::format("`{}` is built from `{}` of layer `{}`, and {}", target.text(),
                                       site.name.text(), source.name, requirement(reader)),
                .help = help(reader, source),
                .policy = reader.reads->at,
                .clause = target.text(),
                .notes = rule::target_note(site, target)});
}

/// What personal/production-read reports is not reported a second time.
bool reported_elsewhere(const ReadSite& site) {
    return rule::judge_read_by(site).forbidden == Verdict::yes
           && !rule::switched_off(site.project.policy, "personal/production-read");
}

void judge(const ReadSite& site, const rule::NoOptions&, Out& out) {
    if (site.read().purpose != facts::Purpose::lineage || site.layer.found == Verdict::no) return;
    if (reported_elsewhere(site)) return;
    const auto& policy = site.project.policy;
    const rule::PossibleLayers sources = rule::possible_layers(policy, site.name);
    std::set<const Layer*> judged;
    for (const auto& target : site.resolved.targets) {
        if (target.key() == site.name.key()) continue; // a relation may read itself
        const policy::LayerVerdict reader = site.project.layer(target);
        if (!could_be_forbidden(rule::possible_layers(policy, target), sources)) continue;
        if (!judged.insert(reader.layer).second) continue;
        if (site.layer.found == Verdict::unknown) {
            out.unresolved(site.place, site.name.text(), site.unknown_layer_reason());
        } else if (reader.found == Verdict::unknown) {
            out.unresolved(site.place, site.name.text(), rule::unknown_target_reason(target));
        } else {
            report(site, target, *reader.layer, out);
        }
    }
}

} // namespace

rule::Rule make() {
    return rule::per_read({.summary = "a relation is built from a layer that its own layer may not read",
                           .scope = rule::Scope::statement,
                           .fixable = rule::Fixable::no,
                           .demanded = demanded,
                           .demand = "layer with `reads`"},
                          judge);
}

} // namespace lakelint::rules::lineage::forbidden_read
