// SPDX-License-Identifier: Apache-2.0
#include "cli/fixer.h"

#include "cli/terminal.h"
#include "diagnostic/applicable.h"
#include "fix/layout.h"
#include "fix/mend.h"
#include "fix/unified_diff.h"
#include "fragment/fragment.h"
#include "lower/lower.h"
#include "source/line_index.h"
#include "source/replace_file.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

using diagnostic::Judged;
using diagnostic::Safety;

/// Fixes come to an end after two or three; more than this, and two of them undo each other.
constexpr int max_rounds = 20;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view concealment = "••••••••";

bool is_active(const Judged& found) { return found.disposition == diagnostic::Disposition::active; }

/// The text of a file as `patch` finds it there, if the file is UTF-8; without what must not be printed.
std::string shown(const source::File& file) {
    const bool marked = file.had_bom && file.encoding == source::Encoding::utf8;
    std::string text(marked ? byte_order_mark : std::string_view());
    std::uint32_t at = 0;
    for (const source::Span hidden : file.concealed) {
        if (hidden.begin < at) continue;
        text.append(file.text, at, hidden.begin - at).append(concealment);
        at = hidden.end;
    }
    return text.append(file.text, at);
}

/// The syntax errors that a file has with another text.
std::vector<std::string> faults(const source::File& like, const std::string& text) {
    source::File file = like;
    file.text = text;
    facts::FileFacts facts;
    lower::Reader reader;
    for (const auto& fragment : fragment::fragments(std::move(file)))
        reader.read(fragment.text, fragment.map, facts);
    std::vector<std::string> messages;
    for (facts::Fault& fault : facts.faults)
        messages.push_back(std::move(fault.message));
    return messages;
}

} // namespace

/// A fix, and what it is for.
struct Fixer::Offer {
    const diagnostic::Diagnostic* finding = nullptr;
    const diagnostic::Fix* fix = nullptr;
};

Fixer::Fixer(ProjectCheck& run, const FixOptions& options)
    : run_(run), options_(options), allowed_(options.unsafe ? Safety::unsafe : Safety::safe) {}

ProjectCheck::Findings Fixer::run(ProjectCheck::Findings found) {
    int rounds = 0;
    for (; rounds < max_rounds && round(found.judged); ++rounds)
        found = run_.rerun();
    if (rounds == max_rounds) {
        complain(
            fmt::format("fixes did not come to an end after {} rounds, as some undo each other; what they "
                        "came to is kept",
                        max_rounds));
    }
    for (const auto& [path, work] : work_) {
        for (const std::string& each : work ? work->left_out : std::vector<std::string>())
            complain(each);
    }
    if (options_.dry_run) {
        if (files() == 0) return found;
        compare();
        for (auto& [path, work] : work_) {
            if (work) run_.files().replace_text(path, work->file);
        }
        return run_.rerun();
    }
    return write() ? run_.rerun() : std::move(found);
}

/// The fixes of each file, in the order of their findings.
std::map<std::string, std::vector<Fixer::Offer>> Fixer::offers(const std::vector<Judged>& found) const {
    std::map<std::string, std::vector<Offer>> offers;
    for (const Judged& each : found) {
        if (!is_active(each) || !run_.chooses(each.diagnostic.location.path)) continue;
        const diagnostic::Fix* fix = diagnostic::applicable(each.diagnostic, allowed_);
        if (fix != nullptr && run_.chooses(fix->path)) offers[fix->path].push_back({&each.diagnostic, fix});
    }
    return offers;
}

/// True when a file has changed.
bool Fixer::round(const std::vector<Judged>& found) {
    for (auto& [path, work] : work_) {
        if (work) work->left_out.clear();
    }
    bool changed = false;
    for (const auto& [path, offered] : offers(found)) {
        Work* work = open(path);
        if (work != nullptr) changed = mend(*work, path, offered) || changed;
    }
    return changed;
}

bool Fixer::mend(Work& work, const std::string& path, const std::vector<Offer>& offers) {
    source::File now = work.file;
    now.text = work.text;
    std::vector<const diagnostic::Fix*> fixes;
    for (const Offer& offer : offers)
        fixes.push_back(offer.fix);
    const fix::Mended mended =
        fix::mend(fix::Sheet(now), fixes, [&](const std::string& text) { return faults(now, text); });
    const source::LineIndex lines(now.text);
    const auto leave_out = [&](const std::vector<std::size_t>& which, std::string_view why) {
        for (const std::size_t i : which) {
            const auto& place = offers[i].finding->location;
            const std::uint32_t at =
                place.path == path ? place.span.begin : fixes[i]->edits.front().span.begin;
            work.left_out.push_back(fmt::format("{}:{}: `{}` is not fixed: {} ({})",
                                                run_.files().printed(path), lines.position(at).line,
                                                offers[i].finding->rule, why, fixes[i]->title));
        }
    };
    leave_out(mended.harmful, "with that a statement could not be read any more");
    leave_out(mended.misfit, "that cannot be put where it belongs");
    if (mended.text == work.text) return false;
    work.text = mended.text;
    work.fixed += mended.applied.size();
    now.text = mended.text;
    run_.files().replace_text(path, std::move(now));
    return true;
}

