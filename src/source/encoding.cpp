// SPDX-License-Identifier: Apache-2.0
#include "source/encoding.h"

#include "source/utf8.h"

#include <algorithm>
#include <array>

namespace lakelint::source {

namespace {

constexpr std::size_t sniffed_size = 8192;

unsigned byte_at(std::string_view bytes, std::size_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

bool is_high(std::string_view bytes, std::size_t offset) {
    return offset < bytes.size() && byte_at(bytes, offset) >= 0x80;
}

void put_unreadable(Decoded& decoded) {
    if (!decoded.first_unreadable) decoded.first_unreadable = static_cast<std::uint32_t>(decoded.text.size());
    decoded.text += replacement_character;
}

/// True when more speaks for UTF-8 with broken bytes in it than against. Sequences of three and four bytes
/// hardly ever occur by chance in other encodings; those of two do in every sixth Chinese character.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t in_favour = 0;
    std::size_t against = 0;
    for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
        const Utf8Step step = utf8_step(bytes, i);
        if (!step.valid) {
            against += step.size;
        } else {
            in_favour += step.size > 2 ? 3 : 1;
        }
        i += step.size;
    }
    return in_favour > against;
}

/// True for the likes of Latin-1: accented letters that stand alone among ASCII ones. A few such bytes prove
/// nothing, and leads of Shift-JIS that stand alone lie below 0xC0.
bool is_single_byte(std::string_view bytes) {
    std::size_t high = 0;
    std::size_t alone = 0;
    std::size_t letters = 0;
    for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i + 1)) {
        ++high;
        if (is_high(bytes, i + 1) || (i > 0 && is_high(bytes, i - 1))) continue;
        ++alone;
        if (byte_at(bytes, i) >= 0xC0) ++letters;
    }
    return high >= 4 && alone * 10 >= high * 9 && letters * 2 >= alone;
}

std::size_t double_byte_size(std::string_view bytes, std::size_t offset) {
    const unsigned lead = byte_at(bytes, offset);
    if (lead < 0x81 || lead > 0xFE || offset + 1 >= bytes.size()) return 1;
    const unsigned trail = byte_at(bytes, offset + 1);
    return trail >= 0x40 && trail <= 0xFE && trail != 0x7F ? 2 : 1;
}

Decoded decode_broken_utf8(std::string_view bytes) {
    Decoded decoded;
    decoded.text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const Utf8Step step = utf8_step(bytes, i);
        if (step.valid) {
            const std::size_t end = step.size == 1 ? skip_ascii(bytes, i) : i + step.size;
            decoded.text += bytes.substr(i, end - i);
            i = end;
        } else {
            put_unreadable(decoded);
            i += step.size;
        }
    }
    return decoded;
}

Decoded decode_legacy(std::string_view bytes) {
    const bool single = is_single_byte(bytes);
    Decoded decoded;
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t end = skip_ascii(bytes, i);
        decoded.text += bytes.substr(i, end - i);
        if (end == bytes.size()) break;
        put_unreadable(decoded);
        i = end + (single ? 1 : double_byte_size(bytes, end));
    }
    return decoded;
}

/// UTF-16 without a mark: many zero bytes, all on one side of the byte pairs.
std::optional<ByteOrder> sniff_utf16(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, sniffed_size);
    if (start.find('\0') == std::string_view::npos) return std::nullopt;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (start[i] == '\0') ++zeros[i % 2];
    }
    const std::size_t pairs = start.size() / 2;
    const auto many = [pairs](std::size_t count) { return count >= 4 && count * 10 >= pairs * 3; };
    const auto few = [pairs](std::size_t count) { return count * 100 <= pairs; };
    if (many(zeros[1]) && few(zeros[0])) return ByteOrder::little;
    if (many(zeros[0]) && few(zeros[1])) return ByteOrder::big;
    return std::nullopt;
}

char32_t unit_at(std::string_view bytes, std::size_t offset, ByteOrder order) {
    const unsigned first = byte_at(bytes, offset);
    const unsigned second = byte_at(bytes, offset + 1);
    return order == ByteOrder::big ? first << 8U | second : second << 8U | first;
}

bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }

/// Bytes that no text has: control characters but for white space and the end-of-file sign of DOS.
constexpr std::array<bool, 256> is_control = [] {
    std::array<bool, 256> table{};
    for (unsigned byte = 0; byte < 0x20; ++byte)
        table[byte] = !(byte >= '\t' && byte <= '\r') && byte != 0x1A;
    return table;
}();

} // namespace

bool looks_binary(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, sniffed_size);
    std::size_t controls = 0;
    for (const char c : start)
        controls += is_control[static_cast<unsigned char>(c)] ? 1U : 0U;
    return controls > 1 && controls * 100 > start.size() * 3;
}

std::optional<ByteOrder> utf16_byte_order(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return ByteOrder::little;
    if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
    return sniff_utf16(bytes);
}

Decoded decode_utf16(std::string_view bytes, ByteOrder order) {
    Decoded decoded;
    decoded.text.reserve(bytes.size());
    std::size_t i = 0;
    if (bytes.size() >= 2 && unit_at(bytes, 0, order) == 0xFEFF) i = 2;
    while (i + 1 < bytes.size()) {
        const char32_t unit = unit_at(bytes, i, order);
        i += 2;
        if (!is_surrogate(unit)) {
            append_utf8(decoded.text, unit);
            continue;
        }
        const char32_t next = i + 1 < bytes.size() ? unit_at(bytes, i, order) : 0;
        if (unit >= 0xDC00 || next < 0xDC00 || next > 0xDFFF) {
            put_unreadable(decoded);
            continue;
        }
        append_utf8(decoded.text, 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00));
        i += 2;
    }
    if (i < bytes.size()) put_unreadable(decoded);
    return decoded;
}

std::string encode_utf16(std::string_view text, ByteOrder order) {
    std::string bytes;
    bytes.reserve(text.size() * 2);
    const auto put = [&](char32_t unit) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        bytes += order == ByteOrder::big ? high : low;
        bytes += order == ByteOrder::big ? low : high;
    };
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Step step = utf8_step(text, i);
        i += step.size;
        if (step.code_point < 0x10000) {
            put(step.code_point);
        } else {
            put(0xD800 + ((step.code_point - 0x10000) >> 10U));
            put(0xDC00 + ((step.code_point - 0x10000) & 0x3FFU));
        }
    }
    return bytes;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
    for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
        const Utf8Step step = utf8_step(bytes, i);
        if (!step.valid) return i;
        i += step.size;
    }
    return std::nullopt;
}

Decoded decode_unknown(std::string_view bytes) {
    return is_mostly_utf8(bytes) ? decode_broken_utf8(bytes) : decode_legacy(bytes);
}

} // namespace lakelint::source
