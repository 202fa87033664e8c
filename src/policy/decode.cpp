// SPDX-License-Identifier: Apache-2.0
#include "policy/decode.h"

#include "policy/date.h"
#include "policy/percent.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

FieldType type_of(FieldType::Kind kind, std::string noun = {}) {
    FieldType type;
    type.kind = kind;
    type.noun = std::move(noun);
    return type;
}

/// The text of a scalar; an empty one is an error too, as nothing in a policy is named by nothing.
const std::string* read_text(const Input& in, const FieldType& type, Decoding& decoding) {
    const bool scalar = in.value.kind == Value::Kind::scalar;
    if (scalar && !in.value.scalar.empty()) return &in.value.scalar;
    if (!scalar) {
        decoding.wrong_type(in, type);
    } else {
        decoding.error(in.value.span, fmt::format("{} is empty", in.label),
                       fmt::format("write {}", in_words(type)));
    }
    return nullptr;
}

/// True for text that YAML would read as something else without quotes.
bool needs_quotes(std::string_view text) {
    if (text.empty()) return true;
    if (std::string_view("*&!|>%@`\"'#{}[],?-: ").find(text.front()) != std::string_view::npos) return true;
    const bool sign = text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos;
    return sign || text.find_first_of(",[]{}") != std::string_view::npos || text.back() == ':'
           || text.back() == ' ';
}

} // namespace

FieldType Codec<bool>::type() { return type_of(FieldType::Kind::boolean); }

bool Codec<bool>::read(const Input& in, const FieldType& type, bool& out, Decoding& decoding) {
    const bool yes = in.value.scalar == "true";
    if (in.value.kind != Value::Kind::scalar || in.value.quoted || (!yes && in.value.scalar != "false")) {
        return decoding.wrong_type(in, type);
    }
    out = yes;
    return true;
}

bool Codec<std::string>::read(const Input& in, const FieldType& type, std::string& out, Decoding& decoding) {
    const std::string* text = read_text(in, type, decoding);
    if (text != nullptr) out = *text;
    return text != nullptr;
}

std::string Codec<std::string>::print(const std::string& value) {
    if (value.empty()) return {};
    if (!needs_quotes(value)) return value;
    std::string text;
    for (const char c : value)
        text += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return "\"" + text + "\"";
}

FieldType Codec<Duration>::type() { return type_of(FieldType::Kind::duration); }

bool Codec<Duration>::read(const Input& in, const FieldType& type, Duration& out, Decoding& decoding) {
    if (in.value.kind != Value::Kind::scalar) return decoding.wrong_type(in, type);
    const auto duration = parse_duration(in.value.scalar);
    if (duration) {
        out = *duration;
        return true;
    }
    // The phrase says what is wrong, then what to write.
    const std::string& phrase = duration.error();
    const std::size_t help = phrase.find("; ");
    decoding.error(in.value.span, fmt::format("{} is no duration: {}", in.label, phrase.substr(0, help)),
                   help == std::string::npos ? "" : phrase.substr(help + 2));
    return false;
}

FieldType Codec<Glob>::type() { return type_of(FieldType::Kind::text, "glob"); }

bool Codec<Glob>::read(const Input& in, const FieldType& type, Glob& out, Decoding& decoding) {
    const std::string* text = read_text(in, type, decoding);
    if (text != nullptr) out = Glob(*text);
    return text != nullptr;
}

FieldType Codec<ObjectGlob>::type() { return type_of(FieldType::Kind::text, "object glob"); }

bool Codec<ObjectGlob>::read(const Input& in, const FieldType& type, ObjectGlob& out, Decoding& decoding) {
    const std::string* text = read_text(in, type, decoding);
    if (text == nullptr) return false;
    if (const auto wrong = check_object_glob(*text)) return decoding.wrong_pattern(in, *wrong);
    out = ObjectGlob(*text);
    return true;
}

FieldType Codec<Percent>::type() { return type_of(FieldType::Kind::percent); }

bool Codec<Percent>::read(const Input& in, const FieldType& type, Percent& out, Decoding& decoding) {
    if (in.value.kind != Value::Kind::scalar) return decoding.wrong_type(in, type);
    const auto percent = parse_percent(in.value.scalar);
    if (!percent) return decoding.wrong_type(in, type);
    out = *percent;
    return true;
}

std::string Codec<Percent>::print(Percent value) { return to_string(value); }

FieldType Codec<std::chrono::year_month_day>::type() { return type_of(FieldType::Kind::date); }

bool Codec<std::chrono::year_month_day>::read(const Input& in, const FieldType& type,
                                              std::chrono::year_month_day& out, Decoding& decoding) {
    constexpr std::size_t written = 10; // 2026-01-31: a time of day has no place here
    const auto date = in.value.kind == Value::Kind::scalar && in.value.scalar.size() == written
                          ? parse_date(in.value.scalar)
                          : std::nullopt;
    if (!date) return decoding.wrong_type(in, type);
    out = *date;
    return true;
}

std::string Codec<std::chrono::year_month_day>::print(std::chrono::year_month_day value) {
    return value.ok() ? to_string(value) : std::string();
}

FieldType Codec<Template>::type() { return type_of(FieldType::Kind::text, "template"); }

bool Codec<Template>::read(const Input& in, const FieldType& type, Template& out, Decoding& decoding) {
    const std::string* text = read_text(in, type, decoding);
    if (text == nullptr) return false;
    if (decoding.names == nullptr) return false; // an error of its own, reported at `names`
    auto compiled = Template::compile(*text, *decoding.names);
    if (!compiled) return decoding.wrong_pattern(in, compiled.error());
    out = std::move(*compiled);
    return true;
}

FieldType Codec<SchemaPattern>::type() { return type_of(FieldType::Kind::text, "schema glob"); }

bool Codec<SchemaPattern>::read(const Input& in, const FieldType& type, SchemaPattern& out,
                                Decoding& decoding) {
    const std::string* text = read_text(in, type, decoding);
    if (text == nullptr) return false;
    if (decoding.names == nullptr) return false;
    auto compiled = SchemaPattern::compile(*text, *decoding.names);
    if (!compiled) return decoding.wrong_pattern(in, compiled.error());
    out = std::move(*compiled);
    return true;
}

} // namespace lakelint::policy
