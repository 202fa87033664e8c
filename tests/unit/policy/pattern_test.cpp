// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace lakelint::policy;
using lakelint::source::Text;

namespace {

/// A text in which `${…}` are holes.
Text text_of(const std::string& value) {
    Text text(value);
    for (std::size_t at = value.find("${"); at != std::string::npos; at = value.find("${", at + 1)) {
        text.holes.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(value.find('}', at) + 1)});
    }
    return text;
}

std::map<std::string, Placeholder> names() {
    std::map<std::string, Placeholder> all;
    all["source"] = {"source", {"erp", "crm", "app"}, {}, ""};
    all["entity"] = {"entity", {}, {}, "[a-z][a-z0-9_]*"};
    all["load"] = {"load", {"di", "df"}, {{"di", "daily increment"}, {"df", "daily full"}}, ""};
    all["owner"] = {"owner", {}, {}, "[a-z]+"};
    all["grouped"] = {"grouped", {}, {}, "(a|b)(c|d)?"};
    return all;
}

Template compile(const std::string& text) {
    auto compiled = Template::compile(text, names());
    REQUIRE(compiled.has_value());
    return *compiled;
}

SchemaPattern schema(const std::string& text) {
    auto compiled = SchemaPattern::compile(text, names());
    REQUIRE(compiled.has_value());
    return *compiled;
}

struct Case {
    std::string pattern;
    std::string text;
    Verdict verdict;
};

constexpr Verdict yes = Verdict::yes;
constexpr Verdict no = Verdict::no;
constexpr Verdict unknown = Verdict::unknown;

} // namespace

namespace Catch {
template <>
struct StringMaker<Verdict> {
    static std::string convert(Verdict verdict) {
        return verdict == Verdict::yes ? "yes" : verdict == Verdict::no ? "no" : "unknown";
    }
};
} // namespace Catch

TEST_CASE("a template matches a name in full, case and all", "[policy]") {
    const std::vector<Case> table{
        {"{source}_{entity}_{load}", "erp_orders_di", yes},
        {"{source}_{entity}_{load}", "erp_order_items_df", yes},
        {"{source}_{entity}_{load}", "erp_orders_dd", no},
        {"{source}_{entity}_{load}", "Erp_orders_di", no},
        {"{source}_{entity}_{load}", "erp_orders_di_", no},
        {"{source}_{entity}_{load}", "xerp_orders_di", no},
        {"{source}_{entity}_{load}", "erp__di", no},
        {"fact_{entity}", "fact_orders", yes},
        {"fact_{entity}", "fact_", no},
        {"orders", "orders", yes},
        {"orders", "ordersx", no},
        {"a.b+c", "a.b+c", yes},
        {"a.b+c", "axbbc", no},
        {"stg_*", "stg_", yes},
        {"stg_*", "stg_any.thing", yes},
        {"stg_*", "st_x", no},
        {"stg_?", "stg_?", yes}, // only `*` is a wildcard
        {"stg_?", "stg_x", no},
        {"{grouped}{load}", "acdi", yes},
        {"{grouped}{load}", "bdf", yes},
    };
    for (const Case& each : table) {
        INFO(each.pattern << " and " << each.text);
        CHECK(compile(each.pattern).match(Text(each.text)) == each.verdict);
    }
}

