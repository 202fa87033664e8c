// SPDX-License-Identifier: Apache-2.0
#include "report/format.h"

#include "report/writers.h"

#include <algorithm>
#include <array>

namespace lakelint::report {

namespace {

constexpr std::array all_formats{
    Format{"text", "for people: excerpts, how to fix, and a summary", &write_text, true},
    Format{"gcc", "one line a finding, which editors and problem matchers read", &write_gcc},
    Format{"json", "everything, for programs", &write_json, true},
    Format{"github", "annotations in a GitHub Actions run", &write_github},
};

} // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
    const auto* const found = std::find_if(all_formats.begin(), all_formats.end(),
                                           [name](const Format& format) { return format.name == name; });
    return found == all_formats.end() ? nullptr : found;
}

} // namespace lakelint::report
