// SPDX-License-Identifier: Apache-2.0

// Measures what bench/README.md speaks of and prints it as a table. Usage: lakelint_bench [FOLDER…]; without
// folders it measures on SQL that it generates. All figures of one table come from one run, one after the
// other.
#include "facts/statement.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "source/discover.h"
#include "source/file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace {

namespace fs = std::filesystem;
using namespace lakelint;

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

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

std::vector<std::string> read_folders(const std::vector<fs::path>& folders) {
    std::vector<std::string> texts;
    source::DiscoverOptions options;
    options.respect_gitignore = false;
    for (const auto& found : source::discover(fs::current_path(), folders, options).files) {
        if (auto file = source::load(found.absolute, found.path)) texts.push_back(std::move(file->text));
    }
    return texts;
}

/// Pipeline SQL of the kind that warehouses hold, some 5 KB a file.
std::vector<std::string> generate(std::size_t files) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < files; ++i) {
        std::string text =
            fmt::format("-- loads mart.orders_{0}\nCREATE TABLE IF NOT EXISTS prod.mart.orders_{0} (\n", i);
        for (int c = 0; c < 30; ++c)
            text += fmt::format("  column_{} DECIMAL(18, 2) COMMENT 'amount number {}',\n", c, c);
        text += "  dt DATE) USING delta PARTITIONED BY (dt)\nTBLPROPERTIES ('delta.logRetentionDuration' = "
                "'30 days');\n";
        text += fmt::format("INSERT INTO prod.mart.orders_{} BY NAME\nWITH recent AS (SELECT * FROM "
                            "prod.ods.erp_orders WHERE dt >= current_date() - 7)\nSELECT\n",
                            i);
        for (int c = 0; c < 40; ++c) {
            text += fmt::format("  sum(CASE WHEN o.status = 'S{0}' AND o.amount > {0} THEN o.amount * (1 - "
                                "d.rate) ELSE 0 END) AS column_{0},\n",
                                c);
        }
        text +=
            "  o.dt\nFROM recent o LEFT JOIN prod.ods.discounts d ON o.customer_id = d.customer_id AND d.dt "
            "= o.dt\n"
            "WHERE o.kind IN ('web', 'store', 'phone') AND o.amount BETWEEN 1 AND 10000\nGROUP BY o.dt;\n";
        texts.push_back(std::move(text));
    }
    return texts;
}

/// What running a command once costs.
struct Cost {
    double seconds = 0;
    long peak_kilobytes = 0;
};

Cost run(std::vector<std::string> command) {
    std::vector<char*> arguments;
    for (auto& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    Cost cost;
    rusage usage{};
    cost.seconds = seconds([&] {
        pid_t child = 0;
        if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) return;
        int status = 0;
        wait4(child, &status, 0, &usage);
    });
    posix_spawn_file_actions_destroy(&actions);
    cost.peak_kilobytes = usage.ru_maxrss;
    return cost;
}

Cost run_often(const std::vector<std::string>& command, int times) {
    std::vector<double> all;
    Cost cost;
    for (int i = 0; i < times; ++i) {
        cost = run(command);
        all.push_back(cost.seconds);
    }
    cost.seconds = median(all);
    return cost;
}

void row(const char* what, const std::string& figure) { fmt::print("{:<58} {:>18}\n", what, figure); }

std::string milliseconds(double value) { return fmt::format("{:.1f} ms", value * 1e3); }

/// A project of one small file, for what a hook costs.
fs::path small_project(const fs::path& folder) {
    fs::create_directories(folder);
    std::ofstream(folder / "lakelint.yaml")
        << "version: 1\nlayers:\n  mart:\n    schemas: [\"*.mart\"]\n    tables: \"{entity}\"\n"
           "names: { entity: \"[a-z0-9_]+\" }\n";
    std::ofstream(folder / "orders.sql") << generate(1).front();
    return folder;
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
    row(fmt::format("first {} KB, cold", bytes(first) / 1000).c_str(), milliseconds(cold));
    row("the same, warm", milliseconds(median(warm)));
    row("cold / warm", fmt::format("{:.2f}", cold / median(warm)));
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
    row("two threads / one thread", fmt::format("{:.2f}", median(one) / median(two)));
}

} // namespace

int main(int argc, char** argv) {
    std::vector<fs::path> folders(argv + 1, argv + argc);
    const std::vector<std::string> texts = folders.empty() ? generate(300) : read_folders(folders);
    if (texts.empty()) {
        fmt::print(stderr, "no SQL files in the folders given\n");
        return 1;
    }
    measure_cold(texts);
    measure_throughput(texts);
    const std::string binary = LAKELINT_BINARY;
    row("start-up (lakelint rules), median of 20", milliseconds(run_often({binary, "rules"}, 20).seconds));
    const fs::path folder = fs::temp_directory_path() / fmt::format("lakelint-bench-{}", getpid());
    const fs::path project = small_project(folder);
    row(fmt::format("lakelint check on one file of {} bytes, cold, median of 20", generate(1).front().size())
            .c_str(),
        milliseconds(run_often({binary, "check", project.string(), "--fail-on", "never"}, 20).seconds));
    fs::remove_all(folder);
    if (!folders.empty()) {
        std::vector<std::string> command{binary, "parse", "--jobs", "1"};
        for (const auto& each : folders)
            command.push_back(each.string());
        const Cost cost = run_often(command, 5);
        row("lakelint parse over all of it, one thread, median of 5", milliseconds(cost.seconds));
        row("its peak memory", fmt::format("{:.1f} MB", static_cast<double>(cost.peak_kilobytes) / 1e3));
    }
    return 0;
}
