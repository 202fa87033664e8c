// SPDX-License-Identifier: Apache-2.0

// Measures what bench/README.md speaks of and prints it as a table. Usage: lakelint_bench [FOLDER…]; without
// folders it measures on SQL that it generates. All figures of one table come from one run, one after the
// other.
#include "facts/statement.h"
#include "fragment/fragment.h"
#include "generate.h"
#include "lower/lower.h"
#include "measure.h"
#include "platform.h"
#include "source/discover.h"
#include "source/file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

namespace {

namespace fs = std::filesystem;
using namespace lakelint;
using namespace lakelint::bench;

const std::string binary = LAKELINT_BINARY;

/// Parses and lowers texts, and frees what came of it.
std::size_t read_all(const std::vector<std::string>& texts, std::size_t first = 0, std::size_t step = 1) {
    lower::Reader reader;
    std::size_t statements = 0;
    for (std::size_t i = first; i < texts.size(); i += step) {
        facts::FileFacts facts;
        source::File file;
        file.text = texts[i];
        for (const auto& fragment : fragment::fragments(std::move(file)))
            reader.read(fragment.text, fragment.map, facts);
        statements += facts.statement_count;
    }
    return statements;
}

std::size_t bytes(const std::vector<std::string>& texts) {
    std::size_t sum = 0;
    for (const auto& text : texts)
        sum += text.size();
    return sum;
}

std::vector<std::string> texts_of(const std::vector<fs::path>& folders) {
    std::vector<std::string> texts;
    if (folders.empty()) {
        for (std::size_t i = 0; i < 300; ++i)
            texts.push_back(generated_file(i));
    }
    source::DiscoverOptions options;
    options.respect_gitignore = false;
    for (const auto& found : source::discover(fs::current_path(), folders, options).files) {
        if (auto file = source::load(found.absolute, found.path)) texts.push_back(std::move(file->text));
    }
    return texts;
}

void measure_cold(const std::vector<std::string>& texts) {
    std::vector<std::string> first;
    for (const auto& text : texts) {
        if (bytes(first) > 150'000) break;
        first.push_back(text);
    }
    const double cold = seconds([&] { read_all(first); });
    std::vector<double> warm;
    for (int i = 0; i < 5; ++i)
        warm.push_back(seconds([&] { read_all(first); }));
    row(fmt::format("first {} KB, cold", bytes(first) / 1000), milliseconds(cold));
    row("the same, warm", milliseconds(median(warm)));
    row("cold / warm", ratio(cold / median(warm)));
}

void measure_throughput(const std::vector<std::string>& texts) {
    const double megabytes = static_cast<double>(bytes(texts)) / 1e6;
    std::vector<double> one;
    std::vector<double> two;
    std::size_t statements = 0;
    for (int i = 0; i < 5; ++i) {
        one.push_back(seconds([&] { statements = read_all(texts); }));
        two.push_back(seconds([&] {
            std::thread other([&] { read_all(texts, 1, 2); });
            read_all(texts, 0, 2);
            other.join();
        }));
    }
    row("files, statements", fmt::format("{}, {}", texts.size(), statements));
    row("size", fmt::format("{:.2f} MB", megabytes));
    row("parse, lower and free, warm, one thread", fmt::format("{:.1f} MB/s", megabytes / median(one)));
    row("one thread / two threads", ratio(median(one) / median(two)));
}

/// What one commit costs in a hook.
void measure_hook(const fs::path& scratch) {
    row("start-up (lakelint --version), median of 20", milliseconds(run({binary, "--version"}, 20).seconds));
    const fs::path project = scratch / "small";
    write_project(project, 1);
    row(fmt::format("lakelint check on one file of {} bytes, no cache, median of 20",
                    generated_file(0).size()),
        milliseconds(run({binary, "check", project.string(), "--no-cache"}, 20).seconds));
}

void measure_folders(const std::vector<fs::path>& folders) {
    if (folders.empty()) return;
    std::vector<std::string> command{binary, "parse", "--jobs", "1"};
    for (const auto& each : folders)
        command.push_back(each.string());
    const Cost cost = run(command, 5);
    row("lakelint parse over all of it, one thread, median of 5", milliseconds(cost.seconds));
    row("its peak memory", fmt::format("{:.0f} MB", cost.peak_megabytes));
}

/// What judging costs beyond reading: every rule on files that were written for no policy.
void measure_rules(const std::vector<fs::path>& folders, const fs::path& scratch) {
    if (folders.empty()) return;
    const fs::path project = scratch / "judged";
    fs::create_directories(project);
    for (const auto& folder : folders)
        fs::copy(folder, project / folder.filename(), fs::copy_options::recursive);
    write_full_policy(project);
    std::vector<double> parse;
    std::vector<double> lines;
    std::vector<double> text;
    const auto check = [&](const std::string& format) {
        return run({binary, "check", "--no-cache", "--jobs", "1", "--format", format, project.string()})
            .seconds;
    };
    for (int i = 0; i < 11; ++i) {
        parse.push_back(run({binary, "parse", "--jobs", "1", project.string()}).seconds);
        lines.push_back(check("gcc"));
        text.push_back(check("text"));
    }
    row("the same with every rule: lakelint check --no-cache, median of 11", milliseconds(median(lines)));
    row("check / parse, a line a finding (--format gcc)", ratio(median(lines) / median(parse)));
    row("check / parse, with excerpts (--format text)", ratio(median(text) / median(parse)));
}

/// That cost grows with the size of a platform and no faster.
void measure_platform(const fs::path& scratch) {
    fmt::print("\nlakelint check --no-cache of a platform, every rule on, two threads\n");
    double first = 0;
    constexpr std::size_t least = 2'000;
    for (const std::size_t tables : {least, std::size_t{6'000}, std::size_t{20'000}}) {
        const fs::path project = scratch / fmt::format("platform_{}", tables);
        write_platform(project, tables);
        const Cost cost =
            run({binary, "check", "--no-cache", "--jobs", "2", project.string()}, tables == least ? 5 : 3);
        if (tables == least) first = cost.seconds;
        const double share = cost.seconds / first * static_cast<double>(least) / static_cast<double>(tables);
        row(fmt::format("{} tables, {} statements", tables, 3 * tables),
            fmt::format("{}, {:.0f} MB", milliseconds(cost.seconds), cost.peak_megabytes));
        if (tables != least)
            row(fmt::format("a table costs, of what it costs among {}", least), ratio(share));
    }
}

/// The facts cache on a project of 20,000 files.
void measure_cache(const fs::path& scratch) {
    const fs::path project = scratch / "large";
    const std::string cache = (scratch / "cache").string();
    constexpr std::size_t files = 20'000;
    write_project(project, files);
    const std::vector<std::string> check{binary, "check", project.string(), "--cache-dir", cache};
    fmt::print("\nlakelint check, {} files, {} MB, every rule on\n", files,
               files * generated_file(files).size() / 1'000'000);
    const Cost none = run({binary, "check", project.string(), "--no-cache"});
    row("without a cache", milliseconds(none.seconds));
    row("cold: filling the cache", milliseconds(run(check).seconds));
    const Cost warm = run(check, 5);
    row("warm: nothing changed, median of 5", milliseconds(warm.seconds));
    std::vector<double> changed;
    for (std::size_t i = 0; i < 5; ++i) {
        std::ofstream(project / "part_0000" / "orders_1.sql", std::ios::app) << fmt::format("-- {}\n", i);
        changed.push_back(run(check).seconds);
    }
    row("one file changed, median of 5", milliseconds(median(changed)));
    row("peak memory, without and with the cache",
        fmt::format("{:.0f}, {:.0f} MB", none.peak_megabytes, warm.peak_megabytes));
    row("lakelint parse of the same, peak memory",
        fmt::format("{:.0f} MB", run({binary, "parse", project.string()}).peak_megabytes));
}

/// What a policy with many exceptions costs beyond one without any.
void measure_policy(const fs::path& scratch) {
    const auto cost = [&](std::size_t layers, std::size_t waivers, std::size_t baselined) {
        const fs::path project = scratch / fmt::format("policy_{}", layers);
        write_exceptions(project, layers, waivers, baselined);
        return run({binary, "check", (project / "orders.sql").string(), "--no-cache"}, 10).seconds;
    };
    const double bare = cost(0, 1, 1);
    const double full = cost(500, 2'000, 10'000);
    row("500 layers, 2,000 waivers, 10,000 baselined: check beyond none", milliseconds(full - bare));
}

/// That memory does not grow with the text that is parsed.
void measure_memory(const fs::path& scratch) {
    const fs::path project = scratch / "huge";
    const std::size_t files = 200'000'000 / generated_file(10'000).size();
    write_project(project, files);
    fmt::print("\nlakelint parse, {} files, 200 MB\n", files);
    const Cost cost = run({binary, "parse", project.string()});
    row("time", milliseconds(cost.seconds));
    row("peak memory", fmt::format("{:.0f} MB", cost.peak_megabytes));
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<fs::path> folders(argv + 1, argv + argc);
    const std::vector<std::string> texts = texts_of(folders);
    if (texts.empty()) {
        fmt::print(stderr, "no SQL files in the folders given\n");
        return 1;
    }
    const Scratch scratch;
    measure_cold(texts);
    measure_throughput(texts);
    measure_folders(folders);
    measure_rules(folders, scratch.path());
    measure_hook(scratch.path());
    measure_policy(scratch.path());
    measure_platform(scratch.path());
    measure_cache(scratch.path());
    measure_memory(scratch.path());
    return 0;
}
