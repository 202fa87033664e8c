// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"

#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rule {

using diagnostic::Placement;
using source::Span;

std::optional<Edit> insert_before(Span token, std::string text) {
    if (token.empty()) return std::nullopt;
    return Edit{{token.begin, token.begin}, std::move(text)};
}

std::optional<Edit> insert_behind(Span token, std::string text) {
    if (token.empty()) return std::nullopt;
    return Edit{{token.end, token.end}, std::move(text)};
}

std::optional<Edit> replace(Span span, std::string text) {
    if (span.empty()) return std::nullopt;
    return Edit{span, std::move(text)};
}

std::optional<Edit> remove(Span span) { return replace(span, {}); }

std::optional<Edit> add_clause(const facts::Creation& creation, std::string clause) {
    const Span head = creation.head;
    if (head.empty()) return std::nullopt;
    return Edit{{head.end, head.end}, std::move(clause), Placement::clause, head};
}

std::optional<Edit> add_items(Span list, Span last, const std::vector<std::string>& items) {
    if (list.empty()) return std::nullopt;
    if (last.empty()) {
        const std::uint32_t inside = list.begin + 1; // behind the parenthesis
        return Edit{{inside, inside}, fmt::format("{}", fmt::join(items, ", "))};
    }
    return Edit{{last.end, last.end}, fmt::format("{}", fmt::join(items, "\n")), Placement::item, list};
}

std::optional<Edit> remove_item(const std::vector<Span>& items, std::size_t index) {
    const auto known = [](const Span& item) { return !item.empty(); };
    if (items.size() < 2 || !std::all_of(items.begin(), items.end(), known)) return std::nullopt;
    if (index == 0) return remove({items[0].begin, items[1].begin});
    return remove({items[index - 1].end, items[index].end});
}

std::vector<Fix> fix(std::string title, Safety safety, const facts::FileFacts& file,
                     const std::vector<std::optional<Edit>>& edits) {
    Fix result{std::move(title), safety, &file, {}};
    for (const std::optional<Edit>& edit : edits) {
        if (!edit) return {};
        result.edits.push_back(*edit);
    }
    return {std::move(result)};
}

std::vector<Fix> hint(std::string title, const facts::FileFacts& file) {
    return {Fix{std::move(title), Safety::display_only, &file, {}}};
}

std::string literal(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + "'";
}

std::string identifier(std::string_view name) {
    const auto plain = [](char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const bool digit_first = !name.empty() && name.front() >= '0' && name.front() <= '9';
    if (!name.empty() && !digit_first && std::all_of(name.begin(), name.end(), plain))
        return std::string(name);
    std::string result = "`";
    for (const char c : name) {
        if (c == '`') result += '`';
        result += c;
    }
    return result + "`";
}

bool is_written_plainly(const facts::Word& word) {
    const std::size_t size = word.text.value.size();
    return word.span.size() == size || word.span.size() == size + 2;
}

namespace {

/// Whether some statement speaks of a key, or the CREATE itself does.
bool has_key(const catalog::Relation& relation, std::string_view key) {
    if (relation.properties.contains(source::fold_case(key))) return true;
    const auto& listed = relation.creation->properties;
    return std::any_of(listed.begin(), listed.end(), [&](const facts::Property& property) {
        return source::equal_folded(property.key.text.value, key);
    });
}

} // namespace

std::vector<Fix> set_properties(const catalog::Relation& relation,
                                const std::vector<std::pair<std::string, std::string>>& settings,
                                Safety safety) {
    if (relation.creation == nullptr || relation.place.file == nullptr) return {};
    const facts::Creation& creation = *relation.creation;
    std::vector<std::string> items;
    for (const auto& [key, value] : settings) {
        if (has_key(relation, key)) return {};
        items.push_back(fmt::format("{} = {}", literal(key), literal(value)));
    }
    const std::string listed = fmt::format("{}", fmt::join(items, ", "));
    if (creation.property_list.empty()) {
        if (!creation.properties.empty()) return {}; // there is a list, and it is not known where
        const std::string clause = fmt::format("TBLPROPERTIES ({})", listed);
        return fix("add " + clause, safety, *relation.place.file, {add_clause(creation, clause)});
    }
    Span last;
    if (!creation.properties.empty()) {
        const facts::Property& property = creation.properties.back();
        last = {property.key.span.begin, std::max(property.key.span.end, property.value.span.end)};
    }
    return fix(fmt::format("add {} to its TBLPROPERTIES", listed), safety, *relation.place.file,
               {add_items(creation.property_list, last, items)});
}

std::vector<Fix> replace_value(const catalog::PropertyState& property, std::string_view value,
                               Safety safety) {
    if (property.place.file == nullptr || property.removed) return {};
    const bool has_value = property.property.kind != facts::ValueKind::none;
    const Span place = property.place.span;
    return fix(fmt::format("write '{}' = {}", property.property.key.text.value, literal(value)), safety,
               *property.place.file,
               {has_value ? replace(place, literal(value)) : insert_behind(place, " = " + literal(value))});
}

} // namespace lakelint::rule
