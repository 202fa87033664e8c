// SPDX-License-Identifier: Apache-2.0
// Maintenance under names with placeholders, of which any may be that of any table.
#include "robust/program.h"

#include <nlohmann/json.hpp>

using namespace lakelint::test;

TEST_CASE("thousands of tables and of jobs whose names begin with a placeholder") {
    constexpr std::size_t count = 3000;
    const Bench bench;
    bench.write("lakelint.yaml", "version: 1\n"
                                 "defaults: { catalog: prod }\n"
                                 "layers:\n"
                                 "  ods: { schemas: [ods], maintenance: [optimize], "
                                 "retention: { rows: { max: 400 days, by: dt } } }\n");
    std::string tables;
    std::string jobs;
    for (std::size_t i = 0; i < count; ++i) {
        tables += fmt::format("CREATE TABLE prod.ods.t_{} (id BIGINT, dt DATE);\n", i);
        jobs += fmt::format("OPTIMIZE prod.ods.${{x}}_n{0};\nVACUUM delta.`s3://b/${{x}}_n{0}`;\n"
                            "DELETE FROM ${{db}}.${{x}}_n{0} WHERE dt < current_date() - 400;\n"
                            "ALTER TABLE prod.ods.${{x}}_n{0} ENABLE PREDICTIVE OPTIMIZATION;\n",
                            i);
    }
    bench.write("tables.sql", tables);
    bench.write("jobs.sql", jobs + "OPTIMIZE prod.ods.${x}_17;\n");
    const Outcome outcome = bench.run("lakelint check --no-cache --format json", {.seconds = 20});
    const auto document = nlohmann::json::parse(outcome.out);
    CHECK(document["findings"].size() == 2 * count - 1); // one may be optimized under another name
    REQUIRE(document["unresolved"].size() == 1);
    CHECK(document["unresolved"][0]["object"] == "prod.ods.t_17");
}

TEST_CASE("a MERGE that sets more columns than any table has") {
    const Bench bench;
    std::string columns;
    for (std::size_t i = 0; i < 20'000; ++i)
        columns += fmt::format("{}t.c{} = s.c{}", i == 0 ? "" : ", ", i, i);
    bench.write("a.sql", "MERGE INTO prod.s.t AS t USING prod.s.u AS s ON t.id = s.id\n"
                         "WHEN MATCHED THEN UPDATE SET "
                             + columns + ";\n");
    const Outcome outcome = bench.run("lakelint lineage --columns --no-cache --format json", {.seconds = 10});
    CHECK(outcome.status == 0);
    const auto document = nlohmann::json::parse(outcome.out);
    CHECK(document["nodes"].size() == std::size_t{2} * (4096 + 1));
}
