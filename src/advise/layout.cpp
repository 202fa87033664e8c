// SPDX-License-Identifier: Apache-2.0
#include "advise/layout.h"

#include "advise/evidence.h"
#include "advise/layout_change.h"
#include "rule/key_column.h"
#include "rule/layout.h"
#include "rule/pruning.h"
#include "source/text.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace lakelint::advise {
namespace {

using catalog::LayoutState;
using catalog::Relation;
using Names = std::vector<std::string>;
using source::fold_case;
namespace key_column = rule::key_column;

bool has(const Names& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return source::equal_folded(each, name); });
}

/// The columns that OPTIMIZE … WHERE, INSERT … PARTITION, ADD and DROP PARTITION take to be those by which a
/// table is partitioned.
Names partitions_of(const rule::Job& job) {
    Names names;
    if (job.write != nullptr)
        for (const facts::Property& part : job.write->partition)
            if (part.key.text.literal()) names.push_back(part.key.text.value);
    if (job.alteration != nullptr
        && (job.alteration->kind == facts::AlterKind::add_partition
            || job.alteration->kind == facts::AlterKind::drop_partition))
        for (const facts::Word& key : job.alteration->keys)
            if (key.text.literal()) names.push_back(key.text.value);
    if (job.maintenance != nullptr && job.maintenance->kind == facts::MaintenanceKind::optimize)
        for (const facts::Bound& bound : job.maintenance->predicate.bounds)
            if (bound.column.text.literal()) names.push_back(bound.column.text.value);
    return names;
}

/// One table's advice in the making.
class Adviser {
  public:
    Adviser(const rule::Project& project, const rule::Jobs& jobs, TableAdvice& advice)
        : jobs_(jobs), advice_(advice), uses_(*advice.uses), relation_(uses_.relation) {
        const policy::LayerVerdict verdict = project.layer(uses_.name);
        if (verdict.found == policy::Verdict::yes && verdict.layer->layout) layer_ = verdict.layer;
    }

    void run() {
        find_layout();
        find_keys();
        find_scattered();
        advice_.open = why_open();
        if (!advice_.open.empty() || !advice_.written_partitions.empty()) return;
        if (declared_.empty()) return lay_out();
        const Names more = lacking();
        if (more.empty()) return;
        if (kind_ == LayoutState::Kind::clustered) return propose(Action::recluster, united(more));
        if (!must_be_partitioned()) return propose(Action::unpartition, united(more));
        advice_.open = fmt::format("{} would help, and {}", rule::layout::quoted(more),
                                   is_delta() ? fmt::format("layer `{}` requires partitions", layer_->name)
                                              : "it has no CLUSTER BY as it is no Delta table");
    }

  private:
    [[nodiscard]] bool is_seen() const { return relation_ != nullptr && relation_->created(); }

    [[nodiscard]] bool is_delta() const {
        if (!is_seen()) return true;
        return relation_->is_delta() || relation_->kind == facts::RelationKind::materialized_view;
    }

    /// The policy asks for partitions, or the format has nothing else.
    [[nodiscard]] bool must_be_partitioned() const {
        if (!is_seen() || is_pipeline_table(*relation_)) return false;
        return !is_delta() || (layer_ != nullptr && layer_->layout->value.style == "partitioned");
    }

    void find_layout() {
        for (const ColumnEvidence& column : advice_.columns)
            weights_.emplace(fold_case(column.column), column.weight());
        if (relation_ == nullptr) return;
        kind_ = relation_->layout.kind;
        declared_ = rule::layout::columns(relation_->layout);
        if (!is_seen() && declared_.empty()) {
            for (const rule::Job* job : jobs_.of(*relation_))
                for (const std::string& name : partitions_of(*job))
                    if (!has(declared_, name)) declared_.push_back(name);
            advice_.written_partitions = declared_;
            if (!declared_.empty()) kind_ = LayoutState::Kind::partitioned;
        }
        pruning_ = keys_of(declared_, kind_);
        advice_.served = served(uses_, pruning_);
    }

