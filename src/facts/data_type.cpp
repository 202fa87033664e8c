// SPDX-License-Identifier: Apache-2.0
#include "facts/data_type.h"

#include "source/text.h"

#include <algorithm>
#include <iterator>

namespace lakelint::facts {

namespace {

constexpr PlainType plain[] = {
    {"bigint", 0, 0},    {"binary", 0, 0},        {"boolean", 0, 0},       {"byte", 0, 0},
    {"char", 1, 1},      {"character", 1, 1},     {"date", 0, 0},          {"dec", 0, 2},
    {"decimal", 0, 2},   {"double", 0, 0},        {"float", 0, 0},         {"geography", 0, 1},
    {"geometry", 0, 1},  {"int", 0, 0},           {"integer", 0, 0},       {"interval", 0, 0},
    {"long", 0, 0},      {"numeric", 0, 2},       {"object", 0, 0},        {"real", 0, 0},
    {"short", 0, 0},     {"smallint", 0, 0},      {"string", 0, 0},        {"time", 0, 1},
    {"timestamp", 0, 1}, {"timestamp_ltz", 0, 1}, {"timestamp_ntz", 0, 1}, {"tinyint", 0, 0},
    {"varchar", 1, 1},   {"variant", 0, 0},       {"void", 0, 0}};

/// What other databases call a type.
struct OtherType {
    std::string_view name;
    std::string_view ours;
};

constexpr OtherType elsewhere[] = {
    {"blob", "BINARY"},           {"bool", "BOOLEAN"},        {"bytea", "BINARY"},     {"clob", "STRING"},
    {"datetime", "TIMESTAMP"},    {"datetime2", "TIMESTAMP"}, {"enum", "STRING"},      {"float32", "FLOAT"},
    {"float64", "DOUBLE"},        {"int16", "SMALLINT"},      {"int32", "INT"},        {"int64", "BIGINT"},
    {"json", "VARIANT"},          {"jsonb", "VARIANT"},       {"list", "ARRAY"},       {"longtext", "STRING"},
    {"mediumint", "INT"},         {"mediumtext", "STRING"},   {"money", "DECIMAL"},    {"nchar", "CHAR"},
    {"number", "DECIMAL"},        {"nvarchar", "STRING"},     {"serial", "BIGINT"},    {"text", "STRING"},
    {"timestamptz", "TIMESTAMP"}, {"tinytext", "STRING"},     {"uint32", "BIGINT"},    {"uint64", "DECIMAL"},
    {"uuid", "STRING"},           {"varbinary", "BINARY"},    {"varchar2", "VARCHAR"}, {"xml", "STRING"}};

/// The entry of a table that has a name; null where none does.
template <typename Table>
auto find_name(const Table& table, std::string_view name) -> decltype(std::begin(table)) {
    const auto found = std::find_if(std::begin(table), std::end(table), [name](const auto& entry) {
        return source::equal_folded(name, entry.name);
    });
    return found == std::end(table) ? nullptr : found;
}

} // namespace

std::span<const PlainType> plain_types() { return plain; }

const PlainType* find_plain_type(std::string_view name) { return find_name(plain, name); }

std::string_view type_elsewhere(std::string_view name) {
    const OtherType* found = find_name(elsewhere, name);
    return found == nullptr ? std::string_view() : found->ours;
}

} // namespace lakelint::facts
