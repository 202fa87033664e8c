// SPDX-License-Identifier: Apache-2.0
#include "source/file.h"

#include "source/descriptor.h"
#include "source/encoding.h"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lakelint::source {

namespace {

constexpr std::size_t max_size = std::size_t{1} << 30U;
constexpr std::size_t chunk_size = std::size_t{1} << 16U;
constexpr const char* too_large = "is larger than 1 GiB";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// What an error number means to a person who named a file.
std::string describe(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR: return "no such file";
    case EACCES:
    case EPERM: return "permission denied";
    case EISDIR: return "is a folder";
    case ELOOP: return "is a link that leads to itself";
    default: return std::generic_category().message(error);
    }
}

ssize_t read_some(int descriptor, char* into, std::size_t size) {
    ssize_t count = 0;
    do {
        count = ::read(descriptor, into, size);
    } while (count < 0 && errno == EINTR);
    return count;
}

/// Reads to the end. One byte more than `expected` is asked for, so that getting less than that says that a
/// regular file has ended.
tl::expected<std::string, std::string> read_to_end(int descriptor, std::size_t expected, bool regular) {
    std::string bytes;
    std::size_t used = 0;
    bytes.resize(expected + 1);
    while (true) {
        if (used == bytes.size()) bytes.resize(used + std::max(chunk_size, used / 2));
        const ssize_t count = read_some(descriptor, bytes.data() + used, bytes.size() - used);
        if (count < 0) return tl::unexpected(describe(errno));
        if (count == 0) break;
        used += static_cast<std::size_t>(count);
        if (regular && used < bytes.size()) break;
        if (used > max_size) return tl::unexpected(std::string(too_large));
    }
    bytes.resize(used);
    return bytes;
}

tl::expected<std::string, std::string> read_descriptor(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return tl::unexpected(describe(errno));
    if (S_ISDIR(status.st_mode)) return tl::unexpected(describe(EISDIR));
    const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    if (size > max_size) return tl::unexpected(std::string(too_large));
    const bool regular = S_ISREG(status.st_mode) && size > 0; // those of /proc say that they are empty
    return read_to_end(descriptor, regular ? size : chunk_size, regular);
}

File from_utf16(std::string_view bytes, ByteOrder order, std::string path) {
    Decoded decoded = decode_utf16(bytes, order);
    const bool had_bom = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    return {std::move(path), std::move(decoded.text), Encoding::utf16, had_bom, decoded.first_unreadable};
}

} // namespace

tl::expected<std::string, ReadError> load_bytes(const std::filesystem::path& file, std::string printed_path) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) return tl::unexpected(ReadError{std::move(printed_path), describe(errno)});
    auto bytes = read_descriptor(descriptor.number());
    if (!bytes) return tl::unexpected(ReadError{std::move(printed_path), std::move(bytes.error())});
    return std::move(*bytes);
}

tl::expected<File, ReadError> load(const std::filesystem::path& file, std::string printed_path) {
    auto bytes = load_bytes(file, printed_path);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    return decode(std::move(*bytes), std::move(printed_path));
}

tl::expected<File, ReadError> load_standard_input(std::string printed_path) {
    auto bytes = read_descriptor(STDIN_FILENO);
    if (!bytes) return tl::unexpected(ReadError{std::move(printed_path), std::move(bytes.error())});
    return decode(std::move(*bytes), std::move(printed_path));
}

tl::expected<File, ReadError> decode(std::string bytes, std::string printed_path) {
    if (bytes.size() > max_size) return tl::unexpected(ReadError{std::move(printed_path), too_large});
    const auto byte_order = utf16_byte_order(bytes);
    File file;
    if (byte_order) {
        file = from_utf16(bytes, *byte_order, std::move(printed_path));
    } else {
        file.had_bom = bytes.starts_with(utf8_mark);
        if (file.had_bom) bytes.erase(0, utf8_mark.size());
        file.path = std::move(printed_path);
        file.text = std::move(bytes);
    }
    if (looks_binary(file.text)) {
        return tl::unexpected(ReadError{std::move(file.path), "is binary, not text"});
    }
    if (!byte_order && first_invalid_utf8(file.text)) {
        Decoded decoded = decode_unknown(file.text);
        file.text = std::move(decoded.text);
        file.encoding = Encoding::unknown;
        file.first_unreadable = decoded.first_unreadable;
    }
    return file;
}

std::string encode_like(std::string_view bytes, std::string_view text) {
    if (const auto order = utf16_byte_order(bytes)) {
        const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
        return std::string(bytes.substr(0, marked ? 2 : 0)) + encode_utf16(text, *order);
    }
    return std::string(bytes.starts_with(utf8_mark) ? utf8_mark : std::string_view()).append(text);
}

} // namespace lakelint::source
