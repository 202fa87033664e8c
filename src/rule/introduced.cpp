// SPDX-License-Identifier: Apache-2.0
#include "rule/introduced.h"

#include <map>
#include <unordered_set>
#include <utility>

namespace lakelint::rule {
namespace {

using facts::AlterKind;

/// `c` of `a.b.c`, with the holes in it.
source::Text last_part(const source::Text& path) {
    const std::size_t from = path.holes.empty() ? 0 : path.holes.back().end;
    const std::size_t dot = path.value.rfind('.');
    if (dot == std::string::npos || dot < from) return path;
    return source::Text(path.value.substr(dot + 1));
}

bool is_temporary(facts::RelationKind kind) {
    return kind == facts::RelationKind::temporary_table || kind == facts::RelationKind::temporary_view;
}

/// The names that one file introduces.
class FileColumns {
  public:
    FileColumns(const facts::FileFacts& file, const std::function<void(const IntroducedColumn&)>& visit)
        : file_(file), visit_(visit) {}

    void add(const std::string& relation, const facts::Word& word, source::Text name,
             const facts::Column* column) {
        if (name.value.empty() || !seen_[relation].insert(name.value).second) return;
        visit_({{&file_, word.span}, relation, std::move(name), column});
    }

    void add_all(const std::string& relation, const std::vector<facts::Column>& columns, bool nested) {
        for (const facts::Column& column : columns)
            add(relation, column.name, nested ? last_part(column.name.text) : column.name.text, &column);
    }

    /// The columns of the query that a statement creates a relation from.
    void add_outputs(const std::string& relation, const facts::Statement& statement) {
        for (const facts::Projection& projection : statement.projections) {
            if (projection.write) continue;
            for (const facts::Output& output : projection.columns)
                add(relation, output.name, output.name.text, nullptr);
        }
    }

    void alter(const std::string& relation, const facts::Alteration& change) {
        const bool renames =
            change.keys.size() == 2
            && (change.kind == AlterKind::rename_column || change.kind == AlterKind::alter_column);
        if (change.kind == AlterKind::add_columns) add_all(relation, change.columns, true);
        if (change.kind == AlterKind::replace_columns) add_all(relation, change.columns, false);
        if (!renames) return;
        const facts::Word& to = change.keys.back();
        source::Text name = last_part(to.text);
        if (name != last_part(change.keys.front().text)) add(relation, to, std::move(name), nullptr);
    }

  private:
    const facts::FileFacts& file_;
    const std::function<void(const IntroducedColumn&)>& visit_;
    std::map<std::string, std::unordered_set<std::string>> seen_; ///< columns by relation
};

} // namespace

void each_introduced_column(const Project& project,
                            const std::function<void(const IntroducedColumn&)>& visit) {
    for (const facts::FileFacts& file : project.files) {
        FileColumns columns(file, visit);
        for (const facts::Statement& statement : file.statements) {
            const auto full = [&](const facts::Name& name) {
                return project.catalog.resolve(name, file, statement).text();
            };
            for (const facts::Creation& creation : statement.creations) {
                if (is_temporary(creation.kind) || creation.name.is_path()) continue;
                const std::string name = full(creation.name);
                columns.add_all(name, creation.columns, false);
                if (creation.columns.empty()) columns.add_outputs(name, statement);
            }
            for (const facts::Alteration& change : statement.alterations) {
                const bool path = change.name.is_path();
                if (!path && !project.catalog.is_temporary(change.name, file, statement))
                    columns.alter(full(change.name), change);
            }
        }
    }
}

} // namespace lakelint::rule
