// SPDX-License-Identifier: Apache-2.0
#include "rules/mutants.h"

#include "rule/settings.h"
#include "rules/card.h"
#include "rules/run_rule.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace lakelint::test {
namespace {

using rule::Judge;
using rule::Out;
using rule::Project;

bool same(const diagnostic::Location& a, const diagnostic::Location& b) {
    return a.path == b.path && a.span == b.span;
}

bool same(const Said& a, const Said& b) {
    const auto finding = [](const diagnostic::Diagnostic& x, const diagnostic::Diagnostic& y) {
        return same(x.location, y.location) && x.message == y.message;
    };
    const auto open = [](const diagnostic::Unresolved& x, const diagnostic::Unresolved& y) {
        return same(x.location, y.location) && x.reason == y.reason;
    };
    return std::equal(a.diagnostics.begin(), a.diagnostics.end(), b.diagnostics.begin(), b.diagnostics.end(),
                      finding)
           && std::equal(a.unresolved.begin(), a.unresolved.end(), b.unresolved.begin(), b.unresolved.end(),
                         open);
}

/// What a judge says of a project, for somebody to change.
Out said_by(const Judge& judge, const Project& project) {
    Out out("", diagnostic::Severity::error, std::nullopt);
    judge(project, out);
    return out;
}

Judge finds_nothing(Judge judge) {
    return [judge = std::move(judge)](const Project& project, Out& out) {
        Out said = said_by(judge, project);
        out.unresolved_checks = std::move(said.unresolved_checks);
    };
}

Judge leaves_nothing_open(Judge judge) {
    return [judge = std::move(judge)](const Project& project, Out& out) {
        judge(project, out);
        out.unresolved_checks.clear();
    };
}

/// Every place that a rule may be asked about: of the subjects of each kind.
std::vector<rule::Place> places(const Project& project) {
    std::vector<rule::Place> all;
    const auto add = [&](const rule::Subject& subject) { all.push_back(subject.place); };
    rule::each_table(project, add);
    rule::each_created(project, add);
    rule::each_written(project, add);
    rule::each_read(project, add);
    rule::each_removed(project, add);
    rule::each_maintained(project, add);
    rule::each_statement(project, [&](const rule::StatementSite& site) {
        all.push_back({&site.file, site.statement.keyword});
    });
    return all;
}

/// Reports where the judge did not, and only there.
Judge turned_around(Judge judge) {
    return [judge = std::move(judge)](const Project& project, Out& out) {
        const Out said = said_by(judge, project);
        std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> seen;
        for (const diagnostic::Diagnostic& found : said.diagnostics)
            seen.emplace(found.location.path, found.location.span.begin, found.location.span.end);
        for (const rule::Place& place : places(project)) {
            if (!seen.emplace(place.file->path, place.span.begin, place.span.end).second) continue;
            out.report({.place = place,
                        .object = {},
                        .message = "turned around",
                        .help = {},
                        .policy = std::nullopt,
                        .clause = {}});
        }
    };
}

/// Takes an option out of what the policy says of a rule, so that its default holds.
Mutation without_option(const rule::Registered& rule, const std::string& key) {
    const auto forget = [id = rule.id, key](std::vector<policy::RuleSetting>& settings) {
        for (policy::RuleSetting& setting : settings) {
            if (setting.pattern == id)
                std::erase_if(setting.value.entries,
                              [&](const auto& each) { return each.key.scalar == key; });
        }
    };
    return {[forget](policy::Policy& policy) {
                forget(policy.rules);
                for (policy::Override& each : policy.overrides)
                    forget(each.rules);
            },
            {}};
}

/// A card's examples with what its rule says of them.
class Card {
  public:
    explicit Card(const rule::Registered& rule) : rule_(rule), examples_(read_examples(rule.card)) {
        for (const Example& example : examples_)
            said_.push_back(run_rule(rule_, example.policy, example.files));
    }

