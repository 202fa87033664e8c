// SPDX-License-Identifier: Apache-2.0
#include "source/discover.h"

#include "source/gitignore.h"
#include "source/path_glob.h"
#include "source/text.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <sys/stat.h>

namespace lakelint::source {

namespace fs = std::filesystem;

namespace {

bool leads_out(const fs::path& relative) { return relative.empty() || *relative.begin() == ".."; }

/// The bytes of a relative path; empty for the folder it is relative to.
std::string text_of(const fs::path& relative) {
    std::string text = relative.lexically_normal().generic_string();
    while (text.ends_with('/'))
        text.pop_back();
    return text == "." ? std::string() : text;
}

std::string join(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/') path += '/';
    return path += name;
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string describe(const std::error_code& error) {
    return error == std::errc::permission_denied ? "permission denied" : error.message();
}

constexpr const char* leads_nowhere = "is a link that leads nowhere";

bool is_version_control(std::string_view name) { return name == ".git" || name == ".hg" || name == ".svn"; }

/// A place under a root: where it is, and what it is called.
struct Place {
    std::string absolute;
    std::string path;
};

struct Link {
    Place place;
    bool is_folder = false;
};

class Walker {
  public:
    Walker(const fs::path& project_root, const DiscoverOptions& options);

    void add_root(const fs::path& root);
    /// Follows the links that were met, as late as this so that a folder is known by its own name if it has
    /// one.
    void follow_links();
    Discovered finish();

  private:
    std::string relative(const fs::path& path) const;
    /// The folder of a file that is a root; hooks hand over thousands of files of a few folders.
    const Place& real_folder(const fs::path& folder);
    bool excluded(std::string_view path) const;
    bool has_extension(std::string_view name) const;
    bool first_visit(const std::string& folder);
    void walk(const Place& folder, Gitignore::Pointer rules);
    void visit(const fs::directory_entry& entry, const Place& place, const Gitignore::Pointer& rules);
    void visit_link(const Place& place, std::string_view name);
    void enter_folder(const Place& folder);
    void follow_folder(const fs::path& target, std::string link_path);
    void follow_file_links(std::vector<Place> links);
    void report(std::string path, std::string message) {
        found_.problems.push_back({std::move(path), std::move(message)});
    }

    fs::path project_root_; ///< absolute, as it was named
    fs::path real_root_;    ///< without links
    const DiscoverOptions& options_;
    std::vector<PathGlob> exclude_;
    std::set<std::pair<dev_t, ino_t>> visited_;
    std::vector<Link> links_;
    std::unordered_map<std::string, Place> folders_;
    Discovered found_;
};

Walker::Walker(const fs::path& project_root, const DiscoverOptions& options) : options_(options) {
    std::error_code error;
    project_root_ = fs::absolute(project_root, error).lexically_normal();
    real_root_ = fs::weakly_canonical(project_root_, error);
    if (error) real_root_ = project_root_;
    for (const auto& glob : options.exclude)
        exclude_.emplace_back(glob);
}

/// The path of a file or folder as findings name it: by where it really is if that is in the project, so that
/// it has one name; else as it was reached.
std::string Walker::relative(const fs::path& path) const {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error).lexically_normal();
    const fs::path real = fs::weakly_canonical(absolute, error);
    const fs::path inside = real.lexically_relative(real_root_);
    if (!error && !leads_out(inside)) return text_of(inside);
    const fs::path named = absolute.lexically_relative(project_root_);
    return text_of(leads_out(named) && !inside.empty() ? inside : named);
}

const Place& Walker::real_folder(const fs::path& folder) {
    const auto [it, is_new] = folders_.try_emplace(folder.native());
    std::error_code error;
    if (is_new) it->second = {fs::weakly_canonical(folder, error).native(), relative(folder)};
    return it->second;
}

bool Walker::excluded(std::string_view path) const {
    return std::any_of(exclude_.begin(), exclude_.end(),
                       [path](const PathGlob& glob) { return glob.match(path); });
}

bool Walker::has_extension(std::string_view name) const {
    return std::any_of(options_.extensions.begin(), options_.extensions.end(),
                       [name](std::string_view extension) {
                           return name.size() >= extension.size()
                                  && equal_folded(name.substr(name.size() - extension.size()), extension);
                       });
}

bool Walker::first_visit(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) return true; // reading it will say why
    return visited_.emplace(status.st_dev, status.st_ino).second;
}

void Walker::add_root(const fs::path& root) {
    std::error_code error;
    const fs::file_status status = fs::status(root, error);
    if (status.type() == fs::file_type::directory) {
        enter_folder({fs::canonical(root, error).native(), relative(root)});
        return;
    }
    // A link to a file keeps its name; the folders on the way to it do not.
    std::error_code ignored;
    const fs::path absolute = fs::absolute(root, ignored).lexically_normal();
    const Place& folder = real_folder(absolute.parent_path());
    std::string path = join(folder.path, absolute.filename().native());
    if (status.type() == fs::file_type::not_found) {
        const bool dangling = fs::is_symlink(fs::symlink_status(root, ignored));
        report(std::move(path), dangling ? leads_nowhere : "no such file or folder");
    } else if (!fs::status_known(status) || status.type() == fs::file_type::unknown) {
        report(std::move(path), describe(error));
    } else if (!excluded(path)) {
        found_.files.push_back({std::move(path), fs::path(folder.absolute) / absolute.filename()});
    }
}

void Walker::enter_folder(const Place& folder) {
    if (!folder.path.empty() && excluded(folder.path)) return;
    walk(folder, options_.respect_gitignore ? Gitignore::above(folder.absolute, real_root_) : nullptr);
}

void Walker::walk(const Place& folder, Gitignore::Pointer rules) {
    if (!first_visit(folder.absolute)) return;
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder.absolute, error); it != fs::directory_iterator();
         it.increment(error)) {
        entries.push_back(*it);
    }
    if (error) report(folder.path.empty() ? "." : folder.path, describe(error));
    const auto has_rules = [](const fs::directory_entry& entry) {
        return entry.path().native().ends_with("/.gitignore");
    };
    if (options_.respect_gitignore && std::any_of(entries.begin(), entries.end(), has_rules)) {
        rules = Gitignore::enter(std::move(rules), folder.absolute);
    }
    for (const auto& entry : entries) {
        const std::string& absolute = entry.path().native();
        visit(entry, {absolute, join(folder.path, last_part(absolute))}, rules);
    }
}

