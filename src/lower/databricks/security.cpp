// SPDX-License-Identifier: Apache-2.0

// Grammar: Security.g4
#include "lower/databricks/lowering.h"
#include "source/text.h"

namespace lakelint::lower::databricks {

std::vector<Word> Lowering::privileges(const std::vector<Grammar::PrivilegeContext*>& list) {
    std::vector<Word> result;
    for (auto* privilege : list) {
        Word entry;
        entry.span = span(privilege);
        for (auto* part : privilege->words) {
            if (!entry.text.value.empty()) entry.text.value += ' ';
            for (const char c : text(part))
                entry.text.value += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
        result.push_back(std::move(entry));
    }
    return result;
}

facts::Grant Lowering::securable(Grammar::SecurableContext* tree) {
    facts::Grant grant;
    grant.object = "table";
    if (tree->name == nullptr) {
        grant.object = source::fold_case(text_word(tree).text.value);
        return grant;
    }
    grant.name = name(tree->name);
    if (tree->start != tree->name->start) grant.object = object_words(tree->start, tree->name->start);
    return grant;
}

void Lowering::grant(Grammar::GrantStatementContext* tree) {
    const bool deny = tree->verb->getType() == Grammar::DENY;
    open(deny ? "deny" : "grant", tree);
    facts::Grant entry = securable(tree->target);
    entry.verb = deny ? facts::Grant::Verb::deny : facts::Grant::Verb::grant;
    entry.privileges = privileges(tree->privileges);
    for (auto* grantee : tree->grantees)
        entry.principals.push_back(word(grantee->name));
    current_->grants.push_back(std::move(entry));
    close();
}

void Lowering::revoke(Grammar::RevokeStatementContext* tree) {
    open("revoke", tree);
    facts::Grant entry = securable(tree->target);
    entry.verb = facts::Grant::Verb::revoke;
    entry.privileges = privileges(tree->privileges);
    for (auto* grantee : tree->grantees)
        entry.principals.push_back(word(grantee->name));
    current_->grants.push_back(std::move(entry));
    close();
}

} // namespace lakelint::lower::databricks
