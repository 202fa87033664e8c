// SPDX-License-Identifier: Apache-2.0
#include "cache/trim.h"

#include "cache/segment.h"
#include "source/descriptor.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

namespace lakelint::cache {
namespace {

namespace fs = std::filesystem;
using Time = fs::file_time_type;

constexpr auto kept_for = std::chrono::hours(24 * 30);
constexpr auto between_looks = std::chrono::hours(24);
constexpr auto longest_run = std::chrono::hours(1);
constexpr std::uintmax_t kept_bytes = std::uintmax_t{1} << 30U;

struct ProjectCache {
    fs::path folder;
    Time last_use;
    std::uintmax_t size = 0;
};

/// Its size; on the way, temporary files of runs that must be long over are removed.
std::uintmax_t sweep(const fs::path& folder, Time now) {
    std::uintmax_t size = 0;
    std::error_code code;
    for (fs::directory_iterator it(folder, code); it != fs::directory_iterator(); it.increment(code)) {
        std::error_code ignored;
        if (it->path().extension() == temporary_extension
            && now - it->last_write_time(ignored) > longest_run) {
            fs::remove(it->path(), ignored);
            continue;
        }
        const auto bytes = it->file_size(ignored);
        if (!ignored) size += bytes;
    }
    return size;
}

/// A file whose time says when a project was last checked, to the day.
fs::path mark_of(const fs::path& folder) { return folder / "used"; }

void touch(const fs::path& file) {
    const source::Descriptor created(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    if (created.number() >= 0) ::futimens(created.number(), nullptr);
}

} // namespace

void trim(const fs::path& all, const fs::path& in_use) {
    const Time now = Time::clock::now();
    std::error_code code;
    if (!fs::exists(in_use, code)) return;
    const Time last_look = fs::last_write_time(mark_of(in_use), code);
    if (!code && now - last_look < between_looks) return;
    touch(mark_of(in_use));

    std::vector<ProjectCache> others;
    std::uintmax_t total = sweep(in_use, now);
    for (fs::directory_iterator it(all, code); it != fs::directory_iterator(); it.increment(code)) {
        if (it->path() == in_use || !it->is_directory(code)) continue;
        others.push_back(
            {it->path(), fs::last_write_time(mark_of(it->path()), code), sweep(it->path(), now)});
        total += others.back().size;
    }
    std::sort(others.begin(), others.end(),
              [](const ProjectCache& a, const ProjectCache& b) { return a.last_use < b.last_use; });
    for (const ProjectCache& other : others) {
        if (now - other.last_use <= kept_for && total <= kept_bytes) break;
        total -= other.size;
        fs::remove_all(other.folder, code);
    }
}

} // namespace lakelint::cache
