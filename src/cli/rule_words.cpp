// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_words.h"

namespace lakelint::cli {

std::string_view scope_word(rule::Scope scope) {
    switch (scope) {
    case rule::Scope::statement: return "statement";
    case rule::Scope::table: return "table";
    case rule::Scope::project: break;
    }
    return "project";
}

std::string_view runs_word(const rule::About& about) {
    return about.demanded != nullptr ? "by demand" : "when named";
}

std::string demand_text(const rule::About& about) {
    if (about.demanded == nullptr) return {};
    return (about.demand.starts_with('`') ? "" : "a ") + about.demand;
}

std::string_view family_of(std::string_view id) { return id.substr(0, id.find('/')); }

} // namespace lakelint::cli
