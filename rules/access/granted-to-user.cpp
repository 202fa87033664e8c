// SPDX-License-Identifier: Apache-2.0
#include "rule/full_regex.h"
#include "rule/rule.h"
#include "rule/securable.h"

#include <fmt/format.h>

namespace lakelint::rules::access::granted_to_user {
namespace {

using policy::Verdict;
using rule::Granted;
using rule::Out;

struct Options {
    std::string users = ".+@.+";
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("users", &Options::users,
                      "a regular expression (RE2) that matches the whole name of a person and of nobody else")
            .noun("regular expression")
            .checked(rule::is_regex),
    };
    return fields;
}

std::string privileges_in_words(const facts::Grant& grant) {
    std::string words;
    for (const facts::Word& privilege : grant.privileges)
        words += (words.empty() ? "" : ", ") + privilege.text.value;
    return words;
}

void judge_grant(const Granted& granted, const rule::FullRegex& users, Out& out) {
    const std::string what = rule::securable_in_words(granted.grant.object, granted);
    for (const facts::Word& principal : granted.grant.principals) {
        const Verdict person = users.match(principal.text);
        const rule::Place place{granted.place.file, principal.span};
        const std::string& name = principal.text.value;
        if (person == Verdict::unknown) {
            out.unresolved(place, granted.name.text(),
                           fmt::format("who is granted it is only known when the job runs: `{}`", name));
        }
        if (person != Verdict::yes) continue;
        out.report({.place = place,
                    .object = granted.name.text(),
                    .message = fmt::format("{} on {} is granted to `{}`, who is a person; the policy wants "
                                           "grants to groups and service principals only",
                                           privileges_in_words(granted.grant), what, name),
                    .help = fmt::format("grant it to a group and make `{}` a member of that", name),
                    .policy = std::nullopt,
                    .clause = fmt::format("{} to {}", privileges_in_words(granted.grant), name)});
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    const rule::FullRegex users(options.users);
    out.subjects = 0;
    rule::each_granted(project, [&](const Granted& granted) {
        ++*out.subjects;
        judge_grant(granted, users, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a privilege is granted to a person instead of a group",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::access::granted_to_user
