// SPDX-License-Identifier: Apache-2.0
#include "policy/compose.h"
#include "policy/shipped.h"
#include "policy/show.h"
#include "support/catch.h"
#include "support/paths.h"
#include "unit/policy/problems.h"

#include <random>

using namespace lakelint;

namespace {

/// What the policy in a folder comes to; its errors where it comes to nothing.
std::string composed(const std::filesystem::path& file) {
    const policy::Loaded loaded = policy::load(file, file.filename().string());
    if (loaded.policy) return policy::show(*loaded.policy, false);
    std::string text;
    for (const auto& error : loaded.errors)
        text += fmt::format("{}: {} | {}\n", error.location.path, error.message, error.help);
    return text;
}

} // namespace

TEST_CASE("maps merge by key, lists and words replace, and a key without a value takes away", "[policy]") {
    const test::TempDir dir;
    dir.write("base.yaml",
              "defaults: { catalog: prod, schema: raw }\n"
              "exclude: [a, b]\n"
              "layers:\n"
              "  ods: { schemas: ods, reads: [], protected: true }\n"
              "  mart: { schemas: mart }\n"
              "rules: { partition/unsuitable-key: { severity: error, deny: [x] }, safety/*: note }\n");
    const auto file =
        dir.write("lakelint.yaml", "extends: ./base.yaml\n"
                                   "defaults: { schema: bronze }\n"
                                   "exclude: [c]\n"
                                   "layers:\n"
                                   "  fact: { schemas: fact }\n"
                                   "  ods: { reads: [mart], protected: ~ }\n"
                                   "rules: { partition/unsuitable-key: warning, safety/*: ~ }\n");
    CHECK(composed(file) == R"(version: 1
dialect: databricks

defaults:
  catalog: prod
  schema: bronze

exclude: [c]

layers:
  ods:
    schemas: ods
    reads: [mart]
  mart: { schemas: mart }
  fact: { schemas: fact }

rules:
  partition/unsuitable-key:
    severity: warning
    deny: [x]
)");
}

