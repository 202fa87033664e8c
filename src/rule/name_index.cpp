// SPDX-License-Identifier: Apache-2.0
#include "rule/name_index.h"

#include "source/text.h"

#include <algorithm>
#include <utility>

namespace lakelint::rule {
namespace {

using catalog::ObjectName;
using source::Text;
using Ids = EndIndex::Ids;

std::string beginning(const Text& text) {
    return source::fold_case(text.literal() ? text.value : text.value.substr(0, text.holes.front().begin));
}

/// Its bytes from last to first, so that it can be looked up as a beginning can.
std::string ending(const Text& text) {
    std::string end =
        source::fold_case(text.literal() ? text.value : text.value.substr(text.holes.back().end));
    std::reverse(end.begin(), end.end());
    return end;
}

std::string known_schema(const ObjectName& name) {
    return name.schema && name.schema->literal() ? source::fold_case(name.schema->value) : std::string();
}

std::size_t count(const std::vector<const Ids*>& lists) {
    std::size_t total = 0;
    for (const Ids* ids : lists)
        total += ids->size();
    return total;
}

void take(const std::vector<const Ids*>& lists, Ids& to) {
    for (const Ids* ids : lists)
        to.insert(to.end(), ids->begin(), ids->end());
}

} // namespace

void EndIndex::add(std::string end, bool whole, std::uint32_t id) {
    (whole ? whole_ : open_)[std::move(end)].push_back(id);
}

void EndIndex::find_beginning_with(const ByEnd& texts, std::string_view end, std::vector<const Ids*>& found) {
    for (auto each = texts.lower_bound(end); each != texts.end() && each->first.starts_with(end); ++each)
        found.push_back(&each->second);
}

/// A hole may hold nothing or anything: of two ends of which one is open, one begins with the other.
std::vector<const Ids*> EndIndex::find(std::string_view end, bool whole) const {
    std::vector<const Ids*> found;
    const auto look_up = [&](const ByEnd& texts, std::string_view key) {
        const auto at = texts.find(key);
        if (at != texts.end()) found.push_back(&at->second);
    };
    for (std::size_t length = 0; length < end.size() && !open_.empty(); ++length)
        look_up(open_, end.substr(0, length));
    if (whole) {
        look_up(open_, end);
        look_up(whole_, end);
    } else {
        find_beginning_with(open_, end, found);
        find_beginning_with(whole_, end, found);
    }
    return found;
}

void EndingIndex::add(const Text& text, std::uint32_t id) { endings_.add(ending(text), text.literal(), id); }

Ids EndingIndex::find(const Text& text) const {
    Ids ids;
    take(endings_.find(ending(text), text.literal()), ids);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void NameIndex::add(const ObjectName& name, std::uint32_t id) {
    Schema& schema = schemas_[known_schema(name)];
    schema.beginnings.add(beginning(name.name), name.name.literal(), id);
    schema.endings.add(ending(name.name), name.name.literal(), id);
}

Ids NameIndex::find(const ObjectName& name) const {
    Ids ids;
    const std::string begin = beginning(name.name);
    const std::string end = ending(name.name);
    const auto look_into = [&](const Schema& schema) {
        const auto by_begin = schema.beginnings.find(begin, name.name.literal());
        const auto by_end = schema.endings.find(end, name.name.literal());
        take(count(by_begin) <= count(by_end) ? by_begin : by_end, ids);
    };
    const std::string own = known_schema(name);
    if (own.empty()) {
        for (const auto& [text, schema] : schemas_)
            look_into(schema);
    } else {
        for (const std::string& text : {own, std::string()}) {
            const auto found = schemas_.find(text);
            if (found != schemas_.end()) look_into(found->second);
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace lakelint::rule
