// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_fields.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

constexpr int understood_version = 1;

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
               || c == '-';
    });
}

bool check_name(const Value& key, Decoding& decoding) {
    if (is_name(key.scalar)) return true;
    decoding.error(key.span, fmt::format("`{}` cannot be the name of a placeholder", key.scalar),
                   "use letters, digits, `_` and `-`");
    return false;
}

bool read_words(const Input& in, Placeholder& out, Decoding& decoding) {
    if (in.value.items.empty()) {
        decoding.error(in.value.span, fmt::format("{} lists no words, so that no name could match", in.label),
                       "write at least one word, as in `[erp, crm]`");
        return false;
    }
    return Codec<std::vector<std::string>>::read(in, Codec<std::vector<std::string>>::type(), out.words,
                                                 decoding);
}

bool read_meanings(const Input& in, Placeholder& out, Decoding& decoding) {
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        std::string meaning;
        if (entry.key.scalar.empty()) {
            decoding.error(entry.key.span, fmt::format("a word of {} is empty", in.label), "write text");
            good = false;
        } else if (entry.value.kind != Value::Kind::null) {
            good = Codec<std::string>::read(Input(entry), {}, meaning, decoding) && good;
        }
        out.words.push_back(entry.key.scalar);
        out.meaning.emplace(entry.key.scalar, std::move(meaning));
    }
    if (!in.value.entries.empty()) return good;
    decoding.error(in.value.span, fmt::format("{} lists no words, so that no name could match", in.label),
                   "write at least one word, as in `{ di: daily increment }`");
    return false;
}

bool read_regex(const Input& in, Placeholder& out, Decoding& decoding) {
    std::string regex;
    if (!Codec<std::string>::read(in, {}, regex, decoding)) return false;
    if (const auto error = check_regex(regex)) return decoding.wrong_pattern(in, *error);
    out.regex = strip_anchors(regex);
    return true;
}

bool read_placeholder(const Input& in, Placeholder& out, Decoding& decoding) {
    switch (in.value.kind) {
    case Value::Kind::list: return read_words(in, out, decoding);
    case Value::Kind::map: return read_meanings(in, out, decoding);
    case Value::Kind::scalar: return read_regex(in, out, decoding);
    case Value::Kind::null: break;
    }
    decoding.error(in.value.span, fmt::format("{} has no value", in.label),
                   "write a list of words, a map of words and what they mean, or a regular expression");
    return false;
}

bool check_version(const Input& in, Decoding& decoding) {
    if (in.value.scalar == std::to_string(understood_version)) return true;
    decoding.error(in.value.span, fmt::format("policies of version {} are not understood", in.value.scalar),
                   fmt::format("write `version: {}`", understood_version));
    return false;
}

} // namespace

const Fields<Defaults>& fields_of(const Defaults*) {
    static const Fields<Defaults> fields{
        field("catalog", &Defaults::catalog, "the catalog of a name that gives none"),
        field("schema", &Defaults::schema, "the schema of a name that gives none"),
    };
    return fields;
}

const Fields<Policy>& fields_of(const Policy*) {
    // `names` comes before `layers`, whose patterns refer to it.
    static const Fields<Policy> fields{
        field("version", &Policy::version, "the version of this format").checked(check_version),
        field("extends", &Policy::extends,
              "shipped policies by name and files by relative path; later ones win")
            .noun("policy"),
        field("dialect", &Policy::dialect, "the SQL that is checked")
            .words("supported dialect", {"databricks"}),
        field("defaults", &Policy::defaults, "where an unqualified name lives when no USE says otherwise"),
        field("exclude", &Policy::exclude, "globs of files and folders that are left out").noun("path glob"),
        field("order", &Policy::order, "globs that say which file's settings come first").noun("path glob"),
        field("names", &Policy::names, "what the placeholders of templates stand for"),
        field("layers", &Policy::layers, "the layers; the first whose schemas match is a relation's layer"),
        field("critical", &Policy::critical, "globs of the objects that monitoring is demanded of"),
        field("predictive-optimization", &Policy::predictive_optimization,
              "where Databricks runs OPTIMIZE and VACUUM by itself: `true`, or the schemas"),
        field("rules", &Policy::rules, "which further rules run, how severe they are, and their options"),
        field("overrides", &Policy::overrides,
              "other `rules` for some files, objects or layers; the last counts"),
        field("waivers", &Policy::waivers, "exceptions that somebody answers for until a day"),
        field("waiver-files", &Policy::waiver_files, "files that hold further waivers, by relative path")
            .noun("path"),
        field("longest-waiver", &Policy::longest_waiver, "how far ahead a waiver may expire"),
        field("coverage", &Policy::coverage, "how much of a project must be known for its verdict to count"),
    };
    return fields;
}

FieldType Codec<std::map<std::string, Placeholder>>::type() {
    FieldType placeholder;
    placeholder.noun = "placeholder";
    return type_of_many(FieldType::Kind::map, std::move(placeholder));
}

bool Codec<std::map<std::string, Placeholder>>::read(const Input& in, const FieldType& type,
                                                     std::map<std::string, Placeholder>& out,
                                                     Decoding& decoding) {
    if (!decoding.takes_map(in, type)) {
        decoding.names = nullptr;
        return false;
    }
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        Placeholder placeholder;
        placeholder.name = entry.key.scalar;
        good = check_name(entry.key, decoding) && good;
        if (!read_placeholder(Input(entry), placeholder, decoding)) {
            good = false;
            placeholder.words.clear();
            placeholder.regex = ".*"; // so that templates that use it cause no further errors
        }
        out.emplace(placeholder.name, std::move(placeholder));
    }
    return good;
}

FieldType Codec<std::vector<RuleSetting>>::type() {
    FieldType setting;
    setting.kind = FieldType::Kind::setting;
    return type_of_many(FieldType::Kind::map, std::move(setting));
}

bool Codec<std::vector<RuleSetting>>::read(const Input& in, const FieldType& type,
                                           std::vector<RuleSetting>& out, Decoding& decoding) {
    if (!decoding.takes_map(in, type)) return false;
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        if (entry.value.kind == Value::Kind::null || entry.value.kind == Value::Kind::list) {
            good = decoding.wrong_type(Input(entry), *type.element);
        }
        out.push_back({entry.key.scalar, decoding.reference(entry.key), entry.key.span, entry.value});
    }
    return good;
}

} // namespace lakelint::policy
