// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/format.h"
#include "support/catch.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::test {

/// A few files and what was found in them, to be written in one format.
class Sample {
  public:
    /// Adds a file; `printed` is how its path is printed, if that differs.
    void add_file(const std::string& path, std::string text, const std::string& printed = {}) {
        source::File& file = files_[path];
        file.path = printed.empty() ? path : printed;
        file.text = std::move(text);
    }

    /// Marks the first place of `word` in a file as what must not be printed.
    void conceal(const std::string& path, std::string_view word) {
        files_.at(path).concealed.push_back(at(path, word).span);
    }

    /// The first place of `word` in a file.
    [[nodiscard]] diagnostic::Location at(const std::string& path, std::string_view word) const {
        const std::size_t begin = files_.at(path).text.find(word);
        REQUIRE(begin != std::string::npos);
        return {path, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + word.size())}};
    }

    diagnostic::Diagnostic& add(std::string rule, diagnostic::Location location, std::string message) {
        diagnostic::Diagnostic diagnostic;
        diagnostic.rule = std::move(rule);
        diagnostic.location = std::move(location);
        diagnostic.message = std::move(message);
        return diagnostics.emplace_back(std::move(diagnostic));
    }

    [[nodiscard]] report::FileLookup lookup() const {
        return [this](std::string_view path) -> const source::File* {
            const auto found = files_.find(path);
            return found == files_.end() ? nullptr : &found->second;
        };
    }

    [[nodiscard]] report::Report located() const {
        report::Report report = report::locate(diagnostics, unresolved, lookup());
        report.summary.files = summary.files;
        report.summary.statements = summary.statements;
        report.summary.unreadable = summary.unreadable;
        report.summary.not_judged = summary.not_judged;
        return report;
    }

    [[nodiscard]] std::string write(std::string_view format, const report::Report& report,
                                    bool color = false) const {
        const report::Format* writer = report::find_format(format);
        REQUIRE(writer != nullptr);
        std::string out;
        writer->write(report, {lookup(), color}, out);
        return out;
    }
    [[nodiscard]] std::string write(std::string_view format, bool color = false) const {
        return write(format, located(), color);
    }

    std::vector<diagnostic::Diagnostic> diagnostics;
    std::vector<diagnostic::Unresolved> unresolved;
    report::Summary summary;

  private:
    std::map<std::string, source::File, std::less<>> files_;
};

} // namespace lakelint::test
