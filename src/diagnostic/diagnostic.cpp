// SPDX-License-Identifier: Apache-2.0
#include "diagnostic/diagnostic.h"

#include "diagnostic/judged.h"

#include <tuple>

namespace lakelint::diagnostic {

std::string_view name(Severity severity) {
    switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
    }
    return "error";
}

std::string_view name(Disposition disposition) {
    switch (disposition) {
    case Disposition::active: return "active";
    case Disposition::suppressed: return "suppressed";
    case Disposition::waived: return "waived";
    case Disposition::baselined: return "baselined";
    }
    return {};
}

std::string_view name(Safety safety) {
    switch (safety) {
    case Safety::safe: return "safe";
    case Safety::unsafe: return "unsafe";
    case Safety::display_only: return "display-only";
    }
    return "display-only";
}

namespace {

template <typename T>
auto place(const T& found) {
    return std::tie(found.location.path, found.location.span.begin, found.rule, found.location.span.end,
                    found.object);
}

} // namespace

bool before(const Diagnostic& a, const Diagnostic& b) {
    return std::tuple_cat(place(a), std::tie(a.message, a.clause))
           < std::tuple_cat(place(b), std::tie(b.message, b.clause));
}

bool before(const Unresolved& a, const Unresolved& b) {
    return std::tuple_cat(place(a), std::tie(a.reason)) < std::tuple_cat(place(b), std::tie(b.reason));
}

} // namespace lakelint::diagnostic
