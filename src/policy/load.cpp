// SPDX-License-Identifier: Apache-2.0
#include "policy/compose.h"
#include "policy/policy.h"
#include "policy/policy_fields.h"
#include "source/file.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <tl/expected.hpp>

namespace lakelint::policy {

namespace {

using diagnostic::Diagnostic;

constexpr std::size_t most_errors = 1000;

auto place(const Diagnostic& error) {
    return std::tie(error.location.path, error.location.span.begin, error.location.span.end, error.message);
}

/// By place, each once: what an alias repeats is wrong in one place only, and so is a file extended twice.
void tidy(std::vector<Diagnostic>& errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); };
    errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
    if (errors.size() > most_errors) errors.resize(most_errors);
}

bool is_empty(const Value& root) { return root.kind == Value::Kind::null; }

std::optional<Policy> decode_root(const Composed& composed, Decoding& decoding) {
    constexpr std::string_view help = "begin with `version: 1`, then say which `layers` there are";
    if (!composed.root || is_empty(*composed.root)) {
        if (composed.errors.empty()) decoding.error({}, "the policy is empty", std::string(help));
        return std::nullopt;
    }
    const Value& root = *composed.root;
    if (root.kind != Value::Kind::map) {
        const std::uint32_t begin = root.span.begin;
        decoding.error({begin, begin}, "the policy is not a map of keys and values", std::string(help));
        return std::nullopt;
    }
    Policy policy;
    decoding.names = &policy.names;
    if (!decode(Input(root, "the policy"), fields_of(&policy), policy, decoding)) return std::nullopt;
    return policy;
}

Loaded understand(source::File file, const std::optional<std::filesystem::path>& folder) {
    const std::string path = file.path;
    Composed composed = compose(std::move(file), folder);
    Loaded loaded;
    std::vector<std::string> paths;
    for (const PolicyText& each : composed.files)
        paths.push_back(each.path);
    Decoding decoding(paths, loaded.errors);
    loaded.policy = decode_root(composed, decoding);
    std::move(composed.errors.begin(), composed.errors.end(), std::back_inserter(loaded.errors));
    tidy(loaded.errors);
    if (!loaded.errors.empty()) loaded.policy.reset();
    if (loaded.policy) {
        loaded.policy->printed_path = path;
        loaded.policy->files = std::move(paths);
        for (const PolicyText& each : composed.files) {
            if (each.inherited) loaded.policy->inherited.push_back(each.path);
        }
        loaded.policy->merged = std::move(*composed.root);
    }
    loaded.files = std::move(composed.files);
    return loaded;
}

Loaded understand(tl::expected<source::File, source::ReadError> file, const std::string& printed_path,
                  const std::optional<std::filesystem::path>& folder) {
    if (file) return understand(std::move(*file), folder);
    Loaded loaded;
    const std::vector<std::string> paths{printed_path};
    Decoding(paths, loaded.errors)
        .error({}, fmt::format("the policy cannot be read: {}", file.error().message),
               "give a YAML file with `--policy`, or put a `lakelint.yaml` at the root of the project");
    return loaded;
}

} // namespace

Loaded load(const std::filesystem::path& file, std::string printed_path) {
    Loaded loaded = understand(source::load(file, printed_path), printed_path, file.parent_path());
    std::error_code error;
    if (loaded.policy) loaded.policy->file = std::filesystem::absolute(file, error).lexically_normal();
    return loaded;
}

Loaded parse(std::string text, std::string printed_path) {
    return understand(source::decode(std::move(text), printed_path), printed_path, std::nullopt);
}

} // namespace lakelint::policy
