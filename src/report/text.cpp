// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.h"
#include "report/printable.h"
#include "report/set_aside.h"
#include "report/style.h"
#include "report/text_summary.h"
#include "report/writers.h"
#include "source/line_index.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace lakelint::report {

namespace {

using diagnostic::Severity;

constexpr std::size_t max_policy_columns = 100;

/// A line of an excerpt's frame: a number, or none, before the bar.
struct Shown {
    std::uint32_t number = 0;
    std::string text;
    std::string marks; ///< under the text
};

/// Bytes `[begin, end)` without the white space at their end; at least one byte where there was one.
std::uint32_t trimmed_end(std::string_view text, source::Span span) {
    std::uint32_t end = std::min(span.end, static_cast<std::uint32_t>(text.size()));
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (end > span.begin + 1 && is_space(text[end - 1]))
        --end;
    return end;
}

std::size_t first_break(std::string_view text, source::Span span) {
    return std::min<std::size_t>(text.substr(0, span.end).find_first_of("\r\n", span.begin), span.end);
}

/// The first byte of the line that `end` closes, past its indentation.
std::uint32_t begin_of_last_line(std::string_view text, source::Span span) {
    const std::size_t last_break = text.find_last_of("\r\n", span.end - 1);
    const std::size_t begin = text.find_first_not_of(" \t", last_break + 1);
    return static_cast<std::uint32_t>(begin);
}

source::Range note_range(const Finding& finding, std::size_t number) {
    if (number >= finding.note_ranges.size()) return {};
    return finding.note_ranges[number].value_or(source::Range{});
}

/// Columns that the line numbers of all excerpts take.
std::size_t gutter_of(const std::vector<std::vector<Shown>>& excerpts) {
    std::uint32_t largest = 0;
    for (const auto& lines : excerpts) {
        for (const Shown& line : lines)
            largest = std::max(largest, line.number);
    }
    return fmt::formatted_size("{}", largest);
}

class TextWriter {
  public:
    TextWriter(const Context& context, std::string& out)
        : context_(context), style_(context.color), out_(out) {}

    void write(const Finding& finding);

  private:
    [[nodiscard]] const source::File* file(std::string_view path) const {
        return context_.files ? context_.files(path) : nullptr;
    }
    std::vector<Shown> lines_of(const diagnostic::Location& location, source::Range range, char mark) const;
    static Shown line_of(const source::File& file, std::uint32_t begin, std::size_t end, std::uint32_t number,
                         char mark);
    void put_place(const diagnostic::Location& location, source::Range range);
    void put_lines(const std::vector<Shown>& lines, Severity severity);
    void put_remark(std::string_view label, std::string_view text);
    void put_policy(const diagnostic::PolicyReference& policy);
    [[nodiscard]] std::string shown(const diagnostic::PolicyReference& policy);
    void put_remarks(const Finding& finding);
    void put_set_aside(const Finding& finding);
    void put_note(const diagnostic::Note& note, const std::vector<Shown>& lines, source::Range range);
    [[nodiscard]] std::string bar() const { return std::string(gutter_, ' ') + " " + style_.frame("|"); }

