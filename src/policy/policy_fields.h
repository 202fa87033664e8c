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
