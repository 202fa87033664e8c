// SPDX-License-Identifier: Apache-2.0
#include "report/writers.h"

#include <nlohmann/json.hpp>

namespace lakelint::report {

namespace {

using Json = nlohmann::ordered_json;

void put_range(Json& json, const source::Range& range) {
    json["line"] = range.begin.line;
    json["column"] = range.begin.column;
    json["endLine"] = range.end.line;
    json["endColumn"] = range.end.column;
}

/// Every key is always there; a note without a place has null for it.
Json note_json(const diagnostic::Note& note, const std::optional<source::Range>& range,
               const Context& context) {
    Json json{{"message", note.message}, {"path", nullptr},    {"line", nullptr},
              {"column", nullptr},       {"endLine", nullptr}, {"endColumn", nullptr}};
    if (note.location) json["path"] = printed_path(context, note.location->path);
    if (range) put_range(json, *range);
    return json;
}

Json fix_json(const diagnostic::Fix& fix, const std::vector<source::Range>& ranges, const Context& context) {
    Json edits = Json::array();
    for (std::size_t i = 0; i < fix.edits.size(); ++i) {
        Json edit;
        put_range(edit, i < ranges.size() ? ranges[i] : source::Range{});
        edit["replacement"] = fix.edits[i].replacement;
        edits.push_back(std::move(edit));
    }
    return {{"title", fix.title},
            {"safety", name(fix.safety)},
            {"path", printed_path(context, fix.path)},
            {"edits", std::move(edits)}};
}

Json policy_json(const diagnostic::Diagnostic& diagnostic, const Context& context) {
    if (!diagnostic.policy) return nullptr;
    return {{"path", printed_path(context, diagnostic.policy->path)}, {"line", diagnostic.policy->line}};
}

/// The comment or the waiver that set a finding aside.
Json by_json(const Finding& finding, const Context& context) {
    if (!finding.by || !finding.by_range) return nullptr;
    return {{"path", printed_path(context, finding.by->path)}, {"line", finding.by_range->begin.line}};
}

Json finding_json(const Finding& finding, const Context& context) {
    const auto& diagnostic = finding.diagnostic;
    Json notes = Json::array();
    for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
        const bool known = i < finding.note_ranges.size();
        notes.push_back(
            note_json(diagnostic.notes[i], known ? finding.note_ranges[i] : std::nullopt, context));
    }
    Json fixes = Json::array();
    for (std::size_t i = 0; i < diagnostic.fixes.size(); ++i) {
        const bool known = i < finding.edit_ranges.size();
        fixes.push_back(fix_json(diagnostic.fixes[i],
                                 known ? finding.edit_ranges[i] : std::vector<source::Range>{}, context));
    }
    Json json{{"rule", diagnostic.rule},
              {"severity", name(diagnostic.severity)},
              {"message", diagnostic.message},
              {"path", printed_path(context, diagnostic.location.path)}};
    put_range(json, finding.range);
    json["object"] = diagnostic.object;
    json["policy"] = policy_json(diagnostic, context);
    json["help"] = diagnostic.help;
    json["fingerprint"] = finding.fingerprint;
    json["disposition"] = name(finding.disposition);
    json["reason"] = finding.reason;
    json["by"] = by_json(finding, context);
    json["notes"] = std::move(notes);
    json["fixes"] = std::move(fixes);
    return json;
}

Json unresolved_json(const LocatedUnresolved& located, const Context& context) {
    const auto& unresolved = located.unresolved;
    return {{"path", printed_path(context, unresolved.location.path)},
            {"line", located.range.begin.line},
            {"column", located.range.begin.column},
            {"object", unresolved.object},
            {"rule", unresolved.rule},
            {"reason", unresolved.reason}};
}

Json summary_json(const Summary& summary) {
    Json not_judged = Json::object();
    for (const auto& [kind, count] : summary.not_judged)
        not_judged[kind] = count;
    return {{"files", summary.files},           {"unreadable", summary.unreadable},
            {"statements", summary.statements}, {"notJudged", std::move(not_judged)},
            {"errors", summary.errors},         {"warnings", summary.warnings},
            {"notes", summary.notes},           {"unresolved", summary.unresolved},
            {"named", summary.named},           {"known", summary.known}};
}

} // namespace

void write_json(const Report& report, const Context& context, std::string& out) {
    Json findings = Json::array();
    for (const Finding& finding : report.findings)
        findings.push_back(finding_json(finding, context));
    Json unresolved = Json::array();
    for (const auto& located : report.unresolved)
        unresolved.push_back(unresolved_json(located, context));
    const Json json{{"version", 1},
                    {"findings", std::move(findings)},
                    {"unresolved", std::move(unresolved)},
                    {"summary", summary_json(report.summary)}};
    // Paths and messages may hold bytes that are not UTF-8; they become U+FFFD instead of an exception.
    out += json.dump(2, ' ', false, Json::error_handler_t::replace);
    out += '\n';
}

} // namespace lakelint::report
