// SPDX-License-Identifier: Apache-2.0
#include "catalog/stored_rows.h"

#include "catalog/lineage.h"
#include "source/text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace lakelint::catalog {
namespace {

using facts::Projection;
using facts::Read;
using facts::Statement;

ColumnOrigin unknown_of(std::uint32_t read, Span span) {
    return {read, std::string(LineageNode::unknown_columns), span, false, true};
}

/// Each column of each read once: the first that is met.
void drop_repeated(std::vector<ColumnOrigin>& origins) {
    if (origins.size() < 2) return;
    std::set<std::tuple<std::uint32_t, std::string>> met;
    std::erase_if(origins, [&met](const ColumnOrigin& origin) {
        return !met.emplace(origin.read, source::fold_case(origin.column)).second;
    });
}

class FileRows {
  public:
    FileRows(const facts::FileFacts& file, const ReadNumbers& numbers) : file_(file), numbers_(numbers) {}

    std::vector<Storing> run() {
        for (const Statement& statement : file_.statements) {
            statement_ = &statement;
            for (const auto& removal : statement.removals) {
                if (const auto name = temporary_name(removal.name)) views_.erase(*name);
            }
            std::map<std::string, StoredRows> made; // so that a view may be defined over what it was
            for (const auto& creation : statement.creations)
                create(creation, made);
            for (const auto& change : statement.alterations)
                if (change.kind == facts::AlterKind::as_query) store(change.name, nullptr, nullptr, made);
            for (const auto& write : statement.writes)
                store(write.target, nullptr, &write, made);
            for (auto& [name, rows] : made)
                views_[name] = std::move(rows);
        }
        return std::move(stored_);
    }

  private:
    void create(const facts::Creation& creation, std::map<std::string, StoredRows>& made) {
        if (!is_temporary(creation.kind)) {
            store(creation.name, &creation, nullptr, made);
            return;
        }
        const auto name = temporary_name(creation.name);
        if (!name) return;
        StoredRows rows = rows_for(std::nullopt);
        if (rows.listed() && creation.columns.size() == rows.columns.size()) {
            for (std::size_t i = 0; i < rows.columns.size(); ++i)
                rows.columns[i].name = creation.columns[i].name.text.value;
        } else if (!creation.columns.empty()) {
            hide(rows);
        }
        made[*name] = std::move(rows);
    }

    void store(const Name& target, const facts::Creation* creation, const facts::Write* write,
               std::map<std::string, StoredRows>& made) {
        std::optional<std::uint32_t> index;
        if (write != nullptr) index = static_cast<std::uint32_t>(write - statement_->writes.data());
        StoredRows rows = rows_for(index);
        const auto name = temporary_name(target);
        const auto view = name ? views_.find(*name) : views_.end();
        if (view == views_.end()) {
            stored_.push_back({&file_, statement_, creation, write, target.last().span, std::move(rows)});
            return;
        }
        if (write != nullptr) { // rows of several statements
            hide(rows);
            rows.hidden.insert(rows.hidden.end(), view->second.hidden.begin(), view->second.hidden.end());
            for (const StoredColumn& column : view->second.columns)
                rows.hidden.insert(rows.hidden.end(), column.origins.begin(), column.origins.end());
            drop_repeated(rows.hidden);
        }
        made[*name] = std::move(rows);
    }

    /// Which column is which cannot be told any more.
    static void hide(StoredRows& rows) {
        for (StoredColumn& column : rows.columns)
            std::move(column.origins.begin(), column.origins.end(), std::back_inserter(rows.hidden));
        std::move(rows.passed.begin(), rows.passed.end(), std::back_inserter(rows.hidden));
        rows.columns.clear();
        rows.passed.clear();
        drop_repeated(rows.hidden);
    }

    /// What is known of the rows that feed a write, or what is created.
    [[nodiscard]] const Projection* projection_for(std::optional<std::uint32_t> write) const {
        for (const auto* all : {&statement_->projections, &statement_->assignments})
            for (const Projection& each : *all)
                if (each.write == write) return &each;
        return nullptr;
    }

    [[nodiscard]] StoredRows rows_for(std::optional<std::uint32_t> write) const {
        StoredRows rows;
        const Projection* found = projection_for(write);
        if (found == nullptr) {
            add_all(write, rows.hidden);
        } else {
            for (const facts::Output& output : found->columns)
                rows.columns.push_back(column_of(output, write));
            for (const facts::Star& star : found->stars)
                pass(star, write, rows);
            if (found->rest == facts::Coverage::partial) add_all(write, rows.hidden);
        }
        drop_repeated(rows.passed);
        drop_repeated(rows.hidden);
        return rows;
    }

