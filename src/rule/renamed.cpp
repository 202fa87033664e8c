// SPDX-License-Identifier: Apache-2.0
#include "rule/renamed.h"

namespace lakelint::rule {
namespace {

/// A new name without a schema stays in the old one.
catalog::ObjectName new_name(const Project& project, const facts::Alteration& change,
                             const catalog::ObjectName& old_name, const facts::FileFacts& file,
                             const facts::Statement& statement) {
    catalog::ObjectName name = project.catalog.resolve(*change.new_name, file, statement);
    if (change.new_name->parts.size() < 2 && !name.name.unknown()) {
        name.catalog = old_name.catalog;
        name.schema = old_name.schema;
    }
    return name;
}

} // namespace

void each_renamed(const Project& project, const std::function<void(const Renamed&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            for (const auto& change : statement.alterations) {
                const bool renames = change.kind == facts::AlterKind::rename && change.new_name;
                if (!renames || project.catalog.is_temporary(change.name, file, statement)) continue;
                catalog::ObjectName old_name = project.catalog.resolve(change.name, file, statement);
                catalog::ObjectName name = new_name(project, change, old_name, file, statement);
                policy::LayerVerdict layer = project.layer(name);
                const Place place{&file, name.span};
                visit({{project, place, std::move(name), std::move(layer)}, std::move(old_name)});
            }
        }
    }
}

} // namespace lakelint::rule
