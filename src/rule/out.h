// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "diagnostic/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

using catalog::Place;
using diagnostic::PolicyReference;

/// A related place with a sentence of its own.
struct Aside {
    Place place;
    std::string message;
};

/// One way to mend what a finding is about: edits to one file, which belong together.
struct Fix {
    std::string title; ///< what it does, as an order: "add IF NOT EXISTS"
    diagnostic::Safety safety = diagnostic::Safety::display_only;
    const facts::FileFacts* file = nullptr;
    std::vector<diagnostic::Edit> edits;
};

/// What a rule has to say about one place.
struct Finding {
    Place place;
    std::string object; ///< the relation it is about, as `catalog.schema.name`
    std::string
        message;      ///< one sentence without a full stop: quotes the name, states what the policy requires
    std::string help; ///< what to do, one sentence without a full stop
    std::optional<PolicyReference>
        policy;         ///< the line that asks for it; absent: the line that switches the rule on
    std::string clause; ///< the normalised text at fault, for the fingerprint; may be empty
    std::vector<Aside> notes = {};
    std::vector<Fix> fixes = {};
};

/// Takes what one rule says, and gives it the rule's name and severity.
class Out {
  public:
    Out(std::string_view rule, diagnostic::Severity severity, std::optional<PolicyReference> switched_on)
        : rule_(rule), severity_(severity), switched_on_(std::move(switched_on)) {}

    void report(Finding finding);
    /// Something that cannot be judged: never a pass, never a finding. The reason is one phrase ("its layer
    /// is not known: `${schema}`").
    void unresolved(const Place& place, std::string object, std::string reason);

    /// How many subjects the rule was given; nothing: it looks at the project as a whole.
    std::optional<std::size_t> subjects;
    std::vector<diagnostic::Diagnostic> diagnostics;
    std::vector<diagnostic::Unresolved> unresolved_checks;

  private:
    std::string rule_;
    diagnostic::Severity severity_;
    std::optional<PolicyReference> switched_on_;
};

} // namespace lakelint::rule
