// SPDX-License-Identifier: Apache-2.0
#include "source/path_glob.h"

#include "source/wildcard.h"

namespace lakelint::source {

PathGlob::PathGlob(std::string_view glob) {
    bool anchored = false;
    while (glob.starts_with("./")) {
        anchored = true;
        glob.remove_prefix(2);
    }
    while (glob.ends_with('/'))
        glob.remove_suffix(1);
    anchored = anchored || glob.find('/') != std::string_view::npos;

    std::vector<std::string> parts = split_path_pattern(glob);
    if (parts.empty()) return;
    if (!anchored && parts.front() != "**") parts.insert(parts.begin(), "**");
    if (parts.back() != "**") parts.emplace_back("**");
    parts_ = std::move(parts);
}

bool PathGlob::match(std::string_view path) const {
    return !parts_.empty() && wildcard_match_path(parts_, path);
}

} // namespace lakelint::source
