// SPDX-License-Identifier: Apache-2.0
#include "policy/object_glob.h"
#include "policy/percent.h"
#include "support/catch.h"

using namespace lakelint;

TEST_CASE("an object glob matches from the right", "[policy]") {
    const auto matches = [](const char* glob, const char* object) {
        return policy::ObjectGlob(glob).match(object);
    };
    CHECK(matches("orders", "prod.ods.orders"));
    CHECK(matches("ods.*", "prod.ods.orders"));
    CHECK(matches("ODS.ord*", "prod.ods.orders"));
    CHECK(matches("prod.ods.orders", "prod.ods.orders"));
    CHECK(matches("*.ods.orders", "ods.orders") == false); // that has no catalog
    CHECK_FALSE(matches("ods", "prod.ods.orders"));
    CHECK_FALSE(matches("prod.*", "prod.ods.orders"));
    CHECK_FALSE(matches("*", ""));
}

TEST_CASE("percentages have up to two places", "[policy]") {
    const auto read = [](const char* text) {
        const auto percent = policy::parse_percent(text);
        return percent ? policy::to_string(*percent) : std::string("no");
    };
    CHECK(read("98%") == "98%");
    CHECK(read("99.5 %") == "99.5%");
    CHECK(read("99.05%") == "99.05%");
    CHECK(read("0%") == "0%");
    CHECK(read("100%") == "100%");
    for (const char* text : {"98", "%", "100.01%", "101%", "-1%", "9.123%", "1e2%", ".5%", "5.%", "", " %"}) {
        INFO(text);
        CHECK(read(text) == "no");
    }
}
