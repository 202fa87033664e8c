// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lineage.h"
#include "cli/options.h"
#include "cli/place_printer.h"
#include "cli/project_files.h"
#include "policy/policy.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::cli {

/// What of a lineage is shown, and how its parts are called.
class LineageView {
  public:
    /// All must outlive this; `policy` may be null. `objects`: the nodes that are asked about; empty: all.
    LineageView(const catalog::Lineage& lineage, const policy::Policy* policy, ProjectFiles& files,
                const LineageOptions& options, std::vector<std::uint32_t> objects);

    [[nodiscard]] const catalog::Lineage& lineage() const { return lineage_; }
    [[nodiscard]] const std::vector<std::uint32_t>& objects() const { return objects_; }
    [[nodiscard]] bool whole() const { return objects_.empty(); }
    [[nodiscard]] bool up() const { return options_.up || !options_.down; }
    [[nodiscard]] bool down() const { return options_.down || !options_.up; }
    [[nodiscard]] std::uint32_t depth() const { return options_.depth == 0 ? no_limit : options_.depth; }
    [[nodiscard]] const LineageOptions& options() const { return options_; }
    [[nodiscard]] ProjectFiles& files() const { return files_; }

    [[nodiscard]] const catalog::LineageNode& node(std::uint32_t number) const {
        return lineage_.nodes()[number];
    }
    [[nodiscard]] std::string name(std::uint32_t number) const { return node(number).text(); }
    /// The layer that a node lies in; empty: none, or no policy is there to say.
    [[nodiscard]] std::string layer(std::uint32_t number) const;
    /// Where a layer stands in the policy.
    [[nodiscard]] std::size_t rank(const std::string& layer) const;
    /// The layer cannot be known.
    [[nodiscard]] bool layer_is_open(std::uint32_t number) const;
    /// `table`, `view` …, `path`; empty where nothing in the project creates it.
    [[nodiscard]] std::string_view kind(std::uint32_t number) const;
    /// It stands for columns that cannot be told.
    [[nodiscard]] bool is_unknown_columns(std::uint32_t number) const {
        return node(number).column == catalog::LineageNode::unknown_columns;
    }
    /// "`${env}` is only known when the job runs"; empty where its name is known.
    [[nodiscard]] std::string why_open(std::uint32_t number) const;

    [[nodiscard]] PrintedPlace place(const catalog::Place& place) const { return places_.place(place); }
    [[nodiscard]] PrintedPlace place(const catalog::LineageSite& site) const;
    /// Statements that could not be read.
    [[nodiscard]] std::vector<PrintedPlace> unread() const { return places_.unread(); }
    /// Where an edge is made, each line once.
    [[nodiscard]] std::vector<PrintedPlace> places(const catalog::LineageEdge& edge) const;

    static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

  private:
    [[nodiscard]] policy::LayerVerdict verdict(std::uint32_t number) const;

    const catalog::Lineage& lineage_;
    const policy::Policy* policy_;
    ProjectFiles& files_;
    const LineageOptions& options_;
    std::vector<std::uint32_t> objects_;
    PlacePrinter places_;
};

/// What lies in one direction of some nodes.
struct Reach {
    /// By 2 × node, and 1 more where the node is only met as what another one may be: how many steps away it
    /// is; LineageView::no_limit: it is not reached. Beyond such a node no further such ones are followed.
    std::vector<std::uint32_t> steps;

    static std::uint32_t state(std::uint32_t node, bool possibly) { return 2 * node + (possibly ? 1 : 0); }
    [[nodiscard]] bool reached(std::uint32_t node) const;
};
/// `possibly`: what nodes may be is followed, too.
[[nodiscard]] Reach reach(const LineageView& view, const std::vector<std::uint32_t>& from, bool up,
                          bool possibly = true);

/// The neighbours of a node in one direction, itself left out, with the edges that lead there.
struct Neighbour {
    std::uint32_t node = 0;
    const catalog::LineageEdge* edge = nullptr;
};
[[nodiscard]] std::vector<Neighbour> neighbours(const catalog::Lineage& lineage, std::uint32_t node, bool up);

/// The edge by which a node reads itself, or null.
[[nodiscard]] const catalog::LineageEdge* self_edge(const catalog::Lineage& lineage, std::uint32_t node);
/// Whether a node has neighbours in one direction.
[[nodiscard]] bool leads_on(const catalog::Lineage& lineage, std::uint32_t node, bool up);

/// The part of the graph that is shown.
struct Shown {
    std::vector<std::uint32_t> nodes;                            ///< in order
    std::vector<const catalog::LineageEdge*> edges;              ///< in order
    std::vector<std::pair<std::uint32_t, std::uint32_t>> may_be; ///< in order, the lower number first
};
[[nodiscard]] Shown shown(const LineageView& view);

// The formats of `lakelint lineage`.
[[nodiscard]] std::string lineage_text(const LineageView& view);
[[nodiscard]] std::string lineage_json(const LineageView& view);
[[nodiscard]] std::string lineage_dot(const LineageView& view);
[[nodiscard]] std::string lineage_mermaid(const LineageView& view);

} // namespace lakelint::cli
