// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/columns.h"
#include "catalog/object_name.h"
#include "catalog/state.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::catalog {

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
    std::optional<Unknown> more_columns; ///< there may be others
    std::optional<Word> format;
    SettingState comment; ///< by COMMENT, COMMENT ON or the property `comment`
    SettingState owner;
    SettingState row_filter;
    SettingState location; ///< by LOCATION or the option `path`
    SettingState schedule;
    std::vector<ConstraintState> constraints;
    std::vector<GrantState> grants;       ///< in the order of files and statements, those revoked included
    std::optional<Unknown> more_settings; ///< any aspect may have been set by what cannot be seen
    /// By aspect and folded column, what was set for a relation whose name is not known and that may be this
    /// one. The empty column may be any.
    std::map<std::pair<Aspect, std::string>, Unknown> open_settings;
    std::vector<Change> changes; ///< of a relation that nothing creates: what is done to its columns

    [[nodiscard]] bool created() const { return kind.has_value(); }
    /// Why a property that is not among `properties` may be set all the same; null where it is not.
    [[nodiscard]] const Unknown* hidden_property(const std::string& folded_key) const;
    [[nodiscard]] const Unknown* hidden_tag(const std::string& folded_key) const;
    /// Why something may be set that cannot be seen to be; `column` of the aspects of one.
    [[nodiscard]] const Unknown* hidden(Aspect aspect, std::string_view column = {}) const;
    [[nodiscard]] bool is_temporary() const;
    [[nodiscard]] bool
    is_table() const; ///< a table, external or streaming ones included; no view, not temporary
    /// A Delta table: Databricks makes one where USING is absent.
    [[nodiscard]] bool is_delta() const;
    /// One of Delta's, or one whose format only the run knows.
    [[nodiscard]] bool may_be_delta() const;
};

} // namespace lakelint::catalog
