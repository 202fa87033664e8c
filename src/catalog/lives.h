// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "catalog/relation.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lakelint::catalog {

/// What one name means from statement to statement of a file: RENAME gives a relation another name, DROP ends
/// it, and CREATE OR REPLACE, INSERT OVERWRITE and TRUNCATE do away with the rows that it had.
class Lives {
  public:
    /// A relation of the file.
    struct Object {
        ObjectName name;                       ///< the last that it has
        const facts::Creation* made = nullptr; ///< the CREATE of this file that makes it
        const facts::Statement* maker = nullptr;
        bool dropped = false;

        /// Made and dropped by this file, so that no other one can mean it.
        [[nodiscard]] bool scratch() const { return made != nullptr && dropped; }
    };

    /// The rows of a relation between two statements that do away with all of them.
    struct Rows {
        std::uint32_t object = 0;
        bool fresh = false; ///< nothing of what other files put there is left
        bool fed = false;   ///< the file itself puts rows there
        bool last = false;  ///< they are there when the file ends

        /// What stands there is the file's own and nobody else's.
        [[nodiscard]] bool own() const { return fresh && fed; }
    };

    Lives(const facts::FileFacts& file, const Catalog& catalog);

    [[nodiscard]] const std::vector<Object>& objects() const { return objects_; }
    [[nodiscard]] const std::vector<Rows>& rows() const { return rows_; }

    /// What a name means when the statement at `offset` begins, as an index into `rows`; nothing where the
    /// file does not change what it means.
    [[nodiscard]] std::optional<std::uint32_t> before(const std::string& key, std::uint32_t offset) const;
    /// The same when it has ended; `offset` lies anywhere in the statement.
    [[nodiscard]] std::optional<std::uint32_t> after(const std::string& key, std::uint32_t offset) const;

  private:
    using Changes = std::vector<std::pair<std::uint32_t, std::uint32_t>>; ///< offset → rows from there on

    [[nodiscard]] std::optional<std::uint32_t> at(const std::string& key, std::uint64_t end) const;
    void read(const facts::Statement& statement);
    void remove(const facts::Removal& removal);
    void remove_schema(const Name& schema);
    void create(const facts::Creation& creation);
    void rename(const facts::Alteration& change);
    void write(const facts::Write& write);

    [[nodiscard]] ObjectName full(const Name& name) const;
    [[nodiscard]] bool is_temporary(const Name& name) const;
    [[nodiscard]] std::uint32_t current(const ObjectName& name);
    [[nodiscard]] std::uint32_t add(Object object);
    std::uint32_t begin(const std::string& key, Rows rows);

    const facts::FileFacts& file_;
    const Catalog& catalog_;
    const facts::Statement* statement_ = nullptr; ///< the one being read
    std::vector<Object> objects_;
    std::vector<Rows> rows_;
    std::map<std::string, Changes> changes_; ///< by key, in the order of the file
    std::set<std::string> temporaries_; ///< temporary views and tables that are there, as in temporary_name
};

} // namespace lakelint::catalog
