// SPDX-License-Identifier: Apache-2.0
#include "rule/securable.h"

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

/// Names of these have one part, whatever USE says.
bool stands_alone(const std::string& object) {
    constexpr std::string_view kinds[] = {"connection", "share",      "recipient", "provider", "location",
                                          "credential", "clean room", "metadata",  "metastore"};
    for (const std::string_view kind : kinds) {
        if (object.ends_with(kind)) return true;
    }
    return false;
}

} // namespace

Subject securable(const StatementSite& site, const std::string& object, const facts::Name& name) {
    if (name.empty()) return {site.project, site.at(site.statement.keyword), {}, {}};
    Subject subject = site.subject(name);
    catalog::ObjectName& full = subject.name;
    const auto& context = site.file.contexts[site.statement.context];
    if (object == "catalog" || stands_alone(object)) {
        full.catalog = name.last().text;
        full.schema.reset();
        full.name = {};
    } else if (object == "schema") { // what would be a table's schema is its catalog
        if (name.parts.size() > 1) {
            full.catalog = name.parts[name.parts.size() - 2].text;
        } else if (!full.catalog && !context.catalog.value.empty()) {
            full.catalog = context.catalog;
        }
        full.schema = name.last().text;
        full.name = {};
    } else {
        return subject;
    }
    subject.layer = object == "schema" ? site.project.layer(full) : policy::LayerVerdict{};
    return subject;
}

std::string securable_in_words(const std::string& object, const Subject& subject) {
    const std::string name = subject.name.text();
    if (name.empty()) return object.starts_with("any ") ? object : "the " + object;
    if (object == "table" || object == "view") return fmt::format("`{}`", name);
    return fmt::format("{} `{}`", object, name);
}

bool is_personal(const Subject& subject) {
    return subject.layer.found == policy::Verdict::yes && subject.layer.layer->owner.has_value();
}

void each_granted(const Project& project, const std::function<void(const Granted&)>& visit) {
    each_statement(project, [&](const StatementSite& site) {
        for (const facts::Grant& grant : site.statement.grants) {
            if (grant.verb != facts::Grant::Verb::grant) continue;
            visit({securable(site, grant.object, grant.name), grant});
        }
    });
}

} // namespace lakelint::rule
