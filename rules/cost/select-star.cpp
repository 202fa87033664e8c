// SPDX-License-Identifier: Apache-2.0
#include "rule/covered.h"
#include "rule/fixes.h"
#include "rule/rule.h"
#include "rule/stored_query.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::cost::select_star {
namespace {

using facts::Star;
using rule::Out;
using rule::StoredQuery;

struct Options {
    std::vector<std::string> layers;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("layers", &Options::layers,
                      "the layers whose relations are judged; none: every one, in a layer or not")
            .layers(),
    };
    return fields;
}

const facts::Read* source_of(const StoredQuery& query, const Star& star) {
    return star.read ? &query.at.statement.reads[*star.read] : nullptr;
}

bool is_temporary(const StoredQuery& query, const facts::Name& name) {
    return query.project.catalog.is_temporary(name, query.at.file, query.at.statement);
}

/// The full name of what a star takes the columns of; empty where it is several, or has no name.
std::string source_name(const StoredQuery& query, const facts::Read* read) {
    if (read == nullptr || read->name.empty() || read->kind == facts::ReadKind::function) return {};
    if (read->kind == facts::ReadKind::path || read->name.is_path()) return read->name.last().text.value;
    if (is_temporary(query, read->name)) return read->name.text();
    return query.at.resolve(read->name).text();
}

/// A relation that is written anew from its own rows has the columns that it had.
bool is_own(const StoredQuery& query, const facts::Read* read) {
    return read != nullptr && read->kind == facts::ReadKind::relation && !read->name.is_path()
           && query.at.resolve(read->name).key() == query.name.key();
}

/// Whether a star takes the columns of a temporary view that lists them, earlier in the file.
bool is_listed_before(const StoredQuery& query, const facts::Read* read) {
    if (read == nullptr || !is_temporary(query, read->name)) return false;
    const auto wanted = catalog::temporary_name(read->name);
    const facts::Projection* last = nullptr;
    for (const facts::Statement& statement : query.at.file.statements) {
        if (&statement == &query.at.statement) break;
        for (const facts::Creation& creation : statement.creations) {
            const bool same = creation.kind == facts::RelationKind::temporary_view
                              && catalog::temporary_name(creation.name) == wanted;
            if (same) last = statement.projections.empty() ? nullptr : &statement.projections.front();
        }
    }
    return last != nullptr && last->coverage == facts::Coverage::whole;
}

/// The columns of what is read, where the project knows every one.
const catalog::Columns* known_columns(const StoredQuery& query, const facts::Read* read) {
    if (read == nullptr || read->kind != facts::ReadKind::relation || read->name.is_path()) return nullptr;
    if (read->travel) return nullptr; // it had other columns then
    if (is_temporary(query, read->name)) return nullptr;
    const catalog::Relation* relation = query.project.catalog.find(query.at.resolve(read->name));
    if (relation == nullptr || !relation->created() || relation->more_columns) return nullptr;
    const auto literal = [](const facts::Column& column) { return column.name.text.literal(); };
    const auto& columns = relation->columns;
    const bool exact = !columns.empty() && std::all_of(columns.begin(), columns.end(), literal);
    return exact ? &columns : nullptr;
}

/// What stands before the dot of `t.*`, dot included; nothing where it cannot be told from the facts.
std::optional<std::string> qualifier(const Star& star, const facts::Read& read) {
    constexpr std::size_t itself = 1;
    const std::size_t size = star.span.size();
    if (size == itself) return "";
    const std::string& name = read.alias ? read.alias->text.value : read.name.last().text.value;
    if (size != name.size() + 1 + itself) return std::nullopt;
    return name + ".";
}

std::vector<rule::Fix> fixes(const StoredQuery& query, const Star& star) {
    const facts::Read* read = source_of(query, star);
    const catalog::Columns* columns = star.exact ? known_columns(query, read) : nullptr;
    const auto before = columns == nullptr ? std::nullopt : qualifier(star, *read);
    if (!before) return rule::hint("list the columns", query.at.file);
    std::vector<std::string> list;
    for (const facts::Column& column : *columns)
        list.push_back(*before + rule::identifier(column.name.text.value));
    return rule::fix("list the columns that there are now", rule::Safety::unsafe, query.at.file,
                     {rule::replace(star.span, fmt::format("{}", fmt::join(list, ", ")))});
}

void report(const StoredQuery& query, const Star& star, Out& out) {
    const std::string source = source_name(query, source_of(query, star));
    const std::string target = query.name.text();
    const std::string whose = source.empty() ? "its sources have" : fmt::format("`{}` has", source);
    out.report({.place = query.at.at(star.span),
                .object = target,
                .message = fmt::format("`{}` is made from `*`, so that its columns are whatever {} when it "
                                       "runs",
                                       target, whose),
                .help = "list the columns that are needed",
                .policy = std::nullopt,
                .clause = fmt::format("* of {}", source),
                .fixes = fixes(query, star)});
}

void judge_query(const StoredQuery& query, const Options& options, Out& out) {
    const facts::Projection& projection = query.projection;
    const bool templated = query.at.statement.coverage == facts::Coverage::partial;
    const bool open = projection.placeholder || (templated && projection.stars.empty());
    if ((projection.stars.empty() && !open) || !rule::is_covered(query, options.layers, out)) return;
    for (const Star& star : projection.stars) {
        const facts::Read* read = source_of(query, star);
        if (!is_own(query, read) && !is_listed_before(query, read)) report(query, star, out);
    }
    if (projection.placeholder) {
        out.unresolved(query.at.at(*projection.placeholder), query.name.text(),
                       "a placeholder stands for columns");
    } else if (open) {
        out.unresolved(query.place, query.name.text(), "a template or placeholder hides part of the query");
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    rule::each_stored_query(project, [&](const StoredQuery& query) { judge_query(query, options, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project<Options>({.summary = "a stored query takes whatever columns its sources have",
                                         .scope = rule::Scope::statement,
                                         .fixable = rule::Fixable::unsafe},
                                        judge);
}

} // namespace lakelint::rules::cost::select_star
