// SPDX-License-Identifier: Apache-2.0

// An indented tree for people: each node is spread out once, so that the text grows with the edges alone.
#include "cli/lineage_view.h"
#include "report/count_of.h"
#include "report/printable.h"

#include <algorithm>

#include <fmt/format.h>

namespace lakelint::cli {

using report::count_of;
namespace {

using catalog::Lineage;
using catalog::LineageEdge;

constexpr std::size_t deepest_indent = 30;
constexpr std::size_t most_reads = 20;

std::string kind_text(const LineageView& view, std::uint32_t number) {
    std::string kind(view.kind(number));
    std::replace(kind.begin(), kind.end(), '-', ' ');
    if (kind.empty()) kind = "created elsewhere";
    return view.node(number).scratch ? kind + " that is dropped again" : kind;
}

/// How the value of a column gets there, where that is not plain.
std::string manner(const LineageEdge& edge) {
    const auto& sites = edge.sites;
    const bool direct = std::all_of(sites.begin(), sites.end(), [](const auto& site) { return site.direct; });
    const bool certain =
        std::any_of(sites.begin(), sites.end(), [](const auto& site) { return site.certain; });
    return std::string(direct ? "" : ", computed") + (certain ? "" : ", perhaps");
}

/// A node by its name, layer and kind; `where` stands behind that in parentheses, then what else there is to
/// say.
std::string label(const LineageView& view, std::uint32_t number, const std::string& where = {}) {
    const catalog::LineageNode& node = view.node(number);
    std::string text = view.name(number);
    const std::string layer = view.layer(number);
    if (!layer.empty()) text += fmt::format(" [{}]", layer);
    if (view.layer_is_open(number)) text += " [?]";
    if (!node.column) text += " " + kind_text(view, number);
    if (!where.empty()) text += fmt::format(" ({})", where);
    if (const std::string why = view.why_open(number); !why.empty()) text += ", " + why;
    if (const LineageEdge* itself = self_edge(view.lineage(), number))
        text += fmt::format(", reads itself ({})", places_text(view.places(*itself)));
    return report::printable(text);
}

/// The tree of one direction. A node that comes a second time is not spread out again.
class Tree {
  public:
    Tree(const LineageView& view, bool up, const std::vector<std::uint32_t>& roots, std::string& out)
        : view_(view), up_(up), out_(out), reach_(reach(view, roots, up)),
          spread_(reach_.steps.size(), false), on_path_(view.lineage().nodes().size(), 0) {}

    /// Writes what lies beyond a root, the nearest at this level.
    void write_beyond(std::uint32_t root, std::size_t level) {
        level_ = level;
        if (is_spread(root)) return;
        enter(root, false, 0, children(root, false, 0));
        while (!path_.empty()) {
            Frame& frame = path_.back();
            if (frame.next == frame.children.size()) {
                --on_path_[frame.node];
                path_.pop_back();
            } else {
                const Child child = frame.children[frame.next++];
                write(child, frame.steps + (child.edge == nullptr ? 0 : 1));
            }
        }
    }

    [[nodiscard]] bool is_spread(std::uint32_t node) const { return spread_[Reach::state(node, false)]; }

  private:
    struct Child {
        std::uint32_t node = 0;
        const LineageEdge* edge = nullptr; ///< null: what the parent may be
    };
    struct Frame {
        std::uint32_t node = 0;
        std::uint32_t steps = 0; ///< away from the root
        std::vector<Child> children;
        std::size_t next = 0;
    };

    void enter(std::uint32_t node, bool possibly, std::uint32_t steps, std::vector<Child> children) {
        spread_[Reach::state(node, possibly)] = true;
        ++on_path_[node];
        path_.push_back({node, steps, std::move(children), 0});
    }

    [[nodiscard]] std::vector<Child> children(std::uint32_t node, bool possibly, std::uint32_t steps) const {
        std::vector<Child> children;
        if (steps < view_.depth()) {
            for (const Neighbour& next : neighbours(view_.lineage(), node, up_))
                children.push_back({next.node, next.edge});
        }
        if (possibly) return children;
        for (const std::uint32_t other : view_.lineage().may_be(node))
            if (leads_on(view_.lineage(), other, up_)) children.push_back({other, nullptr});
        return children;
    }

