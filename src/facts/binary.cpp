// SPDX-License-Identifier: Apache-2.0
#include "facts/binary.h"

#include "facts/arity.h"
#include "facts/fields.h"

#include <cstdint>
#include <tuple>
#include <type_traits>

namespace lakelint::facts {
namespace {

template <typename>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <typename>
inline constexpr bool is_vector = false;
template <typename T>
inline constexpr bool is_vector<std::vector<T>> = true;

/// A member that fields.h does not list would be lost on the way through the cache.
template <typename T>
constexpr void demand_all_fields() {
    static_assert(arity<T>() == std::tuple_size_v<std::remove_const_t<decltype(fields<T>)>>,
                  "fields.h lists every member of every fact");
}

// Numbers are written seven bits a byte, the lowest first; the top bit says that more follow.
constexpr unsigned digit_bits = 7;
constexpr unsigned more = 1U << digit_bits;

class Encoder {
  public:
    template <typename T>
    void write(const T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            number(value.size());
            bytes += value;
        } else if constexpr (std::is_same_v<T, Span> || std::is_same_v<T, Text::Hole>) {
            number(value.begin);
            number(value.end - value.begin);
        } else if constexpr (std::is_same_v<T, Text>) {
            write(value.value);
            write(value.holes);
        } else if constexpr (is_optional<T>) {
            number(value ? 1 : 0);
            if (value) write(*value);
        } else if constexpr (is_vector<T>) {
            number(value.size());
            for (const auto& item : value)
                write(item);
        } else if constexpr (std::is_class_v<T>) {
            demand_all_fields<T>();
            std::apply([&](const auto&... entry) { (write(value.*entry.member), ...); }, fields<T>);
        } else {
            number(static_cast<std::uint64_t>(value)); // bool, enum, std::uint32_t
        }
    }

    std::string bytes;

  private:
    void number(std::uint64_t value) {
        for (; value >= more; value >>= digit_bits)
            bytes += static_cast<char>(value % more + more);
        bytes += static_cast<char>(value);
    }
};

/// Reads what Encoder wrote. After the first thing that cannot be right nothing is read any more.
class Decoder {
  public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool complete() const { return sound_ && rest_.empty(); }

    template <typename T>
    void read(T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            const std::size_t size = count();
            value.assign(rest_.substr(0, size));
            rest_.remove_prefix(size);
        } else if constexpr (std::is_same_v<T, Span> || std::is_same_v<T, Text::Hole>) {
            value.begin = below(UINT32_MAX);
            value.end = value.begin + below(UINT32_MAX - value.begin);
        } else if constexpr (std::is_same_v<T, Text>) {
            read(value.value);
            read(value.holes);
        } else if constexpr (is_optional<T>) {
            if (below(1) == 1) read(value.emplace());
        } else if constexpr (is_vector<T>) {
            read_list(value);
        } else if constexpr (std::is_class_v<T>) {
            std::apply([&](const auto&... entry) { (read(value.*entry.member), ...); }, fields<T>);
        } else if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(below(static_cast<std::uint32_t>(names<T>.size()) - 1));
        } else if constexpr (std::is_same_v<T, bool>) {
            value = below(1) == 1;
        } else {
            static_assert(std::is_same_v<T, std::uint32_t>);
            value = below(UINT32_MAX);
        }
    }

  private:
    template <typename T>
    void read_list(std::vector<T>& list) {
        const std::size_t size = count();
        list.reserve(size);
        for (std::size_t i = 0; i < size && sound_; ++i)
            read(list.emplace_back());
    }

    /// How many bytes or items follow. Each takes a byte at the least, so a wrong number asks for no memory.
    [[nodiscard]] std::size_t count() {
        const std::uint64_t value = number();
        if (value > rest_.size()) sound_ = false;
        return sound_ ? static_cast<std::size_t>(value) : 0;
    }

    [[nodiscard]] std::uint32_t below(std::uint32_t most) {
        const std::uint64_t value = number();
        if (value > most) sound_ = false;
        return sound_ ? static_cast<std::uint32_t>(value) : 0;
    }

    [[nodiscard]] std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 - digit_bits; shift += digit_bits) {
            if (rest_.empty()) break;
            const auto digit = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(digit % more) << shift;
            if (digit < more) return value;
        }
        sound_ = false;
        return 0;
    }

    std::string_view rest_;
    bool sound_ = true;
};

} // namespace

std::string to_bytes(const FileFacts& file) {
    Encoder encoder;
    encoder.write(file.contexts);
    encoder.write(file.statements);
    encoder.write(file.faults);
    encoder.write(file.directives);
    encoder.write(file.statement_count);
    return std::move(encoder.bytes);
}

std::optional<FileFacts> from_bytes(std::string_view bytes) {
    Decoder decoder(bytes);
    std::optional<FileFacts> file(std::in_place);
    decoder.read(file->contexts);
    decoder.read(file->statements);
    decoder.read(file->faults);
    decoder.read(file->directives);
    decoder.read(file->statement_count);
    if (!decoder.complete()) return std::nullopt;
    const auto known = [&](const Statement& statement) { return statement.context < file->contexts.size(); };
    for (const Statement& statement : file->statements) {
        if (!known(statement)) return std::nullopt;
    }
    return file;
}

} // namespace lakelint::facts