TEST_CASE("a template judges what the literals of a name with holes decide", "[policy]") {
    const std::vector<Case> table{
        {"{source}_{entity}_{load}", "${x}", unknown},
        {"{source}_{entity}_{load}", "erp_${x}_di", unknown},
        {"{source}_{entity}_{load}", "er${x}", unknown},
        {"{source}_{entity}_{load}", "${x}_di", unknown},
        {"{source}_{entity}_{load}", "${x}i", unknown},
        {"{source}_{entity}_{load}", "tmp_${x}", no},    // no source begins so
        {"{source}_{entity}_{load}", "${x}_dd", no},     // no load ends so
        {"{source}_{entity}_{load}", "erp_${x}_DI", no}, // case counts
        {"{source}_{entity}_{load}", "erp${x}", unknown},
        {"{source}_{entity}_{load}", "e${x}_${y}f", unknown},
        {"{source}_{load}", "${x}rm${y}", unknown}, // crm
        {"{source}_{load}", "${x}q${y}", no},       // no word holds a q
        {"fact_{entity}", "fac${x}", unknown},
        {"fact_{entity}", "${x}fact_a", unknown}, // `fact_fact_a`
        {"fact_{entity}", "facts_${x}", no},
        {"orders", "${x}", unknown},
        {"orders", "o${x}s", unknown},
        {"orders", "o${x}d", no},
        {"stg_*", "stg_${x}", yes}, // whatever it is
        {"stg_*", "stg_${x}_a", yes},
        {"stg_*", "st${x}", unknown},
        {"*", "${x}", yes},
        {"*", "a${x}.${y}b", yes},
        {"*_{load}", "${x}_di", yes},
        {"*_{load}", "${x}_dx", no},
        {"*_{load}", "a_${x}", unknown},
    };
    for (const Case& each : table) {
        INFO(each.pattern << " and " << each.text);
        CHECK(compile(each.pattern).match(text_of(each.text)) == each.verdict);
    }
}

TEST_CASE("a match captures its placeholders", "[policy]") {
    Captures captures;
    CHECK(compile("{source}_{entity}_{load}").match(Text("erp_order_items_di"), &captures) == yes);
    CHECK(captures == Captures{{"source", "erp"}, {"entity", "order_items"}, {"load", "di"}});

    captures.clear();
    CHECK(compile("{grouped}_{load}").match(Text("ac_df"), &captures) == yes);
    CHECK(captures == Captures{{"grouped", "ac"}, {"load", "df"}});

    captures.clear();
    CHECK(compile("{owner}_{owner}").match(Text("kim_lee"), &captures) == yes);
    CHECK(captures == Captures{{"owner", "kim"}}); // the first

    captures.clear();
    CHECK(compile("{owner}").match(Text("Kim"), &captures) == no);
    CHECK(captures.empty());
}

TEST_CASE("a schema glob matches catalog and schema whole and case-folded", "[policy]") {
    struct SchemaCase {
        std::string pattern;
        std::string catalog; ///< `?`: not known
        std::string schema;
        Verdict verdict;
    };
    const std::vector<SchemaCase> table{
        {"*.ods", "prod", "ods", yes},
        {"*.ods", "PROD", "ODS", yes},
        {"*.ODS", "prod", "ods", yes},
        {"*.ods", "prod", "ods_x", no},
        {"*.ods", "?", "ods", yes},
        {"ods", "prod", "ods", yes}, // any catalog
        {"ods", "?", "ods", yes},
        {"prod.ods", "dev", "ods", no},
        {"prod.ods", "?", "ods", unknown},
        {"prod.ods", "?", "mart", no},
        {"prod.ods", "${env}", "ods", unknown},
        {"*.ods", "${env}", "ods", yes},
        {"*_prod.ods", "${env}_prod", "ods", yes},
        {"*_prod.ods", "${env}_dev", "ods", no},
        {"*.ods_*", "prod", "ods_${x}", yes}, // the hole is covered
        {"*.ods_*", "prod", "ods${x}", unknown},
        {"*.ods_*", "prod", "${x}", unknown},
        {"*.ods_*", "prod", "mart_${x}", no},
        {"*.ods_?", "prod", "ods_${x}", unknown},
        {"*.ods_?", "prod", "ods_한", yes},
        {"*.ods_?", "prod", "ods_ab", no},
        {"*.*", "prod", "a.b", no}, // `*` does not cross a dot
        {"*", "prod", "?", yes},
        {"ods", "prod", "?", unknown},
        {"*.personal_{owner}", "prod", "personal_kim", yes},
        {"*.personal_{owner}", "prod", "Personal_KIM", yes},
        {"*.personal_{owner}", "prod", "personal_", no},
        {"*.personal_{owner}", "prod", "personal_7", no},
        {"*.personal_{owner}", "prod", "personal_${user}", unknown},
        {"*.personal_{owner}", "prod", "sandbox_${user}", no},
        {"*.{source}", "prod", "CRM", yes},
        {"*.{source}", "prod", "c${x}", unknown},
        {"*.{source}", "prod", "d${x}", no},
    };
    for (const SchemaCase& each : table) {
        INFO(each.pattern << " and " << each.catalog << " " << each.schema);
        const Text catalog = text_of(each.catalog);
        const Text of_schema = text_of(each.schema);
        CHECK(schema(each.pattern)
                  .match(each.catalog == "?" ? nullptr : &catalog, each.schema == "?" ? nullptr : &of_schema)
              == each.verdict);
    }
}

