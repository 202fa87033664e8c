// SPDX-License-Identifier: Apache-2.0
#include "policy/yaml_tree.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

constexpr std::size_t most_values = 200'000;
constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::string_view merge_key = "<<";

bool is_merge(const Value& key) { return !key.quoted && key.scalar == merge_key; }

/// The tags that the parser gives to what has none: `?` plain, `!` in quotes.
bool is_explicit(std::string_view tag) { return !tag.empty() && tag != "?" && tag != "!"; }

std::uint32_t end_of_last_child(const Value& value) {
    if (value.kind == Value::Kind::list) return value.items.empty() ? 0 : value.items.back().span.end;
    if (value.entries.empty()) return 0;
    const Value::Entry& last = value.entries.back();
    return std::max(last.key.span.end, last.value.span.end);
}

} // namespace

void YamlTree::error(source::Span span, std::string message, std::string help) {
    errors_.push_back({span, std::move(message), std::move(help)});
}

YamlTree::Weight YamlTree::weigh(const Value& value) {
    Weight total{1, value.scalar.size()};
    const auto add = [&total](Weight part) {
        total.values += part.values;
        total.bytes += part.bytes;
    };
    for (const Value& item : value.items)
        add(weigh(item));
    for (const Value::Entry& entry : value.entries) {
        add(weigh(entry.key));
        add(weigh(entry.value));
    }
    return total;
}

void YamlTree::add_weight(Weight weight, source::Span at) {
    weight_.values += weight.values;
    weight_.bytes += weight.bytes;
    if (weight_.values <= most_values && weight_.bytes <= most_bytes) return;
    throw YamlError{at, fmt::format("the policy comes to more than {} values from here on", most_values),
                    "make the policy smaller; a few nested aliases may expand to a great many values"};
}

std::uint32_t YamlTree::begin_value(std::uint32_t at, std::string_view tag, Anchor anchor) {
    if (is_explicit(tag)) {
        std::uint32_t begin = at;
        if (begin < places_.size() && places_.text()[begin] == '&') {
            begin = places_.word_end(begin);
            while (begin < places_.size() && places_.text()[begin] != '!')
                ++begin;
        }
        error({begin, places_.word_end(begin)}, "a policy has no use for YAML tags", "leave the tag out");
    }
    add_weight({1, 0}, {at, at});
    return anchor != 0 || is_explicit(tag) ? places_.after_properties(at) : at;
}

void YamlTree::begin_collection(Value::Kind kind, std::uint32_t at, std::string_view tag, Anchor anchor) {
    Open open;
    open.anchor = anchor;
    open.value.kind = kind;
    const std::uint32_t begin = begin_value(at, tag, anchor);
    open.value.span = {begin, begin};
    open.value.line = places_.line(begin);
    open_.push_back(std::move(open));
}

void YamlTree::end_collection() {
    Open done = std::move(open_.back());
    open_.pop_back();
    Value& value = done.value;
    const std::uint32_t last = std::max(value.span.begin, end_of_last_child(value));
    value.span.end = places_.collection_end(value.span.begin, last);
    if (value.kind == Value::Kind::map) finish_map(value);
    complete(std::move(value), done.anchor);
}

void YamlTree::scalar(std::uint32_t at, std::string_view tag, Anchor anchor, const std::string& text) {
    Value value;
    value.kind = Value::Kind::scalar;
    const std::uint32_t begin = begin_value(at, tag, anchor);
    const auto end = places_.scalar_end(begin, text);
    if (!end) {
        throw YamlError{{begin, begin + 1},
                        "the quote opened here is never closed",
                        fmt::format("close it with `{}` on this line", places_.text()[begin])};
    }
    value.span = {begin, std::max(begin, *end)};
    value.line = places_.line(begin);
    value.scalar = text;
    const char first = begin < places_.size() ? places_.text()[begin] : ' ';
    value.quoted = first == '"' || first == '\'' || first == '|' || first == '>';
    if (first == '"' || first == '\'') last_quoted_ = value.span;
    weight_.bytes += text.size();
    complete(std::move(value), anchor);
}

