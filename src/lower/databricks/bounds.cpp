// SPDX-License-Identifier: Apache-2.0
#include "lower/databricks/bounds.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {
namespace {

bool same_path(const BoundColumn& a, const BoundColumn& b) {
    return std::equal(
        a.path.begin(), a.path.end(), b.path.begin(), b.path.end(),
        [](const auto& x, const auto& y) { return source::equal_folded(x.text.value, y.text.value); });
}

/// What holds the same column down on the other side of an OR, from the same side if there is such a bound.
const BoundColumn* counterpart(const BoundColumn& bound, const std::vector<BoundColumn>& others) {
    const BoundColumn* found = nullptr;
    for (const BoundColumn& other : others) {
        if (!same_path(bound, other)) continue;
        if (other.sense == bound.sense) return &other;
        if (found == nullptr) found = &other;
    }
    return found;
}

} // namespace

Bounds Bounds::both(Bounds a, Bounds b) {
    using enum Always;
    a.columns.insert(a.columns.end(), b.columns.begin(), b.columns.end());
    a.hole = a.hole || b.hole;
    if (a.always == false_ || b.always == false_) {
        a.always = false_;
    } else if (a.always == true_ && b.always == true_) {
        a.always = true_;
    } else {
        a.always = unknown;
    }
    return a;
}

Bounds Bounds::either(const Bounds& a, const Bounds& b) {
    using enum Always;
    if (a.always == false_) return b;
    if (b.always == false_) return a;
    Bounds result;
    for (const BoundColumn& left : a.columns) {
        const BoundColumn* right = counterpart(left, b.columns);
        if (right == nullptr) continue;
        result.columns.push_back(left.kind < right->kind ? *right : left);
        if (left.sense != right->sense) result.columns.back().sense = facts::Sense::other;
    }
    // A hole on one side may bound what the other side bounds, and then both do.
    result.hole = (a.hole && (b.hole || !b.columns.empty())) || (b.hole && !a.columns.empty());
    if (a.always == true_ || b.always == true_) result.always = true_;
    return result;
}

void Shape::merge(const Shape& other, const char* function_name) {
    query = query || other.query;
    truth = false;
    literal = literal && other.literal;
    if (other.kind == Kind::constant) {
        if (kind == Kind::column) {
            kind = Kind::wrapped;
            function = function_name;
        }
        hole = false;
        return;
    }
    if (kind == Kind::constant) {
        kind = other.kind == Kind::column ? Kind::wrapped : other.kind;
        path = other.path;
        function = other.kind == Kind::column ? function_name : other.function;
        hole = false;
        return;
    }
    kind = Kind::other;
}

} // namespace lakelint::lower::databricks
