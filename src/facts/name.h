// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"
#include "source/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lakelint::facts {

using source::Span;
using source::Text;

/// Whether a list holds all there is. `partial`: a `SELECT *`, a template, a hole or an unparsed statement
/// hid something, so that nothing may be concluded from what is missing.
enum class Coverage : std::uint8_t { whole, partial };

/// A word as it stands in the file: its text without quotes, and its token.
struct Word {
    Text text;
    Span span;

    friend bool operator==(const Word&, const Word&) = default;
};

/// The name of an object as written, first part first: `catalog.schema.table`. IDENTIFIER('a.b') yields two
/// parts with the clause's span, IDENTIFIER(:t) one part that is a hole.
struct Name {
    std::vector<Word> parts;
    Span span;

    [[nodiscard]] bool empty() const { return parts.empty(); }
    [[nodiscard]] const Word& last() const { return parts.back(); }
    /// `a.b.c`, holes in their own spelling.
    [[nodiscard]] std::string text() const;
    /// delta.`s3://…`: a format and a path in place of a schema and a table.
    [[nodiscard]] bool is_path() const;
    /// `LIVE.t`: what the pipeline that runs the file calls `t`; its settings say in which schema that lies.
    [[nodiscard]] bool is_live() const;
    friend bool operator==(const Name&, const Name&) = default;
};

/// What USE has set when a statement runs; parts that no USE has set are empty.
struct Context {
    Text catalog;
    Text schema;

    friend bool operator==(const Context&, const Context&) = default;
};

} // namespace lakelint::facts
