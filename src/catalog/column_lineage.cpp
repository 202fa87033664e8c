// SPDX-License-Identifier: Apache-2.0

// Which column is computed from which: what each statement stores, put into the columns of what it stores it
// in.
#include "catalog/lineage.h"
#include "catalog/lineage_assembly.h"
#include "catalog/stored_rows.h"
#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::catalog {
namespace {

using source::fold_case;
using Names = std::vector<std::string>;

constexpr std::uint32_t nowhere = 0xFFFF'FFFF;

/// A field of a struct belongs to its column.
std::string column_of(const std::string& path) { return path.substr(0, path.find('.')); }

/// The columns that an INSERT without a list fills, in order: a partition that is given a value is none of
/// them, and one that is not comes last.
Names filled_columns(const Names& columns, const facts::Write& write) {
    Names filled;
    Names last;
    for (const std::string& column : columns) {
        const auto partition =
            std::find_if(write.partition.begin(), write.partition.end(),
                         [&](const auto& each) { return source::equal_folded(each.key.text.value, column); });
        if (partition == write.partition.end()) {
            filled.push_back(column);
        } else if (partition->kind == facts::ValueKind::none) {
            last.push_back(column);
        }
    }
    filled.insert(filled.end(), last.begin(), last.end());
    return filled;
}

} // namespace

class ColumnLineage {
  public:
    ColumnLineage(LineageAssembly& into, const Catalog& catalog, const Lineage& relations)
        : into_(into), catalog_(catalog), relations_(relations), columns_(relations.nodes().size()),
          known_(relations.nodes().size()) {}

    void build(std::span<const facts::FileFacts> files) {
        index_sites();
        ReadNumbers numbers;
        for (std::uint32_t i = 0; i < catalog_.reads().size(); ++i)
            numbers.emplace(catalog_.reads()[i].read, i);
        for (const facts::FileFacts& file : files)
            for (Storing& each : stored_rows(file, numbers))
                stored_.push_back(std::move(each));
        for (const Storing& each : stored_) {
            if (each.creation == nullptr) continue;
            by_creation_.emplace(each.creation, &each);
            const auto node = targets_.find(std::pair(each.file, each.target.begin));
            if (node != targets_.end() && relations_.nodes()[node->second].scratch)
                scratch_.emplace(node->second, &each);
        }
        for (std::uint32_t node = 0; node < known_.size(); ++node) {
            const Names* names = known_columns(node);
            if (names == nullptr) continue;
            for (const std::string& name : *names)
                (void)column(node, name);
        }
        for (const Storing& each : stored_)
            add(each);
        list_possible();
    }

  private:
    /// The columns of a relation, as far as they are known.
    struct Known {
        enum class State { unasked, asking, unknown, known } state = State::unasked;
        Names names;
        bool ordered = true; ///< they are in their order
    };

    /// The nodes of reads and of targets, by where they stand.
    void index_sites() {
        node_of_read_.assign(catalog_.reads().size(), nowhere);
        for (const LineageEdge& edge : relations_.edges()) {
            for (const LineageSite& site : edge.sites) {
                const std::uint32_t at = relations_.target(site).span.begin;
                node_of_read_[site.read] = edge.from;
                targets_.emplace(std::pair(relations_.read(site).file, at), edge.to);
                target_numbers_.emplace(std::pair(site.read, at), site.target);
            }
        }
    }

    std::uint32_t column(std::uint32_t node, const std::string& name) {
        const auto [found, added] = columns_[node].try_emplace(fold_case(name), 0);
        if (added) {
            LineageNode copy = relations_.nodes()[node];
            copy.column = name;
            found->second = into_.add_node(fmt::format("{:08}{}", node, found->first), std::move(copy));
        }
        return found->second;
    }

    /// Null where they are not known. A query may have the columns of other relations, which are asked for
    /// then.
    const Names* known_columns(std::uint32_t node, unsigned depth = 0) {
        constexpr unsigned deepest = 100;
        if (node == nowhere) return nullptr;
        Known& known = known_[node];
        if (known.state == Known::State::unasked && depth < deepest) {
            known.state = Known::State::asking;
            const bool found = find_columns(node, known, depth);
            known.state = found ? Known::State::known : Known::State::unknown;
        }
        return known.state == Known::State::known ? &known.names : nullptr;
    }

