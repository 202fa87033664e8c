// SPDX-License-Identifier: Apache-2.0

// What names mean inside a query.
#include "lower/databricks/scope.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

using facts::Word;
using source::equal_folded;

std::size_t Source::qualifier_length(const std::vector<Word>& path) const {
    // `t.c`, `s.t.c` and `k.s.t.c` all name table k.s.t; under an alias only the alias does.
    const std::size_t longest = aliased ? std::min<std::size_t>(1, names.size()) : names.size();
    for (std::size_t length = 1; length <= longest && length < path.size(); ++length) {
        bool matches = true;
        for (std::size_t i = 0; i < length && matches; ++i)
            matches = equal_folded(path[i].text.value, names[names.size() - length + i]);
        if (matches) return length;
    }
    return 0;
}

const CommonTable* Scope::common_table(const std::string& folded) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
        for (const CommonTable& table : scope->common_tables) {
            if (table.name == folded) return &table;
        }
    }
    return nullptr;
}

std::vector<CommonUses::Table> CommonUses::only_in_conditions() const {
    std::vector<bool> used(tables.size(), false);
    std::vector<bool> needed(tables.size(), false);
    std::vector<std::vector<std::size_t>> uses_in(tables.size()); // not in conditions
    std::vector<std::size_t> found;
    const auto need = [&](std::size_t table) {
        if (!needed[table]) found.push_back(table);
        needed[table] = true;
    };
    for (const Use& use : uses) {
        used[use.table] = true;
        if (use.condition) continue;
        if (use.inside) uses_in[*use.inside].push_back(use.table);
        if (!use.inside) need(use.table);
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const std::size_t table : uses_in[found[i]])
            need(table);
    std::vector<Table> result;
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (used[i] && !needed[i]) result.push_back(tables[i]);
    return result;
}

const Source* Scope::named_source(const std::vector<Word>& path) const {
    for (const Source& source : visible()) {
        if (source.qualifier_length(path) > 0) return &source;
    }
    return nullptr;
}

const CommonTable* Scope::common_table(const facts::Name& name) const {
    return name.parts.size() == 1 ? common_table(source::fold_case(name.parts.front().text.value)) : nullptr;
}

Word joined(const std::vector<Word>& path, std::size_t from) {
    Word result = path[from];
    for (std::size_t i = from + 1; i < path.size(); ++i) {
        const auto shift = static_cast<std::uint32_t>(result.text.value.size() + 1);
        for (const auto& hole : path[i].text.holes)
            result.text.holes.push_back({hole.begin + shift, hole.end + shift});
        result.text.value += "." + path[i].text.value;
        result.span = source::cover(result.span, path[i].span);
    }
    return result;
}

namespace {

bool contains(const std::vector<Word>& words, std::string_view name) {
    return std::any_of(words.begin(), words.end(),
                       [&](const Word& word) { return equal_folded(word.text.value, name); });
}

/// Without a qualifier a column belongs to the source that lists it, else to one that may have more than it
/// lists; the select list's own aliases come between.
Match find_unqualified(const std::vector<Word>& path, const Scope& scope) {
    const std::string& name = path.front().text.value;
    Match match;
    match.scope = &scope;
    for (const Source& source : scope.visible()) {
        if (!source.tested && source.lists(name)) match.sources.push_back(&source);
    }
    if (!match.sources.empty()) return match;
    if (scope.selecting != nullptr && path.size() == 1) {
        const YieldColumn* alias = scope.selecting->find(name);
        if (alias != nullptr && alias->renamed) {
            match.alias = alias;
            return match;
        }
    }
    for (const Source& source : scope.visible()) {
        if (source.open() && !source.tested) match.sources.push_back(&source);
    }
    return match;
}

} // namespace

Match find_column(const std::vector<Word>& path, const Scope& scope) {
    if (path.size() > 1) {
        for (const Scope* around = &scope; around != nullptr; around = around->outer) {
            const Source* source = around->named_source(path);
            if (source != nullptr) return {around, {source}, source->qualifier_length(path), nullptr};
        }
    }
    for (const Scope* around = &scope; around != nullptr; around = around->outer) {
        Match match = find_unqualified(path, *around);
        if (!match.sources.empty() || match.alias != nullptr) return match;
    }
    return {};
}

