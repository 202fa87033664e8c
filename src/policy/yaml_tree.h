// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/value.h"
#include "policy/yaml.h"
#include "policy/yaml_places.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::policy {

/// Builds a tree of values from what a parser meets, in its order: aliases copied in, `<<` merged, keys
/// checked. Errors that leave no sense in going on are thrown as YamlError, for `read_yaml` to catch.
class YamlTree {
  public:
    /// Names an anchored value; 0 is none.
    using Anchor = std::size_t;

    explicit YamlTree(const YamlPlaces& places) : places_(places) {}

    void begin_collection(Value::Kind kind, std::uint32_t at, std::string_view tag, Anchor anchor);
    void end_collection();
    void scalar(std::uint32_t at, std::string_view tag, Anchor anchor, const std::string& text);
    void null(std::uint32_t at, Anchor anchor);
    void alias(std::uint32_t at, Anchor anchor);

    [[nodiscard]] std::optional<Value> take_root() { return std::move(root_); }
    [[nodiscard]] std::vector<YamlError> take_errors() { return std::move(errors_); }

    /// The bracket of the innermost `[` or `{` that is still open.
    [[nodiscard]] std::optional<std::uint32_t> open_bracket() const;
    /// The end of what was read last.
    [[nodiscard]] std::uint32_t last_end() const { return last_end_; }
    /// The scalar in quotes that was read last.
    [[nodiscard]] std::optional<source::Span> last_quoted() const { return last_quoted_; }

  private:
    struct Open {
        Value value;
        std::optional<Value> key;
        Anchor anchor = 0;
    };
    /// How much a tree holds, for the limits on what aliases may expand to.
    struct Weight {
        std::size_t values = 0;
        std::size_t bytes = 0;
    };

    static Weight weigh(const Value& value);
    void add_weight(Weight weight, source::Span at);
    std::uint32_t begin_value(std::uint32_t at, std::string_view tag, Anchor anchor);
    void complete(Value value, Anchor anchor);
    void add_entry(Open& map, Value value);
    void finish_map(Value& map);
    void check_duplicates(Value& map);
    void merge(Value& map);
    void merge_from(const Value& source, const Value& map, std::vector<Value::Entry>& into);
    void error(source::Span span, std::string message, std::string help);

    const YamlPlaces& places_;
    std::vector<Open> open_;
    std::map<Anchor, Value> anchored_;
    std::optional<Value> root_;
    std::vector<YamlError> errors_;
    std::optional<source::Span> last_quoted_;
    std::uint32_t last_end_ = 0;
    Weight weight_;
};

} // namespace lakelint::policy
