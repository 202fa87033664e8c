// SPDX-License-Identifier: Apache-2.0
#include "triage/baseline.h"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lakelint::triage {

namespace {

using Json = nlohmann::ordered_json;

constexpr int understood_version = 1;
constexpr std::string_view remedy =
    "restore it from version control, or remove it and record it anew with `lakelint baseline`";

BaselineError error(source::Span span, std::string message) {
    return {span, std::move(message), std::string(remedy)};
}

std::string key_of(std::string_view rule, std::string_view object, std::string_view fingerprint) {
    return fmt::format("{}\n{}\n{}", rule, object, fingerprint);
}

/// Where the objects of the list begin and end: JSON libraries keep no places.
std::vector<source::Span> entry_spans(std::string_view text) {
    std::vector<source::Span> spans;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (quoted) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == '"')
                quoted = false;
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == '{' || text[i] == '[') {
            if (++depth == 3) spans.push_back({i, i});
        } else if (text[i] == '}' || text[i] == ']') {
            if (depth-- == 3) spans.back().end = i + 1;
        }
    }
    return spans;
}

bool is_fingerprint(std::string_view text) {
    return text.size() == 16 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return std::isdigit(c) != 0 || (c >= 'a' && c <= 'f');
           });
}

tl::expected<Known, BaselineError> read_entry(const Json& json, source::Span span) {
    const auto text = [&](const char* key) -> std::string {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    if (!json.is_object()) return tl::unexpected(error(span, "an entry of the baseline is no object"));
    Known known{text("rule"), text("object"), text("path"), text("fingerprint"), span};
    if (known.rule.empty() || !is_fingerprint(known.fingerprint))
        return tl::unexpected(error(span, "an entry of the baseline lacks its `rule` or its `fingerprint`"));
    return known;
}

/// nlohmann's position of an error, as a span.
source::Span place_of(const nlohmann::json::parse_error& failure, std::string_view text) {
    const auto at =
        static_cast<std::uint32_t>(std::min(failure.byte == 0 ? 0 : failure.byte - 1, text.size()));
    return {at, at};
}

} // namespace

tl::expected<Baseline, BaselineError> read_baseline(std::string_view text) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (const nlohmann::json::parse_error& failure) {
        return tl::unexpected(error(place_of(failure, text), "the baseline is no JSON from here on"));
    }
    if (!json.is_object() || !json.contains("version") || !json.contains("findings")
        || !json["findings"].is_array())
        return tl::unexpected(error({}, "this is no baseline: it lacks `version` or the list `findings`"));
    if (json["version"] != understood_version) {
        return tl::unexpected(
            error({}, fmt::format("baselines of version {} are not understood", json["version"].dump())));
    }
    const std::vector<source::Span> spans = entry_spans(text);
    Baseline baseline;
    for (const Json& each : json["findings"]) {
        const std::size_t at = baseline.known.size();
        auto known = read_entry(each, at < spans.size() ? spans[at] : source::Span{});
        if (!known) return tl::unexpected(known.error());
        baseline.known.push_back(std::move(*known));
    }
    return baseline;
}

Baseline record(const std::vector<Judged>& findings) {
    Baseline baseline;
    for (const Judged& finding : findings) {
        const Diagnostic& found = finding.diagnostic;
        if (finding.disposition != Disposition::active || found.rule.starts_with("policy/")) continue;
        baseline.known.push_back({found.rule, found.object, found.location.path, finding.fingerprint, {}});
    }
    std::sort(baseline.known.begin(), baseline.known.end(), [](const Known& a, const Known& b) {
        return std::tie(a.path, a.rule, a.object, a.fingerprint)
               < std::tie(b.path, b.rule, b.object, b.fingerprint);
    });
    return baseline;
}

std::string to_json(const Baseline& baseline) {
    std::string text = fmt::format("{{\n  \"version\": {},\n  \"findings\": [", understood_version);
    bool first = true;
    for (const Known& known : baseline.known) {
        const Json entry{{"path", known.path},
                         {"rule", known.rule},
                         {"object", known.object},
                         {"fingerprint", known.fingerprint}};
        text += first ? "\n    " : ",\n    ";
        text += entry.dump(-1, ' ', false, Json::error_handler_t::replace);
        first = false;
    }
    text += first ? "]\n}\n" : "\n  ]\n}\n";
    return text;
}

std::vector<const Known*> apply(const Baseline& baseline, std::vector<Judged>& findings) {
    std::unordered_map<std::string, std::size_t> index;
    std::vector<bool> matched(baseline.known.size());
    for (std::size_t i = 0; i < baseline.known.size(); ++i) {
        const Known& known = baseline.known[i];
        index.emplace(key_of(known.rule, known.object, known.fingerprint), i);
    }
    for (Judged& finding : findings) {
        const Diagnostic& found = finding.diagnostic;
        const auto known = index.find(key_of(found.rule, found.object, finding.fingerprint));
        if (known == index.end() || finding.disposition != Disposition::active) continue;
        finding.disposition = Disposition::baselined;
        matched[known->second] = true;
    }
    std::vector<const Known*> stale;
    for (std::size_t i = 0; i < matched.size(); ++i) {
        if (!matched[i]) stale.push_back(&baseline.known[i]);
    }
    return stale;
}

} // namespace lakelint::triage
