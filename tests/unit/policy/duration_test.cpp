// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"
#include "support/catch.h"

#include <string>
#include <utility>
#include <vector>

using namespace lakelint::policy;
using namespace std::chrono_literals;

TEST_CASE("durations are read as people and Delta write them", "[policy]") {
    const std::vector<std::pair<std::string, Duration>> table{
        {"7 days", 168h},
        {"1 day", 24h},
        {"36 hours", 36h},
        {"1 week", 168h},
        {"2 weeks 12 hours", 348h},
        {"interval 30 days", 720h},
        {"INTERVAL 1 WEEK", 168h},
        {"  7\t Days ", 168h},
        {"1.5 days", 36h},
        {"0.25 hours", 15min},
        {"1.50 days", 36h},
        {"0.000001 seconds", 1us},
        {"0.00000001 weeks", 6048us},
        {"0 hours", 0us},
        {"+7 days", 168h},
        {"1 day 1 day", 48h},
        {"90 minutes", 90min},
        {"10 seconds 5 milliseconds 1 microsecond", 10'005'001us},
        {"106751991 days", 106'751'991LL * 24h},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        const auto read = parse_duration(text);
        REQUIRE(read.has_value());
        CHECK(*read == expected);
    }
}

TEST_CASE("what is no duration is explained in one phrase", "[policy]") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", "it is empty; write for instance `30 days`"},
        {"interval", "it is empty; write for instance `30 days`"},
        {"30", "`30` has no unit; write `30 days`"},
        {"7 days 12", "`12` has no unit; write `12 days`"},
        {"30d", "`d` is not a unit; write `30 days`"},
        {"30 d", "`d` is not a unit; write `30 days`"},
        {"12 hrs", "`hrs` is not a unit; write `12 hours`"},
        {"12Hrs", "`Hrs` is not a unit; write `12 hours`"},
        {"7days", "`7days` lacks a space; write `7 days`"},
        {"7 dayz", "`dayz` is not a unit; write `7 days`"},
        {"7 fortnights", "`fortnights` is not a unit; write weeks, days, hours, minutes or seconds"},
        {"1 month", "months and years have no fixed length; write days"},
        {"2 YEARS", "months and years have no fixed length; write days"},
        {"interval 1 month", "months and years have no fixed length; write days"},
        {"P30D", "`P30D` is the ISO 8601 form; write for instance `30 days`"},
        {"PT1H", "`PT1H` is the ISO 8601 form; write for instance `30 days`"},
        {"-1 days", "a length of time cannot be negative; write 0 or more"},
        {"days", "`days` is not a number; write for instance `30 days`"},
        {"days 7", "`days` is not a number; write for instance `30 days`"},
        {".5 days", "`.5` is not a number; write for instance `30 days`"},
        {"1. days", "`1.` is not a number; write for instance `30 days`"},
        {"1,5 days", "`,5` is not a unit; write weeks, days, hours, minutes or seconds"},
        {"0.3 microseconds", "`0.3` microseconds is no whole number of microseconds; write a smaller unit"},
        {"106751992 days", "a length of time this long does not fit; write fewer days"},
        {"99999999999999999999 days", "a length of time this long does not fit; write fewer days"},
        {"106751991 days 106751991 days", "a length of time this long does not fit; write fewer days"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        const auto read = parse_duration(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error() == expected);
    }
}

TEST_CASE("durations are printed in the largest unit that needs no fraction", "[policy]") {
    CHECK(to_string(168h) == "7 days");
    CHECK(to_string(24h) == "1 day");
    CHECK(to_string(36h) == "36 hours");
    CHECK(to_string(1h) == "1 hour");
    CHECK(to_string(0us) == "0 hours");
    CHECK(to_string(90min) == "90 minutes");
    CHECK(to_string(1s) == "1 second");
    CHECK(to_string(1500ms) == "1500 milliseconds");
    CHECK(to_string(1us) == "1 microsecond");
}

TEST_CASE("a duration that is printed reads back the same", "[policy]") {
    for (const Duration duration :
         {Duration(0us), Duration(7us), Duration(61s), Duration(36h), Duration(9600h)}) {
        INFO(duration.count());
        const auto read = parse_duration(to_string(duration));
        REQUIRE(read.has_value());
        CHECK(*read == duration);
    }
}
