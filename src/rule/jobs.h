// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/name_index.h"
#include "rule/project.h"
#include "rule/subjects.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

/// One statement as far as it does something to one table: it changes its rows, makes it, maintains it. At
/// most one of the pointers to facts is set; none is where no more than the statement's first words could be
/// read, and then `verb` is.
struct Job {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr; ///< null where it could not be read
    facts::Span span = {};                       ///< of the table's name or path
    const facts::Creation* creation = nullptr;
    const facts::Alteration* alteration = nullptr;
    const facts::Removal* removal = nullptr;
    const facts::Write* write = nullptr;
    const facts::Maintenance* maintenance = nullptr;
    std::string_view verb = {}; ///< of one that could not be read: see facts::Unread

    [[nodiscard]] Place place() const { return {file, span}; }
    [[nodiscard]] bool read() const { return statement != nullptr; }
};

/// What the statements of a project do to its tables, by table. Rules share it: `project.shared<Jobs>()`.
class Jobs {
  public:
    explicit Jobs(const Project& project);

    /// Those that name a relation, or the path at which it lies, in the order of files and statements.
    [[nodiscard]] std::vector<const Job*> of(const catalog::Relation& relation) const;

    /// A statement about a relation that could not be read and begins with that word.
    [[nodiscard]] const Job* unread(const catalog::Relation& relation, std::string_view verb) const;

    /// A job under another name, or on a path, that may be this relation's: a placeholder or a part that
    /// nothing gives hides it.
    struct Possible {
        const Job* job = nullptr; ///< null: there is none
        std::string name;         ///< what the job calls its table
    };
    /// The first such job that `counts`.
    [[nodiscard]] Possible possible(const catalog::Relation& relation,
                                    const std::function<bool(const Job&)>& counts) const;

  private:
    /// The jobs of one name or path.
    struct Group {
        catalog::ObjectName name; ///< of a path, `name` is the whole of it
        std::vector<Job> jobs;
    };

    void read(const facts::FileFacts& file);
    void read_faults(const facts::FileFacts& file);
    void add(const facts::Name& name, Job job);
    void add_path(const facts::Word& path, Job job);
    void index();
    [[nodiscard]] EndIndex::Ids path_candidates(const catalog::Relation& relation) const;

    const Project& project_;
    std::map<std::string, Group> by_key_;
    std::map<std::string, Group> by_path_;
    std::vector<const Group*> named_; ///< by their ids in `names_`
    NameIndex names_;
    std::vector<const Group*> lying_; ///< by their ids in `folders_`
    EndingIndex folders_;             ///< paths by their last folders
};

/// "a statement about it in jobs/purge.sql could not be read".
[[nodiscard]] std::string unread_reason(const Job& job);

/// "jobs/purge.sql deletes from `ods.${t}`, which may be this table": `does` is what the job does.
[[nodiscard]] std::string possible_reason(const Jobs::Possible& possible, std::string_view does);

} // namespace lakelint::rule
