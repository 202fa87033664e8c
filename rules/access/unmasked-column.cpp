// SPDX-License-Identifier: Apache-2.0
#include "rule/presence.h"
#include "rule/related.h"
#include "rule/rule.h"
#include "rule/type_match.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::access::unmasked_column {
namespace {

using catalog::Aspect;
using catalog::ColumnState;
using policy::Verdict;
using rule::Out;
using rule::Presence;
using rule::Table;

struct Options {
    std::vector<policy::Glob> columns;
    std::vector<std::string> tags;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("columns", &Options::columns, "globs of the names of sensitive columns").noun("glob"),
        policy::field("tags", &Options::tags, "the tags that mark a column as sensitive").noun("tag"),
    };
    return fields;
}

/// Views show what their tables let them; masks and row filters are for what holds rows.
bool can_mask(const catalog::Relation& relation) {
    return relation.is_table() || relation.kind == facts::RelationKind::materialized_view;
}

/// Why a column is sensitive.
struct Kind {
    Verdict sensitive = Verdict::no;
    std::string path;  ///< the column, or the field in it whose name it is
    std::string which; ///< "named `*email*`", "tagged `pii`"; of `unknown`: why it is not known
};

Kind by_name(const facts::Column& column, const Options& options) {
    const source::Text& name = column.name.text;
    Kind kind;
    for (const policy::Glob& glob : options.columns) {
        const Verdict verdict = glob.match(name);
        if (verdict == Verdict::yes)
            return {Verdict::yes, name.value, fmt::format("named `{}`", glob.text())};
        if (verdict == Verdict::unknown) {
            kind = {Verdict::unknown, name.value,
                    fmt::format("the name of a column is only known when the job runs: `{}`", name.value)};
        }
        const bool has_parts = column.type.find('<') != std::string::npos;
        if (!has_parts && name.value.find('.') == std::string::npos) continue;
        rule::column_type::each_part(name.value, column.type, [&](const rule::column_type::Part& part) {
            if (kind.sensitive == Verdict::yes || !name.literal() || !glob.match(part.name)) return;
            kind = {Verdict::yes, part.path, fmt::format("named `{}`", glob.text())};
        });
        if (kind.sensitive == Verdict::yes) return kind;
    }
    return kind;
}

Kind by_tag(const catalog::Relation& relation, const facts::Column& column, const Options& options) {
    const std::string& name = column.name.text.value;
    const auto& tags = relation.columns.tags(column);
    for (const std::string& tag : options.tags) {
        const auto found = tags.find(source::fold_case(tag));
        if (found == tags.end() || (found->second.removed && !found->second.contradicted)) continue;
        return {Verdict::yes, name, fmt::format("tagged `{}`", tag)};
    }
    const catalog::Unknown* hidden = relation.hidden(Aspect::column_tags, name);
    if (options.tags.empty() || hidden == nullptr) return {};
    return {Verdict::unknown, name, hidden->reason};
}

/// Where the project has attribute-based policies, which mask columns by their tags.
const facts::FileFacts* policy_file(const rule::Project& project) {
    for (const facts::FileFacts& file : project.files) {
        const bool found = std::any_of(file.statements.begin(), file.statements.end(),
                                       [](const auto& each) { return each.kind == "create-policy"; });
        if (found) return &file;
    }
    return nullptr;
}

/// Why a sensitive column may be covered although no mask is seen; empty where it is not.
std::string open_reason(const Table& table, const facts::Column& column, const Presence& filter,
                        const facts::FileFacts* policies) {
    const auto origin = table.relation.columns.origin(column, &ColumnState::mask);
    const std::string& name = column.name.text.value;
    if (origin.contradicted) {
        return rule::disagreement({origin.file, {}}, *origin.contradicted,
                                  fmt::format("the mask of `{}`", name));
    }
    if (const auto* hidden = table.relation.hidden(Aspect::column_mask, name)) return hidden->reason;
    if (filter.state == Presence::State::unknown) return filter.reason;
    return policies == nullptr ? std::string()
                               : fmt::format("{} creates a policy, which may cover it", policies->path);
}

void judge_column(const Table& table, const facts::Column& column, const Kind& kind, const Presence& filter,
                  const facts::FileFacts* policies, Out& out) {
    const bool disputed = table.relation.columns.origin(column, &ColumnState::mask).contradicted.has_value();
    if (column.mask && !disputed) return;
    const rule::Place place = table.relation.columns.place(column);
    std::string reason = open_reason(table, column, filter, policies);
    if (reason.empty() && kind.sensitive == Verdict::unknown) reason = kind.which;
    if (!reason.empty()) {
        out.unresolved(place, table.name.text(), std::move(reason));
        return;
    }
    // A field of a struct takes no mask of its own.
    const std::string& name = column.name.text.value;
    const bool nested = kind.path.size() > name.size();
    out.report({.place = place,
                .object = table.name.text(),
                .message = fmt::format("`{}` of `{}` has no mask and the table no row filter, one of which "
                                       "the policy requires for columns {}",
                                       kind.path, table.name.text(), kind.which),
                .help = fmt::format("write MASK with a function behind {}, or ALTER TABLE {} SET ROW FILTER",
                                    nested ? fmt::format("`{}`, which holds it", name) : "the column",
                                    table.name.text()),
                .policy = std::nullopt,
                .clause = fmt::format("{} {}", kind.path, kind.which),
                .notes = rule::creation_note(table.relation, place)});
}

void judge_table(const Table& table, const Options& options, const facts::FileFacts* policies, Out& out) {
    const catalog::Relation& relation = table.relation;
    if (!can_mask(relation)) return;
    const Presence filter =
        rule::setting_presence(relation, relation.row_filter, Aspect::row_filter, "its row filter");
    if (filter.state == Presence::State::set) return;
    for (const facts::Column& column : relation.columns) {
        Kind kind = by_name(column, options);
        if (kind.sensitive != Verdict::yes) {
            Kind tagged = by_tag(relation, column, options);
            if (tagged.sensitive != Verdict::no) kind = std::move(tagged);
        }
        if (kind.sensitive != Verdict::no) judge_column(table, column, kind, filter, policies, out);
    }
    if (relation.more_columns) out.unresolved(table.place, table.name.text(), relation.more_columns->reason);
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    if (options.columns.empty() && options.tags.empty()) return;
    const facts::FileFacts* policies = policy_file(project);
    out.subjects = 0;
    rule::each_table(project, [&](const Table& table) {
        ++*out.subjects;
        judge_table(table, options, policies, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>(
        {.summary = "a sensitive column has neither a mask nor a row filter over it",
         .scope = rule::Scope::table,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::access::unmasked_column
