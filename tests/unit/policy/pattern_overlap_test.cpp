// SPDX-License-Identifier: Apache-2.0
#include "policy/pattern_overlap.h"
#include "policy/policy.h"
#include "support/catch.h"
#include "unit/policy/problems.h"

#include <string>
#include <vector>

#include <fmt/format.h>

using namespace lakelint;
using namespace lakelint::policy;

namespace {

const std::map<std::string, Placeholder>& names() {
    static const std::map<std::string, Placeholder> all = [] {
        Placeholder source;
        source.name = "source";
        source.words = {"erp", "crm"};
        Placeholder both;
        both.name = "both";
        both.words = {"a", "b"};
        Placeholder owner;
        owner.name = "owner";
        owner.regex = "[a-z]+";
        Placeholder day;
        day.name = "day";
        day.regex = "2[0-9]{7}";
        return std::map<std::string, Placeholder>{
            {"source", source}, {"both", both}, {"owner", owner}, {"day", day}};
    }();
    return all;
}

SchemaGlob glob(const std::string& text) {
    SchemaGlobReader reader(names());
    return reader.read(SchemaPattern::compile(text, names()).value());
}

/// The schema that all of some globs match and none of the others; "none" or "unknown" where there is none.
std::string find(const std::vector<std::string>& within, const std::vector<std::string>& outside) {
    std::vector<SchemaGlob> globs;
    for (const std::string& text : within)
        globs.push_back(glob(text));
    for (const std::string& text : outside)
        globs.push_back(glob(text));
    SchemaGlobs wanted;
    SchemaGlobs unwanted;
    for (std::size_t i = 0; i < globs.size(); ++i)
        (i < within.size() ? wanted : unwanted).push_back(&globs[i]);
    const FoundSchema found = SchemaFinder().find(wanted, unwanted);
    if (found.found == Verdict::yes) return found.name;
    return found.found == Verdict::no ? "none" : "unknown";
}

} // namespace

TEST_CASE("two globs share a schema or they do not", "[policy]") {
    CHECK(find({"prod.ods", "prod.ods"}, {}) == "prod.ods");
    CHECK(find({"prod.ods", "dev.ods"}, {}) == "none");
    CHECK(find({"prod.ODS", "*.ods"}, {}) == "prod.ods");
    CHECK(find({"*.ods_*", "prod.*_raw"}, {}) == "prod.ods_raw");
    CHECK(find({"*.ods_*", "*.mart_*"}, {}) == "none");
    CHECK(find({"*.a?", "*.?b"}, {}) == "x.ab");
    CHECK(find({"*.a?c", "*.ac"}, {}) == "none");
    CHECK(find({"*.{source}_x", "*.crm_*"}, {}) == "y.crm_x");
    CHECK(find({"*.{source}_x", "*.app_*"}, {}) == "none");
    CHECK(find({"ods", "prod.*"}, {}) == "prod.ods");
    CHECK(find({"*.größe_*", "*.*_é"}, {}) == "x.größe_é");
}

TEST_CASE("a name has neither an empty catalog nor an empty schema", "[policy]") {
    CHECK(find({"*.*"}, {}) == "x.x");
    CHECK(find({"*.*"}, {"*.?*"}) == "none");
    CHECK(find({"*.ods*"}, {"*.ods?*"}) == "x.ods");
}

TEST_CASE("a glob covers another where no schema is left over", "[policy]") {
    CHECK(find({"*.ods_x"}, {"*.ods_*"}) == "none");
    CHECK(find({"*.ods_*"}, {"*.ods_x"}) == "y.ods_");
    CHECK(find({"prod.ods"}, {"ods"}) == "none");
    CHECK(find({"ods"}, {"prod.ods"}) == "p.ods");
    CHECK(find({"*.a*b"}, {"*.a*"}) == "none");
    CHECK(find({"*.a*"}, {"*.a*b"}) == "x.a");
    CHECK(find({"*.{source}_raw"}, {"*.???_raw"}) == "none");
    CHECK(find({"*.???_raw"}, {"*.{source}_raw"}) != "none");
    CHECK(find({"*.{source}"}, {"*.erp", "*.crm"}) == "none");
    CHECK(find({"*.{source}"}, {"*.erp"}) == "x.crm");
    CHECK(find({"{both}.ods"}, {"a.ods", "b.*"}) == "none");
}

TEST_CASE("what a regular expression leaves open is said only where it is certain", "[policy]") {
    CHECK(find({"*.personal_{owner}"}, {"*.personal_*"}) == "none");
    CHECK(find({"*.personal_*"}, {"*.personal_{owner}"}) == "x.personal_");
    CHECK(find({"*.p_{owner}", "*.p_team"}, {}) == "x.p_team");
    CHECK(find({"a.p_{owner}", "a.p_1"}, {}) == "none");
    CHECK(find({"*.p_{owner}", "*.p_1"}, {}) == "unknown"); // there are too many catalogs to try
    CHECK(find({"a.p_team"}, {"*.p_{owner}"}) == "none");
    CHECK(find({"*.p_team1"}, {"*.p_{owner}"}) == "x.p_team1");
    CHECK(find({"*.p_{owner}", "*.p_{day}"}, {}) == "unknown");
    CHECK(find({"*.d_{day}", "*.d_*"}, {}) == "x.d_20000000");
    CHECK(find({"*.p_{owner}_x"}, {"*.p_{owner}"}) == "y.p_a_x");
}

TEST_CASE("a search that would take too long is left open", "[policy]") {
    const SchemaGlob wide = glob("*.*a???????????????????");
    const SchemaGlob narrow = glob("*.*a*b???????????????????");
    SchemaFinder finder(1000);
    CHECK(finder.find({&narrow}, {&wide}).found == Verdict::unknown);
}
