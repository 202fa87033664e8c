// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lakelint::lower::databricks {

/// A column that a value is computed from, as an index into the statement's list of mentions.
struct Mention {
    std::uint32_t index = 0;
    bool certain = true; ///< false: the column may belong to another relation of the query
};

/// More columns than anybody's tables have, or more sources than a column: queries that double what they
/// yield again and again end here.
inline constexpr std::size_t most_columns = 4096;
inline constexpr std::size_t most_sources = 256;

/// A relation that a query reads: one of the statement's reads, or one of its uses of a query; see passing.h.
struct Origin {
    bool derived = false;
    std::uint32_t index = 0;
    facts::Word column = {};                           ///< of a column: what it is called there
    std::string function = {};                         ///< of a column: the function around it
    std::optional<std::vector<std::string>> only = {}; ///< of a star: the columns, folded, whose bounds pass
    bool certain = true; ///< false: the column may belong to another relation of the query
};

/// One column of what a query yields. Its sources are collected where the statement stores its rows.
struct YieldColumn {
    facts::Word name;
    std::vector<Mention> sources;
    bool direct = false;              ///< the source as it is, not computed with
    bool renamed = false;             ///< under a name that is not its own
    bool followed = true;             ///< false: it may be computed from more columns than these
    std::vector<Origin> origins = {}; ///< whose bounds one on this column makes
    bool closed = false;              ///< LIMIT or the like stands before whatever it comes from

    void add(Mention mention);
};

/// What a query yields.
struct Yield {
    std::vector<YieldColumn> columns;
    std::vector<std::uint32_t> through;     ///< reads all of whose columns pass, listed by nobody
    std::vector<facts::Star> stars;         ///< what makes them pass, where a star does
    bool hidden = false;                    ///< there may be more columns still
    std::optional<facts::Span> placeholder; ///< in a select list: it may stand for any columns
    bool few = false;                       ///< one row, or rows that no relation is read for
    std::optional<facts::Span> order;       ///< ORDER BY of the whole of it, without a LIMIT
    std::vector<Origin> openings;           ///< what a star takes, for bounds on columns that nobody lists
    std::optional<Origin> plain;            ///< it has the rows of this alone, all of them and as they come
    bool closed = false;                    ///< what a star takes is, but for bounds on `passing`
    std::vector<std::string> passing;       ///< folded names
    bool mixed = false;                     ///< which columns of its parts belong together cannot be told

    /// All columns are known by name.
    [[nodiscard]] bool listed() const { return through.empty() && !hidden; }
    [[nodiscard]] const YieldColumn* find(std::string_view name) const;
    /// To be called where columns were taken away or got other names.
    void forget_places();
    void add(const YieldColumn& column);
    /// Columns of the same name as those; what is listed keeps its place.
    void rename(const std::vector<facts::Word>& names);
    /// The rows of another query: the first names the columns, both are their sources.
    void unite(const Yield& other);
    /// Adds a column; one of its name gets its sources, too.
    void set(const YieldColumn& column);
    void add_star(const facts::Star& star);
    void pass_through(std::uint32_t read);
    /// No bound passes but those on these columns, by their folded names.
    void close(std::vector<std::string> but);
    /// A bound on a column that nobody lists is none on what that comes from.
    [[nodiscard]] bool closes(std::string_view folded) const;
    /// What another yield has beside the columns that it lists.
    void pass(const Yield& other);
    /// The rows of both, or those of one that are among the other's: what bounds a column bounds it in both.
    void unite_origins(const Yield& other);
    /// Rows are chosen by more than their values, as LIMIT does: no bound on them is one on their sources.
    void close_origins();

  private:
    /// The first column of each folded name, of so many columns: long lists are looked through again and
    /// again.
    mutable std::unordered_map<std::string, std::size_t> places_;
    mutable std::size_t placed_ = 0;
};

} // namespace lakelint::lower::databricks
