// SPDX-License-Identifier: Apache-2.0
#include "policy/date.h"
#include "support/catch.h"

#include <string>

using namespace lakelint;
using namespace std::chrono;

TEST_CASE("a date is read alone or at the beginning of a timestamp", "[policy]") {
    constexpr year_month_day wanted{year{2026}, month{1}, day{31}};
    for (const char* text :
         {"2026-01-31", "2026-01-31 12:00", "2026-01-31 12:00:00", "2026-01-31T00:00:00", "2026-01-31T12:00",
          "2026-01-31T23:59:59.999Z", "2026-01-31 12:00:00+09:00", "2026-01-31 12:00:00 Asia/Seoul"}) {
        INFO(text);
        CHECK(policy::parse_date(text) == wanted);
    }
}

TEST_CASE("a leap day is a day of leap years only", "[policy]") {
    CHECK(policy::parse_date("2024-02-29") == year_month_day{year{2024}, month{2}, day{29}});
    CHECK(policy::parse_date("2000-02-29") == year_month_day{year{2000}, month{2}, day{29}});
    CHECK_FALSE(policy::parse_date("2026-02-29").has_value());
    CHECK_FALSE(policy::parse_date("1900-02-29").has_value());
}

TEST_CASE("what is no day of the calendar is no date", "[policy]") {
    for (const char* text : {"",
                             "2026",
                             "2026-01",
                             "2026-1-31",
                             "26-01-31",
                             "2026-00-10",
                             "2026-13-01",
                             "2026-01-00",
                             "2026-04-31",
                             "2026/01/31",
                             "31-01-2026",
                             "2026-01-31x",
                             "20260131",
                             " 2026-01-31",
                             "2026-01-31 ",
                             "2026-01-31T",
                             "2026-01-31 noon",
                             "2026-01-31 24:00",
                             "+026-01-31",
                             "-026-01-31",
                             "2026--1-31",
                             "2026-01-31T12:60",
                             "2026-01-31T12:00:",
                             "2026-01- 1",
                             "tomorrow",
                             "２026-01-31"}) {
        INFO(text);
        CHECK_FALSE(policy::parse_date(text).has_value());
    }
}

TEST_CASE("a date is written with all its digits", "[policy]") {
    CHECK(policy::to_string(year_month_day{year{2026}, month{1}, day{5}}) == "2026-01-05");
    CHECK(policy::to_string(year_month_day{year{987}, month{12}, day{31}}) == "0987-12-31");
}
