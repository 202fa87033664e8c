// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/decode.h"
#include "rule/out.h"
#include "rule/project.h"
#include "rule/subjects.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lakelint::rule {

/// What a rule looks at before it judges: one statement, one table after folding, or the project as a whole.
enum class Scope : std::uint8_t { statement, table, project };

/// Whether a rule offers fixes, and of which kind.
enum class Fixable : std::uint8_t { no, unsafe, safe };

/// What a rule says of itself, beside its card.
struct About {
    std::string summary; ///< one line: the fault that it finds
    Scope scope = Scope::statement;
    Fixable fixable = Fixable::no;
    /// The policy makes the demand that the rule checks, so that it runs without being named; null: it runs
    /// only where `rules` names it or its family.
    bool (*demanded)(const policy::Policy&) = nullptr;
    /// What a policy must hold for that, after "no": "layer with `expires`". Given wherever `demanded` is.
    std::string demand = {};
};

/// Judges a project. What it has to say goes to `Out`; it keeps nothing between two calls and may run on any
/// thread.
using Judge = std::function<void(const Project&, Out&)>;

/// A rule as its file makes it.
struct Rule {
    About about;
    std::vector<policy::FieldInfo> options;
    /// Reads its options and yields the judge; nothing when they are not understood, and then `Decoding` says
    /// why. No input: the defaults. Keys in the second argument belong to somebody else.
    std::function<std::optional<Judge>(const policy::Input*, policy::Decoding&)> configure;
};

/// A rule without options.
struct NoOptions {};
const policy::Fields<NoOptions>& fields_of(const NoOptions* options);

/// Keys that stand beside a rule's options.
[[nodiscard]] const std::vector<std::string>& common_setting_keys();

/// Builds a rule from a judge of the whole project.
template <typename Options>
[[nodiscard]] Rule whole_project(About about, void (*judge)(const Project&, const Options&, Out&)) {
    const auto& fields = fields_of(static_cast<const Options*>(nullptr));
    Rule rule;
    rule.about = std::move(about);
    rule.options = fields.describe();
    rule.configure = [&fields, judge](const policy::Input* input,
                                      policy::Decoding& decoding) -> std::optional<Judge> {
        Options options;
        if (input != nullptr && !policy::decode(*input, fields, options, decoding, common_setting_keys()))
            return std::nullopt;
        return [options = std::move(options), judge](const Project& project, Out& out) {
            judge(project, options, out);
        };
    };
    return rule;
}

namespace detail {

template <typename Options, typename Subject, auto Each>
[[nodiscard]] Rule per_subject(About about, void (*judge)(const Subject&, const Options&, Out&)) {
    const auto& fields = fields_of(static_cast<const Options*>(nullptr));
    Rule rule;
    rule.about = std::move(about);
    rule.options = fields.describe();
    rule.configure = [&fields, judge](const policy::Input* input,
                                      policy::Decoding& decoding) -> std::optional<Judge> {
        Options options;
        if (input != nullptr && !policy::decode(*input, fields, options, decoding, common_setting_keys()))
            return std::nullopt;
        return [options = std::move(options), judge](const Project& project, Out& out) {
            out.subjects = 0;
            Each(project, [&](const Subject& subject) {
                ++*out.subjects;
                judge(subject, options, out);
            });
        };
    };
    return rule;
}

} // namespace detail

// The adapters: a rule is a function over one subject, and these do the looping.
template <typename Options = NoOptions>
[[nodiscard]] Rule per_table(About about, void (*judge)(const Table&, const Options&, Out&)) {
    return detail::per_subject<Options, Table, each_table>(std::move(about), judge);
}
template <typename Options = NoOptions>
[[nodiscard]] Rule per_created(About about, void (*judge)(const Created&, const Options&, Out&)) {
    return detail::per_subject<Options, Created, each_created>(std::move(about), judge);
}
template <typename Options = NoOptions>
[[nodiscard]] Rule per_write(About about, void (*judge)(const Written&, const Options&, Out&)) {
    return detail::per_subject<Options, Written, each_written>(std::move(about), judge);
}
template <typename Options = NoOptions>
[[nodiscard]] Rule per_read(About about, void (*judge)(const ReadSite&, const Options&, Out&)) {
    return detail::per_subject<Options, ReadSite, each_read>(std::move(about), judge);
}
template <typename Options = NoOptions>
[[nodiscard]] Rule per_removal(About about, void (*judge)(const Removed&, const Options&, Out&)) {
    return detail::per_subject<Options, Removed, each_removed>(std::move(about), judge);
}
template <typename Options = NoOptions>
[[nodiscard]] Rule per_maintenance(About about, void (*judge)(const Maintained&, const Options&, Out&)) {
    return detail::per_subject<Options, Maintained, each_maintained>(std::move(about), judge);
}

template <typename Options = NoOptions>
[[nodiscard]] Rule per_statement(About about, void (*judge)(const StatementSite&, const Options&, Out&)) {
    return detail::per_subject<Options, StatementSite, each_statement>(std::move(about), judge);
}

} // namespace lakelint::rule
