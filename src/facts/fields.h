// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

#include <array>
#include <string_view>
#include <tuple>

// The fields of every fact, declared once: the JSON that users see and the cache both follow from this.
namespace lakelint::facts {

template <typename Struct, typename Member>
struct Field {
    const char* name;
    Member Struct::*member;
};

template <typename Struct, typename Member>
[[nodiscard]] constexpr Field<Struct, Member> field(const char* name, Member Struct::*member) {
    return {name, member};
}

/// `fields<T>` is a tuple of Field; `names<E>` the names of an enum's values, in their order.
template <typename Struct>
inline constexpr auto fields = nullptr;
template <typename Enum>
inline constexpr auto names = nullptr;

template <>
inline constexpr std::array names<Coverage> = {"whole", "partial"};
template <>
inline constexpr std::array names<RelationKind> = {
    "table",           "external-table", "view",           "materialized-view",
    "streaming-table", "temporary-view", "temporary-table"};
template <>
inline constexpr std::array names<ValueKind> = {"none", "string", "number", "boolean", "other"};
template <>
inline constexpr std::array names<Clustering::Mode> = {"columns", "auto", "none"};
template <>
inline constexpr std::array names<Constraint::Kind> = {"primary-key", "foreign-key", "check", "expectation",
                                                       "unique"};
template <>
inline constexpr std::array names<CopyOf::Kind> = {"like", "shallow-clone", "deep-clone"};
template <>
inline constexpr std::array names<AlterKind> = {"set-properties",
                                                "unset-properties",
                                                "add-columns",
                                                "replace-columns",
                                                "drop-columns",
                                                "rename-column",
                                                "alter-column",
                                                "rename",
                                                "cluster-by",
                                                "replace-partitioning",
                                                "set-location",
                                                "set-managed",
                                                "set-external",
                                                "set-tags",
                                                "unset-tags",
                                                "set-owner",
                                                "add-constraint",
                                                "drop-constraint",
                                                "add-partition",
                                                "drop-partition",
                                                "set-row-filter",
                                                "drop-row-filter",
                                                "set-schedule",
                                                "drop-schedule",
                                                "predictive-optimization",
                                                "drop-feature",
                                                "as-query",
                                                "other"};
template <>
inline constexpr std::array names<BoundKind> = {"constant", "column", "wrapped"};
template <>
inline constexpr std::array names<Sense> = {"other", "until", "from", "between", "point"};
template <>
inline constexpr std::array names<ReadKind> = {"relation", "path", "function"};
template <>
inline constexpr std::array names<Purpose> = {"lineage", "filter"};
template <>
inline constexpr std::array names<WriteKind> = {
    "insert", "insert-overwrite", "replace-where", "replace-using", "replace-on", "update", "delete",
    "merge",  "copy-into",        "load-data",     "truncate",      "flow"};
template <>
inline constexpr std::array names<MaintenanceKind> = {"optimize", "vacuum",  "reorg", "analyze",  "repair",
                                                      "restore",  "convert", "fsck",  "generate", "refresh"};
template <>
inline constexpr std::array names<Product::Kind> = {"comma", "cross-join", "join"};
template <>
inline constexpr std::array names<Annotation::Kind> = {"comment", "set-tag", "unset-tag"};
template <>
inline constexpr std::array names<Directive::Kind> = {"disable", "disable-file"};
template <>
inline constexpr std::array names<Grant::Verb> = {"grant", "deny", "revoke"};

template <typename Enum>
[[nodiscard]] constexpr std::string_view name(Enum value) {
    return names<Enum>[static_cast<std::size_t>(value)];
}

template <>
inline constexpr auto fields<Word> = std::tuple{field("text", &Word::text), field("span", &Word::span)};
template <>
inline constexpr auto fields<Name> = std::tuple{field("parts", &Name::parts), field("span", &Name::span)};
template <>
inline constexpr auto fields<Context> =
    std::tuple{field("catalog", &Context::catalog), field("schema", &Context::schema)};
template <>
inline constexpr auto fields<Property> = std::tuple{
    field("key", &Property::key), field("value", &Property::value), field("valueKind", &Property::kind)};
template <>
inline constexpr auto fields<Column> = std::tuple{field("name", &Column::name),
                                                  field("type", &Column::type),
                                                  field("typeSpan", &Column::type_span),
                                                  field("notNull", &Column::not_null),
                                                  field("identity", &Column::identity),
                                                  field("generated", &Column::generated),
                                                  field("comment", &Column::comment),
                                                  field("mask", &Column::mask),
                                                  field("hasDefault", &Column::has_default)};
template <>
inline constexpr auto fields<LayoutKey> =
    std::tuple{field("column", &LayoutKey::column), field("transform", &LayoutKey::transform)};
template <>
inline constexpr auto fields<Clustering> = std::tuple{
    field("mode", &Clustering::mode), field("keys", &Clustering::keys), field("span", &Clustering::span)};
template <>
inline constexpr auto fields<Constraint> =
    std::tuple{field("kind", &Constraint::kind), field("name", &Constraint::name),
               field("columns", &Constraint::columns), field("span", &Constraint::span)};
template <>
inline constexpr auto fields<CopyOf> = std::tuple{field("kind", &CopyOf::kind), field("name", &CopyOf::name)};
template <>
inline constexpr auto fields<Creation> = std::tuple{field("kind", &Creation::kind),
                                                    field("name", &Creation::name),
                                                    field("keyword", &Creation::keyword),
                                                    field("live", &Creation::live),
                                                    field("orReplace", &Creation::or_replace),
                                                    field("orRefresh", &Creation::or_refresh),
                                                    field("ifNotExists", &Creation::if_not_exists),
                                                    field("guard", &Creation::guard),
                                                    field("head", &Creation::head),
                                                    field("columns", &Creation::columns),
                                                    field("columnCoverage", &Creation::column_coverage),
                                                    field("format", &Creation::format),
                                                    field("partitionedBy", &Creation::partitioned_by),
                                                    field("partitionedSpan", &Creation::partitioned_span),
                                                    field("clustering", &Creation::clustering),
                                                    field("bucketed", &Creation::bucketed),
                                                    field("properties", &Creation::properties),
                                                    field("propertyCoverage", &Creation::property_coverage),
                                                    field("propertyList", &Creation::property_list),
                                                    field("options", &Creation::options),
                                                    field("location", &Creation::location),
                                                    field("locationClause", &Creation::location_clause),
                                                    field("comment", &Creation::comment),
                                                    field("copyOf", &Creation::copy_of),
                                                    field("constraints", &Creation::constraints),
                                                    field("rowFilter", &Creation::row_filter),
                                                    field("schedule", &Creation::schedule),
                                                    field("fromQuery", &Creation::from_query),
                                                    field("hive", &Creation::hive)};
template <>
inline constexpr auto fields<Alteration> =
    std::tuple{field("kind", &Alteration::kind),
               field("view", &Alteration::view),
               field("name", &Alteration::name),
               field("keyword", &Alteration::keyword),
               field("action", &Alteration::action),
               field("properties", &Alteration::properties),
               field("propertyCoverage", &Alteration::property_coverage),
               field("keys", &Alteration::keys),
               field("columns", &Alteration::columns),
               field("newName", &Alteration::new_name),
               field("clustering", &Alteration::clustering),
               field("value", &Alteration::value),
               field("constraints", &Alteration::constraints),
               field("dropped", &Alteration::dropped)};
template <>
inline constexpr auto fields<Removal> =
    std::tuple{field("object", &Removal::object),      field("name", &Removal::name),
               field("keyword", &Removal::keyword),    field("objectSpan", &Removal::object_span),
               field("ifExists", &Removal::if_exists), field("guard", &Removal::guard),
               field("cascade", &Removal::cascade),    field("temporary", &Removal::temporary)};
template <>
inline constexpr auto fields<Bound> =
    std::tuple{field("column", &Bound::column),     field("kind", &Bound::kind),
               field("function", &Bound::function), field("certain", &Bound::certain),
               field("sense", &Bound::sense),       field("other", &Bound::other),
               field("flag", &Bound::flag)};
template <>
inline constexpr auto fields<Predicate> =
    std::tuple{field("present", &Predicate::present),        field("span", &Predicate::span),
               field("alwaysTrue", &Predicate::always_true), field("bounds", &Predicate::bounds),
               field("coverage", &Predicate::coverage),      field("natural", &Predicate::natural)};
template <>
inline constexpr auto fields<Read> =
    std::tuple{field("name", &Read::name),          field("kind", &Read::kind),
               field("purpose", &Read::purpose),    field("streaming", &Read::streaming),
               field("alias", &Read::alias),        field("travel", &Read::travel),
               field("write", &Read::write),        field("condition", &Read::condition),
               field("predicate", &Read::predicate)};
template <>
inline constexpr auto fields<Write> =
    std::tuple{field("kind", &Write::kind),           field("target", &Write::target),
               field("keyword", &Write::keyword),     field("predicate", &Write::predicate),
               field("partition", &Write::partition), field("columns", &Write::columns),
               field("byName", &Write::by_name),      field("into", &Write::into),
               field("values", &Write::values),       field("deletes", &Write::deletes),
               field("bySource", &Write::by_source)};
template <>
inline constexpr auto fields<ColumnSource> =
    std::tuple{field("read", &ColumnSource::read), field("column", &ColumnSource::column),
               field("certain", &ColumnSource::certain)};
template <>
inline constexpr auto fields<Output> =
    std::tuple{field("name", &Output::name), field("sources", &Output::sources),
               field("direct", &Output::direct), field("coverage", &Output::coverage),
               field("closed", &Output::closed)};
template <>
inline constexpr auto fields<Star> =
    std::tuple{field("span", &Star::span), field("read", &Star::read), field("exact", &Star::exact)};
template <>
inline constexpr auto fields<Projection> =
    std::tuple{field("write", &Projection::write),       field("columns", &Projection::columns),
               field("coverage", &Projection::coverage), field("stars", &Projection::stars),
               field("rest", &Projection::rest),         field("placeholder", &Projection::placeholder),
               field("order", &Projection::order),       field("closed", &Projection::closed),
               field("passing", &Projection::passing)};
template <>
inline constexpr auto fields<Product> = std::tuple{
    field("kind", &Product::kind), field("span", &Product::span), field("coverage", &Product::coverage)};
template <>
inline constexpr auto fields<Secret> = std::tuple{field("kind", &Secret::kind), field("span", &Secret::span)};
template <>
inline constexpr auto fields<Maintenance> = std::tuple{field("kind", &Maintenance::kind),
                                                       field("name", &Maintenance::name),
                                                       field("path", &Maintenance::path),
                                                       field("keyword", &Maintenance::keyword),
                                                       field("retain", &Maintenance::retain),
                                                       field("dryRun", &Maintenance::dry_run),
                                                       field("full", &Maintenance::full),
                                                       field("fullSpan", &Maintenance::full_span),
                                                       field("purge", &Maintenance::purge),
                                                       field("zorder", &Maintenance::zorder),
                                                       field("zorderSpan", &Maintenance::zorder_span),
                                                       field("predicate", &Maintenance::predicate)};
template <>
inline constexpr auto fields<Setting> =
    std::tuple{field("key", &Setting::key), field("value", &Setting::value)};
template <>
inline constexpr auto fields<Annotation> =
    std::tuple{field("kind", &Annotation::kind), field("object", &Annotation::object),
               field("name", &Annotation::name), field("values", &Annotation::values)};
template <>
inline constexpr auto fields<Grant> =
    std::tuple{field("verb", &Grant::verb), field("privileges", &Grant::privileges),
               field("object", &Grant::object), field("name", &Grant::name),
               field("principals", &Grant::principals)};
template <>
inline constexpr auto fields<ObjectChange> =
    std::tuple{field("verb", &ObjectChange::verb),
               field("object", &ObjectChange::object),
               field("name", &ObjectChange::name),
               field("keyword", &ObjectChange::keyword),
               field("objectSpan", &ObjectChange::object_span),
               field("temporary", &ObjectChange::temporary),
               field("orReplace", &ObjectChange::or_replace),
               field("ifNotExists", &ObjectChange::if_not_exists),
               field("guard", &ObjectChange::guard),
               field("location", &ObjectChange::location),
               field("comment", &ObjectChange::comment),
               field("owner", &ObjectChange::owner),
               field("retainDropped", &ObjectChange::retain_dropped),
               field("properties", &ObjectChange::properties),
               field("predictiveOptimization", &ObjectChange::predictive_optimization)};
template <>
inline constexpr auto fields<Statement> = std::tuple{field("kind", &Statement::kind),
                                                     field("span", &Statement::span),
                                                     field("keyword", &Statement::keyword),
                                                     field("terminator", &Statement::terminator),
                                                     field("branch", &Statement::branch),
                                                     field("context", &Statement::context),
                                                     field("judged", &Statement::judged),
                                                     field("coverage", &Statement::coverage),
                                                     field("creations", &Statement::creations),
                                                     field("alterations", &Statement::alterations),
                                                     field("removals", &Statement::removals),
                                                     field("reads", &Statement::reads),
                                                     field("writes", &Statement::writes),
                                                     field("maintenance", &Statement::maintenance),
                                                     field("settings", &Statement::settings),
                                                     field("annotations", &Statement::annotations),
                                                     field("grants", &Statement::grants),
                                                     field("objects", &Statement::objects),
                                                     field("projections", &Statement::projections),
                                                     field("assignments", &Statement::assignments),
                                                     field("products", &Statement::products),
                                                     field("uses", &Statement::uses),
                                                     field("options", &Statement::options),
                                                     field("secrets", &Statement::secrets)};
template <>
inline constexpr auto fields<Unread> = std::tuple{field("verb", &Unread::verb), field("name", &Unread::name),
                                                  field("context", &Unread::context)};
template <>
inline constexpr auto fields<Fault> =
    std::tuple{field("rule", &Fault::rule),       field("span", &Fault::span),
               field("message", &Fault::message), field("help", &Fault::help),
               field("opening", &Fault::opening), field("statement", &Fault::statement),
               field("unread", &Fault::unread)};
template <>
inline constexpr auto fields<NamedRule> =
    std::tuple{field("text", &NamedRule::text), field("span", &NamedRule::span)};
template <>
inline constexpr auto fields<Directive> =
    std::tuple{field("kind", &Directive::kind),     field("span", &Directive::span),
               field("rules", &Directive::rules),   field("reason", &Directive::reason),
               field("covers", &Directive::covers), field("problem", &Directive::problem),
               field("help", &Directive::help)};
template <>
inline constexpr auto fields<FileFacts> = std::tuple{field("path", &FileFacts::path),
                                                     field("contexts", &FileFacts::contexts),
                                                     field("statements", &FileFacts::statements),
                                                     field("faults", &FileFacts::faults),
                                                     field("directives", &FileFacts::directives),
                                                     field("statementCount", &FileFacts::statement_count)};

} // namespace lakelint::facts
