// SPDX-License-Identifier: Apache-2.0
#include "catalog/lineage.h"

#include "catalog/lineage_assembly.h"
#include "catalog/lives.h"
#include "catalog/same_names.h"

#include <algorithm>
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

/// Follows every read of the catalog to the relations at its ends.
class RelationLineage {
  public:
    RelationLineage(LineageAssembly& into, const Catalog& catalog, std::span<const facts::FileFacts> files)
        : into_(into), catalog_(catalog), files_(files) {}

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
    }

  private:
    void add_relation(const Relation& relation) {
        if (is_path(relation.name)) return;
        const std::uint32_t node = into_.add_node(relation.key, {.name = relation.name});
        LineageNode& added = into_.node(node);
        added.relation = &relation;
        added.kind = relation.kind;
        if (relation.created()) added.created = relation.place;
        if (relation.creation != nullptr && relation.creation->location)
            located_.try_emplace(trimmed(relation.creation->location->text.value), node);
    }

    std::uint32_t node_of_path(const ObjectName& name) {
        const std::string path = trimmed(name.name.value);
        const auto relation = located_.find(path);
        if (relation != located_.end()) return relation->second;
        // No key of a relation begins like this one: it comes after them.
        return into_.add_node("\x7F" + path, {.name = path_name(name), .path = true});
    }

    std::uint32_t node_of(const ObjectName& name) {
        if (is_path(name)) return node_of_path(name);
        return into_.add_node(name.key(), {.name = name});
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
        return into_.add_node(std::move(key), std::move(node));
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
            into_.add(OtherRead{from, index, chooses || !read.chooses_for.empty()});
        }
        if (chooses) return;
        for (std::uint32_t i = 0; i < read.targets.size(); ++i) {
            const ObjectName& target = read.targets[i];
            const std::uint32_t to =
                rows_of(lives, lives.after(target.key(), target.span.begin), target, *read.file);
            into_.add(LineageSite{index, i, from, to, read.read->name.span});
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
        known = rows.own() ? into_.add_own_rows(node, rows.last) : node;
        return known;
    }

    static constexpr std::uint32_t unmet = 0xFFFF'FFFF;

    LineageAssembly& into_;
    const Catalog& catalog_;
    std::span<const facts::FileFacts> files_;
    std::unordered_map<std::string, std::uint32_t> located_; ///< relations by the path that they lie at
    // Of the file that is being read, by their places in Lives:
    std::vector<std::uint32_t> objects_;
    std::vector<std::uint32_t> rows_;
};

Lineage::Lineage(const Catalog& catalog, std::span<const facts::FileFacts> files) : catalog_(catalog) {
    LineageAssembly assembly(*this);
    RelationLineage(assembly, catalog, files).build();
    assembly.finish();
    SameNames(nodes_).find(may_be_, more_);
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

std::string LineageNode::text() const {
    if (!column || (path && *column == unknown_columns)) return name.text();
    return path ? name.text() + " (" + *column + ")" : name.text() + "." + *column;
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