void YamlTree::null(std::uint32_t at, Anchor anchor) {
    Value value;
    const std::uint32_t begin = begin_value(at, {}, anchor);
    const bool of_key = !open_.empty() && open_.back().key.has_value();
    if (const auto written = places_.written_null(begin)) {
        value.span = {*written};
    } else if (of_key) {
        value.span = open_.back().key->span;
    } else {
        value.span = {places_.empty_item(begin)};
    }
    value.line = places_.line(value.span.begin);
    complete(std::move(value), anchor);
}

void YamlTree::alias(std::uint32_t at, Anchor anchor) {
    const source::Span span{at, places_.word_end(at)};
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) {
        throw YamlError{span,
                        fmt::format("`{}` stands within what it refers to",
                                    places_.text().substr(span.begin, span.size())),
                        "write the value out here"};
    }
    add_weight(weigh(found->second), span);
    Value value = found->second;
    value.span = {span};
    value.line = places_.line(at);
    complete(std::move(value), 0);
}

void YamlTree::complete(Value value, Anchor anchor) {
    last_end_ = value.span.end;
    if (anchor != 0) {
        add_weight(weigh(value), value.span);
        anchored_[anchor] = value;
    }
    if (open_.empty()) {
        root_ = std::move(value);
    } else if (open_.back().value.kind == Value::Kind::list) {
        open_.back().value.items.push_back(std::move(value));
    } else if (open_.back().key) {
        add_entry(open_.back(), std::move(value));
    } else {
        open_.back().key = std::move(value);
    }
}

void YamlTree::add_entry(Open& map, Value value) {
    if (map.key->kind == Value::Kind::scalar) {
        map.value.entries.push_back({std::move(*map.key), std::move(value)});
    } else {
        const bool braces = map.key->kind == Value::Kind::map;
        error(map.key->span, "a key is a word, and this is none",
              braces ? "put text that begins with `{` in quotes" : "write a word before the `:`");
    }
    map.key.reset();
}

void YamlTree::finish_map(Value& map) {
    check_duplicates(map);
    const bool merges = std::any_of(map.entries.begin(), map.entries.end(),
                                    [](const auto& entry) { return is_merge(entry.key); });
    if (merges) merge(map);
}

/// Keeps the first of each key, so that a second one causes no further errors.
void YamlTree::check_duplicates(Value& map) {
    std::unordered_map<std::string_view, std::uint32_t> lines;
    std::vector<bool> repeated(map.entries.size());
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        const Value& key = map.entries[i].key;
        const auto [first, added] = lines.emplace(key.scalar, key.line);
        if (added) continue;
        repeated[i] = true;
        error(key.span,
              fmt::format("`{}` is set twice; the first time in line {}", key.scalar, first->second),
              "keep one of the two");
    }
    std::size_t at = 0;
    lines.clear();
    std::erase_if(map.entries, [&](const Value::Entry&) { return repeated[at++]; });
}

/// `<<: *base` gives the map the keys of `base` that it does not set itself, in the place of the `<<`.
void YamlTree::merge(Value& map) {
    std::vector<Value::Entry> entries;
    for (const Value::Entry& entry : map.entries) {
        if (!is_merge(entry.key)) {
            entries.push_back(entry);
            continue;
        }
        if (entry.value.kind != Value::Kind::list) {
            merge_from(entry.value, map, entries);
            continue;
        }
        for (const Value& source : entry.value.items)
            merge_from(source, map, entries);
    }
    map.entries = std::move(entries);
}

void YamlTree::merge_from(const Value& source, const Value& map, std::vector<Value::Entry>& into) {
    if (source.kind != Value::Kind::map) {
        error(source.span, "`<<` takes a map, or a list of maps",
              "write `<<: *name`, with `&name` before a map above");
        return;
    }
    add_weight(weigh(source), source.span);
    std::unordered_set<std::string_view> taken;
    for (const Value::Entry& entry : map.entries)
        taken.insert(entry.key.scalar);
    for (const Value::Entry& entry : into)
        taken.insert(entry.key.scalar);
    std::vector<Value::Entry> added;
    for (const Value::Entry& entry : source.entries) {
        if (!taken.contains(entry.key.scalar)) added.push_back(entry);
    }
    into.insert(into.end(), added.begin(), added.end());
}

std::optional<std::uint32_t> YamlTree::open_bracket() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
        const std::uint32_t at = open->value.span.begin;
        const char c = at < places_.size() ? places_.text()[at] : ' ';
        if (c == '[' || c == '{') return at;
    }
    return std::nullopt;
}

} // namespace lakelint::policy
