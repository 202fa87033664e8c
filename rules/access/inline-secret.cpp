// SPDX-License-Identifier: Apache-2.0
#include "rule/rule.h"

#include <fmt/format.h>

namespace lakelint::rules::access::inline_secret {
namespace {

using rule::Out;
using rule::StatementSite;

/// What the statement is about, so that a waiver can name it; empty where it names nothing.
std::string object_of(const StatementSite& site) {
    const facts::Statement& statement = site.statement;
    const auto full = [&](const facts::Name& name) {
        return name.is_path() ? std::string() : site.resolve(name).text();
    };
    if (!statement.creations.empty()) return full(statement.creations.front().name);
    if (!statement.alterations.empty()) return full(statement.alterations.front().name);
    if (!statement.writes.empty()) return full(statement.writes.front().target);
    if (!statement.objects.empty()) return statement.objects.front().name.text();
    return {};
}

/// The text of the secret goes nowhere: neither into the message nor into the clause, whose hash is written
/// down; excerpts show dots in its place.
void judge(const StatementSite& site, const rule::NoOptions&, Out& out) {
    for (const facts::Secret& secret : site.statement.secrets) {
        out.report(
            {.place = site.at(secret.span),
             .object = object_of(site),
             .message = fmt::format("{} is written into the SQL, where everybody who can read the file "
                                    "has it",
                                    secret.kind),
             .help = "revoke it, as it is known now, and let a credential, a connection or secret('scope', "
                     "'key') give the next one",
             .policy = std::nullopt,
             .clause = secret.kind});
    }
}

} // namespace

rule::Rule make() {
    return rule::per_statement({.summary = "a key or password is written into SQL",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::access::inline_secret
