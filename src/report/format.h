// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.h"

#include <span>
#include <string>
#include <string_view>

namespace lakelint::report {

/// One way to write a report. Every format writes valid UTF-8 whatever bytes paths and messages hold.
struct Format {
    std::string_view name;
    std::string_view description;                                                  ///< one line, for `--help`
    void (*write)(const Report& report, const Context& context, std::string& out); ///< appends to `out`
    /// It says which findings can be fixed, so that their fixes have to be laid out before.
    bool tells_fixes = false;
};

/// All formats; the first is the default.
[[nodiscard]] std::span<const Format> formats();

/// Null for a name that is none.
[[nodiscard]] const Format* find_format(std::string_view name);

} // namespace lakelint::report
