// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/jobs.h"
#include "source/verdict.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

// Whether jobs take the old rows out of a table: those that lie below some value of its date column.
namespace lakelint::rule::purge {

/// Reads in which statements take rows of a table to write them into that very table.
class Rewrites {
  public:
    explicit Rewrites(const Project& project);

    /// Of a table, by the file of its statement.
    [[nodiscard]] std::vector<const facts::Read*> of(const std::string& key,
                                                     const facts::FileFacts& file) const;

  private:
    std::map<std::pair<std::string, const facts::FileFacts*>, std::vector<const facts::Read*>> reads_;
};

struct Answer {
    source::Verdict purges = source::Verdict::no;
    std::string reason; ///< of `unknown`: one phrase
};

/// `jobs` are those of the table.
[[nodiscard]] Answer judge(const Table& table, const std::vector<const Job*>& jobs, const std::string& by,
                           const Rewrites& rewrites);

/// Whether a job would do, were it one of this table.
[[nodiscard]] bool may_purge(const catalog::Relation& relation, const Job& job, const std::string& by);

/// Why a DELETE with a condition does not: "this DELETE bounds only `id`".
[[nodiscard]] std::string describe(const catalog::Relation& relation, const facts::Write& write,
                                   const std::string& by);

} // namespace lakelint::rule::purge
