// SPDX-License-Identifier: Apache-2.0
#include "rule/schedule.h"

#include "support/catch.h"

namespace lakelint::rule {
namespace {

std::string gap(std::string_view cron) {
    const auto found = shortest_gap(cron);
    return found ? policy::to_string(*found) : "";
}

std::string read(std::string clause) {
    const Schedule schedule = read_schedule(source::Text(std::move(clause)));
    if (!schedule.reason.empty()) return schedule.reason;
    return schedule.gap ? policy::to_string(*schedule.gap) : "no limit";
}

} // namespace

TEST_CASE("cron expressions come to the shortest time between two runs", "[schedule]") {
    CHECK(gap("0 0 0 * * ? *") == "1 day");
    CHECK(gap("0 0/15 * * * ?") == "15 minutes");
    CHECK(gap("0 */7 * * * ?") == "4 minutes"); // 56 and 0 of the next hour
    CHECK(gap("0 0 6,18 * * ?") == "12 hours");
    CHECK(gap("* * * * * ?") == "1 second");
    CHECK(gap("0,30 0 12 ? * MON") == "30 seconds");
    CHECK(gap("0 0 23,1 * * ?") == "2 hours");
    CHECK(gap("0 0 23,1 ? * MON-FRI") == "22 hours"); // over midnight only where every day is named
    CHECK(gap("0 5-10/5 8-9 * * ?") == "5 minutes");
}

TEST_CASE("what is no cron expression in Quartz' form is not read", "[schedule]") {
    for (const char* cron : {"", "@daily", "0 0 * * *", "0 60 * * * ?", "0 5-1 * * * ?", "0 x * * * ?",
                             "0 0/0 * * * ?", "0 0 24 * * ?"}) {
        INFO(cron);
        CHECK(gap(cron).empty());
    }
}

TEST_CASE("clauses are read in all their forms", "[schedule]") {
    CHECK(read("SCHEDULE EVERY 1 HOUR") == "1 hour");
    CHECK(read("schedule refresh every 2 weeks") == "14 days");
    CHECK(read("SCHEDULE CRON '0 0 0/6 * * ?' AT TIME ZONE 'UTC'") == "6 hours");
    CHECK(read("TRIGGER ON UPDATE") == "no limit");
    CHECK(read("TRIGGER ON UPDATE AT MOST EVERY INTERVAL '10' MINUTES") == "10 minutes");
    CHECK(read("TRIGGER ON UPDATE AT MOST INTERVAL 10 MINUTES") == "10 minutes");
    CHECK(read("SCHEDULE EVERY 1 month") == "`SCHEDULE EVERY 1 month` cannot be read as a schedule");
    CHECK(read("SCHEDULE CRON 'x'") == "`SCHEDULE CRON 'x'` cannot be read as a schedule");
}

} // namespace lakelint::rule
