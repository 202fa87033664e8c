// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "advise/advice.h"
#include "lower/lower.h"
#include "policy/policy.h"
#include "support/catch.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {

/// Advice on one file of SQL, in words.
class Advised {
  public:
    explicit Advised(std::string_view sql, std::string policy = "version: 1\nlayers: {}\n") {
        auto loaded = policy::parse(std::move(policy), "lakelint.yaml");
        REQUIRE(loaded.policy.has_value());
        policy_ = std::move(*loaded.policy);
        lower::Reader reader;
        files_.resize(1);
        files_[0].path = "a.sql";
        reader.read(sql, source::OffsetMap(), files_[0]);
        for (const auto& fault : files_[0].faults)
            FAIL_CHECK(fault.message);
        catalog_ = std::make_unique<catalog::Catalog>(files_, catalog::Options{{"c", "s"}, {}});
        using namespace std::chrono;
        project_ = std::make_unique<rule::Project>(policy_, *catalog_, files_, year(2026) / 1 / 15);
        advice_ = std::make_unique<advise::Advice>(*project_);
    }

    [[nodiscard]] const advise::TableAdvice& table(std::string_view name) const {
        for (const auto& table : advice_->tables())
            if (table.uses->name.name.value == name) return table;
        FAIL("no table " << name);
        return advice_->tables().front();
    }
    [[nodiscard]] const advise::Advice& advice() const { return *advice_; }

    /// "cluster dt user_id 3/4": what is proposed for a table, and how many of its uses that prunes; else
    /// "-" and why nothing can be said.
    [[nodiscard]] std::string layout(std::string_view name = "t") const {
        static constexpr const char* actions[] = {"cluster", "recluster", "unpartition", "partition",
                                                  "unseen"};
        const auto& found = table(name);
        if (!found.layout) return found.open.empty() ? "-" : "- " + found.open;
        return fmt::format("{} {} {}/{}", actions[static_cast<int>(found.layout->action)],
                           fmt::join(found.layout->keys, " "), found.layout->serves, found.uses->uses.size());
    }

    /// "dt: 2 filters, 1 join" of each column, the weightiest first.
    [[nodiscard]] std::vector<std::string> columns(std::string_view name = "t") const {
        std::vector<std::string> result;
        for (const auto& column : table(name).columns) {
            result.push_back(fmt::format("{}: {} {} {} {} {}", column.column, column.changes.size(),
                                         column.filters.size(), column.joins.size(), column.loose.size(),
                                         column.wrapped.size()));
        }
        return result;
    }

    /// "OPTIMIZE VACUUM", or why that cannot be said.
    [[nodiscard]] std::string upkeep(std::string_view name = "t") const {
        const auto& found = table(name);
        std::string text;
        for (const auto& each : found.upkeep)
            text += (text.empty() ? "" : " ") + each.command;
        return found.upkeep_open.empty() ? text : text + "? " + found.upkeep_open;
    }

  private:
    policy::Policy policy_;
    std::vector<facts::FileFacts> files_;
    std::unique_ptr<catalog::Catalog> catalog_;
    std::unique_ptr<rule::Project> project_;
    std::unique_ptr<advise::Advice> advice_;
};

} // namespace lakelint::test
