// SPDX-License-Identifier: Apache-2.0

// What a card says of its rule's options is what the rule declares.
#include "rule/registry.h"
#include "rule/rule.h"
#include "support/catch.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace lakelint::test {
namespace {

std::string section(std::string_view card, const std::string& title) {
    const std::size_t heading = card.find("\n## " + title + "\n");
    if (heading == std::string_view::npos) return {};
    const std::size_t begin = card.find('\n', heading + 1) + 1;
    return std::string(card.substr(begin, card.find("\n## ", begin) - begin));
}

/// The items of a list, each with the lines that go on from its first.
std::vector<std::string> items(const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::string line;
    bool open = false;
    while (std::getline(lines, line)) {
        if (line.starts_with("- ")) {
            found.push_back(line.substr(2));
        } else if (open && line.starts_with("  ")) {
            found.back() += line.substr(1);
        }
        open = line.starts_with("- ") || (open && !line.empty());
    }
    return found;
}

/// Text in quotes may stand there without them.
std::string without_quotes(std::string text) {
    std::erase(text, '"');
    return text;
}

} // namespace

TEST_CASE("every card lists the options of its rule, with their defaults", "[cards]") {
    for (const rule::Registered& registered : rule::registry()) {
        const rule::Rule rule = registered.make();
        const std::string text = section(registered.card, "Options");
        const std::vector<std::string> listed = items(text);
        INFO(registered.id << "\n" << text);
        CHECK(rule.options.empty() == text.starts_with("\nNone."));
        CHECK(listed.size() == rule.options.size());
        for (const policy::FieldInfo& option : rule.options) {
            // `- `deny` (default: `[]`): globs of names`; the colon in the parentheses may be left out.
            const auto found = std::find_if(listed.begin(), listed.end(), [&](const std::string& item) {
                return item.starts_with("`" + option.key + "` (") && item.find("): ") != std::string::npos;
            });
            INFO(option.key << ", by default " << option.default_text);
            REQUIRE(found != listed.end());
            const std::string by_default = without_quotes("`" + option.default_text + "`");
            const bool said = without_quotes(*found).find(by_default) != std::string::npos;
            CHECK((said || option.default_text.empty()));
        }
    }
}

} // namespace lakelint::test
