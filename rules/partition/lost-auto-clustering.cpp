// SPDX-License-Identifier: Apache-2.0
#include "rule/fixes.h"
#include "rule/history.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::rules::partition::lost_auto_clustering {
namespace {

using facts::Clustering;
using facts::Creation;
using rule::Biography;
using rule::Event;
using rule::Out;
using rule::Place;

/// What the statements of one file say of the way a table is laid out.
struct Layout {
    enum class Kind : std::uint8_t { unsaid, automatic, other };

    Kind kind = Kind::unsaid;
    std::optional<Place> place; ///< of CLUSTER BY AUTO
};

void set(Layout& layout, const Event& event, const std::optional<Clustering>& clustering) {
    if (clustering && clustering->mode == Clustering::Mode::automatic) {
        layout = {Layout::Kind::automatic, event.at(clustering->span)};
    } else {
        layout = {Layout::Kind::other, std::nullopt};
    }
}

void apply(Layout& layout, const Event& event) {
    if (event.creation != nullptr) {
        const bool kept = event.creation->if_not_exists && layout.kind != Layout::Kind::unsaid;
        if (!kept) set(layout, event, event.creation->clustering);
    } else if (event.removal != nullptr) {
        layout = {Layout::Kind::other, std::nullopt};
    } else if (event.alteration->clustering) {
        set(layout, event, event.alteration->clustering);
    }
}

/// CREATE OR REPLACE of a Delta table, without a word on how it is laid out.
bool forgets_layout(const Creation& creation) {
    const bool delta = !creation.format || !creation.format->text.literal()
                       || source::equal_folded(creation.format->text.value, "delta");
    return creation.or_replace && creation.kind == facts::RelationKind::table && delta && !creation.hive
           && !creation.clustering && creation.partitioned_by.empty() && !creation.bucketed
           && !creation.copy_of;
}

/// Whether the file lays the table out once it is replaced.
bool is_mended(const Biography& biography, std::size_t replace) {
    for (std::size_t i = replace + 1; i < biography.events.size(); ++i) {
        const Event& event = biography.events[i];
        if (event.file != biography.events[replace].file) continue;
        if (event.alteration == nullptr) return false;
        if (event.alteration->clustering) return true;
    }
    return false;
}

class Judge {
  public:
    Judge(const rule::Project& project, const std::map<std::string, Biography>& histories, Out& out)
        : project_(project), out_(out) {
        for (const auto& [key, biography] : histories) {
            if (!is_open(biography.name)) continue;
            for (const Event& event : biography.events) {
                Layout layout;
                apply(layout, event);
                if (layout.kind == Layout::Kind::automatic) open_.emplace_back(&biography.name, event.file);
            }
        }
    }

    void replacements_of(const Biography& biography) {
        std::map<const facts::FileFacts*, Layout> layouts;
        for (std::size_t i = 0; i < biography.events.size(); ++i) {
            const Event& event = biography.events[i];
            if (event.creation != nullptr && forgets_layout(*event.creation)) {
                ++*out_.subjects;
                replacement(biography, i, layouts[event.file]);
            }
            apply(layouts[event.file], event);
        }
    }

  private:
    static bool is_open(const catalog::ObjectName& name) {
        return !name.catalog || !name.schema || !name.literal();
    }

    void replacement(const Biography& biography, std::size_t index, Layout before) {
        const Event& event = biography.events[index];
        if (before.kind == Layout::Kind::other || is_mended(biography, index)) return;
        if (before.kind == Layout::Kind::unsaid) before = elsewhere(biography, *event.file);
        const Place place = event.at(event.creation->name.last().span);
        const std::string name = biography.name.text();
        const bool automatic = before.kind == Layout::Kind::automatic;
        if (automatic && event.statement->coverage == facts::Coverage::partial) {
            out_.unresolved(place, name, "a template or placeholder hides part of the CREATE");
        } else if (automatic) {
            report(name, place, event, *before.place);
        } else if (before.kind == Layout::Kind::unsaid) {
            leave_open(biography.name, place, *event.file);
        }
    }

    /// What the other files leave the table with; one that is said to come later mends it.
    [[nodiscard]] Layout elsewhere(const Biography& biography, const facts::FileFacts& file) const {
        std::map<const facts::FileFacts*, Layout> layouts;
        for (const Event& event : biography.events) {
            if (event.file != &file) apply(layouts[event.file], event);
        }
        for (const facts::FileFacts& each : project_.files) {
            const auto found = layouts.find(&each);
            if (found == layouts.end() || found->second.kind != Layout::Kind::automatic) continue;
            if (!rule::comes_after(project_, each, file)) return found->second;
        }
        return {};
    }

    /// A statement whose table only the run knows may have switched automatic clustering on.
    void leave_open(const catalog::ObjectName& name, const Place& place, const facts::FileFacts& file) {
        for (const auto& [other, from] : open_) {
            if (from == &file || other->key() == name.key() || !catalog::may_be_same(*other, name)) continue;
            out_.unresolved(place, name.text(),
                            fmt::format("{} sets CLUSTER BY AUTO on `{}`, which may be this table",
                                        from->path, other->text()));
            return;
        }
    }

    void report(const std::string& name, const Place& place, const Event& event, const Place& automatic) {
        out_.report({.place = place,
                     .object = name,
                     .message = fmt::format(
                         "CREATE OR REPLACE TABLE takes automatic clustering away from `{}`, as it "
                         "does not say CLUSTER BY AUTO",
                         name),
                     .help = "add CLUSTER BY AUTO, or CLUSTER BY NONE where that is meant",
                     .policy = std::nullopt,
                     .clause = "replace",
                     .notes = {{automatic, fmt::format("`{}` is clustered automatically here", name)}},
                     .fixes = rule::fix("add CLUSTER BY AUTO", rule::Safety::safe, *event.file,
                                        {rule::add_clause(*event.creation, "CLUSTER BY AUTO")})});
    }

    const rule::Project& project_;
    Out& out_;
    /// Names, not fully known, on which a file sets CLUSTER BY AUTO.
    std::vector<std::pair<const catalog::ObjectName*, const facts::FileFacts*>> open_;
};

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    out.subjects = 0;
    const auto& histories = rule::histories(project);
    Judge judge(project, histories, out);
    for (const auto& [key, biography] : histories)
        judge.replacements_of(biography);
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "a table loses its automatic clustering when it is replaced",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::safe},
        judge);
}

} // namespace lakelint::rules::partition::lost_auto_clustering
