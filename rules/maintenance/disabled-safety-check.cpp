// SPDX-License-Identifier: Apache-2.0
#include "catalog/object_name.h"
#include "rule/fixes.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lakelint::rules::maintenance::disabled_safety_check {
namespace {

using facts::Setting;
using rule::Out;
using rule::StatementSite;

constexpr std::string_view retention = "spark.databricks.delta.retentionDurationCheck.enabled";
constexpr std::string_view arbitrary = "spark.databricks.delta.allowArbitraryProperties.enabled";
constexpr std::string_view replace_where = "spark.databricks.delta.replaceWhere.constraintCheck.enabled";

struct Options {
    std::vector<std::string> settings = {std::string(retention), std::string(arbitrary),
                                         std::string(replace_where)};
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("settings", &Options::settings, "session settings that guard something")
            .noun("setting"),
    };
    return fields;
}

/// A setting, the value of it that is dangerous, and what that lets happen.
struct Guard {
    std::string_view setting;
    std::string_view danger;
    std::string_view consequence;
};

constexpr std::array<Guard, 3> guards{{
    {retention, "false", "lets VACUUM delete files that readers and time travel still need"},
    {arbitrary, "true", "lets misspelled table properties in, which then do nothing"},
    {replace_where, "false", "lets an overwrite write rows outside the part of the table that it replaces"},
}};

/// Of any other setting `false` is taken to be the dangerous value.
Guard guard_of(std::string_view setting) {
    const auto found = std::find_if(guards.begin(), guards.end(), [&](const Guard& guard) {
        return source::equal_folded(guard.setting, setting);
    });
    return found == guards.end() ? Guard{setting, "false", "switches off a check that the policy wants on"}
                                 : *found;
}

/// The value without quotes, which SET does not take away, and its place.
facts::Word bare(const facts::Word& value) {
    facts::Word result = value;
    std::string& text = result.text.value;
    const char first = text.empty() ? ' ' : text.front();
    const bool quoted =
        text.size() >= 2 && text.back() == first && (first == '\'' || first == '"' || first == '`');
    if (!quoted) return result;
    text = text.substr(1, text.size() - 2);
    if (value.span.size() == text.size() + 2) result.span = {value.span.begin + 1, value.span.end - 1};
    return result;
}

void report(const StatementSite& site, const Setting& setting, const Guard& guard, Out& out) {
    const facts::Word value = bare(setting.value);
    const std::string_view safe = guard.danger == "true" ? "false" : "true";
    const std::string& key = setting.key.text.value;
    const bool whole = value.span.size() == value.text.value.size(); // what stands in the file is known
    out.report({.place = site.at(setting.key.span),
                .object = {},
                .message = fmt::format("`{}` is set to {}, which {}", key,
                                       source::fold_case(value.text.value), guard.consequence),
                .help = fmt::format("remove the SET, or write {}", safe),
                .policy = std::nullopt,
                .clause = fmt::format("{} = {}", source::fold_case(key), guard.danger),
                .fixes = whole ? rule::fix(fmt::format("write {}", safe), rule::Safety::unsafe, site.file,
                                           {rule::replace(value.span, std::string(safe))})
                               : std::vector<rule::Fix>()});
}

/// Why it is not known whether a SET is one that matters.
std::string open_reason(const source::Text& key, const source::Text& value) {
    if (!value.literal()) return fmt::format("its value is only known when the job runs: `{}`", value.value);
    return fmt::format("which setting this is, is only known when the job runs: `{}`", key.value);
}

void judge_setting(const StatementSite& site, const Setting& setting, const Options& options, Out& out) {
    const source::Text& key = setting.key.text;
    const source::Text value = bare(setting.value).text;
    for (const std::string& each : options.settings) {
        if (!catalog::may_be_equal(key, source::Text(each))) continue;
        const Guard guard = guard_of(each);
        if (value.literal() && !source::equal_folded(value.value, guard.danger)) continue;
        if (key.literal() && value.literal()) {
            report(site, setting, guard, out);
        } else {
            out.unresolved(site.at(setting.key.span), {}, open_reason(key, value));
        }
        return;
    }
}

void judge(const StatementSite& site, const Options& options, Out& out) {
    for (const Setting& setting : site.statement.settings)
        judge_setting(site, setting, options, out);
}

} // namespace

rule::Rule make() {
    return rule::per_statement<Options>({.summary = "a session setting switches a safety check off",
                                         .scope = rule::Scope::statement,
                                         .fixable = rule::Fixable::unsafe},
                                        judge);
}

} // namespace lakelint::rules::maintenance::disabled_safety_check
