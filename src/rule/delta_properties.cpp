// SPDX-License-Identifier: Apache-2.0
#include "rule/delta_properties.h"

#include "policy/spelling.h"
#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::rule::delta {
namespace {

constexpr std::string_view prefix = "delta.";

/// The properties that Delta Lake's `DeltaConfigs` declares, those that Databricks documents beside them, and
/// those that the two write into tables themselves, so that SHOW CREATE TABLE prints them.
constexpr auto names = std::to_array<std::string_view>({
    "appendOnly",
    "autoOptimize",
    "autoOptimize.autoCompact",
    "autoOptimize.optimizeWrite",
    "castIcebergTimeType",
    "checkpoint.writeStatsAsJson",
    "checkpoint.writeStatsAsStruct",
    "checkpointInterval",
    "checkpointPolicy",
    "checkpointRetentionDuration",
    "columnMapping.maxColumnId",
    "columnMapping.mode",
    "compatibility.symlinkFormatManifest.enabled",
    "coordinatedCommits.commitCoordinator-preview",
    "coordinatedCommits.commitCoordinatorConf-preview",
    "coordinatedCommits.tableConf-preview",
    "dataSkippingNumIndexedCols",
    "dataSkippingStatsColumns",
    "dataSkippingStringPrefixLength",
    "deletedFileRetentionDuration",
    "dropFeatureTruncateHistory.retentionDuration",
    "enableChangeDataCapture",
    "enableChangeDataFeed",
    "enableDeletionVectors",
    "enableExpiredLogCleanup",
    "enableFullRetentionRollback",
    "enableIcebergCompatV1",
    "enableIcebergCompatV2",
    "enableIcebergCompatV3",
    "enableIcebergWriterCompatV1",
    "enableIcebergWriterCompatV3",
    "enableInCommitTimestamps",
    "enableMaterializePartitionColumnsFeature",
    "enableRowTracking",
    "enableTypeWidening",
    "enableVariantShredding",
    "ignoreIcebergBucketPartition",
    "ignoreProtocolDefaults",
    "inCommitTimestampEnablementTimestamp",
    "inCommitTimestampEnablementVersion",
    "isolationLevel",
    "lastCommitTimestamp",
    "lastUpdateVersion",
    "liquid.clusteringColumns",
    "liquid.hierarchicalClusteringColumns",
    "logRetentionDuration",
    "managedDataSkippingStatsColumns",
    "minReaderVersion",
    "minWriterVersion",
    "parquet.compression.codec",
    "parquet.format.version",
    "randomPrefixLength",
    "randomizeFilePrefixes",
    "redirectReaderWriter-preview",
    "redirectWriterOnly-preview",
    "requireCheckpointProtectionBeforeVersion",
    "rowTracking.materializedRowCommitVersionColumnName",
    "rowTracking.materializedRowIdColumnName",
    "rowTrackingSuspended",
    "sampleRetentionDuration",
    "setTransactionRetentionDuration",
    "targetFileSize",
    "timeUntilArchived",
    "tuneFileSizesForRewrites",
    "universalFormat.compatibility.location",
    "universalFormat.compatibility.targetRefreshInterval",
    "universalFormat.enabledFormats",
    "universalFormat.iceberg.atomicConversion.supported",
    "workloadBasedColumns.deltaFileStatistics",
    "workloadBasedColumns.optimizerStatistics",
    "writePartitionColumnsToParquet",
});

constexpr auto free_forms =
    std::to_array<std::string_view>({"constraints.", "feature.", "universalformat.config."});

constexpr auto families = std::to_array<std::string_view>(
    {"autooptimize.autocompact.", "catalogmanaged", "checkpoint.", "columnmapping.", "coordinatedcommits.",
     "enableicebergcompat", "enableicebergwritercompat", "identity.", "incommittimestamp", "liquid.",
     "managedcommits.", "parquet.", "redirect", "rowtracking.", "universalformat.", "workloadbasedcolumns."});

constexpr auto intervals = std::to_array<std::string_view>({
    "checkpointRetentionDuration",
    "deletedFileRetentionDuration",
    "dropFeatureTruncateHistory.retentionDuration",
    "logRetentionDuration",
    "sampleRetentionDuration",
    "setTransactionRetentionDuration",
    "timeUntilArchived",
});

bool begins_with(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size()
           && source::equal_folded(text.substr(0, beginning.size()), beginning);
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && source::equal_folded(text.substr(text.size() - end.size()), end);
}

/// The name behind `delta.`; nothing where the key begins otherwise.
std::optional<std::string_view> name_of(std::string_view key) {
    if (!begins_with(key, prefix)) return std::nullopt;
    return key.substr(prefix.size());
}

template <std::size_t N>
bool has_beginning(std::string_view key, const std::array<std::string_view, N>& beginnings) {
    const auto name = name_of(key);
    return name && std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
               return begins_with(*name, beginning);
           });
}

