// SPDX-License-Identifier: Apache-2.0
#include "rules/run_rule.h"

#include "catalog/catalog.h"
#include "cli/project_reader.h"
#include "engine/engine.h"
#include "facts/statement.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "rule/settings.h"
#include "support/catch.h"

#include <algorithm>

namespace lakelint::test {
namespace {

using namespace std::chrono;

/// The day on which cards are read.
constexpr year_month_day card_day{year{2026}, month{1}, day{15}};

facts::FileFacts read_text(const std::string& path, const std::string& text, lower::Reader& reader) {
    facts::FileFacts facts;
    facts.path = path;
    source::File file;
    file.text = text;
    for (const auto& fragment : fragment::fragments(std::move(file)))
        reader.read(fragment.text, fragment.map, facts);
    return facts;
}

std::vector<facts::FileFacts> read_files(const std::vector<ExampleFile>& files) {
    std::vector<facts::FileFacts> all;
    lower::Reader reader;
    for (const ExampleFile& file : files)
        all.push_back(read_text(file.path, file.text, reader));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return all;
}

} // namespace

Said run_rule(const rule::Registered& rule, const std::string& policy, const std::vector<ExampleFile>& files,
              const Mutation& mutation) {
    auto loaded = policy::parse(policy, "lakelint.yaml");
    for (const auto& error : loaded.errors)
        FAIL_CHECK("policy: " << error.message);
    REQUIRE(loaded.policy.has_value());
    if (mutation.policy) mutation.policy(*loaded.policy);
    const auto facts = read_files(files);
    for (const auto& fault : engine::faults(facts))
        FAIL_CHECK("syntax: " << fault.message);
    const catalog::Catalog catalog(facts, cli::catalog_options(*loaded.policy));
    const rule::Project project{*loaded.policy, catalog, facts, card_day};
    auto configured = rule::configure(*loaded.policy, std::span(&rule, 1));
    for (const auto& error : configured.errors)
        FAIL_CHECK("policy: " << error.message);
    for (rule::ActiveRule& active : configured.rules) {
        if (mutation.judge) active.judge = mutation.judge(std::move(active.judge));
    }
    auto result = engine::run(project, configured.rules, 1);
    return {std::move(result.diagnostics), std::move(result.unresolved)};
}

std::vector<std::string> syntax_errors(const std::string& text) {
    lower::Reader reader;
    std::vector<std::string> messages;
    for (const facts::Fault& fault : read_text("", text, reader).faults)
        messages.push_back(fault.message);
    return messages;
}

} // namespace lakelint::test