    /// Keys with what is generated from them or they are generated from. Bounds on the one are bounds on the
    /// other: by derivation for partitions, by the statistics of files that hold few values of both for
    /// clustering.
    [[nodiscard]] Keys keys_of(const Names& names, LayoutState::Kind kind) const {
        Keys keys{{}, kind};
        for (const std::string& key : names) {
            keys.columns.insert(fold_case(key));
            if (!is_seen()) continue;
            for (const ColumnEvidence& column : advice_.columns)
                if (rule::pruning::is_computed_from(*relation_, key, column.column)
                    || rule::pruning::is_computed_from(*relation_, column.column, key))
                    keys.columns.insert(fold_case(column.column));
        }
        return keys;
    }

    /// The columns that the evidence is for: supported, and at least half as weighty as the first.
    void find_keys() {
        std::size_t most = 0;
        for (const ColumnEvidence& column : advice_.columns) {
            if (!column.supported() || !column.refused.empty()) continue;
            if (most == 0) most = column.weight();
            if (column.weight() * 2 >= most) wanted_.push_back(column.column);
        }
    }

    [[nodiscard]] std::optional<key_column::Column> find_column(const std::string& name) const {
        return relation_ == nullptr ? std::nullopt : key_column::find(relation_->columns.list(), name);
    }

    [[nodiscard]] bool is_date(const std::string& name) const {
        const auto column = find_column(name);
        return column && column->type == "date";
    }

    void find_scattered() {
        if (kind_ == LayoutState::Kind::partitioned) advice_.scattered = scattered(uses_, pruning_.columns);
        if (kind_ != LayoutState::Kind::none) return;
        const auto date = std::find_if(wanted_.begin(), wanted_.end(),
                                       [this](const std::string& column) { return is_date(column); });
        if (date == wanted_.end()) return;
        advice_.date = *date;
        advice_.would_scatter = scattered(uses_, {fold_case(*date)});
    }

    [[nodiscard]] std::string why_open() const {
        const bool hidden = is_seen() ? uses_.name.name.unknown() : !uses_.name.literal();
        if (hidden) return "which table it is, is only known when the job runs";
        if (relation_ == nullptr) return {};
        if (auto reason = rule::layout::unknown_reason(*relation_)) return *reason;
        if (kind_ == LayoutState::Kind::automatic)
            return "CLUSTER BY AUTO leaves the choice of keys to the engine";
        const auto& keys = relation_->layout.keys;
        if (std::any_of(keys.begin(), keys.end(), [](const auto& key) { return !key.column.text.literal(); }))
            return "a placeholder stands for a key of its layout";
        if (is_seen() && relation_->may_be_delta() && !relation_->is_delta())
            return "its format is only known when the job runs";
        const bool iceberg =
            relation_->format && source::equal_folded(relation_->format->text.value, "iceberg");
        return iceberg ? "it is an Iceberg table, and advice is about those of Delta" : "";
    }

    /// A table without a layout.
    void lay_out() {
        if (wanted_.empty()) return;
        if (!must_be_partitioned()) return propose(is_seen() ? Action::cluster : Action::unseen, wanted_);
        // By a date only: of how many values another column has the SQL says nothing.
        const auto key = std::find_if(wanted_.begin(), wanted_.end(), [&](const std::string& column) {
            const auto found = find_column(column);
            const bool possible = found && !found->identity && column.find('.') == std::string::npos;
            const bool named = layer_ != nullptr && has(layer_->layout->value.keys, column);
            return possible && (named || is_date(column));
        });
        if (key != wanted_.end()) return propose(Action::partition, {*key});
        advice_.open =
            is_delta() ? fmt::format("layer `{}` requires partitions, and none of {} is known to be a date",
                                     layer_->name, rule::layout::quoted(wanted_))
                       : fmt::format("it has no CLUSTER BY as it is no Delta table, and to partition by "
                                     "none of {} is known to be a date",
                                     rule::layout::quoted(wanted_));
    }

