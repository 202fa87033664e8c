// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/full_regex.h"
#include "rule/introduced.h"
#include "rule/rule.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::rules::naming::off_pattern_column {
namespace {

using policy::Verdict;
using rule::IntroducedColumn;
using rule::Out;

struct Options {
    std::string pattern = "[a-z][a-z0-9_]*";
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("pattern", &Options::pattern,
                      "a regular expression (RE2) that the whole name of a column matches, case and all")
            .noun("regular expression")
            .checked(rule::is_regex),
    };
    return fields;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word begins at an upper-case letter: `orderId`, `HTTPStatus`.
bool begins_word(std::string_view name, std::size_t at) {
    if (at == 0 || !is_upper(name[at])) return false;
    const bool after_small = is_lower(name[at - 1]) || is_digit(name[at - 1]);
    const bool before_small = at + 1 < name.size() && is_lower(name[at + 1]);
    return after_small || (is_upper(name[at - 1]) && before_small);
}

/// `order_id` of `OrderId`, `Order-ID` and `order id`; empty where letters are not those of English.
std::string snake_case(std::string_view name) {
    std::string result;
    const auto separate = [&] {
        if (!result.empty() && result.back() != '_') result += '_';
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (static_cast<unsigned char>(c) >= 0x80U) return {};
        if (!is_lower(c) && !is_upper(c) && !is_digit(c)) {
            separate();
            continue;
        }
        if (begins_word(name, i)) separate();
        result += source::fold_case(name.substr(i, 1));
    }
    while (result.ends_with('_'))
        result.pop_back();
    return result;
}

void judge_column(const IntroducedColumn& column, const rule::FullRegex& pattern, const Options& options,
                  Out& out) {
    const std::string& name = column.name.value;
    const Verdict fits = pattern.match(column.name);
    if (fits == Verdict::unknown) {
        out.unresolved(column.place, column.relation,
                       fmt::format("the column's name is only known when the job runs: `{}`", name));
    }
    if (fits != Verdict::no) return;
    const bool literal = column.name.literal();
    rule::Finding finding{.place = column.place,
                          .object = column.relation,
                          .message = fmt::format("column `{}` of `{}` does not match `{}`, the policy's "
                                                 "pattern for columns{}",
                                                 name, column.relation, options.pattern,
                                                 literal ? "" : ", whatever its placeholders stand for"),
                          .help = "rename it before the first reader uses it, or give it an alias where it "
                                  "comes from another table",
                          .policy = std::nullopt,
                          .clause = name};
    const std::string right = literal ? snake_case(name) : std::string();
    if (!right.empty() && pattern.match(source::Text(right)) == Verdict::yes) {
        finding.fixes = rule::hint(fmt::format("name it `{}`", right), *column.place.file);
    }
    out.report(std::move(finding));
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    const rule::FullRegex pattern(options.pattern);
    out.subjects = 0;
    rule::each_introduced_column(project, [&](const IntroducedColumn& column) {
        ++*out.subjects;
        judge_column(column, pattern, options, out);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a column's name does not match the policy's pattern",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::no},
                               judge);
}

} // namespace lakelint::rules::naming::off_pattern_column
