// SPDX-License-Identifier: Apache-2.0
#include "policy/contradiction_checks.h"
#include "policy/pattern_overlap.h"

#include <algorithm>
#include <map>
#include <set>

namespace lakelint::policy {

namespace {

/// A schema glob and whose it is.
struct Claim {
    const Layer* layer = nullptr;
    SchemaGlob glob;
    PolicyReference at;

    [[nodiscard]] const std::string& text() const { return glob.pattern.text(); }
};

using Claims = std::vector<const Claim*>;

SchemaGlobs globs_of(const Claims& claims) {
    SchemaGlobs globs;
    for (const Claim* claim : claims)
        globs.push_back(&claim->glob);
    return globs;
}

/// The claims so far, by how their schemas begin: most layers of a long policy have nothing to do with each
/// other.
class Earlier {
  public:
    /// Those that may match a schema that `claim` matches, in their order.
    [[nodiscard]] Claims near(const Claim& claim) const {
        std::vector<std::size_t> found;
        const std::string& head = claim.glob.schema.head;
        for (std::size_t size = 0; size < head.size(); ++size) {
            const auto shorter = by_head_.find(std::string_view(head).substr(0, size));
            if (shorter != by_head_.end()) collect(shorter->second, claim, found);
        }
        for (auto at = by_head_.lower_bound(head); at != by_head_.end() && at->first.starts_with(head); ++at)
            collect(at->second, claim, found);
        std::sort(found.begin(), found.end());
        Claims claims;
        for (const std::size_t index : found)
            claims.push_back(claims_[index]);
        return claims;
    }

    void add(const Claim& claim) {
        by_head_[claim.glob.schema.head].push_back(claims_.size());
        claims_.push_back(&claim);
    }

  private:
    void collect(const std::vector<std::size_t>& indices, const Claim& claim,
                 std::vector<std::size_t>& found) const {
        for (const std::size_t index : indices) {
            const Claim& other = *claims_[index];
            if (other.layer != claim.layer && may_meet(other.glob, claim.glob)) found.push_back(index);
        }
    }

    Claims claims_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_head_;
};

/// "layer `a`, which comes first, takes", "layers `a` and `b`, which come first, together take".
std::string takers(const Claims& claims) {
    std::vector<std::string> names;
    for (const Claim* claim : claims)
        if (std::find(names.begin(), names.end(), claim->layer->name) == names.end())
            names.push_back(claim->layer->name);
    if (names.size() == 1) return fmt::format("layer `{}`, which comes first, takes", names.front());
    std::string text = "layers ";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
    return text + ", which come first, together take";
}

class Overlaps {
  public:
    Overlaps(const Policy& policy, Contradictions& out) : policy_(policy), out_(out) {}

    void run() {
        read();
        for (const Claim& claim : claims_) {
            const Claims near = earlier_.near(claim);
            if (!near.empty() && !report_covered(claim, near)) report_shared(claim, near);
            earlier_.add(claim);
        }
    }

  private:
    void read() {
        SchemaGlobReader reader(policy_.names);
        for (const Layer& layer : policy_.layers) {
            for (std::size_t i = 0; i < layer.schemas.size(); ++i) {
                const bool placed = i < layer.schemas_at.size();
                claims_.push_back(
                    {&layer, reader.read(layer.schemas[i]), placed ? layer.schemas_at[i] : layer.at});
            }
        }
    }

    bool covers(const Claim& wide, const Claim& narrow) {
        return plainly_covers(wide.glob, narrow.glob)
               || (!finder_.exhausted() && !plainly_covers(narrow.glob, wide.glob)
                   && finder_.find({&narrow.glob}, {&wide.glob}).found == Verdict::no);
    }

    /// Reports a claim that is left nothing, by one earlier claim or by several together.
    bool report_covered(const Claim& claim, const Claims& near) {
        const auto one = std::find_if(near.begin(), near.end(),
                                      [&](const Claim* earlier) { return covers(*earlier, claim); });
        if (one != near.end()) {
            report_covered_by({*one}, claim);
            return true;
        }
        constexpr std::size_t most = 32;
        if (near.size() < 2 || near.size() > most || finder_.exhausted()) return false;
        if (finder_.find({&claim.glob}, globs_of(near)).found != Verdict::no) return false;
        report_covered_by(needed(claim, near), claim);
        return true;
    }

