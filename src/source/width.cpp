// SPDX-License-Identifier: Apache-2.0
#include "source/width.h"

#include "source/utf8.h"

#include <utf8proc.h>

namespace lakelint::source {

std::size_t width(char32_t code_point) {
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
    return columns > 0 ? static_cast<std::size_t>(columns) : 0;
}

std::size_t width(std::string_view utf8) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const Utf8Step step = utf8_step(utf8, i);
        columns += width(step.code_point);
        i += step.size;
    }
    return columns;
}

} // namespace lakelint::source
