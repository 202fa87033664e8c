// SPDX-License-Identifier: Apache-2.0
#include "policy/field_type.h"

#include <fmt/format.h>

namespace lakelint::policy {

FieldType& FieldType::innermost() { return element ? element->innermost() : *this; }

FieldType type_of_many(FieldType::Kind kind, FieldType element) {
    FieldType type;
    type.kind = kind;
    type.element = std::make_shared<FieldType>(std::move(element));
    return type;
}

FieldType type_of_word_or(std::string word, FieldType other) {
    FieldType text;
    text.words = {std::move(word)};
    FieldType type;
    type.kind = FieldType::Kind::choice;
    type.alternatives = {std::move(text), std::move(other)};
    return type;
}

namespace {

/// `globs`, `kinds of relation`, `lists of globs`.
std::string plural(const FieldType& type) {
    using Kind = FieldType::Kind;
    switch (type.kind) {
    case Kind::boolean: return "true or false";
    case Kind::integer: return "whole numbers";
    case Kind::duration: return "durations";
    case Kind::date: return "dates";
    case Kind::percent: return "percentages";
    case Kind::list: return "lists of " + plural(*type.element);
    case Kind::map: return "maps";
    case Kind::setting: return "severities";
    case Kind::record:
    case Kind::choice:
    case Kind::text: break;
    }
    if (type.layer) return "layers";
    if (type.noun.empty())
        return type.kind == Kind::record ? "maps" : type.kind == Kind::choice ? "values" : "texts";
    const std::size_t head = type.noun.find(" of ");
    const bool y = type.noun.ends_with("cy");
    if (head == std::string::npos)
        return y                          ? type.noun.substr(0, type.noun.size() - 1) + "ies"
               : type.noun.ends_with('x') ? type.noun + "es"
                                          : type.noun + "s";
    return type.noun.substr(0, head) + "s" + type.noun.substr(head);
}

std::string with_article(const std::string& noun) {
    const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

/// "`required` or a map"
std::string choice_in_words(const FieldType& type) {
    using Kind = FieldType::Kind;
    std::string text;
    for (const FieldType& each : type.alternatives) {
        if (!text.empty()) text += " or ";
        if (each.kind == Kind::boolean) {
            text += "true, false";
        } else {
            text += each.words.size() == 1 ? "`" + each.words.front() + "`" : in_words(each);
        }
    }
    return text;
}

} // namespace

std::string in_words(const FieldType& type) {
    using Kind = FieldType::Kind;
    switch (type.kind) {
    case Kind::boolean: return "true or false";
    case Kind::integer: return "a whole number";
    case Kind::text: return type.layer ? "a layer" : type.noun.empty() ? "text" : with_article(type.noun);
    case Kind::duration: return "a duration";
    case Kind::date: return "a date";
    case Kind::percent: return "a percentage";
    case Kind::list: return "a list of " + plural(*type.element);
    case Kind::map: return "a map of " + plural(*type.element);
    case Kind::record: return "a map";
    case Kind::setting: return "a severity, or a map of severity and options";
    case Kind::choice: return choice_in_words(type);
    }
    return {};
}

} // namespace lakelint::policy
