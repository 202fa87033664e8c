// SPDX-License-Identifier: Apache-2.0

// What `lakelint facts` knows of each kind of statement, with the place of everything: cases/*.sql, and
// beside each the facts as JSON.
#include "support/golden.h"

#include "facts/json.h"
#include "lower/lower.h"
#include "source/line_index.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace lakelint::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// A name's span runs from its first part to its last.
bool spans_parts(const Json& name) {
    const Json& first = name["parts"].front()["span"];
    const Json& last = name["parts"].back()["span"];
    const Json& whole = name["span"];
    return whole["line"] == first["line"] && whole["column"] == first["column"]
           && whole["endLine"] == last["endLine"] && whole["endColumn"] == last["endColumn"];
}

/// So that a case stays readable, a span is "3:1-3:7", a word "orders @3:1-3:7", and a name the list of its
/// parts where these are all there is of it.
Json shorten(const Json& value) {
    if (value.is_array()) {
        Json list = Json::array();
        for (const auto& item : value)
            list.push_back(shorten(item));
        return list;
    }
    if (!value.is_object()) return value;
    if (value.size() == 4 && value.contains("endColumn")) {
        const auto number = [&](const char* key) { return std::to_string(value[key].get<unsigned>()); };
        return number("line") + ":" + number("column") + "-" + number("endLine") + ":" + number("endColumn");
    }
    Json object = Json::object();
    for (const auto& [key, member] : value.items())
        object[key] = shorten(member);
    const bool word = object.size() == 2 && object.contains("text") && object.contains("span")
                      && object["text"].is_string();
    if (word) return object["text"].get<std::string>() + " @" + object["span"].get<std::string>();
    if (object.size() == 2 && object.contains("parts") && spans_parts(value)) return object["parts"];
    return object;
}

/// What fits into a line stands in one.
std::string pretty(const Json& value, std::size_t indent) {
    constexpr std::size_t width = 110;
    const std::string flat = value.dump();
    const bool short_enough = indent + flat.size() <= width;
    if (short_enough || value.empty() || !(value.is_array() || value.is_object())) return flat;
    const std::string margin(indent + 2, ' ');
    std::string text = value.is_array() ? "[\n" : "{\n";
    std::size_t left = value.size();
    for (const auto& [key, member] : value.items()) {
        text += margin;
        if (value.is_object()) text += Json(key).dump() + ": ";
        text += pretty(member, indent + 2) + (--left > 0 ? ",\n" : "\n");
    }
    return text + std::string(indent, ' ') + (value.is_array() ? "]" : "}");
}

std::string facts_of(const std::string& sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    return pretty(shorten(facts::to_json(file, source::LineIndex(sql))), 0) + "\n";
}

} // namespace

TEST_CASE("facts of every kind of statement", "[facts]") {
    std::vector<fs::path> cases;
    for (const auto& entry : fs::directory_iterator(source_dir() / "tests/facts/cases")) {
        if (entry.path().extension() == ".sql") cases.push_back(entry.path());
    }
    std::sort(cases.begin(), cases.end());
    REQUIRE(cases.size() >= 19);
    for (const auto& file : cases)
        check_golden(fs::path(file).replace_extension(".json"), facts_of(read_file(file)));
}

} // namespace lakelint::test