    /// The same in their order.
    const Names* ordered_columns(std::uint32_t node) {
        const Names* names = known_columns(node);
        return names != nullptr && known_[node].ordered ? names : nullptr;
    }

    bool find_columns(std::uint32_t node, Known& known, unsigned depth) {
        const auto made = scratch_.find(node);
        if (made != scratch_.end()) return find_columns(*made->second, known, depth);
        const Relation* relation = relations_.nodes()[node].relation;
        if (relation == nullptr || !relation->created()) return false;
        Names listed;
        for (const facts::Column& column : relation->columns)
            if (column.name.text.value.find('.') == std::string::npos)
                listed.push_back(column.name.text.value);
        if (!listed.empty() && !relation->more_columns) {
            known.names = std::move(listed);
            return true;
        }
        if (!relation->creation->columns.empty()) return false;
        const auto stored = by_creation_.find(relation->creation);
        const bool once = relation->creations.size() == 1 && stored != by_creation_.end();
        if (!once || !find_columns(*stored->second, known, depth)) return false;
        for (std::string& name : listed) // those that its query does not have were added to it
            if (!has_name(known.names, name)) known.names.push_back(std::move(name));
        return true;
    }

    static bool has_name(const Names& names, std::string_view wanted) {
        return std::any_of(names.begin(), names.end(),
                           [&](const std::string& name) { return source::equal_folded(name, wanted); });
    }

    /// The columns of a query.
    bool find_columns(const Storing& stored, Known& known, unsigned depth) {
        const StoredRows& rows = stored.rows;
        if (!rows.hidden.empty()) return false;
        for (const StoredColumn& column : rows.columns) {
            if (column.name.empty()) return false;
            known.names.push_back(column.name);
        }
        for (const ColumnOrigin& passed : rows.passed) {
            const std::uint32_t source = node_of_read_[passed.read];
            const Names* more = known_columns(source, depth + 1);
            if (more == nullptr) return false;
            known.names.insert(known.names.end(), more->begin(), more->end());
            known.ordered = known.ordered && known_[source].ordered;
        }
        // Where a star stands among the others is not kept.
        if (rows.passed.size() + (rows.columns.empty() ? 0 : 1) > 1) known.ordered = false;
        return true;
    }

    void add(const Storing& stored) {
        const auto found = targets_.find(std::pair(stored.file, stored.target.begin));
        if (found == targets_.end()) return;
        target_ = found->second;
        at_ = stored.target.begin;
        if (by_name(stored)) {
            add_by_name(stored.rows);
            return;
        }
        const std::optional<Names> names = names_of(stored);
        if (names && stored.rows.listed()) {
            const auto& columns = stored.rows.columns;
            for (std::size_t i = 0; i < std::min(columns.size(), names->size()); ++i)
                add(columns[i].origins, (*names)[i]);
        } else if (!names || !add_all_of_one(stored.rows, *names)) {
            add_unknown(stored.rows);
        }
    }

    /// Whether the names of what is stored say which columns it is stored in.
    static bool by_name(const Storing& stored) {
        if (stored.write != nullptr) {
            using enum facts::WriteKind;
            const facts::WriteKind kind = stored.write->kind;
            return stored.write->by_name || kind == flow || kind == copy_into || kind == merge
                   || kind == update;
        }
        if (stored.creation == nullptr || stored.creation->columns.empty()) return true;
        const auto& declared = stored.creation->columns;
        const auto& columns = stored.rows.columns;
        const bool view = stored.creation->kind == facts::RelationKind::view;
        return !view && std::all_of(columns.begin(), columns.end(), [&](const StoredColumn& column) {
            return std::any_of(declared.begin(), declared.end(), [&](const facts::Column& each) {
                return source::equal_folded(each.name.text.value, column.name);
            });
        });
    }

    /// The columns that it is stored in by their order.
    std::optional<Names> names_of(const Storing& stored) {
        Names names;
        if (stored.creation != nullptr) {
            for (const facts::Column& column : stored.creation->columns)
                names.push_back(column.name.text.value);
            return names;
        }
        if (!stored.write->columns.empty()) {
            for (const Word& column : stored.write->columns)
                names.push_back(column.text.value);
            return names;
        }
        const Names* known = ordered_columns(target_);
        if (known == nullptr) return std::nullopt;
        return filled_columns(*known, *stored.write);
    }

