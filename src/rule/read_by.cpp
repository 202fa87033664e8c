// SPDX-License-Identifier: Apache-2.0
#include "rule/read_by.h"

#include "rule/layers.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using policy::Layer;
using policy::Verdict;

bool lists(const Layer& keeper, const Layer& layer) {
    const auto& names = keeper.read_by->value;
    return std::find(names.begin(), names.end(), layer.name) != names.end();
}

/// Whether a relation lies outside the layers that may read from `keeper`.
Verdict lies_outside(const Layer& keeper, const catalog::ObjectName& target, const policy::Policy& policy) {
    const PossibleLayers possible = possible_layers(policy, target);
    const auto listed = std::count_if(possible.layers.begin(), possible.layers.end(),
                                      [&](const Layer* layer) { return lists(keeper, *layer); });
    if (listed == 0) return Verdict::yes;
    const bool all = !possible.none && static_cast<std::size_t>(listed) == possible.layers.size();
    return all ? Verdict::no : Verdict::unknown;
}

/// Adds one relation that the rows are read for to an answer; a certain one stays.
void add_target(const ReadSite& site, const catalog::ObjectName& target, ReadBy& answer) {
    if (answer.forbidden == Verdict::yes || target.key() == site.name.key()) return;
    const Verdict outside = lies_outside(*answer.keeper, target, site.project.policy);
    if (outside == Verdict::no) return;
    answer.forbidden = outside;
    if (outside == Verdict::yes) {
        answer.target = &target;
    } else {
        answer.reason = unknown_target_reason(target);
    }
}

/// The answer if what is read lies in `keeper`.
ReadBy judge_for(const ReadSite& site, const Layer& keeper) {
    ReadBy answer;
    answer.keeper = &keeper;
    for (const auto& target : site.resolved.targets)
        add_target(site, target, answer);
    for (const auto& target : site.resolved.chooses_for)
        add_target(site, target, answer);
    if (answer.forbidden == Verdict::yes) return answer;
    const Layer* owner = layer_of_file(site.project.policy, site.file().path);
    if (owner != nullptr && !lists(keeper, *owner)) {
        answer.forbidden = Verdict::yes;
        answer.file_layer = owner;
    }
    return answer;
}

} // namespace

const Layer* layer_of_file(const policy::Policy& policy, std::string_view path) {
    for (const Layer& layer : policy.layers) {
        if (policy::matches_path(layer.paths, path)) return &layer;
    }
    return nullptr;
}

ReadBy judge_read_by(const ReadSite& site) {
    ReadBy unknown;
    for (const Layer* layer : possible_layers(site.project.policy, site.name).layers) {
        if (!layer->read_by) continue;
        ReadBy answer = judge_for(site, *layer);
        if (site.layer.found == Verdict::yes) return answer;
        if (answer.forbidden == Verdict::no) continue;
        unknown.forbidden = Verdict::unknown;
        unknown.reason = site.unknown_layer_reason();
    }
    return unknown;
}

std::string unknown_target_reason(const catalog::ObjectName& target) {
    return fmt::format("the layer of `{}`, which it is read for, is not known", target.text());
}

std::vector<Aside> target_note(const ReadSite& site, const catalog::ObjectName& target) {
    const source::Span& statement = site.resolved.statement->span;
    if (target.span.begin >= statement.begin && target.span.begin < statement.end) return {};
    return {{{&site.file(), target.span}, fmt::format("`{}` is written here", target.text())}};
}

} // namespace lakelint::rule
