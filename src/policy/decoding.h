// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/field_type.h"
#include "policy/pattern.h"
#include "policy/value.h"
#include "source/span.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// A value to be decoded, and what it is called in messages.
struct Input {
    const Value& value;
    const Value* key = nullptr; ///< the key it stands behind, or the key of the list it is an item of
    std::string label;          ///< "`max-keys`", "an item of `reads`", "the policy"

    explicit Input(const Value::Entry& entry);
    Input(const Value& of_value, std::string called);
    Input(const Value& item, const Value* list_key, std::string called);

    /// Where to point when what is missing has no place of its own: the key where there is one.
    [[nodiscard]] FileSpan place() const;
    /// The items of a list; a value that is no list is its only item.
    [[nodiscard]] std::vector<Input> items() const;
};

/// What decoding needs beside the values, and where its errors go: each a Diagnostic of rule
/// `policy/invalid`. The members that are named after what holds report what is wrong and then return false.
class Decoding {
  public:
    /// `paths` are the policy's files as findings name them, by index; both arguments outlive this.
    Decoding(const std::vector<std::string>& paths, std::vector<diagnostic::Diagnostic>& errors)
        : paths_(paths), errors_(errors) {}

    /// The line that a finding quotes: that of a value, or of its key where it has one.
    [[nodiscard]] diagnostic::PolicyReference reference(const Input& in) const;
    [[nodiscard]] diagnostic::PolicyReference reference(const Value& value) const;
    void error(FileSpan at, std::string message, std::string help);

    /// The layers of the policy; none: any name passes.
    std::optional<std::vector<std::string>> layers;
    /// The placeholders that templates and schema globs may use. Null: they could not be read, and patterns
    /// are not looked at, lest each of them repeats the error.
    const std::map<std::string, Placeholder>* names = nullptr;

    bool has_value(const Input& in, const FieldInfo& field);
    /// Lists are lenient: a single value will do, unless it is a map.
    bool takes_list(const Input& in, const FieldType& type);
    bool takes_map(const Input& in, const FieldType& type);
    bool takes_record(const Input& in, const std::vector<std::string>& keys);
    bool knows_all(const Input& in, const std::vector<std::string>& keys,
                   const std::vector<std::string>& elsewhere);
    bool lacks(const Input& in, const FieldInfo& field);
    bool wrong_type(const Input& in, const FieldType& type);
    bool out_of_range(const Input& in, const FieldType& type, std::int64_t number);
    /// Checks words, layers and bounds that a type declares.
    bool allowed(const Input& in, const FieldType& type);
    /// Reports a pattern, pointing at the piece at fault where that can be found.
    bool wrong_pattern(const Input& in, const PatternError& error);

  private:
    bool allowed_text(const Input& in, const FieldType& type);

    const std::vector<std::string>& paths_;
    std::vector<diagnostic::Diagnostic>& errors_;
};

/// A whole number as written in digits; reports anything else.
[[nodiscard]] std::optional<std::int64_t> read_integer(const Input& in, const FieldType& type,
                                                       Decoding& decoding);

} // namespace lakelint::policy
