// SPDX-License-Identifier: Apache-2.0
#include "rule/property_site.h"

#include "source/text.h"

#include <fmt/format.h>

namespace lakelint::rule {
namespace {

using facts::RelationKind;
using source::Verdict;

/// Whether something of a kind and format is kept by Delta.
Verdict is_delta(RelationKind kind, const std::optional<facts::Word>& format, bool hive) {
    const bool plain_view = kind == RelationKind::view || kind == RelationKind::temporary_view
                            || kind == RelationKind::temporary_table;
    if (plain_view) return Verdict::no;
    if (!format) return hive ? Verdict::no : Verdict::yes;
    if (!format->text.literal()) return Verdict::unknown;
    return source::equal_folded(format->text.value, "delta") ? Verdict::yes : Verdict::no;
}

std::string open_format(const std::optional<facts::Word>& format) {
    return fmt::format("whether it is a Delta table is only known when the job runs: `{}`",
                       format->text.value);
}

/// One list of properties.
struct List {
    const facts::Name& name;
    const std::vector<facts::Property>& properties;
    bool hidden = false; ///< a placeholder stands for more
};

void visit_list(const StatementSite& at, const List& list, std::string format,
                const std::function<void(const PropertySite&)>& visit) {
    const bool path = list.name.is_path();
    const catalog::ObjectName name = at.resolve(list.name);
    PropertySite site{at, path ? list.name.last().text.value : name.text(),
                      at.at(path ? list.name.last().span : name.span)};
    site.beside = &list.properties;
    site.open_format = std::move(format);
    for (const facts::Property& property : list.properties) {
        site.property = &property;
        site.written = property.key.text.value;
        visit(site);
    }
    if (!list.hidden) return;
    site.property = nullptr;
    site.written.clear();
    visit(site);
}

void visit_creations(const StatementSite& at, const std::function<void(const PropertySite&)>& visit) {
    for (const facts::Creation& creation : at.statement.creations) {
        const Verdict delta = is_delta(creation.kind, creation.format, creation.hive);
        if (delta == Verdict::no) continue;
        const bool hidden = creation.property_coverage == facts::Coverage::partial;
        visit_list(at, {creation.name, creation.properties, hidden},
                   delta == Verdict::unknown ? open_format(creation.format) : std::string(), visit);
    }
}

/// Whether an ALTER is about a table of Delta's; a path says its format itself.
Verdict alters_delta(const StatementSite& at, const facts::Alteration& change, std::string& reason) {
    if (change.name.is_path()) {
        const bool delta = source::equal_folded(change.name.parts.front().text.value, "delta");
        return delta ? Verdict::yes : Verdict::no;
    }
    if (at.project.catalog.is_temporary(change.name, at.file, at.statement)) return Verdict::no;
    const catalog::Relation* relation = at.project.catalog.find(at.resolve(change.name));
    if (relation == nullptr || !relation->created()) return change.view ? Verdict::no : Verdict::yes;
    const Verdict delta = is_delta(*relation->kind, relation->format, relation->creation->hive);
    if (delta == Verdict::unknown) reason = open_format(relation->format);
    return delta;
}

void visit_alterations(const StatementSite& at, const std::function<void(const PropertySite&)>& visit) {
    for (const facts::Alteration& change : at.statement.alterations) {
        if (change.kind != facts::AlterKind::set_properties) continue;
        std::string reason;
        if (alters_delta(at, change, reason) == Verdict::no) continue;
        const bool hidden = change.property_coverage == facts::Coverage::partial;
        visit_list(at, {change.name, change.properties, hidden}, std::move(reason), visit);
    }
}

void visit_defaults(const StatementSite& at, const std::function<void(const PropertySite&)>& visit) {
    constexpr std::string_view prefix = property_default_prefix;
    for (const facts::Setting& setting : at.statement.settings) {
        const source::Text& key = setting.key.text;
        const bool begins = key.value.size() > prefix.size()
                            && source::equal_folded(key.value.substr(0, prefix.size()), prefix)
                            && (key.literal() || key.holes.front().begin >= prefix.size());
        if (!begins) continue;
        facts::Property property;
        property.key.span = setting.key.span;
        property.value = setting.value;
        property.kind = facts::ValueKind::other;
        constexpr std::string_view delta = "delta.";
        property.key.text.value = std::string(delta) + key.value.substr(prefix.size());
        for (const auto& hole : key.holes) {
            const auto shift = static_cast<std::uint32_t>(prefix.size() - delta.size());
            property.key.text.holes.push_back({hole.begin - shift, hole.end - shift});
        }
        PropertySite site{at, {}, at.at(setting.key.span)};
        site.property = &property;
        site.written = key.value;
        visit(site);
    }
}

} // namespace

void each_property_site(const Project& project, const std::function<void(const PropertySite&)>& visit) {
    each_statement(project, [&](const StatementSite& at) {
        visit_creations(at, visit);
        visit_alterations(at, visit);
        visit_defaults(at, visit);
    });
}

std::optional<facts::Span> content_span(const facts::Word& word) {
    const std::size_t text = word.text.value.size();
    const facts::Span& span = word.span;
    if (span.size() == text) return span;
    if (span.size() == text + 2) return facts::Span{span.begin + 1, span.end - 1};
    return std::nullopt;
}

} // namespace lakelint::rule
