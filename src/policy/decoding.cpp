// SPDX-License-Identifier: Apache-2.0
#include "policy/decoding.h"

#include "policy/spelling.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

using Kind = FieldType::Kind;

/// A scalar as messages quote it.
std::string quoted(std::string_view text) {
    constexpr std::size_t limit = 60;
    if (text.size() <= limit) return fmt::format("`{}`", text);
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return fmt::format("`{}…`", text.substr(0, end));
}

std::string found(const Value& value) {
    switch (value.kind) {
    case Value::Kind::null: return "nothing";
    case Value::Kind::list: return "a list";
    case Value::Kind::map: return "a map";
    case Value::Kind::scalar: return value.quoted ? "the text " + quoted(value.scalar) : quoted(value.scalar);
    }
    return {};
}

std::string key_of(const Input& in) { return in.key != nullptr ? in.key->scalar : "key"; }

std::string example_items(const FieldType& element) {
    if (element.words.empty()) return "a, b";
    const std::size_t shown = std::min<std::size_t>(2, element.words.size());
    return comma_list({element.words.begin(), element.words.begin() + static_cast<std::ptrdiff_t>(shown)});
}

/// What to write for a type, in a sentence that goes on from "write".
std::string example(const Input& in, const FieldType& type) {
    if (!type.example.empty()) return "write " + type.example;
    const std::string key = key_of(in);
    switch (type.kind) {
    case Kind::boolean: return fmt::format("write `{0}: true` or `{0}: false`", key);
    case Kind::integer:
        return fmt::format("write digits, such as `{}: {}`", key,
                           std::max<std::int64_t>(1, type.minimum.value_or(1)));
    case Kind::duration: return "write a number and a unit, such as `7 days` or `36 hours`";
    case Kind::date: return "write a day of the calendar, such as `2026-01-31`";
    case Kind::percent: return "write a share of a hundred, such as `98%`";
    case Kind::list: return fmt::format("write `{}: [{}]`", key, example_items(*type.element));
    case Kind::map: return "write one `key: value` a line below it";
    case Kind::setting: return "write error, warning, note or off, or `{ severity: error, … }` with options";
    case Kind::text:
        if (!type.words.empty()) return "write one of " + comma_list(type.words);
        return fmt::format("write {}", in_words(type));
    case Kind::choice: return fmt::format("write {}", in_words(type));
    case Kind::record: break;
    }
    std::vector<std::string> keys;
    for (const FieldInfo& field : type.fields)
        keys.push_back(field.key);
    return fmt::format("write its keys below it: {}", comma_list(keys));
}

/// A quoted text may have broken lines.
void to_one_line(std::string& text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
}

/// `{entity}` without quotes is a map to YAML; people mean a text.
std::optional<std::string> meant_as_template(const Value& value) {
    if (value.kind != Value::Kind::map || value.entries.size() != 1) return std::nullopt;
    const Value::Entry& only = value.entries.front();
    if (only.value.kind != Value::Kind::null) return std::nullopt;
    return fmt::format("put text that begins with `{{` in quotes: `\"{{{}}}\"`", only.key.scalar);
}

} // namespace

Input::Input(const Value::Entry& entry) : Input(entry.value, &entry.key, quoted(entry.key.scalar)) {}
Input::Input(const Value& of_value, std::string called) : value(of_value), label(std::move(called)) {}
Input::Input(const Value& item, const Value* list_key, std::string called)
    : value(item), key(list_key), label(std::move(called)) {}

FileSpan Input::place() const {
    if (key != nullptr) return key->span;
    if (!value.entries.empty()) return value.entries.front().key.span;
    FileSpan begin = value.span;
    begin.end = begin.begin;
    return begin;
}

std::vector<Input> Input::items() const {
    if (value.kind != Value::Kind::list) return {*this};
    std::vector<Input> inputs;
    const std::string called = "an item of " + label;
    for (const Value& item : value.items)
        inputs.emplace_back(item, item.kind == Value::Kind::map ? nullptr : key,
                            called); // a map has its own keys
    return inputs;
}

diagnostic::PolicyReference Decoding::reference(const Value& value) const {
    return {paths_[value.span.file], value.line};
}

diagnostic::PolicyReference Decoding::reference(const Input& in) const {
    return reference(in.key != nullptr ? *in.key : in.value);
}

void Decoding::error(FileSpan at, std::string message, std::string help) {
    to_one_line(message);
    to_one_line(help);
    diagnostic::Diagnostic diagnostic;
    diagnostic.rule = "policy/invalid";
    diagnostic.severity = diagnostic::Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    diagnostic.location = {paths_[at.file], at};
    errors_.push_back(std::move(diagnostic));
}

bool Decoding::has_value(const Input& in, const FieldInfo& field) {
    if (in.value.kind != Value::Kind::null) return true;
    const bool list = field.type.kind == Kind::list;
    std::string help =
        list && !field.required ? fmt::format("write `{}: []` for none", field.key) : example(in, field.type);
    if (!field.required) help += ", or leave the key out";
    error(in.value.span, fmt::format("{} has no value", in.label), std::move(help));
    return false;
}

