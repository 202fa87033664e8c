// SPDX-License-Identifier: Apache-2.0

// Which columns of what it reads an expression is computed from.
#include "lower/databricks/lowering.h"
#include "parse/token_sets.h"
#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::lower::databricks {

using source::equal_folded;

namespace {

bool one_of(std::string_view word, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return equal_folded(word, w); });
}

/// Functions that need no parentheses.
bool is_session_word(std::string_view word) {
    return one_of(word, {"current_date", "current_time", "current_timestamp", "current_user", "session_user",
                         "user", "localtimestamp", "localtime", "current_catalog", "current_schema",
                         "current_database"});
}

/// dateadd(DAY, 7, dt) and extract(YEAR FROM dt) name a unit first.
bool takes_unit(std::string_view function, std::size_t arguments) {
    if (arguments == 1) return equal_folded(function, "extract");
    return arguments == 3
           && one_of(function,
                     {"dateadd", "datediff", "date_add", "date_diff", "timestampadd", "timestampdiff"});
}

} // namespace

/// A word that stands for a value which needs no row: current_date, or a declared variable.
bool Lowering::is_value_name(const antlr4::ParserRuleContext* name, const Word& word) const {
    const bool quoted = name->start->getType() == Grammar::QUOTED_IDENTIFIER;
    return (!quoted && is_session_word(word.text.value))
           || (!variables_.empty() && variables_.contains(source::fold_case(word.text.value)));
}

/// Keeps an operand that names a column, while columns are collected.
void Lowering::mention(Grammar::OperandContext* tree) {
    if (collected_ == nullptr) return;
    if (tree->star != nullptr || (!tree->fields.empty() && tree->fields.back()->star != nullptr)) {
        collected_->star = true;
    } else if (tree->name != nullptr) {
        if (tree->call == nullptr && tree->typed.empty()) collected_->columns.push_back(tree);
    } else if (tree->identifierClause != nullptr && tree->call == nullptr) {
        collected_->followed = false;
    }
}

/// After the arguments of a call: what looks like a column in them and is none.
void Lowering::forget_words(Grammar::OperandContext* call) {
    if (collected_ == nullptr || call->name == nullptr) return;
    const std::string_view function = text(call->name);
    const auto& arguments = call->call->arguments;
    if (arguments.empty() || arguments.front()->value == nullptr) return;
    if (collected_->star && equal_folded(function, "count")) collected_->star = false;
    if (!takes_unit(function, arguments.size())) return;
    const auto* unit = only_operand(arguments.front()->value);
    if (unit == nullptr || unit->name == nullptr || !parse::is_interval_unit(text(unit->name))) return;
    std::erase(collected_->columns, unit);
}

/// x -> x.a + b mentions only b.
void Lowering::lambda(Grammar::ExpressionContext* tree, Scope& scope) {
    Mentions parameters;
    {
        const Collecting collecting(collected_, &parameters);
        visit(tree->first, scope);
    }
    if (collected_ == nullptr) {
        visit(tree->body, scope);
        return;
    }
    const std::size_t before = collected_->columns.size();
    visit(tree->body, scope);
    const auto is_parameter = [&](const Grammar::OperandContext* operand) {
        return std::any_of(parameters.columns.begin(), parameters.columns.end(), [&](const auto* parameter) {
            return equal_folded(text(parameter->name), text(operand->name));
        });
    };
    auto& columns = collected_->columns;
    columns.erase(
        std::remove_if(columns.begin() + static_cast<std::ptrdiff_t>(before), columns.end(), is_parameter),
        columns.end());
}

/// The path of a mentioned column; empty for a value that is none, nothing where a placeholder hides it.
std::optional<std::vector<Word>> Lowering::mentioned_path(const Grammar::OperandContext* tree) {
    if (tree->name->start->getType() == Grammar::HOLE) return std::nullopt;
    std::vector<Word> path{word(tree->name)};
    if (tree->fields.empty() && is_value_name(tree->name, path.front())) return std::vector<Word>();
    for (auto* field : tree->fields) {
        if (field->clause != nullptr || field->star != nullptr) return std::nullopt;
        path.push_back(word(field));
    }
    const bool hole =
        std::any_of(path.begin(), path.end(), [](const Word& part) { return !part.text.literal(); });
    if (hole) return std::nullopt;
    return path;
}

void Lowering::trace(const Mentions& mentions, const Scope& scope, YieldColumn& column) {
    column.followed = mentions.followed && !mentions.star;
    for (const auto* operand : mentions.columns) {
        const auto path = mentioned_path(operand);
        if (!path) column.followed = false;
        if (path && !path->empty()) trace(*path, scope, column);
    }
    for (const Mention& value : mentions.values)
        add_source(column, value);
}

void Lowering::trace(const std::vector<Word>& path, const Scope& scope, YieldColumn& column) {
    const Match match = find_column(path, scope);
    if (match.alias != nullptr) {
        const auto visible = match.scope->visible();
        const bool certain =
            std::none_of(visible.begin(), visible.end(), [](const Source& source) { return source.open(); });
        for (const Mention& mention : match.alias->sources)
            add_source(column, {mention.index, mention.certain && certain});
        column.followed = column.followed && match.alias->followed;
        return;
    }
    const bool known = match.scope != nullptr && !match.sources.empty() && !match.scope->reshaped;
    // After a pipe's step the first part may be the name of a relation before it.
    const bool qualified = known && match.scope->piped && match.qualifier == 0 && path.size() > 1
                           && !match.sources.front()->lists(path.front().text.value);
    if (!known || qualified) {
        column.followed = false;
        return;
    }
    for (const Source* source : match.sources)
        trace(path, match.qualifier, *source, match.sources.size() == 1, column);
}

/// What a column of one source is computed from; `path` names it from `skip` on.
void Lowering::trace(const std::vector<Word>& path, std::size_t skip, const Source& source, bool certain,
                     YieldColumn& column) {
    if (source.kind == Source::Kind::read && !source.renamed) {
        add_source(column, {remember(static_cast<std::uint32_t>(source.index), path, skip), certain});
        column.direct = true;
        return;
    }
    if (source.kind == Source::Kind::write) return; // the row's own value
    if (source.yield == nullptr) {
        column.followed = false;
        return;
    }
    const Yield& yield = *source.yield;
    if (const YieldColumn* listed = yield.find(path[skip].text.value)) {
        for (const Mention& mention : listed->sources)
            add_source(column, {mention.index, mention.certain && certain});
        column.followed = column.followed && listed->followed;
        column.direct = listed->direct && path.size() == skip + 1;
        return;
    }
    const bool only = certain && yield.through.size() == 1 && !yield.hidden;
    const bool few = yield.through.size() < most_sources;
    for (const std::uint32_t read : yield.through) {
        if (few) add_source(column, {remember(read, path, skip), only});
    }
    column.direct = !yield.through.empty();
    if (yield.through.empty() || yield.hidden || !few) column.followed = false;
}

std::uint32_t Lowering::remember(std::uint32_t read, const std::vector<Word>& path, std::size_t skip) {
    mentions_.push_back({read, joined(path, skip), true});
    return static_cast<std::uint32_t>(mentions_.size() - 1);
}

void Lowering::add_source(YieldColumn& column, Mention mention) const {
    const facts::ColumnSource& added = mentions_[mention.index];
    for (Mention& own : column.sources) {
        const facts::ColumnSource& known = mentions_[own.index];
        if (known.read != added.read || !equal_folded(known.column.text.value, added.column.text.value))
            continue;
        own.certain = own.certain || mention.certain;
        return;
    }
    column.add(mention);
}

} // namespace lakelint::lower::databricks
