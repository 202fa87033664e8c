// SPDX-License-Identifier: Apache-2.0

// What a layer demands of its tables, where it may be written in more than one way.
#include "policy/data_type.h"
#include "policy/policy_fields.h"
#include "policy/spelling.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

FieldType text_type(std::string noun) {
    FieldType type;
    type.noun = std::move(noun);
    return type;
}

template <typename S>
FieldType record_type() {
    FieldType type;
    type.kind = FieldType::Kind::record;
    type.fields = fields_of(static_cast<const S*>(nullptr)).describe();
    return type;
}

/// Whether a value that is no map is the word that may stand there; reports anything else.
bool is_word(const Input& in, const std::string& word, const FieldType& type, Decoding& decoding) {
    if (in.value.kind != Value::Kind::scalar) return decoding.wrong_type(in, type);
    if (in.value.scalar == word) return true;
    if (!nearest_spelling(in.value.scalar, {word})) return decoding.wrong_type(in, type);
    decoding.error(in.value.span,
                   fmt::format("{} does not know `{}`; did you mean `{}`?", in.label, in.value.scalar, word),
                   fmt::format("write `{}`", word));
    return false;
}

constexpr const char* managed = "managed";

/// A path begins with a scheme, a slash or a placeholder.
bool check_prefix(const Input& in, const std::string& text, Decoding& decoding) {
    if (text.find(":/") != std::string::npos || text.front() == '/') return true;
    if (text.find("${") != std::string::npos || text.find("{{") != std::string::npos) return true;
    decoding.error(
        in.value.span,
        fmt::format("`{}` is not how a path begins{}", text, did_you_mean(nearest_spelling(text, {managed}))),
        "write `managed`, or how the paths begin, such as `s3://lake/ods/`");
    return false;
}

/// Where the steward of a relation may be written.
struct StewardKeys {
    std::string property;
    std::string tag;
};

const Fields<StewardKeys>& fields_of(const StewardKeys*) {
    static const Fields<StewardKeys> fields{
        field("property", &StewardKeys::property, "the table property that names the steward"),
        field("tag", &StewardKeys::tag, "the tag that names the steward"),
    };
    return fields;
}

} // namespace

const Fields<CommentDemand>& fields_of(const CommentDemand*) {
    static const Fields<CommentDemand> fields{
        field("min-length", &CommentDemand::min_length, "how many characters a comment has at least")
            .at_least(1),
    };
    return fields;
}

const Fields<ColumnComments>& fields_of(const ColumnComments*) {
    static const Fields<ColumnComments> fields{
        field("min", &ColumnComments::min, "the least share of a table's columns that have a comment")
            .required(),
    };
    return fields;
}

FieldType Codec<LocationDemand>::type() {
    FieldType type = type_of_word_or(managed, type_of_many(FieldType::Kind::list, text_type("path prefix")));
    type.example = "`location: managed`, or how the paths begin, as in `location: [\"s3://lake/ods/\"]`";
    return type;
}

bool Codec<LocationDemand>::read(const Input& in, const FieldType& type, LocationDemand& out,
                                 Decoding& decoding) {
    if (in.value.kind == Value::Kind::map) return decoding.wrong_type(in, type);
    const std::vector<Input> items = in.items();
    if (items.empty()) {
        decoding.error(in.value.span, "`location` lists no path, so that no table could be created",
                       "write `location: managed` where tables have no LOCATION");
        return false;
    }
    bool good = true;
    for (const Input& item : items) {
        std::string text;
        if (!Codec<std::string>::read(item, text_type("path prefix"), text, decoding)) {
            good = false;
        } else if (text != managed) {
            good = check_prefix(item, text, decoding) && good;
            out.prefixes.push_back(std::move(text));
        } else if (items.size() > 1) {
            decoding.error(item.value.span, "`managed` allows no LOCATION at all, and so stands alone",
                           "write `location: managed`, or list only paths");
            good = false;
        } else {
            out.managed = true;
        }
    }
    return good;
}

FieldType Codec<CommentDemand>::type() {
    FieldType type = type_of_word_or("required", record_type<CommentDemand>());
    type.example = "`comment: required` or `comment: { min-length: 20 }`";
    return type;
}

bool Codec<CommentDemand>::read(const Input& in, const FieldType& type, CommentDemand& out,
                                Decoding& decoding) {
    if (in.value.kind == Value::Kind::map) return decode(in, fields_of(&out), out, decoding);
    return is_word(in, "required", type, decoding);
}

FieldType Codec<std::vector<TagDemand>>::type() {
    FieldType values = type_of_word_or("any", type_of_many(FieldType::Kind::list, text_type("value")));
    values.example = "`any`, or the values that are allowed, as in `[sales, finance]`";
    FieldType type = type_of_many(FieldType::Kind::map, std::move(values));
    type.example = "one `key: any` or `key: [values]` a line below it";
    return type;
}

