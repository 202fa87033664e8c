// SPDX-License-Identifier: Apache-2.0
#include "policy/policy.h"
#include "support/catch.h"
#include "support/paths.h"
#include "unit/policy/problems.h"

#include <string>

using namespace lakelint;
using namespace std::chrono_literals;
using policy::Layer;
using policy::Policy;
using source::Text;
using source::Verdict;

namespace {

const char* const full = R"(version: 1
dialect: databricks
defaults: { catalog: prod, schema: default }
exclude: ["vendor/**"]
order: [ddl/**, "*.sql"]

layers:
  ods:
    schemas: ["*.ods", "*.ods_*"]
    tables: "{source}_{entity}_{load}"
    kinds: [table, streaming-table]
    reads: []
    paths: ["ingest/**"]
    retention:
      deleted-files: { min: 7 days, max: 30 days }
      log: { min: 30 days }
      rows: { max: 400 days, by: dt }
    layout: { required: true, keys: [dt], max-keys: 2 }
  mart: { schemas: ["*.mart"], tables: "mart_{entity}_{load}", reads: [ods, mart] }
  fact: { schemas: "*.fact", tables: "fact_{entity}", reads: mart, protected: true }
  personal:
    schemas: ["*.personal_{owner}"]
    owner: "{owner}"
    expires: { property: expires_on, max: 90 days }
    reads: [ods, mart, fact, personal]
    read-by: [personal]

names:
  source: [erp, crm, app]
  entity: "[a-z][a-z0-9_]*"
  load: { di: daily increment, df: daily full }
  owner: "^[a-z]+$"

rules:
  naming/off-template-table: error
  cost/*: warning
  partition/unsuitable-key: { severity: warning, deny: ["*_id", "*_ts"] }
)";

Layer layer(const Policy& policy, std::string_view name) {
    const Layer* found = policy.layer(name);
    REQUIRE(found != nullptr);
    return *found;
}

} // namespace

TEST_CASE("a policy is read whole", "[policy]") {
    const Policy policy = test::sound(full);
    CHECK(policy.printed_path == "lakelint.yaml");
    CHECK(policy.version == 1);
    CHECK(policy.dialect == "databricks");
    CHECK(policy.defaults.catalog == "prod");
    CHECK(policy.defaults.schema == "default");
    CHECK(policy.exclude == std::vector<std::string>{"vendor/**"});
    CHECK(policy.order == std::vector<std::string>{"ddl/**", "*.sql"});
    CHECK(policy.layer_names() == std::vector<std::string>{"ods", "mart", "fact", "personal"});
    CHECK(policy.layer("ads") == nullptr);

    CHECK(policy.names.at("source").words == std::vector<std::string>{"erp", "crm", "app"});
    CHECK(policy.names.at("load").words == std::vector<std::string>{"di", "df"});
    CHECK(policy.names.at("load").meaning.at("df") == "daily full");
    CHECK(policy.names.at("entity").regex == "[a-z][a-z0-9_]*");
    CHECK(policy.names.at("owner").regex == "[a-z]+"); // what is matched in full needs no anchors
}

TEST_CASE("a layer keeps what it demands, and where that is written", "[policy]") {
    const Policy policy = test::sound(full);
    const Layer ods = layer(policy, "ods");
    CHECK(ods.at.path == "lakelint.yaml");
    CHECK(ods.at.line == 8);
    REQUIRE(ods.schemas.size() == 2);
    CHECK(ods.schemas[1].text() == "*.ods_*");
    REQUIRE(ods.tables.has_value());
    CHECK(ods.tables->value.text() == "{source}_{entity}_{load}");
    CHECK(ods.tables->at.line == 10);
    CHECK(ods.kinds->value == std::vector<std::string>{"table", "streaming-table"});
    CHECK(ods.paths == std::vector<std::string>{"ingest/**"});
    REQUIRE(ods.retention.has_value());
    CHECK(ods.retention->at.line == 14);
    CHECK(ods.retention->value.deleted_files->value.min == 168h);
    CHECK(ods.retention->value.deleted_files->value.max == 720h);
    CHECK(ods.retention->value.deleted_files->at.line == 15);
    CHECK(ods.retention->value.log->value.min == 720h);
    CHECK_FALSE(ods.retention->value.log->value.max.has_value());
    CHECK(ods.retention->value.rows->value.max == 9600h);
    CHECK(ods.retention->value.rows->value.by == "dt");
    REQUIRE(ods.layout.has_value());
    CHECK(ods.layout->value.required);
    CHECK(ods.layout->value.keys == std::vector<std::string>{"dt"});
    CHECK(ods.layout->value.max_keys->value == 2);
    CHECK_FALSE(ods.owner.has_value());
    CHECK_FALSE(ods.protected_.has_value());
    CHECK_FALSE(ods.expires.has_value());

    const Layer personal = layer(policy, "personal");
    CHECK(personal.owner->value == "{owner}");
    CHECK(personal.expires->value.property == "expires_on");
    CHECK(personal.expires->value.max->value == 2160h);
    CHECK(personal.read_by->value == std::vector<std::string>{"personal"});
}

TEST_CASE("no layer, any layer and one layer are kept apart", "[policy]") {
    const Policy policy = test::sound(full);
    REQUIRE(layer(policy, "ods").reads.has_value());
    CHECK(layer(policy, "ods").reads->value.empty());                              // `[]`: none
    CHECK(layer(policy, "fact").reads->value == std::vector<std::string>{"mart"}); // one needs no brackets
    CHECK(layer(policy, "fact").protected_->value);
    CHECK_FALSE(test::sound("layers: { a: { schemas: a } }").layers.front().reads.has_value()); // absent
}

TEST_CASE("rules are kept as they are written", "[policy]") {
    const Policy policy = test::sound(full);
    REQUIRE(policy.rules.size() == 3);
    CHECK(policy.rules[0].pattern == "naming/off-template-table");
    CHECK(policy.rules[0].value.scalar == "error");
    CHECK(policy.rules[1].pattern == "cost/*");
    CHECK(policy.rules[1].at.line == 36);
    CHECK(policy.rules[2].value.find("severity")->scalar == "warning");
    CHECK(policy.rules[2].value.find("deny")->items.size() == 2);
    const source::Span span = policy.rules[2].span;
    CHECK(std::string(full).substr(span.begin, span.size()) == "partition/unsuitable-key");
}

TEST_CASE("anchors and merge keys save repetition", "[policy]") {
    const Policy policy = test::sound(R"(
layers:
  a: &base
    schemas: a
    retention: &kept { log: { min: 30 days } }
    layout: { required: true }
  b: { <<: *base, schemas: b, retention: { <<: *kept, deleted-files: { min: 7 days } } }
)");
    const Layer b = layer(policy, "b");
    CHECK(b.schemas.front().text() == "b");
    CHECK(b.layout->value.required);
    CHECK(b.layout->at.line == 6); // where it is written
    CHECK(b.retention->value.log->value.min == 720h);
    CHECK(b.retention->value.deleted_files->value.min == 168h);
}

TEST_CASE("the first layer that matches wins", "[policy]") {
    const Policy policy = test::sound(R"(
names: { owner: "[a-z]+" }
layers:
  scratch: { schemas: "*.ods_tmp" }
  ods: { schemas: ["*.ods", "*.ods_*"] }
  dev: { schemas: "dev.*" }
  personal: { schemas: "*.personal_{owner}" }
)");
    struct Case {
        std::string catalog;
        std::string schema;
        std::string layer; ///< empty: none, `?`: not known
    };
    const std::vector<Case> table{
        {"prod", "ods_tmp", "scratch"},
        {"prod", "ODS_TMP", "scratch"},
        {"prod", "ods_erp", "ods"},
        {"dev", "ods", "ods"},
        {"dev", "mart", "dev"},
        {"prod", "mart", ""},
        {"prod", "personal_kim", "personal"},
        {"prod", "ods_${x}", "?"}, // scratch or ods
        {"prod", "odsx_${x}", ""},
        {"dev", "${x}", "?"},
        {"", "ods", "ods"}, // whatever the catalog
        {"", "mart", "?"},  // dev, or none
        {"prod", "personal_${u}", "?"},
    };
    for (const Case& each : table) {
        INFO(each.catalog << "." << each.schema);
        const Text catalog(each.catalog);
        Text schema(each.schema);
        const std::size_t hole = each.schema.find("${");
        if (hole != std::string::npos) {
            schema.holes.push_back(
                {static_cast<std::uint32_t>(hole), static_cast<std::uint32_t>(each.schema.size())});
        }
        const auto verdict = layer_of(policy, each.catalog.empty() ? nullptr : &catalog, &schema);
        if (each.layer == "?") {
            CHECK(verdict.found == Verdict::unknown);
            CHECK(verdict.layer == nullptr);
        } else if (each.layer.empty()) {
            CHECK(verdict.found == Verdict::no);
            CHECK(verdict.layer == nullptr);
        } else {
            CHECK(verdict.found == Verdict::yes);
            REQUIRE(verdict.layer != nullptr);
            CHECK(verdict.layer->name == each.layer);
        }
    }
    const Text catalog("prod");
    const Text schema("personal_kim");
    CHECK(layer_of(policy, &catalog, &schema).captures == policy::Captures{{"owner", "kim"}});
}

TEST_CASE("paths match any of the globs", "[policy]") {
    CHECK(policy::matches_path({"vendor/**", "*.tmp.sql"}, "vendor/a/b.sql"));
    CHECK(policy::matches_path({"vendor/**", "*.tmp.sql"}, "a/b.tmp.sql"));
    CHECK_FALSE(policy::matches_path({"vendor/**"}, "src/vendor.sql"));
    CHECK_FALSE(policy::matches_path({}, "a.sql"));
}

TEST_CASE("a policy is found upwards", "[policy]") {
    const test::TempDir dir;
    const auto file = dir.write("lakelint.yaml", "version: 1\n");
    dir.write("a/b/c.sql", "");
    dir.write("a/nested/lakelint.yaml", "version: 1\n");
    dir.write("a/folder/lakelint.yaml/x", ""); // a folder of that name is no policy
    CHECK(policy::find(dir.path() / "a" / "b") == file);
    CHECK(policy::find(dir.path() / "a" / "b" / "") == file);
    CHECK(policy::find(dir.path() / "a" / "b" / ".." / "nested") == dir.path() / "a/nested/lakelint.yaml");
    CHECK(policy::find(dir.path() / "a" / "folder") == file);
    CHECK(policy::find(dir.path() / "not" / "there") == file);
}

TEST_CASE("a policy is loaded from a file", "[policy]") {
    const test::TempDir dir;
    const auto file = dir.write("sub/lakelint.yaml", "\xEF\xBB\xBFversion: 1\nlayers: {}\n");
    const policy::Loaded loaded =
        policy::load(dir.path() / "sub" / "." / "lakelint.yaml", "sub/lakelint.yaml");
    REQUIRE(loaded.policy.has_value());
    CHECK(loaded.policy->file == file);
    CHECK(loaded.policy->printed_path == "sub/lakelint.yaml");
    REQUIRE(loaded.files.size() == 1);
    CHECK(loaded.files[0].text == "version: 1\nlayers: {}\n");
}

TEST_CASE("a policy that cannot be read is an error like any other", "[policy]") {
    const policy::Loaded missing = policy::load("/no/such/lakelint.yaml", "lakelint.yaml");
    CHECK_FALSE(missing.policy.has_value());
    REQUIRE(missing.errors.size() == 1);
    CHECK(missing.errors[0].rule == "policy/invalid");
    CHECK(missing.errors[0].severity == diagnostic::Severity::error);
    CHECK(missing.errors[0].message == "the policy cannot be read: no such file");
    CHECK(missing.errors[0].location.path == "lakelint.yaml");

    const std::vector<std::string> not_utf8{
        "2:7-2:8: the policy is not UTF-8: this character cannot be read | save the file as UTF-8"};
    CHECK(test::problems("version: 1\n# \xC3\xA9 \xED\x95\x9C \xFF x\n") == not_utf8);
}

TEST_CASE("the policies that ship with lakelint are sound", "[policy]") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "policies")) {
        if (entry.path().extension() != ".yaml") continue;
        INFO(entry.path());
        CHECK(test::problems(test::read_file(entry.path())).empty());
        ++count;
    }
    CHECK(count >= 1);
}
