// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/name.h"

#include <optional>
#include <string>

namespace lakelint::catalog {

using facts::Name;
using facts::Span;
using facts::Text;
using facts::Word;

/// Where an unqualified name lives when no USE says otherwise; absent parts are not known.
struct Defaults {
    std::optional<std::string> catalog;
    std::optional<std::string> schema;
};

/// The full name of an object. An absent part is not known: nothing in the file, no USE and no default gives
/// it.
struct ObjectName {
    std::optional<Text> catalog;
    std::optional<Text> schema;
    Text name;
    Span span;            ///< of the last part, which is where findings about the object point
    Span schema_span;     ///< of the schema part; of the whole name where it has none
    unsigned written = 1; ///< parts that the file gives: in the name, or by a USE before it

    /// `catalog.schema.name`, without the parts that are not known.
    [[nodiscard]] std::string text() const;
    /// Equal for two names of one object: folded, `?` for a part that is not known. Holes compare by their
    /// spelling.
    [[nodiscard]] std::string key() const;
    /// True when no part that is known has a hole.
    [[nodiscard]] bool literal() const;
};

/// The folded name by which a temporary view or table may be meant: `v`, `global_temp.v` and `LIVE.v` may
/// name one, anything more qualified does not.
[[nodiscard]] std::optional<std::string> temporary_name(const Name& name);

/// Whether two texts may come to the same name once their holes are filled, whatever the case.
[[nodiscard]] bool may_be_equal(const Text& a, const Text& b);

/// Whether two names may be those of one object: holes, and parts that are not known, may be anything.
[[nodiscard]] bool may_be_same(const ObjectName& a, const ObjectName& b);

/// The full name that a name stands for: what is written, then what USE has set, then the defaults. A part
/// before which a hole stands is not known, as the hole may hold it.
[[nodiscard]] ObjectName resolve(const Name& name, const facts::Context& context, const Defaults& defaults);

} // namespace lakelint::catalog