/// Letters and digits in lower case: `log_retention_duration` and `logRetentionDuration` are the same.
std::string letters(std::string_view name) {
    std::string result = source::fold_case(name);
    std::erase_if(result, [](char c) { return c == '.' || c == '_' || c == '-' || c == ' '; });
    return result;
}

std::string full(std::string_view name) { return std::string(prefix) + std::string(name); }

/// The only name of which something is true.
template <typename Predicate>
std::optional<std::string_view> only(Predicate is) {
    std::optional<std::string_view> found;
    for (const std::string_view name : names) {
        if (!is(name)) continue;
        if (found) return std::nullopt;
        found = name;
    }
    return found;
}

/// The only name so near that it is a slip of the keyboard.
std::optional<std::string_view> misspelled(std::string_view name) {
    constexpr std::size_t most = 2;
    constexpr std::size_t shortest = 8; // two letters of a shorter word make another word
    if (name.size() < shortest) return std::nullopt;
    for (std::size_t distance = 1; distance <= most; ++distance) {
        std::size_t count = 0;
        std::string_view found;
        for (const std::string_view each : names) {
            if (policy::spelling_distance(name, each) != distance) continue;
            found = each;
            ++count;
        }
        if (count == 1) return found;
        if (count > 1) return std::nullopt;
    }
    return std::nullopt;
}

/// A name of which only a part is written, or to which something was added: `logRetention`,
/// `optimizeWrite`, `autoOptimize.optimizeWrite.enabled`.
std::optional<std::string_view> abbreviated(std::string_view name) {
    constexpr std::string_view enabled = ".enabled";
    if (ends_with(name, enabled)) name.remove_suffix(enabled.size());
    if (const auto same = only([&](auto each) { return source::equal_folded(each, name); })) return same;
    constexpr std::size_t shortest = 8;
    if (name.size() < shortest) return std::nullopt;
    if (const auto longer = only([&](auto each) { return begins_with(each, name); })) return longer;
    if (const auto longer = only([&](auto each) { return ends_with(each, name); })) return longer;
    std::string_view begun; // the longest name to which something was added
    for (const std::string_view each : names) {
        if (each.size() >= shortest && each.size() > begun.size() && begins_with(name, each)) begun = each;
    }
    return begun.empty() ? std::nullopt : std::optional(begun);
}

} // namespace

const std::vector<std::string>& known_properties() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> list;
        for (const std::string_view name : names)
            list.push_back(full(name));
        return list;
    }();
    return all;
}

const std::string* known_property(std::string_view key) {
    const auto& all = known_properties();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const std::string& each) { return source::equal_folded(each, key); });
    return found == all.end() ? nullptr : &*found;
}

bool is_free_form(std::string_view key) { return has_beginning(key, free_forms); }

bool may_be_internal(std::string_view key) { return has_beginning(key, families); }

bool is_interval_property(std::string_view key) {
    const auto name = name_of(key);
    return name && std::any_of(intervals.begin(), intervals.end(), [&](std::string_view each) {
               return source::equal_folded(each, *name);
           });
}

std::optional<Correction> corrected(std::string_view key) {
    constexpr std::size_t longest = 128;
    const auto name = name_of(key);
    if (!name || name->size() > longest) return std::nullopt;
    if (const auto same = only([&](auto each) { return letters(each) == letters(*name); }))
        return Correction{full(*same), true};
    if (const auto near = misspelled(*name)) return Correction{full(*near), true};
    if (const auto part = abbreviated(*name)) return Correction{full(*part), false};
    return std::nullopt;
}

const std::string* without_prefix(std::string_view key) {
    if (begins_with(key, prefix)) return nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!ends_with(key, names[i])) continue;
        const std::string_view before = key.substr(0, key.size() - names[i].size());
        if (before.empty()) return &known_properties()[i];
        const bool apart = before.back() == '.' || before.back() == '_' || before.back() == '-';
        const std::string folded = source::fold_case(before);
        const bool means_delta =
            folded.find("delta") != std::string::npos
            || policy::spelling_distance(folded.substr(0, folded.size() - 1), "delta") <= 1;
        if (apart && means_delta) return &known_properties()[i];
    }
    return nullptr;
}

} // namespace lakelint::rule::delta
