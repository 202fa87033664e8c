// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/statement.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lakelint::cache {

/// Names what facts were read from: a 128-bit hash of a file's bytes and of how they are read.
struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Key&, const Key&) = default;
};

/// The key of a file's bytes. `reading` says how they become SQL: the file's extension, in lower case.
[[nodiscard]] Key key_of(std::string_view bytes, std::string_view reading);

/// Where caches lie if nobody says otherwise: `lakelint` in $XDG_CACHE_HOME, else in ~/.cache; nothing where
/// neither is set.
[[nodiscard]] std::optional<std::filesystem::path> default_folder();

/// The facts of one project's files, as an earlier run of this very build left them.
///
/// A cache is never needed and never trusted: what is missing, damaged, half-written, of another build or
/// not allowed to be read is a miss. Several runs may use one cache at a time, and each may be killed at any
/// moment. `find` and `keep` may be called from several threads.
class FactsCache {
  public:
    /// `folder` holds the caches of all projects; `project` is this one's root. Creates nothing yet.
    FactsCache(const std::filesystem::path& folder, const std::filesystem::path& project);
    ~FactsCache();
    FactsCache(const FactsCache&) = delete;
    FactsCache& operator=(const FactsCache&) = delete;

    /// Facts without a path; nothing where they are not in the cache.
    [[nodiscard]] std::optional<facts::FileFacts> find(Key key);
    /// Takes facts up for later runs.
    void keep(Key key, const facts::FileFacts& facts);

    /// Makes what was kept visible to later runs and drops what nobody has used for long. Says why it could
    /// not, if so: no space, no permission.
    std::optional<std::string> save();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace lakelint::cache
