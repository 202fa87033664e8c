// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/file.h"
#include "source/offset_map.h"

#include <string>
#include <vector>

namespace lakelint::fragment {

/// A piece of a file that is SQL, and where each byte of it stands in the file.
struct Fragment {
    std::string text;
    source::OffsetMap map;
};

/// The SQL of a file. A plain file is one fragment; in a Databricks notebook saved as SQL each cell is one,
/// because a cell ends a statement and cells of other languages are no SQL at all.
[[nodiscard]] std::vector<Fragment> fragments(source::File&& file);

} // namespace lakelint::fragment
