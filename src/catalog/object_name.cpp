// SPDX-License-Identifier: Apache-2.0
#include "catalog/object_name.h"

#include "source/text.h"

#include <string_view>
#include <vector>

namespace lakelint::catalog {
namespace {

/// What stands before the written parts, if anything: USE first, then the default.
std::optional<Text> inherited(const Text& used, const std::optional<std::string>& fallback,
                              unsigned& written) {
    if (!used.value.empty()) {
        ++written;
        return used;
    }
    if (fallback) return Text(*fallback);
    return std::nullopt;
}

/// What stands before, between and after the holes of a text, folded; of a literal the text alone.
std::vector<std::string> known_pieces(const Text& text) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (const Text::Hole& hole : text.holes) {
        pieces.push_back(source::fold_case(text.value.substr(begin, hole.begin - begin)));
        begin = hole.end;
    }
    pieces.push_back(source::fold_case(text.value.substr(begin)));
    return pieces;
}

/// Whether a literal text has these pieces in this order, the first at its beginning, the last at its end.
bool has_pieces(std::string_view text, const std::vector<std::string>& pieces) {
    const std::string& first = pieces.front();
    const std::string& last = pieces.back();
    if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
        return false;
    text.remove_suffix(last.size());
    std::size_t at = first.size();
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        at = text.find(pieces[i], at);
        if (at == std::string_view::npos) return false;
        at += pieces[i].size();
    }
    return true;
}

bool may_be_equal_parts(const std::optional<Text>& a, const std::optional<Text>& b) {
    return !a || !b || may_be_equal(*a, *b);
}

} // namespace

std::optional<std::string> temporary_name(const Name& name) {
    if (name.empty()) return std::nullopt;
    const bool global =
        name.parts.size() == 2 && source::equal_folded(name.parts.front().text.value, "global_temp");
    if (name.parts.size() > 1 && !global && !name.is_live()) return std::nullopt;
    return source::fold_case(name.last().text.value);
}

bool may_be_equal(const Text& a, const Text& b) {
    if (a.literal() && b.literal()) return source::equal_folded(a.value, b.value);
    if (a.literal()) return has_pieces(source::fold_case(a.value), known_pieces(b));
    if (b.literal()) return may_be_equal(b, a);
    // Two texts with holes: what both know of their beginnings and ends must agree.
    const auto pieces_a = known_pieces(a);
    const auto pieces_b = known_pieces(b);
    const std::string& begin_a = pieces_a.front();
    const std::string& begin_b = pieces_b.front();
    const std::string& end_a = pieces_a.back();
    const std::string& end_b = pieces_b.back();
    return (begin_a.starts_with(begin_b) || begin_b.starts_with(begin_a))
           && (end_a.ends_with(end_b) || end_b.ends_with(end_a));
}

bool may_be_same(const ObjectName& a, const ObjectName& b) {
    return may_be_equal(a.name, b.name) && may_be_equal_parts(a.schema, b.schema)
           && may_be_equal_parts(a.catalog, b.catalog);
}

std::string ObjectName::text() const {
    std::string result;
    if (catalog) result += catalog->value + ".";
    if (schema) result += schema->value + ".";
    result += name.value;
    if (result.ends_with('.')) result.pop_back(); // a schema or catalog has no further name
    return result;
}

std::string ObjectName::key() const {
    std::string key;
    key.reserve((catalog ? catalog->value.size() : 1) + (schema ? schema->value.size() : 1)
                + name.value.size() + 2);
    for (const auto* part : {&catalog, &schema}) {
        if (*part) {
            source::append_folded(key, (*part)->value);
        } else {
            key += '?';
        }
        key += '.';
    }
    source::append_folded(key, name.value);
    return key;
}

bool ObjectName::literal() const {
    return name.literal() && (!schema || schema->literal()) && (!catalog || catalog->literal());
}

ObjectName resolve(const Name& name, const facts::Context& context, const Defaults& defaults) {
    ObjectName result;
    const std::size_t count = name.is_live() ? 1 : name.parts.size();
    if (count == 0) return result;
    result.name = name.last().text;
    result.span = name.last().span;
    result.schema_span = name.span;
    result.written = static_cast<unsigned>(count);
    // `${db}.t`: the hole may hold a catalog and a schema, so what lies before it is anybody's guess.
    const bool open_front = name.parts.front().text.unknown();
    if (count >= 2) {
        result.schema = name.parts[count - 2].text;
        result.schema_span = name.parts[count - 2].span;
    } else if (!open_front) {
        result.schema = inherited(context.schema, defaults.schema, result.written);
    }
    if (count >= 3) {
        result.catalog = name.parts[count - 3].text;
    } else if (!open_front && !(result.schema && result.schema->unknown())) { // nor after USE ${db}
        unsigned ignored = 0; // a catalog counts only when the schema is given, too
        result.catalog = inherited(context.catalog, defaults.catalog,
                                   count == 2            ? result.written
                                   : result.written >= 2 ? result.written
                                                         : ignored);
    }
    return result;
}

} // namespace lakelint::catalog
