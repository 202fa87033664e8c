// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/rule.h"

#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lakelint::rules::naming::unqualified_target {
namespace {

using rule::Out;
using rule::Subject;

struct Options {
    unsigned parts = 3;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field(
            "parts", &Options::parts,
            "how many parts a created or written name has at least, those of a USE before it counted")
            .between(1, 3),
    };
    return fields;
}

/// A first part that nobody knows may hold the parts before it: `${db}.t`.
const source::Text* open_front(const Subject& subject) {
    const catalog::ObjectName& name = subject.name;
    const source::Text* first = name.written >= 2 && name.schema ? &*name.schema : &name.name;
    return first->unknown() ? first : nullptr;
}

std::string missing_parts(unsigned written, unsigned wanted) {
    if (written == 2) return "no catalog";
    return wanted == 3 ? "no catalog and no schema" : "no schema";
}

std::string full_name(const catalog::ObjectName& name, unsigned wanted) {
    std::string full = name.schema ? name.schema->value : "<schema>";
    if (wanted == 3) full.insert(0, (name.catalog ? name.catalog->value : "<catalog>") + ".");
    return full + "." + name.name.value;
}

/// `prod.ods.orders` in one pair of backquotes is a name with dots in it, not three parts.
bool is_quoted_whole(const facts::Name& target) {
    return target.parts.size() == 1 && target.last().text.literal()
           && target.last().text.value.find('.') != std::string::npos;
}

/// `` `prod.ods.orders` `` taken apart at its dots.
std::vector<rule::Fix> parts_quoted_apart(const Subject& subject, const facts::Name& target,
                                          unsigned wanted) {
    std::vector<std::string> parts;
    std::string_view rest = target.last().text.value;
    while (true) {
        const std::size_t dot = rest.find('.');
        if (dot == 0 || rest.empty()) return {};
        parts.push_back(rule::identifier(rest.substr(0, dot)));
        if (dot == std::string_view::npos) break;
        rest.remove_prefix(dot + 1);
    }
    if (parts.size() < wanted || parts.size() > 3) return {};
    const std::string name = fmt::format("{}", fmt::join(parts, "."));
    return rule::fix(fmt::format("write `{}`", name), rule::Safety::safe, *subject.place.file,
                     {rule::replace(target.last().span, name)});
}

/// The parts that a USE or the policy's `defaults` give. A job may be set to another catalog than those say,
/// so somebody has to look.
std::vector<rule::Fix> fixes(const Subject& subject, const facts::Name& target, unsigned wanted) {
    const catalog::ObjectName& name = subject.name;
    if (!rule::is_written_plainly(target.parts.front())) return {};
    if (is_quoted_whole(target)) return parts_quoted_apart(subject, target, wanted);
    if (!name.literal() || !name.schema || (wanted == 3 && !name.catalog)) return {};
    std::string missing;
    if (wanted == 3) missing = rule::identifier(name.catalog->value) + ".";
    if (target.parts.size() == 1) missing += rule::identifier(name.schema->value) + ".";
    return rule::fix(fmt::format("write `{}{}`", missing, target.text()), rule::Safety::unsafe,
                     *subject.place.file, {rule::insert_before(target.parts.front().span, missing)});
}

void judge_target(const Subject& subject, const facts::Name& target, unsigned wanted, Out& out) {
    if (subject.name.written >= wanted || target.is_live()) return;
    if (const source::Text* open = open_front(subject)) {
        out.unresolved(subject.place, subject.name.text(),
                       fmt::format("a placeholder may stand for several parts: `{}`", open->value));
        return;
    }
    out.report(
        {.place = subject.place,
         .object = subject.name.text(),
         .message = fmt::format("`{}` says {}, and no USE before it does; the policy requires {} parts",
                                target.text(), missing_parts(subject.name.written, wanted), wanted),
         .help = is_quoted_whole(target)
                     ? "put backquotes around each part by itself, not around the dots between them"
                     : fmt::format("write `{}`, or put a USE before it", full_name(subject.name, wanted)),
         .policy = {},
         .clause = target.text(),
         .fixes = fixes(subject, target, wanted)});
}

void judge(const rule::Project& project, const Options& options, Out& out) {
    std::set<std::pair<const facts::FileFacts*, std::uint32_t>> judged;
    const auto once = [&](const Subject& subject, const facts::Name& target) {
        if (judged.emplace(subject.place.file, subject.place.span.begin).second)
            judge_target(subject, target, options.parts, out);
    };
    rule::each_created(project, [&](const rule::Created& created) {
        // CREATE LIVE TABLE takes no schema and no USE: the settings of its pipeline say where it lies.
        if (!created.creation.live) once(created, created.creation.name);
    });
    rule::each_written(project, [&](const rule::Written& written) { once(written, written.write.target); });
}

} // namespace

rule::Rule make() {
    return rule::whole_project({.summary = "a created or written name leaves out its catalog or schema",
                                .scope = rule::Scope::statement,
                                .fixable = rule::Fixable::safe},
                               judge);
}

} // namespace lakelint::rules::naming::unqualified_target
