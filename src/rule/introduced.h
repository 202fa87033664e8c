// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/subjects.h"
#include "source/text.h"

#include <functional>
#include <string>

namespace lakelint::rule {

/// A place that gives a column its name: the list of a CREATE, else its query, ADD or REPLACE COLUMNS, RENAME
/// or CHANGE COLUMN.
struct IntroducedColumn {
    Place place;                 ///< of the column's name
    const std::string& relation; ///< the relation's full name, as `catalog.schema.name`
    source::Text name;           ///< the column's own name; of a field that is added to a struct the field's
    const facts::Column* column = nullptr; ///< null where only the name is given
};

/// Calls `visit` for every column of a relation that is neither temporary nor a path, in the order of files
/// and statements. A file that names one column of a relation twice introduces it once.
void each_introduced_column(const Project& project,
                            const std::function<void(const IntroducedColumn&)>& visit);

} // namespace lakelint::rule
