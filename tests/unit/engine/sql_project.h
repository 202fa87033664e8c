// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "engine/engine.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "policy/policy.h"
#include "rule/registry.h"
#include "rule/settings.h"
#include "support/catch.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace lakelint::test {

/// A policy and a few files of SQL, to be judged. Files are added in path order.
class SqlProject {
  public:
    explicit SqlProject(std::string policy) {
        auto loaded = policy::parse(std::move(policy), "lakelint.yaml");
        REQUIRE(loaded.policy.has_value());
        policy_ = std::move(*loaded.policy);
        auto configured = rule::configure(policy_, rule::registry());
        REQUIRE(configured.errors.empty());
        rules_ = std::move(configured.rules);
    }

    void add(const std::string& path, const std::string& sql) {
        facts::FileFacts& file = files_.emplace_back();
        file.path = path;
        source::File text;
        text.text = sql;
        lower::Reader reader;
        for (const auto& fragment : fragment::fragments(std::move(text)))
            reader.read(fragment.text, fragment.map, file);
    }
    facts::FileFacts& file(std::size_t number) { return files_[number]; }

    /// What the rules of the policy say.
    [[nodiscard]] engine::Result run(unsigned jobs = 1) const { return run(rules_, jobs); }
    [[nodiscard]] engine::Result run(const std::vector<rule::ActiveRule>& rules, unsigned jobs = 1) const {
        const catalog::Catalog catalog(files_, {});
        using namespace std::chrono;
        return engine::run({policy_, catalog, files_, year(2026) / 1 / 15}, rules, jobs);
    }

    /// `path:begin-end severity rule message` of each finding.
    [[nodiscard]] static std::vector<std::string> shown(const engine::Result& result) {
        std::vector<std::string> lines;
        for (const auto& found : result.diagnostics) {
            lines.push_back(fmt::format("{}:{}-{} {} {} {}", found.location.path, found.location.span.begin,
                                        found.location.span.end, diagnostic::name(found.severity), found.rule,
                                        found.message));
        }
        return lines;
    }

    /// `path:begin-end rule object: reason` of each check that stayed open.
    [[nodiscard]] static std::vector<std::string> open(const engine::Result& result) {
        std::vector<std::string> lines;
        for (const auto& found : result.unresolved) {
            lines.push_back(fmt::format("{}:{}-{} {} {}: {}", found.location.path, found.location.span.begin,
                                        found.location.span.end, found.rule, found.object, found.reason));
        }
        return lines;
    }

  private:
    policy::Policy policy_;
    std::vector<rule::ActiveRule> rules_;
    std::vector<facts::FileFacts> files_;
};

} // namespace lakelint::test
