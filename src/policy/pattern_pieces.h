// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/pattern.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace lakelint::policy {

/// One piece of a template or glob.
struct Piece {
    enum class Kind : std::uint8_t {
        literal,
        star,  ///< any text; in globs without a dot
        one,   ///< any character but a dot
        words, ///< a placeholder with a closed list
        regex, ///< a placeholder with a regular expression
    };

    Kind kind = Kind::literal;
    std::string text; ///< of a literal; `*`, `?`; of a placeholder its name in braces
    std::shared_ptr<const Placeholder> placeholder;

    [[nodiscard]] bool is_placeholder() const { return kind == Kind::words || kind == Kind::regex; }
};

/// What the wildcards of a pattern mean, and whether case counts.
enum class Style : std::uint8_t {
    name, ///< a template: case counts, `*` is any text, `?` itself
    glob, ///< case-folded; `*` and `?` do not cross a dot
};

using Pieces = std::vector<Piece>;

/// Takes a pattern apart. Braces that do not balance and undefined placeholders are errors.
[[nodiscard]] tl::expected<Pieces, PatternError>
parse_pieces(std::string_view text, const std::map<std::string, Placeholder>& names, Style style);

/// The two sides of a schema glob; one without a dot means any catalog.
struct SchemaSides {
    std::string_view catalog;
    std::string_view schema; ///< holds a further dot where the glob has too many parts
};
[[nodiscard]] SchemaSides split_schema_glob(std::string_view glob);

/// Pieces as the text of one regular expression, with a group for each placeholder.
[[nodiscard]] std::string regex_text(const Pieces& pieces, Style style);

/// Pieces as one regular expression that is compiled when it is first needed: most layers of a policy never
/// meet a name that gets as far.
class PiecesRegex {
  public:
    PiecesRegex(const Pieces& pieces, Style style);
    ~PiecesRegex();
    PiecesRegex(const PiecesRegex&) = delete;
    PiecesRegex& operator=(const PiecesRegex&) = delete;

    /// Matches a literal text in full. `unknown` only where the words of a policy are too many for RE2.
    [[nodiscard]] Verdict match(std::string_view text, Captures* captures) const;

  private:
    void compile() const;

    const Pieces& pieces_;
    Style style_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<re2::RE2> regex_;
    mutable std::vector<std::size_t> groups_; ///< the group of each piece; 0: no placeholder
};

/// Answers for a text with holes. `yes` where every expansion matches because a `*` covers each hole, `no`
/// where no expansion can; a regular expression counts as any text, and never as certain.
[[nodiscard]] Verdict match_with_holes(const Pieces& pieces, const source::Text& text, Style style);

/// Matches a glob without placeholders in full: case-folded, `*` and `?` do not cross a dot. Takes time in
/// the product of both lengths at worst.
[[nodiscard]] bool match_glob(std::string_view glob, std::string_view text);

} // namespace lakelint::policy
