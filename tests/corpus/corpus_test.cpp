// SPDX-License-Identifier: Apache-2.0

// Real statements and files: what is accepted holds to the single statement. A difference that comes, and one
// that goes, both fail; the lists below then say what has changed.
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "source/file.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace lakelint::test {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

fs::path shared() {
    const auto folder = shared_dir();
    if (!folder) FAIL("there is no shared corpus");
    return *folder;
}

/// How the verdicts of a file of statements compare with lakelint's.
struct Comparison {
    std::size_t valid = 0;
    std::size_t invalid = 0;
    Ids refused;  ///< valid, and not accepted
    Ids accepted; ///< invalid, and accepted
};

Comparison compare(const std::string& name) {
    Comparison result;
    lower::Reader reader;
    std::istringstream lines(read_file(shared() / name));
    for (std::string line; std::getline(lines, line);) {
        const auto row = nlohmann::json::parse(line);
        facts::FileFacts file;
        reader.read(row["sql"].get<std::string>(), source::OffsetMap(), file);
        const bool parses = row["parses"].get<bool>();
        ++(parses ? result.valid : result.invalid);
        if (parses != file.faults.empty())
            (parses ? result.refused : result.accepted).push_back(row["id"].get<std::string>());
    }
    return result;
}

/// What the files of a folder come to.
struct Total {
    std::size_t files = 0;
    std::size_t statements = 0;
    std::size_t errors = 0;
};

Total read_folder(const std::string& name) {
    Total total;
    lower::Reader reader;
    for (const auto& entry : fs::recursive_directory_iterator(shared() / "corpus/files" / name)) {
        if (!entry.is_regular_file()) continue;
        auto file = source::load(entry.path(), entry.path().string());
        REQUIRE(file);
        ++total.files;
        facts::FileFacts facts;
        for (const auto& fragment : fragment::fragments(std::move(*file)))
            reader.read(fragment.text, fragment.map, facts);
        total.statements += facts.statement_count;
        total.errors += facts.faults.size();
    }
    return total;
}

} // namespace

TEST_CASE("every verdict of the conformance statements", "[shared]") {
    const Comparison found = compare("conformance/databricks.jsonl");
    CHECK(found.valid == 250);
    CHECK(found.invalid == 86);
    CHECK(found.refused == Ids{});
    CHECK(found.accepted == Ids{});
}

TEST_CASE("verdicts of Delta Lake's parser suite", "[shared]") {
    const Comparison found = compare("corpus/delta_parser_suite.jsonl");
    CHECK(found.valid == 29);
    CHECK(found.invalid == 0);
    // No statements, but pieces of some: VACUUM, apply, TRUNCATE HISTORY, ALTER TABLE ... DROP FEATURE,
    // CREATE.
    CHECK(found.refused
          == Ids{"delta_parser_suite-00002", "delta_parser_suite-00026", "delta_parser_suite-00027",
                 "delta_parser_suite-00028", "delta_parser_suite-00029"});
    CHECK(found.accepted == Ids{});
}

TEST_CASE("verdicts of the examples in Spark's documentation", "[shared]") {
    const Comparison found = compare("corpus/spark_docs_examples.jsonl");
    CHECK(found.valid == 359);
    CHECK(found.invalid == 0);
    // 14 and 50 hold the printed result as well, 44 shows what is wrong, 73 is a view without AS.
    CHECK(found.refused
          == Ids{"spark_docs_examples-00014", "spark_docs_examples-00044", "spark_docs_examples-00050",
                 "spark_docs_examples-00073"});
    CHECK(found.accepted == Ids{});
}

TEST_CASE("verdicts of Spark's parser suites", "[shared]") {
    const Comparison found = compare("corpus/spark_parser_suites.jsonl");
    CHECK(found.valid == 322);
    CHECK(found.invalid == 27);
    // SELECT 1 END: a column named END without AS, where a script needs that word itself.
    CHECK(found.refused == Ids{"spark_parser_suites-00193"});
    // A label before the outermost BEGIN, which Databricks documents.
    CHECK(found.accepted == Ids{"spark_parser_suites-00151"});
}

TEST_CASE("verdicts of Spark's SQL tests", "[shared]") {
    const Comparison found = compare("corpus/spark_sqltests.jsonl");
    CHECK(found.valid == 6567);
    CHECK(found.invalid == 32);
    // A function whose name comes from a call, and FROM as the name of a column and of a table.
    CHECK(found.refused == Ids{"spark_sqltests-01267", "spark_sqltests-02626", "spark_sqltests-04262"});
    CHECK(found.accepted == Ids{});
}

TEST_CASE("statements and syntax errors of whole files", "[shared]") {
    // Postgres migrations, and fixtures that are wrong on purpose.
    const Total spark = read_folder("parse_spark");
    CHECK(spark.files == 185);
    CHECK(spark.statements == 890);
    CHECK(spark.errors == 20);
    // MySQL, Doris and ClickHouse tables among Hive's, and notes that are no SQL.
    const Total hive = read_folder("parse_hive");
    CHECK(hive.files == 86);
    CHECK(hive.statements == 630);
    CHECK(hive.errors == 35);
    const Total notebooks = read_folder("notebooks_sql");
    CHECK(notebooks.files == 31);
    CHECK(notebooks.statements == 138);
    CHECK(notebooks.errors == 0);
}

} // namespace lakelint::test
