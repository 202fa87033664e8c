// SPDX-License-Identifier: Apache-2.0
#include "policy/yaml.h"
#include "support/catch.h"

#include <string>

#include <fmt/format.h>

using namespace lakelint;
using policy::Value;

namespace {

/// A tree as text: each scalar with its span's text where that differs, quotes marked, nulls as `~`.
std::string outline(const Value& value, const std::string& text) {
    const std::string_view span = std::string_view(text).substr(value.span.begin, value.span.size());
    std::string out;
    switch (value.kind) {
    case Value::Kind::null: return fmt::format("~<{}>", span);
    case Value::Kind::scalar:
        return value.scalar == span ? value.scalar : fmt::format("{}<{}>", value.scalar, span);
    case Value::Kind::list:
        for (const Value& item : value.items)
            out += (out.empty() ? "" : ", ") + outline(item, text);
        return fmt::format("[{}]<{}>", out, span);
    case Value::Kind::map:
        for (const Value::Entry& entry : value.entries)
            out += (out.empty() ? "" : ", ") + outline(entry.key, text) + ": " + outline(entry.value, text);
        return fmt::format("{{{}}}<{}>", out, span);
    }
    return out;
}

/// The value of `key` at the top of a text.
std::string outline_of(std::string_view key, const std::string& text) {
    const policy::Yaml yaml = policy::read_yaml(text);
    for (const policy::YamlError& error : yaml.errors)
        FAIL_CHECK(error.message);
    REQUIRE(yaml.root.has_value());
    const Value* value = yaml.root->find(key);
    REQUIRE(value != nullptr);
    return outline(*value, text);
}

Value root_of(const std::string& text) {
    policy::Yaml yaml = policy::read_yaml(text);
    REQUIRE(yaml.errors.empty());
    REQUIRE(yaml.root.has_value());
    return std::move(*yaml.root);
}

} // namespace

TEST_CASE("a span is exactly what was written", "[policy]") {
    CHECK(outline_of("a", "a: word # comment\n") == "word");
    CHECK(outline_of("a", "a: two words  \nb: 1\n") == "two words");
    CHECK(outline_of("a", "a: \"in \\\"quotes\\\"\" # c\n") == "in \"quotes\"<\"in \\\"quotes\\\"\">");
    CHECK(outline_of("a", "a: 'it''s'\n") == "it's<'it''s'>");
    CHECK(outline_of("a", "a: [x, 'y' , z ] # c\n") == "[x, y<'y'>, z]<[x, 'y' , z ]>");
    CHECK(outline_of("a", "a: {k: v, l: [1]}\n") == "{k: v, l: [1]<[1]>}<{k: v, l: [1]}>");
    CHECK(outline_of("a", "a: []\n") == "[]<[]>");
    CHECK(outline_of("a", "a: {}\n") == "{}<{}>");
    CHECK(outline_of("a", "a: [ # c ]\n  x, # ]\n]\n") == "[x]<[ # c ]\n  x, # ]\n]>");
    CHECK(outline_of("a", "a:\n  - x\n  - y # c\nb: 1\n") == "[x, y]<- x\n  - y>");
    CHECK(outline_of("a", "a:\n  k: v\n\n  l: w\nb: 1\n") == "{k: v, l: w}<k: v\n\n  l: w>");
}

TEST_CASE("scalars over several lines end where they end", "[policy]") {
    CHECK(outline_of("a", "a: one\n  two\nb: 1\n") == "one two<one\n  two>");
    CHECK(outline_of("a", "a: \"one\n  two\"\nb: 1\n") == "one two<\"one\n  two\">");
    CHECK(outline_of("a", "a: |\n  one\n\n  two\n\nb: 1\n") == "one\n\ntwo\n<|\n  one\n\n  two>");
    CHECK(outline_of("a", "a: >-\n  one\n  two\nb: 1\n") == "one two<>-\n  one\n  two>");
    CHECK(outline_of("a", "a: |\nb: 1\n") == "<|>");
}

TEST_CASE("places count bytes, whatever the characters and line ends", "[policy]") {
    CHECK(outline_of("둘", "하나: 데이터\r\n둘: [é, 日本]\r\n") == "[é, 日本]<[é, 日本]>");
    const Value root = root_of("a: é\r\nb:\r\n  - x\r\n");
    CHECK(root.find("b")->items.front().line == 3);
    CHECK(root.find_entry("b")->key.line == 2);
}

