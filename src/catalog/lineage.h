// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "catalog/relation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::catalog {

/// What rows are read from, or end up in: a relation or a path. A path at which a relation of the project
/// lies is that relation.
struct LineageNode {
    ObjectName name; ///< of a path: the path alone
    bool path = false;
    const Relation* relation = nullptr;           ///< null: the project only reads it, or it is scratch
    std::optional<facts::RelationKind> kind = {}; ///< absent: nothing in the project creates it
    std::optional<Place> created = {};            ///< the last part of its name in the CREATE
    bool scratch = false; ///< one file makes and drops it, so that no other file can mean it
    /// In a lineage of columns: the column; `unknown_columns` stands for those that cannot be told.
    std::optional<std::string> column = {};

    static constexpr std::string_view unknown_columns = "?";

    [[nodiscard]] std::string text() const;
};

/// A read, and one thing that it ends up in.
struct LineageSite {
    std::uint32_t read = 0;   ///< index into the catalog's reads
    std::uint32_t target = 0; ///< index into the read's targets
    /// Where a file makes a relation anew before it reads it, nothing that other files put there arrives. So
    /// each end stands for the rows that are meant: a node's number, or from the number of nodes on, rows of
    /// one file alone.
    std::uint32_t from_rows = 0;
    std::uint32_t to_rows = 0;
    Span span;           ///< of the name that is read; in a lineage of columns, of the column
    bool direct = false; ///< the value of a column as it is, not computed with
    bool certain = true; ///< false: the column may belong to another relation of the query
};

/// Rows of one node end up in another, or in itself.
struct LineageEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::span<const LineageSite> sites; ///< in the order of files and statements
};

/// Rows that one file makes, and no other file adds to.
struct OwnRows {
    std::uint32_t node = 0;
    bool last = false; ///< they are what other files find
};

/// A read whose rows end up nowhere: a query by itself, or one that only chooses rows to change.
struct OtherRead {
    std::uint32_t node = 0;
    std::uint32_t read = 0; ///< index into the catalog's reads
    bool chooses = false;
};

/// Which relation is built from which. Nodes have numbers in the order of their names; what only chooses rows
/// to change is no lineage. Time and memory are linear in the reads and in what they end up in.
class Lineage {
  public:
    /// Both must outlive this, the files being those of the catalog.
    Lineage(const Catalog& catalog, std::span<const facts::FileFacts> files);
    /// The same for columns: which are computed from which.
    [[nodiscard]] static Lineage of_columns(const Catalog& catalog, std::span<const facts::FileFacts> files);

    Lineage(const Lineage&) = delete; // edges point into it
    Lineage& operator=(const Lineage&) = delete;
    Lineage(Lineage&&) = default;
    Lineage& operator=(Lineage&&) = delete;
    ~Lineage() = default;

    [[nodiscard]] const std::vector<LineageNode>& nodes() const { return nodes_; }
    /// Ordered by where they come from, then by where they go to.
    [[nodiscard]] const std::vector<LineageEdge>& edges() const { return edges_; }
    [[nodiscard]] std::span<const LineageEdge> from(std::uint32_t node) const;
    /// Indexes of the edges to a node, ordered by where they come from.
    [[nodiscard]] std::span<const std::uint32_t> to(std::uint32_t node) const;
    /// Nodes that may be this one, as one of the two is not known whole; of a column also `unknown_columns`
    /// of its relation, if it has such a node.
    [[nodiscard]] std::span<const std::uint32_t> may_be(std::uint32_t node) const;
    /// Others may be, too many to name.
    [[nodiscard]] bool may_be_more(std::uint32_t node) const { return more_[node]; }

    [[nodiscard]] const ResolvedRead& read(const LineageSite& site) const {
        return catalog_.reads()[site.read];
    }
    [[nodiscard]] const ResolvedRead& read(const OtherRead& other) const {
        return catalog_.reads()[other.read];
    }
    [[nodiscard]] const ObjectName& target(const LineageSite& site) const {
        return read(site).targets[site.target];
    }
    /// Those of a node, in the order of files and statements.
    [[nodiscard]] std::span<const OtherRead> other_reads(std::uint32_t node) const;
    /// By their numbers less the number of nodes; see LineageSite.
    [[nodiscard]] const std::vector<OwnRows>& own_rows() const { return own_rows_; }
    [[nodiscard]] std::uint32_t node_of_rows(std::uint32_t rows) const {
        return rows < nodes_.size() ? rows : own_rows_[rows - nodes_.size()].node;
    }

  private:
    friend class LineageAssembly;

    explicit Lineage(const Catalog& catalog) : catalog_(catalog) {}

    const Catalog& catalog_;
    std::vector<LineageNode> nodes_;
    std::vector<OwnRows> own_rows_;
    std::vector<LineageSite> sites_; ///< grouped by edge
    std::vector<LineageEdge> edges_;
    std::vector<std::uint32_t> first_from_; ///< by node, and one more: where its edges begin
    std::vector<std::uint32_t> edges_to_;
    std::vector<std::uint32_t> first_to_;
    std::vector<std::vector<std::uint32_t>> may_be_;
    std::vector<bool> more_;
    std::vector<OtherRead> other_reads_; ///< by node
};

/// Why a name is not known whole: "`${schema}` is only known when the job runs"; nothing where it is.
[[nodiscard]] std::optional<std::string> why_open(const ObjectName& name);

} // namespace lakelint::catalog
