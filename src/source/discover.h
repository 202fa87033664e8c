// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/file.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lakelint::source {

struct DiscoverOptions {
    std::vector<std::string> extensions = {".sql", ".hql", ".ddl"}; ///< lower case; compared in any case
    std::vector<std::string> exclude; ///< path globs (see PathGlob), relative to the project's root
    bool respect_gitignore = true;
    std::string marker; ///< the name of files to find beside those that are to be read; empty: none
};

struct DiscoveredFile {
    std::string path; ///< relative to the project's root, '/' between parts; the bytes of the file system
    std::filesystem::path absolute;
};

struct Discovered {
    std::vector<DiscoveredFile> files; ///< each once, in the bytewise order of `path`
    std::vector<std::string> marked;   ///< paths of the files named `marker`, in their bytewise order
    std::vector<ReadError> problems;   ///< in the order of their paths, which are relative as those of files
};

/// Finds the files to read under `roots` (files or folders; relative ones count from the working directory).
///
/// A file that is a root itself is taken whatever its extension and .gitignore say; `exclude` holds for it
/// too. A folder that is a root is entered even if it is ignored. `.git`, `.hg` and `.svn` are never entered.
/// A link to a folder is followed unless that folder is walked anyway, so a loop of links ends; what lies in
/// the project keeps its own path. A link to a file that is found by itself adds nothing. Missing roots,
/// unreadable folders and links that lead nowhere are problems.
[[nodiscard]] Discovered discover(const std::filesystem::path& project_root,
                                  std::span<const std::filesystem::path> roots,
                                  const DiscoverOptions& options = {});

} // namespace lakelint::source
