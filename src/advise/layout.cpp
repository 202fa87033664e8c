// SPDX-License-Identifier: Apache-2.0
#include "advise/layout.h"

#include "advise/ddl.h"
#include "advise/evidence.h"
#include "rule/column_type.h"
#include "rule/key_column.h"
#include "rule/layout.h"
#include "rule/pruning.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using catalog::LayoutState;
using catalog::Relation;
using Names = std::vector<std::string>;
using source::equal_folded;
namespace key_column = rule::key_column;

bool has(const Names& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return equal_folded(each, name); });
}

bool is_pipeline_table(const Relation& relation) {
    return relation.kind == facts::RelationKind::materialized_view
           || relation.kind == facts::RelationKind::streaming_table
           || (relation.creation != nullptr && relation.creation->live);
}

/// One table's advice in the making.
class Adviser {
  public:
    Adviser(const rule::Project& project, const rule::Jobs& jobs, TableAdvice& advice)
        : project_(project), jobs_(jobs), advice_(advice), uses_(*advice.uses), relation_(uses_.relation) {}

    void run() {
        find_keys();
        find_scattered();
        advice_.open = why_open();
        if (!advice_.open.empty() || wanted_.empty()) return;
        if (!advice_.written_partitions.empty()) return;
        if (declared_kind() == LayoutState::Kind::partitioned) return unpartition();
        if (declared_kind() == LayoutState::Kind::clustered) return recluster();
        if (wants_partitions()) return partition();
        propose(is_seen() ? Action::cluster : Action::unseen, wanted_);
    }

  private:
    [[nodiscard]] bool is_seen() const { return relation_ != nullptr && relation_->created(); }

    [[nodiscard]] LayoutState::Kind declared_kind() const {
        if (!advice_.written_partitions.empty()) return LayoutState::Kind::partitioned;
        return relation_ == nullptr ? LayoutState::Kind::none : relation_->layout.kind;
    }

    /// The columns that the evidence is for: supported, and at least half as weighty as the first.
    void find_keys() {
        for (const ColumnEvidence& column : advice_.columns) {
            if (!column.supported() || !column.refused.empty()) continue;
            if (most_ == 0) most_ = column.weight();
            if (column.weight() * 2 >= most_) wanted_.push_back(column.column);
        }
        if (relation_ == nullptr) return;
        declared_ = rule::layout::columns(relation_->layout);
        if (!is_seen() && declared_.empty()) declared_ = advice_.written_partitions = written_partitions();
        pruning_ = with_sources(declared_);
        advice_.served = served(uses_, pruning_, declared_kind());
    }

    /// Keys, and what those are computed from that are generated: bounds on the one bound the other.
    [[nodiscard]] Names with_sources(const Names& keys) const {
        Names result = keys;
        if (relation_ == nullptr) return result;
        for (const std::string& key : keys)
            for (const ColumnEvidence& column : advice_.columns)
                if (rule::pruning::is_computed_from(*relation_, key, column.column))
                    result.push_back(column.column);
        return result;
    }

    /// INSERT … PARTITION (dt) tells how a table is laid out that the project does not create.
    [[nodiscard]] Names written_partitions() const {
        Names names;
        for (const rule::Job* job : jobs_.of(*relation_)) {
            if (job->write == nullptr) continue;
            for (const facts::Property& part : job->write->partition)
                if (part.key.text.literal() && !has(names, part.key.text.value))
                    names.push_back(part.key.text.value);
        }
        return names;
    }

    [[nodiscard]] std::string type_of(const std::string& column) const {
        if (relation_ == nullptr) return {};
        const auto found = key_column::find(relation_->columns.list(), column);
        return found ? found->type : std::string();
    }

