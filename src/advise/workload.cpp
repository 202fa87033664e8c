// SPDX-License-Identifier: Apache-2.0
#include "advise/workload.h"

#include "advise/columns_known.h"
#include "catalog/reach.h"
#include "rule/running_reads.h"
#include "source/text.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace lakelint::advise {
namespace {

using catalog::ObjectName;
using facts::Bound;
using facts::BoundKind;
using facts::WriteKind;
using source::equal_folded;
using source::Verdict;

/// A table that a statement names, with what bounds it there. Whose its uncertain bounds are is still open.
struct Mention {
    std::string key; ///< of the table
    source::Span span;
    UseKind kind = UseKind::read;
    std::string alias; ///< by which other columns of the statement may be qualified, folded
    facts::Predicate predicate;
    const facts::Write* write = nullptr; ///< of a change
};

/// A statement and the tables that it names.
struct Site {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr;
    std::vector<Mention> mentions;
};

std::optional<UseKind> kind_of(const facts::Write& write) {
    switch (write.kind) {
    case WriteKind::update: return UseKind::update;
    case WriteKind::delete_rows: return UseKind::delete_rows;
    case WriteKind::merge: return UseKind::merge;
    case WriteKind::replace_where:
    case WriteKind::replace_using:
    case WriteKind::replace_on: return UseKind::replace;
    case WriteKind::insert_overwrite:
        return write.partition.empty() ? std::nullopt : std::optional(UseKind::replace);
    default: return std::nullopt;
    }
}

/// PARTITION (dt = '2026-01-01', hr) replaces by these columns, the values of which the rows may give.
facts::Predicate predicate_of(const facts::Write& write) {
    facts::Predicate predicate = write.predicate;
    for (const facts::Property& part : write.partition) {
        Bound bound;
        bound.column = part.key;
        predicate.bounds.push_back(std::move(bound));
    }
    return predicate;
}

std::string alias_of(const facts::Read& read) {
    if (read.alias) return source::fold_case(read.alias->text.value);
    return read.name.empty() ? std::string() : source::fold_case(read.name.last().text.value);
}

/// Goes through a project and finds out whose the bounds are.
class Collector {
  public:
    explicit Collector(const rule::Project& project)
        : project_(project), reach_(project.files, project.catalog) {
        for (const facts::FileFacts& file : project.files)
            for (const facts::Statement& statement : file.statements)
                collect(file, statement);
        learn();
        for (const Site& site : sites_)
            settle(site);
    }

    [[nodiscard]] Workload take() { return std::move(workload_); }

  private:
    void collect(const facts::FileFacts& file, const facts::Statement& statement) {
        Site site{&file, &statement, {}};
        if (rule::runs_reads(statement)) {
            for (const facts::Read& read : statement.reads)
                collect(read, site);
        }
        for (const facts::Write& write : statement.writes) {
            const auto kind = kind_of(write);
            if (!kind || write.target.empty() || write.target.is_path()) continue;
            if (project_.catalog.is_temporary(write.target, file, statement)) continue;
            std::string key = meet(project_.catalog.resolve(write.target, file, statement));
            site.mentions.push_back({std::move(key), write.target.span, *kind,
                                     source::fold_case(write.target.last().text.value), predicate_of(write),
                                     &write});
        }
        if (!site.mentions.empty()) sites_.push_back(std::move(site));
    }

    void collect(const facts::Read& read, Site& site) {
        if (read.kind != facts::ReadKind::relation || rule::ends_early(read.predicate)) return;
        reach_.each(*site.file, *site.statement, read, [&](const catalog::Reached& reached) {
            if (reached.unknown_view) return;
            std::string key = meet(reached.name);
            site.mentions.push_back(
                {std::move(key), read.name.span, UseKind::read, alias_of(read), reached.predicate, nullptr});
        });
    }

    /// A table's key; its entry is there from now on.
    std::string meet(ObjectName name) {
        std::string key = name.key();
        const auto [entry, added] = workload_.try_emplace(key);
        if (!added) return key;
        entry->second.relation = project_.catalog.find(name);
        entry->second.name = std::move(name);
        return key;
    }

    void learn() {
        for (const auto& [key, table] : workload_) {
            if (table.relation != nullptr) known_.add(key, *table.relation);
        }
        for (const Site& site : sites_) {
            for (const Mention& mention : site.mentions) {
                for (const Bound& bound : mention.predicate.bounds) {
                    if (bound.certain && bound.column.text.literal())
                        known_.add(mention.key, bound.column.text.value);
                }
            }
        }
    }

    /// What is known of a statement as a whole, so that each bound is looked at once.
    struct Index {
        /// By the words of a bound that is not certain: the tables that are known to have the column.
        std::map<std::pair<std::uint32_t, std::string>, std::set<std::string>> owners;
        std::set<std::string> filtered; ///< tables whose rows something bounds that needs no row
        std::set<std::string> open;     ///< tables with rows of which that is not so
        std::set<std::string> filtered_aliases, open_aliases; ///< what these are called, folded
    };

    static std::pair<std::uint32_t, std::string> words_of(const Bound& bound) {
        return {bound.column.span.begin, source::fold_case(bound.column.text.value)};
    }

    [[nodiscard]] Index index_of(const Site& site) const {
        Index index;
        for (const Mention& mention : site.mentions) {
            for (const Bound& bound : mention.predicate.bounds) {
                if (!bound.certain && known_.has(mention.key, bound.column.text.value) == Verdict::yes)
                    index.owners[words_of(bound)].insert(mention.key);
            }
        }
        for (const Mention& mention : site.mentions) {
            const auto& bounds = mention.predicate.bounds;
            const bool filtered = std::any_of(bounds.begin(), bounds.end(), [&](const Bound& bound) {
                return bound.kind != BoundKind::column && is_of(bound, mention, index) == Verdict::yes;
            });
            (filtered ? index.filtered : index.open).insert(mention.key);
            (filtered ? index.filtered_aliases : index.open_aliases).insert(mention.alias);
        }
        return index;
    }

