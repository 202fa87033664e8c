// SPDX-License-Identifier: Apache-2.0
#include "source/text.h"
#include "source/verdict.h"
#include "support/catch.h"

using namespace lakelint::source;

TEST_CASE("names compare with ASCII case folded and nothing else", "[source]") {
    CHECK(fold_case("ODS_Orders") == "ods_orders");
    CHECK(fold_case("ÄÖ_X") == "ÄÖ_x");
    CHECK(fold_case("@AMZ[`amz{|~09 ÄAZ") == "@amz[`amz{|~09 Äaz"); // longer than a word of memory
    CHECK(equal_folded("Prod.ODS", "pROD.ods"));
    CHECK_FALSE(equal_folded("ods", "ods_"));
    CHECK_FALSE(equal_folded("ä", "Ä"));
    CHECK_FALSE(equal_folded("[", "{"));
    CHECK(equal_folded("", ""));
}

TEST_CASE("a text tells what is known of it", "[source]") {
    CHECK(Text("orders").literal());
    CHECK_FALSE(Text("orders").unknown());
    const Text part("ods_${env}_x", {{4, 10}});
    CHECK_FALSE(part.literal());
    CHECK_FALSE(part.unknown());
    CHECK(Text("${name}", {{0, 7}}).unknown());
    CHECK_FALSE(Text("${a}${b}", {{0, 4}, {4, 8}}).unknown());
}

TEST_CASE("an unknown verdict gives way only to what decides", "[source]") {
    CHECK((Verdict::unknown && Verdict::no) == Verdict::no);
    CHECK((Verdict::unknown && Verdict::yes) == Verdict::unknown);
    CHECK((Verdict::unknown || Verdict::yes) == Verdict::yes);
    CHECK((Verdict::unknown || Verdict::no) == Verdict::unknown);
    CHECK((!Verdict::unknown) == Verdict::unknown);
    CHECK((!Verdict::no) == Verdict::yes);
}
