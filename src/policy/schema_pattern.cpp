// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_pieces.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

/// The pattern of a catalog or of a schema.
struct Side {
    Side(std::string_view glob, Pieces parts)
        : text(glob), pieces(std::move(parts)), regex(pieces, Style::glob),
          plain(std::none_of(pieces.begin(), pieces.end(),
                             [](const Piece& piece) { return piece.is_placeholder(); })) {}

    [[nodiscard]] Verdict match(const source::Text* name, Captures* captures) const {
        if (name == nullptr) return match_with_holes(pieces, {"?", {{0, 1}}}, Style::glob);
        if (!name->literal()) return match_with_holes(pieces, *name, Style::glob);
        if (plain) return match_glob(text, name->value) ? Verdict::yes : Verdict::no;
        return begins_alike(name->value) ? regex.match(name->value, captures) : Verdict::no;
    }

    /// Spares the regular expression for names of other schemas.
    [[nodiscard]] bool begins_alike(std::string_view name) const {
        if (pieces.empty() || pieces.front().kind != Piece::Kind::literal) return true;
        const std::string& head = pieces.front().text;
        return name.size() >= head.size() && source::equal_folded(name.substr(0, head.size()), head);
    }

    std::string text;
    Pieces pieces;
    PiecesRegex regex;
    bool plain; ///< without placeholders
};

tl::expected<Pieces, PatternError> parts_of(std::string_view side,
                                            const std::map<std::string, Placeholder>& names) {
    if (side.empty()) {
        return tl::unexpected(PatternError{"a part of this schema glob is empty",
                                           "write `catalog.schema`, or `*.schema` for any catalog",
                                           {}});
    }
    return parse_pieces(side, names, Style::glob);
}

} // namespace

SchemaSides split_schema_glob(std::string_view glob) {
    const std::size_t dot = glob.find('.');
    if (dot == std::string_view::npos) return {"*", glob};
    return {glob.substr(0, dot), glob.substr(dot + 1)};
}

struct SchemaPattern::Compiled {
    std::string text;
    Side catalog;
    Side schema;
};

tl::expected<SchemaPattern, PatternError>
SchemaPattern::compile(std::string_view glob, const std::map<std::string, Placeholder>& names) {
    const auto [catalog, schema] = split_schema_glob(glob);
    if (schema.find('.') != std::string_view::npos) {
        return tl::unexpected(PatternError{fmt::format("the schema glob `{}` has more than two parts", glob),
                                           "write `catalog.schema`; tables are matched by `tables`",
                                           {}});
    }
    auto catalog_parts = parts_of(catalog, names);
    if (!catalog_parts) return tl::unexpected(std::move(catalog_parts.error()));
    auto schema_parts = parts_of(schema, names);
    if (!schema_parts) return tl::unexpected(std::move(schema_parts.error()));
    SchemaPattern result;
    result.compiled_ = std::shared_ptr<const Compiled>(new Compiled{
        std::string(glob), {catalog, std::move(*catalog_parts)}, {schema, std::move(*schema_parts)}});
    return result;
}

Verdict SchemaPattern::match(const source::Text* catalog, const source::Text* schema,
                             Captures* captures) const {
    Captures found;
    Captures* wanted = captures != nullptr ? &found : nullptr;
    const Verdict of_schema = compiled_->schema.match(schema, wanted);
    if (of_schema == Verdict::no) return Verdict::no;
    const Verdict verdict = of_schema && compiled_->catalog.match(catalog, wanted);
    if (verdict == Verdict::yes && captures != nullptr) captures->merge(found);
    return verdict;
}

const std::string& SchemaPattern::text() const { return compiled_->text; }

} // namespace lakelint::policy
