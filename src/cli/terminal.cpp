// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

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

std::string write_fault(int error) {
    switch (error) {
    case EACCES:
    case EPERM: return "permission denied";
    case EISDIR: return "it is a folder";
    case ENOENT: return "there is no such folder";
    case ENOSPC: return "the disk is full";
    default: return std::generic_category().message(error);
    }
}

bool write_out(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return true;
    if (errno != EPIPE) complain(fmt::format("cannot write to standard output: {}", write_fault(errno)));
    return false;
}

bool use_color(std::string_view when) {
    if (when == "always") return true;
    if (when == "never") return false;
    const char* no_color = std::getenv("NO_COLOR");
    return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) != 0;
}

} // namespace lakelint::cli
