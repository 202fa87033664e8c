// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_interval.h"

#include "support/catch.h"

namespace lakelint::rule::delta {
namespace {

/// "error | reason | meant" of a value that is refused; empty of one that is read.
std::string verdict(std::string_view text) {
    const auto refusal = interval_refusal(text);
    if (!refusal) return {};
    return refusal->error + " | " + refusal->reason + " | " + refusal->meant.value_or("");
}

} // namespace

TEST_CASE("what Delta reads is not refused", "[delta]") {
    for (const char* text :
         {"30 days", "interval 1 week", "2 weeks 12 hours", "720 HOURS", " Interval  1  Day ", "0 days",
          "1.5 seconds", "+3 days", "2 days -1 hour", "0 months 7 days"}) {
        INFO(text);
        CHECK(verdict(text).empty());
    }
}

TEST_CASE("what Delta cannot read has a reason, and what it must have meant", "[delta]") {
    CHECK(verdict("30d") == "with DELTA_INVALID_INTERVAL | `d` is not a unit | 30 days");
    CHECK(verdict("interval 2w") == "with DELTA_INVALID_INTERVAL | `w` is not a unit | interval 2 weeks");
    CHECK(verdict("30days") == "with DELTA_INVALID_INTERVAL | `30days` lacks a space | 30 days");
    CHECK(verdict("P30D") == "with DELTA_INVALID_INTERVAL | `P30D` is the ISO 8601 form | 30 days");
    CHECK(verdict("PT36H") == "with DELTA_INVALID_INTERVAL | `PT36H` is the ISO 8601 form | 36 hours");
    CHECK(verdict("P1Y2M") == "with DELTA_INVALID_INTERVAL | `P1Y2M` is the ISO 8601 form | 425 days");
    CHECK(verdict("1.5 days") == "with DELTA_INVALID_INTERVAL | only seconds may have a fraction | 36 hours");
    CHECK(verdict("") == "with DELTA_INVALID_CALENDAR_INTERVAL_EMPTY | it is empty | ");
}

TEST_CASE("what Delta reads and refuses is told apart", "[delta]") {
    CHECK(verdict("1 month") == " | months and years have no fixed length | 30 days");
    CHECK(verdict("INTERVAL 2 YEARS") == " | months and years have no fixed length | INTERVAL 730 days");
    CHECK(verdict("-1 days") == " | a length of time cannot be negative | ");
}

TEST_CASE("what may mean several things means nothing for certain", "[delta]") {
    CHECK(verdict("30") == "with DELTA_INVALID_INTERVAL | `30` has no unit | ");
    CHECK(verdict("5 m").ends_with(" | "));
    CHECK(verdict("Px").ends_with(" | "));
    CHECK(verdict("forever").ends_with(" | "));
    CHECK(verdict("99999999999999999999 d").ends_with(" | "));
}

} // namespace lakelint::rule::delta
