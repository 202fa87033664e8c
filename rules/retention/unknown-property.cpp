// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_properties.h"
#include "rule/fixes.h"
#include "rule/property_site.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::retention::unknown_property {
namespace {

using rule::Out;
using rule::PropertySite;
using rule::delta::Correction;

struct Options {
    std::vector<policy::Glob> allow;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("allow", &Options::allow, "globs of keys that are left alone").noun("glob"),
    };
    return fields;
}

constexpr std::string_view delta = "delta.";

/// `delta.x` as the file has to write it at this place.
std::string spelling(const PropertySite& site, std::string_view property) {
    if (!site.is_default()) return std::string(property);
    return std::string(rule::property_default_prefix) + std::string(property.substr(delta.size()));
}

/// Whether the right key stands in the same list, so that the wrong one only has to go.
bool has_both(const PropertySite& site, std::string_view property) {
    if (site.is_default()) return false;
    return std::any_of(site.beside->begin(), site.beside->end(), [&](const facts::Property& each) {
        return source::equal_folded(each.key.text.value, property);
    });
}

/// Whether the session takes any key by then: an earlier SET of the same file says so.
bool takes_any_key(const PropertySite& site) {
    constexpr std::string_view setting = "spark.databricks.delta.allowArbitraryProperties.enabled";
    bool taken = false;
    for (const facts::Statement& statement : site.at.file.statements) {
        if (statement.span.begin >= site.at.statement.span.begin) break;
        for (const facts::Setting& each : statement.settings) {
            if (source::equal_folded(each.key.text.value, setting))
                taken = source::equal_folded(each.value.text.value, "true");
        }
    }
    return taken;
}

std::string subject(const PropertySite& site) {
    return site.is_default() ? fmt::format("`SET {}`", site.written)
                             : fmt::format("`{}` sets `{}`", site.table, site.written);
}

std::vector<rule::Fix> fixes(const PropertySite& site, const Correction& correction) {
    facts::Word key = site.property->key;
    key.text.value = site.written; // of a default, the whole setting
    const auto place = rule::content_span(key);
    if (!place || has_both(site, correction.property)) return {};
    const std::string right = spelling(site, correction.property);
    return rule::fix(fmt::format("write `{}`", right),
                     correction.certain ? rule::Safety::safe : rule::Safety::unsafe, site.at.file,
                     {rule::replace(*place, right)});
}

void report(const PropertySite& site, std::string message, const std::optional<Correction>& correction,
            Out& out) {
    std::string help =
        "remove it, or drop `delta.` where it is a note of your own; the option `allow` excepts keys";
    if (correction && has_both(site, correction->property)) {
        help = fmt::format("remove it: `{}` is set beside it", correction->property);
    } else if (correction) {
        help = fmt::format("write `{}`", spelling(site, correction->property));
    } else if (site.is_default()) {
        help = "remove it; the option `allow` excepts keys";
    }
    out.report({.place = site.at.at(site.property->key.span),
                .object = site.table,
                .message = std::move(message),
                .help = std::move(help),
                .policy = std::nullopt,
                .clause = source::fold_case(site.written),
                .fixes = correction ? fixes(site, *correction) : std::vector<rule::Fix>()});
}

void report_unknown(const PropertySite& site, const std::optional<Correction>& correction, Out& out) {
    const std::string_view consequence =
        site.is_default()     ? " sets the default of a property that Delta does not know, and does nothing"
        : takes_any_key(site) ? ", which Delta does not know: it is let in here and does nothing"
                              : ", which Delta does not know and refuses with DELTA_UNKNOWN_CONFIGURATION";
    const std::string hint =
        correction ? fmt::format("; did you mean `{}`?", spelling(site, correction->property)) : "";
    report(site, fmt::format("{}{}{}", subject(site), consequence, hint), correction, out);
}

/// `delta.` twice over in a default, or a known name with another prefix or none.
void report_unprefixed(const PropertySite& site, const std::string& property, Out& out) {
    const std::string_view what =
        site.is_default() ? "the default of the property is" : "Delta's property is";
    report(site,
           fmt::format("{}{} does nothing: {} `{}`", subject(site), site.is_default() ? "" : ", which", what,
                       spelling(site, property)),
           Correction{property, true}, out);
}

/// Whether the part of a key before its first placeholder leaves open that it is an unknown one of Delta's.
bool may_be_wrong(const source::Text& key) {
    const std::string_view begin = std::string_view(key.value).substr(0, key.holes.front().begin);
    if (rule::delta::is_free_form(begin) || rule::delta::may_be_internal(begin)) return false;
    const std::size_t common = std::min(begin.size(), delta.size());
    return source::equal_folded(begin.substr(0, common), delta.substr(0, common));
}

void judge_key(const PropertySite& site, Out& out) {
    const std::string& key = site.property->key.text.value;
    if (rule::delta::known_property(key) != nullptr || rule::delta::is_free_form(key)) return;
    const bool prefixed =
        key.size() > delta.size() && source::equal_folded(key.substr(0, delta.size()), delta);
    const std::string* other = nullptr;
    if (site.is_default() && prefixed) other = rule::delta::known_property(key.substr(delta.size()));
    if (!prefixed) other = rule::delta::without_prefix(key);
    const auto correction = rule::delta::corrected(key);
    const bool internal = rule::delta::may_be_internal(key) && (!correction || !correction->certain);
    const bool wrong = other != nullptr || (prefixed && !internal);
    if (!wrong) return;
    if (!site.open_format.empty()) {
        out.unresolved(site.table_place, site.table, site.open_format);
    } else if (other != nullptr) {
        report_unprefixed(site, *other, out);
    } else {
        report_unknown(site, correction, out);
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    rule::each_property_site(project, [&](const PropertySite& site) {
        if (site.property == nullptr) {
            out.unresolved(site.table_place, site.table, "a placeholder stands for properties of the table");
            return;
        }
        const source::Text& key = site.property->key.text;
        const auto allows = [&](const policy::Glob& glob) {
            return glob.match(key) == source::Verdict::yes || glob.match(site.written);
        };
        if (std::any_of(options.allow.begin(), options.allow.end(), allows)) return;
        if (key.literal()) {
            judge_key(site, out);
        } else if (may_be_wrong(key)) {
            out.unresolved(site.at.at(site.property->key.span), site.table,
                           fmt::format("the key is only known when the job runs: `{}`", site.written));
        }
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>(
        {.summary = "a table property that Delta does not know, or one of Delta's without its prefix",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::retention::unknown_property
