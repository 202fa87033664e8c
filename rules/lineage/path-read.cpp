// SPDX-License-Identifier: Apache-2.0
#include "rule/layers.h"
#include "rule/read_by.h"
#include "rule/rule.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace lakelint::rules::lineage::path_read {
namespace {

using catalog::ResolvedRead;
using policy::Verdict;
using rule::Out;

struct Options {
    std::vector<std::string> allow;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("allow", &Options::allow,
                      "the layers whose relations may be filled from paths; `[]` is none")
            .layers(),
    };
    return fields;
}

bool allows(const Options& options, const policy::Layer& layer) {
    return std::find(options.allow.begin(), options.allow.end(), layer.name) != options.allow.end();
}

bool is_path(const catalog::ObjectName& target) {
    if (!target.schema) return false;
    return facts::Name{{{*target.schema, {}}, {target.name, {}}}, {}}.is_path();
}

/// Whether a relation lies in a layer that may be filled from paths.
Verdict allowed(const rule::Project& project, const Options& options, const catalog::ObjectName& target) {
    if (is_path(target)) return Verdict::no;
    const rule::PossibleLayers possible = rule::possible_layers(project.policy, target);
    const auto count = std::count_if(possible.layers.begin(), possible.layers.end(),
                                     [&](const policy::Layer* layer) { return allows(options, *layer); });
    if (count == 0) return Verdict::no;
    const bool all = !possible.none && static_cast<std::size_t>(count) == possible.layers.size();
    return all ? Verdict::yes : Verdict::unknown;
}

/// "`prod.mart.x` of layer `mart`", "`prod.tmp.x`, which lies in no layer", "the path `s3://…`".
std::string described(const rule::Project& project, const catalog::ObjectName& target) {
    if (is_path(target)) return fmt::format("the path `{}`", target.name.value);
    const policy::LayerVerdict layer = project.layer(target);
    if (layer.found == Verdict::yes)
        return fmt::format("`{}` of layer `{}`", target.text(), layer.layer->name);
    return fmt::format("`{}`{}", target.text(), layer.found == Verdict::no ? ", which lies in no layer" : "");
}

std::string requirement(const Options& options) {
    if (options.allow.empty()) return "no layer may read a path";
    return fmt::format("only {} may read paths", rule::layers_in_words(options.allow));
}

void report(const rule::Project& project, const ResolvedRead& resolved, const catalog::ObjectName& target,
            const Options& options, Out& out) {
    const facts::Name& name = resolved.read->name;
    const std::string& path = name.last().text.value;
    rule::Finding finding{.place = {resolved.file, name.span},
                          .object = target.text(),
                          .message = fmt::format("`{}` is read for {}, and {}", path,
                                                 described(project, target), requirement(options)),
                          .help = "read the table that these files belong to by its name",
                          .policy = std::nullopt,
                          .clause = path};
    if (!options.allow.empty())
        finding.help +=
            fmt::format("; where there is none, fill one in {}", rule::layers_in_words(options.allow));
    const source::Span& statement = resolved.statement->span;
    if (target.span.begin < statement.begin || target.span.begin >= statement.end)
        finding.notes.push_back(
            {{resolved.file, target.span}, fmt::format("`{}` is written here", target.text())});
    out.report(std::move(finding));
}

/// A query by itself fills nothing, and is free.
void judge_read(const rule::Project& project, const ResolvedRead& resolved, const Options& options,
                Out& out) {
    std::vector<catalog::ObjectName> targets = resolved.targets;
    targets.insert(targets.end(), resolved.chooses_for.begin(), resolved.chooses_for.end());
    const catalog::ObjectName* open = nullptr;
    for (const catalog::ObjectName& target : targets) {
        const Verdict verdict = allowed(project, options, target);
        if (verdict == Verdict::no) return report(project, resolved, target, options, out);
        if (verdict == Verdict::unknown) open = &target;
    }
    if (open == nullptr) return;
    const policy::Layer* owner = rule::layer_of_file(project.policy, resolved.file->path);
    if (owner != nullptr && allows(options, *owner)) return; // what it fills is its own
    out.unresolved({resolved.file, resolved.read->name.span}, open->text(),
                   rule::unknown_target_reason(*open));
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    for (const ResolvedRead& resolved : project.catalog.reads()) {
        if (resolved.read->kind == facts::ReadKind::path) judge_read(project, resolved, options, out);
    }
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>(
        {.summary = "a relation is filled from a path outside the layers that ingest",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::lineage::path_read
