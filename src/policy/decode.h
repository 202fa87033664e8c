// SPDX-License-Identifier: Apache-2.0
#pragma once

// Turns YAML values into structs by lists of declared fields. A key is declared once:
//
//     struct Options {
//         std::vector<std::string> deny;
//         unsigned parts = 3;
//     };
//     const Fields<Options>& fields_of(const Options*) {
//         static const Fields<Options> fields{
//             field("deny", &Options::deny, "globs of column names that make bad keys").noun("glob"),
//             field("parts", &Options::parts, "how many parts a name has at least").between(1, 3),
//         };
//         return fields;
//     }
//
// and decoding, spelling hints, `explain`, the docs and a JSON Schema follow from it. Members may be bool,
// integers, std::string, Duration, Glob, lists and maps (by text) of these, std::optional, Sourced, and
// structs with a `fields_of` of their own that argument-dependent lookup finds. The default of an option is
// the member's.

#include "policy/decoding.h"
#include "policy/duration.h"
#include "policy/field_type.h"
#include "policy/pattern.h"
#include "policy/policy.h"
#include "policy/value.h"

#include <concepts>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lakelint::policy {

template <typename S>
class Fields;

/// A struct whose keys are declared by `fields_of(const S*)`.
template <typename S>
concept Declared = requires(const S* s) {
    { fields_of(s) } -> std::same_as<const Fields<S>&>;
};

/// How one type of member is described, read and printed. `read` is given the type as declared by the field,
/// which may say more than `type` does; it reports what is wrong and then says false.
template <typename T>
struct Codec;

template <>
struct Codec<bool> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, bool& out, Decoding& decoding);
    static std::string print(bool value) { return value ? "true" : "false"; }
};

template <std::integral T>
struct Codec<T> {
    static FieldType type() {
        FieldType type;
        type.kind = FieldType::Kind::integer;
        if constexpr (std::unsigned_integral<T>) type.minimum = 0;
        return type;
    }
    static bool read(const Input& in, const FieldType& type, T& out, Decoding& decoding) {
        const auto number = read_integer(in, type, decoding);
        if (!number) return false;
        if (!std::in_range<T>(*number)) return decoding.out_of_range(in, type, *number);
        out = static_cast<T>(*number);
        return true;
    }
    static std::string print(T value) { return std::to_string(value); }
};

template <>
struct Codec<std::string> {
    static FieldType type() { return {}; }
    static bool read(const Input& in, const FieldType& type, std::string& out, Decoding& decoding);
    static std::string print(const std::string& value);
};

template <>
struct Codec<Duration> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, Duration& out, Decoding& decoding);
    static std::string print(Duration value) { return to_string(value); }
};

template <>
struct Codec<Glob> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, Glob& out, Decoding& decoding);
    static std::string print(const Glob& value) { return Codec<std::string>::print(value.text()); }
};

template <>
struct Codec<Template> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, Template& out, Decoding& decoding);
    static std::string print(const Template& value) { return Codec<std::string>::print(value.text()); }
};

template <>
struct Codec<SchemaPattern> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, SchemaPattern& out, Decoding& decoding);
    static std::string print(const SchemaPattern& value) { return Codec<std::string>::print(value.text()); }
};

template <>
struct Codec<ObjectGlob> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, ObjectGlob& out, Decoding& decoding);
    static std::string print(const ObjectGlob& value) { return Codec<std::string>::print(value.text()); }
};

template <>
struct Codec<Percent> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, Percent& out, Decoding& decoding);
    static std::string print(Percent value);
};

/// A day of the calendar, as `2026-01-31`.
template <>
struct Codec<std::chrono::year_month_day> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::chrono::year_month_day& out,
                     Decoding& decoding);
    static std::string print(std::chrono::year_month_day value);
};

/// A list; what is no list is taken as its only element.
template <typename T>
struct Codec<std::vector<T>> {
    static FieldType type() { return type_of_many(FieldType::Kind::list, Codec<T>::type()); }
    static bool read(const Input& in, const FieldType& type, std::vector<T>& out, Decoding& decoding) {
        if (!decoding.takes_list(in, type)) return false;
        std::vector<T> items;
        bool good = true;
        for (const Input& item : in.items()) {
            T element{};
            good = Codec<T>::read(item, *type.element, element, decoding) && good;
            items.push_back(std::move(element));
        }
        if (good) out = std::move(items);
        return good;
    }
    static std::string print(const std::vector<T>& value) {
        std::string text;
        for (const T& element : value)
            text += (text.empty() ? "" : ", ") + Codec<T>::print(element);
        return "[" + text + "]";
    }
};

template <typename T>
struct Codec<std::map<std::string, T>> {
    static FieldType type() { return type_of_many(FieldType::Kind::map, Codec<T>::type()); }
    static bool read(const Input& in, const FieldType& type, std::map<std::string, T>& out,
                     Decoding& decoding) {
        if (!decoding.takes_map(in, type)) return false;
        std::map<std::string, T> entries;
        bool good = true;
        for (const Value::Entry& entry : in.value.entries)
            good = Codec<T>::read(Input(entry), *type.element, entries[entry.key.scalar], decoding) && good;
        if (good) out = std::move(entries);
        return good;
    }
    static std::string print(const std::map<std::string, T>& value) {
        std::string text;
        for (const auto& [key, element] : value)
            text +=
                (text.empty() ? "" : ", ") + Codec<std::string>::print(key) + ": " + Codec<T>::print(element);
        return "{" + (text.empty() ? text : " " + text + " ") + "}";
    }
};

