// SPDX-License-Identifier: Apache-2.0
#include "cache/segment.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <type_traits>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace lakelint::cache {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t magic = 0x3154434146'4c4cULL; // "LLFACT1" backwards, so that other byte orders miss
constexpr std::size_t buffered = std::size_t{1} << 20U;

/// The last bytes of a segment.
struct Footer {
    std::uint64_t index_offset = 0;
    std::uint64_t count = 0;
    std::uint64_t index_checksum = 0;
    std::uint64_t magic = 0;
};
static_assert(std::has_unique_object_representations_v<Entry>);
static_assert(std::has_unique_object_representations_v<Footer>);

std::uint64_t checksum_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

bool read_at(int descriptor, void* into, std::size_t size, std::uint64_t offset) {
    auto* at = static_cast<char*>(into);
    while (size != 0) {
        const ssize_t count = ::pread(descriptor, at, size, static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        at += count;
        offset += static_cast<std::uint64_t>(count);
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

template <typename T>
std::string_view bytes_of(const T* items, std::size_t count) {
    return {reinterpret_cast<const char*>(items), count * sizeof(T)};
}

/// A name that no other run takes.
std::string unique_name() {
    static std::atomic<unsigned> counter = 0;
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return fmt::format("{:016x}-{:x}-{:x}", now, getpid(), counter++);
}

std::string describe(int error) { return std::generic_category().message(error); }

/// Creates a file, and its folder. A negative result has left the reason in errno.
int create(const fs::path& file) {
    std::error_code code;
    fs::create_directories(file.parent_path(), code);
    if (code) {
        errno = code.value();
        return -1;
    }
    constexpr mode_t own = 0600;
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, own);
}

} // namespace

std::optional<Segment> Segment::open(const fs::path& file) {
    Segment segment(file, source::Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)));
    const int descriptor = segment.descriptor_.number();
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) return std::nullopt;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    Footer footer;
    if (size < sizeof footer || !read_at(descriptor, &footer, sizeof footer, size - sizeof footer))
        return std::nullopt;
    const std::uint64_t index_end = size - sizeof footer;
    const bool sound = footer.magic == magic && footer.index_offset <= index_end
                       && (index_end - footer.index_offset) / sizeof(Entry) == footer.count
                       && (index_end - footer.index_offset) % sizeof(Entry) == 0;
    if (!sound) return std::nullopt;
    segment.entries_.resize(footer.count);
    if (!read_at(descriptor, segment.entries_.data(), footer.count * sizeof(Entry), footer.index_offset)
        || checksum_of(bytes_of(segment.entries_.data(), footer.count)) != footer.index_checksum)
        return std::nullopt;
    for (const Entry& entry : segment.entries_) {
        if (entry.offset > footer.index_offset || entry.size > footer.index_offset - entry.offset)
            return std::nullopt;
    }
    return segment;
}

std::optional<std::string> Segment::read(const Entry& entry) const {
    std::string bytes(entry.size, '\0');
    if (!read_at(descriptor_.number(), bytes.data(), bytes.size(), entry.offset)
        || checksum_of(bytes) != entry.checksum)
        return std::nullopt;
    return bytes;
}

SegmentWriter::SegmentWriter(const fs::path& folder)
    : temporary_(folder / (unique_name() + std::string(temporary_extension))),
      final_(fs::path(temporary_).replace_extension(segment_extension)), descriptor_(create(temporary_)) {
    if (descriptor_.number() < 0) error_ = describe(errno);
}

SegmentWriter::~SegmentWriter() {
    if (descriptor_.number() >= 0) ::unlink(temporary_.c_str()); // does nothing once it has its name
}

void SegmentWriter::add(Key key, std::string_view bytes) {
    entries_.push_back({key, offset_, bytes.size(), checksum_of(bytes)});
    write(bytes);
}

void SegmentWriter::write(std::string_view bytes) {
    buffer_ += bytes;
    offset_ += bytes.size();
    if (buffer_.size() >= buffered) flush();
}

void SegmentWriter::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty() && !error_) {
        const ssize_t count = ::write(descriptor_.number(), rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) error_ = describe(errno);
        if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
    }
    buffer_.clear();
}

std::optional<std::string> SegmentWriter::finish() {
    const std::string_view index = bytes_of(entries_.data(), entries_.size());
    const Footer footer{offset_, entries_.size(), checksum_of(index), magic};
    write(index);
    write(bytes_of(&footer, 1));
    flush();
    if (!error_ && ::rename(temporary_.c_str(), final_.c_str()) != 0) error_ = describe(errno);
    return error_;
}

} // namespace lakelint::cache
