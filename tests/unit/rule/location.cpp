// SPDX-License-Identifier: Apache-2.0
#include "rule/location.h"

#include "support/catch.h"

namespace lakelint::rule {
namespace {

using source::Verdict;

/// `${…}` are its holes.
facts::Text path(std::string text) {
    facts::Text result(std::move(text));
    for (std::size_t at = result.value.find("${"); at != std::string::npos;
         at = result.value.find("${", at)) {
        const std::size_t end = result.value.find('}', at) + 1;
        result.holes.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end;
    }
    return result;
}

} // namespace

TEST_CASE("a path lies under a root by whole folders", "[rule]") {
    for (const char* inside : {"s3://lake/ods", "s3://lake/ods/", "s3://lake/ods/a/b",
                               "s3://lake/tmp/../ods/a", "S3://LAKE/ods/a", "s3a://lake//ods/./a"}) {
        INFO(inside);
        CHECK(lies_under(path(inside), "s3://lake/ods") == Verdict::yes);
        CHECK(lies_under(path(inside), "s3n://lake/ods/") == Verdict::yes);
    }
    for (const char* outside : {"s3://lake/ods_tmp/a", "s3://lake", "s3://lake/ODS/a", "s3://lake2/ods/a",
                                "gs://lake/ods/a", "s3://lake/ods/../a", "/lake/ods/a"}) {
        INFO(outside);
        CHECK(lies_under(path(outside), "s3://lake/ods") == Verdict::no);
    }
    CHECK(lies_under(path("ods/a"), "s3://lake/ods") == Verdict::unknown);
}

TEST_CASE("a path without a scheme is one of DBFS, and so is its mount", "[rule]") {
    for (const char* inside : {"/mnt/lake/a", "/dbfs/mnt/lake/a", "dbfs:/mnt/lake/a", "dbfs:///mnt/lake/a"}) {
        for (const char* root : {"/mnt/lake", "dbfs:/mnt/lake/", "/dbfs/mnt/lake"}) {
            INFO(inside << " under " << root);
            CHECK(lies_under(path(inside), root) == Verdict::yes);
        }
    }
    CHECK(lies_under(path("/mnt/lakes/a"), "dbfs:/mnt/lake") == Verdict::no);
}

TEST_CASE("what stands before a placeholder decides where it can", "[rule]") {
    const auto under = [](const char* text) { return lies_under(path(text), "s3://lake/ods"); };
    CHECK(under("s3://lake/ods/${a}") == Verdict::yes);
    for (const char* open : {"${a}", "${a}/ods", "s3://${a}/ods/b", "s3://lake/${a}", "s3://lake/o${a}",
                             "s3://lake/ods${a}/b", "s3${a}"}) {
        INFO(open);
        CHECK(under(open) == Verdict::unknown);
    }
    for (const char* outside : {"s3://lake/tmp/${a}", "s3://lake-${a}/ods", "gs://${a}", "/mnt/${a}"}) {
        INFO(outside);
        CHECK(under(outside) == Verdict::no);
    }
    CHECK(lies_under(path("/db${a}"), "/mnt/lake") == Verdict::unknown);
    CHECK(lies_under(path("/mnt/${a}"), "/dbfs/mnt/lake") == Verdict::unknown);
}

TEST_CASE("placeholders of a root are compared as they are spelled", "[rule]") {
    CHECK(lies_under(path("s3://lake-${env}/ods/a"), "s3://lake-${env}/ods") == Verdict::yes);
    CHECK(lies_under(path("${root}/a"), "${root}") == Verdict::yes);
    CHECK(lies_under(path("s3://lake-prod/ods/a"), "s3://lake-${env}/ods") == Verdict::unknown);
    CHECK(lies_under(path("s3://lake-${stage}/ods/a"), "s3://lake-${env}/ods") == Verdict::unknown);
    CHECK(lies_under(path("s3://tmp/ods/a"), "s3://lake-${env}/ods") == Verdict::no);
}

} // namespace lakelint::rule
