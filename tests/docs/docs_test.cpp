// SPDX-License-Identifier: Apache-2.0
// Holds the documentation to what the program does. In a `console` block each line that begins with `$ ` is
// run in a shell at the root of the sources, and what follows must be what it prints;
// LAKELINT_UPDATE_GOLDEN=1 rewrites that. A `yaml policy` block must be a sound policy.
#include "docs/documents.h"
#include "policy/decode.h"
#include "policy/policy_fields.h"
#include "rule/registry.h"
#include "rule/rule.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using namespace lakelint;
using namespace lakelint::test;

namespace {

/// A `console` block as it should be.
std::string run_console(const std::string& block) {
    const TempDir home;
    std::istringstream lines(block);
    std::string line;
    std::string result;
    while (std::getline(lines, line)) {
        if (!line.starts_with("$ ")) continue;
        const Outcome outcome = run_command(line.substr(2) + " 2>&1", source_dir(), home.path());
        result += line + "\n" + outcome.out;
    }
    return result;
}

/// Every match of a regular expression's first group.
std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        found.push_back((*at)[1].str());
    return found;
}

/// The keys of a type and of all that it holds.
void collect_keys(const policy::FieldType& type, std::set<std::string>& keys) {
    for (const policy::FieldInfo& field : type.fields) {
        keys.insert(field.key);
        collect_keys(field.type, keys);
    }
    if (type.element) collect_keys(*type.element, keys);
    for (const policy::FieldType& each : type.alternatives)
        collect_keys(each, keys);
}

std::string family_of(std::string_view id) { return std::string(id.substr(0, id.find('/'))); }

} // namespace

TEST_CASE("commands in the documentation print what it shows", "[docs]") {
    std::size_t consoles = 0;
    for (const fs::path& file : documents()) {
        std::string text = read_file(source_dir() / file);
        auto all = blocks(text);
        std::reverse(all.begin(), all.end()); // so that offsets stay right
        for (const Block& block : all) {
            if (block.info != "console") continue;
            ++consoles;
            CHECK(block.text.starts_with("$ "));
            text.replace(block.offset, block.text.size(), run_console(block.text));
        }
        check_golden(source_dir() / file, text);
    }
    CHECK(consoles >= 2);
}

TEST_CASE("the README shows findings of the example", "[docs]") {
    const auto all = blocks(read_file(source_dir() / "README.md"));
    const auto console =
        std::find_if(all.begin(), all.end(), [](const Block& b) { return b.info == "console"; });
    REQUIRE(console != all.end());
    CHECK(console->text.starts_with("$ lakelint check examples/lakehouse"));
    CHECK(console->text.find("\nerror[") != std::string::npos);
}

TEST_CASE("policies in the documentation are sound", "[docs]") {
    std::size_t policies = 0;
    for (const fs::path& file : documents()) {
        for (const Block& block : blocks(read_file(source_dir() / file))) {
            if (block.info != "yaml policy") continue;
            ++policies;
            const TempDir folder;
            const bool whole = block.text.starts_with("version:");
            folder.write("lakelint.yaml", (whole ? "" : "version: 1\n") + block.text);
            const Outcome outcome = run_command("lakelint policy check", folder.path(), folder.path());
            INFO(file.string() << ":" << block.line << "\n" << outcome.out << outcome.err);
            CHECK(outcome.status == 0);
        }
    }
    CHECK(policies >= 10);
}

TEST_CASE("docs/policy.md explains every key", "[docs]") {
    std::set<std::string> keys;
    collect_keys(policy::Codec<policy::Policy>::type(), keys);
    REQUIRE(keys.size() > 20);
    const std::string text = prose(read_file(source_dir() / "docs/policy.md"));
    for (const std::string& key : keys) {
        INFO(key);
        CHECK(text.find("`" + key + "`") != std::string::npos);
    }
}

TEST_CASE("docs/rules/README.md is what `lakelint rules --format markdown` prints", "[docs]") {
    const TempDir dir;
    const Outcome printed = run_command("lakelint rules --format markdown", dir.path(), dir.path());
    REQUIRE(printed.status == 0);
    check_golden(source_dir() / "docs/rules/README.md", printed.out);
    for (const rule::Registered& registered : rule::registry()) {
        // Each family has a sentence below its heading, and each rule a row that leads to its card.
        const std::string family = family_of(registered.id);
        const std::string id(registered.id);
        INFO(id);
        CHECK(
            std::regex_search(printed.out, std::regex("\n## " + family + "\n\n[A-Z][^|]+\\.\n\n\\| rule ")));
        CHECK(printed.out.find("\n| [`" + id + "`](../../rules/" + id + ".md) | ") != std::string::npos);
    }
}

TEST_CASE("the documentation names no rule that there is not", "[docs]") {
    std::set<std::string> ids;
    std::set<std::string> families;
    for (const rule::Registered& registered : rule::registry()) {
        ids.insert(std::string(registered.id));
        families.insert(family_of(registered.id));
    }
    for (const fs::path& file : documents()) {
        for (const std::string& id : all_matches(read_file(source_dir() / file), "`([a-z]+/[a-z-]+)`")) {
            if (!families.contains(family_of(id)) || fs::exists(source_dir() / id)) continue;
            INFO(file.string() << ": " << id);
            CHECK(ids.contains(id));
        }
    }
}

TEST_CASE("links in the documentation lead somewhere", "[docs]") {
    std::size_t links = 0;
    for (const fs::path& file : documents()) {
        const std::string text = read_file(source_dir() / file);
        for (const std::string& link : all_matches(prose(text), "\\]\\(([^)#:]+)(#[^)]*)?\\)")) {
            ++links;
            INFO(file.string() << ": " << link);
            CHECK(fs::exists(source_dir() / file.parent_path() / link));
        }
    }
    CHECK(links >= 5);
}

TEST_CASE("lakelint's command lines for hooks and pipelines run", "[docs]") {
    std::set<std::string> commands;
    for (const fs::path& file : documents())
        for (const std::string& command :
             all_matches(read_file(source_dir() / file), "(?:run|entry|-):? (lakelint check[^\n]*)\n"))
            commands.insert(command);
    REQUIRE(commands.size() >= 3);
    for (const std::string& command : commands) {
        const TempDir folder;
        const TempDir home;
        fs::copy(source_dir() / "examples/lakehouse", folder.path(), fs::copy_options::recursive);
        const Outcome outcome = run_command(command + " | cat", folder.path(), home.path());
        INFO(command << "\n" << outcome.err);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.find("partition/unpruned-write") != std::string::npos);
    }
}
