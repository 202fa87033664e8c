// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "cli/terminal.h"
#include "policy/spelling.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

namespace lakelint::cli {
namespace {

namespace fs = std::filesystem;

/// Nothing, or why the file could not be written.
std::optional<std::string> put(const fs::path& file, const std::string& text) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr) return write_fault(errno);
    const bool whole = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    const int fault = errno;
    if (std::fclose(out) != 0 && whole) return write_fault(errno);
    if (!whole) return write_fault(fault);
    return std::nullopt;
}

} // namespace

/// Writes beside the file and renames; through a link, a device or a pipe straight, as they are to stay what
/// they are (/dev/stdout is a link).
std::optional<std::string> write_file(const std::string& file, const std::string& text) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(file, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) return put(file, text);
    const std::string draft = file + fmt::format(".{}.tmp", getpid());
    auto fault = put(draft, text);
    if (!fault) {
        fs::rename(draft, file, error);
        if (!error) return std::nullopt;
        fault = write_fault(error.value());
    }
    fs::remove(draft, error);
    return fault;
}

namespace {

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& format : report::formats())
        names.emplace_back(format.name);
    return names;
}

/// `FMT` or `FMT=FILE`; nothing, after a complaint, where it is neither.
std::optional<Sink> read_sink(const std::string& asked) {
    const std::size_t equal = asked.find('=');
    const std::string name = asked.substr(0, equal);
    Sink sink;
    sink.format = report::find_format(name);
    if (sink.format == nullptr) {
        const auto nearest = policy::nearest_word(name, format_names());
        complain(fmt::format("`--format` takes {}, not `{}`{}", fmt::join(format_names(), ", "), name,
                             policy::did_you_mean(nearest)));
        return std::nullopt;
    }
    if (equal != std::string::npos) {
        sink.file = asked.substr(equal + 1);
        if (!sink.file.empty()) return sink;
        complain(fmt::format("`--format {}` names no file after `=`", asked));
        return std::nullopt;
    }
    return sink;
}

} // namespace

std::optional<std::vector<Sink>> sinks(const OutputOptions& options) {
    std::vector<Sink> result;
    for (const std::string& asked : options.formats) {
        auto sink = read_sink(asked);
        if (!sink) return std::nullopt;
        const bool taken = std::any_of(result.begin(), result.end(),
                                       [&](const Sink& other) { return other.file == sink->file; });
        if (taken) {
            complain(sink->file.empty()
                         ? "only one format can go to standard output; give the others a file, "
                           "as in `--format json=findings.json`"
                         : fmt::format("two formats cannot go to one file, `{}`", sink->file));
            return std::nullopt;
        }
        result.push_back(std::move(*sink));
    }
    if (result.empty()) result.push_back({report::formats().data(), {}});
    return result;
}

bool write_each(const std::vector<Sink>& sinks, const std::function<std::string(const Sink&)>& text_for) {
    bool good = true;
    for (const Sink& sink : sinks) { // files first, as a reader who leaves standard output ends the program
        if (sink.file.empty()) continue;
        const auto fault = write_file(sink.file, text_for(sink));
        if (!fault) continue;
        complain(fmt::format("cannot write `{}`: {}", sink.file, *fault));
        good = false;
    }
    for (const Sink& sink : sinks) {
        if (sink.file.empty()) good = write_out(text_for(sink)) && good;
    }
    return good;
}

bool write(const report::Report& report, const report::FileLookup& files, const std::vector<Sink>& sinks,
           const OutputOptions& options) {
    return write_each(sinks, [&](const Sink& sink) {
        std::string text;
        const bool color = sink.file.empty() && use_color(options.color);
        sink.format->write(report, {files, color, options.show_suppressed, options.show_unresolved}, text);
        return text;
    });
}

} // namespace lakelint::cli
