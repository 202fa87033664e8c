// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::policy {

struct FieldInfo;

/// What a key takes, as data: decoding checks against it, and `explain`, the docs and a JSON Schema print it.
struct FieldType {
    enum class Kind : std::uint8_t {
        boolean,
        integer,
        text,
        duration,
        date,    ///< `2026-01-31`
        percent, ///< `98%`
        list,    ///< of `element`; one element may stand without brackets
        map,     ///< any keys, values of `element`
        record,  ///< the keys in `fields`
        setting, ///< of a rule: a severity, or a map of severity and options
        choice,  ///< one of `alternatives`
    };

    Kind kind = Kind::text;
    std::string noun;               ///< what one is called: "glob", "kind of relation"; may be empty
    std::string example;            ///< what to write, for help; empty: what the type itself suggests
    std::vector<std::string> words; ///< of a text: exactly these; empty: any
    bool layer = false;             ///< of a text: the name of a layer
    std::optional<std::int64_t> minimum;
    std::optional<std::int64_t> maximum;
    std::shared_ptr<FieldType> element;
    std::vector<FieldInfo> fields;
    std::vector<FieldType> alternatives;

    /// The type of the texts within: of a list's or map's elements, else this one.
    [[nodiscard]] FieldType& innermost();
};

/// One key as people are told of it.
struct FieldInfo {
    std::string key;
    FieldType type;
    std::string default_text; ///< as YAML; empty where nothing is set by default
    std::string doc;          ///< one sentence, without a full stop
    bool required = false;
};

/// "a whole number", "a list of globs", "a map".
[[nodiscard]] std::string in_words(const FieldType& type);

/// A list or map whose elements are of a type.
[[nodiscard]] FieldType type_of_many(FieldType::Kind kind, FieldType element);

/// A word, or something else.
[[nodiscard]] FieldType type_of_word_or(std::string word, FieldType other);

} // namespace lakelint::policy