    void find_scattered() {
        if (declared_kind() == LayoutState::Kind::partitioned) {
            advice_.scattered = scattered(uses_, pruning_);
            return;
        }
        if (declared_kind() != LayoutState::Kind::none) return;
        const auto date = std::find_if(wanted_.begin(), wanted_.end(), [this](const std::string& column) {
            const std::string type = type_of(column);
            return type == "date" || type.starts_with("timestamp");
        });
        if (date == wanted_.end()) return;
        advice_.date = *date;
        advice_.would_scatter = scattered(uses_, {*date});
    }

    [[nodiscard]] std::string why_open() const {
        if (relation_ == nullptr) return {};
        if (auto reason = rule::layout::unknown_reason(*relation_)) return *reason;
        if (declared_kind() == LayoutState::Kind::automatic)
            return "CLUSTER BY AUTO leaves the choice of keys to the engine";
        const bool open_key =
            std::any_of(relation_->layout.keys.begin(), relation_->layout.keys.end(),
                        [](const facts::LayoutKey& key) { return !key.column.text.literal(); });
        if (open_key) return "a placeholder stands for a key of its layout";
        if (relation_->created() && relation_->may_be_delta() && !relation_->is_delta())
            return "its format is only known when the job runs";
        return {};
    }

    [[nodiscard]] const policy::Layer* layer() const {
        const policy::LayerVerdict verdict = project_.layer(uses_.name);
        return verdict.found == policy::Verdict::yes ? verdict.layer : nullptr;
    }

    [[nodiscard]] bool is_delta() const {
        if (!is_seen()) return true;
        return relation_->is_delta() || relation_->kind == facts::RelationKind::materialized_view;
    }

    /// The policy asks for partitions, or the format has nothing else.
    [[nodiscard]] bool wants_partitions() const {
        const policy::Layer* found = layer();
        return !is_delta()
               || (found != nullptr && found->layout && found->layout->value.style == "partitioned");
    }

    /// By a date only: of how many values another column has the SQL says nothing.
    void partition() {
        const policy::Layer* found = layer();
        const auto key = std::find_if(wanted_.begin(), wanted_.end(), [&](const std::string& column) {
            const bool named = found != nullptr && found->layout && has(found->layout->value.keys, column);
            return named || type_of(column) == "date";
        });
        if (key != wanted_.end()) return propose(Action::partition, {*key});
        advice_.open =
            is_delta() ? fmt::format("layer `{}` requires partitions, and none of {} is known to be a date",
                                     found->name, rule::layout::quoted(wanted_))
                       : fmt::format(
                           "it has no CLUSTER BY as it is no Delta table, and to partition by none of {} is "
                           "known to be a date",
                           rule::layout::quoted(wanted_));
    }

    /// Whether statements that the declared layout does not serve bound a column often enough.
    [[nodiscard]] bool gains(const std::string& column) const {
        std::size_t changes = 0;
        std::size_t all = 0;
        for (const Use& use : uses_.uses) {
            if (is_served(use, pruning_, declared_kind())) continue;
            if (!is_served(use, {column}, LayoutState::Kind::clustered)) continue;
            ++all;
            if (use.changes()) ++changes;
        }
        return changes > 0 || all >= 2;
    }

    /// Keys that the declared layout lacks.
    [[nodiscard]] Names lacking() const {
        Names result;
        for (const std::string& column : wanted_)
            if (!has(pruning_, column) && gains(column)) result.push_back(column);
        return result;
    }

    [[nodiscard]] std::size_t weight_of(const std::string& column) const {
        const auto found =
            std::find_if(advice_.columns.begin(), advice_.columns.end(),
                         [&](const ColumnEvidence& each) { return equal_folded(each.column, column); });
        return found == advice_.columns.end() ? 0 : found->weight();
    }

    /// The declared keys that clustering takes, and those that it lacks, the weightiest first.
    [[nodiscard]] Names united(const Names& more) const {
        Names all = more;
        for (const std::string& key : declared_)
            if (!key_column::is_refused(type_of(key), LayoutState::Kind::clustered)) all.push_back(key);
        std::stable_sort(all.begin(), all.end(), [this](const std::string& a, const std::string& b) {
            return weight_of(a) > weight_of(b);
        });
        return all;
    }

