// SPDX-License-Identifier: Apache-2.0

// Applies the fixes of every card's bad examples, safe and unsafe ones, and demands exactly what its ```sql
// fixed blocks show; that the files can still be read, and that what had a fix is not found any more.
#include "diagnostic/applicable.h"
#include "fix/mend.h"
#include "rule/rule.h"
#include "rules/card.h"
#include "rules/run_rule.h"
#include "support/catch.h"
#include "support/diff.h"

#include <algorithm>
#include <map>

namespace lakelint::test {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Safety;

constexpr int max_rounds = 10;

std::vector<ExampleFile> plain_files(const Example& example) {
    std::vector<ExampleFile> files = example.files;
    for (ExampleFile& file : files)
        file.text = without_markers(file.text);
    return files;
}

bool is_fixable(const Diagnostic& finding) {
    return diagnostic::applicable(finding, Safety::unsafe) != nullptr;
}

/// One round; false when nothing changed.
bool fix_once(const std::vector<Diagnostic>& findings, std::vector<ExampleFile>& files) {
    std::map<std::string, std::vector<const diagnostic::Fix*>> fixes;
    for (const Diagnostic& finding : findings) {
        if (const auto* each = diagnostic::applicable(finding, Safety::unsafe))
            fixes[each->path].push_back(each);
    }
    bool changed = false;
    for (ExampleFile& file : files) {
        const auto found = fixes.find(file.path);
        if (found == fixes.end()) continue;
        source::File text;
        text.text = file.text;
        fix::Mended mended = fix::mend(fix::Sheet(std::move(text)), found->second, syntax_errors);
        for (const std::size_t i : mended.harmful)
            FAIL_CHECK(file.path << " could not be read any more after: " << found->second[i]->title);
        for (const std::size_t i : mended.misfit)
            FAIL_CHECK("edits in " << file.path
                                   << " that cannot be made or change nothing: " << found->second[i]->title);
        changed = changed || mended.text != file.text;
        file.text = std::move(mended.text);
    }
    return changed;
}

/// Applies fixes until nothing changes; what the rule then finds.
Said fix_all(const rule::Registered& rule, const Example& example, std::vector<ExampleFile>& files) {
    for (int round = 0; round < max_rounds; ++round) {
        Said said = run_rule(rule, example.policy, files);
        if (!fix_once(said.diagnostics, files)) return said;
    }
    FAIL_CHECK("fixes do not come to an end");
    return {};
}

/// What was found before and could be mended is gone, and nothing has come up in its place.
void check_gone(const std::vector<Diagnostic>& before, const std::vector<Diagnostic>& after) {
    for (const Diagnostic& finding : before) {
        const auto same = [&](const Diagnostic& other) {
            return other.message == finding.message && other.location.path == finding.location.path;
        };
        const bool twice = std::count_if(before.begin(), before.end(), same) > 1;
        if (!is_fixable(finding) || twice) continue;
        INFO("still found: " << finding.message);
        CHECK(std::none_of(after.begin(), after.end(), same));
    }
    const auto fixable = std::count_if(before.begin(), before.end(), is_fixable);
    CHECK(after.size() <= before.size() - static_cast<std::size_t>(fixable));
}

void check_files(const std::vector<ExampleFile>& before, const std::vector<ExampleFile>& after,
                 const Example& example) {
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto wanted = std::find_if(example.fixed.begin(), example.fixed.end(),
                                         [&](const ExampleFile& each) { return each.path == after[i].path; });
        const std::string& text = wanted == example.fixed.end() ? before[i].text : wanted->text;
        INFO(after[i].path << (wanted == example.fixed.end() ? ", which has no ```sql fixed block,"
                                                             : ", against its ```sql fixed block,")
                           << "\n"
                           << diff(text, after[i].text));
        CHECK(after[i].text == text);
    }
}

void check_fixes(const rule::Registered& rule, const Example& example) {
    const std::vector<ExampleFile> before = plain_files(example);
    const Said found = run_rule(rule, example.policy, before);
    std::vector<ExampleFile> after = before;
    const Said left = fix_all(rule, example, after);
    if (!example.fixed.empty()) check_files(before, after, example);
    check_gone(found.diagnostics, left.diagnostics);
}

/// What a rule says of itself in the list of rules is what it offers.
void check_promise(rule::Fixable fixable, const std::vector<Diagnostic>& findings) {
    for (const Diagnostic& finding : findings) {
        INFO(finding.message);
        for (const diagnostic::Fix& fix : finding.fixes) {
            CHECK_FALSE(fix.title.empty());
            if (fix.edits.empty()) CHECK(fix.safety == Safety::display_only);
            if (fix.safety == Safety::display_only) continue;
            CHECK(fixable != rule::Fixable::no);
            if (fixable == rule::Fixable::unsafe) CHECK(fix.safety == Safety::unsafe);
        }
    }
}

} // namespace

TEST_CASE("fixes leave every example of every card as it shows", "[cards][fix]") {
    for (const rule::Registered& rule : rule::registry()) {
        DYNAMIC_SECTION(rule.id) {
            const rule::Fixable fixable = rule.make().about.fixable;
            bool offers = false;
            bool shows = false;
            for (const Example& example : read_examples(rule.card)) {
                INFO(rule.id << ".md, example at line " << example.card_line);
                const Said said = run_rule(rule, example.policy, plain_files(example));
                check_promise(fixable, said.diagnostics);
                const bool mends = std::any_of(said.diagnostics.begin(), said.diagnostics.end(), is_fixable);
                offers = offers || mends;
                shows = shows || !example.fixed.empty();
                if (mends) check_fixes(rule, example);
                if (!mends) CHECK(example.fixed.empty());
            }
            INFO("`fixable` says whether the rule offers fixes that have edits; if so, some ```sql fixed "
                 "block "
                 "shows what they come to");
            CHECK(offers == (fixable != rule::Fixable::no));
            CHECK(shows == offers);
        }
    }
}

} // namespace lakelint::test
