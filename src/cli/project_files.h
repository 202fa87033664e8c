// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/facts_cache.h"
#include "cli/options.h"
#include "facts/statement.h"
#include "report/report.h"
#include "source/discover.h"
#include "source/file.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::lower {
class Reader;
}

namespace lakelint::cli {

/// How files are read.
struct Reading {
    unsigned jobs = 0;                  ///< threads; 0: one a core
    cache::FactsCache* cache = nullptr; ///< where facts may be found and are kept; null: nowhere
    bool faults_only = false; ///< of the facts, keep the faults and the count of statements, nothing else
};

/// The files of a project and the facts read from them. Of the texts no more than some megabytes are kept,
/// for excerpts: what is printed beyond that is read again.
class ProjectFiles {
  public:
    explicit ProjectFiles(std::filesystem::path root);

    /// Finds the files under `roots` and reads them. Those that cannot be read are among the problems; the
    /// rest is read all the same.
    void read(const std::vector<std::filesystem::path>& roots, const source::DiscoverOptions& options,
              const Reading& how);

    /// Takes this text in place of a file of the project, whether that exists or not. Call before `read`.
    void replace(const std::filesystem::path& file, source::File text);

    [[nodiscard]] const std::vector<facts::FileFacts>& facts() const { return facts_; } ///< in path order
    [[nodiscard]] const std::vector<source::ReadError>& problems() const { return problems_; }
    /// Files named as `DiscoverOptions::marker` says, below the roots.
    [[nodiscard]] const std::vector<std::string>& marked() const { return marked_; }

    /// The text of a file by its path in the project, for excerpts; null where it cannot be had any more.
    [[nodiscard]] const source::File* text(std::string_view path);
    /// Makes a text known that is no file of the project: the policy's.
    void add_text(std::string path, source::File text);

    /// Gives a file of the project another text, of which its facts and places are from now on. Call after
    /// `read`.
    void replace_text(const std::string& path, source::File text);
    /// True where a text was given in place of the file.
    [[nodiscard]] bool is_given(std::string_view path) const { return given_.contains(path); }
    /// True where these are the bytes that a file's facts were read from.
    [[nodiscard]] bool is_read_from(std::string_view path, std::string_view bytes) const;
    [[nodiscard]] std::filesystem::path absolute(std::string_view path) const;
    /// The same without `.` and `..`.
    [[nodiscard]] std::string normal(std::string_view path) const;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    /// How a path of the project is printed: relative to the working directory.
    [[nodiscard]] std::string printed(std::string_view path) const;
    /// A path as it is named inside the project, '/' between parts.
    [[nodiscard]] std::string relative(const std::filesystem::path& file) const;

    /// Figures for the summary, over the files that `reported` says yes to.
    [[nodiscard]] report::Summary count(const std::vector<bool>& reported) const;

  private:
    /// The files under the roots, and those that a given text stands in for, in path order.
    [[nodiscard]] std::vector<source::DiscoveredFile> find(const std::vector<std::filesystem::path>& roots,
                                                           const source::DiscoverOptions& options);
    struct ReadFile {
        facts::FileFacts facts;
        cache::Key key;                     ///< of what was read
        std::unique_ptr<source::File> text; ///< where it is kept
    };
    /// Memory for texts that may still be taken, by any thread.
    using Room = std::atomic<std::int64_t>;
    [[nodiscard]] tl::expected<ReadFile, source::ReadError> read_one(const source::DiscoveredFile& file,
                                                                     lower::Reader& reader,
                                                                     cache::FactsCache* cache,
                                                                     Room& room) const;
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view path) const;

    std::filesystem::path root_;
    std::string normal_root_; ///< without `.` and `..`
    std::string here_;        ///< the working directory; empty where that is not known
    std::vector<facts::FileFacts> facts_;
    std::vector<cache::Key> keys_; ///< of each file of `facts_`
    std::vector<source::ReadError> problems_;
    std::vector<std::string> marked_;
    std::map<std::string, source::File, std::less<>> given_; ///< texts that stand in for files
    std::map<std::string, std::unique_ptr<source::File>, std::less<>> kept_; ///< as they were read
    std::map<std::string, std::unique_ptr<source::File>, std::less<>> texts_;
};

/// Threads that a number of jobs comes to: 0 is one a core.
[[nodiscard]] unsigned threads(unsigned jobs);

} // namespace lakelint::cli