    void write(const Child& child, std::uint32_t steps) {
        const std::size_t level = level_ + path_.size() - 1;
        out_ += std::string(2 * std::min(level, deepest_indent), ' ');
        if (level > deepest_indent) out_ += fmt::format("(level {}) ", level);
        const bool possibly = child.edge == nullptr;
        out_ += possibly ? "perhaps also as " + label(view_, child.node)
                         : label(view_, child.node, way_text(child.node, *child.edge));
        auto beyond = children(child.node, possibly, steps);
        const std::string instead = why_not_spread(child.node, possibly, steps, beyond.empty());
        out_ += instead + "\n";
        if (instead.empty() && !beyond.empty()) enter(child.node, possibly, steps, std::move(beyond));
    }

    [[nodiscard]] std::string way_text(std::uint32_t node, const LineageEdge& edge) const {
        const bool known = view_.node(node).column && !view_.is_unknown_columns(edge.from)
                           && !view_.is_unknown_columns(edge.to);
        return places_text(view_.places(edge)) + (known ? manner(edge) : "");
    }

    /// Why what lies beyond a node is not written behind its line.
    [[nodiscard]] std::string why_not_spread(std::uint32_t node, bool possibly, std::uint32_t steps,
                                             bool ends) const {
        if (!possibly && on_path_[node] > 0) return " (cycle)";
        if (ends) {
            const std::size_t hidden = neighbours(view_.lineage(), node, up_).size();
            return hidden == 0 ? "" : fmt::format(" ({} more beyond)", hidden);
        }
        if (spread_[Reach::state(node, possibly)]) return " (see above)";
        // Under a limit of depth it is spread out where it is nearest, so that nothing is cut off.
        const bool limited = view_.depth() != LineageView::no_limit;
        return limited && reach_.steps[Reach::state(node, possibly)] < steps ? " (see below)" : "";
    }

