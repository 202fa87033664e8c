// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/object_name.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lakelint::rule {

/// What stands at one end of many texts, as far as it is known. Looks up the texts that may be the same as
/// another as far as that end tells.
class EndIndex {
  public:
    using Ids = std::vector<std::uint32_t>;

    /// Of a text that is `whole`, `end` is all of it; else what stands before its first hole.
    void add(std::string end, bool whole, std::uint32_t id);
    [[nodiscard]] std::vector<const Ids*> find(std::string_view end, bool whole) const;

  private:
    using ByEnd = std::map<std::string, Ids, std::less<>>;
    static void find_beginning_with(const ByEnd& texts, std::string_view end, std::vector<const Ids*>& found);

    ByEnd whole_;
    ByEnd open_;
};

/// Texts by what they end with: behind their last hole, where they have one.
class EndingIndex {
  public:
    void add(const source::Text& text, std::uint32_t id);
    /// Those that may be the same as far as their ends tell, in the order of their ids.
    [[nodiscard]] EndIndex::Ids find(const source::Text& text) const;

  private:
    EndIndex endings_;
};

/// Finds among many names those that may be that of one object, without trying each: by their schema, and by
/// what they begin or end with, whichever leaves fewer.
class NameIndex {
  public:
    void add(const catalog::ObjectName& name, std::uint32_t id);
    /// All that may be the same and few others, in the order of their ids.
    [[nodiscard]] EndIndex::Ids find(const catalog::ObjectName& name) const;

  private:
    struct Schema {
        EndIndex beginnings;
        EndIndex endings;
    };
    std::map<std::string, Schema> schemas_; ///< by folded name; under "" all that are not known
};

} // namespace lakelint::rule