TEST_CASE("nothing, null and empty are kept apart", "[policy]") {
    CHECK(outline_of("reads", "reads:\nb: 1\n") == "~<reads>"); // the parser gives the place of `b`
    CHECK(outline_of("reads", "reads:\n") == "~<reads>");
    CHECK(outline_of("reads", "reads: ~\n") == "~<~>");
    CHECK(outline_of("reads", "reads: null # c\n") == "~<null>");
    CHECK(outline_of("reads", "reads:\n\n# c\n\nnull_able: 1\n") == "~<reads>");
    CHECK(outline_of("reads", "reads: \"\"\n") == "<\"\">");
    CHECK(outline_of("reads", "reads: []\n") == "[]<[]>");
    CHECK(outline_of("reads", "reads: 'null'\n") == "null<'null'>");
    CHECK(outline_of("a", "a:\n  - \n  - x\n  -\nb: 1\n") == "[~<->, x, ~<->]<- \n  - x\n  ->");
    CHECK(outline_of("a", "a: {x, y: }\n") == "{x: ~<x>, y: ~<y>}<{x, y: }>");
}

TEST_CASE("YAML's guesses are left to who reads them", "[policy]") {
    const Value root = root_of("a: no\nb: 010\nc: 1_000\nd: 'off'\n");
    CHECK(root.find("a")->scalar == "no");
    CHECK(root.find("b")->scalar == "010");
    CHECK(root.find("c")->scalar == "1_000");
    CHECK_FALSE(root.find("c")->quoted);
    CHECK(root.find("d")->quoted);
}

TEST_CASE("an alias stands where it is written, what it holds where that was written", "[policy]") {
    const std::string text = "a: &x {k: [v]}\nb: *x\nc: &s word\nd: [*s , *s]\n";
    CHECK(outline_of("a", text) == "{k: [v]<[v]>}<{k: [v]}>");
    CHECK(outline_of("b", text) == "{k: [v]<[v]>}<*x>");
    CHECK(outline_of("d", text) == "[word<*s>, word<*s>]<[*s , *s]>");
    const Value root = root_of(text);
    CHECK(root.find("b")->line == 2);
    CHECK(root.find("b")->find("k")->line == 1);
    CHECK(outline_of("e", "e: &m\n  k: v\n") == "{k: v}<k: v>");
    CHECK(outline_of("e", "e: &m # c\n  - v\n") == "[v]<- v>");
}

TEST_CASE("merge keys give what a map does not set itself", "[policy]") {
    const std::string text = "a: &a {x: 1, y: 2}\n"
                             "b: &b {y: 3, z: 4}\n"
                             "one: {y: 9, <<: *a}\n"
                             "two: {<<: [*a, *b]}\n"
                             "quoted: {\"<<\": 1}\n";
    CHECK(outline_of("one", text) == "{y: 9, x: 1}<{y: 9, <<: *a}>");
    CHECK(outline_of("two", text) == "{x: 1, y: 2, z: 4}<{<<: [*a, *b]}>");
    CHECK(outline_of("quoted", text) == "{<<<\"<<\">: 1}<{\"<<\": 1}>");
}

TEST_CASE("aliases cannot make a small policy large", "[policy]") {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        text += fmt::format(
            "a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
    }
    const policy::Yaml yaml = policy::read_yaml(text);
    CHECK_FALSE(yaml.root.has_value());
    REQUIRE(yaml.errors.size() == 1);
    CHECK(yaml.errors.front().message == "the policy comes to more than 200000 values from here on");

    std::string words = "a: &a " + std::string(1'000'000, 'x') + "\nb: [*a";
    for (int i = 0; i < 100; ++i)
        words += ", *a";
    CHECK_FALSE(policy::read_yaml(words + "]\n").root.has_value());
}

TEST_CASE("texts that would go on for ever or too deep are refused", "[policy]") {
    CHECK(policy::read_yaml(",").errors.size() == 1); // yaml-cpp finds documents in this without end
    CHECK(policy::read_yaml("a: 1\n,,,").errors.size() == 1);
    for (const char* piece : {"[", "{", "- ", "? ", "a: {", "[{a: "}) {
        std::string deep;
        for (int i = 0; i < 20'000; ++i)
            deep += piece;
        INFO(piece);
        const policy::Yaml yaml = policy::read_yaml(deep);
        CHECK_FALSE(yaml.root.has_value());
        REQUIRE(yaml.errors.size() == 1);
        CHECK_FALSE(yaml.errors.front().message.empty());
    }
    const policy::Yaml large = policy::read_yaml(std::string((std::size_t{4} << 20U) + 1, '#'));
    REQUIRE(large.errors.size() == 1);
    CHECK(large.errors.front().message == "the policy has 4194305 bytes; at most 4194304 are read");
}

TEST_CASE("a control character does not end the policy unseen", "[policy]") {
    const policy::Yaml yaml = policy::read_yaml("a: 1\x04\nb: 2\n");
    CHECK_FALSE(yaml.root.has_value());
    REQUIRE(yaml.errors.size() == 1);
    CHECK(yaml.errors.front().message == "the control character U+0004 cannot stand in a policy");
    CHECK(yaml.errors.front().span == source::Span{4, 5});
}
