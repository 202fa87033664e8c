// SPDX-License-Identifier: Apache-2.0
#include "advise/layout_change.h"

#include "advise/ddl.h"
#include "rule/key_column.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using catalog::Relation;
namespace key_column = rule::key_column;

bool is_seen(const TableUses& table) { return table.relation != nullptr && table.relation->created(); }

/// Statistics on the keys that have none: by a number of columns, or by a list of them.
struct Missing {
    std::size_t columns = 0; ///< so many have to have statistics
    std::size_t indexed = 0; ///< so many have them
    std::string list;        ///< those that are listed
    std::vector<std::string> unlisted;
};

void check_key(const Relation& relation, const std::string& key, Missing& missing, LayoutProposal& proposal) {
    using Kept = key_column::Statistics::Kept;
    const auto column = key_column::find(relation.columns.list(), key);
    if (!column) {
        proposal.checks.push_back(fmt::format(
            "the type of `{}` and its place in the table are not known: {}", key,
            relation.more_columns ? relation.more_columns->reason : "its CREATE does not list it"));
        return;
    }
    const auto statistics = key_column::statistics(relation, key, *column);
    switch (statistics.kept) {
    case Kept::yes: return;
    case Kept::too_far:
        missing.columns = std::max(missing.columns, column->position + 1);
        missing.indexed = statistics.indexed;
        return;
    case Kept::not_listed:
        missing.list = statistics.list->property.value.text.value;
        missing.unlisted.push_back(key);
        return;
    case Kept::unknown:
        proposal.checks.push_back(
            fmt::format("whether Delta keeps statistics on `{}` is not known: {}", key, statistics.reason));
    }
}

/// A clustering key needs statistics, and those need the first columns or a property.
void add_statistics(const TableUses& table, LayoutProposal& proposal) {
    Missing missing;
    for (const std::string& key : proposal.keys)
        check_key(*table.relation, key, missing, proposal);
    std::string property;
    if (!missing.unlisted.empty()) {
        property = fmt::format("'delta.dataSkippingStatsColumns' = '{},{}'", missing.list,
                               fmt::join(missing.unlisted, ","));
        proposal.reasons.push_back("'delta.dataSkippingStatsColumns' does not list all keys");
    } else if (missing.columns > 0) {
        property = fmt::format("'delta.dataSkippingNumIndexedCols' = '{}'", missing.columns);
        proposal.reasons.push_back(
            fmt::format("Delta keeps statistics on the first {} columns of it only", missing.indexed));
    }
    if (property.empty()) return;
    const std::string name = ddl::name(table.name);
    proposal.statements.push_back(fmt::format("ALTER TABLE {} SET TBLPROPERTIES ({})", name, property));
    proposal.statements.push_back(fmt::format("ANALYZE TABLE {} COMPUTE DELTA STATISTICS", name));
}

/// Tables of other formats are copied, as they cannot be replaced while they are read.
void write_partitioning(const TableUses& table, LayoutProposal& proposal) {
    const Relation& relation = *table.relation;
    const std::string name = ddl::name(table.name);
    const std::string keys = ddl::columns(proposal.keys);
    proposal.checks.push_back("each partition should hold a gigabyte or more: count the rows of a day first");
    proposal.checks.push_back(
        "AS SELECT takes no constraints, generated columns, comments or properties along: "
        "repeat those of its CREATE");
    if (relation.is_delta()) {
        proposal.statements.push_back(
            fmt::format("CREATE OR REPLACE TABLE {0} PARTITIONED BY ({1}) AS SELECT * FROM {0}", name, keys));
        return;
    }
    catalog::ObjectName copy = table.name;
    copy.name = catalog::Text(copy.name.value + "_by_" + proposal.keys.front());
    const std::string format = relation.format && relation.format->text.literal()
                                   ? fmt::format(" USING {}", source::fold_case(relation.format->text.value))
                                   : std::string();
    proposal.statements.push_back(fmt::format("CREATE TABLE {}{} PARTITIONED BY ({}) AS SELECT * FROM {}",
                                              ddl::name(copy), format, keys, name));
    proposal.reasons.push_back("jobs are to write and read the copy from then on");
}

