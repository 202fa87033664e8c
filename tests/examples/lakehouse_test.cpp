// SPDX-License-Identifier: Apache-2.0
// examples/lakehouse is clean but for what is meant to be wrong in it: each fault is listed here with the
// edit that mends it, and mending one takes away its finding and nothing else.
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace fs = std::filesystem;
using namespace lakelint::test;

namespace {

struct Edit {
    std::string file;
    std::string from; ///< stands there exactly once
    std::string to;
};

struct Fault {
    std::string rule;
    std::string file; ///< where it is found
    std::vector<Edit> mend;
};

const std::vector<Fault> faults{
    {"naming/off-template-table",
     "ingest/app/ratings.sql",
     {{"ingest/app/ratings.sql", "prod.ods.ratings_hi", "prod.ods.app_ratings_hi"},
      {"maintenance/purge_ods.sql", "FROM ratings_hi", "FROM app_ratings_hi"}}},
    {"retention/missing-retention",
     "ingest/crm/contacts.sql",
     {{"ingest/crm/contacts.sql", "COMMENT 'Who spoke to which customer, and when'",
       "TBLPROPERTIES ('delta.deletedFileRetentionDuration' = '7 days', 'delta.logRetentionDuration' = '30 "
       "days')"}}},
    {"partition/unpruned-write",
     "maintenance/erase_customer.sql",
     {{"maintenance/erase_customer.sql", "DELETE FROM prod.mart.mart_orders_di\nWHERE ",
       "DELETE FROM prod.mart.mart_orders_di\nWHERE dt >= :first_order_on AND "}}},
    {"maintenance/short-vacuum",
     "maintenance/vacuum.sql",
     {{"maintenance/vacuum.sql", " RETAIN 24 HOURS", ""}}},
    {"personal/missing-expiry",
     "personal/lee/returns.sql",
     {{"personal/lee/returns.sql", "prod.personal_lee.returns AS",
       "prod.personal_lee.returns TBLPROPERTIES ('expires_on' = '2026-12-31') AS"}}},
    {"lineage/forbidden-read",
     "publish/churn.sql",
     {{"publish/churn.sql", "prod.ods.crm_contacts_di", "prod.mart.mart_contacts_df"}}},
    {"personal/production-read",
     "transform/sessions.sql",
     {{"transform/sessions.sql", "prod.personal_kim.test_users", "prod.mart.mart_test_users_df"}}},
};

void apply(const fs::path& project, const Fault& fault) {
    for (const Edit& edit : fault.mend) {
        std::string text = read_file(project / edit.file);
        const std::size_t at = text.find(edit.from);
        INFO(edit.file << ": " << edit.from);
        REQUIRE(at != std::string::npos);
        REQUIRE(text.find(edit.from, at + 1) == std::string::npos);
        write_file(project / edit.file, text.replace(at, edit.from.size(), edit.to));
    }
}

/// A copy of the example in a folder of its own.
struct Copy {
    Copy() { fs::copy(source_dir() / "examples/lakehouse", project(), fs::copy_options::recursive); }
    [[nodiscard]] fs::path project() const { return temp.path() / "lakehouse"; }
    [[nodiscard]] Outcome check(const std::string& options) const {
        return run_command("lakelint check " + options, project(), temp.path());
    }
    TempDir temp;
};

/// "file rule" of each finding, in order.
std::vector<std::string> findings(const Copy& copy) {
    const Outcome outcome = copy.check("--format json");
    std::vector<std::string> all;
    const auto json = nlohmann::json::parse(outcome.out);
    CHECK(json.at("unresolved").empty());
    for (const auto& finding : json.at("findings"))
        all.push_back(finding.at("path").get<std::string>() + " " + finding.at("rule").get<std::string>());
    return all;
}

std::vector<std::string> expected_without(const Fault* mended) {
    std::vector<std::string> all;
    for (const Fault& fault : faults)
        if (&fault != mended) all.push_back(fault.file + " " + fault.rule);
    return all;
}

} // namespace

TEST_CASE("the lakehouse example has exactly the faults that are meant", "[examples]") {
    CHECK(findings(Copy()) == expected_without(nullptr));
}

TEST_CASE("mending one fault of the lakehouse example takes away its finding alone", "[examples]") {
    for (const Fault& fault : faults) {
        DYNAMIC_SECTION(fault.rule) {
            const Copy copy;
            apply(copy.project(), fault);
            CHECK(findings(copy) == expected_without(&fault));
        }
    }
}

TEST_CASE("with all its faults mended the lakehouse example is clean", "[examples]") {
    const Copy copy;
    for (const Fault& fault : faults)
        apply(copy.project(), fault);
    const Outcome outcome = copy.check("--strict --fail-on note");
    CHECK(outcome.out == "All clean: 23 files, 70 statements, no findings.\n");
    CHECK(outcome.err.empty());
    CHECK(outcome.status == 0);
}

TEST_CASE("the lakehouse example has the same findings on any day", "[examples]") {
    const Copy copy;
    const std::string today = copy.check("").out;
    for (const char* day : {"2020-01-01", "2026-12-31", "2099-12-31"}) {
        INFO(day);
        CHECK(copy.check(std::string("--today ") + day).out == today);
    }
}
