// SPDX-License-Identifier: Apache-2.0
#include "rule/history.h"
#include "rule/rule.h"
#include "source/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace lakelint::rules::safety::orphaned_storage {
namespace {

using facts::AlterKind;
using facts::Creation;
using rule::Biography;
using rule::Event;
using rule::Out;
using source::Verdict;

/// The path that a CREATE gives a table; absent where there is none.
std::optional<std::string> path_of(const Creation& creation) {
    std::optional<std::string> path;
    if (creation.location) path = creation.location->text.value;
    for (const facts::Property& option : creation.options) {
        if (!path && source::equal_folded(option.key.text.value, "path")) path = option.value.text.value;
    }
    while (path && path->size() > 1 && path->ends_with('/'))
        path->pop_back();
    return path;
}

/// A table as its statements so far have left it.
struct Table {
    enum class State : std::uint8_t { unseen, made, gone, renamed };

    State state = State::unseen;
    Verdict external = Verdict::unknown;
    std::optional<std::string> path; ///< absent: none, or not known
    std::optional<rule::Place> place;
    const Creation* creation = nullptr;

    void apply(const Event& event) {
        if (event.creation != nullptr) create(event);
        if (event.alteration != nullptr) alter(event);
        if (event.removal != nullptr) forget(State::gone);
    }

  private:
    void forget(State now) {
        *this = Table();
        state = now;
    }

    void create(const Event& event) {
        if (state == State::made && event.creation->if_not_exists) return;
        path = path_of(*event.creation);
        const bool outside = path || event.creation->kind == facts::RelationKind::external_table;
        state = State::made;
        external = outside ? Verdict::yes : Verdict::no;
        place = event.at(event.creation->name.last().span);
        creation = event.creation;
    }

    void alter(const Event& event) {
        const facts::Alteration& change = *event.alteration;
        switch (change.kind) {
        case AlterKind::set_managed: external = Verdict::no; break;
        case AlterKind::set_external: external = Verdict::yes; break;
        case AlterKind::set_location:
            if (change.value) path = change.value->text.value;
            external = Verdict::yes;
            break;
        case AlterKind::rename: forget(State::renamed); return;
        default: return;
        }
        if (!place) place = event.at(change.action);
    }
};

/// What a table is once the files other than one have run, as far as they agree; drops in them do not count.
Table elsewhere(const Biography& biography, const facts::FileFacts& file) {
    std::map<const facts::FileFacts*, Table> tables;
    for (const Event& event : biography.events) {
        if (event.file != &file && event.removal == nullptr) tables[event.file].apply(event);
    }
    Table result;
    for (const auto& [other, table] : tables) {
        const bool changed = table.external != Verdict::unknown && table.state != Table::State::made;
        if (table.external == Verdict::unknown) continue;
        if (changed && table.external == Verdict::no) return table; // SET MANAGED, whatever the CREATE says
        if (result.external != Verdict::unknown && result.external != table.external) {
            result.external = Verdict::unknown;
            return result;
        }
        result = table;
    }
    return result;
}

class Judge {
  public:
    Judge(const std::map<std::string, Biography>& histories, Out& out) : out_(out) {
        for (const auto& [key, biography] : histories) {
            for (const Event& event : biography.events) {
                if (event.creation == nullptr) continue;
                if (auto path = path_of(*event.creation)) makers_[*path].push_back(event.creation);
            }
        }
    }

    void drops_of(const Biography& biography) {
        std::map<const facts::FileFacts*, Table> tables;
        for (std::size_t i = 0; i < biography.events.size(); ++i) {
            const Event& event = biography.events[i];
            if (event.removal != nullptr) {
                ++*out_.subjects;
                drop(biography, i, tables[event.file]);
            }
            tables[event.file].apply(event);
        }
    }

  private:
    /// The CREATE that comes next in the same file.
    static const Creation* next_creation(const Biography& biography, std::size_t drop) {
        for (std::size_t i = drop + 1; i < biography.events.size(); ++i) {
            const Event& event = biography.events[i];
            if (event.file == biography.events[drop].file && event.creation != nullptr) return event.creation;
        }
        return nullptr;
    }

    void drop(const Biography& biography, std::size_t index, const Table& before) {
        const Event& event = biography.events[index];
        if (before.state == Table::State::gone) return;
        const Creation* next = next_creation(biography, index);
        Table table = before;
        if (table.external == Verdict::unknown && table.state == Table::State::unseen) {
            // A script that drops its table and makes it anew meets what it made the time before.
            if (next != nullptr) return;
            table = elsewhere(biography, *event.file);
        }
        if (table.external == Verdict::unknown) return leave_open(biography, event, table);
        if (table.external == Verdict::yes && !is_used(table, next)) report(biography, event, table);
    }

    /// Whether the files of a table belong to another CREATE: of the same table further on, or of another.
    bool is_used(const Table& table, const Creation* next) const {
        if (!table.path) return next != nullptr && next->kind == facts::RelationKind::external_table;
        const auto found = makers_.find(*table.path);
        if (found == makers_.end()) return false;
        return std::any_of(found->second.begin(), found->second.end(), [&](const Creation* maker) {
            return maker != table.creation && (maker == next || !same_name(maker, table.creation));
        });
    }

    static bool same_name(const Creation* a, const Creation* b) {
        return b != nullptr && source::equal_folded(a->name.last().text.value, b->name.last().text.value);
    }

    void leave_open(const Biography& biography, const Event& event, const Table& table) {
        const bool renamed = table.state == Table::State::renamed;
        out_.unresolved(event.at(event.removal->name.last().span), biography.name.text(),
                        renamed ? "it is renamed before, and what it was is not followed"
                        : table.state == Table::State::made ? "two files disagree on whether it is external"
                                                            : rule::unseen_reason(biography.name));
    }

    void report(const Biography& biography, const Event& event, const Table& table) {
        const std::string name = biography.name.text();
        std::vector<rule::Aside> notes;
        if (table.place) {
            notes.push_back({*table.place, table.creation != nullptr
                                               ? fmt::format("`{}` is created here", name)
                                               : fmt::format("`{}` becomes external here", name)});
        }
        out_.report({.place = event.at(event.removal->name.last().span),
                     .object = name,
                     .message = fmt::format("`{}` is an external table: DROP TABLE leaves its files{}", name,
                                            table.path ? fmt::format(" at `{}`", *table.path) : ""),
                     .help = "delete the files as well, or make the table managed before: ALTER TABLE … SET "
                             "MANAGED",
                     .policy = std::nullopt,
                     .clause = "drop",
                     .notes = std::move(notes)});
    }

    Out& out_;
    std::map<std::string, std::vector<const Creation*>> makers_; ///< CREATEs by the path they give
};

void judge(const rule::Project& project, const rule::NoOptions&, Out& out) {
    out.subjects = 0;
    const auto& histories = rule::histories(project);
    Judge judge(histories, out);
    for (const auto& [key, biography] : histories)
        judge.drops_of(biography);
}

} // namespace

rule::Rule make() {
    return rule::whole_project<rule::NoOptions>(
        {.summary = "an external table is dropped, and its files stay",
         .scope = rule::Scope::project,
         .fixable = rule::Fixable::no},
        judge);
}

} // namespace lakelint::rules::safety::orphaned_storage
