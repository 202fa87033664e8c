// SPDX-License-Identifier: Apache-2.0
#include "rule/purge.h"

#include "rule/layout.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace lakelint::rule::purge {
namespace {

using catalog::Relation;
using facts::Bound;
using facts::BoundKind;
using facts::Sense;
using facts::WriteKind;
using source::equal_folded;
using source::Verdict;

constexpr std::string_view overwrite_mode = "spark.sql.sources.partitionOverwriteMode";

void strengthen(Answer& answer, Answer other) {
    if (answer.purges < other.purges) answer = std::move(other);
}

/// Whether an expression names a column.
bool mentions(std::string_view expression, std::string_view column) {
    const std::string text = source::fold_case(expression);
    const std::string wanted = source::fold_case(column);
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool begins = at == 0 || !is_word(text[at - 1]);
        if (begins && (end == text.size() || !is_word(text[end]))) return true;
    }
    return false;
}

bool is_computed_from(const Relation& relation, const std::string& column, const std::string& from) {
    const facts::Column* found = relation.columns.find(column);
    return found != nullptr && mentions(found->generated, from);
}

/// Whether a bound is one of the date column, or of a column that one of the two is computed from.
bool is_by(const Relation& relation, const Bound& bound, const std::string& by) {
    const std::string& column = bound.column.text.value;
    return equal_folded(column, by) || is_computed_from(relation, by, column)
           || is_computed_from(relation, column, by);
}

/// How far apart a date and another one lie, which grows as the date gets older: `datediff(current_date(),
/// dt)`.
bool measures_age(std::string_view function) {
    constexpr std::array<std::string_view, 4> functions = {"datediff", "date_diff", "timestampdiff",
                                                           "months_between"};
    return std::find(functions.begin(), functions.end(), function) != functions.end();
}

/// Functions whose result is not greater for an older date.
bool keeps_order(std::string_view function) {
    constexpr std::array<std::string_view, 33> functions = {"cast",
                                                            "::",
                                                            "try_cast",
                                                            "to_date",
                                                            "try_to_date",
                                                            "date",
                                                            "timestamp",
                                                            "to_timestamp",
                                                            "try_to_timestamp",
                                                            "date_trunc",
                                                            "trunc",
                                                            "date_format",
                                                            "year",
                                                            "date_add",
                                                            "dateadd",
                                                            "timestampadd",
                                                            "date_sub",
                                                            "add_months",
                                                            "last_day",
                                                            "+",
                                                            "unix_timestamp",
                                                            "unix_date",
                                                            "to_unix_timestamp",
                                                            "from_unixtime",
                                                            "timestamp_seconds",
                                                            "timestamp_millis",
                                                            "substr",
                                                            "substring",
                                                            "left",
                                                            "coalesce",
                                                            "nvl",
                                                            "ifnull",
                                                            "int"};
    return std::find(functions.begin(), functions.end(), function) != functions.end();
}

/// Functions of a number as much as of a date.
bool passes_on(std::string_view function) {
    constexpr std::array<std::string_view, 8> functions = {"cast",     "::",  "try_cast", "int",
                                                           "coalesce", "nvl", "ifnull",   "+"};
    return std::find(functions.begin(), functions.end(), function) != functions.end();
}

Verdict by_function(const Bound& bound) {
    if (measures_age(bound.function)) return bound.sense == Sense::from ? Verdict::yes : Verdict::unknown;
    if (!keeps_order(bound.function)) return Verdict::unknown;
    // `CAST(datediff(…) AS INT) > 400`: of two functions only the outer one is known.
    if (bound.sense == Sense::from && passes_on(bound.function)) return Verdict::unknown;
    return bound.sense == Sense::until  ? Verdict::yes
           : bound.sense == Sense::from ? Verdict::no
                                        : Verdict::unknown;
}

