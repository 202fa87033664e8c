// SPDX-License-Identifier: Apache-2.0
#include "fix/mend.h"

#include "fix/layout.h"

#include <algorithm>
#include <set>

namespace lakelint::fix {
namespace {

using diagnostic::Edit;
using diagnostic::Fix;

/// A fix as it is made, and which of those given it is.
struct Candidate {
    std::size_t index = 0;
    std::vector<Edit> edits;
};

/// Edits that do not clash, in order.
class Chosen {
  public:
    [[nodiscard]] bool takes(const std::vector<Edit>& edits) const {
        return std::none_of(edits.begin(), edits.end(), [this](const Edit& edit) { return clashes(edit); });
    }
    void add(const std::vector<Edit>& edits) {
        for (const Edit& edit : edits) {
            if (!has(edit)) edits_.insert(edit);
        }
    }
    [[nodiscard]] std::vector<Edit> list() const { return {edits_.begin(), edits_.end()}; }

  private:
    struct Before {
        bool operator()(const Edit& a, const Edit& b) const { return before(a, b); }
    };

    /// Those that are apart from each other clash with an edit only next to its place.
    [[nodiscard]] bool clashes(const Edit& edit) const {
        auto next = edits_.lower_bound(edit);
        for (auto each = next; each != edits_.end() && each->span.begin <= edit.span.end; ++each) {
            if (clash(*each, edit)) return true;
        }
        for (int behind = 0; behind < 2 && next != edits_.begin(); ++behind) {
            if (clash(*--next, edit)) return true; // before a range there may be an insertion at its begin
        }
        return false;
    }
    [[nodiscard]] bool has(const Edit& edit) const { return edits_.find(edit) != edits_.end(); }

    std::set<Edit, Before> edits_;
};

/// The candidates, in their order, that do not clash with one before.
std::vector<const Candidate*> choose(const std::vector<Candidate>& candidates) {
    Chosen taken;
    std::vector<const Candidate*> chosen;
    for (const Candidate& candidate : candidates) {
        if (!taken.takes(candidate.edits)) continue;
        taken.add(candidate.edits);
        chosen.push_back(&candidate);
    }
    return chosen;
}

bool changes(std::string_view text, const std::vector<Edit>& edits) {
    return std::any_of(edits.begin(), edits.end(), [text](const Edit& edit) {
        return text.substr(edit.span.begin, edit.span.size()) != edit.replacement;
    });
}

using Candidates = std::span<const Candidate* const>;

/// Tries fixes together; where some harm the text, by halves until each that does is found.
class Trial {
  public:
    Trial(std::string_view text, const Faults& faults)
        : text_(text), faults_(faults), known_(sorted_faults(std::string(text))) {}

    void run(Candidates candidates) {
        if (candidates.empty()) return;
        if (is_good(candidates)) {
            good_.insert(good_.end(), candidates.begin(), candidates.end());
        } else if (candidates.size() == 1) {
            harmful_.push_back(candidates.front());
        } else {
            const std::size_t half = candidates.size() / 2;
            run(candidates.first(half));
            run(candidates.subspan(half));
        }
    }

    [[nodiscard]] std::string text_with(Candidates more) const {
        Chosen edits;
        for (const Candidate* each : good_)
            edits.add(each->edits);
        for (const Candidate* each : more)
            edits.add(each->edits);
        return with_edits(text_, edits.list());
    }

    [[nodiscard]] Candidates good() const { return good_; }
    [[nodiscard]] Candidates harmful() const { return harmful_; }

  private:
    [[nodiscard]] std::vector<std::string> sorted_faults(const std::string& text) const {
        std::vector<std::string> messages = faults_(text);
        std::sort(messages.begin(), messages.end());
        return messages;
    }

    /// No fault is there that was not before.
    [[nodiscard]] bool is_good(Candidates more) const {
        const std::vector<std::string> now = sorted_faults(text_with(more));
        return std::includes(known_.begin(), known_.end(), now.begin(), now.end());
    }

    std::string_view text_;
    const Faults& faults_;
    std::vector<std::string> known_;
    std::vector<const Candidate*> good_;
    std::vector<const Candidate*> harmful_;
};

} // namespace

std::string with_edits(std::string_view text, std::span<const Edit> edits) {
    std::string result;
    std::uint32_t at = 0;
    for (const Edit& edit : edits) {
        result += text.substr(at, edit.span.begin - at);
        result += edit.replacement;
        at = edit.span.end;
    }
    result += text.substr(at);
    return result;
}

Mended mend(const Sheet& sheet, std::span<const Fix* const> fixes, const Faults& faults) {
    Mended result;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
        auto edits = lay_out(sheet, fixes[i]->edits);
        if (edits && changes(sheet.text(), *edits)) {
            candidates.push_back({i, std::move(*edits)});
        } else {
            result.misfit.push_back(i);
        }
    }
    const std::vector<const Candidate*> chosen = choose(candidates);
    Trial trial(sheet.text(), faults);
    trial.run(chosen);
    result.text = trial.text_with({});
    for (const Candidate* each : trial.good())
        result.applied.push_back(each->index);
    for (const Candidate* each : trial.harmful())
        result.harmful.push_back(each->index);
    return result;
}

} // namespace lakelint::fix
