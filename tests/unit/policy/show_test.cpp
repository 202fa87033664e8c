// SPDX-License-Identifier: Apache-2.0
#include "policy/show.h"
#include "support/catch.h"
#include "unit/policy/problems.h"

using namespace lakelint;

TEST_CASE("a policy is shown as what it comes to", "[policy]") {
    const policy::Policy policy = test::sound(R"(
defaults: { catalog: prod }
exclude: vendor/**
layers:
  ods: &ods
    schemas: "*.ods"
    tables: "{source}_{entity}"
    kinds: table
    reads: []
    read-by: [ods, mart]
    paths: ingest
    retention: { deleted-files: { min: 1 week, max: 720 hours }, log: {}, rows: { max: 400 days, by: dt } }
    layout: { keys: [dt], max-keys: 2 }
  mart: { schemas: "*.mart", retention: { log: { max: 36 hours }, deleted-files: { min: 7 days } } }
  personal: { schemas: "*.p_{entity}", owner: "{entity}", expires: { property: expires_on, max: 90 days }, protected: false }
names: { source: { erp: the old one, crm: }, entity: "[a-z]+" }
rules: { cost/*: off, a/b: { severity: note, deny: ["*_id"] } }
)");
    CHECK(policy::show(policy) == R"(version: 1
dialect: databricks
default catalog: prod
exclude: [vendor/**]

layers:
  ods:                                                      # lakelint.yaml:5
    schemas: ["*.ods"]
    tables: "{source}_{entity}"                             # lakelint.yaml:7
    kinds: [table]                                          # lakelint.yaml:8
    reads: [] (no layer)                                    # lakelint.yaml:9
    read-by: [ods, mart]                                    # lakelint.yaml:10
    paths: [ingest]
    retention:                                              # lakelint.yaml:12
      deleted-files: 7 days to 30 days                      # lakelint.yaml:12
      log: set, to any length                               # lakelint.yaml:12
      rows: at most 400 days, purged by dt                  # lakelint.yaml:12
    layout: optional                                        # lakelint.yaml:13
      keys: at least one of [dt]
      max-keys: 2                                           # lakelint.yaml:13
  mart:                                                     # lakelint.yaml:14
    schemas: ["*.mart"]
    retention:                                              # lakelint.yaml:14
      deleted-files: at least 7 days                        # lakelint.yaml:14
      log: at most 36 hours                                 # lakelint.yaml:14
  personal:                                                 # lakelint.yaml:15
    schemas: ["*.p_{entity}"]
    owner: "{entity}"                                       # lakelint.yaml:15
    expires: property expires_on, at most 90 days ahead     # lakelint.yaml:15
    protected: false                                        # lakelint.yaml:15

names:
  entity: matches `[a-z]+`
  source: one of erp (the old one), crm

rules:
  cost/*: off                                               # lakelint.yaml:17
  a/b: { severity: note, deny: ["*_id"] }                   # lakelint.yaml:17
)");
}

TEST_CASE("an empty policy shows that it is", "[policy]") {
    CHECK(policy::show(test::sound("version: 1\n"))
          == "version: 1\ndialect: databricks\n\nlayers: none\n\nnames: none\n\nrules: none\n");
}
