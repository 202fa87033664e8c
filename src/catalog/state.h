// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::catalog {

using facts::Span;
using facts::Word;

/// A token in one of the project's files.
struct Place {
    const facts::FileFacts* file = nullptr;
    Span span;
};

/// A setting of a relation, and the statement that decided it.
struct PropertyState {
    facts::Property property;
    Place place;          ///< of the value; of the key where there is none
    bool removed = false; ///< UNSET
    std::optional<Place>
        contradicted;             ///< another file sets another value, and no order says which one comes last
    bool unset_elsewhere = false; ///< what contradicts it takes it away
};

/// Something that a relation has one of: its comment, its owner …
struct SettingState {
    std::optional<Word> value;  ///< absent: it has none, as far as can be seen
    std::optional<Place> place; ///< of the value, or of what took it away; absent: nothing speaks of it
    std::optional<Place> contradicted; ///< as PropertyState has it
    bool unset_elsewhere = false;

    [[nodiscard]] explicit operator bool() const { return value.has_value(); }
};

/// How a relation's rows are laid out.
struct LayoutState {
    enum class Kind { none, partitioned, clustered, automatic };

    Kind kind = Kind::none;
    std::vector<facts::LayoutKey> keys; ///< of a clustering without transforms
    Place place;                        ///< of the clause; of the name where there is none
    std::optional<Place> contradicted;
};

/// One constraint that a relation has in the end; `delta.constraints.x` makes one, too.
struct ConstraintState {
    facts::Constraint constraint;
    Place place;
};

/// A GRANT, DENY or REVOKE on a relation.
struct GrantState {
    const facts::Grant* grant = nullptr;
    const facts::Statement* statement = nullptr;
    Place place; ///< of the relation's name in it
};

/// A statement that changes columns or constraints: one of the two.
struct Change {
    const facts::FileFacts* file = nullptr;
    const facts::Alteration* alteration = nullptr;
    const facts::Annotation* annotation = nullptr; ///< on a column
};

/// Whether something is so, is not so, or cannot be known, and why it cannot.
struct Unknown {
    std::string reason;
    std::optional<Place> place; ///< of what hides it
};

/// A property of this prefix is a CHECK constraint; folded, as keys of properties are.
inline constexpr std::string_view check_property_prefix = "delta.constraints.";

/// What a statement that cannot be read, or whose table only the run knows, may say of a relation, beside its
/// properties, its tags and its layout. From `column` on: of one of its columns.
enum class Aspect : std::uint8_t {
    comment,
    owner,
    location,
    schedule,
    row_filter,
    constraints,
    column, ///< that there is such a column
    column_type,
    column_comment,
    column_tags,
    column_mask,
    not_null,
};

} // namespace lakelint::catalog
