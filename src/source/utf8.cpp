// SPDX-License-Identifier: Apache-2.0
#include "source/utf8.h"

#include <cstring>

namespace lakelint::source {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

/// What a lead byte promises: how many bytes follow, and which second bytes are allowed.
struct Lead {
    unsigned trail = 0; ///< 0: not a lead byte
    unsigned low = 0x80;
    unsigned high = 0xBF;
};

Lead lead_of(unsigned byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1};
    if (byte == 0xE0) return {2, 0xA0, 0xBF}; // else overlong
    if (byte == 0xED) return {2, 0x80, 0x9F}; // else a surrogate
    if (byte >= 0xE1 && byte <= 0xEF) return {2};
    if (byte == 0xF0) return {3, 0x90, 0xBF}; // else overlong
    if (byte >= 0xF1 && byte <= 0xF3) return {3};
    if (byte == 0xF4) return {3, 0x80, 0x8F}; // else past U+10FFFF
    return {};
}

} // namespace

Utf8Step utf8_step(std::string_view bytes, std::size_t offset) {
    if (offset >= bytes.size()) return {};
    const unsigned first = byte_at(bytes, offset);
    if (first < 0x80) return {1, true, first};
    const Lead lead = lead_of(first);
    if (lead.trail == 0) return {1, false};
    char32_t value = first & (0x3FU >> lead.trail);
    for (unsigned i = 1; i <= lead.trail; ++i) {
        const unsigned low = i == 1 ? lead.low : 0x80;
        const unsigned high = i == 1 ? lead.high : 0xBF;
        if (offset + i >= bytes.size()) return {i, false};
        const unsigned next = byte_at(bytes, offset + i);
        if (next < low || next > high) return {i, false};
        value = (value << 6U) | (next & 0x3FU);
    }
    return {lead.trail + 1, true, value};
}

std::size_t skip_ascii(std::string_view bytes, std::size_t offset) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::uint64_t word = 0;
    for (; offset + sizeof word <= bytes.size(); offset += sizeof word) {
        std::memcpy(&word, bytes.data() + offset, sizeof word);
        if ((word & high_bits) != 0) break;
    }
    while (offset < bytes.size() && byte_at(bytes, offset) < 0x80)
        ++offset;
    return offset;
}

std::uint32_t count_code_points(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = skip_ascii(text, at);
        count += static_cast<std::uint32_t>(end - at);
        for (at = end; at < text.size() && byte_at(text, at) >= 0x80; ++at)
            count += is_continuation(text[at]) ? 0U : 1U;
    }
    return count;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

} // namespace lakelint::source