    void add_by_name(const StoredRows& rows) {
        for (const StoredColumn& column : rows.columns)
            add(column.origins,
                column.name.empty() ? std::string(LineageNode::unknown_columns) : column.name);
        for (const ColumnOrigin& passed : rows.passed) {
            const std::uint32_t source = node_of_read_[passed.read];
            const Names* names = known_columns(source);
            if (names == nullptr) {
                add(passed, std::string(LineageNode::unknown_columns));
                continue;
            }
            for (const std::string& name : *names)
                add({passed.read, name, passed.span, true, passed.certain}, name);
        }
        add(rows.hidden, std::string(LineageNode::unknown_columns));
    }

    /// INSERT INTO t SELECT * FROM s, where the columns of both are known.
    bool add_all_of_one(const StoredRows& rows, const Names& names) {
        if (rows.passed.size() != 1 || !rows.columns.empty() || !rows.hidden.empty()) return false;
        const ColumnOrigin& passed = rows.passed.front();
        const std::uint32_t source = node_of_read_[passed.read];
        const Names* from = ordered_columns(source);
        if (from == nullptr || from->size() != names.size()) return false;
        for (std::size_t i = 0; i < names.size(); ++i)
            add({passed.read, (*from)[i], passed.span, true, passed.certain}, names[i]);
        return true;
    }

    void add_unknown(const StoredRows& rows) {
        const std::string unknown(LineageNode::unknown_columns);
        for (const StoredColumn& column : rows.columns)
            add(column.origins, unknown);
        add(rows.passed, unknown);
        add(rows.hidden, unknown);
    }

    void add(const std::vector<ColumnOrigin>& origins, const std::string& name) {
        for (const ColumnOrigin& origin : origins)
            add(origin, name);
    }

    void add(const ColumnOrigin& origin, const std::string& name) {
        const std::uint32_t source = node_of_read_[origin.read];
        const auto number = target_numbers_.find(std::pair(origin.read, at_));
        if (source == nowhere || number == target_numbers_.end()) return;
        const std::string from = column_of(origin.column);
        const bool direct = origin.direct && from == origin.column;
        into_.add(LineageSite{origin.read, number->second, column(source, from), column(target_, name),
                              origin.span, direct, origin.certain});
    }

    /// What is only known to be about some column of a relation may be about each. What may be one relation
    /// may be one column for column.
    void list_possible() {
        for (std::uint32_t node = 0; node < columns_.size(); ++node) {
            const auto unknown = columns_[node].find(std::string(LineageNode::unknown_columns));
            for (const auto& [name, number] : columns_[node]) {
                if (unknown != columns_[node].end() && number != unknown->second)
                    into_.add_possibility(number, unknown->second);
                for (const std::uint32_t other : relations_.may_be(node)) {
                    const auto same = columns_[other].find(name);
                    if (same != columns_[other].end()) into_.add_possibility(number, same->second);
                }
            }
        }
    }

    LineageAssembly& into_;
    const Catalog& catalog_;
    const Lineage& relations_;
    std::vector<std::uint32_t> node_of_read_; ///< of the relations' lineage, by read
    std::map<std::pair<const facts::FileFacts*, std::uint32_t>, std::uint32_t>
        targets_;                                                                     ///< by where they stand
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> target_numbers_; ///< by read and offset
    std::vector<Storing> stored_;
    std::unordered_map<const facts::Creation*, const Storing*> by_creation_;
    std::unordered_map<std::uint32_t, const Storing*>
        scratch_; ///< what makes a relation that is dropped again
    std::vector<std::map<std::string, std::uint32_t>> columns_; ///< by relation: its columns, folded
    std::vector<Known> known_;                                  ///< by relation
    // Of what is being stored:
    std::uint32_t target_ = 0;
    std::uint32_t at_ = 0;
};

Lineage Lineage::of_columns(const Catalog& catalog, std::span<const facts::FileFacts> files) {
    const Lineage relations(catalog, files);
    Lineage columns(catalog);
    LineageAssembly assembly(columns);
    ColumnLineage(assembly, catalog, relations).build(files);
    assembly.finish();
    return columns;
}

} // namespace lakelint::catalog
