// SPDX-License-Identifier: Apache-2.0
#include "facts/json.h"

#include "facts/fields.h"

#include <optional>
#include <type_traits>

namespace lakelint::facts {
namespace {

using Json = nlohmann::ordered_json;

template <typename>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <typename>
inline constexpr bool is_vector = false;
template <typename T>
inline constexpr bool is_vector<std::vector<T>> = true;

class Writer {
  public:
    explicit Writer(const source::LineIndex& lines) : lines_(lines) {}

    template <typename T>
    [[nodiscard]] Json write(const T& value) const {
        if constexpr (std::is_same_v<T, Span>) {
            return write_span(value);
        } else if constexpr (std::is_same_v<T, Text>) {
            return write_text(value);
        } else if constexpr (is_optional<T>) {
            return value ? write(*value) : Json();
        } else if constexpr (is_vector<T>) {
            Json list = Json::array();
            for (const auto& item : value)
                list.push_back(write(item));
            return list;
        } else if constexpr (std::is_enum_v<T>) {
            return std::string(name(value));
        } else if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) {
            return write_fields(value);
        } else {
            return value;
        }
    }

  private:
    /// What says nothing is left out.
    template <typename T>
    [[nodiscard]] static bool is_default(const T& value) {
        if constexpr (std::is_same_v<T, Predicate>) {
            return !value.present && value.bounds.empty() && value.coverage == Coverage::whole;
        } else if constexpr (is_vector<T> || std::is_same_v<T, std::string>) {
            return value.empty();
        } else if constexpr (is_optional<T>) {
            return !value.has_value();
        } else if constexpr (std::is_same_v<T, Name>) {
            return value.parts.empty();
        } else if constexpr (std::is_same_v<T, Word>) {
            return value.text.value.empty() && value.span.empty();
        } else if constexpr (std::is_same_v<T, Span>) {
            return value.empty();
        } else if constexpr (std::is_same_v<T, Text>) {
            return value.value.empty();
        } else if constexpr (std::is_same_v<
                                 T, Coverage> || std::is_same_v<T, ValueKind> || std::is_same_v<T, Sense>) {
            return value == T{};
        } else {
            return false;
        }
    }

    template <typename T>
    [[nodiscard]] Json write_fields(const T& value) const {
        Json object = Json::object();
        std::apply([&](const auto&... entry) { (write_field(object, value, entry), ...); }, fields<T>);
        return object;
    }

    template <typename T, typename Member>
    void write_field(Json& object, const T& value, const Field<T, Member>& entry) const {
        const Member& member = value.*entry.member;
        if constexpr (std::is_same_v<Member, bool>) {
            // Flags say something where they differ from what is usual.
            static const T usual{};
            if (member != usual.*entry.member) object[entry.name] = member;
        } else if (!is_default(member)) {
            object[entry.name] = write(member);
        }
    }

    [[nodiscard]] Json write_span(Span span) const {
        const source::Range range = lines_.range(span);
        return {{"line", range.begin.line},
                {"column", range.begin.column},
                {"endLine", range.end.line},
                {"endColumn", range.end.column}};
    }

    [[nodiscard]] static Json write_text(const Text& text) {
        if (text.literal()) return text.value;
        Json holes = Json::array();
        for (const auto& hole : text.holes)
            holes.push_back({hole.begin, hole.end});
        return {{"text", text.value}, {"holes", holes}};
    }

    const source::LineIndex& lines_;
};

} // namespace

Json to_json(const FileFacts& file, const source::LineIndex& lines) { return Writer(lines).write(file); }

} // namespace lakelint::facts
