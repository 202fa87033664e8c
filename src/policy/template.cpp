// SPDX-License-Identifier: Apache-2.0
#include "policy/template_parts.h"

namespace lakelint::policy {

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

Mismatch Template::explain(std::string_view name) const { return explain_mismatch(compiled_->pieces, name); }

const std::string& Template::text() const { return compiled_->text; }

} // namespace lakelint::policy