    /// Whether an example, bad or good, yields something else with a mutation.
    [[nodiscard]] bool kills(const Mutation& mutation, bool bad) const {
        for (std::size_t i = 0; i < examples_.size(); ++i) {
            if (examples_[i].bad != bad) continue;
            if (!same(run_rule(rule_, examples_[i].policy, examples_[i].files, mutation), said_[i]))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool kills(const Mutation& mutation) const {
        return kills(mutation, true) || kills(mutation, false);
    }

  private:
    const rule::Registered& rule_;
    std::vector<Example> examples_;
    std::vector<Said> said_;
};

/// Whether the code of a rule may leave something open.
bool may_leave_open(std::string_view code) {
    return code.find("unresolved(") != std::string_view::npos
           || code.find("layer_that(") != std::string_view::npos;
}

std::string code_of(const rule::Registered& rule) {
    const std::filesystem::path file = source_dir() / "rules" / (std::string(rule.id) + ".cpp");
    return std::filesystem::exists(file) ? read_file(file) : "";
}

} // namespace

std::vector<std::string> surviving_mutants(const rule::Registered& rule) {
    const Card card(rule);
    std::vector<std::string> survivors;
    const auto expect = [&](bool killed, std::string mutant) {
        if (!killed) survivors.push_back(std::move(mutant));
    };
    expect(card.kills({{}, finds_nothing}, true), "it finds nothing: no bad example notices");
    expect(card.kills({{}, turned_around}, true), "it is turned around: no bad example notices");
    expect(card.kills({{}, turned_around}, false), "it is turned around: no good example notices");
    if (may_leave_open(code_of(rule))) {
        expect(card.kills({{}, leaves_nothing_open}),
               "it leaves nothing open: no example shows what it cannot judge");
    }
    for (const policy::FieldInfo& option : rule.make().options) {
        expect(card.kills(without_option(rule, option.key)),
               fmt::format("it does not heed `{}`: no example notices", option.key));
    }
    return survivors;
}

TEST_CASE("no card is blind", "[mutants]") {
    for (const rule::Registered& rule : rule::registry()) {
        DYNAMIC_SECTION(rule.id) {
            const std::vector<std::string> survivors = surviving_mutants(rule);
            CHECK(survivors == std::vector<std::string>{});
        }
    }
}

namespace {

struct MostOptions {
    unsigned most = 1;
};

const policy::Fields<MostOptions>& fields_of(const MostOptions*) {
    static const policy::Fields<MostOptions> fields{policy::field("most", &MostOptions::most, "how many")};
    return fields;
}

/// Finds each table whose name is longer than `most`.
void judge_length(const rule::Table& table, const MostOptions& options, Out& out) {
    if (table.name.text().size() <= options.most) return;
    out.report({.place = table.place,
                .object = table.name.text(),
                .message = "too long",
                .help = "shorten it",
                .policy = std::nullopt,
                .clause = {}});
}

rule::Rule make_length() { return rule::per_table<MostOptions>({.summary = "a name is long"}, judge_length); }

} // namespace

TEST_CASE("a card that shows too little is blind", "[mutants]") {
    const std::string policy = "```yaml policy\nlayers: {}\nrules: { naming/long: { most: 3 } }\n```\n";
    const std::string defaults = "```yaml policy\nlayers: {}\nrules: { naming/long: error }\n```\n";
    const std::string bad = "```sql bad\nCREATE TABLE a.b.cd (id INT);\n```\n";
    const std::string good = "```sql good\nCREATE TABLE a (id INT);\n```\n";
    const std::string empty = "```sql good\n```\n";
    const auto survivors = [](const std::string& card) {
        return surviving_mutants({"naming/long", make_length, card});
    };
    using Lines = std::vector<std::string>;
    const std::string no_bad = "it finds nothing: no bad example notices";
    const std::string around_bad = "it is turned around: no bad example notices";
    const std::string around_good = "it is turned around: no good example notices";
    const std::string option = "it does not heed `most`: no example notices";
    CHECK(survivors(policy + bad + "```sql good\nCREATE TABLE ab (id INT);\n```\n") == Lines{});
    CHECK(survivors(policy + good) == Lines{no_bad, around_bad, option});
    CHECK(survivors(policy + bad + empty) == Lines{around_good, option});
    CHECK(survivors(defaults + bad + good) == Lines{option});
}

} // namespace lakelint::test
