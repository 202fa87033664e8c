// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/workload.h"
#include "catalog/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What the statements of a project ask of its tables' layout and upkeep, against what is declared.
namespace lakelint::advise {

/// What the project's statements say of one column of a table as a key of its layout. A statement is in one
/// of the lists only.
struct ColumnEvidence {
    std::string column;
    std::vector<const Use*> changes; ///< UPDATE, DELETE, MERGE and replacing writes that bound it
    std::vector<const Use*> filters; ///< reads that compare it with what needs no row
    std::vector<const Use*> joins;   ///< reads that join it with rows which are filtered themselves
    std::vector<const Use*> loose;   ///< reads that join it with rows which nothing is known to filter
    std::vector<const Use*> wrapped; ///< statements that bound it inside a function only
    bool flag = true;                ///< compared with nothing but TRUE, FALSE or one quoted character
    std::string refused;             ///< why it makes no key: one phrase; else empty

    /// What a change rewrites it has read before: it counts three times, a filter twice, a join once.
    [[nodiscard]] std::size_t weight() const {
        return 3 * changes.size() + 2 * filters.size() + joins.size();
    }
    /// Statements that a layout by this column lets prune.
    [[nodiscard]] std::size_t statements() const { return changes.size() + filters.size() + joins.size(); }
    /// One statement that reads may be by chance; one that changes rows, or two of any kind, are no chance.
    /// In a join it is the larger table that is pruned, and which that is does not stand in the SQL: joins
    /// alone count from three on.
    [[nodiscard]] bool supported() const {
        if (!changes.empty()) return true;
        return filters.empty() ? joins.size() >= 3 : statements() >= 2;
    }
};

enum class Action : std::uint8_t {
    cluster,     ///< a table without a layout gets CLUSTER BY
    recluster,   ///< other keys of CLUSTER BY
    unpartition, ///< CLUSTER BY in place of PARTITIONED BY
    partition,   ///< a table without a layout gets PARTITIONED BY
    unseen,      ///< CLUSTER BY, if a table that the project does not create has no layout yet
};

/// Another layout, and how to get there.
struct LayoutProposal {
    Action action = Action::cluster;
    std::vector<std::string> keys;       ///< the weightiest first
    std::size_t serves = 0;              ///< of the table's uses: how many prune by the keys
    std::vector<std::string> statements; ///< the DDL, in order, without `;`
    std::vector<std::string> reasons;    ///< what there is to say beside the figures: one sentence each
    std::vector<std::string> checks;     ///< what to look at before: one sentence each
};

/// OPTIMIZE or VACUUM of a table that no job does.
struct UpkeepProposal {
    std::string command;                ///< OPTIMIZE or VACUUM
    std::string reason;                 ///< which statements ask for it: completes "no job …s it, and "
    std::string when;                   ///< how often, as one phrase
    std::string statement;              ///< without `;`
    std::vector<catalog::Place> places; ///< of the statements
};

/// What there is to say of one table.
struct TableAdvice {
    const TableUses* uses = nullptr;     ///< never null
    std::vector<ColumnEvidence> columns; ///< the weightiest first
    std::size_t served = 0;              ///< uses that prune by the declared layout
    /// Of a table that the project does not create: the columns that PARTITION (…) names in its statements.
    std::vector<std::string> written_partitions;
    /// UPDATEs, DELETEs and MERGEs that bound no partition column: they touch files in every partition.
    std::vector<const Use*> scattered;
    /// The same, were the table partitioned by its weightiest date; that column.
    std::vector<const Use*> would_scatter;
    std::string date;
    std::optional<LayoutProposal> layout;
    std::string open; ///< why nothing can be said of its layout: one phrase; else empty
    std::vector<UpkeepProposal> upkeep;
    std::string upkeep_open; ///< why nothing can be said of its upkeep: one phrase; else empty

    [[nodiscard]] bool proposes() const { return layout.has_value() || !upkeep.empty(); }
    /// Statements that show how the table is used.
    [[nodiscard]] bool has_evidence() const;
};

/// What there is to say of a project's tables.
class Advice {
  public:
    explicit Advice(const rule::Project& project);

    /// Every table that is created or used, in the order of keys.
    [[nodiscard]] const std::vector<TableAdvice>& tables() const { return tables_; }

  private:
    Workload workload_;
    std::vector<TableAdvice> tables_;
};

/// The most keys that CLUSTER BY takes (DELTA_CLUSTER_BY_INVALID_NUM_COLUMNS).
inline constexpr std::size_t most_keys = 4;

} // namespace lakelint::advise
