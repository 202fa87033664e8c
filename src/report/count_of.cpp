// SPDX-License-Identifier: Apache-2.0
#include "report/count_of.h"

#include <fmt/format.h>

namespace lakelint::report {

std::string count_of(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace lakelint::report
