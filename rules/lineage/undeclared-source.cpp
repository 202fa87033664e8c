// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "rule/renamed.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

namespace lakelint::rules::lineage::undeclared_source {
namespace {

using catalog::ObjectName;
using rule::Out;
using rule::Project;
using rule::ReadSite;

struct Options {
    std::vector<policy::ObjectGlob> ignore;
};

const policy::Fields<Options>& fields_of(const Options*) {
    static const policy::Fields<Options> fields{
        policy::field("ignore", &Options::ignore,
                      "globs of relations that another project creates, such as `*.crm.*`"),
    };
    return fields;
}

/// A relation that the project creates, or may create.
struct Declared {
    ObjectName name;
    const facts::FileFacts* file = nullptr;
    bool read = true; ///< false: no more than the beginning of the statement could be read
};

bool fully_known(const ObjectName& name) { return name.catalog && name.schema && name.literal(); }

/// Everything that the project creates or names anew, what it drops later included.
class Declarations {
    static constexpr std::size_t max_slips = 2;

  public:
    explicit Declarations(const Project& project) {
        rule::each_created(project, [&](const rule::Created& created) {
            add({created.name, &created.file});
        });
        rule::each_renamed(project, [&](const rule::Renamed& renamed) {
            add({renamed.name, renamed.place.file});
        });
        const catalog::Defaults defaults{project.policy.defaults.catalog, project.policy.defaults.schema};
        for (const facts::FileFacts& file : project.files) {
            for (const facts::Fault& fault : file.faults) {
                for (const facts::Unread& unread : fault.unread) {
                    if (!unread.defines()) continue;
                    add({catalog::resolve(unread.name, file.contexts[unread.context], defaults), &file,
                         false});
                }
            }
        }
    }

    [[nodiscard]] bool has(const std::string& key) const { return keys_.contains(key); }

    /// One that may be the relation of this name although it is not called so; null where there is none.
    [[nodiscard]] const Declared* possible(const ObjectName& name) const {
        const auto may_be = [&](const Declared& each) { return catalog::may_be_same(name, each.name); };
        const auto find = [&](const std::vector<Declared>& list) -> const Declared* {
            const auto found = std::find_if(list.begin(), list.end(), may_be);
            return found == list.end() ? nullptr : &*found;
        };
        if (name.name.literal()) {
            const auto same = by_name_.find(source::fold_case(name.name.value));
            const Declared* found = same == by_name_.end() ? nullptr : find(same->second);
            return found != nullptr ? found : find(open_);
        }
        for (const auto& [last, list] : by_name_) {
            if (const Declared* found = find(list)) return found;
        }
        return find(open_);
    }

    /// What is created in the same schema under a name that differs by a slip of the pen, or goes on after
    /// an underscore.
    [[nodiscard]] std::optional<std::string> likely(const ObjectName& name) {
        const auto schema = by_schema_.find(schema_key(name));
        if (schema == by_schema_.end() || schema->second.size() > comparisons_) return std::nullopt;
        comparisons_ -= schema->second.size();
        const std::string wanted = source::fold_case(name.name.value);
        std::size_t nearest = std::min(max_slips, wanted.size() / 3) + 1;
        std::optional<std::string> found;
        for (const auto& [folded, written] : schema->second) {
            if (folded.size() + max_slips < wanted.size() || wanted.size() + max_slips < folded.size())
                continue;
            const std::size_t slips = policy::spelling_distance(folded, wanted);
            if (slips >= nearest) continue;
            nearest = slips;
            found = written;
        }
        if (found) return found;
        // Of several that go on, any guess would be as likely wrong as right.
        const auto longer = schema->second.lower_bound(wanted + '_');
        const auto goes_on = [&](auto each) {
            return each != schema->second.end() && each->first.starts_with(wanted + '_');
        };
        return goes_on(longer) && !goes_on(std::next(longer)) ? std::optional(longer->second) : std::nullopt;
    }

