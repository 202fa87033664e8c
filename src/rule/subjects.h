// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "rule/layers.h"
#include "rule/out.h"
#include "rule/project.h"

#include <functional>
#include <string>

namespace lakelint::rule {

/// What every subject of a rule knows: where it stands and which layer it belongs to.
struct Subject {
    const Project& project;
    Place place;              ///< the token a finding about it points at
    catalog::ObjectName name; ///< its full name
    policy::LayerVerdict layer;

    /// The layer it belongs to, if that makes a demand; null where it belongs to none that does. Where its
    /// layer cannot be known although one that it may be demands something, that is counted as unresolved.
    template <typename Demand>
    [[nodiscard]] const policy::Layer* layer_that(Demand demands, Out& out) const;

    /// "its layer is not known: …", with what hides it.
    [[nodiscard]] std::string unknown_layer_reason() const;
};

/// Why the CREATE of a relation is not seen: "nothing in the project creates it", or its name is not known.
[[nodiscard]] std::string unseen_reason(const catalog::ObjectName& name);

/// One relation after folding that the project creates; temporary ones are not among them.
struct Table : Subject {
    const catalog::Relation& relation;
};

/// One CREATE of a relation that is neither temporary nor a path, as the statement has it.
struct Created : Subject {
    const facts::FileFacts& file;
    const facts::Statement& statement;
    const facts::Creation& creation;
};

/// One statement's change to the rows of a relation that is neither temporary nor a path. `place` is the
/// target's name.
struct Written : Subject {
    const facts::FileFacts& file;
    const facts::Statement& statement;
    const facts::Write& write;
    const catalog::Relation* relation; ///< null where the project says nothing else of it
};

/// One read of a relation, with what it ends up in. `name` and `layer` are those of what is read.
struct ReadSite : Subject {
    const catalog::ResolvedRead& resolved;

    [[nodiscard]] const facts::FileFacts& file() const { return *resolved.file; }
    [[nodiscard]] const facts::Read& read() const { return *resolved.read; }
};

/// One DROP. A schema's or catalog's `name` has no name but these parts.
struct Removed : Subject {
    const facts::FileFacts& file;
    const facts::Statement& statement;
    const facts::Removal& removal;
};

/// One statement as it stands, for rules that look at what has no relation as its subject.
struct StatementSite {
    const Project& project;
    const facts::FileFacts& file;
    const facts::Statement& statement;

    [[nodiscard]] Place at(facts::Span span) const { return {&file, span}; }
    /// The full name of something that the statement names.
    [[nodiscard]] catalog::ObjectName resolve(const facts::Name& name) const {
        return project.catalog.resolve(name, file, statement);
    }
    /// A relation that the statement names, as a subject: its full name and its layer.
    [[nodiscard]] Subject subject(const facts::Name& name) const;
};

/// One OPTIMIZE, VACUUM … of a table, or of a path, which then is its name and in no layer.
struct Maintained : Subject {
    const facts::FileFacts& file;
    const facts::Statement& statement;
    const facts::Maintenance& job;
    const catalog::Relation* relation; ///< null where the project says nothing else of it
};

template <typename Demand>
const policy::Layer* Subject::layer_that(Demand demands, Out& out) const {
    using policy::Verdict;
    if (layer.found == Verdict::yes) return demands(*layer.layer) ? layer.layer : nullptr;
    if (layer.found == Verdict::no) return nullptr;
    for (const policy::Layer* candidate : possible_layers(project.policy, name).layers) {
        if (!demands(*candidate)) continue;
        out.unresolved(place, name.text(), unknown_layer_reason());
        break;
    }
    return nullptr;
}

// Each calls `visit` for every subject of its kind, in the order of files and statements (tables: of names).
// All but statements live as long as the project.
void each_table(const Project& project, const std::function<void(const Table&)>& visit);
void each_created(const Project& project, const std::function<void(const Created&)>& visit);
void each_written(const Project& project, const std::function<void(const Written&)>& visit);
void each_read(const Project& project, const std::function<void(const ReadSite&)>& visit);
void each_removed(const Project& project, const std::function<void(const Removed&)>& visit);
void each_maintained(const Project& project, const std::function<void(const Maintained&)>& visit);
void each_statement(const Project& project, const std::function<void(const StatementSite&)>& visit);

} // namespace lakelint::rule
