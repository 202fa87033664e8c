// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy_place.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

// The subjects in which a policy may contradict itself.
namespace lakelint::policy {

using diagnostic::Diagnostic;
using diagnostic::Location;
using diagnostic::Note;
using diagnostic::Severity;

/// Where the checks put what they find.
class Contradictions {
  public:
    explicit Contradictions(const TextOf& text_of) : places(text_of) {}

    void add(Severity severity, Location location, std::string message, std::string help,
             std::vector<Note> notes = {}) {
        Diagnostic diagnostic;
        diagnostic.rule = "policy/contradiction";
        diagnostic.severity = severity;
        diagnostic.location = std::move(location);
        diagnostic.message = std::move(message);
        diagnostic.help = std::move(help);
        diagnostic.notes = std::move(notes);
        found.push_back(std::move(diagnostic));
    }

    PolicyPlaces places;
    std::vector<Diagnostic> found;
};

/// A schema glob that other layers' globs leave nothing to, or that shares schemas with one of them.
void check_layer_overlaps(const Policy& policy, Contradictions& out);

/// Templates that no name can follow.
void check_templates(const Policy& policy, Contradictions& out);

/// `reads` and `read-by` that exclude each other, and layers that nobody may read.
void check_readers(const Policy& policy, Contradictions& out);

/// Demands of one layer that cannot all be met, or bind nothing; owners that cannot be told.
void check_demands(const Policy& policy, Contradictions& out);

} // namespace lakelint::policy
