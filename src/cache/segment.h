// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/facts_cache.h"
#include "source/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::cache {

/// Where the bytes of one entry lie in a segment, and what they hash to.
struct Entry {
    Key key;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t checksum = 0;
};

/// One file of a cache, read-only: entries, then their index, then a footer that tells where the index is.
/// Once it has its name a segment is never written again.
class Segment {
  public:
    /// Nothing where the file is no sound segment.
    [[nodiscard]] static std::optional<Segment> open(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// The bytes of one of its entries; nothing where they are not those that were written.
    [[nodiscard]] std::optional<std::string> read(const Entry& entry) const;

  private:
    Segment(std::filesystem::path file, source::Descriptor descriptor)
        : file_(std::move(file)), descriptor_(std::move(descriptor)) {}

    std::filesystem::path file_;
    source::Descriptor descriptor_;
    std::vector<Entry> entries_;
};

/// A segment in the making: a temporary file that gets its name when it is whole.
class SegmentWriter {
  public:
    /// Creates the folder, too. Where that fails `finish` says so.
    explicit SegmentWriter(const std::filesystem::path& folder);
    ~SegmentWriter();
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;

    void add(Key key, std::string_view bytes);
    /// Writes the index and gives the file its name. Says why it could not, if so.
    std::optional<std::string> finish();

  private:
    void write(std::string_view bytes);
    void flush();

    std::filesystem::path temporary_;
    std::filesystem::path final_;
    source::Descriptor descriptor_;
    std::vector<Entry> entries_;
    std::string buffer_;
    std::uint64_t offset_ = 0;
    std::optional<std::string> error_;
};

/// How temporary files end; those of runs that were killed are left behind.
inline constexpr std::string_view temporary_extension = ".tmp";
inline constexpr std::string_view segment_extension = ".facts";

} // namespace lakelint::cache
