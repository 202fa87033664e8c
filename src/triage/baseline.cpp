// SPDX-License-Identifier: Apache-2.0
#include "triage/baseline.h"

#include <algorithm>
#include <cctype>
#include <optional>
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

/// Takes a baseline as it is parsed, without a tree of it: `{"version": 1, "findings": [{…}, …]}`.
class Reader : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit Reader(std::vector<source::Span> spans) : spans_(std::move(spans)) {}

    /// What was read, or what is wrong with it.
    tl::expected<Baseline, BaselineError> finish(std::string_view text) {
        if (failed_at_) {
            const auto at = static_cast<std::uint32_t>(std::min(*failed_at_, text.size()));
            return tl::unexpected(error({at, at}, "the baseline is no JSON from here on"));
        }
        if (version_.empty() || !has_findings_)
            return tl::unexpected(
                error({}, "this is no baseline: it lacks `version` or the list `findings`"));
        if (version_ != std::to_string(understood_version))
            return tl::unexpected(
                error({}, fmt::format("baselines of version {} are not understood", version_)));
        if (wrong_) return tl::unexpected(*wrong_);
        return std::move(baseline_);
    }

    bool null() override { return other("null"); }
    bool boolean(bool value) override { return other(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return other(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return other(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t& text) override { return other(text); }
    bool binary(binary_t& /*value*/) override { return other("bytes"); }
    bool string(string_t& value) override {
        if (depth_ != 3) return other("\"" + value + "\"");
        if (key_ == "rule") entry_.rule = std::move(value);
        if (key_ == "object") entry_.object = std::move(value);
        if (key_ == "path") entry_.path = std::move(value);
        if (key_ == "fingerprint") entry_.fingerprint = std::move(value);
        return true;
    }
    bool key(string_t& value) override {
        key_ = std::move(value);
        if (depth_ == 1) section_ = key_;
        return true;
    }
    bool start_object(std::size_t /*size*/) override {
        if (++depth_ == 3 && in_findings()) entry_ = {};
        return true;
    }
    bool end_object() override {
        if (depth_-- == 3 && in_findings()) add_entry();
        return true;
    }
    bool start_array(std::size_t /*size*/) override {
        if (++depth_ == 2 && section_ == "findings") has_findings_ = true;
        if (depth_ == 3 && in_findings()) not_an_object();
        return true;
    }
    bool end_array() override {
        --depth_;
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::json::exception& /*failure*/) override {
        failed_at_ = position == 0 ? 0 : position - 1;
        return false;
    }

  private:
    [[nodiscard]] bool in_findings() const { return has_findings_ && section_ == "findings"; }

    bool other(std::string text) {
        if (depth_ == 1 && section_ == "version") version_ = std::move(text);
        if (depth_ == 2 && in_findings()) not_an_object();
        return true;
    }

    void not_an_object() {
        if (!wrong_) wrong_ = error({}, "an entry of the baseline is no object");
    }

    void add_entry() {
        const std::size_t at = baseline_.known.size();
        entry_.span = at < spans_.size() ? spans_[at] : source::Span{};
        if ((entry_.rule.empty() || !is_fingerprint(entry_.fingerprint)) && !wrong_) {
            wrong_ = error(entry_.span, "an entry of the baseline lacks its `rule` or its `fingerprint`");
        }
        baseline_.known.push_back(std::move(entry_));
    }

    std::vector<source::Span> spans_;
    Baseline baseline_;
    Known entry_;
    std::string key_;
    std::string section_; ///< the key of the outermost object that is being read
    std::string version_;
    std::size_t depth_ = 0;
    bool has_findings_ = false;
    std::optional<std::size_t> failed_at_;
    std::optional<BaselineError> wrong_;
};

} // namespace

tl::expected<Baseline, BaselineError> read_baseline(std::string_view text) {
    Reader reader(entry_spans(text));
    (void)nlohmann::json::sax_parse(text, &reader);
    return reader.finish(text);
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
