// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/object_name.h"
#include "facts/statement.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::catalog {

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
        contradicted; ///< another file sets another value, and no order says which one comes last
};

/// How a relation's rows are laid out.
struct LayoutState {
    enum class Kind { none, partitioned, clustered, automatic };

    Kind kind = Kind::none;
    std::vector<facts::LayoutKey> keys; ///< of a clustering without transforms
    Place place;                        ///< of the clause; of the name where there is none
    std::optional<Place> contradicted;
};

/// Whether something is so, is not so, or cannot be known, and why it cannot.
struct Unknown {
    std::string reason;
    std::optional<Place> place; ///< of what hides it
};

/// One table, view … of the project, as it will be when all its statements have run.
struct Relation {
    ObjectName name;
    std::string key;
    std::optional<facts::RelationKind> kind;   ///< absent: nothing in the project creates it
    const facts::Creation* creation = nullptr; ///< the one that counts; null where `kind` is absent
    const facts::Statement* statement = nullptr;
    Place place;                  ///< of the last part of its name where it is created, else first met
    std::vector<Place> creations; ///< every CREATE of it, in path order
    std::map<std::string, PropertyState> properties; ///< by folded key
    std::optional<Unknown> more_properties;          ///< others may be set, and why they are not known
    std::map<std::string, PropertyState> tags;
    std::optional<Unknown> more_tags; ///< others may be set
    LayoutState layout;
    std::optional<Unknown> unknown_layout;
    std::vector<facts::Column> columns;
    std::optional<Unknown> more_columns;
    std::optional<Word> comment;
    std::optional<Word> format;

    [[nodiscard]] bool created() const { return kind.has_value(); }
    [[nodiscard]] bool is_temporary() const;
    [[nodiscard]] bool
    is_table() const; ///< a table, external or streaming ones included; no view, not temporary
    /// A Delta table: Databricks makes one where USING is absent.
    [[nodiscard]] bool is_delta() const;
};

} // namespace lakelint::catalog
