// SPDX-License-Identifier: Apache-2.0
#include "catalog/lineage.h"

#include "catalog/lives.h"
#include "catalog/same_names.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace lakelint::catalog {
namespace {

/// A path without what makes no difference: `s3://b/t/` is `s3://b/t`.
std::string trimmed(std::string path) {
    while (path.size() > 1 && path.ends_with('/') && !path.ends_with(":/"))
        path.pop_back();
    return path;
}

/// delta.`s3://b/t`, once it is resolved.
bool is_path(const ObjectName& name) {
    return name.schema && Name{{{*name.schema, {}}, {name.name, {}}}, {}}.is_path();
}

ObjectName path_name(const ObjectName& name) {
    ObjectName path;
    path.name = name.name;
    path.span = name.span;
    return path;
}

} // namespace

/// Gives nodes numbers as they are met, and in the end those that follow from their names.
class LineageBuilder {
  public:
    LineageBuilder(Lineage& lineage, std::span<const facts::FileFacts> files)
        : lineage_(lineage), catalog_(lineage.catalog_), files_(files) {}

    void build() {
        for (const Relation& relation : catalog_.relations())
            if (!relation.is_temporary()) add_relation(relation);
        const auto& reads = catalog_.reads();
        std::size_t next = 0;
        for (const facts::FileFacts& file : files_) {
            const std::size_t first = next;
            while (next < reads.size() && reads[next].file == &file)
                ++next;
            add_file(file, first, next);
        }
        number_nodes();
        group_sites();
        link_edges();
        SameNames(lineage_.nodes_).find(lineage_.may_be_, lineage_.more_);
    }

  private:
    void add_relation(const Relation& relation) {
        if (is_path(relation.name)) return;
        const std::uint32_t node = add_node(relation.key, {.name = relation.name});
        LineageNode& added = lineage_.nodes_[node];
        added.relation = &relation;
        added.kind = relation.kind;
        if (relation.created()) added.created = relation.place;
        if (relation.creation != nullptr && relation.creation->location)
            located_.try_emplace(trimmed(relation.creation->location->text.value), node);
    }

