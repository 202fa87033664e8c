// SPDX-License-Identifier: Apache-2.0
#include "fragment/fragment.h"

#include "fragment/notebook.h"

namespace lakelint::fragment {

std::vector<Fragment> fragments(source::File&& file) {
    if (is_sql_notebook(file.text)) return notebook_cells(file.text);
    std::vector<Fragment> whole;
    whole.push_back({std::move(file.text), source::OffsetMap()});
    return whole;
}

} // namespace lakelint::fragment
