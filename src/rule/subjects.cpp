// SPDX-License-Identifier: Apache-2.0
#include "rule/subjects.h"

#include <utility>
#include <vector>

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

/// The subjects of one kind. Every rule looks at the same ones, so they are found once.
struct AllTables {
    explicit AllTables(const Project& project) {
        all.reserve(project.catalog.relations().size());
        for (const auto& relation : project.catalog.relations()) {
            if (!relation.created() || relation.is_temporary()) continue;
            Subject about{project, relation.place, relation.name, project.layer(relation.name)};
            all.push_back({std::move(about), relation});
        }
    }
    std::vector<Table> all;
};

/// Calls `visit` for each statement of a project with its file.
template <typename Visit>
void each_statement_of(const Project& project, Visit visit) {
    for (const auto& file : project.files) {
        for (const auto& statement : file.statements)
            visit(file, statement);
    }
}

struct AllCreated {
    explicit AllCreated(const Project& project) {
        each_statement_of(project, [&](const auto& file, const auto& statement) {
            for (const auto& creation : statement.creations) {
                if (is_temporary(creation.kind) || creation.name.is_path()) continue;
                all.push_back(
                    {subject(project, file, project.catalog.resolve(creation.name, file, statement)), file,
                     statement, creation});
            }
        });
    }
    std::vector<Created> all;
};

struct AllWritten {
    explicit AllWritten(const Project& project) {
        each_statement_of(project, [&](const auto& file, const auto& statement) {
            for (const auto& write : statement.writes) {
                if (write.target.is_path() || project.catalog.is_temporary(write.target, file, statement))
                    continue;
                Subject about =
                    subject(project, file, project.catalog.resolve(write.target, file, statement));
                const catalog::Relation* relation = project.catalog.find(about.name);
                all.push_back({std::move(about), file, statement, write, relation});
            }
        });
    }
    std::vector<Written> all;
};

struct AllReads {
    explicit AllReads(const Project& project) {
        all.reserve(project.catalog.reads().size());
        for (const auto& resolved : project.catalog.reads()) {
            if (resolved.read->kind != facts::ReadKind::relation) continue;
            Subject about = subject(project, *resolved.file, resolved.source);
            about.place.span = resolved.read->name.span;
            all.push_back({std::move(about), resolved});
        }
    }
    std::vector<ReadSite> all;
};

struct AllRemoved {
    explicit AllRemoved(const Project& project) {
        each_statement_of(project, [&](const auto& file, const auto& statement) {
            for (const auto& removal : statement.removals) {
                if (removal.temporary || project.catalog.is_temporary(removal.name, file, statement))
                    continue;
                all.push_back({subject(project, file, removed_name(project, removal, file, statement)), file,
                               statement, removal});
            }
        });
    }
    std::vector<Removed> all;
};

struct AllMaintained {
    explicit AllMaintained(const Project& project) {
        each_statement_of(project, [&](const auto& file, const auto& statement) {
            for (const auto& job : statement.maintenance) {
                if (job.name.empty() || job.name.is_path()) {
                    all.push_back({path_subject(project, file, job), file, statement, job, nullptr});
                    continue;
                }
                Subject about = subject(project, file, project.catalog.resolve(job.name, file, statement));
                const catalog::Relation* relation = project.catalog.find(about.name);
                all.push_back({std::move(about), file, statement, job, relation});
            }
        });
    }
    std::vector<Maintained> all;
};

template <typename Subjects, typename Visit>
void visit_all(const Project& project, const Visit& visit) {
    for (const auto& subject : project.shared<Subjects>().all)
        visit(subject);
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
    visit_all<AllTables>(project, visit);
}

void each_created(const Project& project, const std::function<void(const Created&)>& visit) {
    visit_all<AllCreated>(project, visit);
}

void each_written(const Project& project, const std::function<void(const Written&)>& visit) {
    visit_all<AllWritten>(project, visit);
}

void each_read(const Project& project, const std::function<void(const ReadSite&)>& visit) {
    visit_all<AllReads>(project, visit);
}

void each_removed(const Project& project, const std::function<void(const Removed&)>& visit) {
    visit_all<AllRemoved>(project, visit);
}

void each_maintained(const Project& project, const std::function<void(const Maintained&)>& visit) {
    visit_all<AllMaintained>(project, visit);
}

Subject StatementSite::subject(const facts::Name& name) const {
    return rule::subject(project, file, resolve(name));
}

void each_statement(const Project& project, const std::function<void(const StatementSite&)>& visit) {
    each_statement_of(project, [&](const auto& file, const auto& statement) {
        visit({project, file, statement});
    });
}

} // namespace lakelint::rule
