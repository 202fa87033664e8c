// SPDX-License-Identifier: Apache-2.0
#pragma once

// The keys of the policy file, each declared once (see decode.h).

#include "policy/decode.h"
#include "policy/policy.h"

namespace lakelint::policy {

[[nodiscard]] const Fields<DurationRange>& fields_of(const DurationRange*);
[[nodiscard]] const Fields<RowRetention>& fields_of(const RowRetention*);
[[nodiscard]] const Fields<Retention>& fields_of(const Retention*);
[[nodiscard]] const Fields<Layout>& fields_of(const Layout*);
[[nodiscard]] const Fields<Expiry>& fields_of(const Expiry*);
[[nodiscard]] const Fields<Layer>& fields_of(const Layer*);
[[nodiscard]] const Fields<CommentDemand>& fields_of(const CommentDemand*);
[[nodiscard]] const Fields<ColumnComments>& fields_of(const ColumnComments*);
[[nodiscard]] const Fields<Defaults>& fields_of(const Defaults*);
[[nodiscard]] const Fields<Policy>& fields_of(const Policy*);

/// `layers`: a map whose order counts.
template <>
struct Codec<std::vector<Layer>> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::vector<Layer>& out, Decoding& decoding);
    static std::string print(const std::vector<Layer>& /*value*/) { return "{}"; }
};

/// `names`: each entry a list of words, a map of words and their meaning, or a regular expression.
template <>
struct Codec<std::map<std::string, Placeholder>> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::map<std::string, Placeholder>& out,
                     Decoding& decoding);
    static std::string print(const std::map<std::string, Placeholder>& /*value*/) { return "{}"; }
};

/// `managed`, or how paths begin.
template <>
struct Codec<LocationDemand> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, LocationDemand& out, Decoding& decoding);
    static std::string print(const LocationDemand& /*value*/) { return {}; }
};

/// `required`, or a map of `min-length`.
template <>
struct Codec<CommentDemand> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, CommentDemand& out, Decoding& decoding);
    static std::string print(const CommentDemand& /*value*/) { return {}; }
};

/// A map from the key of a tag to `any` or the values that are allowed.
template <>
struct Codec<std::vector<TagDemand>> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::vector<TagDemand>& out, Decoding& decoding);
    static std::string print(const std::vector<TagDemand>& /*value*/) { return {}; }
};

/// `owner-to`, or a map that names a property or a tag.
template <>
struct Codec<Steward> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, Steward& out, Decoding& decoding);
    static std::string print(const Steward& /*value*/) { return {}; }
};

/// A map from the name of a column to its type.
template <>
struct Codec<std::vector<ColumnDemand>> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::vector<ColumnDemand>& out,
                     Decoding& decoding);
    static std::string print(const std::vector<ColumnDemand>& /*value*/) { return {}; }
};

/// `true`, `false`, or schema globs.
template <>
struct Codec<PredictiveOptimization> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, PredictiveOptimization& out, Decoding& decoding);
    static std::string print(const PredictiveOptimization& /*value*/) { return {}; }
};

[[nodiscard]] const Fields<Override>& fields_of(const Override*);
[[nodiscard]] const Fields<Waiver>& fields_of(const Waiver*);
[[nodiscard]] const Fields<Coverage>& fields_of(const Coverage*);

/// `rules`: kept as they are.
template <>
struct Codec<std::vector<RuleSetting>> {
    static FieldType type();
    static bool read(const Input& in, const FieldType& type, std::vector<RuleSetting>& out,
                     Decoding& decoding);
    static std::string print(const std::vector<RuleSetting>& /*value*/) { return "{}"; }
};

} // namespace lakelint::policy
