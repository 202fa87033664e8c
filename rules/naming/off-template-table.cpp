// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "rule/fixes.h"
#include "rule/renamed.h"
#include "rule/rule.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace lakelint::rules::naming::off_template_table {
namespace {

using policy::Mismatch;
using policy::Template;
using policy::Verdict;
using rule::Out;
using rule::Subject;

bool demands(const policy::Layer& layer) { return layer.tables.has_value(); }

bool demanded(const policy::Policy& policy) {
    return std::any_of(policy.layers.begin(), policy.layers.end(), demands);
}

bool is_placeholder(std::string_view part) {
    return part.starts_with('{') && part.find('}') == part.size() - 1;
}

/// The name with the part at fault replaced by what belongs there, if that makes it match.
std::optional<std::string> corrected(const Template& pattern, const Mismatch& mismatch, std::string name) {
    const bool literal = mismatch.part.find_first_of("{*") == std::string::npos;
    std::optional<std::string> right = mismatch.part;
    // A suggestion may be a wild guess; only one that is a likely slip is worth writing.
    if (!literal) right = mismatch.suggestion;
    if (!literal && right) right = policy::nearest_spelling(mismatch.found, {*right});
    if (!right) return std::nullopt;
    name.replace(mismatch.offset, mismatch.found.size(), *right);
    if (pattern.match(source::Text(name)) != Verdict::yes) return std::nullopt;
    return name;
}

std::string help(const Template& pattern, const Mismatch& mismatch, const std::string& name) {
    if (const auto right = corrected(pattern, mismatch, name)) return fmt::format("name it `{}`", *right);
    return fmt::format("name it as `{}` says; `lakelint policy show` lists what each part may be",
                       pattern.text());
}

/// True when the name is reported.
bool judge_name(const Subject& named, Out& out) {
    const policy::Layer* layer = named.layer_that(demands, out);
    if (layer == nullptr) return false;
    const Template& pattern = layer->tables->value;
    const source::Text& name = named.name.name;
    const Verdict verdict = pattern.match(name);
    if (verdict == Verdict::yes) return false;
    if (verdict == Verdict::unknown) {
        out.unresolved(named.place, named.name.text(),
                       fmt::format("its name is only known when the job runs: `{}`", name.value));
        return false;
    }
    const std::string off = fmt::format("`{}` does not match `{}`, the template of layer `{}`",
                                        named.name.text(), pattern.text(), layer->name);
    rule::Finding finding{.place = named.place,
                          .object = named.name.text(),
                          .message = {},
                          .help = {},
                          .policy = layer->tables->at,
                          .clause = {}};
    if (name.literal()) {
        const Mismatch mismatch = pattern.explain(name.value);
        const bool say_part = is_placeholder(mismatch.part) && !mismatch.found.empty();
        finding.message =
            fmt::format("{}: {}{}", off, say_part ? fmt::format("as `{}`, ", mismatch.part) : "",
                        policy::describe(mismatch));
        finding.help = help(pattern, mismatch, name.value);
        // Only shown: whatever reads the relation has to be changed along with it.
        if (const auto right = corrected(pattern, mismatch, name.value))
            finding.fixes = rule::hint(fmt::format("name it `{}`", *right), *named.place.file);
        finding.clause = mismatch.part + " " + mismatch.found;
    } else {
        finding.message = off + ", whatever its placeholders stand for";
        finding.help = fmt::format("name it as `{}` says", pattern.text());
        finding.clause = name.value;
    }
    out.report(std::move(finding));
    return true;
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    // A relation that is reported where it is created is not reported again where that file renames it.
    std::set<std::pair<const facts::FileFacts*, std::string>> reported;
    rule::each_created(project, [&](const rule::Created& created) {
        if (judge_name(created, out)) reported.emplace(&created.file, created.name.key());
    });
    rule::each_renamed(project, [&](const rule::Renamed& renamed) {
        const auto* file = renamed.place.file;
        const bool known = reported.contains({file, renamed.old_name.key()});
        if (!known && reported.contains({file, renamed.name.key()})) return;
        if (known) {
            reported.emplace(file, renamed.name.key());
        } else {
            judge_name(renamed, out);
        }
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a relation's name does not follow the template of its layer",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no,
                                .demanded = demanded,
                                .demand = "layer with `tables`"},
                               judge);
}

} // namespace lakelint::rules::naming::off_template_table
