// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "cli/terminal.h"
#include "policy/spelling.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// Writes beside the file and renames, so that nobody ever reads half of it.
bool write_file(const std::string& file, const std::string& text) {
    const fs::path target(file);
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_regular_file(target, error)) { // /dev/stdout, a pipe
        std::ofstream out(target, std::ios::binary);
        out << text;
        out.flush();
        return static_cast<bool>(out);
    }
    const fs::path draft = target.string() + fmt::format(".{}.tmp", getpid());
    {
        std::ofstream out(draft, std::ios::binary);
        out << text;
        out.flush();
        if (!out) {
            fs::remove(draft, error);
            return false;
        }
    }
    fs::rename(draft, target, error);
    if (!error) return true;
    std::error_code ignored;
    fs::remove(draft, ignored);
    return false;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& format : report::formats())
        names.emplace_back(format.name);
    return names;
}

} // namespace

std::optional<std::vector<Sink>> sinks(const OutputOptions& options) {
    std::vector<Sink> result;
    bool standard_output = false;
    for (const std::string& asked : options.formats) {
        const std::size_t equal = asked.find('=');
        Sink sink;
        const std::string name = asked.substr(0, equal);
        sink.format = report::find_format(name);
        if (equal != std::string::npos) sink.file = asked.substr(equal + 1);
        if (sink.format == nullptr) {
            const auto nearest = policy::nearest_spelling(name, format_names());
            complain(fmt::format("there is no format `{}`{}; there are {}", name,
                                 policy::did_you_mean(nearest), fmt::join(format_names(), ", ")));
            return std::nullopt;
        }
        if (equal != std::string::npos && sink.file.empty()) {
            complain(fmt::format("`--format {}` names no file after `=`", asked));
            return std::nullopt;
        }
        if (sink.file.empty() && std::exchange(standard_output, true)) {
            complain("only one format can go to standard output; give the others a file, as in `--format "
                     "json=findings.json`");
            return std::nullopt;
        }
        result.push_back(std::move(sink));
    }
    if (result.empty()) result.push_back({report::formats().data(), {}});
    return result;
}

bool write(const report::Report& report, const report::FileLookup& files, const std::vector<Sink>& sinks,
           const OutputOptions& options) {
    bool good = true;
    for (const Sink& sink : sinks) {
        std::string text;
        const bool to_terminal = sink.file.empty();
        sink.format->write(report, {files, to_terminal && use_color(options.color)}, text);
        if (to_terminal) {
            good = write_out(text) && good;
        } else if (!write_file(sink.file, text)) {
            complain(fmt::format("cannot write `{}`", sink.file));
            good = false;
        }
    }
    return good;
}

} // namespace lakelint::cli
