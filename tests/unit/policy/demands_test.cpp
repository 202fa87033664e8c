// SPDX-License-Identifier: Apache-2.0

// What layers demand, where it may be written in several ways.
#include "policy/data_type.h"
#include "policy/show.h"
#include "support/catch.h"
#include "unit/policy/problems.h"

using namespace lakelint;
using Words = std::vector<std::string>;

namespace {

/// The only layer of a policy, with some demands.
policy::Layer layer(const std::string& demands) {
    const policy::Policy policy = test::sound("layers:\n  ods:\n    schemas: '*.ods'\n" + demands);
    REQUIRE(policy.layers.size() == 1);
    return policy.layers.front();
}

std::string type_of(std::string_view text) {
    const auto type = policy::parse_data_type(text);
    return type ? *type : "error: " + type.error().message;
}

} // namespace

TEST_CASE("tables may be managed, or lie below some paths", "[policy]") {
    const auto managed = layer("    location: managed\n").location;
    REQUIRE(managed);
    CHECK(managed->value.managed);
    CHECK(managed->value.prefixes.empty());
    CHECK(managed->at.line == 4);
    CHECK(layer("    location: [managed]\n").location->value.managed);

    const auto one = layer("    location: s3://lake/ods/\n").location;
    CHECK_FALSE(one->value.managed);
    CHECK(one->value.prefixes == Words{"s3://lake/ods/"});
    CHECK(layer("    location: ['abfss://a@b/', /mnt/x, '${root}/ods', '{{ root }}/ods', 'dbfs:/x']\n")
              .location->value.prefixes.size()
          == 5);
}

TEST_CASE("comments may be required, at some length", "[policy]") {
    CHECK(layer("    comment: required\n").comment->value.min_length == 1);
    CHECK(layer("    comment: { min-length: 20 }\n").comment->value.min_length == 20);
    CHECK(layer("    comment: {}\n").comment->value.min_length == 1);
    CHECK(layer("    column-comments: { min: 80% }\n").column_comments->value.min.hundredths == 8000);
    CHECK_FALSE(layer("").comment);
    CHECK_FALSE(layer("").column_comments);
}

TEST_CASE("tags take any value or some", "[policy]") {
    const auto tags = layer("    tags:\n"
                            "      pii: any\n"
                            "      domain: [sales, finance]\n"
                            "      Tier: 1\n"
                            "      more: [any]\n")
                          .tags;
    REQUIRE(tags);
    REQUIRE(tags->value.size() == 4);
    CHECK(tags->value[0].key == "pii");
    CHECK(tags->value[0].values.empty());
    CHECK(tags->value[0].at.line == 5);
    CHECK(tags->value[1].key == "domain");
    CHECK(tags->value[1].values == Words{"sales", "finance"});
    CHECK(tags->value[1].at.line == 6);
    CHECK(tags->value[2].key == "Tier");
    CHECK(tags->value[2].values == Words{"1"});
    CHECK(tags->value[3].values.empty());
}

TEST_CASE("the steward stands in a property, a tag or the owner", "[policy]") {
    using Kind = policy::Steward::Kind;
    const auto property = layer("    steward: { property: team.owner }\n").steward->value;
    CHECK(property.kind == Kind::property);
    CHECK(property.key == "team.owner");
    const auto tag = layer("    steward: { tag: owner }\n").steward->value;
    CHECK(tag.kind == Kind::tag);
    CHECK(tag.key == "owner");
    CHECK(layer("    steward: owner-to\n").steward->value.kind == Kind::owner_to);
}

TEST_CASE("columns have types as statements have them", "[policy]") {
    const auto columns = layer("    columns:\n"
                               "      loaded_at: TIMESTAMP\n"
                               "      amount: DECIMAL(18, 2)\n")
                             .columns;
    REQUIRE(columns);
    REQUIRE(columns->value.size() == 2);
    CHECK(columns->value[0].name == "loaded_at");
    CHECK(columns->value[0].type == "timestamp");
    CHECK(columns->value[0].at.line == 5);
    CHECK(columns->value[1].type == "decimal(18,2)");
    CHECK(columns->value[1].at.line == 6);
}