template <typename T>
struct Codec<std::optional<T>> {
    static FieldType type() { return Codec<T>::type(); }
    static bool read(const Input& in, const FieldType& type, std::optional<T>& out, Decoding& decoding) {
        T value{};
        if (!Codec<T>::read(in, type, value, decoding)) return false;
        out = std::move(value);
        return true;
    }
    static std::string print(const std::optional<T>& value) { return value ? Codec<T>::print(*value) : ""; }
};

template <typename T>
struct Codec<Sourced<T>> {
    static FieldType type() { return Codec<T>::type(); }
    static bool read(const Input& in, const FieldType& type, Sourced<T>& out, Decoding& decoding) {
        out.at = decoding.reference(in);
        out.span = in.value.span;
        return Codec<T>::read(in, type, out.value, decoding);
    }
    static std::string print(const Sourced<T>& value) { return Codec<T>::print(value.value); }
};

/// One key of a struct.
template <typename S>
class Field {
  public:
    template <typename T>
    Field(std::string key, T S::*member, std::string doc) {
        info_.key = std::move(key);
        info_.doc = std::move(doc);
        info_.type = Codec<T>::type();
        info_.default_text = Codec<T>::print(S{}.*member);
        read_ = [member](const Input& in, const FieldType& type, S& out, Decoding& decoding) {
            return Codec<T>::read(in, type, out.*member, decoding);
        };
    }

    /// The key must be there.
    Field& required() {
        info_.required = true;
        info_.default_text.clear();
        return *this;
    }
    /// What its texts are called in messages: "glob".
    Field& noun(std::string noun) {
        info_.type.innermost().noun = std::move(noun);
        return *this;
    }
    /// Its texts are exactly these; `noun` says what they are: "kind of relation".
    Field& words(std::string noun, std::vector<std::string> words) {
        info_.type.innermost().noun = std::move(noun);
        info_.type.innermost().words = std::move(words);
        return *this;
    }
    /// Its texts are names of layers.
    Field& layers() {
        info_.type.innermost().layer = true;
        return *this;
    }
    Field& at_least(std::int64_t minimum) {
        info_.type.innermost().minimum = minimum;
        return *this;
    }
    Field& between(std::int64_t minimum, std::int64_t maximum) {
        info_.type.innermost().maximum = maximum;
        return at_least(minimum);
    }

    /// What else must hold of the value, once it is of the right type; reports what is wrong.
    Field& checked(std::function<bool(const Input&, Decoding&)> check) {
        check_ = std::move(check);
        return *this;
    }

    [[nodiscard]] const FieldInfo& info() const { return info_; }
    bool read(const Input& in, S& out, Decoding& decoding) const {
        return decoding.has_value(in, info_) && read_(in, info_.type, out, decoding)
               && decoding.allowed(in, info_.type) && (check_ == nullptr || check_(in, decoding));
    }

  private:
    FieldInfo info_;
    std::function<bool(const Input&, const FieldType&, S&, Decoding&)> read_;
    std::function<bool(const Input&, Decoding&)> check_;
};

/// Declares the field `key` for a member.
template <typename S, typename T>
[[nodiscard]] Field<S> field(std::string key, T S::*member, std::string doc) {
    return Field<S>(std::move(key), member, std::move(doc));
}

/// The keys of a struct, in the order in which people should read of them; they are also decoded in it.
template <typename S>
class Fields {
  public:
    /// Looks at a struct as a whole when all its keys are understood; reports what is wrong.
    using Check = std::function<bool(const S&, const Input&, Decoding&)>;

    Fields(std::initializer_list<Field<S>> fields, Check check = nullptr)
        : fields_(fields), check_(std::move(check)) {
        for (const Field<S>& each : fields_)
            keys_.push_back(each.info().key);
    }

    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

    [[nodiscard]] std::vector<FieldInfo> describe() const {
        std::vector<FieldInfo> infos;
        for (const Field<S>& each : fields_)
            infos.push_back(each.info());
        return infos;
    }

    /// `elsewhere`: keys that may stand beside these and are read by someone else.
    bool read(const Input& in, S& out, Decoding& decoding,
              const std::vector<std::string>& elsewhere = {}) const {
        if (!decoding.takes_record(in, keys_)) return false;
        bool good = decoding.knows_all(in, keys_, elsewhere);
        for (const Field<S>& each : fields_) {
            const Value::Entry* entry = in.value.find_entry(each.info().key);
            if (entry != nullptr) {
                good = each.read(Input(*entry), out, decoding) && good;
            } else if (each.info().required) {
                good = decoding.lacks(in, each.info());
            }
        }
        return good && (check_ == nullptr || check_(out, in, decoding));
    }

  private:
    std::vector<Field<S>> fields_;
    std::vector<std::string> keys_;
    Check check_;
};

template <Declared S>
struct Codec<S> {
    static FieldType type() {
        FieldType type;
        type.kind = FieldType::Kind::record;
        type.fields = fields_of(static_cast<const S*>(nullptr)).describe();
        return type;
    }
    static bool read(const Input& in, const FieldType& /*type*/, S& out, Decoding& decoding) {
        return fields_of(static_cast<const S*>(nullptr)).read(in, out, decoding);
    }
    static std::string print(const S& /*value*/) { return {}; }
};

/// Reads a map into a struct. True when all of it was understood; else errors say why, all of them, and `out`
/// holds what was understood. `elsewhere` lists keys that may be there and are read by someone else.
template <typename S>
bool decode(const Input& in, const Fields<S>& fields, S& out, Decoding& decoding,
            const std::vector<std::string>& elsewhere = {}) {
    return fields.read(in, out, decoding, elsewhere);
}

} // namespace lakelint::policy
