// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/relation.h"
#include "facts/access.h"
#include "source/verdict.h"

#include <string>
#include <string_view>

// Whether a condition lets the engine leave out parts of a table that is partitioned or clustered.
namespace lakelint::rule::pruning {

/// Whether a condition prunes, and where that cannot be said, why.
struct Answer {
    source::Verdict prunes = source::Verdict::no;
    std::string reason;

    /// One of two: the stronger holds.
    void add(Answer other);
};

/// What the bounds of a condition do for a relation with layout columns.
[[nodiscard]] Answer judge(const catalog::Relation& relation, const facts::Predicate& predicate);

/// Whether a relation generates a column from another one, on which a bound then is one on both.
[[nodiscard]] bool is_computed_from(const catalog::Relation& relation, std::string_view key,
                                    std::string_view column);

/// "bounds no column", "bounds only `id`", "bounds `ts` only inside `date`, where clustering cannot prune".
[[nodiscard]] std::string in_words(const catalog::Relation& relation, const facts::Predicate& predicate);

/// "add a condition such as …", or how to write the one that a function makes useless.
[[nodiscard]] std::string advice(const catalog::Relation& relation, const facts::Predicate& predicate);

/// A bound on a layout column that the function around it makes useless; null where there is none.
[[nodiscard]] const facts::Bound* defeated(const catalog::Relation& relation,
                                           const facts::Predicate& predicate);

} // namespace lakelint::rule::pruning