TEST_CASE("data types are normalised as those of columns are", "[policy]") {
    CHECK(type_of("BigInt") == "bigint");
    CHECK(type_of(" decimal ( 18 , 2 ) ") == "decimal(18,2)");
    CHECK(type_of("decimal(5, -2)") == "decimal(5,-2)");
    CHECK(type_of("ARRAY< MAP<STRING ,INT> >") == "array<map<string,int>>");
    CHECK(type_of("STRUCT<A: Int NOT NULL COMMENT 'Its Id', `b C`: date>")
          == "struct<a:int not null comment 'Its Id',`b c`:date>");
    CHECK(type_of("struct<a int>") == "struct<a int>");
    CHECK(type_of("INTERVAL Day  TO Second") == "interval day to second");
    CHECK(type_of("interval month") == "interval month");
    CHECK(type_of("timestamp without time zone") == "timestamp without time zone");
    CHECK(type_of("timestamp with local time zone") == "timestamp with local time zone");
    CHECK(type_of("geography(any)") == "geography(any)");
    CHECK(type_of("string COLLATE UTF8_LCASE") == "string collate utf8_lcase");
    CHECK(type_of("timestamp_ntz") == "timestamp_ntz");
    CHECK(type_of("variant") == "variant");
}

TEST_CASE("what is no data type says why", "[policy]") {
    CHECK(type_of("") == "error: `` is no data type: it ends too early");
    CHECK(type_of("12") == "error: `12` is no data type: `12` has no place there");
    CHECK(type_of("'") == "error: `'` is no data type: `'` has no place there");
    CHECK(type_of("struct<`a") == "error: `struct<`a` is no data type: ``` has no place there");
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "array<";
    CHECK(type_of(deep) == "error: the type nests too deeply");
}

TEST_CASE("jobs and styles are words", "[policy]") {
    CHECK(layer("    maintenance: optimize\n").maintenance->value == Words{"optimize"});
    CHECK(layer("    maintenance: [optimize, vacuum]\n").maintenance->value == Words{"optimize", "vacuum"});
    CHECK(layer("    layout: {}\n").layout->value.style == "any");
    CHECK(layer("    layout: { style: partitioned }\n").layout->value.style == "partitioned");
}

TEST_CASE("objects may be critical", "[policy]") {
    const policy::Policy policy = test::sound("critical: [prod.fact.*, sales]\n");
    REQUIRE(policy.critical);
    REQUIRE(policy.critical->value.size() == 2);
    CHECK(policy.critical->value[0].match("prod.fact.orders"));
    CHECK_FALSE(policy.critical->value[0].match("prod.mart.orders"));
    CHECK(policy.critical->value[1].match("prod.mart.SALES"));
    CHECK_FALSE(test::sound("version: 1\n").critical);
}

TEST_CASE("predictive optimization is on everywhere, nowhere or in some schemas", "[policy]") {
    const auto in = [](const std::string& value) {
        return test::sound("predictive-optimization: " + value + "\n").predictive_optimization->value;
    };
    CHECK(in("true").everywhere);
    CHECK_FALSE(in("false").everywhere);
    CHECK(in("false").schemas.empty());
    const source::Text prod("prod");
    const source::Text fact("fact");
    const auto some = in("['prod.*', sandbox]");
    CHECK_FALSE(some.everywhere);
    REQUIRE(some.schemas.size() == 2);
    CHECK(some.schemas[0].match(&prod, &fact) == policy::Verdict::yes);
    CHECK(some.schemas[1].match(&prod, &fact) == policy::Verdict::no);
    CHECK(in("prod.fact").schemas.size() == 1);
    CHECK(in("'true'").schemas.size() == 1);
}

TEST_CASE("demands are shown as they are written", "[policy]") {
    const std::string text = R"y(version: 1
dialect: databricks
critical: prod.fact.*
predictive-optimization: true

layers:
  ods:
    schemas: "*.ods"
    location: [s3://a/, "${root}/b"]
    layout: { style: clustered }
    columns:
      loaded_at: timestamp
      amount: "decimal(18,2)"
    comment: { min-length: 20 }
    column-comments: { min: 80% }
    tags:
      pii: any
      domain: [sales, finance]
    steward: { tag: owner }
    maintenance: [optimize, vacuum]
)y";
    CHECK(policy::show(test::sound(text), false) == text);
}
