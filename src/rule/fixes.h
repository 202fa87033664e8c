// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "rule/out.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What rules make fixes of. An edit changes what it says and nothing else; how it is laid out in the text
// around it is not the rule's concern (diagnostic::Placement): a removal takes the blanks before it and lines
// that it leaves empty, comments stay, a clause gets a line of its own where the statement has several.
//
//     .fixes = rule::fix("add IF NOT EXISTS", Safety::safe, created.file,
//                        {rule::insert_behind(created.creation.keyword, " IF NOT EXISTS")})
//
// A span that lowering has not filled in is empty. An edit at one does not exist, and `fix` then makes none,
// so a rule need not look.
namespace lakelint::rule {

using diagnostic::Edit;
using diagnostic::Safety;

/// Puts text right before or right behind a token; blanks that it needs are part of the text.
[[nodiscard]] std::optional<Edit> insert_before(source::Span token, std::string text);
[[nodiscard]] std::optional<Edit> insert_behind(source::Span token, std::string text);
[[nodiscard]] std::optional<Edit> replace(source::Span span, std::string text);
[[nodiscard]] std::optional<Edit> remove(source::Span span);

/// A further clause of a CREATE, behind its others and before AS.
[[nodiscard]] std::optional<Edit> add_clause(const facts::Creation& creation, std::string clause);

/// Further items of a list in parentheses, behind `last`; where the list is empty, `last` is an empty span.
/// `list` includes its parentheses.
[[nodiscard]] std::optional<Edit> add_items(source::Span list, source::Span last,
                                            const std::vector<std::string>& items);

/// Takes one item out of a list, and a comma with it; `items` are all of them, in order. Nothing where it is
/// the only one.
[[nodiscard]] std::optional<Edit> remove_item(const std::vector<source::Span>& items, std::size_t index);

/// A fix of some edits to one file, for `Finding::fixes`; empty where one of the edits does not exist. The
/// title is an order: "add IF NOT EXISTS".
[[nodiscard]] std::vector<Fix> fix(std::string title, Safety safety, const facts::FileFacts& file,
                                   const std::vector<std::optional<Edit>>& edits);

/// A fix that is only shown: its title says what to write.
[[nodiscard]] std::vector<Fix> hint(std::string title, const facts::FileFacts& file);

/// Sets properties of a relation where it is created: in its TBLPROPERTIES, which are added where it has
/// none. Values are texts; they are quoted here. Nothing for a relation whose CREATE is not seen, or where a
/// statement sets or unsets one of the keys already: that is to be replaced instead (`replace_value`).
[[nodiscard]] std::vector<Fix>
set_properties(const catalog::Relation& relation,
               const std::vector<std::pair<std::string, std::string>>& settings, Safety safety);

/// Puts another value in the place of a property's or tag's, wherever that is set; a text, which is quoted
/// here.
[[nodiscard]] std::vector<Fix> replace_value(const catalog::PropertyState& property, std::string_view value,
                                             Safety safety);

/// A string literal: `'it\'s'`.
[[nodiscard]] std::string literal(std::string_view text);
/// A name as it may stand in SQL: in backquotes where it needs them.
[[nodiscard]] std::string identifier(std::string_view name);
/// True where a word stands in the file as it is, but for backquotes or quotes around it; not the argument of
/// IDENTIFIER().
[[nodiscard]] bool is_written_plainly(const facts::Word& word);

} // namespace lakelint::rule
