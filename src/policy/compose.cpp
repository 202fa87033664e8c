// SPDX-License-Identifier: Apache-2.0
#include "policy/compose.h"

#include "policy/decoding.h"
#include "policy/merge.h"
#include "policy/shipped.h"
#include "policy/spelling.h"
#include "policy/yaml.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace lakelint::policy {

namespace {

namespace fs = std::filesystem;

/// Far more than people nest; a chain of files that lead on and on ends here.
constexpr std::size_t most_levels = 16;
/// A file counts each time it is extended, as two levels that extend two each do so four times.
constexpr std::size_t most_files = 256;

void stamp(Value& value, std::uint32_t file) {
    value.span.file = file;
    for (Value& item : value.items)
        stamp(item, file);
    for (Value::Entry& entry : value.entries) {
        stamp(entry.key, file);
        stamp(entry.value, file);
    }
}

bool is_path(std::string_view name) {
    return name.find('/') != std::string_view::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

/// The texts of a key that takes one text or a list of them; anything else is for decoding to complain about.
std::vector<Value> texts_of(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    if (value == nullptr) return {};
    std::vector<Value> texts;
    for (const Value& item : value->kind == Value::Kind::list ? value->items : std::vector{*value}) {
        if (item.kind == Value::Kind::scalar && !item.scalar.empty()) texts.push_back(item);
    }
    return texts;
}

class Composer {
  public:
    explicit Composer(const std::optional<fs::path>& folder) : folder_(folder) {}

    Composed run(source::File file) {
        result_.root = compose(std::move(file), folder_);
        return std::move(result_);
    }

  private:
    std::optional<Value> compose(source::File file, const std::optional<fs::path>& folder) {
        const std::string path = file.path;
        auto root = read(std::move(file));
        if (!root) return std::nullopt;
        if (root->kind != Value::Kind::map) return root; // decoding says so
        if (folder) add_waiver_files(*root, path, *folder);
        open_.push_back(path);
        std::optional<Value> base;
        for (const Value& name : texts_of(*root, "extends")) {
            auto extended = extend(name, path, folder);
            if (!extended || extended->kind != Value::Kind::map) continue;
            std::erase_if(extended->entries, [](const auto& each) { return each.key.scalar == "extends"; });
            base = base ? merge_policies(std::move(*base), std::move(*extended)) : std::move(*extended);
        }
        open_.pop_back();
        return base ? merge_policies(std::move(*base), std::move(*root)) : std::move(root);
    }

    /// Reads a file of the policy and remembers it.
    std::optional<Value> read(source::File file) {
        const auto index = static_cast<std::uint32_t>(result_.files.size());
        result_.files.push_back({std::move(file.path), std::move(file.text), !open_.empty()});
        paths_.push_back(result_.files.back().path);
        if (file.first_unreadable) {
            const std::uint32_t at = *file.first_unreadable;
            error({{at, at + 3}, index}, "the policy is not UTF-8: this character cannot be read",
                  "save the file as UTF-8");
            return std::nullopt;
        }
        Yaml yaml = read_yaml(result_.files.back().text);
        for (YamlError& wrong : yaml.errors)
            error({wrong.span, index}, std::move(wrong.message), std::move(wrong.help));
        if (!yaml.root) return std::nullopt;
        stamp(*yaml.root, index);
        return std::move(yaml.root);
    }

    std::optional<Value> extend(const Value& name, const std::string& by,
                                const std::optional<fs::path>& folder) {
        if (open_.size() >= most_levels) {
            error(name.span, fmt::format("more than {} policies extend each other", most_levels),
                  "extend fewer levels");
            return std::nullopt;
        }
        if (result_.files.size() >= most_files) {
            if (!std::exchange(too_many_, true)) {
                error(name.span,
                      fmt::format("the policy comes to more than {} files from here on", most_files),
                      "extend fewer files, and each only once");
            }
            return std::nullopt;
        }
        if (!is_path(name.scalar)) return extend_shipped(name);
        auto file = read_named(name, by, folder, "extended");
        if (!file) return std::nullopt;
        if (std::find(open_.begin(), open_.end(), file->path) != open_.end()) {
            error(name.span, fmt::format("`{}` extends itself{}", file->path, way()),
                  "let policies extend each other in one direction only");
            return std::nullopt;
        }
        return compose(std::move(*file), (*folder / fs::path(name.scalar)).parent_path());
    }

    std::optional<Value> extend_shipped(const Value& name) {
        std::vector<std::string> names;
        for (const Shipped& shipped : shipped_policies()) {
            if (shipped.name == name.scalar) {
                source::File file;
                file.path = fmt::format("{}{}.yaml", shipped_prefix, shipped.name);
                file.text = shipped.text;
                return compose(std::move(file), std::nullopt);
            }
            names.emplace_back(shipped.name);
        }
        error(name.span,
              fmt::format("there is no shipped policy `{}`{}", name.scalar,
                          did_you_mean(nearest_spelling(name.scalar, names))),
              fmt::format("write one of {}, or the path of a file, such as `./{}.yaml`", comma_list(names),
                          name.scalar));
        return std::nullopt;
    }

    /// A file that a policy names by a path relative to its own folder.
    std::optional<source::File> read_named(const Value& name, const std::string& by,
                                           const std::optional<fs::path>& folder, std::string_view verb) {
        if (!folder) {
            error(name.span, fmt::format("no file can be {} here, as this policy is none itself", verb),
                  "name a shipped policy");
            return std::nullopt;
        }
        const fs::path printed = (fs::path(by).parent_path() / fs::path(name.scalar)).lexically_normal();
        auto file = source::load(*folder / fs::path(name.scalar), printed.generic_string());
        if (file) return std::move(*file);
        error(name.span, fmt::format("`{}` cannot be read: {}", name.scalar, file.error().message),
              "write a path relative to the folder of this file");
        return std::nullopt;
    }

    /// What the files of `waiver-files` list counts as if it stood under `waivers`.
    void add_waiver_files(Value& root, const std::string& path, const fs::path& folder) {
        for (const Value& name : texts_of(root, "waiver-files")) {
            auto file = read_named(name, path, folder, "named");
            if (!file) continue;
            auto list = read(std::move(*file));
            if (!list || list->kind == Value::Kind::null) continue;
            if (list->kind != Value::Kind::list) {
                error(list->span, "a file of waivers is a list of them",
                      "begin each with `- rule: …`, without a key above");
                continue;
            }
            append_waivers(root, name, std::move(*list));
        }
    }

    static void append_waivers(Value& root, const Value& name, Value list) {
        for (Value::Entry& entry : root.entries) {
            if (entry.key.scalar != "waivers") continue;
            if (entry.value.kind != Value::Kind::list) return; // decoding says so
            std::move(list.items.begin(), list.items.end(), std::back_inserter(entry.value.items));
            return;
        }
        Value key = name;
        key.scalar = "waivers";
        root.entries.push_back({std::move(key), std::move(list)});
    }

    /// ", by way of `b.yaml`", from the policies that are open.
    [[nodiscard]] std::string way() const {
        std::string text;
        for (std::size_t i = 1; i < open_.size(); ++i)
            text += fmt::format("{}`{}`", text.empty() ? ", by way of " : " and ", open_[i]);
        return text;
    }

    void error(FileSpan at, std::string message, std::string help) {
        Decoding(paths_, result_.errors).error(at, std::move(message), std::move(help));
    }

    std::optional<fs::path> folder_;
    Composed result_;
    std::vector<std::string> paths_;
    bool too_many_ = false;         ///< which has been said
    std::vector<std::string> open_; ///< the policies that are being put together, by path
};

} // namespace

Composed compose(source::File file, const std::optional<fs::path>& folder) {
    return Composer(folder).run(std::move(file));
}

} // namespace lakelint::policy
