// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rule/project.h"
#include "rule/subjects.h"

#include <map>
#include <string>
#include <vector>

namespace lakelint::rule {

/// One statement that makes, changes or drops a relation: one of the three pointers is set.
struct Event {
    const facts::FileFacts* file = nullptr;
    const facts::Statement* statement = nullptr;
    const facts::Creation* creation = nullptr;
    const facts::Alteration* alteration = nullptr;
    const facts::Removal* removal = nullptr;

    [[nodiscard]] Place at(facts::Span span) const { return {file, span}; }
};

/// What happens to one relation, in the order of files and statements; the order of two files says nothing.
struct Biography {
    catalog::ObjectName name;
    std::vector<Event> events;
};

/// The relations of a project by key, as its statements tell of them, those included that are dropped in the
/// end: the catalog only knows what is left. ALTER … RENAME TO is an event of both names. Temporary relations
/// and paths are not among them.
[[nodiscard]] const std::map<std::string, Biography>& histories(const Project& project);

/// Whether the policy's `order` says that the settings of a file come after those of another.
[[nodiscard]] bool comes_after(const Project& project, const facts::FileFacts& file,
                               const facts::FileFacts& other);

} // namespace lakelint::rule
