// SPDX-License-Identifier: Apache-2.0
#include "policy/template_parts.h"

#include <re2/re2.h>

namespace lakelint::policy {

Template::Compiled::Compiled(std::string as_written, Pieces parts)
    : text(std::move(as_written)), pieces(std::move(parts)), regex(pieces, Style::name) {}

Template::Compiled::~Compiled() = default;

const PieceRegexes& Template::Compiled::piece_regexes() const {
    std::call_once(once_, [this] {
        RE2::Options options;
        options.set_log_errors(false);
        for (const Piece& piece : pieces) {
            piece_regexes_.push_back(piece.kind == Piece::Kind::regex
                                         ? std::make_unique<RE2>(piece.placeholder->regex, options)
                                         : nullptr);
        }
    });
    return piece_regexes_;
}

tl::expected<Template, PatternError> Template::compile(std::string_view text,
                                                       const std::map<std::string, Placeholder>& names) {
    if (text.empty()) {
        return tl::unexpected(
            PatternError{"a template cannot be empty", "write for instance `fact_{entity}`", {}});
    }
    auto pieces = parse_pieces(text, names, Style::name);
    if (!pieces) return tl::unexpected(std::move(pieces.error()));
    Template result;
    result.compiled_ = std::make_shared<const Compiled>(std::string(text), std::move(*pieces));
    return result;
}

Verdict Template::match(const source::Text& name, Captures* captures) const {
    if (!name.literal()) return match_with_holes(compiled_->pieces, name, Style::name);
    return compiled_->regex.match(name.value, captures);
}

Mismatch Template::explain(std::string_view name) const {
    return explain_mismatch(compiled_->pieces, compiled_->piece_regexes(), name);
}

const std::string& Template::text() const { return compiled_->text; }

} // namespace lakelint::policy