Answer by_bound(const Bound& bound) {
    const std::string& name = bound.column.text.value;
    if (!bound.certain)
        return {Verdict::unknown, fmt::format("`{}` may be a column of another relation", name)};
    if (bound.kind == BoundKind::column)
        return {Verdict::unknown, fmt::format("other rows say for which `{}` rows are deleted", name)};
    if (bound.sense == Sense::point || bound.sense == Sense::between) return {};
    const bool wrapped = bound.kind == BoundKind::wrapped;
    const Verdict verdict = wrapped                       ? by_function(bound)
                            : bound.sense == Sense::until ? Verdict::yes
                            : bound.sense == Sense::from  ? Verdict::no
                                                          : Verdict::unknown;
    return {verdict, fmt::format("which values of `{}` are deleted cannot be seen", name)};
}

/// `dt >= '2026-01-01' AND dt < '2026-02-01'` is a window, which a job loads anew.
bool is_window(const Relation& relation, const facts::Predicate& predicate, const std::string& by) {
    return std::any_of(predicate.bounds.begin(), predicate.bounds.end(), [&](const Bound& bound) {
        // `CAST(datediff(…) AS INT) > 400` ages: of two functions only the outer one is known.
        const bool plain =
            bound.kind == BoundKind::constant || (keeps_order(bound.function) && !passes_on(bound.function));
        const bool below =
            bound.sense == Sense::from || bound.sense == Sense::point || bound.sense == Sense::between;
        return plain && below && is_by(relation, bound, by);
    });
}

/// Whether rows that satisfy a predicate are the old ones.
Answer by_predicate(const Relation& relation, const facts::Predicate& predicate, const std::string& by) {
    Answer answer;
    if (!is_window(relation, predicate, by)) {
        bool doubtful = false;
        for (const Bound& bound : predicate.bounds) {
            if (!is_by(relation, bound, by)) continue;
            Answer one = by_bound(bound);
            doubtful = doubtful || one.purges == Verdict::unknown;
            strengthen(answer, std::move(one));
        }
        if (doubtful) answer.purges = std::min(answer.purges, Verdict::unknown);
    }
    if (answer.purges != Verdict::no) return answer;
    if (predicate.coverage == facts::Coverage::partial)
        return {Verdict::unknown, "a placeholder stands for part of a condition"};
    if (predicate.present && predicate.bounds.empty() && !predicate.always_true)
        return {Verdict::unknown, "no single column says which rows are deleted"};
    return answer;
}

bool bounds_points(const Relation& relation, const facts::Predicate& predicate, const std::string& by) {
    return std::any_of(predicate.bounds.begin(), predicate.bounds.end(), [&](const Bound& bound) {
        return bound.sense == Sense::point && is_by(relation, bound, by);
    });
}

