// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::access::broad_grant {
namespace {

using facts::Word;
using rule::Granted;
using rule::Out;

struct Options {
    std::vector<std::string> privileges = {"ALL PRIVILEGES"};
    std::vector<std::string> everyone = {"account users", "users"};
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("privileges", &Options::privileges, "privileges that nobody is to be granted")
            .noun("privilege"),
        policy::field("everyone", &Options::everyone, "groups that everybody is a member of").noun("group"),
    };
    return fields;
}

/// GRANT ALL is short for GRANT ALL PRIVILEGES.
std::string_view in_full(std::string_view privilege) {
    return source::equal_folded(privilege, "ALL") ? "ALL PRIVILEGES" : privilege;
}

bool is_listed(std::string_view word, const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& each) {
        return source::equal_folded(in_full(each), in_full(word));
    });
}

/// A placeholder alone may be everyone; beside other letters it has to be told from a list of words.
bool may_be_listed(const source::Text& text, const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& each) {
        return catalog::may_be_equal(text, source::Text(each));
    });
}

void judge_privileges(const Granted& granted, const Options& options, Out& out) {
    if (rule::is_personal(granted)) return; // who owns a schema may do anything in it
    for (const Word& privilege : granted.grant.privileges) {
        if (!is_listed(privilege.text.value, options.privileges)) continue;
        const std::string_view name = in_full(privilege.text.value);
        const bool all = source::equal_folded(name, "ALL PRIVILEGES");
        out.report({.place = {granted.place.file, privilege.span},
                    .object = granted.name.text(),
                    .message = fmt::format("{} on {} is granted{}, which the policy grants to nobody", name,
                                           rule::securable_in_words(granted.grant.object, granted),
                                           all ? ", those to come included" : ""),
                    .help = "grant the privileges that are needed, such as SELECT or MODIFY",
                    .policy = std::nullopt,
                    .clause = std::string(name)});
    }
}

void judge_principals(const Granted& granted, const Options& options, Out& out) {
    for (const Word& principal : granted.grant.principals) {
        const rule::Place place{granted.place.file, principal.span};
        const std::string& name = principal.text.value;
        if (!principal.text.literal()) {
            if (!may_be_listed(principal.text, options.everyone)) continue;
            out.unresolved(place, granted.name.text(),
                           fmt::format("who is granted it is only known when the job runs: `{}`", name));
        } else if (is_listed(name, options.everyone)) {
            out.report({.place = place,
                        .object = granted.name.text(),
                        .message = fmt::format("{} is granted to `{}`, and that is everybody",
                                               rule::securable_in_words(granted.grant.object, granted), name),
                        .help = "grant it to the group of those who need it",
                        .policy = std::nullopt,
                        .clause = fmt::format("to {}", source::fold_case(name))});
        }
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    out.subjects = 0;
    rule::each_granted(project, [&](const Granted& granted) {
        ++*out.subjects;
        judge_privileges(granted, options, out);
        judge_principals(granted, options, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "all privileges are granted, or something is granted to everybody",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::access::broad_grant
