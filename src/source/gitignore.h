// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::source {

/// The rules of one .gitignore file.
class IgnoreRules {
  public:
    explicit IgnoreRules(std::string_view text);

    /// What the last rule that matches says: true to ignore, false (`!rule`) to take after all; nothing when
    /// no rule matches. `path` is relative to the folder of the file, with '/' between parts.
    [[nodiscard]] std::optional<bool> decide(std::string_view path, bool is_folder) const;

    [[nodiscard]] bool empty() const { return rules_.empty(); }

  private:
    struct Rule {
        std::vector<std::string> parts; ///< of one part: compared with the last part of a path
        bool anchored = false;
        bool negated = false;
        bool folders_only = false;
    };

    static std::optional<Rule> parse(std::string_view line);

    std::vector<Rule> rules_;
};

/// What holds in one folder: its .gitignore, then those of the folders above it up to the top of the
/// repository, then the repository's `info/exclude`. Outside of a repository the chain ends at the project's
/// root.
///
/// A folder that is ignored is not to be entered, so nothing in it can be taken after all.
class Gitignore {
  public:
    using Pointer = std::shared_ptr<const Gitignore>; ///< null: nothing is ignored

    /// The rules that hold for `folder` itself, from the folders above it; both paths are absolute and
    /// without links.
    [[nodiscard]] static Pointer above(const std::filesystem::path& folder,
                                       const std::filesystem::path& project_root);

    /// The rules that hold in `folder`, given those for it: with its .gitignore, if there is one.
    [[nodiscard]] static Pointer enter(Pointer outer, const std::filesystem::path& folder);

    [[nodiscard]] static bool ignores(const Pointer& rules, std::string_view absolute_path, bool is_folder);

    /// True when a folder or one above it, up to the project's root, is ignored.
    [[nodiscard]] static bool hides(const std::filesystem::path& folder,
                                    const std::filesystem::path& project_root);

    Gitignore(Pointer outer, std::string folder, IgnoreRules rules);

  private:
    Pointer outer_;
    std::string folder_; ///< ends with '/'
    IgnoreRules rules_;
};

} // namespace lakelint::source
