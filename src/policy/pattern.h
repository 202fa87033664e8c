// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "source/text.h"
#include "source/verdict.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace lakelint::policy {

using source::Verdict;

/// Why a pattern cannot be understood.
struct PatternError {
    std::string message; ///< one sentence
    std::string help;    ///< what to write
    std::string part;    ///< the piece of the pattern at fault, as written in it; may be empty
};

/// What a placeholder stands for: one entry of the policy's `names`.
struct Placeholder {
    std::string name;
    std::vector<std::string> words;             ///< a list or a map: exactly these
    std::map<std::string, std::string> meaning; ///< of a map: what each word means
    std::string regex; ///< else: a regular expression (RE2), matched in full, without `^` and `$` at its ends
};

/// What is wrong with a regular expression, if anything. Groups that have names are not allowed, as a
/// template may hold the same placeholder twice.
[[nodiscard]] std::optional<PatternError> check_regex(std::string_view regex);

/// A regular expression without the anchors at its ends, which say nothing where it is matched in full.
[[nodiscard]] std::string strip_anchors(std::string_view regex);

/// Placeholder values of a match, by placeholder name; of one that stands twice in a pattern, the first.
using Captures = std::map<std::string, std::string>;

/// Why a name is off its template, for one part of it.
struct Mismatch {
    std::string part;       ///< the template's part at fault: `{load}` or the literal `mart_`
    std::string found;      ///< what stands there in the name; empty: nothing, it is missing
    std::size_t offset = 0; ///< in the name, in bytes: where `found` begins
    std::string want; ///< "one of di (daily increment), df (daily full)", "`[a-z]+`", "the text `mart_`"
    std::optional<std::string> suggestion; ///< the nearest allowed word
};

/// "`chess` is not one of erp, crm, app; did you mean `crm`?", "`{load}` is missing; it is one of di, df".
[[nodiscard]] std::string describe(const Mismatch& mismatch);

/// A template over `names`, such as `{source}_{entity}_{load}`; matched in full, case and all. A `*` stands
/// for any text. Copies share what is compiled, and all members may be called from several threads.
class Template {
  public:
    /// Fails on an undefined placeholder and on an unbalanced brace.
    [[nodiscard]] static tl::expected<Template, PatternError>
    compile(std::string_view text, const std::map<std::string, Placeholder>& names);

    /// `no` is also the answer where the literal pieces of a name with holes already rule a match out; what a
    /// placeholder with a regular expression may match is not looked into for such a name.
    [[nodiscard]] Verdict match(const source::Text& name, Captures* captures = nullptr) const;

    /// The first part, from the left, that keeps `name` from matching; call only for a literal name that does
    /// not match.
    [[nodiscard]] Mismatch explain(std::string_view name) const;

    [[nodiscard]] const std::string& text() const;

  private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

/// A glob over `catalog.schema` such as `*.personal_{owner}`: matched whole, case-folded; `*` and `?` do not
/// cross a dot; a glob without a dot means any catalog. Copies share what is compiled.
class SchemaPattern {
  public:
    [[nodiscard]] static tl::expected<SchemaPattern, PatternError>
    compile(std::string_view glob, const std::map<std::string, Placeholder>& names);

    /// `catalog` or `schema` is null where it is not known; only a `*` then matches for certain. A hole
    /// stands for a text without dots: a `*` covers it.
    [[nodiscard]] Verdict match(const source::Text* catalog, const source::Text* schema,
                                Captures* captures = nullptr) const;

    [[nodiscard]] const std::string& text() const;

  private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

/// A glob over object names or plain words (`*_id`, `prod.ods.*`): case-folded; `*` and `?` do not cross a
/// dot.
class Glob {
  public:
    Glob() = default; ///< matches the empty text only
    explicit Glob(std::string_view glob);
    [[nodiscard]] Verdict match(const source::Text& text) const;
    [[nodiscard]] bool match(std::string_view text) const;
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

} // namespace lakelint::policy
