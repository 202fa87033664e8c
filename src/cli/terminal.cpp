// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

namespace lakelint::cli {

void complain(std::string_view message) {
    std::string text = "lakelint: ";
    for (const char c : message) {
        const auto byte = static_cast<unsigned char>(c);
        const bool control = (byte < 0x20 && c != '\n') || byte == 0x7F;
        text += control ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
    }
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

bool write_out(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

bool use_color(std::string_view when) {
    if (when == "always") return true;
    if (when == "never") return false;
    const char* no_color = std::getenv("NO_COLOR");
    return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) != 0;
}

} // namespace lakelint::cli
