// SPDX-License-Identifier: Apache-2.0
#include "rule/history.h"

#include <optional>
#include <utility>

namespace lakelint::rule {
namespace {

bool is_temporary(facts::RelationKind kind) {
    return kind == facts::RelationKind::temporary_table || kind == facts::RelationKind::temporary_view;
}

std::optional<std::size_t> rank(const policy::Policy& policy, const std::string& path) {
    for (std::size_t i = 0; i < policy.order.size(); ++i) {
        if (policy::matches_path({policy.order[i]}, path)) return i;
    }
    return std::nullopt;
}

class Histories {
  public:
    explicit Histories(const Project& project) : project_(project) {
        each_statement(project_, [&](const StatementSite& site) {
            for (const auto& removal : site.statement.removals) {
                if (!removal.temporary && removal.object == "table")
                    add(removal.name, site, {&site.file, &site.statement, nullptr, nullptr, &removal});
            }
            for (const auto& creation : site.statement.creations) {
                if (!is_temporary(creation.kind))
                    add(creation.name, site, {&site.file, &site.statement, &creation, nullptr, nullptr});
            }
            for (const auto& change : site.statement.alterations)
                alter(change, site);
        });
    }

    [[nodiscard]] const std::map<std::string, Biography>& all() const { return histories_; }

  private:
    void alter(const facts::Alteration& change, const StatementSite& site) {
        const Event event{&site.file, &site.statement, nullptr, &change, nullptr};
        add(change.name, site, event);
        if (change.kind != facts::AlterKind::rename || !change.new_name) return;
        catalog::ObjectName name = site.resolve(*change.new_name);
        if (change.new_name->parts.size() < 2) { // it stays in its schema
            const catalog::ObjectName old = site.resolve(change.name);
            name.schema = old.schema;
            name.catalog = old.catalog;
        }
        add(std::move(name), event);
    }

    void add(const facts::Name& name, const StatementSite& site, const Event& event) {
        if (name.is_path() || project_.catalog.is_temporary(name, site.file, site.statement)) return;
        add(site.resolve(name), event);
    }

    void add(catalog::ObjectName name, const Event& event) {
        std::string key = name.key();
        Biography& biography = histories_[std::move(key)];
        if (biography.events.empty()) biography.name = std::move(name);
        biography.events.push_back(event);
    }

    const Project& project_;
    std::map<std::string, Biography> histories_;
};

} // namespace

const std::map<std::string, Biography>& histories(const Project& project) {
    return project.shared<Histories>().all();
}

bool comes_after(const Project& project, const facts::FileFacts& file, const facts::FileFacts& other) {
    const auto of_file = rank(project.policy, file.path);
    const auto of_other = rank(project.policy, other.path);
    return of_file && of_other && *of_file > *of_other;
}

} // namespace lakelint::rule
