// SPDX-License-Identifier: Apache-2.0
#include "cache/facts_cache.h"

#include "cache/segment.h"
#include "cache/trim.h"
#include "facts/binary.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <lakelint/version.h>
#include <xxhash.h>

namespace lakelint::cache {
namespace {

namespace fs = std::filesystem;

/// Segments are merged into one when there are so many, or when most of what they hold is used no more.
constexpr std::size_t many_segments = 8;
constexpr std::size_t few_entries = 256;

struct HashOfKey {
    std::size_t operator()(const Key& key) const { return key.low; }
};

/// Where to find an entry, and whether this run has asked for it.
struct Known {
    const Segment* segment = nullptr;
    const Entry* entry = nullptr;
    bool used = false;
};

std::string name_of(const fs::path& project) {
    const std::string text =
        fmt::format("{}\n{}\n{}", project.lexically_normal().generic_string(), version, facts_revision());
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

} // namespace

struct FactsCache::State {
    fs::path all;    ///< the folder of all projects
    fs::path folder; ///< of this one
    std::vector<Segment> segments;
    std::vector<fs::path> unsound; ///< files that are no segments
    bool damaged = false;          ///< an entry was not what had been written
    std::unordered_map<Key, Known, HashOfKey> known;
    std::mutex mutex; ///< of `known`'s flags and the writer
    std::unique_ptr<SegmentWriter> writer;

    void open();
    void write(Key key, std::string_view bytes);
    [[nodiscard]] bool wants_merging() const;
    void merge();
};

void FactsCache::State::open() {
    std::error_code code;
    for (fs::directory_iterator it(folder, code); it != fs::directory_iterator(); it.increment(code)) {
        if (it->path().extension() != segment_extension) continue;
        if (auto segment = Segment::open(it->path())) {
            segments.push_back(std::move(*segment));
        } else {
            unsound.push_back(it->path());
        }
    }
    for (const Segment& segment : segments) {
        for (const Entry& entry : segment.entries())
            known.try_emplace(entry.key, Known{&segment, &entry, false});
    }
}

void FactsCache::State::write(Key key, std::string_view bytes) {
    if (!writer) writer = std::make_unique<SegmentWriter>(folder);
    writer->add(key, bytes);
}

bool FactsCache::State::wants_merging() const {
    const auto used = static_cast<std::size_t>(
        std::count_if(known.begin(), known.end(), [](const auto& item) { return item.second.used; }));
    return segments.size() >= many_segments || known.size() - used > used + few_entries || damaged
           || !unsound.empty();
}

/// Everything that this run used goes into one segment; those that held it go.
void FactsCache::State::merge() {
    for (const auto& [key, place] : known) {
        if (!place.used) continue;
        if (const auto bytes = place.segment->read(*place.entry)) write(key, *bytes);
    }
}

FactsCache::FactsCache(const fs::path& folder, const fs::path& project) : state_(std::make_unique<State>()) {
    state_->all = folder / "facts";
    state_->folder = state_->all / name_of(project);
    state_->open();
}

FactsCache::~FactsCache() = default;

std::optional<facts::FileFacts> FactsCache::find(Key key) {
    const auto found = state_->known.find(key);
    if (found == state_->known.end()) return std::nullopt;
    const auto bytes = found->second.segment->read(*found->second.entry);
    auto facts = bytes ? facts::from_bytes(*bytes) : std::nullopt;
    const std::lock_guard lock(state_->mutex);
    (facts ? found->second.used : state_->damaged) = true;
    return facts;
}

void FactsCache::keep(Key key, const facts::FileFacts& facts) {
    const std::string bytes = facts::to_bytes(facts);
    const std::lock_guard lock(state_->mutex);
    state_->write(key, bytes);
}

std::optional<std::string> FactsCache::save() {
    State& state = *state_;
    const bool merging = state.wants_merging();
    if (merging) state.merge();
    if (state.writer) {
        if (auto error = state.writer->finish()) return error;
        state.writer.reset();
    }
    if (merging) {
        std::error_code code;
        for (const Segment& segment : state.segments)
            fs::remove(segment.file(), code);
        for (const fs::path& file : state.unsound)
            fs::remove(file, code);
    }
    trim(state.all, state.folder);
    return std::nullopt;
}

Key key_of(std::string_view bytes, std::string_view reading) {
    const std::uint64_t seed = XXH3_64bits(reading.data(), reading.size());
    const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
    return {hash.high64, hash.low64};
}

std::optional<fs::path> default_folder() {
    const auto set = [](const char* name) -> const char* {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0' ? value : nullptr;
    };
    if (const char* caches = set("XDG_CACHE_HOME"); caches != nullptr && fs::path(caches).is_absolute())
        return fs::path(caches) / "lakelint";
    if (const char* home = set("HOME"); home != nullptr) return fs::path(home) / ".cache" / "lakelint";
    return std::nullopt;
}

} // namespace lakelint::cache
