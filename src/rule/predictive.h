// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/name_index.h"
#include "rule/subjects.h"
#include "source/verdict.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

/// Which tables Databricks maintains by itself. It runs OPTIMIZE, VACUUM and ANALYZE on managed tables of
/// Unity Catalog, where the policy's `predictive-optimization` says so; ALTER and CREATE of a table, its
/// schema or its catalog say otherwise, the nearest of them first.
class PredictiveOptimization {
  public:
    explicit PredictiveOptimization(const Project& project);

    struct Answer {
        source::Verdict covered = source::Verdict::no;
        std::string reason; ///< of `unknown`: one phrase
    };
    [[nodiscard]] Answer covers(const Table& table) const;

  private:
    /// What statements about one object say, taken together.
    struct Switch {
        catalog::ObjectName name; ///< of a schema or a catalog: without the parts below it
        bool enable = false;
        bool disable = false;
        const facts::FileFacts* file = nullptr; ///< of the last of them
    };
    /// Those of one kind of object.
    struct Switches {
        std::map<std::string, Switch> by_key;
        std::vector<const Switch*> all; ///< by their ids in `names`
        NameIndex names;

        void index();
    };

    static void add(Switches& switches, catalog::ObjectName name, std::string_view verb,
                    const facts::FileFacts& file);
    void read(const StatementSite& site);
    [[nodiscard]] Answer by_switches(const catalog::ObjectName& name) const;
    [[nodiscard]] Answer by_policy(const catalog::ObjectName& name) const;

    const Project& project_;
    Switches tables_;
    Switches schemas_;
    Switches catalogs_;
};

} // namespace lakelint::rule
