// SPDX-License-Identifier: Apache-2.0
#include "catalog/layout.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::catalog {

LayoutState layout_of(const facts::Creation& creation, const facts::FileFacts& file) {
    LayoutState layout;
    layout.place = {&file, creation.name.last().span};
    if (!creation.partitioned_by.empty()) {
        layout.kind = LayoutState::Kind::partitioned;
        layout.keys = creation.partitioned_by;
        layout.place = {&file, creation.partitioned_span};
    }
    if (creation.clustering) cluster(layout, *creation.clustering, file);
    return layout;
}

void cluster(LayoutState& layout, const facts::Clustering& clustering, const facts::FileFacts& file) {
    layout.place = {&file, clustering.span};
    switch (clustering.mode) {
    case facts::Clustering::Mode::none:
        layout.kind = LayoutState::Kind::none;
        layout.keys.clear();
        break;
    case facts::Clustering::Mode::automatic:
        layout.kind = LayoutState::Kind::automatic;
        layout.keys.clear();
        break;
    case facts::Clustering::Mode::columns:
        layout.kind = LayoutState::Kind::clustered;
        if (!clustering.keys.empty()) layout.keys.clear(); // else the partition columns become the keys
        for (const Word& key : clustering.keys)
            layout.keys.push_back({key, {}});
        break;
    }
}

bool same_layout(const LayoutState& a, const LayoutState& b) {
    return a.kind == b.kind
           && std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                         [](const auto& x, const auto& y) {
                             return source::equal_folded(x.column.text.value, y.column.text.value)
                                    && x.transform == y.transform;
                         });
}

} // namespace lakelint::catalog