    const LineageView& view_;
    bool up_;
    std::string& out_;
    Reach reach_;
    std::vector<bool> spread_;           ///< by state; see Reach
    std::vector<std::uint32_t> on_path_; ///< by node: how often it stands on the path
    std::vector<Frame> path_;
    std::size_t level_ = 0;
};

/// "3 relations and 1 path, perhaps more".
std::string counted(const LineageView& view, std::uint32_t object, bool up) {
    const Reach certain = reach(view, {object}, up, false);
    const Reach all = reach(view, {object}, up);
    std::size_t relations = 0;
    std::size_t paths = 0;
    bool more = false;
    for (std::uint32_t node = 0; node < view.lineage().nodes().size(); ++node) {
        if (node == object) continue;
        const bool counts = certain.reached(node) && !view.is_unknown_columns(node);
        if (counts) ++(view.node(node).path && !view.options().columns ? paths : relations);
        more = more || (all.reached(node) && !counts);
    }
    std::string text;
    if (relations > 0) text = count_of(relations, view.options().columns ? "column" : "relation");
    if (paths > 0) text += (text.empty() ? "" : " and ") + count_of(paths, "path");
    if (text.empty()) return more ? "nothing that is certain" : "nothing in this project";
    return more ? text + ", perhaps more" : text;
}

void write_direction(const LineageView& view, std::uint32_t object, bool up, std::string& out) {
    std::string tree;
    Tree(view, up, {object}, tree).write_beyond(object, 1);
    out += fmt::format("{} {}{}\n{}", up ? "built from" : "feeds", counted(view, object, up),
                       tree.empty() ? "" : ":", tree);
}

/// Queries, and statements in which it only chooses rows: they break without it, too.
void write_other_reads(const LineageView& view, std::uint32_t object, std::string& out) {
    const auto reads = view.lineage().other_reads(object);
    if (reads.empty()) return;
    out += "also read here, where it feeds nothing:\n";
    std::vector<std::string> lines;
    for (const catalog::OtherRead& other : reads) {
        const catalog::ResolvedRead& read = view.lineage().read(other);
        std::string line = view.place({read.file, read.read->name.span}).text();
        line += other.chooses ? " (only chooses rows to change)" : fmt::format(" ({})", read.statement->kind);
        if (lines.empty() || lines.back() != line) lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < std::min(lines.size(), most_reads); ++i)
        out += "  " + report::printable(lines[i]) + "\n";
    if (lines.size() > most_reads) out += fmt::format("  and {} more\n", lines.size() - most_reads);
}

void write_object(const LineageView& view, std::uint32_t object, std::string& out) {
    const catalog::LineageNode& node = view.node(object);
    out += label(view, object, node.created ? view.place(*node.created).text() : std::string()) + "\n";
    if (view.lineage().may_be_more(object))
        out += "  its name may be that of many relations, which are not listed\n";
    if (view.up()) write_direction(view, object, true, out);
    if (!view.down()) return;
    write_direction(view, object, false, out);
    write_other_reads(view, object, out);
}

/// Nodes from which all are reached: those that nothing leads to, and one of each circle that remains.
std::vector<std::uint32_t> roots_of(const LineageView& view, bool up) {
    const Lineage& lineage = view.lineage();
    std::vector<bool> met(lineage.nodes().size(), false);
    std::vector<std::uint32_t> roots;
    std::vector<std::uint32_t> queue;
    const auto add = [&](std::uint32_t root) {
        roots.push_back(root);
        queue.assign(1, root);
        met[root] = true;
        while (!queue.empty()) {
            const std::uint32_t node = queue.back();
            queue.pop_back();
            for (const Neighbour& next : neighbours(lineage, node, up)) {
                if (!met[next.node]) queue.push_back(next.node);
                met[next.node] = true;
            }
        }
    };
    // What is only known when a job runs comes behind what is certain.
    for (const bool circle : {false, true}) {
        for (const bool open : {false, true}) {
            for (std::uint32_t node = 0; node < met.size(); ++node) {
                const bool begins = leads_on(lineage, node, up) && (circle || !leads_on(lineage, node, !up));
                if (!met[node] && begins && open == !view.why_open(node).empty()) add(node);
            }
        }
    }
    return roots;
}

void write_whole(const LineageView& view, std::string& out) {
    const Lineage& lineage = view.lineage();
    const bool up = !view.down();
    const std::vector<std::uint32_t> roots = roots_of(view, up);
    Tree tree(view, up, roots, out);
    for (const std::uint32_t root : roots) {
        out += label(view, root) + (tree.is_spread(root) ? " (see above)\n" : "\n");
        tree.write_beyond(root, 1);
    }
    if (view.options().columns) return;
    std::string alone;
    std::size_t count = 0;
    for (std::uint32_t node = 0; node < lineage.nodes().size(); ++node) {
        if (leads_on(lineage, node, true) || leads_on(lineage, node, false)) continue;
        alone += "  " + label(view, node) + "\n";
        ++count;
    }
    if (count > 0) {
        out += fmt::format("{}{} that {} neither built from another nor feed{} one:\n{}",
                           roots.empty() ? "" : "\n", count_of(count, "relation"), count == 1 ? "is" : "are",
                           count == 1 ? "s" : "", alone);
    }
    if (roots.empty() && count == 0) out += "There are no relations here.\n";
}

/// What `?` is, where it was written.
void write_legend(const LineageView& view, std::string& out) {
    const std::vector<std::uint32_t> nodes = shown(view).nodes;
    const auto unknown = [&view](std::uint32_t node) {
        return view.is_unknown_columns(node) && !view.node(node).path;
    };
    if (view.options().columns && std::any_of(nodes.begin(), nodes.end(), unknown))
        out += "\n? stands for columns that cannot be told from the SQL alone.\n";
}

/// Statements that could not be read may read and write anything.
void write_gaps(const LineageView& view, std::string& out) {
    const std::vector<PrintedPlace> places = view.unread();
    if (places.empty()) return;
    out += fmt::format("\n{} could not be read, and what {} is missing here: {}\n",
                       count_of(places.size(), "statement"), places.size() == 1 ? "it feeds" : "they feed",
                       report::printable(places_text(places)));
}

} // namespace

std::string lineage_text(const LineageView& view) {
    std::string out;
    if (view.whole()) write_whole(view, out);
    for (std::size_t i = 0; i < view.objects().size(); ++i) {
        if (i > 0) out += '\n';
        write_object(view, view.objects()[i], out);
    }
    write_legend(view, out);
    write_gaps(view, out);
    return out;
}

} // namespace lakelint::cli
