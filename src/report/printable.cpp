// SPDX-License-Identifier: Apache-2.0
#include "report/printable.h"

#include "source/utf8.h"

#include <cstdint>
#include <iterator>

#include <fmt/format.h>

namespace lakelint::report {

namespace {

bool between(char32_t c, char32_t low, char32_t high) { return low <= c && c <= high; }

/// Invisible characters that change how their neighbours are shown: line and paragraph separators, marks and
/// overrides of the writing direction, and a byte order mark in the middle of a text.
bool is_deceptive(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || between(c, 0x2028, 0x202E)
           || between(c, 0x2066, 0x2069) || c == 0xFEFF;
}

} // namespace

std::size_t plain_ascii(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= ' ' && text[end] <= '~')
        ++end;
    return end - at;
}

void append_printable(std::string& out, char32_t c) {
    const auto number = static_cast<std::uint32_t>(c);
    if (c == '\n') {
        out += "\\n";
    } else if (c == '\r') {
        out += "\\r";
    } else if (c == '\t') {
        out += "\\t";
    } else if (c < 0x20 || between(c, 0x7F, 0x9F)) {
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", number);
    } else if (is_deceptive(c)) {
        fmt::format_to(std::back_inserter(out), "\\u{{{:04x}}}", number);
    } else {
        source::append_utf8(out, c);
    }
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = plain_ascii(text, i);
        out.append(text, i, plain);
        i += plain;
        if (i == text.size()) break;
        const source::Utf8Step step = source::utf8_step(text, i);
        append_printable(out, step.code_point);
        i += step.size;
    }
    return out;
}

std::string one_line(std::string_view text) {
    if (plain_ascii(text, 0) == text.size()) return std::string(text);
    std::string flat;
    flat.reserve(text.size());
    for (const char c : text) {
        if (c == '\n' && flat.ends_with('\r')) flat.pop_back();
        flat += c == '\n' || c == '\t' || c == '\v' || c == '\f' ? ' ' : c;
    }
    for (char& c : flat) {
        if (c == '\r') c = ' ';
    }
    return printable(flat);
}

} // namespace lakelint::report
