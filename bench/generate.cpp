// SPDX-License-Identifier: Apache-2.0
#include "generate.h"

#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace lakelint::bench {
namespace {

constexpr const char* policy = R"(version: 1
defaults: { catalog: prod, schema: mart }
layers:
  ods: { schemas: ["*.ods"], reads: [] }
  mart:
    schemas: ["*.mart"]
    tables: "{entity}"
    kinds: [table, view]
    reads: [ods, mart]
    retention: { log: { min: 30 days }, deleted-files: { min: 7 days } }
    layout: { required: true, keys: [dt], max-keys: 2 }
names: { entity: "[a-z0-9_]+" }
rules:
  layers/*: error
  lineage/*: error
  maintenance/*: error
  naming/*: error
  partition/*: error
  personal/*: error
  retention/*: error
  safety/*: error
)";

} // namespace

std::string generated_file(std::size_t number) {
    const std::size_t before = number == 0 ? 0 : number - 1;
    std::string text =
        fmt::format("-- loads mart.orders_{0}\nCREATE TABLE IF NOT EXISTS prod.mart.orders_{0} (\n", number);
    for (int c = 0; c < 30; ++c)
        text += fmt::format("  column_{} DECIMAL(18, 2) COMMENT 'amount number {}',\n", c, c);
    text += fmt::format(
        "  dt DATE) USING delta PARTITIONED BY (dt)\n"
        "TBLPROPERTIES ('delta.logRetentionDuration' = '30 days', 'delta.deletedFileRetentionDuration' = "
        "'7 days');\n"
        "DELETE FROM prod.mart.orders_{0} WHERE dt < current_date() - 400;\n"
        "INSERT INTO prod.mart.orders_{0} BY NAME\n"
        "WITH recent AS (SELECT * FROM prod.mart.orders_{1} WHERE dt >= current_date() - 7)\nSELECT\n",
        number, before);
    for (int c = 0; c < 24; ++c) {
        text +=
            fmt::format("  sum(CASE WHEN o.status = 'S{0}' AND o.amount > {0} THEN o.amount * (1 - d.rate) "
                        "ELSE 0 END) AS column_{0},\n",
                        c);
    }
    return text
           + "  o.dt\nFROM recent o LEFT JOIN prod.ods.discounts d ON o.customer_id = d.customer_id AND d.dt "
             "= "
             "o.dt\n"
             "WHERE o.kind IN ('web', 'store', 'phone') AND o.amount BETWEEN 1 AND 10000\nGROUP BY o.dt;\n";
}

void write_project(const std::filesystem::path& folder, std::size_t files) {
    constexpr std::size_t in_a_folder = 100;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "lakelint.yaml") << policy;
    for (std::size_t i = 0; i < files; ++i) {
        const auto part = folder / fmt::format("part_{:04}", i / in_a_folder);
        if (i % in_a_folder == 0) std::filesystem::create_directory(part);
        std::ofstream(part / fmt::format("orders_{}.sql", i)) << generated_file(i);
    }
}

void write_exceptions(const std::filesystem::path& folder, std::size_t layers, std::size_t waivers,
                      std::size_t baselined) {
    std::filesystem::create_directories(folder);
    std::ofstream out(folder / "lakelint.yaml");
    out << "version: 1\ndefaults: { catalog: prod, schema: mart }\nlayers:\n"
           "  mart: { schemas: [\"*.mart\"], layout: { required: true } }\n";
    for (std::size_t i = 0; i < layers; ++i) {
        out << fmt::format("  team_{0}:\n    schemas: [\"*.team_{0}\", \"*.team_{0}_*\"]\n"
                           "    tables: \"{{entity}}_{{load}}\"\n    reads: [mart]\n",
                           i);
    }
    out << "names: { entity: \"[a-z0-9_]+\", load: [di, df] }\nrules: { safety/*: error }\nwaivers:\n";
    for (std::size_t i = 0; i < waivers; ++i) {
        out << fmt::format("  - rule: naming/off-template-table\n    objects: [\"team_{0}.old_*\"]\n"
                           "    reason: it moves with the rest of team {0}\n    owner: team_{0}\n"
                           "    expires: 2099-01-31\n",
                           i);
    }
    std::ofstream known(folder / ".lakelint-baseline.json");
    known << "{\n  \"version\": 1,\n  \"findings\": [\n";
    for (std::size_t i = 0; i < baselined; ++i) {
        known << fmt::format("    {{\"path\":\"jobs/part_{0}.sql\",\"rule\":\"safety/unbounded-change\","
                             "\"object\":\"prod.mart.orders_{0}\",\"fingerprint\":\"{0:016x}\"}}{1}\n",
                             i, i + 1 < baselined ? "," : "");
    }
    known << "  ]\n}\n";
    std::ofstream(folder / "orders.sql") << generated_file(0);
}

Scratch::Scratch()
    : path_(std::filesystem::temp_directory_path() / fmt::format("lakelint-bench-{}", getpid())) {
    std::filesystem::create_directories(path_);
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace lakelint::bench
