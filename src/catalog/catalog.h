// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/file_order.h"
#include "catalog/object_name.h"
#include "catalog/relation.h"
#include "facts/statement.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lakelint::catalog {

/// One place that reads a relation, and what its rows end up in.
struct ResolvedRead {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr;
    const facts::Read* read = nullptr;
    ObjectName source;
    /// What the statement writes or creates; for a read inside a temporary view, what is made of that view
    /// later in its file. Empty for a query by itself.
    std::vector<ObjectName> targets;
    /// For a read inside a temporary view: the relations in which that view later only chooses rows to
    /// change.
    std::vector<ObjectName> chooses_for = {};
};

/// A temporary view or table, which is no relation of the project.
[[nodiscard]] bool is_temporary(facts::RelationKind kind);

/// What the project's files come to, taken together.
struct Options {
    Defaults defaults;
    /// The rank of a file among those whose settings come one after the other; absent: no order is said.
    std::function<std::optional<std::size_t>(std::string_view path)> rank;
};

class Catalog {
  public:
    /// The files must outlive the catalog and come in path order.
    Catalog(std::span<const facts::FileFacts> files, const Options& options);

    /// Every relation that is created, altered or written somewhere, ordered by key. Dropped and temporary
    /// ones are not among them.
    [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }
    [[nodiscard]] const Relation* find(const ObjectName& name) const;

    /// Every read of a relation or path, in the order of files and statements. Temporary views are no
    /// relations: what they read is what their readers read.
    [[nodiscard]] const std::vector<ResolvedRead>& reads() const { return reads_; }

    [[nodiscard]] ObjectName resolve(const Name& name, const facts::FileFacts& file,
                                     const facts::Statement& statement) const {
        return catalog::resolve(name, file.contexts[statement.context], defaults_);
    }

    /// True when a name is that of a temporary view or table that was made earlier in the same file, and not
    /// dropped since.
    [[nodiscard]] bool is_temporary(const Name& name, const facts::FileFacts& file,
                                    const facts::Statement& statement) const;

  private:
    /// Where a file makes a temporary view or table, or drops a relation of that name, in order.
    struct TemporaryChange {
        const facts::Statement* statement = nullptr;
        bool made = false;
    };
    using TemporaryChanges =
        std::unordered_map<std::string, std::vector<TemporaryChange>>; ///< by temporary_name

    void find_temporaries(const facts::FileFacts& file);
    void copy(std::size_t index, const FileOrder& order, std::vector<bool>& copied);
    void collect_reads(const facts::FileFacts& file);

    Defaults defaults_;
    std::vector<Relation> relations_;
    std::unordered_map<std::string, std::size_t> by_key_;
    std::vector<ResolvedRead> reads_;
    std::unordered_map<const facts::FileFacts*, TemporaryChanges> temporaries_; ///< of the few files with any
};

} // namespace lakelint::catalog
