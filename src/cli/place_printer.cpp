// SPDX-License-Identifier: Apache-2.0
#include "cli/place_printer.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace lakelint::cli {
namespace {

constexpr std::size_t most_places = 3;

} // namespace

std::string PrintedPlace::text() const { return fmt::format("{}:{}", path, position.line); }

PrintedPlace PlacePrinter::place(const catalog::Place& place) const {
    const source::File* text = files_.text(place.file->path);
    auto lines = lines_.find(place.file);
    if (lines == lines_.end()) {
        const std::string_view content = text == nullptr ? std::string_view() : std::string_view(text->text);
        lines = lines_.emplace(place.file, source::LineIndex(content)).first;
    }
    return {files_.printed(place.file->path), lines->second.position(place.span.begin)};
}

std::vector<PrintedPlace> PlacePrinter::unread() const {
    std::vector<PrintedPlace> places;
    for (const facts::FileFacts& file : files_.facts())
        for (const facts::Fault& fault : file.faults)
            if (fault.rule == "syntax/error") places.push_back(place({&file, fault.span}));
    return places;
}

std::string places_text(const std::vector<PrintedPlace>& places) {
    std::string text;
    for (std::size_t i = 0; i < std::min(places.size(), most_places); ++i) {
        const bool same_file = i > 0 && places[i].path == places[i - 1].path;
        text += i == 0 ? "" : ", ";
        text += same_file ? fmt::format(":{}", places[i].position.line) : places[i].text();
    }
    if (places.size() > most_places) text += fmt::format(" and {} more", places.size() - most_places);
    return text;
}

} // namespace lakelint::cli
