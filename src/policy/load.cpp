// SPDX-License-Identifier: Apache-2.0
#include "policy/policy.h"
#include "policy/policy_fields.h"
#include "policy/yaml.h"
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
    return std::tie(error.location.span.begin, error.location.span.end, error.message);
}

/// By place, each once: what an alias repeats is wrong in one place only.
void tidy(std::vector<Diagnostic>& errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); };
    errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
    if (errors.size() > most_errors) errors.resize(most_errors);
}

bool is_empty(const Value& root) { return root.kind == Value::Kind::null; }

std::optional<Policy> decode_root(const Yaml& yaml, Decoding& decoding) {
    constexpr std::string_view help = "begin with `version: 1`, then say which `layers` there are";
    if (!yaml.root || is_empty(*yaml.root)) {
        if (yaml.errors.empty()) decoding.error({}, "the policy is empty", std::string(help));
        return std::nullopt;
    }
    if (yaml.root->kind != Value::Kind::map) {
        const std::uint32_t begin = yaml.root->span.begin;
        decoding.error({begin, begin}, "the policy is not a map of keys and values", std::string(help));
        return std::nullopt;
    }
    Policy policy;
    decoding.names = &policy.names;
    if (!decode(Input(*yaml.root, "the policy"), fields_of(&policy), policy, decoding)) return std::nullopt;
    return policy;
}

Loaded understand(source::File file) {
    Loaded loaded;
    Decoding decoding(file.path, loaded.errors);
    if (file.first_unreadable) {
        const std::uint32_t at = *file.first_unreadable;
        decoding.error({at, at + 3}, "the policy is not UTF-8: this character cannot be read",
                       "save the file as UTF-8");
    } else {
        const Yaml yaml = read_yaml(file.text);
        for (const YamlError& error : yaml.errors)
            decoding.error(error.span, error.message, error.help);
        loaded.policy = decode_root(yaml, decoding);
    }
    tidy(loaded.errors);
    if (!loaded.errors.empty()) loaded.policy.reset();
    if (loaded.policy) loaded.policy->printed_path = file.path;
    loaded.text = std::move(file.text);
    return loaded;
}

Loaded understand(tl::expected<source::File, source::ReadError> file, const std::string& printed_path) {
    if (file) return understand(std::move(*file));
    Loaded loaded;
    Decoding(printed_path, loaded.errors)
        .error({}, fmt::format("the policy cannot be read: {}", file.error().message),
               "give a YAML file with `--policy`, or put a `lakelint.yaml` at the root of the project");
    return loaded;
}

} // namespace

Loaded load(const std::filesystem::path& file, std::string printed_path) {
    Loaded loaded = understand(source::load(file, printed_path), printed_path);
    std::error_code error;
    if (loaded.policy) loaded.policy->file = std::filesystem::absolute(file, error).lexically_normal();
    return loaded;
}

Loaded parse(std::string text, std::string printed_path) {
    return understand(source::decode(std::move(text), printed_path), printed_path);
}

} // namespace lakelint::policy
