// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "rule/fixes.h"
#include "rule/rule.h"
#include "rule/securable.h"

#include <fmt/format.h>

namespace lakelint::rules::access::user_owned {
namespace {

using policy::Verdict;
using rule::Out;
using rule::StatementSite;
using rule::Subject;

struct Options {
    std::vector<policy::Glob> owners;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("owners", &Options::owners,
                      "globs of the groups and service principals that may own something; none: anybody")
            .noun("glob"),
    };
    return fields;
}

Verdict may_own(const source::Text& principal, const Options& options) {
    Verdict allowed = Verdict::no;
    for (const policy::Glob& owner : options.owners)
        allowed = allowed || owner.match(principal);
    return allowed;
}

std::string owners_in_words(const Options& options) {
    std::vector<std::string> words;
    for (const policy::Glob& owner : options.owners)
        words.push_back(fmt::format("`{}`", owner.text()));
    return policy::comma_list(words);
}

/// The one owner that is allowed, if the policy has just one and that is no glob.
std::optional<std::string> only_owner(const Options& options) {
    if (options.owners.size() != 1) return std::nullopt;
    const std::string& text = options.owners.front().text();
    return text.find_first_of("*?") == std::string::npos ? std::optional(text) : std::nullopt;
}

void judge_owner(const Subject& owned, const std::string& object, const facts::Word& owner,
                 const Options& options, Out& out) {
    if (rule::is_personal(owned)) return; // a personal schema belongs to a person
    const rule::Place place{owned.place.file, owner.span};
    const std::string& name = owner.text.value;
    const Verdict allowed = may_own(owner.text, options);
    if (allowed == Verdict::unknown) {
        out.unresolved(place, owned.name.text(),
                       fmt::format("its owner is only known when the job runs: `{}`", name));
    }
    if (allowed != Verdict::no) return;
    rule::Finding finding{
        .place = place,
        .object = owned.name.text(),
        .message = fmt::format("{} is given to `{}`, and the policy allows no owner but {}",
                               rule::securable_in_words(object, owned), name, owners_in_words(options)),
        .help = "name a group that the policy allows, so that it outlives whoever creates it",
        .policy = std::nullopt,
        .clause = "owner " + name};
    if (const auto right = only_owner(options)) {
        finding.fixes = rule::hint(fmt::format("write OWNER TO `{}`", *right), *owned.place.file);
    }
    out.report(std::move(finding));
}

void judge_statement(const StatementSite& site, const Options& options, Out& out) {
    for (const facts::Alteration& change : site.statement.alterations) {
        if (change.kind != facts::AlterKind::set_owner || !change.value) continue;
        ++*out.subjects;
        judge_owner(site.subject(change.name), change.view ? "view" : "table", *change.value, options, out);
    }
    for (const facts::ObjectChange& change : site.statement.objects) {
        if (!change.owner) continue;
        ++*out.subjects;
        judge_owner(rule::securable(site, change.object, change.name), change.object, *change.owner, options,
                    out);
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    out.subjects = 0;
    if (options.owners.empty()) return;
    rule::each_statement(project, [&](const StatementSite& site) { judge_statement(site, options, out); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "something is given to an owner that the policy does not allow",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::access::user_owned
