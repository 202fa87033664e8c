// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"

#include <string>
#include <string_view>

namespace lakelint::report {

/// Colours of a terminal, or none.
class Style {
  public:
    explicit Style(bool color) : color_(color) {}

    [[nodiscard]] std::string bold(std::string_view text) const { return paint("1", text); }
    /// Line numbers, bars and arrows: what is not the user's own text.
    [[nodiscard]] std::string frame(std::string_view text) const { return paint("1;34", text); }
    [[nodiscard]] std::string good(std::string_view text) const { return paint("1;32", text); }
    [[nodiscard]] std::string severity(diagnostic::Severity severity, std::string_view text) const {
        switch (severity) {
        case diagnostic::Severity::error: return paint("1;31", text);
        case diagnostic::Severity::warning: return paint("1;33", text);
        case diagnostic::Severity::note: break;
        }
        return paint("1;36", text);
    }

  private:
    [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const {
        if (!color_) return std::string(text);
        return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
    }

    bool color_;
};

} // namespace lakelint::report