    /// Of claims that cover one together those without which they would not.
    Claims needed(const Claim& claim, Claims near) {
        for (std::size_t i = near.size(); i-- > 0;) {
            Claims fewer = near;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            if (finder_.find({&claim.glob}, globs_of(fewer)).found == Verdict::no) near = std::move(fewer);
        }
        return near;
    }

    void report_covered_by(const Claims& takers_of, const Claim& claim) {
        std::vector<Note> notes;
        for (const Claim* taker : takers_of)
            notes.push_back({fmt::format("`{}` of layer `{}` comes first", taker->text(), taker->layer->name),
                             out_.places.value(taker->at, taker->text())});
        const Claim& first = *takers_of.front();
        const bool same = plainly_covers(claim.glob, first.glob);
        out_.add(Severity::error, out_.places.value(claim.at, claim.text()),
                 fmt::format("layer `{}` never gets `{}`: {} every schema that it matches", claim.layer->name,
                             claim.text(), takers(takers_of)),
                 same ? fmt::format("leave `{}` to one of the two layers", claim.text())
                      : fmt::format("put layer `{}` before layer `{}`, or leave `{}` out", claim.layer->name,
                                    first.layer->name, claim.text()),
                 std::move(notes));
    }

    /// Reports earlier layers that share schemas with a claim while neither holds the other. One that the
    /// claim holds whole is the usual exception before its rule.
    void report_shared(const Claim& claim, const Claims& near) {
        std::set<const Layer*> reported;
        Claims before;
        for (const Claim* earlier : near) {
            if (finder_.exhausted()) return;
            const bool again = reported.contains(earlier->layer);
            if (!again && !plainly_covers(claim.glob, earlier->glob)
                && report_if_shared(*earlier, claim, before)) {
                reported.insert(earlier->layer);
            }
            before.push_back(earlier);
        }
    }

    bool report_if_shared(const Claim& earlier, const Claim& claim, const Claims& before) {
        // First what is cheap: schemas of both that still reach the earlier layer, and one of it alone.
        Claims others;
        std::copy_if(before.begin(), before.end(), std::back_inserter(others),
                     [&](const Claim* other) { return other->layer != earlier.layer; });
        const FoundSchema shared = finder_.find({&earlier.glob, &claim.glob}, globs_of(others));
        if (shared.found != Verdict::yes) return false;
        if (finder_.find({&earlier.glob}, {&claim.glob}).found != Verdict::yes) return false;
        const std::string schema = readable(shared.name, earlier, claim);
        out_.add(Severity::warning, out_.places.value(claim.at, claim.text()),
                 fmt::format("`{}` matches both `{}` of layer `{}` and `{}` of layer `{}`, and goes to `{}`, "
                             "which comes first",
                             schema, earlier.text(), earlier.layer->name, claim.text(), claim.layer->name,
                             earlier.layer->name),
                 "narrow one of the two, so that no schema matches both",
                 {{fmt::format("`{}` of layer `{}` comes first", earlier.text(), earlier.layer->name),
                   out_.places.value(earlier.at, earlier.text())}});
        return true;
    }

    /// A schema with the catalog that people know, where any will do.
    [[nodiscard]] std::string readable(const std::string& name, const Claim& earlier,
                                       const Claim& claim) const {
        if (!earlier.glob.catalog.any || !claim.glob.catalog.any) return name;
        const source::Text catalog(policy_.defaults.catalog.value_or("cat"));
        const std::string schema = name.substr(name.find('.') + 1);
        const source::Text of_schema(schema);
        const LayerVerdict verdict = layer_of(policy_, &catalog, &of_schema);
        return verdict.layer == earlier.layer ? catalog.value + "." + schema : name;
    }

    const Policy& policy_;
    Contradictions& out_;
    std::vector<Claim> claims_;
    Earlier earlier_;
    SchemaFinder finder_;
};

} // namespace

void check_layer_overlaps(const Policy& policy, Contradictions& out) { Overlaps(policy, out).run(); }

} // namespace lakelint::policy
