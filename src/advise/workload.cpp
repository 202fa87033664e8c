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
using catalog::Relation;
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
            ObjectName name = project_.catalog.resolve(write.target, file, statement);
            std::string key = meet(std::move(name));
            site.mentions.push_back({std::move(key), write.target.span, *kind,
                                     source::fold_case(write.target.last().text.value), predicate_of(write)});
        }
        if (!site.mentions.empty()) sites_.push_back(std::move(site));
    }

    void collect(const facts::Read& read, Site& site) {
        if (read.kind != facts::ReadKind::relation || rule::ends_early(read.predicate)) return;
        reach_.each(*site.file, *site.statement, read, [&](const catalog::Reached& reached) {
            if (reached.unknown_view) return;
            std::string key = meet(reached.name);
            site.mentions.push_back(
                {std::move(key), read.name.span, UseKind::read, alias_of(read), reached.predicate});
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
        std::set<std::string> filtered;         ///< tables whose rows something bounds that needs no row
        std::set<std::string> filtered_aliases; ///< what such a table is called, folded
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
            if (!filtered) continue;
            index.filtered.insert(mention.key);
            index.filtered_aliases.insert(mention.alias);
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
        const std::string& other = bound.other;
        if (other.empty()) return Hold::join; // IN (SELECT …): the query chooses
        const std::size_t dot = other.find('.');
        if (dot != std::string::npos) {
            const std::string qualifier = source::fold_case(std::string_view(other).substr(0, dot));
            return index.filtered_aliases.contains(qualifier) ? Hold::join : Hold::loose;
        }
        const bool filtered = std::any_of(index.filtered.begin(), index.filtered.end(), [&](const auto& key) {
            return key != mention.key && known_.has(key, other) == Verdict::yes;
        });
        return filtered ? Hold::join : Hold::loose;
    }

    Use& use_of(const Mention& mention, const Site& site) {
        auto& uses = workload_.at(mention.key).uses;
        for (auto use = uses.rbegin(); use != uses.rend() && use->statement == site.statement; ++use)
            if (use->kind == mention.kind) return *use;
        uses.push_back({site.file, site.statement, mention.span, mention.kind, {}, false});
        return uses.back();
    }

    void settle(const Site& site) {
        const Index index = index_of(site);
        for (const Mention& mention : site.mentions) {
            Use& use = use_of(mention, site);
            use.hidden = use.hidden || mention.predicate.coverage == facts::Coverage::partial;
            for (const Bound& bound : mention.predicate.bounds) {
                const Verdict verdict = is_of(bound, mention, index);
                if (verdict == Verdict::no) continue;
                if (verdict == Verdict::unknown) {
                    doubt(bound, mention, use);
                    continue;
                }
                add({bound.column.text.value, hold_of(bound, mention, index), bound.flag}, use);
            }
        }
    }

    void doubt(const Bound& bound, const Mention& mention, Use& use) {
        use.hidden = true;
        if (bound.column.text.literal())
            workload_.at(mention.key).doubtful.insert(source::fold_case(bound.column.text.value));
    }

    static void add(Held held, Use& use) {
        const auto known = std::find_if(use.held.begin(), use.held.end(), [&](const Held& each) {
            return equal_folded(each.column, held.column);
        });
        if (known == use.held.end()) {
            use.held.push_back(std::move(held));
        } else {
            known->hold = std::min(known->hold, held.hold);
            known->flag = known->flag && held.flag;
        }
    }

    const rule::Project& project_;
    catalog::Reach reach_;
    std::vector<Site> sites_;
    Workload workload_;
    ColumnsKnown known_;
};

} // namespace

const Held* Use::find(std::string_view column) const {
    const auto found = std::find_if(held.begin(), held.end(),
                                    [&](const Held& each) { return equal_folded(each.column, column); });
    return found == held.end() ? nullptr : &*found;
}

Workload workload_of(const rule::Project& project) { return Collector(project).take(); }

} // namespace lakelint::advise
