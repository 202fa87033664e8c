// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/state.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::catalog {

/// Where a part of a column stands, and another file that has it otherwise where no order decides.
struct Origin {
    const facts::FileFacts* file = nullptr;
    std::optional<Place> contradicted = std::nullopt;
    bool unset_elsewhere = false; ///< what contradicts it takes it away
};

/// What is known of a column beside its definition.
struct ColumnState {
    Origin name;
    Origin type;
    Origin comment;
    Origin mask;
    Origin not_null;
    std::map<std::string, PropertyState> tags; ///< by folded key
};

/// The columns of a relation as they are in the end. Most are those of the statement that creates it, which
/// this then only points to; the first change makes a copy.
class Columns {
  public:
    Columns() = default;
    /// Both must outlive this.
    Columns(const std::vector<facts::Column>& declared, const facts::FileFacts& file)
        : declared_(&declared), file_(&file) {}

    [[nodiscard]] const std::vector<facts::Column>& list() const {
        return changed_ ? changed_->columns : *declared_;
    }
    [[nodiscard]] auto begin() const { return list().begin(); }
    [[nodiscard]] auto end() const { return list().end(); }
    [[nodiscard]] bool empty() const { return list().empty(); }
    [[nodiscard]] std::size_t size() const { return list().size(); }
    /// By its name, whatever the case; null where there is none.
    [[nodiscard]] const facts::Column* find(std::string_view name) const;

    // Of one of these columns: where its parts stand, which may be in several files.
    [[nodiscard]] Place place(const facts::Column& column) const; ///< of its name
    [[nodiscard]] Place type_place(const facts::Column& column) const;
    [[nodiscard]] Place comment_place(const facts::Column& column) const; ///< of one that has a comment
    [[nodiscard]] Place mask_place(const facts::Column& column) const;    ///< of one that has a mask

    /// The origin of a part of a column, with what contradicts it.
    [[nodiscard]] Origin origin(const facts::Column& column, Origin ColumnState::*part) const;
    [[nodiscard]] std::optional<Place> contradicted(const facts::Column& column,
                                                    Origin ColumnState::*part) const {
        return origin(column, part).contradicted;
    }
    [[nodiscard]] const std::map<std::string, PropertyState>& tags(const facts::Column& column) const;

    /// Columns that have been changed, side by side with what else is known of them.
    struct Changed {
        std::vector<facts::Column> columns;
        std::vector<ColumnState> states;
    };
    /// To be changed from now on.
    [[nodiscard]] Changed& change();
    void append(const facts::Column& column, const facts::FileFacts& file);
    void erase(std::size_t index);
    void clear_tags();

  private:
    [[nodiscard]] const ColumnState* state(const facts::Column& column) const;

    inline static const std::vector<facts::Column> none;
    const std::vector<facts::Column>* declared_ = &none;
    const facts::FileFacts* file_ = nullptr; ///< of what is declared
    std::optional<Changed> changed_;
};

} // namespace lakelint::catalog
