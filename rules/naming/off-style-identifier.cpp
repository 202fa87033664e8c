// SPDX-License-Identifier: Apache-2.0
#include "rule/introduced.h"
#include "rule/renamed.h"
#include "rule/rule.h"
#include "rule/securable.h"
#include "source/utf8.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <fmt/format.h>

namespace lakelint::rules::naming::off_style_identifier {
namespace {

using rule::Out;
using source::Text;

struct Options {
    unsigned max_length = 128;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("max-length", &Options::max_length, "how many characters a name has at most")
            .between(1, 255),
    };
    return fields;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view folded) {
    return std::find(words.begin(), words.end(), folded) != words.end();
}

/// Words that Databricks takes for keywords after a table or in an expression, whatever the settings.
constexpr std::array<std::string_view, 20> databricks_words = {
    "anti", "cross", "default", "except", "false", "full",  "inner", "intersect", "join",  "lateral",
    "left", "minus", "natural", "null",   "on",    "right", "semi",  "true",      "union", "using"};

/// Words that Spark, as the SQL standard, reserves where spark.sql.ansi.enforceReservedKeywords is set.
constexpr std::array<std::string_view, 55> ansi_words = {
    "all",           "and",          "any",          "as",
    "authorization", "both",         "case",         "cast",
    "check",         "collate",      "column",       "constraint",
    "create",        "current_date", "current_time", "current_timestamp",
    "current_user",  "distinct",     "else",         "end",
    "escape",        "fetch",        "filter",       "for",
    "foreign",       "from",         "grant",        "group",
    "having",        "in",           "into",         "is",
    "leading",       "not",          "only",         "or",
    "order",         "outer",        "overlaps",     "primary",
    "references",    "select",       "session_user", "some",
    "table",         "then",         "to",           "trailing",
    "unique",        "unknown",      "user",         "when",
    "where",         "with",         "within"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A name of digits alone, or of digits and what makes a number of another type of them: `2024`, `1e3`, `5L`.
bool reads_as_number(std::string_view name) {
    const std::string folded = source::fold_case(name);
    std::string_view rest = folded;
    const auto skip_digits = [&] {
        const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        rest.remove_prefix(end);
        return end > 0;
    };
    if (!skip_digits()) return false;
    if (rest.starts_with('e')) {
        rest.remove_prefix(1);
        if (!skip_digits()) return false;
    }
    constexpr std::array<std::string_view, 7> suffixes = {"", "l", "s", "y", "f", "d", "bd"};
    return holds(suffixes, rest);
}

/// Why a name has to be quoted, after "it"; empty where it has not. What stands in its holes does not count.
std::string why_quoted(const Text& name) {
    auto hole = name.holes.begin();
    for (std::size_t at = 0; at < name.value.size();) {
        if (hole != name.holes.end() && at == hole->begin) {
            at = hole++->end;
            continue;
        }
        const source::Utf8Step step = source::utf8_step(name.value, at);
        const std::string_view sign = std::string_view(name.value).substr(at, step.size);
        if (sign == " ") return "has a blank in it";
        if (sign.size() > 1 || !is_word(sign.front())) return fmt::format("has a `{}` in it", sign);
        at += step.size;
    }
    return name.literal() && reads_as_number(name.value) ? "reads as a number" : "";
}

/// One name where it is given to something.
struct Named {
    rule::Place place;
    const Text& name;
    std::function<std::string()> called; ///< for messages: "`prod.ods.orders`", "column `id` of `ods.orders`"
    const std::string& object;
};

struct Fault {
    std::string message;
    std::string help;
};

std::optional<Fault> fault_of(const Named& named, const Options& options) {
    const std::string why = why_quoted(named.name);
    if (!why.empty()) {
        return Fault{fmt::format("{} has to be written in backquotes wherever it is named, as it {}",
                                 named.called(), why),
                     "use only letters of English, digits and underscores"};
    }
    if (!named.name.literal()) return std::nullopt;
    const std::string folded = source::fold_case(named.name.value);
    const bool keyword = holds(databricks_words, folded);
    if (keyword || holds(ansi_words, folded)) {
        return Fault{fmt::format("{} is named by a reserved word: {}", named.called(),
                                 keyword ? "Databricks takes it for a keyword in some places"
                                         : "Spark refuses it where reserved words are enforced"),
                     "use another word, or a longer name that says more"};
    }
    const std::uint32_t length = source::count_code_points(named.name.value);
    if (length > options.max_length) {
        return Fault{fmt::format("the name of {} has {} characters, and the policy allows {}", named.called(),
                                 length, options.max_length),
                     "shorten it"};
    }
    return std::nullopt;
}

void judge_name(const Named& named, const Options& options, Out& out) {
    ++*out.subjects;
    if (auto fault = fault_of(named, options)) {
        out.report({.place = named.place,
                    .object = named.object,
                    .message = std::move(fault->message),
                    .help = std::move(fault->help),
                    .policy = std::nullopt,
                    .clause = named.name.value});
    } else if (!named.name.literal()) {
        out.unresolved(named.place, named.object,
                       fmt::format("its name is only known when the job runs: `{}`", named.name.value));
    }
}

/// What is no relation and still has a name that queries use.
bool is_named_in_queries(const std::string& object) {
    constexpr std::array<std::string_view, 5> kinds = {"catalog", "schema", "volume", "function",
                                                       "procedure"};
    return holds(kinds, object);
}

void judge_objects(const rule::StatementSite& site, const Options& options, Out& out) {
    for (const facts::ObjectChange& change : site.statement.objects) {
        if (change.verb != "create" || change.temporary || change.name.empty()) continue;
        if (!is_named_in_queries(change.object)) continue;
        const rule::Subject subject = rule::securable(site, change.object, change.name);
        const facts::Word& word = change.name.last();
        const std::string full = subject.name.text();
        const auto called = [&] { return rule::securable_in_words(change.object, subject); };
        judge_name({site.at(word.span), word.text, called, full}, options, out);
    }
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    out.subjects = 0;
    // A relation that is reported where it is created is not reported again where it gets the same name.
    std::set<std::pair<const facts::FileFacts*, std::string>> judged;
    const auto relation = [&](const rule::Subject& subject) {
        if (!judged.emplace(subject.place.file, subject.name.key()).second) return;
        const std::string full = subject.name.text();
        const auto called = [&] { return fmt::format("`{}`", full); };
        judge_name({subject.place, subject.name.name, called, full}, options, out);
    };
    rule::each_created(project, relation);
    rule::each_renamed(project, relation);
    rule::each_statement(project,
                         [&](const rule::StatementSite& site) { judge_objects(site, options, out); });
    rule::each_introduced_column(project, [&](const rule::IntroducedColumn& column) {
        const auto called = [&] {
            return fmt::format("column `{}` of `{}`", column.name.value, column.relation);
        };
        judge_name({column.place, column.name, called, column.relation}, options, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a name needs quoting, is a reserved word, or is too long",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::naming::off_style_identifier
