// SPDX-License-Identifier: Apache-2.0
#include "policy/show.h"

#include "policy/decode.h"
#include "source/utf8.h"

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

constexpr std::size_t comment_column = 60;

class Writer {
  public:
    explicit Writer(const Policy& policy) : policy_(policy) {}

    std::string write() {
        line(0, "version", std::to_string(policy_.version), {});
        line(0, "dialect", policy_.dialect, {});
        if (policy_.defaults.catalog) line(0, "default catalog", *policy_.defaults.catalog, {});
        if (policy_.defaults.schema) line(0, "default schema", *policy_.defaults.schema, {});
        if (!policy_.exclude.empty()) line(0, "exclude", list(policy_.exclude), {});
        if (!policy_.order.empty()) line(0, "order", list(policy_.order), {});
        section("layers", policy_.layers.empty());
        for (const Layer& layer : policy_.layers)
            write(layer);
        section("names", policy_.names.empty());
        for (const auto& [name, placeholder] : policy_.names)
            line(1, name, in_words(placeholder), {});
        section("rules", policy_.rules.empty());
        for (const RuleSetting& rule : policy_.rules)
            line(1, rule.pattern, in_words(rule.value), rule.at);
        return std::move(text_);
    }

  private:
    static std::string list(const std::vector<std::string>& items) {
        return Codec<std::vector<std::string>>::print(items);
    }

    void section(std::string_view name, bool empty) {
        text_ += fmt::format("\n{}:{}\n", name, empty ? " none" : "");
    }

    void line(std::size_t depth, std::string_view key, std::string_view value, const PolicyReference& at) {
        std::string line(depth * 2, ' ');
        line += key;
        line += ':';
        if (!value.empty()) line += ' ';
        line += value;
        if (at.line != 0) {
            const std::size_t width = source::count_code_points(line);
            line.append(width < comment_column ? comment_column - width : 1, ' ');
            line += fmt::format("# {}:{}", at.path, at.line);
        }
        text_ += line + "\n";
    }

    void write(const Layer& layer) {
        line(1, layer.name, "", layer.at);
        line(2, "schemas", Codec<std::vector<SchemaPattern>>::print(layer.schemas), {});
        if (layer.tables) line(2, "tables", Codec<Template>::print(layer.tables->value), layer.tables->at);
        if (layer.kinds) line(2, "kinds", list(layer.kinds->value), layer.kinds->at);
        if (layer.reads) line(2, "reads", layers(layer.reads->value), layer.reads->at);
        if (layer.read_by) line(2, "read-by", layers(layer.read_by->value), layer.read_by->at);
        if (!layer.paths.empty()) line(2, "paths", list(layer.paths), {});
        if (layer.retention) write(*layer.retention);
        if (layer.layout) write(*layer.layout);
        if (layer.owner) line(2, "owner", Codec<std::string>::print(layer.owner->value), layer.owner->at);
        if (layer.expires) write(*layer.expires);
        if (layer.protected_)
            line(2, "protected", layer.protected_->value ? "true" : "false", layer.protected_->at);
    }

    static std::string layers(const std::vector<std::string>& names) {
        return names.empty() ? "[] (no layer)" : list(names);
    }

    void write(const Sourced<Retention>& retention) {
        const Retention& value = retention.value;
        line(2, "retention", "", retention.at);
        if (value.deleted_files) {
            line(3, "deleted-files", in_words(value.deleted_files->value), value.deleted_files->at);
        }
        if (value.log) line(3, "log", in_words(value.log->value), value.log->at);
        if (!value.rows) return;
        const RowRetention& rows = value.rows->value;
        const std::string by = rows.by.empty() ? "" : fmt::format(", purged by {}", rows.by);
        line(3, "rows", (rows.max ? "at most " + to_string(*rows.max) : "any age") + by, value.rows->at);
    }

    void write(const Sourced<Layout>& layout) {
        const Layout& value = layout.value;
        line(2, "layout", value.required ? "required" : "optional", layout.at);
        if (!value.keys.empty()) line(3, "keys", fmt::format("at least one of {}", list(value.keys)), {});
        if (value.max_keys) line(3, "max-keys", std::to_string(value.max_keys->value), value.max_keys->at);
    }

    void write(const Sourced<Expiry>& expires) {
        const auto& max = expires.value.max;
        const std::string bound = max ? fmt::format(", at most {} ahead", to_string(max->value)) : "";
        line(2, "expires", fmt::format("property {}{}", expires.value.property, bound), expires.at);
    }

    static std::string in_words(const DurationRange& range) {
        if (range.min && range.max)
            return fmt::format("{} to {}", to_string(*range.min), to_string(*range.max));
        if (range.min) return fmt::format("at least {}", to_string(*range.min));
        if (range.max) return fmt::format("at most {}", to_string(*range.max));
        return "set, to any length";
    }

    static std::string in_words(const Placeholder& placeholder) {
        if (placeholder.words.empty()) return fmt::format("matches `{}`", placeholder.regex);
        std::string text;
        for (const std::string& word : placeholder.words) {
            const auto meaning = placeholder.meaning.find(word);
            const bool explained = meaning != placeholder.meaning.end() && !meaning->second.empty();
            text += (text.empty() ? "one of " : ", ") + word;
            if (explained) text += fmt::format(" ({})", meaning->second);
        }
        return text;
    }

    static std::string in_words(const Value& value) {
        std::string text;
        switch (value.kind) {
        case Value::Kind::null: return "";
        case Value::Kind::scalar: return Codec<std::string>::print(value.scalar);
        case Value::Kind::list:
            for (const Value& item : value.items)
                text += (text.empty() ? "" : ", ") + in_words(item);
            return "[" + text + "]";
        case Value::Kind::map:
            for (const Value::Entry& entry : value.entries)
                text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", entry.key.scalar,
                                    in_words(entry.value));
            return "{ " + text + " }";
        }
        return text;
    }

    const Policy& policy_;
    std::string text_;
};

} // namespace

std::string show(const Policy& policy) { return Writer(policy).write(); }

} // namespace lakelint::policy
