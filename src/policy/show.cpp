// SPDX-License-Identifier: Apache-2.0
#include "policy/show.h"

#include "policy/decode.h"
#include "source/utf8.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

constexpr std::size_t comment_column = 60;
constexpr std::size_t widest_flow = 76;

/// In double quotes, with line breaks and tabs spelt out.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
    return out + "\"";
}

/// Text that was in quotes keeps them where it would be read as something else without.
std::string word(const Value& value) {
    const std::string& text = value.scalar;
    const bool broken = text.find_first_of("\n\r\t") != std::string::npos;
    const bool odd = text == "true" || text == "false" || text == "null" || text == "~"
                     || text.find_first_not_of("0123456789") == std::string::npos;
    if (broken || text.empty() || (value.quoted && odd)) return in_quotes(text);
    return Codec<std::string>::print(text);
}

bool is_scalar(const Value& value) { return value.kind == Value::Kind::scalar; }

bool is_empty(const Value& value) { return value.items.empty() && value.entries.empty(); }

class Writer {
  public:
    Writer(const Policy& policy, bool origin) : policy_(policy), origin_(origin) {}

    std::string write() {
        const Value& root = policy_.merged;
        head("version", std::to_string(policy_.version));
        head("dialect", policy_.dialect);
        for (const Value::Entry& entry : root.entries) {
            const std::string& key = entry.key.scalar;
            if (key == "version" || key == "dialect") continue;
            if (key == "extends" || key == "waiver-files") continue; // what they name is in here already
            if (!is_scalar(entry.value)) text_ += "\n";
            write(entry, 0, "");
        }
        return std::move(text_);
    }

  private:
    /// A key that each policy has, be it by default.
    void head(std::string_view key, std::string_view value) {
        const Value::Entry* written = policy_.merged.find_entry(key);
        put(fmt::format("{}: {}", key, value), written == nullptr ? nullptr : &written->key);
    }

    [[nodiscard]] bool same_line(const Value& a, const Value& b) const {
        return a.line == b.line && a.span.file == b.span.file;
    }

    /// A collection on one line: all its values are words, and one line of the policy holds them.
    [[nodiscard]] std::string flow(const Value& value) const {
        std::string text;
        const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
        if (value.kind == Value::Kind::list) {
            for (const Value& item : value.items) {
                if (!is_scalar(item)) return {};
                add(word(item));
            }
            return "[" + text + "]";
        }
        for (const Value::Entry& entry : value.entries) {
            if (!is_scalar(entry.value) || !same_line(entry.key, value.entries.front().key)) return {};
            add(word(entry.key) + ": " + word(entry.value));
        }
        return text.empty() ? "{}" : "{ " + text + " }";
    }

    /// `lead` is what stands before the key: nothing, or the dash of a list.
    void write(const Value::Entry& entry, std::size_t depth, const std::string& lead) {
        const std::string head = std::string(depth * 2, ' ') + lead + word(entry.key) + ":";
        const std::size_t inner = depth + 1 + lead.size() / 2;
        if (entry.value.kind == Value::Kind::null) {
            put(head, &entry.key);
        } else if (is_scalar(entry.value)) {
            put(head + " " + word(entry.value), &entry.key);
        } else if (const std::string line = flow(entry.value);
                   !line.empty() && (head.size() + line.size() < widest_flow || is_empty(entry.value))) {
            const auto& inner_entries = entry.value.entries;
            put(head + " " + line, inner_entries.empty() ? &entry.key : &inner_entries.front().key);
        } else {
            put(head, &entry.key);
            write_within(entry.value, inner);
        }
    }

    void write_within(const Value& value, std::size_t depth) {
        for (const Value::Entry& entry : value.entries)
            write(entry, depth, "");
        for (const Value& item : value.items)
            write_item(item, depth);
    }

    void write_item(const Value& item, std::size_t depth) {
        const std::string dash = std::string(depth * 2, ' ') + "- ";
        if (is_scalar(item)) {
            put(dash + word(item), &item);
        } else if (item.kind == Value::Kind::map && !item.entries.empty()) {
            write(item.entries.front(), depth, "- ");
            for (std::size_t i = 1; i < item.entries.size(); ++i)
                write(item.entries[i], depth + 1, "");
        } else {
            put(dash + flow(item), &item);
        }
    }

    /// One line; a value that nobody wrote is a default.
    void put(std::string line, const Value* from) {
        if (origin_) {
            const std::size_t width = source::count_code_points(line);
            line.append(width < comment_column ? comment_column - width : 1, ' ');
            line += from == nullptr ? "# default"
                                    : fmt::format("# {}:{}", policy_.files[from->span.file], from->line);
        }
        text_ += line + "\n";
    }

    const Policy& policy_;
    bool origin_;
    std::string text_;
};

} // namespace

std::string show(const Policy& policy, bool origin) { return Writer(policy, origin).write(); }

} // namespace lakelint::policy
