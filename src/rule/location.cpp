// SPDX-License-Identifier: Apache-2.0
#include "rule/location.h"

#include "source/text.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace lakelint::rule {
namespace {

using source::Verdict;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// How many bytes of `s3a:`; 0: none.
std::size_t scheme_size(std::string_view path) {
    const std::size_t colon = path.find(':');
    if (colon == std::string_view::npos || colon < 2 || !is_letter(path.front())) return 0;
    const auto scheme = path.substr(0, colon);
    const bool word = std::all_of(scheme.begin(), scheme.end(),
                                  [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
    return word ? colon + 1 : 0;
}

/// A path in the one form in which paths are compared: `s3://lake`, then its folders.
struct Normal {
    std::string root; ///< scheme and host
    std::vector<std::string> folders;
    bool open = false; ///< ends with a `/`

    [[nodiscard]] std::string text() const {
        std::string result = root;
        for (const std::string& folder : folders)
            result += "/" + folder;
        return result + (open && !result.ends_with('/') ? "/" : "");
    }
};

void add_folders(std::string_view path, Normal& normal) {
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view folder = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (folder.empty() || folder == ".") continue;
        if (folder != "..") {
            normal.folders.emplace_back(folder);
        } else if (!normal.folders.empty()) {
            normal.folders.pop_back();
        }
    }
}

Normal normalised(std::string_view path) {
    Normal normal;
    normal.open = path.ends_with('/');
    const std::size_t size = scheme_size(path);
    std::string scheme = size == 0 ? "dbfs:" : source::fold_case(path.substr(0, size));
    path.remove_prefix(size);
    if (scheme == "s3a:" || scheme == "s3n:") scheme = "s3:";
    if (size == 0 && path.starts_with("/dbfs/")) path.remove_prefix(5);
    normal.root = scheme;
    if (scheme != "dbfs:" && path.starts_with("//")) {
        path.remove_prefix(2);
        const std::size_t host = std::min(path.find('/'), path.size());
        normal.root += "//" + source::fold_case(path.substr(0, host));
        path.remove_prefix(host);
    }
    add_folders(path, normal);
    return normal;
}

std::string_view before_holes(std::string_view text) {
    return text.substr(0, std::min(text.find("${"), text.find("{{")));
}

std::string_view before_holes(const facts::Text& text) {
    return text.holes.empty() ? text.value : std::string_view(text.value).substr(0, text.holes.front().begin);
}

/// Whether one of two beginnings goes on from the other, so that what follows decides.
bool may_meet(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

/// How a path begins that goes on with something unknown.
std::string beginning(std::string_view text) {
    if (std::string_view("/dbfs/").starts_with(text)) return text.empty() ? std::string() : "dbfs:/";
    if (scheme_size(text) == 0 && text.front() != '/') return std::string(text); // of the scheme, if anything
    return normalised(text).text();
}

} // namespace

const facts::Word* location_of(const facts::Creation& creation) {
    if (creation.location) return &*creation.location;
    for (const facts::Property& option : creation.options) {
        if (source::equal_folded(option.key.text.value, "path")) return &option.value;
    }
    return nullptr;
}

bool is_relative(const facts::Text& path) {
    const std::string_view head = before_holes(path);
    return !head.starts_with('/') && scheme_size(head) == 0;
}

Verdict lies_under(const facts::Text& path, std::string_view root) {
    const bool known_root = before_holes(root).size() == root.size();
    // A placeholder that both spell alike is the same text.
    if (!is_relative(path) || !known_root) {
        const Normal inside = normalised(path.value);
        const Normal outside = normalised(root);
        const bool deep_enough = inside.folders.size() >= outside.folders.size();
        if (inside.root == outside.root && deep_enough
            && std::equal(outside.folders.begin(), outside.folders.end(), inside.folders.begin()))
            return Verdict::yes;
    }
    if (path.literal() && known_root) return is_relative(path) ? Verdict::unknown : Verdict::no;
    std::string wanted = known_root ? normalised(root).text() : beginning(before_holes(root));
    if (known_root && !wanted.ends_with('/')) wanted += '/';
    const std::string given =
        path.literal() ? normalised(path.value).text() + "/" : beginning(before_holes(path));
    return may_meet(given, wanted) ? Verdict::unknown : Verdict::no;
}

} // namespace lakelint::rule
