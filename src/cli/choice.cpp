// SPDX-License-Identifier: Apache-2.0
#include "cli/choice.h"

#include "cli/tasks.h"

#include <algorithm>

namespace lakelint::cli {

namespace fs = std::filesystem;

Choice::Choice(const std::vector<fs::path>& paths) {
    std::error_code error;
    for (const fs::path& path : paths) { // a file may be known by any of these names
        chosen_.insert(path.native());
        chosen_.insert(place_of(path).native());
        chosen_.insert(fs::weakly_canonical(path, error).native());
    }
}

bool Choice::includes(std::string path) const {
    while (!chosen_.contains(path)) {
        const std::size_t slash = path.rfind('/');
        if (slash == std::string::npos || path == "/") return false;
        path.resize(std::max<std::size_t>(slash, 1));
    }
    return true;
}

} // namespace lakelint::cli
