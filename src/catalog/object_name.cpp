// SPDX-License-Identifier: Apache-2.0
#include "catalog/object_name.h"

#include "source/text.h"

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

} // namespace

std::string ObjectName::text() const {
    std::string result;
    if (catalog) result += catalog->value + ".";
    if (schema) result += schema->value + ".";
    result += name.value;
    if (result.ends_with('.')) result.pop_back(); // a schema or catalog has no further name
    return result;
}

std::string ObjectName::key() const {
    const auto part = [](const std::optional<Text>& text) {
        return text ? source::fold_case(text->value) : "?";
    };
    return part(catalog) + "." + part(schema) + "." + source::fold_case(name.value);
}

bool ObjectName::literal() const {
    return name.literal() && (!schema || schema->literal()) && (!catalog || catalog->literal());
}

ObjectName resolve(const Name& name, const facts::Context& context, const Defaults& defaults) {
    ObjectName result;
    const std::size_t count = name.parts.size();
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
    } else if (!open_front) {
        unsigned ignored = 0; // a catalog counts only when the schema is given, too
        result.catalog = inherited(context.catalog, defaults.catalog,
                                   count == 2            ? result.written
                                   : result.written >= 2 ? result.written
                                                         : ignored);
    }
    return result;
}

} // namespace lakelint::catalog
