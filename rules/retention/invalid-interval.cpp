// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_interval.h"
#include "rule/delta_properties.h"
#include "rule/fixes.h"
#include "rule/property_site.h"
#include "rule/rule.h"
#include "source/text.h"

#include <fmt/format.h>

namespace lakelint::rules::retention::invalid_interval {
namespace {

using rule::Out;
using rule::PropertySite;
using rule::delta::Refusal;

/// The value without the quotes that a SET takes along, and where that stands in the file.
facts::Word bare_value(const PropertySite& site) {
    facts::Word value = site.property->value;
    std::string& text = value.text.value;
    const bool quoted = site.is_default() && text.size() >= 2 && text.front() == text.back()
                        && (text.front() == '\'' || text.front() == '"');
    if (quoted) text = text.substr(1, text.size() - 2);
    return value;
}

std::vector<rule::Fix> fixes(const PropertySite& site, const facts::Word& value, const Refusal& refusal) {
    const facts::FileFacts& file = site.at.file;
    const auto place = rule::content_span(value);
    if (refusal.meant && place)
        return rule::fix(refusal.advice, rule::Safety::unsafe, file, {rule::replace(*place, *refusal.meant)});
    if (!refusal.advice.starts_with("write `")) return {};
    return rule::hint(refusal.advice, file); // a number says nothing of its unit
}

void report(const PropertySite& site, const facts::Word& value, const Refusal& refusal, Out& out) {
    const std::string& text = value.text.value;
    const std::string subject = site.is_default() ? fmt::format("`{}` is set", site.written)
                                                  : fmt::format("`{}` sets `{}`", site.table, site.written);
    out.report({.place = site.at.at(value.span),
                .object = site.table,
                .message = fmt::format("{} to `{}`, which Delta refuses{}{}: {}", subject, text,
                                       refusal.error.empty() ? "" : " ", refusal.error, refusal.reason),
                .help = refusal.advice.empty() ? "write a length of time such as `30 days`" : refusal.advice,
                .policy = std::nullopt,
                .clause = fmt::format("{} = {}", source::fold_case(site.written), text),
                .fixes = fixes(site, value, refusal)});
}

void judge_site(const PropertySite& site, Out& out) {
    if (site.property == nullptr) {
        out.unresolved(site.table_place, site.table, "a placeholder stands for properties of the table");
        return;
    }
    const facts::Property& property = *site.property;
    const source::Text& key = property.key.text;
    if (!key.literal() || !rule::delta::is_interval_property(key.value)) return;
    if (property.kind == facts::ValueKind::none) return; // no value to be wrong
    const facts::Word value = bare_value(site);
    if (!value.text.literal()) {
        out.unresolved(
            site.at.at(value.span), site.table,
            fmt::format("`{}` is only known when the job runs: `{}`", site.written, value.text.value));
        return;
    }
    const auto refusal = rule::delta::interval_refusal(value.text.value);
    if (!refusal) return;
    if (!site.open_format.empty()) {
        out.unresolved(site.table_place, site.table, site.open_format);
    } else {
        report(site, value, *refusal, out);
    }
}

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    rule::each_property_site(project, [&](const PropertySite& site) { judge_site(site, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a table property is set to what Delta cannot read as a length of time",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::unsafe},
        judge);
}

} // namespace lakelint::rules::retention::invalid_interval