    [[nodiscard]] StoredColumn column_of(const facts::Output& output,
                                         std::optional<std::uint32_t> write) const {
        StoredColumn column{output.name.text.value, {}};
        for (const facts::ColumnSource& each : output.sources)
            add_origins(each, output.direct, column.origins);
        if (output.coverage == facts::Coverage::partial) add_all(write, column.origins);
        drop_repeated(column.origins);
        return column;
    }

    /// The rows of a temporary view that is read; null for a relation.
    [[nodiscard]] const StoredRows* view_of(const Read& read) const {
        const auto name = read.kind == facts::ReadKind::relation ? temporary_name(read.name) : std::nullopt;
        const auto view = name && !numbers_.contains(&read) ? views_.find(*name) : views_.end();
        return view == views_.end() ? nullptr : &view->second;
    }

    void add_origins(const facts::ColumnSource& from, bool direct, std::vector<ColumnOrigin>& to) const {
        const Read& read = statement_->reads[from.read];
        const std::string& column = from.column.text.value;
        if (const auto number = numbers_.find(&read); number != numbers_.end()) {
            to.push_back({number->second, column, from.column.span, direct, from.certain});
            return;
        }
        const StoredRows* view = view_of(read);
        if (view == nullptr) return;
        if (const StoredColumn* known = view->find(column)) {
            for (ColumnOrigin origin : known->origins) {
                origin.direct = origin.direct && direct;
                origin.certain = origin.certain && from.certain;
                to.push_back(std::move(origin));
            }
            return;
        }
        const bool certain = from.certain && view->passed.size() == 1 && view->hidden.empty();
        for (const ColumnOrigin& passed : view->passed)
            to.push_back({passed.read, column, passed.span, direct, certain});
        for (const ColumnOrigin& hidden : view->hidden)
            to.push_back({hidden.read, hidden.column, hidden.span, false, false});
    }

    void pass(const facts::Star& star, std::optional<std::uint32_t> write, StoredRows& rows) const {
        if (!star.read) {
            add_all(write, rows.hidden);
            return;
        }
        const Read& read = statement_->reads[*star.read];
        if (const auto number = numbers_.find(&read); number != numbers_.end()) {
            rows.passed.push_back(unknown_of(number->second, star.span));
            rows.passed.back().certain = star.exact; // EXCEPT leaves some out
        } else if (const StoredRows* view = view_of(read)) {
            rows.columns.insert(rows.columns.end(), view->columns.begin(), view->columns.end());
            rows.passed.insert(rows.passed.end(), view->passed.begin(), view->passed.end());
            rows.hidden.insert(rows.hidden.end(), view->hidden.begin(), view->hidden.end());
        }
    }

    /// All that feeds a write, or what is created, without its columns.
    void add_all(std::optional<std::uint32_t> write, std::vector<ColumnOrigin>& to) const {
        for (std::uint32_t i = 0; i < statement_->reads.size(); ++i) {
            const Read& read = statement_->reads[i];
            const bool feeds =
                read.purpose == facts::Purpose::lineage && (!read.write || read.write == write);
            if (feeds) add_all_of(i, to);
        }
    }

    void add_all_of(std::uint32_t index, std::vector<ColumnOrigin>& to) const {
        const Read& read = statement_->reads[index];
        if (const auto number = numbers_.find(&read); number != numbers_.end()) {
            if (read.kind != facts::ReadKind::function)
                to.push_back(unknown_of(number->second, read.name.span));
            return;
        }
        const StoredRows* view = view_of(read);
        if (view == nullptr) return;
        const auto add = [&to](const std::vector<ColumnOrigin>& origins) {
            for (const ColumnOrigin& origin : origins)
                to.push_back(unknown_of(origin.read, origin.span));
        };
        for (const StoredColumn& column : view->columns)
            add(column.origins);
        add(view->passed);
        add(view->hidden);
    }

    const facts::FileFacts& file_;
    const ReadNumbers& numbers_;
    const Statement* statement_ = nullptr;    ///< the one being read
    std::map<std::string, StoredRows> views_; ///< by temporary_name
    std::vector<Storing> stored_;
};

} // namespace

const StoredColumn* StoredRows::find(std::string_view name) const {
    const auto found = std::find_if(columns.begin(), columns.end(), [name](const StoredColumn& column) {
        return source::equal_folded(column.name, name);
    });
    return found == columns.end() ? nullptr : &*found;
}

std::vector<Storing> stored_rows(const facts::FileFacts& file, const ReadNumbers& numbers) {
    return FileRows(file, numbers).run();
}

} // namespace lakelint::catalog
