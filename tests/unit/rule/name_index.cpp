// SPDX-License-Identifier: Apache-2.0
#include "rule/name_index.h"

#include "support/catch.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace lakelint;
using catalog::ObjectName;
using rule::EndIndex;
using source::Text;

namespace {

/// A text in which `*` stands for a hole.
Text text(const std::string& pattern) {
    Text result(pattern);
    for (std::uint32_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*') result.holes.push_back({i, i + 1});
    }
    return result;
}

ObjectName name(const std::string& schema, const std::string& last) {
    ObjectName result;
    if (!schema.empty()) result.schema = text(schema);
    result.name = text(last);
    return result;
}

const std::vector<ObjectName> names = {
    name("ods", "orders"),   name("ods", "*_orders"), name("ods", "stg_*"), name("mart", "Orders"),
    name("", "orders"),      name("*", "*_orders"),   name("ods", "*"),     name("ods", "*_returns"),
    name("ods", "stg_*_eu"), name("ods", "people"),   name("", ""),
};

} // namespace

TEST_CASE("All names that may be the same are found, whatever is open in them", "[name-index]") {
    rule::NameIndex index;
    for (std::uint32_t id = 0; id < names.size(); ++id)
        index.add(names[id], id);
    std::vector<ObjectName> wanted = names;
    wanted.push_back(name("ods", "stg_orders"));
    wanted.push_back(name("ODS", "ORDERS"));
    wanted.push_back(name("ods", "x*y_orders"));
    for (const ObjectName& each : wanted) {
        const EndIndex::Ids found = index.find(each);
        CHECK(std::is_sorted(found.begin(), found.end()));
        for (std::uint32_t id = 0; id < names.size(); ++id) {
            INFO(each.text() << " and " << names[id].text());
            const bool is_found = std::find(found.begin(), found.end(), id) != found.end();
            if (catalog::may_be_same(each, names[id])) CHECK(is_found);
        }
    }
}

TEST_CASE("Names that differ in what they end with are not tried", "[name-index]") {
    rule::NameIndex index;
    for (std::uint32_t id = 0; id < 1000; ++id)
        index.add(name("ods", "*_n" + std::to_string(id)), id);
    CHECK(index.find(name("ods", "table_n17")) == EndIndex::Ids{17});
    CHECK(index.find(name("ods", "stg_*_n17")) == EndIndex::Ids{17});
    CHECK(index.find(name("mart", "table_n17")).empty());
    CHECK(index.find(name("ods", "table")).empty());
}
