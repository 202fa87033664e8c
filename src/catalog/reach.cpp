// SPDX-License-Identifier: Apache-2.0
#include "catalog/reach.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {
namespace {

using facts::Bound;
using facts::Coverage;
using facts::Predicate;
using facts::Projection;
using source::equal_folded;

const Projection* query_of(const facts::Statement& statement) {
    const auto found = std::find_if(statement.projections.begin(), statement.projections.end(),
                                    [](const Projection& projection) { return !projection.write; });
    return found == statement.projections.end() ? nullptr : &*found;
}

std::string_view first_part(const Bound& bound) {
    const std::string_view text = bound.column.text.value;
    return text.substr(0, text.find('.'));
}

/// The column of a view's query that its reader calls by that name; null where none is listed.
const facts::Output* find_output(const facts::Creation& view, const Projection& query,
                                 std::string_view name) {
    const bool renamed = !view.columns.empty() && view.columns.size() == query.columns.size();
    for (std::size_t i = 0; i < query.columns.size(); ++i) {
        const facts::Word& own = renamed ? view.columns[i].name : query.columns[i].name;
        if (equal_folded(own.text.value, name)) return &query.columns[i];
    }
    return nullptr;
}

/// Adds what a bound on a view's column bounds of one read of its query. False where that is not known.
bool carry(const Bound& bound, const facts::Creation& view, const Projection& query, std::uint32_t read,
           Predicate& predicate) {
    const auto add = [&predicate](Bound passed) {
        predicate.present = true;
        predicate.always_true = false;
        predicate.bounds.push_back(std::move(passed));
    };
    const std::string_view name = first_part(bound);
    if (const facts::Output* output = find_output(view, query, name)) {
        if (output->closed) return true; // and bounds nothing
        bool known = true;
        for (const facts::ColumnSource& source : output->sources) {
            if (source.read != read) continue;
            known = known && output->direct;
            if (!output->direct) continue;
            Bound passed = bound;
            passed.column.text.value.replace(0, name.size(), source.column.text.value);
            passed.certain = bound.certain && source.certain;
            add(std::move(passed));
        }
        return known;
    }
    if (!view.columns.empty()) return false;
    const std::string folded = source::fold_case(name);
    const bool passes = std::find(query.passing.begin(), query.passing.end(), folded) != query.passing.end();
    if (query.closed && !passes) return true;
    bool starred = false;
    for (const facts::Star& star : query.stars) {
        if (star.read && *star.read != read) continue;
        starred = true;
        Bound passed = bound;
        passed.certain = bound.certain && star.read.has_value();
        add(std::move(passed));
    }
    return starred || !query.stars.empty() || query.coverage == Coverage::whole;
}

} // namespace

Reach::Reach(std::span<const facts::FileFacts> files, const Catalog& catalog) : catalog_(catalog) {
    for (const auto& file : files) {
        for (const auto& statement : file.statements) {
            for (const auto& creation : statement.creations) {
                if (!is_temporary(creation.kind) || creation.name.empty()) continue;
                const std::string name = source::fold_case(creation.name.last().text.value);
                temporary_[{&file, name}].push_back({&file, &statement, &creation});
            }
            for (const auto& change : statement.alterations) {
                if (change.kind == facts::AlterKind::as_query)
                    altered_.insert(catalog.resolve(change.name, file, statement).key());
            }
        }
    }
}

/// The temporary view or table that a read names: the last one made before it.
const Reach::View* Reach::temporary(const Step& step) const {
    const auto& name = step.read->name;
    if (name.empty() || !catalog_.is_temporary(name, *step.from.file, *step.from.statement)) return nullptr;
    const auto found = temporary_.find({step.from.file, source::fold_case(name.last().text.value)});
    if (found == temporary_.end()) return nullptr;
    const View* last = nullptr;
    for (const View& view : found->second) {
        if (view.statement->span.begin < step.from.statement->span.begin) last = &view;
    }
    return last;
}

void Reach::enter(const View& view, const Step& reader, Walk& walk) {
    const Predicate& predicate = *reader.predicate;
    const facts::Statement& statement = *view.statement;
    const Projection* query = query_of(statement);
    for (std::uint32_t i = 0; i < statement.reads.size(); ++i) {
        Predicate& all = walk.predicates.emplace_back(statement.reads[i].predicate);
        Step step{view, &statement.reads[i], &all, reader.computed};
        bool known = statement.coverage == Coverage::whole && predicate.coverage == Coverage::whole;
        for (const Bound& bound : predicate.bounds) {
            const bool carried = query != nullptr && bound.column.text.literal()
                                 && carry(bound, *view.creation, *query, i, all);
            step.computed = step.computed || !carried;
        }
        known = known && !step.computed;
        if (!known) {
            all.present = true;
            all.coverage = Coverage::partial;
            all.natural = all.natural || predicate.natural;
        }
        walk.steps.push_back(step);
    }
}

void Reach::each(const facts::FileFacts& file, const facts::Statement& statement, const facts::Read& read,
                 const std::function<void(const Reached&)>& visit) const {
    Walk walk; // of most reads one step: they name tables
    walk.steps.push_back({{&file, &statement, nullptr}, &read, &read.predicate, false});
    std::set<const facts::Read*> met;
    for (std::size_t i = 0; i < walk.steps.size(); ++i) {
        const Step step = walk.steps[i];
        if (i > 0 && !met.insert(step.read).second) continue;
        if (step.read->streaming) continue;
        if (step.read->kind != facts::ReadKind::relation) continue;
        if (catalog_.is_temporary(step.read->name, *step.from.file, *step.from.statement)) {
            const View* view = temporary(step);
            const bool lazy = view != nullptr && view->creation->kind == facts::RelationKind::temporary_view;
            if (lazy) {
                met.insert(step.read);
                enter(*view, step, walk);
            }
            continue;
        }
        ObjectName name = catalog_.resolve(step.read->name, *step.from.file, *step.from.statement);
        const Relation* relation = catalog_.find(name);
        const bool is_view = relation != nullptr && relation->kind == facts::RelationKind::view;
        const bool unknown = is_view && (relation->statement == nullptr || altered_.contains(relation->key));
        if (is_view && !unknown) {
            met.insert(step.read);
            enter({relation->place.file, relation->statement, relation->creation}, step, walk);
        } else {
            visit({std::move(name), relation, *step.predicate, i > 0, step.computed, unknown});
        }
    }
}

} // namespace lakelint::catalog
