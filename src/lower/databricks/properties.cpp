// SPDX-License-Identifier: Apache-2.0

// Grammar: Properties.g4
#include "lower/databricks/lowering.h"
#include "parse/literals.h"

#include <iterator>

namespace lakelint::lower::databricks {

using facts::Property;
using facts::ValueKind;

std::vector<Property> Lowering::properties(Grammar::PropertiesContext* tree, facts::Coverage* coverage) {
    std::vector<Property> result;
    if (tree == nullptr) return result;
    const std::size_t before = tree->start->getTokenIndex();
    const std::size_t keyword = before > 0 ? tokens_->tokens[before - 1].type() : 0;
    const bool options = keyword == Grammar::OPTIONS;
    for (auto* item : tree->items) {
        if (!options && item->value != nullptr) check_property(item->value);
        Property entry = property(item);
        if (keyword != Grammar::TAGS) suspect(entry.key, item->value);
        // `${properties}` in place of a list hides what it may set.
        const bool hidden = entry.key.text.unknown() && entry.kind == ValueKind::none;
        if (hidden && coverage != nullptr) *coverage = facts::Coverage::partial;
        if (!hidden) result.push_back(std::move(entry));
    }
    return result;
}

void Lowering::add_options(const std::vector<Grammar::PropertyContext*>& list) {
    for (auto* item : list) {
        current_->options.push_back(property(item));
        suspect(current_->options.back().key, item->value);
    }
}

Property Lowering::property(Grammar::PropertyContext* tree) {
    Property result;
    result.key = property_key(tree->key);
    if (tree->value != nullptr) property_value(tree->value, result);
    return result;
}

/// Options that no other fact holds.
void Lowering::add_options(Grammar::PropertiesContext* tree) {
    auto found = properties(tree);
    std::move(found.begin(), found.end(), std::back_inserter(current_->options));
}

/// `'a' = 'b' 'c' = 'd'`: adjacent strings are one, so that a comma left out looks like a comparison.
void Lowering::check_property(Grammar::ExpressionContext* value) {
    if (value->first->tests.empty()) return;
    const auto* operand = value->first->left;
    const antlr4::Token* key = nullptr;
    if (operand->strings.size() > 1) key = operand->strings.back();
    if (!operand->typed.empty()) key = operand->typed.back();
    if (key == nullptr) {
        reject(span(value->first->tests.front()->start), "the value of a property is no comparison",
               "write `,` between two properties");
        return;
    }
    const std::string shown = "`" + key->getText() + "`";
    reject(span(key), "`,` is missing before " + shown, "write `,` before " + shown);
}

void Lowering::property_value(Grammar::ExpressionContext* tree, Property& property) {
    Scope none;
    visit(tree, none);
    property.value = {constant_text(tree), span(tree)};
    const auto* term = tree->first;
    const auto* operand = term->left;
    const bool plain =
        tree->rest.empty() && tree->body == nullptr && term->tests.empty() && term->negations.empty();
    property.kind = ValueKind::other;
    if (!plain) return;
    if (!operand->strings.empty()) property.kind = ValueKind::string;
    if (operand->literal == nullptr || !term->operands.empty()) return;
    switch (operand->literal->getType()) {
    case Grammar::INTEGER:
    case Grammar::NUMBER: property.kind = ValueKind::number; break;
    case Grammar::TRUE_:
    case Grammar::FALSE_: property.kind = ValueKind::boolean; break;
    default: return;
    }
    property.value.text = Text(std::string(text(tree)));
}

/// `'delta.appendOnly'`, or the words of delta.appendOnly joined by dots.
Word Lowering::property_key(Grammar::PropertyKeyContext* tree) {
    if (tree->text != nullptr) return string_word(tree->text);
    Word result;
    result.span = span(tree);
    for (auto* part : tree->words) {
        const Word piece = word(part);
        if (!result.text.value.empty()) result.text.value += '.';
        const auto shift = static_cast<std::uint32_t>(result.text.value.size());
        for (const auto& hole : piece.text.holes)
            result.text.holes.push_back({hole.begin + shift, hole.end + shift});
        result.text.value += piece.text.value;
    }
    return result;
}

std::vector<Word> Lowering::property_keys(Grammar::PropertyKeysContext* tree) {
    std::vector<Word> result;
    for (auto* item : tree->items)
        result.push_back(property_key(item));
    return result;
}

std::vector<Property> Lowering::partition(Grammar::PartitionSpecContext* tree) {
    std::vector<Property> result;
    if (tree == nullptr) return result;
    for (auto* item : tree->items) {
        Property entry;
        Name column;
        append_parts(column, item->column);
        entry.key = {column.last().text, span(item->column)};
        if (item->value != nullptr) property_value(item->value, entry);
        result.push_back(std::move(entry));
    }
    return result;
}

} // namespace lakelint::lower::databricks
