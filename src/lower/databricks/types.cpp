// SPDX-License-Identifier: Apache-2.0

// Grammar: Types.g4
#include "facts/data_type.h"
#include "lower/databricks/lowering.h"
#include "parse/edit_distance.h"
#include "source/text.h"

#include <algorithm>
#include <string>

namespace lakelint::lower::databricks {
namespace {

using source::equal_folded;

std::string upper(std::string_view word) {
    std::string result(word);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

/// The type that a word stands for elsewhere, or nearly spells; empty when it is anybody's guess.
std::string meant_type(const std::string& word) {
    if (const std::string_view ours = facts::type_elsewhere(word); !ours.empty()) return std::string(ours);
    const std::string folded = source::fold_case(word);
    const std::size_t limit = parse::spelling_tolerance(folded);
    std::string nearest;
    std::size_t least = limit + 1;
    for (const facts::PlainType& entry : facts::plain_types()) {
        const std::size_t edits = parse::edit_distance(folded, entry.name, limit);
        if (edits < least) nearest = upper(entry.name);
        least = std::min(least, edits);
    }
    return nearest;
}

} // namespace

void Lowering::check_type(Grammar::DataTypeContext* type) {
    if (type != nullptr) check_type(type->base);
}

/// The grammar takes any word for a type; the language knows some thirty.
void Lowering::check_type(Grammar::PlainTypeContext* type) {
    if (type == nullptr) return;
    check_type(type->element);
    check_type(type->key);
    check_type(type->value);
    for (auto* field : type->fields)
        check_type(field->type);
    if (type->name == nullptr) return;
    const Token& word = *static_cast<const Token*>(type->name->start);
    if (word.has_hole() || word.type() == Grammar::QUOTED_IDENTIFIER) return;
    const facts::PlainType* known = facts::find_plain_type(word.text());
    if (known == nullptr) {
        unknown_type(word);
        return;
    }
    const std::string name = upper(word.text());
    if (type->arguments.size() < known->least) {
        reject(span(type), name + " needs a length", "write a length such as " + name + "(255)");
    } else if (type->arguments.size() > known->most) {
        const char* what = known->most == 0 ? " takes no length" : " takes fewer numbers";
        reject(span(type->arguments[known->most]), name + what, "drop it");
    }
}

void Lowering::unknown_type(const Token& word) {
    const std::string name(word.text());
    if (equal_folded(name, "array") || equal_folded(name, "map") || equal_folded(name, "struct")) {
        const std::string inner = equal_folded(name, "array") ? "<STRING>"
                                  : equal_folded(name, "map") ? "<STRING, STRING>"
                                                              : "<a: STRING>";
        reject(span(&word), upper(name) + " needs types in `<>`",
               "write a type such as " + upper(name) + inner);
        return;
    }
    const std::string meant = meant_type(name);
    const bool found = !meant.empty();
    reject(span(&word), "`" + name + "` is no data type" + (found ? "; did you mean " + meant + "?" : ""),
           "write " + (found ? meant : std::string("a type such as STRING")));
}

/// The type of CAST(… AS type); in struct(… AS name) there stands a name.
void Lowering::check_cast(Grammar::OperandContext* tree) {
    if (tree->call == nullptr || tree->name == nullptr || !tree->fields.empty()) return;
    const std::string_view function = text(tree->name);
    if (!equal_folded(function, "cast") && !equal_folded(function, "try_cast")) return;
    for (auto* argument : tree->call->arguments) {
        for (auto* tail : argument->more)
            check_type(tail->type);
    }
}

/// Lower case, without blanks, but one between two words: `decimal(18,2)`, `struct<a:int>`, `interval day to
/// second`.
std::string Lowering::type_text(const antlr4::ParserRuleContext* type) const {
    std::string result;
    bool after_word = false;
    const std::size_t last = type->stop->getTokenIndex();
    for (std::size_t i = type->start->getTokenIndex(); i <= last; ++i) {
        const Token& token = tokens_->tokens[i];
        const bool is_word = token.type() >= Grammar::ADD || token.text().front() == '_'
                             || (token.text().front() | 0x20) >= 'a';
        const bool string = token.type() == Grammar::STRING;
        if (after_word && (is_word || string)) result += ' ';
        result += string ? std::string(token.text()) : source::fold_case(token.text());
        after_word = is_word;
    }
    return result;
}

} // namespace lakelint::lower::databricks
