// SPDX-License-Identifier: Apache-2.0

// The JSON Schema of policies: committed as it is generated, and of use to a validator.
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/process.h"

#include <fmt/format.h>

namespace lakelint::test {

namespace {

std::filesystem::path schema() { return source_dir() / "policies" / "lakelint.schema.json"; }

/// What the validator says of some policies; nothing where its libraries are not installed.
std::optional<std::string> validate(const TempDir& dir, const std::string& files) {
    const auto script = source_dir() / "tests" / "schema" / "validate.py";
    const Outcome outcome =
        run_command(fmt::format("/usr/bin/python3 '{}' '{}' {}", script.string(), schema().string(), files),
                    dir.path(), dir.path());
    if (outcome.status == 77 || outcome.status == 127) return std::nullopt;
    REQUIRE(outcome.err.empty());
    REQUIRE(outcome.status == 0);
    return outcome.out;
}

} // namespace

TEST_CASE("the schema in policies/ is what `lakelint policy schema` prints", "[schema]") {
    const TempDir dir;
    const Outcome printed = run_command("lakelint policy schema", dir.path(), dir.path());
    REQUIRE(printed.status == 0);
    check_golden(schema(), printed.out);
}

TEST_CASE("a validator takes every shipped policy and every example", "[schema]") {
    const TempDir dir;
    std::string files;
    std::size_t count = 0;
    for (const char* folder : {"policies", "examples"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / folder)) {
            if (entry.path().extension() != ".yaml") continue;
            files += fmt::format(" '{}'", entry.path().string());
            ++count;
        }
    }
    const auto said = validate(dir, files);
    if (!said) {
        WARN("skipped: python3-jsonschema or python3-yaml is not installed");
        return;
    }
    std::size_t valid = 0;
    for (std::size_t at = said->find(": valid\n"); at != std::string::npos;
         at = said->find(": valid\n", at + 1))
        ++valid;
    INFO(*said);
    CHECK(valid == count);
}

TEST_CASE("a validator finds what is wrong with a policy, and where", "[schema]") {
    struct Broken {
        const char* policy;
        const char* said;
    };
    const Broken all[] = {
        {"layer: {}\n", "wrong at ."},
        {"layers: { ods: { shemas: x } }\n", "wrong at layers/ods"},
        {"layers: { ods: { schemas: ods, kinds: [tabel] } }\n", "wrong at layers/ods/kinds"},
        {"layers: { ods: { schemas: ods, protected: maybe } }\n", "wrong at layers/ods/protected"},
        {"layers: { ods: { schemas: ods, layout: { max-keys: 0 } } }\n",
         "wrong at layers/ods/layout/max-keys"},
        {"layers: { ods: { schemas: ods, retention: { log: { min: soon } } } }\n",
         "wrong at layers/ods/retention/log/min"},
        {"rules: { safety/unbounded-changes: error }\n", "wrong at rules"},
        {"rules: { safety/*: fatal }\n", "wrong at rules/safety/*"},
        {"rules: { safety/*: { severity: error, deny: [x] } }\n", "wrong at rules/safety/*"},
        {"rules: { partition/unsuitable-key: { denied: [x] } }\n", "wrong at rules/partition/unsuitable-key"},
        {"names: { a: [] }\n", "wrong at names/a"},
        {"waivers: [{ rule: cost/*, objects: t, expires: 2027-01-31 }]\n", "wrong at waivers"},
        {"waivers: [{ rule: cost/*, objects: t, owner: o, expires: next year }]\n", "wrong at waivers"},
        {"coverage: { min: most }\n", "wrong at coverage/min"},
        {"overrides: [{ paths: x }]\n", "wrong at overrides"},
        {"dialect: oracle\n", "wrong at dialect"},
    };
    const TempDir dir;
    std::string files;
    std::string wanted;
    int number = 0;
    for (const Broken& each : all) {
        const std::string name = fmt::format("{:02}.yaml", ++number);
        files += fmt::format(" '{}'", dir.write(name, each.policy).string());
        wanted += fmt::format("{}: {}\n", name, each.said);
    }
    const auto said = validate(dir, files);
    if (!said) {
        WARN("skipped: python3-jsonschema or python3-yaml is not installed");
        return;
    }
    CHECK(*said == wanted);
}

} // namespace lakelint::test
