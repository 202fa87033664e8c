// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_properties.h"

#include "support/catch.h"

#include <set>

namespace lakelint::rule::delta {
namespace {

/// "property!" where nothing else can have been meant, "property?" where it may, else empty.
std::string correction(std::string_view key) {
    const auto found = corrected(key);
    return found ? found->property + (found->certain ? "!" : "?") : "";
}

std::string unprefixed(std::string_view key) {
    const std::string* found = without_prefix(key);
    return found == nullptr ? "" : *found;
}

} // namespace

TEST_CASE("known properties are known in any case, and listed once", "[delta]") {
    CHECK(known_property("delta.LOGretentionduration") != nullptr);
    CHECK(known_property("logRetentionDuration") == nullptr);
    CHECK(known_property("delta.") == nullptr);
    const auto& all = known_properties();
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
    CHECK(is_interval_property("delta.logretentionduration"));
    CHECK_FALSE(is_interval_property("delta.targetFileSize"));
    for (const std::string& property : all) {
        INFO(property);
        CHECK(unprefixed(property).empty());
        CHECK_FALSE(is_free_form(property));
    }
}

TEST_CASE("slips of the keyboard are certain", "[delta]") {
    CHECK(correction("delta.logRetentionDuraton") == "delta.logRetentionDuration!");
    CHECK(correction("delta.log_retention_duration") == "delta.logRetentionDuration!");
    CHECK(correction("delta.columnMappingMode") == "delta.columnMapping.mode!");
    CHECK(correction("delta.deleteFileRetentionDuration") == "delta.deletedFileRetentionDuration!");
}

TEST_CASE("parts of a name, and names with more behind them, are guesses", "[delta]") {
    CHECK(correction("delta.logRetention") == "delta.logRetentionDuration?");
    CHECK(correction("delta.optimizeWrite") == "delta.autoOptimize.optimizeWrite?");
    CHECK(correction("delta.autoOptimize.optimizeWrite.enabled") == "delta.autoOptimize.optimizeWrite?");
    CHECK(correction("delta.logRetentionDurationDays") == "delta.logRetentionDuration?");
}

TEST_CASE("what may be several properties, or none, is not corrected", "[delta]") {
    CHECK(correction("delta.enableIcebergCompatV4").empty());
    CHECK(correction("delta.retentionDuration").empty());
    CHECK(correction("delta.enabled").empty());
    CHECK(correction("delta.bloomFilter.columns").empty());
    CHECK(correction("delta." + std::string(1000, 'x')).empty());
}

TEST_CASE("names without their prefix are found only where Delta's can be meant", "[delta]") {
    CHECK(unprefixed("logRetentionDuration") == "delta.logRetentionDuration");
    CHECK(unprefixed("deltaTable.deletedFileRetentionDuration") == "delta.deletedFileRetentionDuration");
    CHECK(unprefixed("DELTA_appendOnly") == "delta.appendOnly");
    CHECK(unprefixed("detla.appendOnly") == "delta.appendOnly");
    CHECK(unprefixed("spark.databricks.delta.properties.defaults.appendOnly") == "delta.appendOnly");
    CHECK(unprefixed("iceberg.enableDeletionVectors").empty());
    CHECK(unprefixed("data.targetFileSize").empty());
    CHECK(unprefixed("billing.appendOnly").empty());
    CHECK(unprefixed("notappendOnly").empty());
}

} // namespace lakelint::rule::delta
