// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "rule/personal.h"
#include "rule/rule.h"
#include "rule/settings.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace lakelint::rules::layers::unknown_layer {
namespace {

using policy::Verdict;
using rule::Created;
using rule::Out;

struct Options {
    std::vector<policy::SchemaPattern> ignore;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("ignore", &Options::ignore,
                      "globs over catalog.schema of the schemas that need no layer; one without a dot means "
                      "any catalog"),
    };
    return fields;
}

bool demanded(const policy::Policy& policy) { return !policy.layers.empty(); }

Verdict ignored(const Options& options, const catalog::ObjectName& name) {
    Verdict verdict = Verdict::no;
    for (const policy::SchemaPattern& glob : options.ignore) {
        verdict =
            verdict
            || glob.match(name.catalog ? &*name.catalog : nullptr, name.schema ? &*name.schema : nullptr);
    }
    return verdict;
}

/// The literal text of a glob's schema part, which is what a misspelt schema resembles.
std::string literal_part(std::string_view glob) {
    std::string text;
    bool placeholder = false;
    for (const char c : glob.substr(glob.find('.') + 1)) {
        if (c == '{') placeholder = true;
        if (!placeholder && c != '*' && c != '?') text += c;
        if (c == '}') placeholder = false;
    }
    return text;
}

std::size_t distance(const policy::Layer& layer, std::string_view schema) {
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const policy::SchemaPattern& glob : layer.schemas)
        least = std::min(least, policy::spelling_distance(literal_part(glob.text()), schema));
    return least;
}

/// "layer `ods` (`*.ods`, `*.ods_*`) or layer `mart` (`*.mart`)": those whose schemas are spelt most alike.
std::string nearest_layers(const policy::Policy& policy, std::string_view schema) {
    constexpr std::size_t most = 3;
    std::vector<const policy::Layer*> layers;
    for (const policy::Layer& layer : policy.layers)
        layers.push_back(&layer);
    std::stable_sort(layers.begin(), layers.end(), [&](const auto* a, const auto* b) {
        return distance(*a, schema) < distance(*b, schema);
    });
    layers.resize(std::min(layers.size(), most));
    std::string text;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        std::string globs;
        for (const policy::SchemaPattern& glob : layers[i]->schemas)
            globs += fmt::format("{}`{}`", globs.empty() ? "" : ", ", glob.text());
        const char* joint = i == 0 ? "" : i + 1 == layers.size() ? " or " : ", ";
        text += fmt::format("{}layer `{}` ({})", joint, layers[i]->name, globs);
    }
    return text;
}

/// What personal/off-template-schema reports is not reported a second time.
bool reported_elsewhere(const Created& created) {
    const policy::Policy& policy = created.project.policy;
    return rule::off_template_schema(policy, created.name)
           && !rule::switched_off(policy, "personal/off-template-schema");
}

void judge(const Created& created, const Options& options, Out& out) {
    if (created.layer.found == Verdict::yes) return;
    const Verdict spared = ignored(options, created.name);
    if (spared == Verdict::yes) return;
    if (created.layer.found == Verdict::unknown || spared == Verdict::unknown) {
        out.unresolved(created.place, created.name.text(), created.unknown_layer_reason());
        return;
    }
    if (created.creation.live && created.creation.name.parts.size() == 1) {
        out.unresolved(created.place, created.name.text(), "the settings of its pipeline say where it lies");
        return;
    }
    if (reported_elsewhere(created)) return;
    const policy::Policy& policy = created.project.policy;
    const std::string& schema = created.name.schema->value;
    const std::string full = created.name.catalog ? created.name.catalog->value + "." + schema : schema;
    out.report(
        {.place = created.place,
         .object = created.name.text(),
         .message = fmt::format("`{}` is created in schema `{}`, which belongs to no layer of the policy",
                                created.name.text(), full),
         .help = fmt::format("create it in a schema of {}, or add `{}` to the `schemas` of its layer",
                             nearest_layers(policy, schema), full),
         .policy = policy.layers.front().at,
         .clause = full});
}

} // namespace

rule::Rule make() {
    return rule::per_created({.summary = "a relation is created in a schema that belongs to no layer",
                              .scope = rule::Scope::statement,
                              .fixable = rule::Fixable::no,
                              .demanded = demanded,
                              .demand = "layer"},
                             judge);
}

} // namespace lakelint::rules::layers::unknown_layer