TEST_CASE("a schema glob captures what is written", "[policy]") {
    Captures captures;
    const Text catalog("prod");
    const Text own("Personal_Kim");
    CHECK(schema("*.personal_{owner}").match(&catalog, &own, &captures) == yes);
    CHECK(captures == Captures{{"owner", "Kim"}});
    captures.clear();
    const Text hole = text_of("personal_${user}");
    CHECK(schema("*.personal_{owner}").match(&catalog, &hole, &captures) == unknown);
    CHECK(captures.empty());
}

TEST_CASE("a glob matches words and object names", "[policy]") {
    const std::vector<Case> table{
        {"*_id", "user_id", yes},
        {"*_id", "USER_ID", yes},
        {"*_id", "user_ids", no},
        {"*_id", "_id", yes},
        {"*_id", "${x}_id", yes},
        {"*_id", "user_${x}", unknown},
        {"*_id", "user_${x}_ts", no},
        {"*a*b*", "xaxbx", yes},
        {"*a*b*", "xbxax", no},
        {"prod.ods.*", "prod.ods.orders", yes},
        {"prod.ods.*", "prod.ods.a.b", no},
        {"prod.ods.*", "prod.mart.orders", no},
        {"prod.ods.*", "prod.ods.${x}", yes},
        {"prod.ods.*", "${x}.orders", unknown}, // the hole may hold a dot
        {"*.*.x?", "a.b.xy", yes},
        {"*.*.x?", "a.b.x", no},
        {"d?", "dé", yes},
        {"?", ".", no},
        {"", "", yes},
        {"", "a", no},
        {"[a]", "[a]", yes}, // brackets are themselves
        {"{owner}", "{owner}", yes},
    };
    for (const Case& each : table) {
        INFO(each.pattern << " and " << each.text);
        CHECK(Glob(each.pattern).match(text_of(each.text)) == each.verdict);
        if (each.text.find("${") == std::string::npos) {
            CHECK(Glob(each.pattern).match(std::string_view(each.text)) == (each.verdict == yes));
        }
    }
}

TEST_CASE("globs with many stars take no exponential time", "[policy]") {
    std::string glob;
    for (int i = 0; i < 30; ++i)
        glob += "*a";
    CHECK_FALSE(Glob(glob + "b").match(std::string(2000, 'a')));
    CHECK(compile("*a*a*a*a*a*a*a*a*a*a*b").match(Text(std::string(2000, 'a'))) == no);
}

TEST_CASE("anchors at the ends of a regular expression say nothing", "[policy]") {
    CHECK(strip_anchors("^[a-z]+$") == "[a-z]+");
    CHECK(strip_anchors("[a-z]+") == "[a-z]+");
    CHECK(strip_anchors("a\\$") == "a\\$");
    CHECK(strip_anchors("a\\\\$") == "a\\\\");
    CHECK(strip_anchors("$") == "");
}