bool Codec<std::vector<TagDemand>>::read(const Input& in, const FieldType& type, std::vector<TagDemand>& out,
                                         Decoding& decoding) {
    if (!decoding.takes_map(in, type)) return false;
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        const Input tag(entry);
        TagDemand demand{entry.key.scalar, {}, decoding.reference(entry.key)};
        const FieldType& values = type.element->alternatives.back();
        if (entry.key.scalar.empty()) {
            decoding.error(entry.key.span, "a tag has no name", "write the key of a tag");
            good = false;
        } else if (entry.value.kind == Value::Kind::map || entry.value.kind == Value::Kind::null) {
            good = decoding.wrong_type(tag, *type.element);
        } else if (!Codec<std::vector<std::string>>::read(tag, values, demand.values, decoding)) {
            good = false;
        } else if (demand.values.empty()) {
            decoding.error(entry.value.span,
                           fmt::format("{} lists no value, so that none is allowed", tag.label),
                           fmt::format("write `{}: any`, or at least one value", demand.key));
            good = false;
        } else if (std::find(demand.values.begin(), demand.values.end(), "any") != demand.values.end()) {
            if (demand.values.size() > 1) {
                decoding.error(entry.value.span, "`any` allows every value, so that the others say nothing",
                               fmt::format("write `{}: any`, or leave `any` out", demand.key));
                good = false;
            }
            demand.values.clear();
        }
        out.push_back(std::move(demand));
    }
    return good;
}

FieldType Codec<Steward>::type() {
    FieldType type = type_of_word_or("owner-to", record_type<StewardKeys>());
    type.example = "`steward: { property: owner }`, `steward: { tag: owner }` or `steward: owner-to`";
    return type;
}

bool Codec<Steward>::read(const Input& in, const FieldType& type, Steward& out, Decoding& decoding) {
    if (in.value.kind != Value::Kind::map) {
        out.kind = Steward::Kind::owner_to;
        return is_word(in, "owner-to", type, decoding);
    }
    StewardKeys keys;
    if (!decode(in, fields_of(&keys), keys, decoding)) return false;
    if (keys.property.empty() == keys.tag.empty()) {
        const bool none = keys.tag.empty();
        decoding.error(none ? in.place() : in.value.entries.back().key.span,
                       none ? "`steward` names neither a property nor a tag"
                            : "`steward` names both a property and a tag",
                       none ? "write " + type.example : "leave one of them out");
        return false;
    }
    const bool property = !keys.property.empty();
    out.kind = property ? Steward::Kind::property : Steward::Kind::tag;
    out.key = std::move(property ? keys.property : keys.tag);
    return true;
}

FieldType Codec<std::vector<ColumnDemand>>::type() {
    FieldType column = text_type("data type");
    column.example = "a type such as `timestamp` or `decimal(18,2)`";
    FieldType type = type_of_many(FieldType::Kind::map, std::move(column));
    type.example = "one `column: type` a line below it, as in `loaded_at: timestamp`";
    return type;
}

bool Codec<std::vector<ColumnDemand>>::read(const Input& in, const FieldType& type,
                                            std::vector<ColumnDemand>& out, Decoding& decoding) {
    if (!decoding.takes_map(in, type)) return false;
    bool good = true;
    for (const Value::Entry& entry : in.value.entries) {
        const std::string& name = entry.key.scalar;
        const auto same = std::find_if(out.begin(), out.end(), [&](const ColumnDemand& each) {
            return source::equal_folded(each.name, name);
        });
        if (name.empty() || same != out.end()) {
            decoding.error(entry.key.span,
                           name.empty() ? "a column has no name"
                                        : fmt::format("`{}` is the column `{}` again", name, same->name),
                           name.empty() ? "write the name of a column"
                                        : "leave one of them out: upper and lower case are one");
            good = false;
            continue;
        }
        const Input column(entry);
        ColumnDemand demand{name, {}, decoding.reference(entry.key)};
        std::string text;
        if (!Codec<std::string>::read(column, *type.element, text, decoding)) {
            good = false;
        } else if (auto parsed = parse_data_type(text)) {
            demand.type = std::move(*parsed);
        } else {
            good = decoding.wrong_pattern(column, parsed.error());
        }
        out.push_back(std::move(demand));
    }
    return good;
}

FieldType Codec<PredictiveOptimization>::type() {
    FieldType truth = Codec<bool>::type();
    FieldType type;
    type.kind = FieldType::Kind::choice;
    type.alternatives = {std::move(truth), Codec<std::vector<SchemaPattern>>::type()};
    type.example = "`predictive-optimization: true`, or the schemas where it is on, as in `[\"prod.*\"]`";
    return type;
}

bool Codec<PredictiveOptimization>::read(const Input& in, const FieldType& type, PredictiveOptimization& out,
                                         Decoding& decoding) {
    const Value& value = in.value;
    if (value.kind == Value::Kind::map) return decoding.wrong_type(in, type);
    if (value.kind == Value::Kind::scalar && !value.quoted) {
        // No schema globs: each of these is how people write a truth elsewhere.
        constexpr std::array truths{"true", "false", "yes", "no", "on", "off"};
        const bool truth = std::any_of(truths.begin(), truths.end(), [&](const char* each) {
            return source::equal_folded(value.scalar, each);
        });
        out.everywhere = value.scalar == "true";
        if (truth) return out.everywhere || value.scalar == "false" || decoding.wrong_type(in, type);
    }
    return Codec<std::vector<SchemaPattern>>::read(in, type.alternatives.back(), out.schemas, decoding);
}

} // namespace lakelint::policy