/// What a predicate bounds, each column once, in its order.
std::vector<std::string> bounded_columns(const facts::Predicate& predicate) {
    std::vector<std::string> names;
    for (const Bound& bound : predicate.bounds) {
        const std::string& name = bound.column.text.value;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

bool fills(const Job& job) {
    if (job.write == nullptr) return false;
    const WriteKind kind = job.write->kind;
    return kind != WriteKind::delete_rows && kind != WriteKind::truncate && kind != WriteKind::update;
}

/// Whether a statement that begins with this word may take rows out of a table.
bool may_take_rows(std::string_view verb) {
    constexpr std::array<std::string_view, 5> none = {"optimize", "vacuum", "analyze", "reorg", "update"};
    return std::find(none.begin(), none.end(), verb) == none.end();
}

bool names_column(const std::vector<facts::Word>& words, const std::string& column) {
    return std::any_of(words.begin(), words.end(),
                       [&](const facts::Word& word) { return equal_folded(word.text.value, column); });
}

class Judge {
  public:
    Judge(const Table& table, const std::vector<const Job*>& jobs, const std::string& by,
          const Rewrites& rewrites)
        : table_(table), relation_(table.relation), jobs_(jobs), by_(by), rewrites_(rewrites) {}

    [[nodiscard]] Answer judge() const {
        Answer answer;
        for (const Job* job : jobs_) {
            Answer one = by_job(*job);
            if (one.purges == Verdict::unknown) one.reason = at(*job, one.reason);
            strengthen(answer, std::move(one));
        }
        return answer;
    }

  private:
    static std::string at(const Job& job, const std::string& reason) {
        return job.read() ? fmt::format("{} takes rows out of it, and {}", job.file->path, reason) : reason;
    }

    [[nodiscard]] Answer by_job(const Job& job) const {
        if (!job.read())
            return may_take_rows(job.verb) ? Answer{Verdict::unknown, unread_reason(job)} : Answer();
        if (job.write != nullptr) return by_write(job, *job.write);
        if (job.creation != nullptr) return by_creation(job);
        if (job.removal != nullptr && is_filled_anew(job)) return {Verdict::yes, {}};
        const bool drops =
            job.alteration != nullptr && job.alteration->kind == facts::AlterKind::drop_partition;
        if (!drops || !names_column(job.alteration->keys, by_)) return {};
        if (!is_filled(job)) return {Verdict::yes, {}};
        return {Verdict::unknown, "fills it, too, so that the partitions may be those that it loads anew"};
    }

    [[nodiscard]] Answer by_write(const Job& job, const facts::Write& write) const {
        switch (write.kind) {
        case WriteKind::delete_rows: return by_delete(job, write);
        case WriteKind::replace_where: return by_predicate(relation_, write.predicate, by_);
        case WriteKind::truncate:
            if (write.partition.empty()) return {Verdict::yes, {}};
            return {};
        case WriteKind::insert_overwrite: return by_overwrite(job, write);
        case WriteKind::merge:
            if (!write.deletes) return {};
            return {Verdict::unknown, "a MERGE deletes those that its own conditions choose"};
        default: return {};
        }
    }

    [[nodiscard]] Answer by_delete(const Job& job, const facts::Write& write) const {
        const bool whole = !write.predicate.present || write.predicate.always_true;
        if (whole && write.predicate.coverage == facts::Coverage::whole) return {Verdict::yes, {}};
        Answer answer = by_predicate(relation_, write.predicate, by_);
        const bool single = bounds_points(relation_, write.predicate, by_);
        if (answer.purges == Verdict::no && single && !is_filled(job))
            return {Verdict::unknown, fmt::format("whether `{}` is an old one there is not known", by_)};
        return answer;
    }

    [[nodiscard]] Answer by_overwrite(const Job& job, const facts::Write& write) const {
        if (!write.partition.empty()) {
            const bool value = !write.partition.front().value.text.value.empty();
            if (value) return {};
            return {Verdict::unknown, "whether it replaces more than the partitions that it writes is for a "
                                      "setting to say"};
        }
        if (replaces_partitions_only(job)) {
            if (relation_.unknown_layout) return {Verdict::unknown, relation_.unknown_layout->reason};
            if (relation_.layout.kind == catalog::LayoutState::Kind::partitioned) return {};
        }
        return keeps_own_rows(job);
    }

    /// Whether the file of a job has said before that an overwrite replaces no more than what it writes.
    static bool replaces_partitions_only(const Job& job) {
        bool only = false;
        for (const facts::Statement& statement : job.file->statements) {
            if (statement.span.begin >= job.statement->span.begin) break;
            for (const facts::Setting& setting : statement.settings) {
                if (setting.key.text.value == overwrite_mode)
                    only = !equal_folded(setting.value.text.value, "static");
            }
        }
        return only;
    }

    [[nodiscard]] Answer by_creation(const Job& job) const {
        const facts::Creation& creation = *job.creation;
        if (!creation.or_replace) return {};
        if (creation.from_query) return keeps_own_rows(job);
        if (creation.copy_of && creation.copy_of->kind != facts::CopyOf::Kind::like)
            return {Verdict::yes, {}};
        return {is_filled(job) ? Verdict::yes : Verdict::no, {}};
    }

    /// What replaces a table as a whole may put rows back that it had.
    [[nodiscard]] Answer keeps_own_rows(const Job& job) const {
        Answer answer{Verdict::yes, {}};
        for (const facts::Read* read : rewrites_.of(relation_.key, *job.file)) {
            const facts::Predicate& kept = read->predicate;
            const bool young = std::any_of(kept.bounds.begin(), kept.bounds.end(), [&](const Bound& bound) {
                const bool age = bound.kind == BoundKind::wrapped && measures_age(bound.function);
                return is_by(relation_, bound, by_) && bound.sense == (age ? Sense::until : Sense::from);
            });
            if (young) continue;
            if (kept.coverage == facts::Coverage::whole && kept.bounds.empty()) return {};
            answer = {Verdict::unknown, "which of its own rows it keeps cannot be seen"};
        }
        return answer;
    }

    /// Whether the file of a job puts rows into the table, too.
    [[nodiscard]] bool is_filled(const Job& job) const {
        return std::any_of(jobs_.begin(), jobs_.end(),
                           [&](const Job* other) { return other->file == job.file && fills(*other); });
    }

    /// DROP and, further down, CREATE … AS or CREATE and INSERT.
    [[nodiscard]] bool is_filled_anew(const Job& drop) const {
        const auto later = [&](const Job* other) {
            return other->file == drop.file && other->read()
                   && other->statement->span.begin > drop.statement->span.begin;
        };
        return std::any_of(jobs_.begin(), jobs_.end(), [&](const Job* other) {
            if (!later(other) || other->creation == nullptr) return false;
            return other->creation->from_query || is_filled(drop);
        });
    }

    const Table& table_;
    const Relation& relation_;
    const std::vector<const Job*>& jobs_;
    const std::string& by_;
    const Rewrites& rewrites_;
};

} // namespace

Rewrites::Rewrites(const Project& project) {
    for (const catalog::ResolvedRead& read : project.catalog.reads()) {
        if (read.read->kind != facts::ReadKind::relation) continue;
        if (read.read->purpose != facts::Purpose::lineage) continue;
        const std::string key = read.source.key();
        const bool itself = std::any_of(read.targets.begin(), read.targets.end(),
                                        [&](const auto& target) { return target.key() == key; });
        if (itself) reads_[{key, read.file}].push_back(read.read);
    }
}

std::vector<const facts::Read*> Rewrites::of(const std::string& key, const facts::FileFacts& file) const {
    const auto found = reads_.find({key, &file});
    return found == reads_.end() ? std::vector<const facts::Read*>() : found->second;
}

Answer judge(const Table& table, const std::vector<const Job*>& jobs, const std::string& by,
             const Rewrites& rewrites) {
    return Judge(table, jobs, by, rewrites).judge();
}

bool may_purge(const Relation& relation, const Job& job, const std::string& by) {
    if (!job.read()) return may_take_rows(job.verb);
    if (job.alteration != nullptr)
        return job.alteration->kind == facts::AlterKind::drop_partition
               && names_column(job.alteration->keys, by);
    if (job.write == nullptr) return false; // a table that has its CREATE is made by no other
    const facts::Write& write = *job.write;
    const bool whole = !write.predicate.present || write.predicate.always_true;
    switch (write.kind) {
    case WriteKind::delete_rows:
    case WriteKind::replace_where:
        return whole || bounds_points(relation, write.predicate, by)
               || by_predicate(relation, write.predicate, by).purges != Verdict::no;
    case WriteKind::truncate:
    case WriteKind::insert_overwrite: return write.partition.empty();
    case WriteKind::merge: return write.deletes;
    default: return false;
    }
}

std::string describe(const Relation& relation, const facts::Write& write, const std::string& by) {
    const auto& bounds = write.predicate.bounds;
    const bool named = std::any_of(bounds.begin(), bounds.end(),
                                   [&](const Bound& bound) { return is_by(relation, bound, by); });
    if (!named) return "this DELETE bounds only " + layout::quoted(bounded_columns(write.predicate));
    if (bounds_points(relation, write.predicate, by))
        return fmt::format("this DELETE takes single values of `{}`, which its file loads anew", by);
    return fmt::format("this DELETE bounds `{}` from below", by);
}

} // namespace lakelint::rule::purge