bool Decoding::wrong_type(const Input& in, const FieldType& type) {
    if (in.value.kind == Value::Kind::null) {
        error(in.value.span, fmt::format("{} has no value", in.label), example(in, type));
        return false;
    }
    const auto meant = type.kind == Kind::text ? meant_as_template(in.value) : std::nullopt;
    error(in.value.span, fmt::format("{} takes {}, not {}", in.label, in_words(type), found(in.value)),
          meant.value_or(example(in, type)));
    return false;
}

bool Decoding::takes_list(const Input& in, const FieldType& type) {
    const bool map = in.value.kind == Value::Kind::map && type.element->kind != Kind::record;
    return !map || meant_as_template(in.value) || wrong_type(in, type);
}

bool Decoding::takes_map(const Input& in, const FieldType& type) {
    return in.value.kind == Value::Kind::map || wrong_type(in, type);
}

bool Decoding::takes_record(const Input& in, const std::vector<std::string>& keys) {
    if (in.value.kind == Value::Kind::map) return true;
    FieldType type;
    type.kind = Kind::record;
    for (const std::string& key : keys)
        type.fields.push_back({key, {}, {}, {}, false});
    return wrong_type(in, type);
}

bool Decoding::knows_all(const Input& in, const std::vector<std::string>& keys,
                         const std::vector<std::string>& elsewhere) {
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        const std::string& key = entry.key.scalar;
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        if (std::find(elsewhere.begin(), elsewhere.end(), key) != elsewhere.end()) continue;
        std::vector<std::string> known = elsewhere;
        known.insert(known.end(), keys.begin(), keys.end());
        error(entry.key.span,
              fmt::format("unknown key {}{}", quoted(key), did_you_mean(nearest_spelling(key, known))),
              known.empty() ? "there are no keys here" : "keys known here: " + comma_list(known));
        good = false;
    }
    return good;
}

bool Decoding::lacks(const Input& in, const FieldInfo& field) {
    error(in.place(), fmt::format("{} lacks `{}`", in.label, field.key),
          fmt::format("add `{}`: {}", field.key, field.doc));
    return false;
}

bool Decoding::out_of_range(const Input& in, const FieldType& type, std::int64_t number) {
    const bool below = type.minimum && number < *type.minimum;
    error(in.value.span,
          fmt::format("{} is {}, which is too {}", in.label, number, below ? "small" : "large"),
          below          ? fmt::format("write {} or more", *type.minimum)
          : type.maximum ? fmt::format("write {} or less", *type.maximum)
                         : "write a smaller number");
    return false;
}

bool Decoding::allowed(const Input& in, const FieldType& type) {
    bool good = true;
    if (type.kind == Kind::list) {
        for (const Input& item : in.items())
            good = allowed(item, *type.element) && good;
    } else if (type.kind == Kind::map) {
        for (const Value::Entry& entry : in.value.entries)
            good = allowed(Input(entry), *type.element) && good;
    } else if (type.kind == Kind::integer) {
        const auto number = read_integer(in, type, *this);
        const bool below = number && type.minimum && *number < *type.minimum;
        const bool above = number && type.maximum && *number > *type.maximum;
        if (below || above) return out_of_range(in, type, *number);
    } else if (type.kind == Kind::text) {
        good = allowed_text(in, type);
    }
    return good;
}

bool Decoding::allowed_text(const Input& in, const FieldType& type) {
    const bool closed = !type.words.empty();
    if (!closed && !(type.layer && layers)) return true;
    const std::vector<std::string>& words = closed ? type.words : *layers;
    const std::string& text = in.value.scalar;
    if (std::find(words.begin(), words.end(), text) != words.end()) return true;
    error(in.value.span,
          fmt::format("{} is not a {}{}", quoted(text), closed ? type.noun : "layer of this policy",
                      did_you_mean(nearest_spelling(text, words))),
          fmt::format("{} {}", closed ? words.size() > 1 ? "write one of" : "write" : "its layers are",
                      comma_list(words)));
    return false;
}

bool Decoding::wrong_pattern(const Input& in, const PatternError& wrong) {
    FileSpan span = in.value.span;
    const std::size_t at = wrong.part.empty() ? std::string::npos : in.value.scalar.find(wrong.part);
    const std::size_t quotes = span.size() - std::min<std::size_t>(span.size(), in.value.scalar.size());
    if (at != std::string::npos && (quotes == 0 || (quotes == 2 && in.value.quoted))) {
        span.begin += static_cast<std::uint32_t>(quotes / 2 + at);
        span.end = span.begin + static_cast<std::uint32_t>(wrong.part.size());
    }
    error(span, wrong.message, wrong.help);
    return false;
}

std::optional<std::int64_t> read_integer(const Input& in, const FieldType& type, Decoding& decoding) {
    const std::string& text = in.value.scalar;
    const char* end = text.data() + text.size();
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool digits = !text.empty() && stop == end && error != std::errc::invalid_argument;
    if (in.value.kind != Value::Kind::scalar || in.value.quoted || !digits) {
        decoding.wrong_type(in, type);
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        decoding.error(in.value.span, fmt::format("{} is {}, which is too large", in.label, text),
                       "write a smaller number");
        return std::nullopt;
    }
    return number;
}

} // namespace lakelint::policy
