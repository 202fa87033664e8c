// SPDX-License-Identifier: Apache-2.0
#include "policy/show.h"
#include "support/catch.h"
#include "unit/policy/problems.h"

using namespace lakelint;

namespace {

const char* const text = R"(defaults: { catalog: prod }
exclude: vendor/**
layers:
  ods: &ods
    schemas: "*.ods"
    tables: "{source}_{entity}"
    reads: []
    retention: { deleted-files: { min: 1 week, max: 720 hours }, log: {} }
    protected: false
names: { source: { erp: "the old one: x", crm: }, entity: "[a-z]+", number: ["1", "true"] }
rules: { cost/*: off, partition/unsuitable-key: { severity: note, deny: ["*_id"] } }
waivers:
  - { rule: cost/*, objects: "a.b.c", reason: "two\nlines", owner: o, expires: 2027-01-31 }
)";

} // namespace

TEST_CASE("a policy is shown as YAML", "[policy]") {
    CHECK(policy::show(test::sound(text), false) == R"(version: 1
dialect: databricks

defaults: { catalog: prod }
exclude: vendor/**

layers:
  ods:
    schemas: "*.ods"
    tables: "{source}_{entity}"
    reads: []
    retention:
      deleted-files: { min: 1 week, max: 720 hours }
      log: {}
    protected: false

names:
  source:
    erp: "the old one: x"
    crm:
  entity: "[a-z]+"
  number: ["1", "true"]

rules:
  cost/*: off
  partition/unsuitable-key:
    severity: note
    deny: ["*_id"]

waivers:
  - rule: cost/*
    objects: a.b.c
    reason: "two\nlines"
    owner: o
    expires: 2027-01-31
)");
}

TEST_CASE("what is shown reads back as the same policy", "[policy]") {
    const std::string shown = policy::show(test::sound(text), false);
    CHECK(policy::show(test::sound(shown), false) == shown);
    const std::string with_origin = policy::show(test::sound(text), true);
    CHECK(policy::show(test::sound(with_origin), false) == shown);
}

TEST_CASE("each line can say where it was written", "[policy]") {
    CHECK(policy::show(test::sound("layers:\n  ods: { schemas: \"*.ods\", reads: [] }\n"), true)
          == "version: 1                                                  # default\n"
             "dialect: databricks                                         # default\n"
             "\n"
             "layers:                                                     # lakelint.yaml:1\n"
             "  ods:                                                      # lakelint.yaml:2\n"
             "    schemas: \"*.ods\"                                        # lakelint.yaml:2\n"
             "    reads: []                                               # lakelint.yaml:2\n");
}

TEST_CASE("an empty policy shows its defaults", "[policy]") {
    CHECK(policy::show(test::sound("version: 1\n"), false) == "version: 1\ndialect: databricks\n");
}
