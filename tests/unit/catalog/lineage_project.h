// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lineage.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::test {

/// The lineage of some files, in words.
class LineageProject {
  public:
    using Files = std::vector<std::pair<std::string, std::string>>; ///< path and SQL

    explicit LineageProject(const Files& files, const catalog::Options& options = {{"prod", "default"}, {}}) {
        lower::Reader reader;
        for (const auto& [path, sql] : files) {
            facts::FileFacts facts;
            facts.path = path;
            reader.read(sql, source::OffsetMap(), facts);
            for (const auto& fault : facts.faults)
                FAIL_CHECK(path << ": " << fault.message);
            files_.push_back(std::move(facts));
        }
        catalog_ = std::make_unique<catalog::Catalog>(files_, options);
        lineage_ = std::make_unique<catalog::Lineage>(*catalog_, files_);
    }
    explicit LineageProject(std::string_view sql) : LineageProject(Files{{"a.sql", std::string(sql)}}) {}

    [[nodiscard]] const catalog::Lineage& lineage() const { return *lineage_; }
    [[nodiscard]] catalog::Lineage columns() const { return catalog::Lineage::of_columns(*catalog_, files_); }

    [[nodiscard]] std::string name(std::uint32_t node) const { return lineage_->nodes()[node].name.text(); }

    [[nodiscard]] const catalog::LineageNode& at(const std::string& wanted) const {
        for (const auto& node : lineage_->nodes()) {
            if (node.name.text() == wanted) return node;
        }
        FAIL("there is no node " << wanted);
        return lineage_->nodes().front();
    }

    /// `a -> b, a -> c`, with `x2` behind an edge that has two sites.
    [[nodiscard]] std::string edges() const {
        std::string text;
        for (const auto& edge : lineage_->edges()) {
            if (!text.empty()) text += ", ";
            text += name(edge.from) + " -> " + name(edge.to);
            if (edge.sites.size() > 1) text += " x" + std::to_string(edge.sites.size());
        }
        return text;
    }

    /// `a ~ b, a ~ c`: pairs that may be one.
    [[nodiscard]] std::string pairs() const {
        std::string text;
        for (std::uint32_t node = 0; node < lineage_->nodes().size(); ++node) {
            for (const std::uint32_t other : lineage_->may_be(node)) {
                if (other < node) continue;
                if (!text.empty()) text += ", ";
                text += name(node) + " ~ " + name(other);
            }
        }
        return text;
    }

    [[nodiscard]] std::vector<std::string> nodes() const {
        std::vector<std::string> names;
        for (std::uint32_t node = 0; node < lineage_->nodes().size(); ++node)
            names.push_back(name(node));
        return names;
    }

  private:
    std::vector<facts::FileFacts> files_;
    std::unique_ptr<catalog::Catalog> catalog_;
    std::unique_ptr<catalog::Lineage> lineage_;
};

} // namespace lakelint::test
