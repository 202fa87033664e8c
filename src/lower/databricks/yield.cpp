// SPDX-License-Identifier: Apache-2.0

// What queries yield, put together.
#include "lower/databricks/yield.h"

#include "source/text.h"

#include <algorithm>

namespace lakelint::lower::databricks {

void YieldColumn::add(Mention mention) {
    const auto known = std::find_if(sources.begin(), sources.end(),
                                    [&](const Mention& own) { return own.index == mention.index; });
    if (known != sources.end()) {
        known->certain = known->certain || mention.certain;
    } else if (sources.size() < most_sources) {
        sources.push_back(mention);
    } else {
        followed = false;
    }
}

const YieldColumn* Yield::find(std::string_view name) const {
    constexpr std::size_t short_list = 32;
    if (name.empty()) return nullptr;
    if (columns.size() <= short_list) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const YieldColumn& column) {
            return source::equal_folded(column.name.text.value, name);
        });
        return found == columns.end() ? nullptr : &*found;
    }
    for (; placed_ < columns.size(); ++placed_)
        places_.try_emplace(source::fold_case(columns[placed_].name.text.value), placed_);
    const auto found = places_.find(source::fold_case(name));
    return found == places_.end() ? nullptr : &columns[found->second];
}

void Yield::forget_places() {
    places_.clear();
    placed_ = 0;
}

void Yield::add(const YieldColumn& column) {
    if (columns.size() < most_columns) {
        columns.push_back(column);
    } else {
        hidden = true;
    }
}

void Yield::rename(const std::vector<facts::Word>& names) {
    if (names.empty()) return;
    forget_places();
    if (!listed() || names.size() != columns.size()) {
        // Which column gets which name cannot be told.
        columns.clear();
        for (const facts::Word& name : names)
            columns.push_back({name, {}, false, false, false, {}, closed && passing.empty()});
        through.clear();
        openings.clear();
        stars.clear(); // somebody lists them now
        placeholder.reset();
        hidden = false;
        return;
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        columns[i].name = names[i];
}

void Yield::unite(const Yield& other) {
    few = few && other.few;
    order.reset();
    plain.reset();
    unite_origins(other);
    // Columns go by their places, which a star hides.
    const bool aligned = listed() && other.listed() && columns.size() == other.columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!aligned) {
            columns[i].followed = false;
            continue;
        }
        const YieldColumn& more = other.columns[i];
        YieldColumn& column = columns[i];
        for (const Mention& mention : more.sources)
            column.add(mention);
        column.direct = column.direct && more.direct;
        column.followed = column.followed && more.followed;
    }
    pass(other);
}

void Yield::set(const YieldColumn& column) {
    const auto same = std::find_if(columns.begin(), columns.end(), [&](const YieldColumn& own) {
        return !column.name.text.value.empty()
               && source::equal_folded(own.name.text.value, column.name.text.value);
    });
    if (same == columns.end()) {
        add(column);
        return;
    }
    for (const Mention& mention : column.sources)
        same->add(mention);
    same->direct = same->direct && column.direct;
    same->followed = same->followed && column.followed;
}

void Yield::add_star(const facts::Star& star) {
    const bool known = std::any_of(stars.begin(), stars.end(),
                                   [&](const facts::Star& own) { return own.span == star.span; });
    if (!known) stars.push_back(star);
}

void Yield::pass(const Yield& other) {
    hidden = hidden || other.hidden;
    if (!placeholder) placeholder = other.placeholder;
    for (const facts::Star& star : other.stars)
        add_star(star);
    for (const std::uint32_t read : other.through)
        pass_through(read);
}

void Yield::unite_origins(const Yield& other) {
    const bool aligned = listed() && other.listed() && columns.size() == other.columns.size();
    mixed = mixed || other.mixed || !aligned;
    for (std::size_t i = 0; i < columns.size() && aligned; ++i) {
        const auto& more = other.columns[i].origins;
        columns[i].origins.insert(columns[i].origins.end(), more.begin(), more.end());
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].closed = aligned && columns[i].closed && other.columns[i].closed;
    passing.insert(passing.end(), other.passing.begin(), other.passing.end());
    closed = closed && other.closed;
    openings.insert(openings.end(), other.openings.begin(), other.openings.end());
    if (aligned) return;
    for (const YieldColumn& column : other.columns) { // by its name, for want of its place
        for (Origin origin : column.origins) {
            origin.only = std::vector{source::fold_case(column.name.text.value)};
            if (source::equal_folded(origin.column.text.value, column.name.text.value)
                && origin.function.empty())
                openings.push_back(std::move(origin));
        }
    }
}

void Yield::close_origins() {
    openings.clear();
    for (YieldColumn& column : columns) {
        column.origins.clear();
        column.closed = true;
    }
    close({});
}

void Yield::close(std::vector<std::string> but) {
    if (closed) {
        std::erase_if(passing, [&](const std::string& name) {
            return std::find(but.begin(), but.end(), name) == but.end();
        });
    } else {
        passing = std::move(but);
    }
    closed = true;
}

bool Yield::closes(std::string_view folded) const {
    return closed && std::find(passing.begin(), passing.end(), folded) == passing.end();
}

void Yield::pass_through(std::uint32_t read) {
    if (std::find(through.begin(), through.end(), read) == through.end()) through.push_back(read);
}

} // namespace lakelint::lower::databricks
