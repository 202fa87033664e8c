// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/project_files.h"
#include "cli/terminal.h"
#include "engine/engine.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "source/line_index.h"

#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lakelint::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Copying and printing JSON recurses.
constexpr int deepest_json = 100;

/// One `{"id"?,"sql"}` in, one answer out. What is no such object answers `ok: false` as well.
Json answer(const std::string& line, lower::Reader& reader) {
    Json result = Json::object();
    const auto refuse = [&](const char* why) {
        result["ok"] = false;
        result["statements"] = 0;
        result["errors"] = Json::array({{{"line", 1}, {"column", 1}, {"message", why}}});
        return result;
    };
    bool too_deep = false;
    const auto bound = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest_json;
        return !too_deep;
    };
    const Json input = Json::parse(line, bound, false);
    if (too_deep) return refuse("this line is JSON that is nested too deeply");
    if (input.is_discarded()) return refuse("this line is not JSON");
    if (!input.is_object()) return refuse("this line is no JSON object");
    if (input.contains("id")) result["id"] = input["id"];
    if (!input.contains("sql") || !input["sql"].is_string()) return refuse("the object has no text `sql`");
    const std::string sql = input["sql"].get<std::string>();
    facts::FileFacts facts;
    reader.read(sql, source::OffsetMap(), facts);
    const source::LineIndex lines(sql);
    Json errors = Json::array();
    for (const auto& fault : facts.faults) {
        const auto position = lines.position(fault.span.begin);
        errors.push_back({{"line", position.line}, {"column", position.column}, {"message", fault.message}});
    }
    result["ok"] = errors.empty();
    result["statements"] = facts.statement_count;
    result["errors"] = std::move(errors);
    return result;
}

int answer_lines(std::istream& in) {
    lower::Reader reader;
    std::string line;
    int status = clean;
    while (std::getline(in, line)) {
        if (line.empty() || line == "\r") continue;
        const Json result = answer(line, reader);
        if (!result["ok"].get<bool>()) status = findings;
        if (!write_out(result.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n")) return unreadable;
    }
    return status;
}

int answer_file(const std::string& path) {
    std::error_code error;
    std::ifstream file(path);
    if (file && !std::filesystem::is_directory(path, error)) return answer_lines(file);
    complain(!std::filesystem::exists(path, error) ? fmt::format("{}: no such file", path)
             : file                                ? fmt::format("{}: is a folder; --jsonl reads files", path)
                                                   : fmt::format("{}: cannot be read", path));
    return unreadable;
}

int parse_jsonl(const InputOptions& options) {
    if (options.paths.empty()) return answer_lines(std::cin);
    int status = clean;
    for (const std::string& path : options.paths)
        status = worse(status, path == "-" ? answer_lines(std::cin) : answer_file(path));
    return status;
}

int print_trees(ProjectFiles& files) {
    lower::Reader reader;
    for (const auto& facts : files.facts()) {
        const source::File* file = files.text(facts.path);
        if (file == nullptr) continue;
        for (const auto& fragment : fragment::fragments(source::File(*file))) {
            if (!write_out(reader.describe_trees(fragment.text))) return unreadable;
        }
    }
    return clean;
}

} // namespace

int parse(const ParseOptions& options) {
    if (options.jsonl) return parse_jsonl(options.input);
    const auto where = sinks(options.output);
    if (!where) return usage;
    const Input input = read_input(options.input);
    ProjectFiles files(std::filesystem::current_path());
    for (const auto& text : input.given)
        files.replace(text.path, text);
    files.read(input.paths, {}, {.jobs = options.input.jobs, .cache = nullptr, .faults_only = !options.tree});
    for (const auto& problem : files.problems())
        complain(fmt::format("{}: {}", problem.path, problem.message));
    int status = input.missing + files.problems().size() > 0 ? unreadable : clean;
    if (options.tree) status = worse(status, print_trees(files));

    const auto lookup = [&](std::string_view path) { return files.text(path); };
    report::Report report = report::locate(engine::faults(files.facts()), {}, lookup);
    const report::Summary counted = files.count(std::vector<bool>(files.facts().size(), true));
    report.summary.files = counted.files;
    report.summary.unreadable = counted.unreadable + input.missing;
    report.summary.statements = counted.statements;
    if (options.tree && report.findings.empty()) return status;
    if (!write(report, lookup, *where, options.output)) status = worse(status, unreadable);
    const bool errors = std::any_of(report.findings.begin(), report.findings.end(), [](const auto& finding) {
        return finding.diagnostic.severity == diagnostic::Severity::error;
    });
    return worse(status, errors ? findings : clean);
}

} // namespace lakelint::cli
