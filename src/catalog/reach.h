// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"

#include <functional>
#include <list>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lakelint::catalog {

/// What a read comes to: the relation that it names, or one that the views read which it names.
struct Reached {
    ObjectName name;
    const Relation* relation = nullptr; ///< null where the project says nothing of it
    /// All that bounds it on the way, under the names of its own columns; there while `visit` runs.
    const facts::Predicate& predicate;
    bool through_view = false;
    bool computed = false; ///< of a partial predicate: a view computes what is bounded, or cannot be followed
    bool unknown_view = false; ///< it is a view whose query is not known
};

/// Follows reads through views, temporary ones as well. A bound on a view's column is one on the column that
/// it is; one on what a view computes may be one, and then the predicate is partial.
class Reach {
  public:
    /// Both must outlive it.
    Reach(std::span<const facts::FileFacts> files, const Catalog& catalog);

    /// Calls `visit` for everything that a read of a statement comes to; of a view that is met on several
    /// ways what the first bounds.
    void each(const facts::FileFacts& file, const facts::Statement& statement, const facts::Read& read,
              const std::function<void(const Reached&)>& visit) const;

  private:
    /// The query of a view.
    struct View {
        const facts::FileFacts* file = nullptr;
        const facts::Statement* statement = nullptr;
        const facts::Creation* creation = nullptr;
    };
    struct Step {
        View from; ///< the statement that reads
        const facts::Read* read = nullptr;
        const facts::Predicate* predicate = nullptr;
        bool computed = false;
    };
    /// What is still to be looked at, and the predicates that were put together for it.
    struct Walk {
        std::vector<Step> steps;
        std::list<facts::Predicate> predicates;
    };

    [[nodiscard]] const View* temporary(const Step& step) const;
    static void enter(const View& view, const Step& reader, Walk& walk);

    const Catalog& catalog_;
    /// By file and folded name, in the order of statements.
    std::map<std::pair<const facts::FileFacts*, std::string>, std::vector<View>> temporary_;
    std::set<std::string> altered_; ///< keys of views whose query an ALTER replaces
};

} // namespace lakelint::catalog
