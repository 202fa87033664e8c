// SPDX-License-Identifier: Apache-2.0
#include "rule/subjects.h"

namespace lakelint::rule {
namespace {

bool is_temporary(facts::RelationKind kind) {
    return kind == facts::RelationKind::temporary_table || kind == facts::RelationKind::temporary_view;
}

Subject subject(const Project& project, const facts::FileFacts& file, catalog::ObjectName name) {
    policy::LayerVerdict layer = project.layer(name);
    const Place place{&file, name.span};
    return {project, place, std::move(name), std::move(layer)};
}

Subject path_subject(const Project& project, const facts::FileFacts& file, const facts::Maintenance& job) {
    catalog::ObjectName name;
    const facts::Word& path = job.path ? *job.path : job.name.last();
    name.name = path.text;
    name.span = path.span;
    return {project, {&file, path.span}, std::move(name), {}};
}

catalog::ObjectName removed_name(const Project& project, const facts::Removal& removal,
                                 const facts::FileFacts& file, const facts::Statement& statement) {
    catalog::ObjectName name = project.catalog.resolve(removal.name, file, statement);
    if (removal.object == "catalog") {
        name.catalog = name.name;
        name.schema.reset();
        name.name = {};
    } else if (removal.object
               == "schema") { // `DROP SCHEMA c.s`: what would be a table's schema is its catalog
        const bool has_catalog = removal.name.parts.size() > 1;
        const auto& context = file.contexts[statement.context];
        if (has_catalog) {
            name.catalog = name.schema;
        } else if (!name.catalog && !context.catalog.value.empty()) {
            name.catalog = context.catalog;
        }
        name.schema = name.name;
        name.name = {};
    }
    return name;
}

} // namespace

std::string Subject::unknown_layer_reason() const {
    if (!name.schema && name.name.unknown()) return "its layer is not known: `" + name.name.value + "`";
    if (!name.schema)
        return "its layer is not known: the name has no schema, and no USE or default gives one";
    if (!name.schema->literal()) return "its layer is not known: `" + name.schema->value + "`";
    if (name.catalog && !name.catalog->literal())
        return "its layer is not known: `" + name.catalog->value + "`";
    return "its layer is not known: the name has no catalog, and no USE or default gives one";
}

std::string unseen_reason(const catalog::ObjectName& name) {
    if (name.literal()) return "nothing in the project creates it";
    return "its name is only known when the job runs: `" + name.text() + "`";
}

void each_table(const Project& project, const std::function<void(const Table&)>& visit) {
    for (const auto& relation : project.catalog.relations()) {
        if (!relation.created() || relation.is_temporary()) continue;
        Subject about{project, relation.place, relation.name, project.layer(relation.name)};
        visit({std::move(about), relation});
    }
}

void each_created(const Project& project, const std::function<void(const Created&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            for (const auto& creation : statement.creations) {
                if (is_temporary(creation.kind) || creation.name.is_path()) continue;
                visit({subject(project, file, project.catalog.resolve(creation.name, file, statement)), file,
                       statement, creation});
            }
        }
    }
}

void each_written(const Project& project, const std::function<void(const Written&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            for (const auto& write : statement.writes) {
                if (write.target.is_path() || project.catalog.is_temporary(write.target, file, statement))
                    continue;
                Subject about =
                    subject(project, file, project.catalog.resolve(write.target, file, statement));
                const catalog::Relation* relation = project.catalog.find(about.name);
                visit({std::move(about), file, statement, write, relation});
            }
        }
    }
}

void each_read(const Project& project, const std::function<void(const ReadSite&)>& visit) {
    for (const auto& resolved : project.catalog.reads()) {
        if (resolved.read->kind != facts::ReadKind::relation) continue;
        Subject about = subject(project, *resolved.file, resolved.source);
        about.place.span = resolved.read->name.span;
        visit({std::move(about), resolved});
    }
}

void each_removed(const Project& project, const std::function<void(const Removed&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            for (const auto& removal : statement.removals) {
                if (removal.temporary || project.catalog.is_temporary(removal.name, file, statement))
                    continue;
                visit({subject(project, file, removed_name(project, removal, file, statement)), file,
                       statement, removal});
            }
        }
    }
}

Subject StatementSite::subject(const facts::Name& name) const {
    return rule::subject(project, file, resolve(name));
}

void each_statement(const Project& project, const std::function<void(const StatementSite&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements)
            visit({project, file, statement});
    }
}

void each_maintained(const Project& project, const std::function<void(const Maintained&)>& visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements) {
            for (const auto& job : statement.maintenance) {
                if (job.name.empty() || job.name.is_path()) {
                    visit({path_subject(project, file, job), file, statement, job, nullptr});
                    continue;
                }
                Subject about = subject(project, file, project.catalog.resolve(job.name, file, statement));
                const catalog::Relation* relation = project.catalog.find(about.name);
                visit({std::move(about), file, statement, job, relation});
            }
        }
    }
}

} // namespace lakelint::rule