    /// Whether statements that the declared layout does not serve bound a column often enough.
    [[nodiscard]] bool gains(const ColumnEvidence& column) const {
        const auto unserved = [this](const std::vector<const Use*>& uses) {
            return static_cast<std::size_t>(std::count_if(
                uses.begin(), uses.end(), [&](const Use* use) { return !is_served(*use, pruning_); }));
        };
        const std::size_t changes = unserved(column.changes);
        const std::size_t all = changes + unserved(column.filters) + unserved(column.joins);
        return changes > 0 || (all >= 2 && all * 4 >= uses_.uses.size());
    }

    /// Keys that the declared layout lacks.
    [[nodiscard]] Names lacking() const {
        Names result;
        for (const ColumnEvidence& column : advice_.columns) {
            const bool key = column.supported() && column.refused.empty()
                             && !pruning_.columns.contains(fold_case(column.column));
            if (key && gains(column)) result.push_back(column.column);
        }
        return result;
    }

    [[nodiscard]] std::size_t weight_of(const std::string& column) const {
        const auto found = weights_.find(fold_case(column));
        return found == weights_.end() ? 0 : found->second;
    }

    /// What clustering takes for a declared key: what it is generated from, where that is what is looked for.
    [[nodiscard]] std::string stand_in(const std::string& key) const {
        for (const ColumnEvidence& column : advice_.columns) {
            if (column.weight() > weight_of(key) && column.refused.empty()
                && rule::pruning::is_computed_from(*relation_, key, column.column))
                return column.column;
        }
        return key;
    }

    /// The declared keys that clustering takes, and those that it lacks, the weightiest first.
    [[nodiscard]] Names united(const Names& more) const {
        Names all = more;
        for (const std::string& declared : declared_) {
            const std::string key = stand_in(declared);
            const auto column = find_column(key);
            const bool refused = column && key_column::is_refused(column->type, LayoutState::Kind::clustered);
            if (!refused && !has(all, key)) all.push_back(key);
        }
        std::stable_sort(all.begin(), all.end(), [this](const std::string& a, const std::string& b) {
            return weight_of(a) > weight_of(b);
        });
        return all;
    }

    /// Whether a statement that changes rows finds them by one of the keys.
    [[nodiscard]] bool changes_by(const Names& keys) const {
        return std::any_of(advice_.columns.begin(), advice_.columns.end(), [&](const ColumnEvidence& column) {
            return !column.changes.empty() && has(keys, column.column);
        });
    }

    void propose(Action action, Names keys) {
        LayoutProposal proposal;
        proposal.action = action;
        for (std::size_t i = most_keys; i < keys.size(); ++i) {
            proposal.reasons.push_back(
                fmt::format("CLUSTER BY takes {} keys, and `{}` {}", most_keys, keys[i],
                            has(declared_, keys[i]) ? "gives way" : "would be one more"));
        }
        if (keys.size() > most_keys) keys.resize(most_keys);
        for (const std::string& key : declared_) {
            if (has(keys, key) && weight_of(key) == 0)
                proposal.reasons.push_back(
                    fmt::format("`{}` stays a key, though no statement of the project looks for it", key));
        }
        proposal.keys = std::move(keys);
        const auto kind =
            action == Action::partition ? LayoutState::Kind::partitioned : LayoutState::Kind::clustered;
        proposal.serves = served(uses_, keys_of(proposal.keys, kind));
        const bool few = proposal.serves * 4 < uses_.uses.size();
        if (few && declared_.empty() && !changes_by(proposal.keys)) return;
        spell_out(uses_, jobs_, proposal);
        advice_.layout = std::move(proposal);
    }

    const rule::Jobs& jobs_;
    TableAdvice& advice_;
    const TableUses& uses_;
    const Relation* relation_;
    const policy::Layer* layer_ = nullptr;       ///< the table's, where it demands a layout
    std::map<std::string, std::size_t> weights_; ///< of columns, folded
    LayoutState::Kind kind_ = LayoutState::Kind::none;
    Names wanted_;   ///< columns that the evidence is for
    Names declared_; ///< keys of the declared layout
    Keys pruning_;   ///< these, and what belongs to them
};

} // namespace

void advise_layout(const rule::Project& project, const rule::Jobs& jobs, TableAdvice& advice) {
    Adviser(project, jobs, advice).run();
}

} // namespace lakelint::advise