std::vector<Origin> origins_of(const std::vector<Word>& path, std::size_t skip, const Source& source) {
    if (source.kind == Source::Kind::read && !source.renamed)
        return {{false, static_cast<std::uint32_t>(source.index), joined(path, skip)}};
    if (source.use) return {{true, *source.use, joined(path, skip)}};
    if (source.yield == nullptr) return {};
    const YieldColumn* listed = source.yield->find(path[skip].text.value); // of the pipe before
    if (listed != nullptr) return path.size() == skip + 1 ? listed->origins : std::vector<Origin>();
    std::vector<Origin> result;
    for (Origin origin : source.yield->openings) {
        if (origin.only) continue;
        origin.column = joined(path, skip);
        result.push_back(std::move(origin));
    }
    return result;
}

void take_columns(const Source& source, const std::vector<std::string>& merged,
                  const std::vector<Word>& excepted, Yield& yield, std::size_t before) {
    if (source.yield == nullptr) {
        yield.hidden = true;
        return;
    }
    const auto taken = [&](const Word& name) {
        const auto same = [&](const YieldColumn& own) {
            return equal_folded(own.name.text.value, name.text.value);
        };
        const auto begin = yield.columns.begin() + static_cast<std::ptrdiff_t>(before);
        return std::any_of(begin, yield.columns.end(), same);
    };
    for (const YieldColumn& column : source.yield->columns) {
        if (contains(excepted, column.name.text.value)) continue;
        const bool twice = std::any_of(merged.begin(), merged.end(), [&](const std::string& name) {
            return equal_folded(name, column.name.text.value);
        });
        if (twice && taken(column.name)) continue;
        YieldColumn taking = column;
        taking.origins = origins_of({column.name}, 0, source);
        yield.add(taking);
    }
    yield.pass(*source.yield);
    if (source.use) {
        if (!source.yield->listed()) yield.openings.push_back({true, *source.use});
    } else {
        const auto& more = source.yield->openings;
        yield.openings.insert(yield.openings.end(), more.begin(), more.end());
    }
}

void inherit_closed(const Scope& scope, Yield& rows) {
    const auto sources = scope.visible();
    if (sources.size() != 1 || sources.front().yield == nullptr || !sources.front().yield->closed) return;
    rows.close(sources.front().yield->passing);
}

Yield rows_of(const Scope& scope) {
    Yield result;
    result.few = true;
    for (const Source& source : scope.visible()) {
        result.few = result.few && source.few;
        if (source.tested) continue;
        if (source.kind == Source::Kind::read) {
            result.pass_through(static_cast<std::uint32_t>(source.index));
            result.openings.push_back({false, static_cast<std::uint32_t>(source.index)});
        } else {
            take_columns(source, scope.merged, {}, result, 0);
        }
    }
    inherit_closed(scope, result);
    if (scope.reshaped) {
        result.columns.clear();
        result.forget_places();
        result.openings.clear();
        result.hidden = true;
    }
    return result;
}

void feed_pipe(const Yield& rows, bool keeps_names, Scope& scope) {
    Source source;
    source.aliased = true;
    source.few = rows.few;
    source.yield = std::make_shared<const Yield>(rows);
    const auto before = scope.visible();
    if (keeps_names && before.size() == 1) {
        source.names = before.front().names;
        source.aliased = before.front().aliased;
    }
    scope.piped = std::move(source);
}

parse::Grammar::OperandContext* only_operand(parse::Grammar::ExpressionContext* tree) {
    const auto* term = tree->first;
    const bool plain = tree->rest.empty() && tree->holes.empty() && tree->body == nullptr
                       && term->negations.empty() && term->tests.empty() && term->operands.empty();
    return plain ? term->left : nullptr;
}

} // namespace lakelint::lower::databricks
