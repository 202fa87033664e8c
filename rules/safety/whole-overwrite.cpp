// SPDX-License-Identifier: Apache-2.0
#include "rule/covered.h"
#include "rule/fixes.h"
#include "rule/layout.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::safety::whole_overwrite {
namespace {

using policy::Verdict;
using rule::Out;
using rule::Written;

struct Options {
    std::vector<std::string> layers;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("layers", &Options::layers, "the layers to judge; none: every table, in a layer or not")
            .layers(),
    };
    return fields;
}

constexpr std::string_view mode_key = "spark.sql.sources.partitionOverwriteMode";

/// Whether an overwrite replaces only the partitions that it writes, as far as the session's settings go.
struct Mode {
    Verdict dynamic = Verdict::no;
    std::string reason; ///< of `unknown`
};

/// What the last SET before a statement of its file says; static is the default.
Mode mode_at(const Written& write) {
    Mode mode;
    for (const facts::Statement& earlier : write.file.statements) {
        if (&earlier == &write.statement) break;
        if (earlier.kind == "reset" && mode.dynamic != Verdict::no)
            mode = {Verdict::unknown, fmt::format("a RESET may set `{}` back", mode_key)};
        for (const facts::Setting& setting : earlier.settings) {
            if (setting.key.text.value != mode_key) continue;
            const source::Text& value = setting.value.text;
            mode = {source::equal_folded(value.value, "dynamic") ? Verdict::yes : Verdict::no, {}};
            if (!value.literal())
                mode = {Verdict::unknown, fmt::format("`{}` is set to `{}`", mode_key, value.value)};
        }
    }
    return mode;
}

/// What is known of the table that is overwritten.
struct Target {
    Verdict hive = Verdict::unknown; ///< one of Hive's own, of which only the partitions written are replaced
    Verdict partitioned = Verdict::unknown;
    std::string reason; ///< why something is unknown
};

Target target_of(const Written& write) {
    Target target;
    if (write.relation == nullptr || !write.relation->created()) {
        target.reason = rule::unseen_reason(write.name);
        return target;
    }
    const catalog::Relation& relation = *write.relation;
    const auto& format = relation.format;
    if (format && !format->text.literal()) {
        target.reason = fmt::format("its format is only known when the job runs: `{}`", format->text.value);
    } else {
        const bool named = format && source::equal_folded(format->text.value, "hive");
        target.hive = relation.creation->hive || named ? Verdict::yes : Verdict::no;
    }
    if (const auto unknown = rule::layout::unknown_reason(relation)) {
        target.reason = *unknown;
    } else {
        target.partitioned =
            relation.layout.kind == catalog::LayoutState::Kind::partitioned ? Verdict::yes : Verdict::no;
    }
    return target;
}

/// Why an overwrite takes the whole table; what is not known; or neither.
struct Judgement {
    std::string fault;
    std::string open;
};

/// PARTITION (dt), which names columns and no values; or no PARTITION at all.
Judgement judge_overwrite(const Written& write, const Mode& mode, const Target& target) {
    const auto& spec = write.write.partition;
    // A PARTITION clause is refused where there are no partitions.
    const Verdict partitioned = spec.empty() ? target.partitioned : Verdict::yes;
    const std::string fault = spec.empty()
                                  ? "it names no partition"
                                  : fmt::format("PARTITION gives `{}` no value", spec[0].key.text.value);
    if (partitioned == Verdict::no) {
        const bool nameable = mode.dynamic == Verdict::no && target.hive != Verdict::yes;
        return {nameable ? fault : "it is not partitioned", {}};
    }
    if (mode.dynamic == Verdict::yes)
        return {{}, partitioned == Verdict::yes ? std::string() : target.reason};
    if (mode.dynamic == Verdict::unknown) return {{}, mode.reason};
    if (target.hive == Verdict::no) return {fault, {}};
    // Of a table that nobody sees, no more than the usual can be said: it is one of Delta's.
    const bool unseen = write.relation == nullptr || !write.relation->created();
    if (unseen && spec.empty() && write.name.literal()) return {fault, {}};
    if (target.hive == Verdict::yes && partitioned == Verdict::yes) return {};
    return {{}, target.reason};
}

std::string replacement(const Written& write) {
    std::string condition = "<condition>";
    if (write.relation != nullptr) {
        const auto columns = rule::layout::columns(write.relation->layout);
        if (!columns.empty()) condition = columns.front() + " = …";
    }
    return fmt::format("INSERT INTO {} REPLACE WHERE {}", write.write.target.text(), condition);
}

/// Hive's own tables know no REPLACE WHERE, and only those with partitions can name one.
std::string help(const Written& write, const Target& target) {
    if (target.hive != Verdict::yes)
        return fmt::format("write {}, which replaces no other rows", replacement(write));
    if (target.partitioned == Verdict::no)
        return "write INSERT INTO, or partition the table by what one run writes, such as its day, and name "
               "that partition";
    return "name the partition that is meant, as in PARTITION (dt = '…')";
}

void judge(const Written& write, const Options& options, Out& out) {
    if (write.write.kind != facts::WriteKind::insert_overwrite) return;
    const auto& spec = write.write.partition;
    const auto has_value = [](const facts::Property& each) { return each.kind != facts::ValueKind::none; };
    if (std::any_of(spec.begin(), spec.end(), has_value)) return; // only what lies in that partition
    const Target target = target_of(write);
    Judgement found = judge_overwrite(write, mode_at(write), target);
    const rule::Place place{&write.file, write.write.keyword};
    const auto hole = std::find_if(spec.begin(), spec.end(),
                                   [](const facts::Property& each) { return !each.key.text.literal(); });
    if (hole != spec.end())
        found = {{}, fmt::format("a placeholder stands for its partition: `{}`", hole->key.text.value)};
    if ((found.fault.empty() && found.open.empty()) || !rule::is_covered(write, options.layers, out)) return;
    if (found.fault.empty()) {
        out.unresolved(place, write.name.text(), found.open);
        return;
    }
    const bool hive = target.hive == Verdict::yes;
    rule::Finding finding{.place = place,
                          .object = write.name.text(),
                          .message = fmt::format("INSERT OVERWRITE replaces every row of `{}`: {}",
                                                 write.name.text(), found.fault),
                          .help = help(write, target),
                          .policy = std::nullopt,
                          .clause = "insert overwrite"};
    if (!hive) finding.fixes = rule::hint(fmt::format("write {}", replacement(write)), write.file);
    out.report(std::move(finding));
}

} // namespace

rule::Rule make() {
    return rule::per_write<Options>({.summary = "an INSERT OVERWRITE replaces a whole table",
                                     .scope = rule::Scope::statement,
                                     .fixable = rule::Fixable::no},
                                    judge);
}

} // namespace lakelint::rules::safety::whole_overwrite
