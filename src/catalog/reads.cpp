// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace lakelint::catalog {
namespace {

using facts::Read;
using facts::Statement;

/// Follows the reads of one file to what their rows end up in, through temporary views.
class FileReads {
  public:
    FileReads(const facts::FileFacts& file, const Catalog& catalog, std::vector<ResolvedRead>& reads)
        : file_(file), catalog_(catalog), reads_(reads) {}

    void add(const Statement& statement) {
        statement_ = &statement;
        for (const auto& removal : statement.removals) {
            if (const auto name = temporary_name(removal.name)) views_.erase(*name);
        }
        find_targets();
        sources_.clear();
        passed_on_.clear();
        for (const Read& read : statement.reads)
            add(read);
        for (const std::string& name : made_) {
            auto& sources = views_[name];
            if (statement.writes.empty()) sources.clear();
            sources.insert(sources_.begin(), sources_.end());
        }
    }

  private:
    /// The reads behind a temporary view, by index; a view over views has theirs as well.
    using Sources = std::set<std::size_t>;

    /// What the statement makes or writes: temporary views, and relations.
    void find_targets() {
        made_.clear();
        targets_.clear();
        written_.clear();
        for (const auto& creation : statement_->creations)
            add_target(creation.name, is_temporary(creation.kind));
        for (const auto& change : statement_->alterations)
            if (change.kind == facts::AlterKind::as_query) add_target(change.name, is_view(change.name));
        for (const auto& write : statement_->writes) {
            const bool temporary = is_view(write.target);
            add_target(write.target, temporary);
            written_.push_back(temporary ? std::nullopt : std::optional(targets_.back()));
        }
    }

    void add_target(const Name& name, bool temporary) {
        if (!temporary) {
            targets_.push_back(catalog_.resolve(name, file_, *statement_));
        } else if (auto view = temporary_name(name)) {
            made_.push_back(std::move(*view));
        }
    }

    [[nodiscard]] bool is_view(const Name& name) const {
        if (views_.empty()) return false;
        const auto view = temporary_name(name);
        return view && views_.contains(*view);
    }

    void add(const Read& read) {
        std::vector<ObjectName> fed = targets_;
        if (read.write && *read.write < written_.size()) {
            const auto& target = written_[*read.write];
            fed = target ? std::vector{*target} : std::vector<ObjectName>();
        }
        const bool may_be_view = read.kind == facts::ReadKind::relation && !views_.empty();
        const auto name = may_be_view ? temporary_name(read.name) : std::nullopt;
        const auto view = name ? views_.find(*name) : views_.end();
        if (view != views_.end()) {
            pass_on(view->second, read, fed);
            return;
        }
        sources_.insert(reads_.size());
        reads_.push_back(
            {&file_, statement_, &read, catalog_.resolve(read.name, file_, *statement_), std::move(fed)});
    }

    /// What is behind a view ends up in what its reader makes; once, however often that names it.
    void pass_on(const Sources& sources, const Read& read, const std::vector<ObjectName>& fed) {
        const bool filter = read.purpose == facts::Purpose::filter;
        for (const std::size_t index : sources) {
            if (!filter) sources_.insert(index);
            if (!passed_on_.emplace(index, filter, read.write).second) continue;
            auto& ends_in = filter ? reads_[index].chooses_for : reads_[index].targets;
            ends_in.insert(ends_in.end(), fed.begin(), fed.end());
        }
    }

    const facts::FileFacts& file_;
    const Catalog& catalog_;
    std::vector<ResolvedRead>& reads_;
    std::map<std::string, Sources> views_; ///< by temporary_name
    // Of the statement that is being read:
    const Statement* statement_ = nullptr;
    std::vector<std::string> made_;
    std::vector<ObjectName> targets_;
    std::vector<std::optional<ObjectName>> written_; ///< a target for each write; absent: a temporary view
    Sources sources_;
    std::set<std::tuple<std::size_t, bool, std::optional<std::uint32_t>>> passed_on_;
};

} // namespace

void Catalog::collect_reads(const facts::FileFacts& file) {
    FileReads reads(file, *this, reads_);
    for (const Statement& statement : file.statements)
        reads.add(statement);
}

} // namespace lakelint::catalog