    const Context& context_;
    Style style_;
    std::string& out_;
    std::unordered_map<const source::File*, source::LineIndex> policies_;
    std::map<std::pair<std::string_view, std::uint32_t>, std::string> policy_lines_; ///< as they are shown
    std::size_t gutter_ = 1; ///< columns that line numbers take, in the finding at hand
};

Shown TextWriter::line_of(const source::File& file, std::uint32_t begin, std::size_t end,
                          std::uint32_t number, char mark) {
    Excerpt shown = excerpt(file.text, begin, static_cast<std::uint32_t>(end), file.concealed);
    return {number, std::move(shown.text),
            std::string(shown.mark_begin, ' ') + std::string(shown.mark_size, mark)};
}

std::vector<Shown> TextWriter::lines_of(const diagnostic::Location& location, source::Range range,
                                        char mark) const {
    const source::File* source_file = file(location.path);
    if (source_file == nullptr) return {};
    const std::string_view text = source_file->text;
    source::Span span = location.span;
    span.begin = std::min(span.begin, static_cast<std::uint32_t>(text.size()));
    span.end = trimmed_end(text, span);

    const std::size_t first_end = first_break(text, span);
    std::vector<Shown> lines{line_of(*source_file, span.begin, first_end, range.begin.line, mark)};
    if (first_end == span.end || span.end <= span.begin + 1) return lines;
    const source::LineIndex rest(text.substr(span.begin, span.end - span.begin));
    const std::uint32_t last = range.begin.line + rest.line_count() - 1;
    if (last > range.begin.line + 1) lines.push_back({0, "...", {}});
    lines.push_back(line_of(*source_file, begin_of_last_line(text, span), span.end, last, mark));
    return lines;
}

void TextWriter::put_place(const diagnostic::Location& location, source::Range range) {
    out_.append(gutter_, ' ').append(style_.frame("-->")).append(" ");
    out_.append(printable(printed_path(context_, location.path)));
    out_.append(":").append(fmt::format_int(range.begin.line).c_str());
    out_.append(":").append(fmt::format_int(range.begin.column).c_str()).append("\n");
}

void TextWriter::put_lines(const std::vector<Shown>& lines, Severity severity) {
    if (lines.empty()) return;
    out_ += bar() + "\n";
    for (const Shown& line : lines) {
        if (line.number == 0) {
            out_ += style_.frame(line.text) + "\n";
            continue;
        }
        const std::string number = fmt::format("{:>{}} |", line.number, gutter_);
        out_.append(style_.frame(number)).append(line.text.empty() ? "" : " ").append(line.text).append("\n");
        const std::size_t indent = line.marks.find_first_not_of(' ');
        out_.append(bar()).append(" ").append(indent, ' ');
        out_.append(style_.severity(severity, std::string_view(line.marks).substr(indent))).append("\n");
    }
}

void TextWriter::put_remark(std::string_view label, std::string_view text) {
    out_.append(gutter_, ' ').append(" ").append(style_.frame("=")).append(" ");
    out_.append(style_.bold(label)).append(" ").append(text).append("\n");
}

/// Many findings come from one line of the policy.
void TextWriter::put_policy(const diagnostic::PolicyReference& policy) {
    const auto [known, is_new] = policy_lines_.try_emplace({policy.path, policy.line});
    if (is_new) known->second = shown(policy);
    put_remark("policy:", known->second);
}

std::string TextWriter::shown(const diagnostic::PolicyReference& policy) {
    std::string text = fmt::format("{}:{}", printable(printed_path(context_, policy.path)), policy.line);
    if (const source::File* source_file = file(policy.path)) {
        const auto& index = policies_.try_emplace(source_file, source_file->text).first->second;
        const std::string line = one_line(index.line(policy.line));
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin != std::string::npos) {
            text += ": " + shorten(std::string_view(line).substr(begin), max_policy_columns);
        }
    }
    return text;
}

void TextWriter::put_set_aside(const Finding& finding) {
    std::string text =
        finding.reason.empty() ? "it was there when the baseline was recorded" : finding.reason;
    if (finding.by && finding.by_range) {
        text += fmt::format(" ({}:{})", printable(printed_path(context_, finding.by->path)),
                            finding.by_range->begin.line);
    }
    put_remark(fmt::format("{}:", name(finding.disposition)), one_line(text));
}

void TextWriter::put_remarks(const Finding& finding) {
    const auto& diagnostic = finding.diagnostic;
    if (!finding.active()) put_set_aside(finding);
    if (diagnostic.policy) put_policy(*diagnostic.policy);
    if (!diagnostic.help.empty()) put_remark("help:", one_line(diagnostic.help));
    for (const auto& fix : diagnostic.fixes) {
        if (diagnostic.help.find(fix.title) == std::string::npos) put_remark("fix:", one_line(fix.title));
    }
    for (const auto& note : diagnostic.notes) {
        if (!note.location) put_remark("note:", one_line(note.message));
    }
}

void TextWriter::put_note(const diagnostic::Note& note, const std::vector<Shown>& lines,
                          source::Range range) {
    out_ += style_.severity(Severity::note, "note") + ": " + one_line(note.message) + "\n";
    put_place(*note.location, range);
    put_lines(lines, Severity::note);
}

void TextWriter::write(const Finding& finding) {
    const auto& diagnostic = finding.diagnostic;
    std::vector<std::vector<Shown>> excerpts{lines_of(diagnostic.location, finding.range, '^')};
    for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
        const auto& location = diagnostic.notes[i].location;
        excerpts.push_back(location ? lines_of(*location, note_range(finding, i), '-')
                                    : std::vector<Shown>{});
    }
    gutter_ = gutter_of(excerpts);

    const Severity severity = finding.active() ? diagnostic.severity : Severity::note;
    const std::string heading =
        fmt::format("{}[{}]", finding.active() ? name(severity) : name(finding.disposition), diagnostic.rule);
    out_ += style_.severity(severity, heading) + style_.bold(": " + one_line(diagnostic.message)) + "\n";
    put_place(diagnostic.location, finding.range);
    put_lines(excerpts.front(), severity);
    const std::size_t before_remarks = out_.size();
    put_remarks(finding);
    if (out_.size() > before_remarks && !excerpts.front().empty()) out_.insert(before_remarks, bar() + "\n");
    for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
        const auto& note = diagnostic.notes[i];
        if (note.location) put_note(note, excerpts[i + 1], note_range(finding, i));
    }
    out_ += "\n";
}

} // namespace

void write_text(const Report& report, const Context& context, std::string& out) {
    constexpr std::size_t usual_size = 600;
    out.reserve(out.size() + report.findings.size() * usual_size);
    TextWriter writer(context, out);
    for (const Finding& finding : report.findings) {
        if (finding.active() || context.show_suppressed) writer.write(finding);
    }
    write_text_summary(report, context, out);
}

} // namespace lakelint::report
