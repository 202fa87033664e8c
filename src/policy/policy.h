// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagnostic/diagnostic.h"
#include "policy/duration.h"
#include "policy/object_glob.h"
#include "policy/pattern.h"
#include "policy/percent.h"
#include "policy/value.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::policy {

using diagnostic::PolicyReference;

/// A value and the line of the policy that set it, which findings quote.
template <typename T>
struct Sourced {
    T value{};
    PolicyReference at;
    source::Span span; ///< of the value, in the file of `at`
};

/// `{ min: 7 days, max: 30 days }`: bounds are inclusive; a missing one does not bind.
struct DurationRange {
    std::optional<Duration> min;
    std::optional<Duration> max;
};

struct RowRetention {
    std::optional<Duration> max;
    std::string by; ///< the column a job purges by
};

struct Retention {
    std::optional<Sourced<DurationRange>> deleted_files; ///< delta.deletedFileRetentionDuration
    std::optional<Sourced<DurationRange>> log;           ///< delta.logRetentionDuration
    std::optional<Sourced<RowRetention>> rows;
};

struct Layout {
    bool required = false;
    std::vector<std::string> keys; ///< a layout holds at least one of them; empty: any
    std::string style = "any";     ///< any, partitioned or clustered
    std::optional<Sourced<unsigned>> max_keys;
};

struct Expiry {
    std::string property; ///< of the table, e.g. `expires_on`
    std::optional<Sourced<Duration>> max;
};

/// `location: managed`, or `location: [prefix, …]`.
struct LocationDemand {
    bool managed = false;              ///< no LOCATION at all
    std::vector<std::string> prefixes; ///< else: one of these begins the path
};

/// `comment: required`, or `comment: { min-length: n }`.
struct CommentDemand {
    unsigned min_length = 1; ///< in characters
};

struct ColumnComments {
    Percent min; ///< the share of columns that have a comment
};

/// One entry of `tags`: `key: any`, or `key: [values]`.
struct TagDemand {
    std::string key;
    std::vector<std::string> values; ///< empty: any
    PolicyReference at;
};

/// Where a relation says who answers for it.
struct Steward {
    enum class Kind : std::uint8_t { property, tag, owner_to };
    Kind kind = Kind::property;
    std::string key; ///< of property and tag
};

/// One entry of `columns`: `loaded_at: timestamp`.
struct ColumnDemand {
    std::string name;
    std::string type; ///< normalised as facts::Column::type
    PolicyReference at;
};

/// One entry of `layers`. Everything but `schemas` may be absent, and then it is not judged.
struct Layer {
    std::string name;
    PolicyReference at;
    source::Span span; ///< of the name, in the file of `at`
    std::vector<SchemaPattern> schemas;
    std::vector<PolicyReference> schemas_at; ///< where each of `schemas` stands
    std::optional<Sourced<Template>> tables;
    std::optional<Sourced<std::vector<std::string>>> kinds; ///< table, external-table, view, …
    std::optional<Sourced<std::vector<std::string>>> reads; ///< layer names
    std::optional<Sourced<std::vector<std::string>>> read_by;
    std::vector<std::string> paths; ///< path globs, relative to the policy's folder
    std::optional<Sourced<Retention>> retention;
    std::optional<Sourced<Layout>> layout;
    std::optional<Sourced<std::string>> owner; ///< makes it a personal layer
    std::optional<Sourced<Expiry>> expires;
    std::optional<Sourced<bool>> protected_;
    std::optional<Sourced<LocationDemand>> location;
    std::optional<Sourced<CommentDemand>> comment;
    std::optional<Sourced<ColumnComments>> column_comments;
    std::optional<Sourced<std::vector<TagDemand>>> tags;
    std::optional<Sourced<Steward>> steward;
    std::optional<Sourced<std::vector<ColumnDemand>>> columns;
    std::optional<Sourced<std::vector<std::string>>> maintenance; ///< optimize, vacuum: the jobs that must be
};

/// One entry of `rules`, not yet understood: what it means is for the rule to say (see rule/settings.h).
struct RuleSetting {
    std::string pattern; ///< a rule id, or a family as `cost/*`
    PolicyReference at;
    FileSpan span; ///< of the pattern, for errors about it
    Value value;   ///< a severity, or a map of severity and options
};

/// Other settings for some files, objects or layers. What is left out of the three selects all; a finding
/// must be selected by each of those that are there.
struct Override {
    std::vector<std::string> paths; ///< path globs, relative to the policy's folder
    std::vector<ObjectGlob> objects;
    std::vector<std::string> layers;
    std::vector<RuleSetting> rules;
};

