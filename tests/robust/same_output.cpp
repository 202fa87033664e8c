// SPDX-License-Identifier: Apache-2.0
// The number of threads, the order of PATHs and the cache leave no trace in what is written.
#include "robust/program.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace lakelint::test;

namespace {

const char* const policy = R"(version: 1
defaults: { catalog: prod, schema: default }
layers:
  ods:
    schemas: ["*.ods", "*.ods_*"]
    tables: "{source}_{entity}_{load}"
    kinds: [table]
    reads: []
    retention: { deleted-files: { min: 7 days, max: 30 days }, log: { min: 30 days }, rows: { max: 400 days, by: dt } }
    layout: { required: true, keys: [dt], max-keys: 2 }
    maintenance: [optimize, vacuum]
  mart:
    schemas: ["*.mart"]
    comment: required
    steward: { property: owner }
    columns: { loaded_at: timestamp }
    tables: "mart_{entity}"
    reads: [ods, mart]
    protected: true
  personal:
    schemas: ["*.personal_{owner}"]
    owner: "{owner}"
    expires: { property: expires_on, max: 90 days }
    read-by: [personal]
names:
  source: [erp, crm]
  entity: "[a-z][a-z0-9_]*"
  load: { di: daily increment, df: daily full }
  owner: "[a-z]+"
rules:
  access/*: warning
  access/unmasked-column: { severity: warning, columns: [note, "user*"] }
  cost/*: warning
  docs/*: warning
  layers/*: warning
  lineage/*: warning
  lineage/skipped-layer: { severity: warning, order: [ods, mart] }
  maintenance/*: warning
  maintenance/unpurged-delete: { severity: warning, columns: [note, id] }
  monitoring/*: warning
  naming/*: warning
  naming/hard-coded-environment: { severity: warning, environments: [dev, staging] }
  partition/*: warning
  partition/unsuitable-key: { severity: warning, deny: ["*_id", "*_ts"] }
  personal/*: warning
  retention/*: note
  safety/*: warning
  types/*: warning
)";

/// Statements that are right, wrong, open and broken, about relations that several files speak of.
std::string statement(std::mt19937& random) {
    static constexpr std::array kinds{
        "CREATE TABLE {0} (id BIGINT, dt DATE, note STRING) PARTITIONED BY (dt);\n",
        "CREATE TABLE IF NOT EXISTS {0} (id BIGINT, user_ts TIMESTAMP) PARTITIONED BY (user_ts, id, note)\n"
        "TBLPROPERTIES ('delta.deletedFileRetentionDuration' = '2 days');\n",
        "ALTER TABLE {0} SET TBLPROPERTIES ('delta.logRetentionDuration' = 'interval {2} days');\n",
        "ALTER TABLE {0} SET TBLPROPERTIES ('delta.deletedFileRetentionDuration' = '{2} days', 'expires_on' "
        "= "
        "'2026-03-0{2}');\n",
        "CREATE OR REPLACE VIEW {0} AS SELECT * FROM {1};\n",
        "INSERT INTO {0} SELECT id, dt, '주문 {2}' FROM {1} WHERE dt = current_date();\n",
        "DELETE FROM {0};\n",
        "DELETE FROM {0} WHERE id = {2};\n",
        "DROP TABLE IF EXISTS {0};\n",
        "VACUUM {0} RETAIN {2} HOURS;\n",
        "OPTIMIZE prod.ods.${{source}}_{2}_di;\n",
        "OPTIMIZE {0} ZORDER BY;\n",
        "MERGE INTO {0} t USING {1} s ON t.id = s.id WHEN MATCHED THEN UPDATE SET *;\n",
        "WITH x AS (SELECT * FROM {0}) SELECT * FROM x NATURAL JOIN {1} WHERE id = {2};\n",
        "CREATE OR REPLACE VIEW {0} AS SELECT *, row_number() OVER (PARTITION BY id ORDER BY dt) FROM {1};\n",
        "CREATE TABLE IF NOT EXISTS {0} (id STRING, amount DOUBLE) LOCATION 's3://lake/{2}';\n",
        "ALTER TABLE {0} ENABLE PREDICTIVE OPTIMIZATION;\n",
        "USE CATALOG prod;\n",
        "CREATE TABLE prod.${{schema}}.erp_t{2}_di AS SELECT id FROM {1};\n",
        "SELECT FROM {0} WHERE;\n",
        "GRANT SELECT ON TABLE {0} TO analysts;\n",
    };
    static constexpr std::array schemas{"prod.ods", "prod.ods_eu",       "prod.mart",
                                        "mart",     "prod.personal_kim", "dev"};
    static constexpr std::array tables{"erp_orders_di", "crm_people_df", "mart_daily", "Orders", "tmp_{}"};
    const auto pick = [&random](const auto& list) { return list[random() % list.size()]; };
    const auto name = [&] {
        return fmt::format("{}.{}", pick(schemas), fmt::format(fmt::runtime(pick(tables)), random() % 40));
    };
    const std::string first = name();
    const std::string second = name();
    return fmt::format(fmt::runtime(pick(kinds)), first, second, random() % 10);
}

std::vector<std::string> write_project(const Bench& bench, std::size_t files) {
    std::mt19937 random(20260115); // the same project every time
    std::vector<std::string> paths;
    bench.write("lakelint.yaml", policy);
    for (std::size_t i = 0; i < files; ++i) {
        std::string sql;
        for (std::size_t n = 1 + random() % 12; n > 0; --n)
            sql += statement(random);
        paths.push_back(fmt::format("d{}/{}/f{}.sql", random() % 7, random() % 5, i));
        bench.write(paths.back(), sql);
    }
    bench.write("d1/legacy.sql", "-- \xC7\xD1\xB1\xDB\nDELETE FROM prod.ods.a;\n");
    bench.write("d1/binary.sql", std::string(1000, '\0'));
    return paths;
}

/// All that a run writes, in every format.
struct Written {
    std::string text, gcc, json, github, complaints;
    int status = 0;
    friend bool operator==(const Written&, const Written&) = default;
};

Written check(const Bench& bench, const std::string& arguments) {
    const Outcome outcome = bench.run(
        "lakelint check --today 2026-01-15 --format text --format gcc=out.gcc --format json=out.json "
        "--format github=out.github "
            + arguments,
        {.seconds = 60});
    const auto read = [&](const char* name) { return read_file(bench.path() / name); };
    return {outcome.out, read("out.gcc"), read("out.json"), read("out.github"), outcome.err, outcome.status};
}

void check_same(const Written& a, const Written& b) {
    CHECK(a.text == b.text);
    CHECK(a.gcc == b.gcc);
    CHECK(a.json == b.json);
    CHECK(a.github == b.github);
    CHECK(a.complaints == b.complaints);
    CHECK(a.status == b.status);
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("one thread and several write the same") {
    const Bench bench;
    write_project(bench, 400);
    const Written one = check(bench, "--no-cache --jobs 1");
    CHECK(lines_of(one.gcc) > 1000); // the comparison is of something
    CHECK(one.text.find("Unresolved:") != std::string::npos);
    CHECK(one.complaints == "lakelint: d1/binary.sql: is binary, not text\n");
    CHECK(one.status == 3);
    check_same(check(bench, "--no-cache --jobs 2"), one);
    check_same(check(bench, "--no-cache --jobs 7"), one);
}

TEST_CASE("a cold cache, a warm one and none write the same") {
    const Bench bench;
    write_project(bench, 100);
    const Written none = check(bench, "--no-cache");
    check_same(check(bench, "--jobs 2"), none);
    check_same(check(bench, "--jobs 2"), none);
}

TEST_CASE("the order of PATHs does not matter, nor that they overlap") {
    const Bench bench;
    write_project(bench, 100);
    const Written all = check(bench, "--no-cache .");
    check_same(check(bench, "--no-cache d6 d5 d4 d3 d2 d1 d0"), all);
    check_same(check(bench, "--no-cache d3 . d0 d3 ./d1/../d2"), all);
}

TEST_CASE("what PATHs choose is what a whole run says of them") {
    const Bench bench;
    const auto paths = write_project(bench, 100);
    const std::string all = check(bench, "--no-cache --jobs 2").gcc;
    std::string pieces;
    for (const char* folder : {"d0", "d1", "d2", "d3", "d4", "d5", "d6"})
        pieces += check(bench, std::string("--no-cache ") + folder).gcc;
    CHECK(pieces == all);
}

TEST_CASE("one thread and several write the same of real warehouses", "[shared]") {
    const auto shared = shared_dir();
    REQUIRE(shared.has_value());
    const Bench bench;
    std::filesystem::copy(*shared / "corpus/files", bench.path() / "files",
                          std::filesystem::copy_options::recursive);
    bench.write("lakelint.yaml", policy);
    const Written one = check(bench, "--no-cache --jobs 1");
    CHECK(lines_of(one.gcc) > 300);
    check_same(check(bench, "--no-cache --jobs 2"), one);
    check_same(check(bench, "--no-cache --jobs 8 files/parse_spark files/notebooks_sql files/parse_hive"),
               one);
}