    /// Whether a bound is one of the table that is mentioned. A bound that is not certain stands with each
    /// relation that it may be of.
    [[nodiscard]] Verdict is_of(const Bound& bound, const Mention& mention, const Index& index) const {
        if (!bound.column.text.literal()) return Verdict::unknown;
        const Verdict own = known_.has(mention.key, bound.column.text.value);
        if (own == Verdict::no || bound.certain) return own == Verdict::no ? own : Verdict::yes;
        const auto owners = index.owners.find(words_of(bound));
        if (owners == index.owners.end()) return Verdict::unknown;
        if (own != Verdict::yes) return Verdict::no;
        return owners->second.size() == 1 ? Verdict::yes : Verdict::unknown;
    }

    [[nodiscard]] Hold hold_of(const Bound& bound, const Mention& mention, const Index& index) const {
        if (bound.kind == BoundKind::wrapped) return Hold::wrapped;
        if (bound.kind == BoundKind::constant) return Hold::filter;
        return is_filtered(bound.other, mention, index) ? Hold::join : Hold::loose;
    }

    /// Whether the rows are filtered that a column is one of. What a CTE or a subquery yields is, where all
    /// other tables of the statement are: it is made of some of them.
    [[nodiscard]] bool is_filtered(const std::string& column, const Mention& mention,
                                   const Index& index) const {
        const auto is_other = [&](const std::string& key) { return key != mention.key; };
        const bool all = std::any_of(index.filtered.begin(), index.filtered.end(), is_other)
                         && std::none_of(index.open.begin(), index.open.end(), is_other);
        const std::vector<std::string> parts = qualifiers_of(column);
        if (parts.empty()) {
            for (const auto* tables : {&index.open, &index.filtered})
                for (const std::string& key : *tables)
                    if (is_other(key) && known_.has(key, column) == Verdict::yes)
                        return tables == &index.filtered && !index.open.contains(key);
            return all;
        }
        for (const std::string& part : parts) {
            const bool open = index.open_aliases.contains(part);
            if (open || index.filtered_aliases.contains(part)) return !open;
        }
        return all;
    }

    /// The parts before the last of `c.s.t.id`, folded, the last first: one of them names the table.
    static std::vector<std::string> qualifiers_of(const std::string& column) {
        std::vector<std::string> parts;
        const std::string folded = source::fold_case(column);
        std::string_view rest = folded;
        for (std::size_t dot = rest.rfind('.'); dot != std::string_view::npos; dot = rest.rfind('.')) {
            rest = rest.substr(0, dot);
            const std::size_t before = rest.rfind('.');
            parts.emplace_back(before == std::string_view::npos ? rest : rest.substr(before + 1));
        }
        return parts;
    }

    Use& use_of(const Mention& mention, const Site& site) {
        auto& uses = workload_.at(mention.key).uses;
        if (uses.empty() || uses.back().statement != site.statement)
            uses.push_back({site.file, site.statement, {}});
        return uses.back();
    }

    void settle(const Site& site) {
        const Index index = index_of(site);
        for (const Mention& mention : site.mentions) {
            const facts::Predicate& predicate = mention.predicate;
            Scan scan{mention.span,
                      mention.kind,
                      {},
                      predicate.present && !predicate.always_true,
                      predicate.coverage == facts::Coverage::partial};
            const bool whole = mention.write != nullptr && mention.write->by_source;
            for (const Bound& bound : predicate.bounds) {
                const Verdict verdict = is_of(bound, mention, index);
                if (verdict == Verdict::unknown) doubt(bound, mention, scan);
                if (verdict != Verdict::yes || whole || sets(bound, mention, site)) continue;
                add({bound.column.text.value, hold_of(bound, mention, index), bound.flag}, scan);
            }
            use_of(mention, site).scans.push_back(std::move(scan));
        }
    }

    /// `UPDATE t SET k = 1 WHERE k IS NULL` is done once: the rows are not looked for that way again.
    static bool sets(const Bound& bound, const Mention& mention, const Site& site) {
        if (mention.kind != UseKind::update) return false;
        for (const facts::Projection& set : site.statement->assignments) {
            if (std::any_of(set.columns.begin(), set.columns.end(), [&](const facts::Output& column) {
                    return equal_folded(column.name.text.value, bound.column.text.value);
                }))
                return true;
        }
        return false;
    }

    void doubt(const Bound& bound, const Mention& mention, Scan& scan) {
        scan.hidden = true;
        if (bound.column.text.literal())
            workload_.at(mention.key).doubtful.insert(source::fold_case(bound.column.text.value));
    }

    static void add(Held held, Scan& scan) {
        const auto [known, added] = scan.held.try_emplace(source::fold_case(held.column), held);
        if (added) return;
        known->second.hold = std::min(known->second.hold, held.hold);
        known->second.flag = known->second.flag && held.flag;
    }

    const rule::Project& project_;
    catalog::Reach reach_;
    std::vector<Site> sites_;
    Workload workload_;
    ColumnsKnown known_;
};

} // namespace

const Held* Scan::find(const std::string& folded_column) const {
    const auto found = held.find(folded_column);
    return found == held.end() ? nullptr : &found->second;
}

Workload workload_of(const rule::Project& project) { return Collector(project).take(); }

} // namespace lakelint::advise
