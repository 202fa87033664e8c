// SPDX-License-Identifier: Apache-2.0
#include "cli/given_name.h"

#include "source/text.h"

namespace lakelint::cli {

std::string given_name(std::string_view word) {
    std::string name = source::fold_case(word);
    std::erase(name, '`');
    return name;
}

} // namespace lakelint::cli
