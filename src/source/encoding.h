// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::source {

/// Bytes turned into UTF-8. `first_unreadable` is the offset in `text` of the first U+FFFD put there.
struct Decoded {
    std::string text;
    std::optional<std::uint32_t> first_unreadable;
};

enum class ByteOrder : std::uint8_t { little, big };

/// True when the share of control characters at the start of the bytes is more than text ever has.
[[nodiscard]] bool looks_binary(std::string_view bytes);

/// The byte order of UTF-16, told by its byte order mark or, without one, by where the zero bytes of its
/// ASCII lie.
[[nodiscard]] std::optional<ByteOrder> utf16_byte_order(std::string_view bytes);

/// Converts UTF-16; a byte order mark is left out, a lone surrogate becomes U+FFFD.
[[nodiscard]] Decoded decode_utf16(std::string_view bytes, ByteOrder order);

/// The reverse of `decode_utf16`; a byte order mark is not put before it.
[[nodiscard]] std::string encode_utf16(std::string_view text, ByteOrder order);

/// The offset of the first byte that is not UTF-8, if there is one.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Reads as far as it can what is not valid UTF-8: UTF-8 with some broken bytes keeps its other characters.
/// Any other encoding is not known for certain, so each of its characters becomes one U+FFFD; but characters
/// of two bytes (GBK, CP949, Big5, Shift-JIS) are taken as a whole, as their second byte may look like a
/// backslash, a backtick or a brace and must not act as one.
[[nodiscard]] Decoded decode_unknown(std::string_view bytes);

} // namespace lakelint::source