    void unpartition() {
        const Names more = lacking();
        if (more.empty()) return;
        const policy::Layer* found = layer();
        if (!is_delta()
            || (found != nullptr && found->layout && found->layout->value.style == "partitioned")) {
            advice_.open = fmt::format("{} would help, and {}", rule::layout::quoted(more),
                                       is_delta() ? fmt::format("layer `{}` requires partitions", found->name)
                                                  : "it has no CLUSTER BY as it is no Delta table");
            return;
        }
        propose(Action::unpartition, united(more));
    }

    void recluster() {
        const Names more = lacking();
        if (!more.empty()) propose(Action::recluster, united(more));
    }

    /// Whether a statement that changes rows finds them by one of the keys.
    [[nodiscard]] bool changes_by(const Names& keys) const {
        return std::any_of(advice_.columns.begin(), advice_.columns.end(), [&](const ColumnEvidence& column) {
            return has(keys, column.column) && !column.changes.empty();
        });
    }

    void propose(Action action, Names keys) {
        LayoutProposal proposal;
        proposal.action = action;
        for (std::size_t i = most_keys; i < keys.size(); ++i)
            proposal.reasons.push_back(
                fmt::format("`{}` would be key {}, and CLUSTER BY takes {}", keys[i], i + 1, most_keys));
        if (keys.size() > most_keys) keys.resize(most_keys);
        for (const std::string& key : declared_) {
            if (has(keys, key) && weight_of(key) == 0)
                proposal.reasons.push_back(fmt::format("`{}` stays a key, though no statement of the project "
                                                       "prunes by it",
                                                       key));
        }
        proposal.keys = std::move(keys);
        const bool clustered = action != Action::partition;
        proposal.serves = served(uses_, with_sources(proposal.keys),
                                 clustered ? LayoutState::Kind::clustered : LayoutState::Kind::partitioned);
        const bool few = proposal.serves * 4 < uses_.uses.size();
        if (few && declared_.empty() && !changes_by(proposal.keys)) return;
        if (clustered) check_statistics(proposal);
        write_statements(proposal);
        if (action == Action::unpartition) check_partitioned_writes(proposal);
        advice_.layout = std::move(proposal);
    }

    /// A clustering key needs statistics, and those need the first columns or a property.
    void check_statistics(LayoutProposal& proposal) const {
        if (!is_seen()) {
            proposal.checks.push_back("nothing in the project creates it, so see first whether it is a Delta "
                                      "table that is neither partitioned nor clustered (DESCRIBE DETAIL)");
            return;
        }
        std::size_t needed = 0;
        for (const std::string& key : proposal.keys) {
            const auto column = key_column::find(relation_->columns.list(), key);
            if (!column) {
                proposal.checks.push_back(
                    fmt::format("the type of `{}` and its place in the table are not known: {}", key,
                                relation_->more_columns ? relation_->more_columns->reason
                                                        : "its CREATE does not list it"));
                continue;
            }
            const auto statistics = key_column::statistics(*relation_, key, *column);
            using Kept = key_column::Statistics::Kept;
            if (statistics.kept == Kept::too_far) needed = std::max(needed, column->position + 1);
            if (statistics.kept == Kept::not_listed)
                proposal.checks.push_back(fmt::format(
                    "add `{}` to 'delta.dataSkippingStatsColumns' first, which does not list it", key));
            if (statistics.kept == Kept::unknown)
                proposal.checks.push_back(fmt::format(
                    "whether Delta keeps statistics on `{}` is not known: {}", key, statistics.reason));
        }
        if (needed == 0) return;
        const std::string name = ddl::name(uses_.name);
        proposal.reasons.push_back(
            "Delta keeps statistics on the first 32 columns only, unless told otherwise");
        proposal.statements.push_back(fmt::format(
            "ALTER TABLE {} SET TBLPROPERTIES ('delta.dataSkippingNumIndexedCols' = '{}')", name, needed));
        proposal.statements.push_back(fmt::format("ANALYZE TABLE {} COMPUTE DELTA STATISTICS", name));
    }

