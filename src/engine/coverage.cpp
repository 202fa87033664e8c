// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage.h"

#include "rule/subjects.h"

#include <algorithm>
#include <set>

namespace lakelint::engine {

Coverage coverage(const rule::Project& project, const std::function<bool(const facts::FileFacts&)>& counts) {
    Coverage result;
    const auto add = [&](const rule::Subject& subject) {
        if (!counts(*subject.place.file)) return;
        ++result.named;
        if (subject.layer.found != policy::Verdict::unknown) ++result.known;
    };
    rule::each_created(project, [&](const rule::Created& created) { add(created); });
    rule::each_read(project, [&](const rule::ReadSite& read) { add(read); });
    rule::each_written(project, [&](const rule::Written& written) { add(written); });
    for (const facts::FileFacts& file : project.files) {
        if (!counts(file)) continue;
        result.named += static_cast<std::size_t>(
            std::count_if(file.faults.begin(), file.faults.end(),
                          [](const facts::Fault& fault) { return fault.rule == "syntax/error"; }));
    }
    return result;
}

std::vector<const policy::Layer*> idle_layers(const rule::Project& project) {
    std::set<const policy::Layer*> used;
    bool open = false; // something may lie in any layer
    const auto add = [&](const rule::Subject& subject) {
        used.insert(subject.layer.layer);
        open = open || subject.layer.found == policy::Verdict::unknown;
    };
    rule::each_created(project, [&](const rule::Created& created) { add(created); });
    rule::each_read(project, [&](const rule::ReadSite& read) { add(read); });
    rule::each_written(project, [&](const rule::Written& written) { add(written); });
    std::vector<const policy::Layer*> idle;
    for (const policy::Layer& layer : project.policy.layers) {
        if (!open && !used.contains(&layer)) idle.push_back(&layer);
    }
    return idle;
}

} // namespace lakelint::engine