void Walker::visit(const fs::directory_entry& entry, const Place& place, const Gitignore::Pointer& rules) {
    const std::string_view name = last_part(place.path);
    std::error_code error;
    const bool is_link = entry.is_symlink(error);
    const bool is_folder = !is_link && entry.is_directory(error);
    const bool is_marker = !is_folder && !is_link && !options_.marker.empty() && name == options_.marker;
    if (is_folder ? is_version_control(name) : !is_link && !is_marker && !has_extension(name)) return;
    if (Gitignore::ignores(rules, place.absolute, is_folder) || excluded(place.path)) return;
    if (is_link) {
        visit_link(place, name);
    } else if (is_folder) {
        walk(place, rules);
    } else if (is_marker) {
        found_.marked.push_back(place.path);
    } else if (entry.is_regular_file(error)) {
        found_.files.push_back({place.path, place.absolute});
    }
}

void Walker::visit_link(const Place& place, std::string_view name) {
    std::error_code error;
    const fs::file_status status = fs::status(place.absolute, error);
    if (status.type() == fs::file_type::directory) {
        if (!is_version_control(name)) links_.push_back({place, true});
    } else if (!has_extension(name)) {
        return;
    } else if (status.type() == fs::file_type::regular) {
        links_.push_back({place, false});
    } else if (status.type() == fs::file_type::not_found) {
        report(place.path, leads_nowhere);
    } else if (!fs::status_known(status) || status.type() == fs::file_type::unknown) {
        report(place.path, describe(error));
    }
}

void Walker::follow_links() {
    std::vector<Place> files;
    while (!links_.empty()) {
        std::vector<Link> round = std::exchange(links_, {});
        std::sort(round.begin(), round.end(),
                  [](const Link& a, const Link& b) { return a.place.path < b.place.path; });
        for (Link& link : round) {
            std::error_code error;
            if (!link.is_folder) {
                files.push_back(std::move(link.place));
                continue;
            }
            const fs::path target = fs::canonical(link.place.absolute, error);
            if (!error) follow_folder(target, std::move(link.place.path));
        }
    }
    follow_file_links(std::move(files));
}

/// A folder of the project keeps its own name, and stays out if it is ignored; any other takes the link's.
/// One that holds the project is not followed: it may be the whole disk.
void Walker::follow_folder(const fs::path& target, std::string link_path) {
    if (!leads_out(real_root_.lexically_relative(target))) return;
    const fs::path inside = target.lexically_relative(real_root_);
    if (leads_out(inside)) return enter_folder({target.native(), std::move(link_path)});
    if (options_.respect_gitignore && Gitignore::hides(target, real_root_)) return;
    enter_folder({target.native(), text_of(inside)});
}

void Walker::follow_file_links(std::vector<Place> links) {
    if (links.empty()) return;
    std::unordered_set<std::string> known;
    for (const auto& file : found_.files)
        known.insert(file.absolute.native());
    std::sort(links.begin(), links.end(), [](const Place& a, const Place& b) { return a.path < b.path; });
    for (Place& link : links) {
        std::error_code error;
        const fs::path target = fs::canonical(link.absolute, error);
        if (error || !known.insert(target.native()).second) continue;
        found_.files.push_back({std::move(link.path), std::move(link.absolute)});
    }
}

Discovered Walker::finish() {
    auto& files = found_.files;
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
    std::sort(found_.marked.begin(), found_.marked.end());
    found_.marked.erase(std::unique(found_.marked.begin(), found_.marked.end()), found_.marked.end());
    std::sort(found_.problems.begin(), found_.problems.end(), [](const auto& a, const auto& b) {
        return std::tie(a.path, a.message) < std::tie(b.path, b.message);
    });
    return std::move(found_);
}

} // namespace

Discovered discover(const fs::path& project_root, std::span<const fs::path> roots,
                    const DiscoverOptions& options) {
    Walker walker(project_root, options);
    for (const auto& root : roots)
        walker.add_root(root);
    walker.follow_links();
    return walker.finish();
}

} // namespace lakelint::source
