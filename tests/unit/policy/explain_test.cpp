// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace lakelint::policy;

namespace {

std::map<std::string, Placeholder> names() {
    std::map<std::string, Placeholder> all;
    all["source"] = {"source", {"erp", "crm", "app"}, {}, ""};
    all["entity"] = {"entity", {}, {}, "[a-z][a-z0-9_]*"};
    all["load"] = {"load", {"di", "df"}, {{"di", "daily increment"}, {"df", ""}}, ""};
    return all;
}

struct Case {
    std::string pattern;
    std::string name;
    std::string part;
    std::string found;
    std::size_t offset;
    std::string sentence;
};

} // namespace

TEST_CASE("an off-template name is explained part by part", "[policy]") {
    const std::string loads = "one of di (daily increment), df";
    const std::string ods = "{source}_{entity}_{load}";
    const std::vector<Case> table{
        {ods, "chess_orders_di", "{source}", "chess", 0,
         "`chess` is not one of erp, crm, app; did you mean `crm`?"},
        {ods, "chess_orders_dd", "{source}", "chess", 0,
         "`chess` is not one of erp, crm, app; did you mean `crm`?"}, // the leftmost of two
        {ods, "tmp_erp_orders_di", "{source}", "tmp", 0, "`tmp` is not one of erp, crm, app"},
        {ods, "ERP_orders_di", "{source}", "ERP", 0,
         "`ERP` is not one of erp, crm, app; did you mean `erp`?"},
        {ods, "orders", "{source}", "orders", 0, "`orders` is not one of erp, crm, app"},
        {ods, "", "{source}", "", 0, "`{source}` is missing; it is one of erp, crm, app"},
        {ods, "erp_Orders_di", "{entity}", "Orders", 4, "`Orders` does not match `[a-z][a-z0-9_]*`"},
        {ods, "erp_orders_X_di", "{entity}", "orders_X", 4, "`orders_X` does not match `[a-z][a-z0-9_]*`"},
        {ods, "erp_주문_di", "{entity}", "주문", 4, "`주문` does not match `[a-z][a-z0-9_]*`"},
        {ods, "erp__di", "{entity}", "", 4, "`{entity}` is missing; it matches `[a-z][a-z0-9_]*`"},
        {ods, "erp_", "{entity}", "", 4, "`{entity}` is missing; it matches `[a-z][a-z0-9_]*`"},
        {ods, "erporders_di", "_", "", 3, "the text `_` is missing"},
        {ods, "erp-orders_di", "_", "-", 3, "`-` is not the text `_`"},
        {ods, "erp_orders_dd", "{load}", "dd", 11, "`dd` is not " + loads + "; did you mean `di`?"},
        {ods, "erp_orders_dix", "{load}", "dix", 11, "`dix` is not " + loads + "; did you mean `di`?"},
        {ods, "erp_order_items_weekly", "{load}", "weekly", 16, "`weekly` is not " + loads},
        {ods, "erp_orders", "{load}", "", 10, "`{load}` is missing; it is " + loads},
        {"fact_{entity}", "fct_orders", "fact_", "fct_", 0, "`fct_` is not the text `fact_`"},
        {"fact_{entity}", "Fact_orders", "fact_", "Fact_", 0, "`Fact_` is not the text `fact_`"},
        {"fact_{entity}", "factorders", "fact_", "fact", 0, "`fact` is not the text `fact_`"},
        {"fact_{entity}", "orders", "fact_", "", 0, "the text `fact_` is missing"},
        {"fact_{entity}", "fact_Orders", "{entity}", "Orders", 5,
         "`Orders` does not match `[a-z][a-z0-9_]*`"},
        {"fact_{entity}", "fact_", "{entity}", "", 5, "`{entity}` is missing; it matches `[a-z][a-z0-9_]*`"},
        {"mart_{entity}_{load}", "mart_di", "{load}", "", 7, "`{load}` is missing; it is " + loads},
        {"{entity}_v", "orders", "_v", "", 6, "the text `_v` is missing"},
        {"{entity}_v", "orders_x", "_v", "_x", 6, "`_x` is not the text `_v`"},
        {"orders", "order", "orders", "order", 0, "`order` is not the text `orders`"},
        {"{load}", "d", "{load}", "d", 0, "`d` is not " + loads + "; did you mean `di`?"},
    };
    for (const Case& each : table) {
        INFO(each.pattern << " and " << each.name);
        const auto compiled = Template::compile(each.pattern, names());
        REQUIRE(compiled.has_value());
        REQUIRE(compiled->match(lakelint::source::Text(each.name)) == Verdict::no);
        const Mismatch mismatch = compiled->explain(each.name);
        CHECK(mismatch.part == each.part);
        CHECK(mismatch.found == each.found);
        CHECK(mismatch.offset == each.offset);
        CHECK(describe(mismatch) == each.sentence);
    }
}

TEST_CASE("a very long name is explained as a whole", "[policy]") {
    const auto compiled = Template::compile("{source}_{entity}", names());
    REQUIRE(compiled.has_value());
    const Mismatch mismatch = compiled->explain(std::string(100'000, 'x'));
    CHECK(mismatch.part == "{source}_{entity}");
    CHECK(mismatch.want == "`{source}_{entity}`");
}
