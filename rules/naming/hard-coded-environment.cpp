// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/text.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lakelint::rules::naming::hard_coded_environment {
namespace {

using rule::Out;
using rule::StatementSite;
using source::Text;

struct Options {
    std::vector<std::string> environments;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("environments", &Options::environments,
                      "names of environments, such as `dev` and `prod`, that no file is to be bound to")
            .noun("environment"),
    };
    return fields;
}

/// Whether a word of the name ends before `at`, or at its own end; a hole may continue the word.
bool is_edge(const Text& text, std::size_t at, bool before) {
    const bool at_end = before ? at == 0 : at == text.value.size();
    const bool in_hole = std::any_of(text.holes.begin(), text.holes.end(), [&](const Text::Hole& hole) {
        return before ? at > hole.begin && at <= hole.end : at >= hole.begin && at < hole.end;
    });
    if (at_end || in_hole) return at_end;
    const char next = text.value[before ? at - 1 : at];
    return next == '_' || next == '-';
}

/// Whether a name is a word, or holds it between `_` and `-`; case does not count.
bool has_word(const Text& text, std::string_view word) {
    const std::string folded = source::fold_case(text.value);
    const std::string wanted = source::fold_case(word);
    if (wanted.empty()) return false;
    for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool literal = std::none_of(text.holes.begin(), text.holes.end(), [&](const Text::Hole& hole) {
            return at < hole.end && hole.begin < end;
        });
        if (literal && is_edge(text, at, true) && is_edge(text, end, false)) return true;
    }
    return false;
}

/// The environment that a part of a name is bound to; of several the longest.
const std::string* environment_in(const Text& part, const Options& options) {
    const std::string* longest = nullptr;
    for (const std::string& each : options.environments) {
        if (longest != nullptr && each.size() <= longest->size()) continue;
        if (has_word(part, each)) longest = &each;
    }
    return longest;
}

/// Judges the names of one statement: a part that it repeats counts once.
class StatementNames {
  public:
    StatementNames(const StatementSite& site, const Options& options, Out& out)
        : site_(site), options_(options), out_(out) {}

    void judge() {
        const facts::Statement& statement = site_.statement;
        for (const auto& creation : statement.creations)
            if (!is_temporary(creation.kind)) relation(creation.name);
        for (const auto& alteration : statement.alterations) {
            relation(alteration.name);
            if (alteration.new_name) relation(*alteration.new_name);
        }
        for (const auto& removal : statement.removals)
            if (!removal.temporary) object(removal.object, removal.name);
        for (const auto& write : statement.writes)
            relation(write.target);
        for (const auto& read : statement.reads)
            if (read.kind == facts::ReadKind::relation) relation(read.name);
        for (const auto& job : statement.maintenance)
            relation(job.name);
        for (const auto& annotation : statement.annotations)
            object(annotation.object, annotation.name);
        for (const auto& grant : statement.grants)
            object(grant.object, grant.name);
        for (const auto& change : statement.objects)
            object(change.object, change.name);
        for (const auto& name : statement.uses)
            parts(name, name.text());
    }

  private:
    static bool is_temporary(facts::RelationKind kind) {
        return kind == facts::RelationKind::temporary_table || kind == facts::RelationKind::temporary_view;
    }

    void relation(const facts::Name& name) {
        if (!name.is_path() && !is_neutral(name)) parts(name, site_.resolve(name).text());
    }

    void object(const std::string& kind, const facts::Name& name) {
        if (!name.is_path() && !is_neutral(name)) parts(name, rule::securable(site_, kind, name).name.text());
    }

    /// Most names hold no environment, which is quick to tell.
    [[nodiscard]] bool is_neutral(const facts::Name& name) const {
        return std::none_of(name.parts.begin(), name.parts.end(), [&](const facts::Word& part) {
            return environment_in(part.text, options_) != nullptr;
        });
    }

    void parts(const facts::Name& name, const std::string& object) {
        for (const facts::Word& part : name.parts) {
            const std::string* environment = environment_in(part.text, options_);
            if (environment == nullptr || !seen_.insert(source::fold_case(part.text.value)).second) continue;
            if (site_.project.catalog.is_temporary(name, site_.file, site_.statement)) return;
            report(part, *environment, object);
        }
    }

    void report(const facts::Word& part, const std::string& environment, const std::string& object) {
        const std::string& text = part.text.value;
        const bool whole = source::equal_folded(text, environment);
        out_.report(
            {.place = site_.at(part.span),
             .object = object,
             .message = fmt::format("`{}` {}, which the policy wants as a parameter", text,
                                    whole ? "is the name of an environment"
                                          : fmt::format("names the environment `{}`", environment)),
             .help = fmt::format("put a parameter in its place, such as `${{{}}}` or IDENTIFIER(:name)",
                                 whole ? "catalog" : "env"),
             .policy = std::nullopt,
             .clause = source::fold_case(text)});
    }

    const StatementSite& site_;
    const Options& options_;
    Out& out_;
    std::set<std::string> seen_;
};

void judge(const rule::Project& project, const Options& options, Out& out) {
    out.subjects = 0;
    if (options.environments.empty()) return;
    rule::each_statement(project, [&](const StatementSite& site) {
        ++*out.subjects;
        StatementNames(site, options, out).judge();
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "an environment's name stands in SQL that should take a parameter",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::naming::hard_coded_environment
