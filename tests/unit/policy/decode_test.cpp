// SPDX-License-Identifier: Apache-2.0
#include "policy/decode.h"
#include "policy/policy_fields.h"
#include "policy/yaml.h"
#include "support/catch.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace lakelint;
using namespace std::chrono_literals;
using policy::field;
using policy::Fields;

namespace {

struct Bounds {
    std::optional<policy::Duration> min = 24h;
    int weight = -1;
};

struct Options {
    bool ignored = false;
    unsigned parts = 3;
    std::string style = "any";
    std::vector<std::string> deny{"*_id", "x"};
    std::vector<policy::Glob> globs;
    policy::Duration min = 168h;
    std::optional<unsigned> max;
    std::vector<std::string> layers;
    std::map<std::string, std::vector<std::string>> types{{"is_*", {"boolean"}}};
    Bounds bounds;
};

const Fields<Bounds>& fields_of(const Bounds*) {
    static const Fields<Bounds> fields{
        field("min", &Bounds::min, "the least"),
        field("weight", &Bounds::weight, "how much").between(-5, 5),
    };
    return fields;
}

const Fields<Options>& fields_of(const Options*) {
    static const Fields<Options> fields{
        field("ignored", &Options::ignored, "whether what is ignored counts"),
        field("parts", &Options::parts, "how many parts").between(1, 3),
        field("style", &Options::style, "the style").words("style", {"any", "partitioned", "clustered"}),
        field("deny", &Options::deny, "globs of column names that make bad keys").noun("glob"),
        field("globs", &Options::globs, "more globs"),
        field("min", &Options::min, "the floor"),
        field("max", &Options::max, "the ceiling"),
        field("layers", &Options::layers, "where it applies").layers(),
        field("types", &Options::types, "types by name").words("type", {"boolean", "date"}),
        field("bounds", &Options::bounds, "nested"),
    };
    return fields;
}

struct Decoded {
    Options options;
    bool good = false;
    std::vector<std::string> errors;
};

Decoded decode(const std::string& text) {
    const policy::Yaml yaml = policy::read_yaml(text);
    REQUIRE(yaml.root.has_value());
    std::vector<diagnostic::Diagnostic> errors;
    const std::vector<std::string> paths{"lakelint.yaml"};
    policy::Decoding decoding(paths, errors);
    decoding.layers = {"ods", "mart"};
    Decoded result;
    const policy::Input input(*yaml.root, "`naming/x`");
    result.good = policy::decode(input, fields_of(&result.options), result.options, decoding, {"severity"});
    for (const diagnostic::Diagnostic& error : errors)
        result.errors.push_back(error.message);
    return result;
}

} // namespace

TEST_CASE("options are decoded by what their fields declare", "[policy]") {
    const Decoded read = decode(R"(
severity: warning
ignored: true
parts: 2
style: clustered
deny: "*_ts"
globs: ["*_at"]
min: 2 days
max: 7
layers: [mart]
types: { "*_dt": [date], "is_*": boolean }
bounds: { min: 1 hour, weight: -5 }
)");
    CHECK(read.errors == std::vector<std::string>{});
    CHECK(read.good);
    CHECK(read.options.ignored);
    CHECK(read.options.parts == 2);
    CHECK(read.options.style == "clustered");
    CHECK(read.options.deny == std::vector<std::string>{"*_ts"});
    REQUIRE(read.options.globs.size() == 1);
    CHECK(read.options.globs[0].match("created_at"));
    CHECK(read.options.min == 48h);
    CHECK(read.options.max == 7U);
    CHECK(read.options.layers == std::vector<std::string>{"mart"});
    CHECK(read.options.types.at("*_dt") == std::vector<std::string>{"date"});
    CHECK(read.options.types.at("is_*") == std::vector<std::string>{"boolean"});
    CHECK(read.options.bounds.min == policy::Duration(1h));
    CHECK(read.options.bounds.weight == -5);
}

TEST_CASE("what is not written keeps its default", "[policy]") {
    const Decoded read = decode("{}");
    CHECK(read.good);
    CHECK(read.options.parts == 3);
    CHECK(read.options.deny.size() == 2);
    CHECK(read.options.min == 168h);
    CHECK_FALSE(read.options.max.has_value());
}

TEST_CASE("every wrong option is reported", "[policy]") {
    const Decoded read = decode(R"(
ignored: "true"
parts: 4
style: clusterd
deny: [[a]]
globs: { a: b }
min: 2
max: -1
layers: [fact]
types: { "*_dt": [dates] }
bounds: { weight: 6, min: }
severty: note
)");
    CHECK_FALSE(read.good);
    CHECK(read.errors
          == std::vector<std::string>{
              "unknown key `severty`; did you mean `severity`?",
              "`ignored` takes true or false, not the text `true`",
              "`parts` is 4, which is too large",
              "`clusterd` is not a style; did you mean `clustered`?",
              "an item of `deny` takes a glob, not a list",
              "`globs` takes a list of globs, not a map",
              "`min` is no duration: `2` has no unit",
              "`max` is -1, which is too small",
              "`fact` is not a layer of this policy",
              "`dates` is not a type; did you mean `date`?",
              "`min` has no value",
              "`weight` is 6, which is too large",
          });
}

TEST_CASE("fields tell what people need to know of them", "[policy]") {
    std::vector<std::string> lines;
    for (const policy::FieldInfo& info : fields_of(static_cast<const Options*>(nullptr)).describe())
        lines.push_back(info.key + " | " + in_words(info.type) + " | " + info.default_text + " | "
                        + info.doc);
    CHECK(lines
          == std::vector<std::string>{
              "ignored | true or false | false | whether what is ignored counts",
              "parts | a whole number | 3 | how many parts",
              "style | a style | any | the style",
              "deny | a list of globs | [\"*_id\", x] | globs of column names that make bad keys",
              "globs | a list of globs | [] | more globs",
              "min | a duration | 7 days | the floor",
              "max | a whole number |  | the ceiling",
              "layers | a list of layers | [] | where it applies",
              "types | a map of lists of types | { is_*: [boolean] } | types by name",
              "bounds | a map |  | nested",
          });
}

TEST_CASE("the keys of the policy are declared with a type and a sentence", "[policy]") {
    const auto keys = policy::fields_of(static_cast<const policy::Policy*>(nullptr)).keys();
    CHECK(keys
          == std::vector<std::string>{"version", "extends", "dialect", "defaults", "exclude", "order",
                                      "names", "layers", "critical", "predictive-optimization", "rules",
                                      "overrides", "waivers", "waiver-files", "longest-waiver", "coverage"});
    std::vector<policy::FieldInfo> open =
        policy::fields_of(static_cast<const policy::Policy*>(nullptr)).describe();
    std::size_t seen = 0;
    while (!open.empty()) {
        const policy::FieldInfo info = open.back();
        open.pop_back();
        INFO(info.key);
        CHECK_FALSE(info.doc.empty());
        CHECK_FALSE(info.doc.ends_with('.'));
        CHECK_FALSE(in_words(info.type).empty());
        const policy::FieldType& type = info.type.element ? *info.type.element : info.type;
        open.insert(open.end(), type.fields.begin(), type.fields.end());
        for (const policy::FieldType& each : type.alternatives)
            open.insert(open.end(), each.fields.begin(), each.fields.end());
        ++seen;
    }
    CHECK(seen
          == 16 + 2 + 18             // the policy, defaults, a layer
                 + 3 + 2 + 2 + 2     // retention and its three
                 + 4 + 2 + 1 + 1 + 2 // layout, expires, comment, column-comments, steward
                 + 4 + 6 + 1);       // an override, a waiver, coverage
}
