// SPDX-License-Identifier: Apache-2.0

// The keys by which a policy makes exceptions: overrides, waivers, coverage.
#include "policy/policy_fields.h"

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

bool check_override(const Override& override_, const Input& in, Decoding& decoding) {
    if (!override_.paths.empty() || !override_.objects.empty() || !override_.layers.empty()) return true;
    decoding.error(in.place(),
                   "an override that names no `paths`, `objects` or `layers` would hold for everything",
                   "say what it is for, or write its rules under `rules`");
    return false;
}

bool check_waiver(const Waiver& waiver, const Input& in, Decoding& decoding) {
    if (!waiver.objects.empty() || !waiver.paths.empty()) return true;
    decoding.error(in.value.find("rule")->span,
                   fmt::format("a waiver of `{}` for everything is no exception", waiver.rule.value),
                   "list the `objects` or the `paths` that it is for, or turn the rule off under `rules`");
    return false;
}

} // namespace

const Fields<Override>& fields_of(const Override*) {
    static const Fields<Override> fields{
        {field("paths", &Override::paths, "globs of the files it is for").noun("path glob"),
         field("objects", &Override::objects, "globs of the objects it is for, such as `prod.legacy.*`"),
         field("layers", &Override::layers, "the layers it is for").layers(),
         field("rules", &Override::rules, "what holds there, written as under `rules` of the policy")
             .required()},
        check_override};
    return fields;
}

const Fields<Waiver>& fields_of(const Waiver*) {
    static const Fields<Waiver> fields{
        {field("rule", &Waiver::rule, "the rule it sets aside, or a family as `cost/*`").required(),
         field("objects", &Waiver::objects, "globs of the objects it is for, such as `prod.legacy.*`"),
         field("paths", &Waiver::paths, "globs of the files it is for, where there is no object to name")
             .noun("path glob"),
         field("reason", &Waiver::reason, "why this may be so; without one the waiver does nothing"),
         field("owner", &Waiver::owner, "who answers for it").required(),
         field("expires", &Waiver::expires, "the last day on which it holds").required()},
        check_waiver};
    return fields;
}

const Fields<Coverage>& fields_of(const Coverage*) {
    static const Fields<Coverage> fields{
        field("min", &Coverage::min,
              "the least share of created relations and table references whose layer must be known")
            .required(),
    };
    return fields;
}

} // namespace lakelint::policy