    std::uint32_t add_node(std::string key, LineageNode node) {
        const auto [found, added] =
            by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(lineage_.nodes_.size()));
        if (added) {
            lineage_.nodes_.push_back(std::move(node));
            keys_.push_back(&found->first);
        }
        return found->second;
    }

    std::uint32_t node_of_path(const ObjectName& name) {
        const std::string path = trimmed(name.name.value);
        const auto relation = located_.find(path);
        if (relation != located_.end()) return relation->second;
        // No key of a relation begins like this one: it comes after them.
        return add_node("\x7F" + path, {.name = path_name(name), .path = true});
    }

    std::uint32_t node_of(const ObjectName& name) {
        if (is_path(name)) return node_of_path(name);
        return add_node(name.key(), {.name = name});
    }

    void add_file(const facts::FileFacts& file, std::size_t first, std::size_t last) {
        if (first == last) return;
        const Lives lives(file, catalog_);
        objects_.assign(lives.objects().size(), unmet);
        rows_.assign(lives.rows().size(), unmet);
        for (std::size_t i = first; i < last; ++i)
            add_read(lives, static_cast<std::uint32_t>(i));
    }

    std::uint32_t add_scratch(const facts::FileFacts& file, const Lives::Object& object) {
        // Several of one name are told apart by where they are made.
        std::string key = object.name.key();
        key += '\0' + file.path + '\0';
        const std::string at = std::to_string(object.made->name.span.begin);
        key += std::string(10 - at.size(), '0') + at;
        LineageNode node{.name = object.name};
        node.kind = object.made->kind;
        node.created = Place{&file, object.made->name.last().span};
        node.scratch = true;
        return add_node(std::move(key), std::move(node));
    }

    void add_read(const Lives& lives, std::uint32_t index) {
        const ResolvedRead& read = catalog_.reads()[index];
        if (read.read->kind == facts::ReadKind::function) return;
        const bool path = read.read->kind == facts::ReadKind::path;
        const auto changed = lives.before(read.source.key(), read.statement->span.begin);
        const std::uint32_t from =
            path ? node_of_path(read.source) : rows_of(lives, changed, read.source, *read.file);
        const bool chooses = read.read->purpose == facts::Purpose::filter;
        if (chooses || read.targets.empty() || !read.chooses_for.empty()) {
            lineage_.other_reads_.push_back({from, index, chooses || !read.chooses_for.empty()});
        }
        if (chooses) return;
        for (std::uint32_t i = 0; i < read.targets.size(); ++i) {
            const ObjectName& target = read.targets[i];
            const std::uint32_t to =
                rows_of(lives, lives.after(target.key(), target.span.begin), target, *read.file);
            lineage_.sites_.push_back({index, i, from, to});
        }
    }

    /// The node of a name, or what the file makes of it.
    std::uint32_t rows_of(const Lives& lives, std::optional<std::uint32_t> changed, const ObjectName& name,
                          const facts::FileFacts& file) {
        if (!changed) return node_of(name);
        std::uint32_t& known = rows_[*changed];
        if (known != unmet) return known;
        const Lives::Rows& rows = lives.rows()[*changed];
        const Lives::Object& object = lives.objects()[rows.object];
        std::uint32_t& node = objects_[rows.object];
        if (node == unmet) node = object.scratch() ? add_scratch(file, object) : node_of(object.name);
        known = node;
        if (rows.own()) {
            known = own | static_cast<std::uint32_t>(lineage_.own_rows_.size());
            lineage_.own_rows_.push_back({node, rows.last});
        }
        return known;
    }

    /// From the order in which they were met to that of their names.
    void number_nodes() {
        auto& nodes = lineage_.nodes_;
        std::vector<std::uint32_t> order(nodes.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [this](auto a, auto b) { return *keys_[a] < *keys_[b]; });
        std::vector<std::uint32_t> number(nodes.size());
        std::vector<LineageNode> sorted;
        sorted.reserve(nodes.size());
        for (const std::uint32_t old : order) {
            number[old] = static_cast<std::uint32_t>(sorted.size());
            sorted.push_back(std::move(nodes[old]));
        }
        nodes = std::move(sorted);
        for (OwnRows& rows : lineage_.own_rows_)
            rows.node = number[rows.node];
        const auto count = static_cast<std::uint32_t>(nodes.size());
        const auto renumber = [&](std::uint32_t& rows) {
            rows = (rows & own) != 0 ? count + (rows & ~own) : number[rows];
        };
        for (LineageSite& site : lineage_.sites_) {
            renumber(site.from_rows);
            renumber(site.to_rows);
        }
        for (OtherRead& other : lineage_.other_reads_) {
            renumber(other.node);
            other.node = lineage_.node_of_rows(other.node);
        }
        std::stable_sort(lineage_.other_reads_.begin(), lineage_.other_reads_.end(),
                         [](const auto& a, const auto& b) { return a.node < b.node; });
    }

    void group_sites() {
        auto& sites = lineage_.sites_;
        const auto ends = [this](const LineageSite& site) {
            return std::pair(lineage_.node_of_rows(site.from_rows), lineage_.node_of_rows(site.to_rows));
        };
        std::stable_sort(sites.begin(), sites.end(),
                         [&](const auto& a, const auto& b) { return ends(a) < ends(b); });
        for (std::size_t i = 0; i < sites.size();) {
            const auto [from, to] = ends(sites[i]);
            const std::size_t first = i;
            while (i < sites.size() && ends(sites[i]) == std::pair(from, to))
                ++i;
            lineage_.edges_.push_back({from, to, std::span(sites).subspan(first, i - first)});
        }
    }

    void link_edges() {
        const auto& edges = lineage_.edges_;
        const std::size_t count = lineage_.nodes_.size();
        lineage_.first_from_.assign(count + 1, 0);
        lineage_.first_to_.assign(count + 1, 0);
        for (const LineageEdge& edge : edges) {
            ++lineage_.first_from_[edge.from + 1];
            ++lineage_.first_to_[edge.to + 1];
        }
        for (auto* first : {&lineage_.first_from_, &lineage_.first_to_})
            std::partial_sum(first->begin(), first->end(), first->begin());
        lineage_.edges_to_.resize(edges.size());
        auto next = lineage_.first_to_;
        for (std::uint32_t i = 0; i < edges.size(); ++i)
            lineage_.edges_to_[next[edges[i].to]++] = i;
    }

    static constexpr std::uint32_t own =
        0x8000'0000; ///< marks rows of one file until nodes have their numbers
    static constexpr std::uint32_t unmet = 0xFFFF'FFFF;

    Lineage& lineage_;
    const Catalog& catalog_;
    std::span<const facts::FileFacts> files_;
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::vector<const std::string*> keys_;                   ///< by node
    std::unordered_map<std::string, std::uint32_t> located_; ///< relations by the path that they lie at
    // Of the file that is being read, by their places in Lives:
    std::vector<std::uint32_t> objects_;
    std::vector<std::uint32_t> rows_;
};

Lineage::Lineage(const Catalog& catalog, std::span<const facts::FileFacts> files) : catalog_(catalog) {
    LineageBuilder(*this, files).build();
}

std::span<const LineageEdge> Lineage::from(std::uint32_t node) const {
    return std::span(edges_).subspan(first_from_[node], first_from_[node + 1] - first_from_[node]);
}

std::span<const std::uint32_t> Lineage::to(std::uint32_t node) const {
    return std::span(edges_to_).subspan(first_to_[node], first_to_[node + 1] - first_to_[node]);
}

std::span<const std::uint32_t> Lineage::may_be(std::uint32_t node) const { return may_be_[node]; }

std::span<const OtherRead> Lineage::other_reads(std::uint32_t node) const {
    const auto before = [](const OtherRead& other, std::uint32_t number) { return other.node < number; };
    const auto first = std::lower_bound(other_reads_.begin(), other_reads_.end(), node, before);
    const auto last = std::lower_bound(first, other_reads_.end(), node + 1, before);
    return std::span(other_reads_)
        .subspan(static_cast<std::size_t>(first - other_reads_.begin()),
                 static_cast<std::size_t>(last - first));
}

std::optional<std::string> why_open(const ObjectName& name) {
    const auto only_at_run = [](const Text& text) {
        return "`" + text.value + "` is only known when the job runs";
    };
    if (name.catalog && !name.catalog->literal()) return only_at_run(*name.catalog);
    if (name.schema && !name.schema->literal()) return only_at_run(*name.schema);
    if (!name.name.literal()) return only_at_run(name.name);
    return std::nullopt;
}

} // namespace lakelint::catalog
