// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/span.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace lakelint::source {

/// How the bytes of a file became text.
enum class Encoding : std::uint8_t {
    utf8,
    utf16,   ///< with or without a byte order mark, converted
    unknown, ///< neither; every character that could not be read is one U+FFFD in the text
};

/// One file, decoded. `text` is always valid UTF-8; a leading byte order mark is not part of it.
struct File {
    std::string path; ///< as it is to be printed
    std::string text;
    Encoding encoding = Encoding::utf8;
    bool had_bom = false;
    /// Offset in `text` of the first character that could not be read; always set for Encoding::unknown, and
    /// for UTF-16 that holds half a character.
    std::optional<std::uint32_t> first_unreadable;
    /// What must not be printed, such as a password.
    std::vector<Span> concealed = {};
};

/// Why a file or folder could not be read, in words for a person that follow its path: "no such file",
/// "permission denied", "is a folder", "is binary, not text", "is larger than 1 GiB".
struct ReadError {
    std::string path;
    std::string message;
};

/// Reads and decodes a file, a pipe included. Fails on a missing, unreadable or binary file and on one over 1
/// GiB.
[[nodiscard]] tl::expected<File, ReadError> load(const std::filesystem::path& file, std::string printed_path);

/// Reads a file without decoding it. Fails on a missing or unreadable file and on one over 1 GiB.
[[nodiscard]] tl::expected<std::string, ReadError> load_bytes(const std::filesystem::path& file,
                                                              std::string printed_path);

/// Reads and decodes standard input to its end. Fails as `load` does.
[[nodiscard]] tl::expected<File, ReadError> load_standard_input(std::string printed_path);

/// Decodes bytes that were read already. Fails as `load` does.
[[nodiscard]] tl::expected<File, ReadError> decode(std::string bytes, std::string printed_path);

/// A text in the encoding, and with the byte order mark, of the bytes that it is to take the place of. Where
/// those could not be decoded in full, this does not give them back for what was decoded of them.
[[nodiscard]] std::string encode_like(std::string_view bytes, std::string_view text);

} // namespace lakelint::source
