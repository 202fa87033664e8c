// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace lakelint::rules::cost::fixed_shuffle_partitions {
namespace {

using facts::Setting;
using rule::Out;
using rule::StatementSite;

struct Options {
    std::optional<unsigned> min;
    std::optional<unsigned> max;
    std::string compute = "any";
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields(
        {
            policy::field("min", &Options::min, "the fewest shuffle partitions that a SET may ask for"),
            policy::field("max", &Options::max, "the most shuffle partitions that a SET may ask for"),
            policy::field("compute", &Options::compute, "where the statements run; it may refuse settings")
                .words("kind of compute", {"any", "serverless", "warehouse"}),
        },
        [](const Options& options, const policy::Input& input, policy::Decoding& decoding) {
            if (!options.min || !options.max || *options.min <= *options.max) return true;
            decoding.error(input.value.span, "`min` is greater than `max`", "exchange the two");
            return false;
        });
    return fields;
}

constexpr std::string_view shuffle_partitions = "spark.sql.shuffle.partitions";

/// Serverless notebooks and jobs take these.
constexpr auto serverless = std::to_array<std::string_view>({
    shuffle_partitions,
    "spark.sql.session.timeZone",
    "spark.sql.ansi.enabled",
    "spark.sql.files.maxPartitionBytes",
    "spark.sql.legacy.timeParserPolicy",
    "spark.databricks.execution.timeout",
});

/// The configuration parameters of SQL warehouses, which go by names of their own.
constexpr auto warehouse = std::to_array<std::string_view>({
    "ANSI_MODE",
    "LEGACY_TIME_PARSER_POLICY",
    "MAX_FILE_PARTITION_BYTES",
    "READ_ONLY_EXTERNAL_METASTORE",
    "STATEMENT_TIMEOUT",
    "TIMEZONE",
    "USE_CACHED_RESULT",
});

/// The parameter of a warehouse that does what a setting of Spark's does.
constexpr auto equivalents = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"spark.sql.session.timeZone", "TIMEZONE"},
    {"spark.sql.ansi.enabled", "ANSI_MODE"},
    {"spark.sql.files.maxPartitionBytes", "MAX_FILE_PARTITION_BYTES"},
    {"spark.sql.legacy.timeParserPolicy", "LEGACY_TIME_PARSER_POLICY"},
    {"spark.databricks.execution.timeout", "STATEMENT_TIMEOUT"},
});

template <std::size_t N>
bool is_one_of(std::string_view key, const std::array<std::string_view, N>& keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view each) { return source::equal_folded(each, key); });
}

bool accepts(const std::string& compute, std::string_view key) {
    if (compute == "serverless") return is_one_of(key, serverless);
    return compute != "warehouse" || is_one_of(key, warehouse);
}

std::string way_out(const std::string& compute, std::string_view key) {
    if (compute == "warehouse") {
        const auto found = std::find_if(equivalents.begin(), equivalents.end(), [&](const auto& pair) {
            return source::equal_folded(pair.first, key);
        });
        if (found != equivalents.end()) return fmt::format("set `{}` instead", found->second);
    }
    return "remove the SET, or run the job on compute of its own";
}

void report_refused(const StatementSite& site, const Setting& setting, const Options& options, Out& out) {
    const std::string& key = setting.key.text.value;
    const std::string_view where = options.compute == "warehouse" ? "a SQL warehouse" : "serverless compute";
    std::string help = way_out(options.compute, key);
    out.report({.place = site.at(setting.key.span),
                .object = {},
                .message = fmt::format("{} refuses to set `{}`, with CONFIG_NOT_AVAILABLE", where, key),
                .help = help,
                .policy = std::nullopt,
                .clause = fmt::format("{} on {}", source::fold_case(key), options.compute),
                .fixes = rule::hint(help, site.file)});
}

/// A value without the quotes that SET does not take away.
std::string_view unquoted(std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '\'' || value.front() == '"');
    return quoted ? value.substr(1, value.size() - 2) : value;
}

std::optional<unsigned> number_of(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// What the policy wants of a number; empty where it may be as it is.
std::string demand(unsigned number, const Options& options) {
    if (options.min && number < *options.min) return fmt::format("requires at least {}", *options.min);
    if (options.max && number > *options.max) return fmt::format("allows at most {}", *options.max);
    return {};
}

void judge_number(const StatementSite& site, const Setting& setting, const Options& options, Out& out) {
    if (!options.min && !options.max) return;
    const source::Text& value = setting.value.text;
    if (!value.literal()) {
        out.unresolved(site.at(setting.key.span), {},
                       fmt::format("its value is only known when the job runs: `{}`", value.value));
        return;
    }
    const auto number = number_of(unquoted(value.value));
    const std::string wanted = number ? demand(*number, options) : std::string();
    if (wanted.empty()) return; // `auto`, or nothing that Spark takes
    const std::string& key = setting.key.text.value;
    const bool whole = setting.value.span.size() == value.value.size(); // what stands in the file is known
    out.report({.place = site.at(setting.key.span),
                .object = {},
                .message = fmt::format("`{}` is set to {}, and the policy {}", key, *number, wanted),
                .help =
                    "write `auto`, by which Databricks chooses the number by the amount of data, or remove "
                    "the SET",
                .policy = std::nullopt,
                .clause = fmt::format("{} = {}", shuffle_partitions, *number),
                .fixes = whole ? rule::fix("write `auto`", rule::Safety::unsafe, site.file,
                                           {rule::replace(setting.value.span, "auto")})
                               : std::vector<rule::Fix>()});
}

void judge(const StatementSite& site, const Options& options, Out& out) {
    for (const Setting& setting : site.statement.settings) {
        const source::Text& key = setting.key.text;
        if (!key.literal()) {
            if (options.compute == "any") continue;
            out.unresolved(
                site.at(setting.key.span), {},
                fmt::format("which setting this is, is only known when the job runs: `{}`", key.value));
        } else if (!accepts(options.compute, key.value)) {
            report_refused(site, setting, options, out);
        } else if (source::equal_folded(key.value, shuffle_partitions)) {
            judge_number(site, setting, options, out);
        }
    }
}

} // namespace

rule::Rule make() {
    return rule::per_statement<Options>(
        {.summary = "a SET of the number of shuffle partitions outside the range, or one that the compute "
                    "refuses",
         .scope = rule::Scope::statement,
         .fixable = rule::Fixable::unsafe},
        judge);
}

} // namespace lakelint::rules::cost::fixed_shuffle_partitions
