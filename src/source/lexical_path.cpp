// SPDX-License-Identifier: Apache-2.0
#include "source/lexical_path.h"

#include <algorithm>

namespace lakelint::source {

bool is_plain(std::string_view path) {
    while (true) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        if (part.size() == path.size()) return true;
        path.remove_prefix(part.size() + 1);
    }
}

std::string join(std::string_view folder, std::string_view path) {
    std::string result;
    result.reserve(folder.size() + 1 + path.size());
    result.append(folder);
    if (!folder.ends_with('/')) result += '/';
    return result.append(path);
}

std::string relative_to(std::string_view folder, std::string_view path) {
    if (folder == "/") return std::string(path.substr(1));
    const auto differ = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    auto same = static_cast<std::size_t>(differ.first - folder.begin());
    const bool below = same == folder.size() && path.substr(same).starts_with('/');
    if (below) return std::string(path.substr(same + 1));
    const bool above = same == path.size() && folder.substr(same).starts_with('/');
    if (!above) same = path.rfind('/', same == 0 ? 0 : same - 1); // the last part that both have ends there
    std::string result;
    for (auto left = std::count(folder.begin() + static_cast<std::ptrdiff_t>(same), folder.end(), '/');
         left > 0; --left)
        result += "../";
    if (above) {
        result.pop_back();
        return result;
    }
    return result.append(path.substr(same + 1));
}

} // namespace lakelint::source
