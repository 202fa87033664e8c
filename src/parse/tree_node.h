// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/antlr_runtime.h"

#include <cstddef>
#include <memory>
#include <memory_resource>

namespace lakelint::grammar {

/// Memory for one parse tree. What a tree of ordinary size needs stays allocated; a larger tree's extra
/// blocks go back when it is dropped.
class TreeArena {
  public:
    [[nodiscard]] void* allocate(std::size_t size) { return memory_.allocate(size); }
    /// No node may be alive.
    void reset() noexcept { memory_.release(); }

  private:
    static constexpr std::size_t first_block = std::size_t{256} * 1024;
    std::unique_ptr<std::byte[]> block_{new std::byte[first_block]};
    std::pmr::monotonic_buffer_resource memory_{block_.get(), first_block};
};

[[nodiscard]] inline TreeArena& tree_arena() {
    thread_local TreeArena arena;
    return arena;
}

/// The base of every node of a parse tree. Nodes live in a per-thread arena, because a tree is built, lowered
/// and dropped statement by statement: allocating and freeing each node by itself costs as much as parsing
/// does. (The generated parser includes this and is C++17.)
class TreeNode : public antlr4::ParserRuleContext {
  public:
    TreeNode() = default;
    TreeNode(antlr4::ParserRuleContext* above, std::size_t state)
        : antlr4::ParserRuleContext(above, state),
          depth_(above == nullptr ? 0 : static_cast<TreeNode*>(above)->depth_ + 1) {}

    /// Rules above this one.
    [[nodiscard]] std::size_t depth() const { return depth_; }

    static void* operator new(std::size_t size) { return tree_arena().allocate(size); }
    static void operator delete(void*) noexcept {}

  private:
    std::size_t depth_ = 0;
};

} // namespace lakelint::grammar
