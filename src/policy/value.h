// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// A span in one of the files that a policy is made of.
struct FileSpan : source::Span {
    std::uint32_t file = 0; ///< 0: the policy itself; others: what it extends and names
};

/// A piece of YAML as data, with the place it was written at. What scalars mean is decided by who reads them,
/// as YAML's own guesses (`no` as a boolean, `1_000` as a number) are not what a policy means.
///
/// Aliases are replaced by what they stand for and `<<` is merged. The span of an aliased value is that of
/// the alias; what lies within it keeps the place where it was written.
struct Value {
    enum class Kind : std::uint8_t { null, scalar, list, map };

    Kind kind = Kind::null;
    FileSpan span;          ///< of the whole value; of its key where a value is left out
    std::uint32_t line = 0; ///< from 1; where the span begins
    std::string scalar;
    bool quoted = false; ///< a scalar that stood in quotes or in a `|` or `>` block
    std::vector<Value> items;

    struct Entry;
    std::vector<Entry> entries; ///< of a map: in the order of the file, keys are scalars and differ

    [[nodiscard]] const Value* find(std::string_view key) const;
    [[nodiscard]] const Entry* find_entry(std::string_view key) const;
};

struct Value::Entry {
    Value key;
    Value value;
};

} // namespace lakelint::policy