void write_clustering(const TableUses& table, LayoutProposal& proposal) {
    const std::string name = ddl::name(table.name);
    const std::string keys = ddl::columns(proposal.keys);
    const bool partitioned = proposal.action == Action::unpartition;
    if (partitioned) {
        proposal.checks.push_back(
            "REPLACE PARTITIONED BY needs Databricks Runtime 18.1; before that, create a "
            "clustered table beside it and copy the rows");
    }
    proposal.statements.push_back(fmt::format("ALTER TABLE {} {}CLUSTER BY ({})", name,
                                              partitioned ? "REPLACE PARTITIONED BY WITH " : "", keys));
    proposal.statements.push_back(fmt::format("OPTIMIZE {} FULL", name));
}

/// Jobs of one kind that a layout breaks.
struct Broken {
    std::size_t count = 0;
    const rule::Job* first = nullptr;

    void add(const rule::Job& job) {
        if (count++ == 0) first = &job;
    }
    /// "2 statements name a PARTITION of it (jobs/load.sql)".
    [[nodiscard]] std::string text(std::string_view one, std::string_view many) const {
        return fmt::format("{} statement{} {} ({})", count, count == 1 ? "" : "s", count == 1 ? one : many,
                           first->file->path);
    }
};

/// INSERT … PARTITION (…), ALTER TABLE … DROP PARTITION, and INSERT OVERWRITE, which replaces partitions
/// where partitionOverwriteMode is dynamic, need partitions; OPTIMIZE … ZORDER BY and, before it was allowed
/// for some, OPTIMIZE … WHERE refuse clustered tables.
void check_jobs(const TableUses& table, const rule::Jobs& jobs, LayoutProposal& proposal) {
    Broken partitions;
    Broken overwrites;
    Broken optimizes;
    for (const rule::Job* job : jobs.of(*table.relation)) {
        const bool overwrite =
            job->write != nullptr && job->write->kind == facts::WriteKind::insert_overwrite;
        const bool alters = job->alteration != nullptr
                            && (job->alteration->kind == facts::AlterKind::add_partition
                                || job->alteration->kind == facts::AlterKind::drop_partition);
        if (alters || (job->write != nullptr && !job->write->partition.empty()))
            partitions.add(*job);
        else if (overwrite && proposal.action == Action::unpartition)
            overwrites.add(*job);
        const auto* maintenance = job->maintenance;
        if (maintenance != nullptr && maintenance->kind == facts::MaintenanceKind::optimize
            && (!maintenance->zorder.empty() || maintenance->predicate.present))
            optimizes.add(*job);
    }
    if (partitions.count > 0) {
        proposal.checks.push_back(
            partitions.text("names a PARTITION of it", "name a PARTITION of it")
            + ", which fails without partitions: write REPLACE WHERE or REPLACE USING there");
    }
    if (overwrites.count > 0) {
        proposal.checks.push_back(
            overwrites.text("overwrites it", "overwrite it")
            + ", which replaces all of a table without partitions, whatever "
              "partitionOverwriteMode says: write REPLACE WHERE or REPLACE USING there");
    }
    if (optimizes.count > 0) {
        proposal.checks.push_back(
            optimizes.text("optimizes it with ZORDER BY or WHERE", "optimize it with ZORDER BY or WHERE")
            + ", which a clustered table refuses: write OPTIMIZE alone there");
    }
}

} // namespace

bool is_pipeline_table(const Relation& relation) {
    return relation.kind == facts::RelationKind::materialized_view
           || relation.kind == facts::RelationKind::streaming_table
           || (relation.creation != nullptr && relation.creation->live);
}

void spell_out(const TableUses& table, const rule::Jobs& jobs, LayoutProposal& proposal) {
    if (is_seen(table) && is_pipeline_table(*table.relation)) {
        proposal.reasons.push_back(
            fmt::format("a pipeline makes it, so write CLUSTER BY ({}) into its CREATE, "
                        "and it takes effect when the pipeline next runs",
                        ddl::columns(proposal.keys)));
        return;
    }
    if (proposal.action == Action::partition) return write_partitioning(table, proposal);
    if (is_seen(table)) {
        add_statistics(table, proposal);
    } else if (proposal.action == Action::unseen) {
        proposal.checks.push_back(
            "nothing in the project creates it, so see first whether it is a Delta table "
            "that is neither partitioned nor clustered (DESCRIBE DETAIL)");
    }
    write_clustering(table, proposal);
    if (table.relation != nullptr) check_jobs(table, jobs, proposal);
}

} // namespace lakelint::advise