TEST_CASE("demands merge by key, but a layer has one steward", "[policy]") {
    const test::TempDir dir;
    dir.write("base.yaml", "critical: [a, b]\n"
                           "predictive-optimization: true\n"
                           "layers:\n"
                           "  steward:\n"
                           "    schemas: ods\n"
                           "    location: managed\n"
                           "    comment: required\n"
                           "    tags: { pii: any, domain: [sales, finance] }\n"
                           "    steward: { property: owner }\n"
                           "    columns: { loaded_at: timestamp, dt: date }\n"
                           "    maintenance: [optimize, vacuum]\n");
    const auto file = dir.write("lakelint.yaml", "extends: ./base.yaml\n"
                                                 "critical: c\n"
                                                 "predictive-optimization: [prod]\n"
                                                 "layers:\n"
                                                 "  steward:\n"
                                                 "    location: [s3://lake/]\n"
                                                 "    comment: { min-length: 9 }\n"
                                                 "    tags: { domain: [sales], tier: any, pii: ~ }\n"
                                                 "    steward: { tag: owner }\n"
                                                 "    columns: { loaded_at: timestamp_ntz }\n"
                                                 "    maintenance: ~\n");
    CHECK(composed(file) == R"(version: 1
dialect: databricks
critical: c

predictive-optimization: [prod]

layers:
  steward:
    schemas: ods
    location: [s3://lake/]
    comment: { min-length: 9 }
    tags:
      domain: [sales]
      tier: any
    steward: { tag: owner }
    columns:
      loaded_at: timestamp_ntz
      dt: date
)");
}

TEST_CASE("of several policies that are extended, the later one wins", "[policy]") {
    const test::TempDir dir;
    dir.write("a/one.yaml", "dialect: databricks\ndefaults: { catalog: one, schema: one }\n");
    dir.write("two.yaml", "extends: a/one.yaml\ndefaults: { schema: two }\n");
    dir.write("three.yaml", "defaults: { catalog: three }\n");
    const auto file = dir.write("lakelint.yaml", "extends: [two.yaml, ./three.yaml]\n");
    CHECK(composed(file)
          == "version: 1\ndialect: databricks\n\ndefaults:\n  catalog: three\n  schema: two\n");
}

TEST_CASE("a policy cannot extend itself, nor what is not there", "[policy]") {
    const test::TempDir dir;
    dir.write("b.yaml", "extends: lakelint.yaml\n");
    const auto file = dir.write("lakelint.yaml", "extends: [b.yaml, medalion, none.yaml]\n");
    CHECK(
        composed(file)
        == "b.yaml: `lakelint.yaml` extends itself, by way of `b.yaml` | let policies extend each other in "
           "one direction only\n"
           "lakelint.yaml: there is no shipped policy `medalion`; did you mean `medallion`? | write one of "
           "medallion, ods-dwd-dws-ads, ods-mart-fact, or the path of a file, such as `./medalion.yaml`\n"
           "lakelint.yaml: `none.yaml` cannot be read: no such file | write a path relative to the folder of "
           "this file\n");
}

TEST_CASE("policies that extend each other over and over end in bounded time", "[policy]") {
    const test::TempDir dir;
    for (int i = 0; i < 15; ++i)
        dir.write(fmt::format("p{}.yaml", i), fmt::format("extends: [p{0}.yaml, p{0}.yaml]\n", i + 1));
    dir.write("p15.yaml", "version: 1\n");
    CHECK(composed(dir.path() / "p0.yaml")
          == "p12.yaml: the policy comes to more than 256 files from here on | extend fewer files, and each "
             "only once\n");
}

TEST_CASE("a policy that is no file extends shipped policies only", "[policy]") {
    CHECK(test::problems("extends: other.yaml\n")
          == std::vector<std::string>{
              "1:10-1:20: no file can be extended here, as this policy is none itself | "
              "name a shipped policy"});
    CHECK(test::sound("extends: ods-mart-fact\n").layer("ods") != nullptr);
}

TEST_CASE("an error in a policy that is extended is shown where it was written", "[policy]") {
    const test::TempDir dir;
    dir.write("base/base.yaml", "layers:\n  ods: { shemas: x }\n");
    const auto file =
        dir.write("lakelint.yaml", "extends: base/base.yaml\nlayers: { ods: { schemas: ods } }\n");
    const policy::Loaded loaded = policy::load(file, "lakelint.yaml");
    REQUIRE(loaded.errors.size() == 1);
    CHECK(loaded.errors[0].location.path == "base/base.yaml");
    CHECK(loaded.errors[0].location.span == source::Span{17, 23});
    CHECK(loaded.errors[0].message == "unknown key `shemas`; did you mean `schemas`?");
}

TEST_CASE("every shipped policy is sound by itself", "[policy]") {
    REQUIRE_FALSE(policy::shipped_policies().empty());
    for (const policy::Shipped& shipped : policy::shipped_policies()) {
        INFO(shipped.name);
        CHECK(test::problems(std::string(shipped.text)).empty());
    }
}

namespace {

/// The sections of a policy as YAML texts of one line each, which may stand in any file.
const std::vector<std::string> pieces{
    "defaults: { catalog: prod }",
    "layers: { ods: { schemas: ods } }",
    "layers: { ods: { reads: [] } }",
    "layers: { mart: { schemas: mart } }",
    "layers: { mart: { schemas: [mart, m2] } }",
    "names: { a: [x, y] }",
    "names: { b: \"[a-z]+\" }",
    "rules: { safety/*: warning }",
    "rules: { partition/unsuitable-key: { deny: [x] } }",
    "rules: { partition/unsuitable-key: note }",
    "order: [a, b]",
};

} // namespace

TEST_CASE("a policy comes to the same however it is split into files", "[policy]") {
    // Reference: each piece in a file of its own, extended in their order.
    const auto split = [](const std::vector<std::size_t>& cuts) {
        const test::TempDir dir;
        std::string names;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            // A chain: within a run, each file extends the one before; runs are siblings.
            const bool begins = std::find(cuts.begin(), cuts.end(), i) != cuts.end() || i == 0;
            const bool ends =
                i + 1 == pieces.size() || std::find(cuts.begin(), cuts.end(), i + 1) != cuts.end();
            const std::string extends = begins ? "" : fmt::format("extends: p{}.yaml\n", i - 1);
            dir.write(fmt::format("p{}.yaml", i), extends + pieces[i] + "\n");
            if (ends) names += fmt::format("{}p{}.yaml", names.empty() ? "" : ", ", i);
        }
        return composed(dir.write("lakelint.yaml", fmt::format("extends: [{}]\n", names)));
    };
    const std::string whole = split({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(whole.find("schemas: [mart, m2]") != std::string::npos);
    CHECK(whole.find("severity: note") != std::string::npos);
    CHECK(whole.find("deny: [x]") != std::string::npos);
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::size_t> cuts;
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            if (random() % 2 == 0) cuts.push_back(i);
        }
        CHECK(split(cuts) == whole);
    }
}
