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

/// The columns of a relation. Most are those of the statement that creates it, which this then only points
/// to; the first change makes a copy.
class Columns {
  public:
    Columns() = default;
    /// `declared` must outlive this.
    explicit Columns(const std::vector<facts::Column>& declared) : declared_(&declared) {}

    [[nodiscard]] const std::vector<facts::Column>& list() const { return changed_ ? *changed_ : *declared_; }
    [[nodiscard]] auto begin() const { return list().begin(); }
    [[nodiscard]] auto end() const { return list().end(); }
    [[nodiscard]] bool empty() const { return list().empty(); }
    [[nodiscard]] std::size_t size() const { return list().size(); }
    /// These columns, then `more`.
    void append(const Columns& more) {
        if (empty()) {
            *this = more;
        } else if (!more.empty()) {
            change().insert(change().end(), more.begin(), more.end());
        }
    }
    /// To be changed from now on.
    [[nodiscard]] std::vector<facts::Column>& change() {
        if (!changed_) changed_ = *declared_;
        return *changed_;
    }

  private:
    inline static const std::vector<facts::Column> none;
    const std::vector<facts::Column>* declared_ = &none;
    std::optional<std::vector<facts::Column>> changed_;
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
    /// By folded key, what was set for a relation whose name is not known and that may be this one.
    std::map<std::string, Unknown> open_properties;
    std::map<std::string, Unknown> open_tags;
    LayoutState layout;
    std::optional<Unknown> unknown_layout;
    Columns columns;
    std::optional<Unknown> more_columns;
    std::optional<Word> comment;
    std::optional<Word> format;

    [[nodiscard]] bool created() const { return kind.has_value(); }
    /// Why a property that is not among `properties` may be set all the same; null where it is not.
    [[nodiscard]] const Unknown* hidden_property(const std::string& folded_key) const;
    [[nodiscard]] const Unknown* hidden_tag(const std::string& folded_key) const;
    [[nodiscard]] bool is_temporary() const;
    [[nodiscard]] bool
    is_table() const; ///< a table, external or streaming ones included; no view, not temporary
    /// A Delta table: Databricks makes one where USING is absent.
    [[nodiscard]] bool is_delta() const;
    /// One of Delta's, or one whose format only the run knows.
    [[nodiscard]] bool may_be_delta() const;
};

} // namespace lakelint::catalog