    void write_statements(LayoutProposal& proposal) const {
        const std::string name = ddl::name(uses_.name);
        const std::string keys = ddl::columns(proposal.keys);
        if (proposal.action == Action::partition) {
            proposal.statements.push_back(partitioned_copy(name, keys));
            if (!is_delta()) proposal.reasons.push_back("jobs are to write and read the copy from then on");
            proposal.checks.push_back(
                "each partition should hold a gigabyte or more: count the rows of a day first");
            return;
        }
        if (relation_ != nullptr && is_pipeline_table(*relation_)) {
            proposal.reasons.push_back(fmt::format(
                "a pipeline makes it, so write CLUSTER BY ({}) into its CREATE, and it takes effect when the "
                "pipeline next runs",
                keys));
            return;
        }
        const std::string_view change =
            proposal.action == Action::unpartition ? "REPLACE PARTITIONED BY WITH " : "";
        if (proposal.action == Action::unpartition) {
            proposal.checks.push_back(
                fmt::format("REPLACE PARTITIONED BY needs Databricks Runtime 18.1; before that, write the "
                            "table anew: CREATE "
                            "OR REPLACE TABLE {0} CLUSTER BY ({1}) AS SELECT * FROM {0}",
                            name, keys));
        }
        proposal.statements.push_back(fmt::format("ALTER TABLE {} {}CLUSTER BY ({})", name, change, keys));
        proposal.statements.push_back(fmt::format("OPTIMIZE {} FULL", name));
    }

    [[nodiscard]] std::string partitioned_copy(const std::string& name, const std::string& keys) const {
        if (is_delta())
            return fmt::format("CREATE OR REPLACE TABLE {0} PARTITIONED BY ({1}) AS SELECT * FROM {0}", name,
                               keys);
        catalog::ObjectName copy = uses_.name;
        copy.name = catalog::Text(copy.name.value + "_by_" + keys);
        const std::string format =
            relation_->format && relation_->format->text.literal()
                ? fmt::format(" USING {}", source::fold_case(relation_->format->text.value))
                : std::string();
        return fmt::format("CREATE TABLE {}{} PARTITIONED BY ({}) AS SELECT * FROM {}", ddl::name(copy),
                           format, keys, name);
    }

    /// INSERT … PARTITION (…) and ALTER TABLE … DROP PARTITION need partitions.
    void check_partitioned_writes(LayoutProposal& proposal) const {
        std::size_t count = 0;
        const rule::Job* first = nullptr;
        for (const rule::Job* job : jobs_.of(*relation_)) {
            const bool writes = job->write != nullptr && !job->write->partition.empty();
            const bool alters = job->alteration != nullptr
                                && (job->alteration->kind == facts::AlterKind::add_partition
                                    || job->alteration->kind == facts::AlterKind::drop_partition);
            if (!writes && !alters) continue;
            if (count++ == 0) first = job;
        }
        if (count == 0) return;
        proposal.checks.push_back(fmt::format("{} statement{} PARTITION of it, the first in {}, and fail{} "
                                              "without partitions: write REPLACE WHERE "
                                              "or REPLACE USING there",
                                              count, count == 1 ? " names a" : "s name a", first->file->path,
                                              count == 1 ? "s" : ""));
    }

    const rule::Project& project_;
    const rule::Jobs& jobs_;
    TableAdvice& advice_;
    const TableUses& uses_;
    const Relation* relation_;
    std::size_t most_ = 0;
    Names wanted_;   ///< columns that the evidence is for
    Names declared_; ///< keys of the declared layout
    Names pruning_;  ///< these, and what generated ones are computed from
};

} // namespace

void advise_layout(const rule::Project& project, const rule::Jobs& jobs, TableAdvice& advice) {
    Adviser(project, jobs, advice).run();
}

} // namespace lakelint::advise
