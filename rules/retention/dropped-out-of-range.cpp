// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"
#include "rule/fixes.h"
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/text.h"

#include <fmt/format.h>

namespace lakelint::rules::retention::dropped_out_of_range {
namespace {

using facts::ObjectChange;
using policy::Duration;
using rule::Out;
using rule::StatementSite;

struct Options {
    std::optional<Duration> min;
    std::optional<Duration> max;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields(
        {
            policy::field("min", &Options::min, "the shortest time for which what is dropped must be kept"),
            policy::field("max", &Options::max, "the longest time for which what is dropped may be kept"),
        },
        [](const Options& options, const policy::Input& input, policy::Decoding& decoding) {
            if (!options.min || !options.max || *options.min <= *options.max) return true;
            decoding.error(input.value.span, "`min` is greater than `max`", "exchange the two");
            return false;
        });
    return fields;
}

struct Broken {
    Duration bound;
    std::string_view demand;
};

std::optional<Broken> broken_bound(Duration value, const Options& options) {
    if (options.min && value < *options.min) return Broken{*options.min, "requires at least"};
    if (options.max && value > *options.max) return Broken{*options.max, "allows at most"};
    return std::nullopt;
}

/// A length of time as RETAIN DROPPED takes it, in the case of what stands there; nothing for one that is no
/// whole number of hours.
std::optional<std::string> as_written(Duration length, std::string_view like) {
    if (length % std::chrono::hours(1) != Duration::zero()) return std::nullopt;
    std::string text = policy::to_string(length);
    const bool upper = source::fold_case(like) != like;
    if (upper) {
        for (char& c : text)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

void report(const StatementSite& site, const ObjectChange& change, Duration value, const Broken& broken,
            Out& out) {
    const facts::Word& written = *change.retain_dropped;
    const rule::Subject subject = rule::securable(site, change.object, change.name);
    const auto right = as_written(broken.bound, written.text.value);
    const std::string bound = policy::to_string(broken.bound);
    const std::string help = fmt::format("write {}", right.value_or(bound));
    out.report({.place = site.at(written.span),
                .object = subject.name.text(),
                .message = fmt::format("{} keeps what is dropped for {}, and the policy {} {}",
                                       rule::securable_in_words(change.object, subject),
                                       policy::to_string(value), broken.demand, bound),
                .help = help,
                .policy = std::nullopt,
                .clause = fmt::format("retain dropped {}", policy::to_string(value)),
                .fixes = right ? rule::fix(help, rule::Safety::unsafe, site.file,
                                           {rule::replace(written.span, *right)})
                               : rule::hint(help, site.file)});
}

void judge_change(const StatementSite& site, const ObjectChange& change, const Options& options, Out& out) {
    if (!change.retain_dropped || (!options.min && !options.max)) return;
    const facts::Word& written = *change.retain_dropped;
    const std::string& text = written.text.value;
    if (!written.text.literal()) {
        out.unresolved(site.at(written.span), rule::securable(site, change.object, change.name).name.text(),
                       fmt::format("how long is only known when the job runs: `{}`", text));
        return;
    }
    const auto value = policy::parse_duration(text);
    if (!value) {
        out.unresolved(site.at(written.span), rule::securable(site, change.object, change.name).name.text(),
                       fmt::format("`{}` is no length of time that RETAIN DROPPED takes", text));
        return;
    }
    if (const auto broken = broken_bound(*value, options)) report(site, change, *value, *broken, out);
}

void judge(const StatementSite& site, const Options& options, Out& out) {
    for (const ObjectChange& change : site.statement.objects)
        judge_change(site, change, options, out);
}

} // namespace

rule::Rule make() {
    return rule::per_statement<Options>(
        {.summary = "a catalog or schema keeps what is dropped for less or more time than allowed",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::unsafe},
        judge);
}

} // namespace lakelint::rules::retention::dropped_out_of_range
