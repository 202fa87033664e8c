// SPDX-License-Identifier: Apache-2.0
#include "policy/yaml.h"

#include "policy/yaml_places.h"
#include "policy/yaml_syntax.h"
#include "policy/yaml_tree.h"

#include <exception>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace lakelint::policy {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20U;

std::uint32_t offset(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::uint32_t>(mark.pos);
}

/// Hands on what yaml-cpp meets. Its events are used rather than its nodes, as only they tell the place of an
/// alias and show a key that is written twice.
class Events : public YAML::EventHandler {
  public:
    Events(const YamlPlaces& places, YamlTree& tree) : places_(places), tree_(tree) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) throw of_second_document(offset(mark));
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { tree_.null(offset(mark), anchor); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        tree_.alias(offset(mark), anchor);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        tree_.scalar(offset(mark), tag, anchor, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        tree_.begin_collection(Value::Kind::list, offset(mark), tag, anchor);
    }
    void OnSequenceEnd() override { tree_.end_collection(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        tree_.begin_collection(Value::Kind::map, offset(mark), tag, anchor);
    }
    void OnMapEnd() override { tree_.end_collection(); }

  private:
    /// yaml-cpp also begins a new document at text that does not go on with the one above.
    [[nodiscard]] YamlError of_second_document(std::uint32_t at) const {
        if (places_.text().substr(std::min(at, places_.size())).starts_with("---")) {
            return {
                {at, at + 3}, "a second YAML document begins here; a policy is one", "leave the `---` out"};
        }
        return explain_failure(
            places_, {"end of document not found", at, std::nullopt, tree_.last_quoted(), tree_.last_end()});
    }

    const YamlPlaces& places_;
    YamlTree& tree_;
    int documents_ = 0;
};

/// Control characters: yaml-cpp takes one of them for the end of the text.
std::optional<YamlError> find_control_character(std::string_view text) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') continue;
        return YamlError{{i, i + 1},
                         fmt::format("the control character U+{:04X} cannot stand in a policy", byte),
                         "leave it out"};
    }
    return std::nullopt;
}

/// The first document goes to the tree; whatever follows it is an error.
void parse(const YamlPlaces& places, YamlTree& tree) {
    std::istringstream stream{std::string(places.text())};
    Events events(places, tree);
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(events)) parser.HandleNextDocument(events);
}

std::optional<YamlError> run(const YamlPlaces& places, YamlTree& tree) {
    try {
        parse(places, tree);
        return std::nullopt;
    } catch (const YamlError& error) {
        return error;
    } catch (const YAML::Exception& error) {
        return explain_failure(places, {error.msg, offset(error.mark), tree.open_bracket(),
                                        tree.last_quoted(), tree.last_end()});
    } catch (const std::exception& error) {
        return YamlError{
            {}, fmt::format("the policy could not be read: {}", error.what()), "make it smaller"};
    }
}

} // namespace

Yaml read_yaml(std::string_view text) {
    Yaml yaml;
    if (text.size() > most_bytes) {
        yaml.errors.push_back(
            {{},
             fmt::format("the policy has {} bytes; at most {} are read", text.size(), most_bytes),
             "keep what is not policy in files of its own"});
        return yaml;
    }
    if (auto control = find_control_character(text)) {
        yaml.errors.push_back(std::move(*control));
        return yaml;
    }
    const YamlPlaces places(text);
    YamlTree tree(places);
    const auto failure = run(places, tree);
    yaml.errors = tree.take_errors();
    if (failure) {
        yaml.errors.push_back(*failure);
    } else {
        yaml.root = tree.take_root();
    }
    return yaml;
}

} // namespace lakelint::policy