  private:
    static std::string schema_key(ObjectName name) {
        name.name = {};
        return name.key();
    }

    void add(Declared declared) {
        const ObjectName& name = declared.name;
        if (declared.read && keys_.insert(name.key()).second && fully_known(name))
            by_schema_[schema_key(name)].emplace(source::fold_case(name.name.value), name.name.value);
        auto& list = name.name.literal() ? by_name_[source::fold_case(name.name.value)] : open_;
        list.push_back(std::move(declared));
    }

    std::unordered_set<std::string> keys_;                 ///< of what is created for certain
    std::map<std::string, std::vector<Declared>> by_name_; ///< by the folded last part, where that is known
    std::vector<Declared> open_;                           ///< the others
    /// Names as they are written, by their folded form.
    std::map<std::string, std::map<std::string, std::string>> by_schema_;
    /// How many names may still be compared: suggestions are not worth a wait.
    std::size_t comparisons_ = 1'000'000;
};

/// What Databricks provides by itself.
bool is_built_in(const ObjectName& name) {
    const bool described = name.schema && source::equal_folded(name.schema->value, "information_schema");
    return described || (name.catalog && source::equal_folded(name.catalog->value, "system"));
}

bool is_ignored(const ObjectName& name, const Options& options) {
    const std::string text = name.text();
    return std::any_of(options.ignore.begin(), options.ignore.end(),
                       [&](const policy::ObjectGlob& glob) { return glob.match(text); });
}

void report(const ReadSite& read, Declarations& declarations, Out& out) {
    const std::string name = read.name.text();
    std::vector<rule::Aside> notes;
    const catalog::Relation* relation = read.project.catalog.find(read.name);
    if (relation != nullptr)
        notes.push_back({relation->place, fmt::format("`{}` is changed here, and not created", name)});
    const auto meant = declarations.likely(read.name);
    out.report(
        {.place = read.place,
         .object = name,
         .message = fmt::format("`{}` is read from layer `{}`, and nothing in the project creates it{}", name,
                                read.layer.layer->name, policy::did_you_mean(meant)),
         .help = "add its CREATE to the project, or list it under `ignore` where another project has that",
         .policy = std::nullopt,
         .clause = "undeclared",
         .notes = std::move(notes)});
}

class Judge {
  public:
    Judge(const Project& project, const Options& options, Out& out)
        : declarations_(project), options_(options), out_(out) {}

    void judge(const ReadSite& read) {
        const ObjectName& name = read.name;
        std::string key = name.key();
        if (!judged_.emplace(read.resolved.statement, key).second) return;
        if (declarations_.has(key) || is_built_in(name) || is_ignored(name, options_)) return;
        const auto any_layer = [](const policy::Layer&) { return true; };
        if (read.layer_that(any_layer, out_) == nullptr) return;
        const Declared* possible = declarations_.possible(name);
        if (possible == nullptr) {
            report(read, declarations_, out_);
        } else if (open_.insert(std::move(key)).second) {
            leave_open(read, *possible);
        }
    }

  private:
    void leave_open(const ReadSite& read, const Declared& possible) {
        const std::string& path = possible.file->path;
        out_.unresolved(read.place, read.name.text(),
                        !possible.read ? fmt::format("a statement about it in {} could not be read", path)
                                       : fmt::format("{} creates `{}`, which may be this relation", path,
                                                     possible.name.text()));
    }

    Declarations declarations_;
    const Options& options_;
    Out& out_;
    std::set<std::pair<const facts::Statement*, std::string>> judged_;
    std::set<std::string> open_; ///< keys that are left open: once for the whole project
};

void judge(const Project& project, const Options& options, Out& out) {
    Judge judge(project, options, out);
    out.subjects = 0;
    rule::each_read(project, [&](const ReadSite& read) {
        ++*out.subjects;
        judge.judge(read);
    });
}

} // namespace

rule::Rule make() {
    return rule::whole_project(
        {.summary = "a relation of a layer is read that nothing in the project creates",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::lineage::undeclared_source
