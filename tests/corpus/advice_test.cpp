// SPDX-License-Identifier: Apache-2.0

// Proposals for real projects that somebody would have to defend, each with the reason why it is right. The
// golden file is that reason and what `lakelint advise` prints.
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/process.h"

#include <string>

namespace lakelint::test {
namespace {

struct Defended {
    const char* name;   ///< of the golden file
    const char* folder; ///< of the project, in the corpus
    const char* table;
    const char* why;
};

constexpr Defended proposals[] = {
    {"store_sales", "parse_spark/databricks+spark-sql-perf/src/main/resources/tpcds_2_4", "store_sales",
     "Twenty-eight of the forty-one TPC-DS queries that read store_sales join its date, wherever they read "
     "it, with a date_dim "
     "that they filter by year or month, so that the engine leaves out all files of other days when it runs. "
     "Items and "
     "stores are mostly joined with dimensions that nothing filters, and customers always, which prunes "
     "nothing."},
    {"ods_order_info", "parse_hive/liu20051020+offline_v1", "ods_order_info",
     "Every load reads one day of the orders, by ds. That two of them join it by id with the details of that "
     "day weighs a "
     "third as much, and a second key would only dilute the days."},
    {"cdf_demo", "notebooks_sql/jaceklaskowski+learn-databricks", "cdf_demo",
     "An UPDATE and a MERGE look for their rows by id, and nothing else is ever looked for; both rewrite "
     "files, which no "
     "job of the project optimizes or vacuums."},
};

TEST_CASE("Proposals that hold", "[shared]") {
    const TempDir home;
    for (const Defended& proposal : proposals) {
        DYNAMIC_SECTION(proposal.name) {
            const auto shared = shared_dir();
            REQUIRE(shared.has_value());
            const Outcome outcome =
                run_command(std::string("lakelint advise --no-cache --table ") + proposal.table,
                            *shared / "corpus/files" / proposal.folder, home.path());
            CHECK(outcome.status == 0);
            CHECK(outcome.err.empty());
            check_golden(source_dir() / "tests/corpus/advice" / (std::string(proposal.name) + ".txt"),
                         std::string(proposal.why) + "\n\n" + outcome.out);
        }
    }
}

} // namespace
} // namespace lakelint::test
