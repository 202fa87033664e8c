// SPDX-License-Identifier: Apache-2.0
#include "platform.h"

#include <array>
#include <fstream>
#include <string>

#include <fmt/format.h>

namespace lakelint::bench {
namespace {

constexpr std::size_t tables_in_a_file = 20;

constexpr const char* policy = R"(version: 1
defaults: { catalog: prod, schema: mart }
predictive-optimization: ["*.fact"]
critical: ["fact.*"]
layers:
  ods:
    schemas: ["*.ods"]
    tables: "ods_{entity}"
    kinds: [table, external-table]
    reads: [ods]
    location: ["s3://lake/ods"]
    retention: { log: { min: 30 days }, deleted-files: { min: 7 days }, rows: { max: 400 days, by: dt } }
    layout: { required: true, keys: [dt], max-keys: 2 }
    maintenance: [optimize, vacuum]
  mart:
    schemas: ["*.mart"]
    tables: "mart_{entity}"
    kinds: [table, view]
    reads: [ods, mart]
    comment: required
    column-comments: { min: 50% }
    retention: { log: { min: 30 days }, deleted-files: { min: 7 days } }
    layout: { required: true, keys: [dt], max-keys: 2 }
    maintenance: [vacuum]
  fact:
    schemas: ["*.fact"]
    tables: "fact_{entity}"
    reads: [mart, fact]
    comment: { min-length: 10 }
    tags: { domain: any }
    steward: { property: owner }
    columns: { loaded_at: timestamp }
    protected: true
  personal:
    schemas: ["*.personal_{owner}"]
    owner: "{owner}"
    expires: { property: expires_on, max: 90 days }
    read-by: [personal]
names: { entity: "[a-z0-9_]+", owner: "[a-z]+" }
rules:
  access/*: warning
  access/unmasked-column: { severity: warning, columns: ["email", "phone*"] }
  cost/*: warning
  docs/*: warning
  layers/*: warning
  lineage/*: warning
  lineage/skipped-layer: { severity: warning, order: [ods, mart, fact] }
  maintenance/*: warning
  maintenance/unpurged-delete: { severity: warning, columns: ["email"] }
  monitoring/*: warning
  naming/*: warning
  naming/hard-coded-environment: { severity: warning, environments: [dev, staging] }
  partition/*: warning
  partition/unsuitable-key: { severity: warning, deny: ["*_id", "*_ts"] }
  personal/*: warning
  retention/*: warning
  safety/*: warning
  types/*: warning
)";

/// The layer of a table and its name in it: the first tenth lands, the last fifth is published.
std::string name_of(std::size_t number, std::size_t tables) {
    const char* layer = number * 10 < tables ? "ods" : number * 5 < tables * 4 ? "mart" : "fact";
    return fmt::format("prod.{0}.{0}_table_{1}", layer, number);
}

/// A table that comes before: near ones make chains, halves make diamonds.
std::size_t source_of(std::size_t number, std::size_t which) { return which == 0 ? number - 1 : number / 2; }

std::string creation(std::size_t number, std::size_t tables) {
    const std::string name = name_of(number, tables);
    if (number % 10 == 9) {
        return fmt::format("CREATE OR REPLACE VIEW {} COMMENT 'what table {} holds' AS\n"
                           "SELECT s.order_id, s.amount, s.dt FROM {} AS s WHERE s.amount > 0;\n",
                           name, number, name_of(number - 1, tables));
    }
    return fmt::format("CREATE TABLE IF NOT EXISTS {} (\n"
                       "  order_id BIGINT COMMENT 'number of the order',\n"
                       "  customer_id BIGINT,\n  amount DECIMAL(18, 2) COMMENT 'in euros',\n"
                       "  loaded_at TIMESTAMP COMMENT 'when it was loaded',\n"
                       "  dt DATE COMMENT 'day of the order'\n) USING delta {}\n"
                       "COMMENT 'orders of source {}'\n"
                       "TBLPROPERTIES ('delta.logRetentionDuration' = '30 days', "
                       "'delta.deletedFileRetentionDuration' = '7 days');\n",
                       name, number % 3 == 0 ? "CLUSTER BY (dt)" : "PARTITIONED BY (dt)", number);
}

std::string job(std::size_t number, std::size_t tables) {
    const std::string name = name_of(number, tables);
    if (number == 0) return fmt::format("COPY INTO {} FROM 's3://landing/orders' FILEFORMAT = JSON;\n", name);
    if (number % 10 == 9) return fmt::format("SELECT count(*) FROM {} WHERE dt = current_date();\n", name);
    return fmt::format(
        "INSERT INTO {0} (order_id, customer_id, amount, loaded_at, dt)\n"
        "WITH recent AS (SELECT * FROM {1} WHERE dt >= current_date() - 7)\n"
        "SELECT r.order_id, r.customer_id, sum(r.amount * coalesce(d.amount, 1)), now(), r.dt\n"
        "FROM recent AS r LEFT JOIN {2} AS d ON d.order_id = r.order_id AND d.dt = r.dt\n"
        "GROUP BY r.order_id, r.customer_id, r.dt;\n",
        name, name_of(source_of(number, 0), tables), name_of(source_of(number, 1), tables));
}

std::string third(std::size_t number, std::size_t tables) {
    const std::string name = name_of(number, tables);
    if (number % 50 == 7) return fmt::format("DELETE FROM {} WHERE customer_id = 17;\n", name);
    if (number % 10 == 9) return fmt::format("GRANT SELECT ON VIEW {} TO `analysts`;\n", name);
    const std::array forms = {
        fmt::format("DELETE FROM {} WHERE dt < current_date() - 400;\n", name),
        fmt::format("OPTIMIZE {} WHERE dt >= current_date() - 1;\n", name),
        fmt::format("VACUUM {};\n", name),
        fmt::format("MERGE INTO {0} AS t USING {1} AS s ON t.order_id = s.order_id AND t.dt = s.dt\n"
                    "WHEN MATCHED THEN UPDATE SET t.amount = s.amount WHEN NOT MATCHED THEN INSERT *;\n",
                    name, name_of(number == 0 ? 0 : number - 1, tables)),
    };
    return forms[number % forms.size()];
}

} // namespace

void write_full_policy(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "lakelint.yaml") << policy;
}

void write_platform(const std::filesystem::path& folder, std::size_t tables) {
    write_full_policy(folder);
    for (std::size_t first = 0; first < tables; first += tables_in_a_file) {
        std::ofstream out(folder / fmt::format("tables_{:06}.sql", first));
        for (std::size_t i = first; i < first + tables_in_a_file && i < tables; ++i)
            out << creation(i, tables) << job(i, tables) << third(i, tables);
    }
}

} // namespace lakelint::bench
