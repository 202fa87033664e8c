// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "rule/project.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

// What the statements of a project do with its tables, and by which columns.
namespace lakelint::advise {

/// What a statement does with a table that a layout can make cheaper.
enum class UseKind : std::uint8_t {
    read,
    update,
    delete_rows,
    merge,
    replace, ///< REPLACE WHERE, USING and ON, and INSERT OVERWRITE … PARTITION (dt = '…')
};

/// How a statement bounds a column, from what helps the engine most.
enum class Hold : std::uint8_t {
    filter,  ///< compared with what needs no row to know
    join,    ///< equal to a column of rows that are filtered themselves: the engine prunes when it runs
    loose,   ///< equal to a column of rows that nothing is known to filter
    wrapped, ///< inside a function: partitions can still be pruned by it, clustered files cannot
};

struct Held {
    std::string column; ///< as written; a field as `a.b`
    Hold hold = Hold::filter;
    bool flag = false; ///< compared with nothing but TRUE, FALSE or one quoted character
};

/// One place where a statement goes through a table.
struct Scan {
    source::Span span; ///< of the name, which may be a view's
    UseKind kind = UseKind::read;
    std::map<std::string, Held> held; ///< by folded column, each by the strongest way
    bool conditional = false;         ///< it has a condition, of whatever kind
    bool hidden = false;              ///< a placeholder may bound more

    [[nodiscard]] const Held* find(const std::string& folded_column) const;
};

/// One statement that uses a table.
struct Use {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr;
    std::vector<Scan> scans; ///< at least one

    [[nodiscard]] catalog::Place place() const { return {file, scans.front().span}; }
};

/// A table and all statements that use it. INSERT … VALUES and other appends look for no rows and are none.
struct TableUses {
    catalog::ObjectName name;
    const catalog::Relation* relation = nullptr; ///< null: the project says nothing else of it
    std::vector<Use> uses;                       ///< in the order of files and statements
    /// Columns that statements bound without saying of which relation, and that may be of this one; folded.
    std::set<std::string> doubtful;
};

/// By the tables' keys. Reads go through views and temporary views to what these read. Views and pipelines
/// run no reads of their own.
using Workload = std::map<std::string, TableUses>;
[[nodiscard]] Workload workload_of(const rule::Project& project);

} // namespace lakelint::advise