/// A file that may be changed; null, after a complaint, for one that may not.
Fixer::Work* Fixer::open(const std::string& path) {
    const auto known = work_.find(path);
    if (known != work_.end()) return known->second ? &*known->second : nullptr;
    Work work;
    if (const auto why = read(path, work)) {
        refuse(path, *why);
        work_.emplace(path, std::nullopt);
        return nullptr;
    }
    if (const source::File* shown = run_.files().text(path)) work.file.concealed = shown->concealed;
    work.text = work.file.text;
    return &*work_.emplace(path, std::move(work)).first->second;
}

/// Nothing, or why a file cannot be changed.
std::optional<std::string> Fixer::read(const std::string& path, Work& work) const {
    const std::filesystem::path file = run_.files().absolute(path);
    if (run_.files().is_given(path)) {
        auto given = run_.files().text(path);
        if (!options_.dry_run || given == nullptr) return "it was read from a pipe";
        work.file = *given;
        return std::nullopt;
    }
    if (!options_.dry_run) {
        if (auto why = source::why_not_replaceable(file)) return why;
    }
    auto bytes = source::load_bytes(file, path);
    if (!bytes) return bytes.error().message;
    if (!run_.files().is_read_from(path, *bytes))
        return "it was changed while it was being checked; run again";
    work.bytes = *bytes;
    auto text = source::decode(std::move(*bytes), path);
    if (!text) return text.error().message;
    work.file = std::move(*text);
    if (source::encode_like(work.bytes, work.file.text) != work.bytes)
        return "it is not UTF-8; save it as UTF-8";
    return std::nullopt;
}

void Fixer::refuse(const std::string& path, const std::string& why) {
    complain(fmt::format("cannot fix `{}`: {}", run_.files().printed(path), why));
    status_ = worse(status_, unreadable);
}

bool Fixer::write() {
    bool failed = false;
    for (auto& [path, work] : work_) {
        if (!work || work->text == work->file.text) continue;
        const auto fault = source::replace_file(run_.files().absolute(path), work->bytes,
                                                source::encode_like(work->bytes, work->text));
        if (!fault) continue;
        refuse(path, *fault);
        run_.files().replace_text(path, work->file);
        work.reset();
        failed = true;
    }
    return failed;
}

std::size_t Fixer::fixed() const {
    return std::accumulate(work_.begin(), work_.end(), std::size_t{0}, [](std::size_t sum, const auto& each) {
        return sum + (each.second ? each.second->fixed : 0);
    });
}

std::size_t Fixer::files() const {
    return static_cast<std::size_t>(std::count_if(work_.begin(), work_.end(), [](const auto& each) {
        return each.second && each.second->text != each.second->file.text;
    }));
}

void Fixer::compare() {
    for (const auto& [path, work] : work_) {
        const source::File* now = work ? run_.files().text(path) : nullptr;
        if (now == nullptr) continue;
        const std::string name = run_.files().printed(path);
        const std::string slash = name.starts_with('/') ? "" : "/";
        const std::string diff =
            fix::unified_diff(shown(work->file), shown(*now), "a" + slash + name, "b" + slash + name);
        if (diff.find(concealment) != std::string::npos)
            complain(fmt::format(
                "the differences of `{}` cannot be applied, as a secret in them is not shown", name));
        diff_ += diff;
    }
}

void lay_out_fixes(std::vector<Judged>& found, ProjectFiles& files) {
    std::map<std::string, std::optional<fix::Sheet>> sheets;
    const auto sheet_of = [&](const std::string& path) -> const std::optional<fix::Sheet>& {
        const auto [known, is_new] = sheets.try_emplace(path);
        const source::File* file = is_new ? files.text(path) : nullptr;
        if (file != nullptr && file->encoding != source::Encoding::unknown) known->second.emplace(*file);
        return known->second;
    };
    for (Judged& each : found) {
        for (diagnostic::Fix& fix : each.diagnostic.fixes) {
            if (fix.edits.empty()) continue;
            const auto& sheet = sheet_of(fix.path);
            auto edits = sheet ? fix::lay_out(*sheet, fix.edits) : std::nullopt;
            if (!edits) fix.safety = Safety::display_only;
            fix.edits = edits ? std::move(*edits) : std::vector<diagnostic::Edit>();
        }
    }
}

} // namespace lakelint::cli
