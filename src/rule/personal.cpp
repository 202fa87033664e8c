// SPDX-License-Identifier: Apache-2.0
#include "rule/personal.h"

#include "policy/spelling.h"
#include "source/text.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace lakelint::rule {
namespace {

using policy::Verdict;

/// Calls `text` for each character outside of braces, and `placeholder` for each `{name}`.
template <typename OnText, typename OnPlaceholder>
void take_apart(std::string_view pattern, OnText text, OnPlaceholder placeholder) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            text(pattern[i]);
        } else {
            placeholder(pattern.substr(i, end + 1 - i));
            i = end;
        }
    }
}

/// The glob with anything in place of its placeholders; empty where that would be any schema.
std::string loosened(std::string_view glob) {
    std::string loose;
    bool says_something = false;
    take_apart(
        glob,
        [&](char c) {
            loose += c;
            says_something = says_something || (c != '*' && c != '?' && c != '.' && c != '_' && c != '-');
        },
        [&](std::string_view) { loose += '*'; });
    return says_something && loose != glob ? loose : std::string();
}

/// Schemas are compared without regard to case, templates are not.
std::map<std::string, policy::Placeholder> folded(std::map<std::string, policy::Placeholder> names) {
    for (auto& [name, placeholder] : names) {
        for (std::string& word : placeholder.words)
            word = source::fold_case(word);
        if (!placeholder.regex.empty()) placeholder.regex = "(?i:" + placeholder.regex + ")";
    }
    return names;
}

std::string as_template(std::string_view glob) {
    std::string text;
    take_apart(
        glob,
        [&](char c) {
            text += c == '?' ? '*' : source::fold_case({&c, 1})[0];
        },
        [&](std::string_view placeholder) { text += placeholder; });
    return text;
}

/// Says which part of a glob one part of a name misses, if it is this one.
bool explain(std::string_view glob, const source::Text& name, const policy::Policy& policy,
             OffTemplate& off) {
    if (!name.literal()) return false;
    const auto names = folded(policy.names);
    const auto pattern = policy::Template::compile(as_template(glob), names);
    const std::string text = source::fold_case(name.value);
    if (!pattern || pattern->match(source::Text(text)) == Verdict::yes) return false;
    policy::Mismatch mismatch = pattern->explain(text);
    if (!mismatch.part.starts_with('{')) return false;
    const auto likely = mismatch.suggestion && !mismatch.found.empty()
                            ? policy::nearest_spelling(mismatch.found, {*mismatch.suggestion})
                            : std::nullopt;
    if (likely) {
        std::string right = name.value;
        right.replace(mismatch.offset, mismatch.found.size(), *likely);
        if (pattern->match(source::Text(source::fold_case(right))) == Verdict::yes) off.suggestion = right;
    }
    const auto declared = policy.names.find(mismatch.part.substr(1, mismatch.part.size() - 2));
    if (declared != policy.names.end() && !declared->second.regex.empty())
        mismatch.want = "`" + declared->second.regex + "`"; // as the policy has it
    mismatch.found = name.value.substr(mismatch.offset, mismatch.found.size());
    off.explanation = policy::describe(mismatch);
    if (!mismatch.found.empty()) off.explanation = "as `" + mismatch.part + "`, " + off.explanation;
    return true;
}

} // namespace

bool has_owner(const policy::Layer& layer) { return layer.owner.has_value(); }

std::optional<std::string> owner_of(const policy::LayerVerdict& verdict) {
    if (verdict.found != Verdict::yes || !has_owner(*verdict.layer)) return std::nullopt;
    std::string owner;
    bool known = true;
    take_apart(
        verdict.layer->owner->value, [&](char c) { owner += c; },
        [&](std::string_view placeholder) {
            const auto found =
                verdict.captures.find(std::string(placeholder.substr(1, placeholder.size() - 2)));
            known = known && found != verdict.captures.end() && !found->second.empty();
            if (known) owner += found->second;
        });
    return known ? std::optional(owner) : std::nullopt;
}

std::optional<OffTemplate> off_template_schema(const policy::Policy& policy,
                                               const catalog::ObjectName& name) {
    const source::Text* catalog = name.catalog ? &*name.catalog : nullptr;
    const source::Text* schema = name.schema ? &*name.schema : nullptr;
    if (policy::layer_of(policy, catalog, schema).found != Verdict::no) return std::nullopt;
    for (const policy::Layer& layer : policy.layers) {
        if (!has_owner(layer)) continue;
        for (const policy::SchemaPattern& pattern : layer.schemas) {
            const std::string loose = loosened(pattern.text());
            if (loose.empty()) continue;
            const auto glob = policy::SchemaPattern::compile(loose, {});
            if (!glob || glob->match(catalog, schema) != Verdict::yes) continue;
            OffTemplate off{&layer, pattern.text(), {}, std::nullopt};
            const std::string_view text = pattern.text();
            const std::size_t dot = text.find('.');
            const std::string_view side = dot == std::string_view::npos ? text : text.substr(dot + 1);
            const bool said = explain(side, *schema, policy, off);
            if (!said && catalog != nullptr && dot != std::string_view::npos)
                (void)explain(text.substr(0, dot), *catalog, policy, off);
            return off;
        }
    }
    return std::nullopt;
}

} // namespace lakelint::rule
