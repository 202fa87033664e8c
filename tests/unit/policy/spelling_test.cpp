// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "support/catch.h"

using namespace lakelint::policy;

TEST_CASE("the distance counts swapped neighbours once and ignores case", "[policy]") {
    CHECK(spelling_distance("tables", "tables") == 0);
    CHECK(spelling_distance("Tables", "tABLES") == 0);
    CHECK(spelling_distance("tabels", "tables") == 1);
    CHECK(spelling_distance("table", "tables") == 1);
    CHECK(spelling_distance("", "abc") == 3);
    CHECK(spelling_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest spelling is near, or there is none", "[policy]") {
    const std::vector<std::string> keys{"schemas", "tables", "kinds", "reads", "read-by", "max-keys"};
    CHECK(nearest_spelling("tabels", keys) == "tables");
    CHECK(nearest_spelling("schema", keys) == "schemas");
    CHECK(nearest_spelling("max_keys", keys) == "max-keys");
    CHECK(nearest_spelling("read_by", keys) == "read-by");
    CHECK(nearest_spelling("read", keys) == "reads");
    CHECK(nearest_spelling("KINDS", keys) == "kinds");
    CHECK_FALSE(nearest_spelling("foobar", keys).has_value());
    CHECK_FALSE(nearest_spelling("", keys).has_value());
    CHECK_FALSE(nearest_spelling("x", {"y"}).has_value());
    CHECK_FALSE(nearest_spelling(std::string(100'000, 'a'), {std::string(100'000, 'b')}).has_value());
}

TEST_CASE("of names with parts the last one may be meant", "[policy]") {
    const std::vector<std::string> rules{"retention/missing-retention", "personal/missing-expiry",
                                         "personal/overlong-expiry"};
    CHECK(nearest_spelling("missing-expiry", rules) == "personal/missing-expiry");
    CHECK(nearest_spelling("retention/missing-expiry", rules) == "personal/missing-expiry");
    CHECK(nearest_spelling("retention/mising-retention", rules) == "retention/missing-retention");
    CHECK_FALSE(nearest_spelling("cost/select-star", rules).has_value());
}

TEST_CASE("of a few words one that begins alike will do", "[policy]") {
    CHECK(nearest_word("chess", {"erp", "crm", "app"}) == "crm");
    CHECK(nearest_word("apq", {"erp", "crm", "app"}) == "app");
    CHECK_FALSE(nearest_word("sales", {"erp", "crm", "app"}).has_value());
    CHECK_FALSE(nearest_word("", {"erp"}).has_value());
}

TEST_CASE("long lists are cut", "[policy]") {
    CHECK(comma_list({}) == "");
    CHECK(comma_list({"a", "b"}) == "a, b");
    CHECK(comma_list({"a", "b", "c", "d"}, 2) == "a, b, … (2 more)");
}