/// An exception that somebody answers for until a day.
struct Waiver {
    Sourced<std::string> rule; ///< an id, or a family as `cost/*`; where the waiver is pointed to
    std::vector<ObjectGlob> objects;
    std::vector<std::string> paths; ///< of what has no object, such as a syntax error
    std::string reason;
    std::string owner;
    Sourced<std::chrono::year_month_day> expires; ///< the last day on which it holds
};

/// How much of a project must be known for its verdict to count.
struct Coverage {
    Sourced<Percent> min;
};

/// Where Databricks runs OPTIMIZE, VACUUM and ANALYZE by itself, on managed tables of Unity Catalog.
struct PredictiveOptimization {
    bool everywhere = false;
    std::vector<SchemaPattern> schemas; ///< else: in these
};

/// Where an unqualified name lives when no USE says otherwise.
struct Defaults {
    std::optional<std::string> catalog;
    std::optional<std::string> schema;
};

/// One of the files that a policy is put together from.
struct PolicyText {
    std::string path;       ///< as findings name it
    std::string text;       ///< UTF-8
    bool inherited = false; ///< it belongs to what the policy extends
};

/// A policy that was understood whole.
struct Policy {
    std::filesystem::path file;         ///< absolute
    std::string printed_path;           ///< as findings name it
    std::vector<std::string> files;     ///< every file it is made of, by `FileSpan::file`
    std::vector<std::string> inherited; ///< of `files`: those that belong to what it extends
    Value merged;                       ///< what these come to, before anything was decoded
    int version = 1;
    std::vector<std::string> extends; ///< names of shipped policies and paths of files
    std::string dialect = "databricks";
    Defaults defaults;
    std::vector<std::string> exclude; ///< path globs, relative to the policy's folder
    std::vector<std::string> order;   ///< path globs: which file's settings come first
    std::vector<Layer> layers;        ///< in the order of the file: the first that matches a schema wins
    std::map<std::string, Placeholder> names;
    std::vector<RuleSetting> rules;
    std::vector<Override> overrides; ///< of those that select a finding and name its rule, the last counts
    std::vector<Waiver> waivers;     ///< those of the waiver files too
    std::vector<std::string> waiver_files;
    std::optional<Sourced<Duration>> longest_waiver; ///< from today to the day it expires
    std::optional<Coverage> coverage;
    std::optional<Sourced<std::vector<ObjectGlob>>> critical; ///< what monitoring is demanded of
    std::optional<Sourced<PredictiveOptimization>> predictive_optimization;

    /// Whether what stands there was written for other projects, too.
    [[nodiscard]] bool inherits(const PolicyReference& at) const;
    [[nodiscard]] const Layer* layer(std::string_view name) const;
    /// The names of all layers, in their order: what options that name layers are checked against.
    [[nodiscard]] std::vector<std::string> layer_names() const;
};

/// A relation's layer. `unknown`: a hole or an unknown catalog leaves it open, for the layer that would be it
/// or for one before it.
struct LayerVerdict {
    Verdict found = Verdict::no; ///< yes: `layer` is it; no: it lies in no layer
    const Layer* layer = nullptr;
    Captures captures; ///< of the layer's schema pattern
};

[[nodiscard]] LayerVerdict layer_of(const Policy& policy, const source::Text* catalog,
                                    const source::Text* schema);

/// True when `path` (relative to the policy's folder) matches one of the path globs, in which `**` crosses
/// folders.
[[nodiscard]] bool matches_path(const std::vector<std::string>& globs, std::string_view path);

/// Reads a policy. Errors are diagnostics of rule `policy/invalid` with line and column; nothing is checked
/// with a policy that has one, so there is either a policy or at least one diagnostic.
struct Loaded {
    std::optional<Policy> policy;
    std::vector<diagnostic::Diagnostic> errors;
    std::vector<PolicyText> files; ///< what was read, for excerpts: what the spans of errors refer to
};
[[nodiscard]] Loaded load(const std::filesystem::path& file, std::string printed_path);
/// Reads a policy that stands in `text` rather than in a file, such as the block of a rule's card.
[[nodiscard]] Loaded parse(std::string text, std::string printed_path);

/// What a policy is called where it is to be found.
constexpr std::string_view file_name = "lakelint.yaml";

/// The nearest `lakelint.yaml` upwards from a folder, as an absolute path.
[[nodiscard]] std::optional<std::filesystem::path> find(const std::filesystem::path& from);

} // namespace lakelint::policy
