// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// The places that set table properties of Delta's, be it for one table or for all that a session will create.
namespace lakelint::rule {

/// What begins the session setting that is the default of a property; the property's name without `delta.`
/// follows.
inline constexpr std::string_view property_default_prefix = "spark.databricks.delta.properties.defaults.";

/// One property of one CREATE, ALTER or SET, where the table is Delta's or may be.
struct PropertySite {
    StatementSite at;
    std::string table; ///< its full name; empty: a session's default
    Place table_place; ///< of the table's name; of the key where it is a default
    /// Null where a placeholder stands for properties. A default's key is that of the property, `delta.` and
    /// all, with the place of the whole setting.
    const facts::Property* property = nullptr;
    std::string written = {}; ///< the key as the file has it
    /// All that the same list sets; empty of a default.
    const std::vector<facts::Property>* beside = nullptr;
    std::string open_format = {}; ///< not empty: only the run knows whether the table is Delta's, and why

    [[nodiscard]] bool is_default() const { return beside == nullptr; }
};

/// Calls `visit` for every place, in the order of files and statements. Views and tables known to be of other
/// formats are left out; a table that nothing in the project creates is taken for one of Delta's, as
/// Databricks does where no format is said.
void each_property_site(const Project& project, const std::function<void(const PropertySite&)>& visit);

/// The text of a token without its quotes, to be replaced: nothing where the text stands differently in the
/// file, as with escapes.
[[nodiscard]] std::optional<facts::Span> content_span(const facts::Word& word);

} // namespace lakelint::rule
