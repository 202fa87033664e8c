// SPDX-License-Identifier: Apache-2.0
#include "policy/spelling.h"
#include "policy/template_parts.h"
#include "source/utf8.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <re2/re2.h>

namespace lakelint::policy {

namespace {

/// Longer names than this are only said to be off the template, as every part is tried at every place.
constexpr std::size_t longest_name = 128;
constexpr std::size_t most_words = 20;

using Places = std::vector<bool>; ///< offsets in a name

/// One piece of a template, able to say what it matches.
class Matcher {
  public:
    Matcher(const Piece& piece, const RE2* regex) : piece_(piece), regex_(regex) {}

    [[nodiscard]] const Piece& piece() const { return piece_; }

    [[nodiscard]] bool match(std::string_view text) const {
        switch (piece_.kind) {
        case Piece::Kind::literal: return text == piece_.text;
        case Piece::Kind::words:
            return std::find(piece_.placeholder->words.begin(), piece_.placeholder->words.end(), text)
                   != piece_.placeholder->words.end();
        case Piece::Kind::regex: return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *regex_);
        default: return true;
        }
    }

    /// How unlike the piece a text is; used to choose between texts, never between pieces.
    [[nodiscard]] std::size_t unlikeness(std::string_view text) const {
        if (piece_.kind == Piece::Kind::literal) return spelling_distance(text, piece_.text);
        if (piece_.kind != Piece::Kind::words) return 0;
        std::size_t least = std::numeric_limits<std::size_t>::max();
        const auto& words = piece_.placeholder->words;
        for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i)
            least = std::min(least, spelling_distance(text, words[i]));
        return least;
    }

  private:
    const Piece& piece_;
    const RE2* regex_; ///< null where it is none
};

struct Fault {
    std::size_t piece = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Explainer {
  public:
    Explainer(const Pieces& pieces, const PieceRegexes& regexes, std::string_view name) : name_(name) {
        for (std::size_t i = 0; i < pieces.size(); ++i)
            matchers_.emplace_back(pieces[i], regexes[i].get());
        reach_forward();
        reach_backward();
    }

    [[nodiscard]] Fault find() const {
        for (std::size_t i = 0; i < matchers_.size(); ++i) {
            if (const auto fault = alone_at_fault(i)) return *fault;
        }
        return after_longest_prefix();
    }

  private:
    [[nodiscard]] bool between_characters(std::size_t at) const {
        return at == name_.size() || !source::is_continuation(name_[at]);
    }
    [[nodiscard]] static bool any(const Places& places) {
        return std::find(places.begin(), places.end(), true) != places.end();
    }

    /// Where the pieces before each one may end, matched from the start of the name.
    void reach_forward() {
        before_.assign(matchers_.size() + 1, Places(name_.size() + 1));
        before_[0][0] = true;
        for (std::size_t i = 0; i < matchers_.size(); ++i)
            step(i, before_[i], before_[i + 1], true);
    }

    /// Where the pieces after each one may begin, matched to the end of the name.
    void reach_backward() {
        after_.assign(matchers_.size() + 1, Places(name_.size() + 1));
        after_[matchers_.size()][name_.size()] = true;
        for (std::size_t i = matchers_.size(); i-- > 0;)
            step(i, after_[i + 1], after_[i], false);
    }

    void step(std::size_t piece, const Places& from, Places& to, bool forward) const {
        for (std::size_t at = 0; at <= name_.size(); ++at) {
            if (!from[at]) continue;
            const std::size_t first = forward ? at : 0;
            const std::size_t last = forward ? name_.size() : at;
            for (std::size_t other = first; other <= last; ++other) {
                if (to[other] || !between_characters(other)) continue;
                const std::size_t begin = std::min(at, other);
                const std::size_t size = std::max(at, other) - begin;
                if (matchers_[piece].match(name_.substr(begin, size))) to[other] = true;
            }
        }
    }

    /// The piece where everything before it and everything after it matches, if it is such a one.
    [[nodiscard]] std::optional<Fault> alone_at_fault(std::size_t piece) const {
        const bool literal = matchers_[piece].piece().kind == Piece::Kind::literal;
        if (literal && any(before_[piece + 1])) return std::nullopt; // it stands there
        std::optional<Fault> best;
        std::size_t least = 0;
        std::size_t tried = 0;
        constexpr std::size_t most_tried = 256;
        for (std::size_t begin = name_.size() + 1; begin-- > 0;) {
            if (!before_[piece][begin]) continue;
            for (std::size_t end = begin; end <= name_.size() && tried < most_tried; ++end) {
                if (!after_[piece + 1][end] || !may_stand_for(piece, begin, end)) continue;
                ++tried;
                const std::size_t unlike = matchers_[piece].unlikeness(name_.substr(begin, end - begin));
                const bool fills = best && best->begin == best->end && best->begin == begin && unlike == least
                                   && matchers_[piece].piece().kind != Piece::Kind::literal;
                if (best && unlike >= least && !fills) continue;
                best = Fault{piece, begin, end};
                least = unlike;
            }
        }
        return best;
    }

    /// Whether a text is a literal misspelt rather than something else; of placeholders anything may be.
    [[nodiscard]] bool may_stand_for(std::size_t piece, std::size_t begin, std::size_t end) const {
        const Piece& at = matchers_[piece].piece();
        if (at.kind != Piece::Kind::literal) return true;
        if (end < begin + shared_start(at.text, begin)) return false;
        const bool other_sign = at.text.size() == 1 && end == begin + 1;
        if (begin == end || other_sign) return true;
        const std::size_t size = end - begin;
        const std::size_t longer = std::max(size, at.text.size()) - std::min(size, at.text.size());
        const auto is_slip = [&](std::size_t unlike) { return unlike * 2 <= at.text.size(); };
        return is_slip(longer) && is_slip(spelling_distance(name_.substr(begin, size), at.text));
    }

    /// The first piece that cannot go on where those before it match as many pieces as they can.
    [[nodiscard]] Fault after_longest_prefix() const {
        std::size_t piece = matchers_.size() - 1;
        while (piece > 0 && !any(before_[piece]))
            --piece;
        const std::size_t begin = likeliest_begin(piece);
        const Piece& at = matchers_[piece].piece();
        if (at.kind != Piece::Kind::literal) return {piece, begin, next_literal(piece, begin)};
        const std::size_t shared = shared_start(at.text, begin);
        const bool cut_off = begin == name_.size() && piece + 1 < matchers_.size();
        if (cut_off && shared == 0)
            return {piece + 1, begin, begin}; // the name ends where a separator belongs
        return {piece, begin, shared == 0 ? begin : std::min(begin + at.text.size(), name_.size())};
    }

    [[nodiscard]] std::size_t shared_start(std::string_view literal, std::size_t at) const {
        const std::string_view rest = name_.substr(at);
        std::size_t size = 0;
        while (size < std::min(rest.size(), literal.size()) && rest[size] == literal[size])
            ++size;
        return size;
    }

    /// Of the places where the piece may begin, the last; of a literal, the last where most of it stands.
    [[nodiscard]] std::size_t likeliest_begin(std::size_t piece) const {
        const Piece& at = matchers_[piece].piece();
        std::size_t best = 0;
        std::size_t most = 0;
        for (std::size_t i = 0; i <= name_.size(); ++i) {
            if (!before_[piece][i]) continue;
            const std::size_t shared = at.kind == Piece::Kind::literal ? shared_start(at.text, i) : 0;
            if (shared < most) continue;
            best = i;
            most = shared;
        }
        return best;
    }

    /// Where the text of a placeholder ends, judged by the literal that comes after it.
    [[nodiscard]] std::size_t next_literal(std::size_t piece, std::size_t begin) const {
        const bool literal_next =
            piece + 1 < matchers_.size() && matchers_[piece + 1].piece().kind == Piece::Kind::literal;
        if (!literal_next) return name_.size();
        return std::min(name_.find(matchers_[piece + 1].piece().text, begin), name_.size());
    }

    std::string_view name_;
    std::vector<Matcher> matchers_;
    std::vector<Places> before_;
    std::vector<Places> after_;
};

std::string words_with_meaning(const Placeholder& placeholder) {
    std::vector<std::string> words;
    for (const std::string& word : placeholder.words) {
        const auto meaning = placeholder.meaning.find(word);
        const bool explained = meaning != placeholder.meaning.end() && !meaning->second.empty();
        words.push_back(explained ? fmt::format("{} ({})", word, meaning->second) : word);
    }
    return comma_list(words, most_words);
}

std::string wanted(const Piece& piece) {
    switch (piece.kind) {
    case Piece::Kind::literal: return fmt::format("the text `{}`", piece.text);
    case Piece::Kind::words: return "one of " + words_with_meaning(*piece.placeholder);
    case Piece::Kind::regex: return fmt::format("`{}`", piece.placeholder->regex);
    default: return "any text";
    }
}

} // namespace

Mismatch explain_mismatch(const Pieces& pieces, const PieceRegexes& regexes, std::string_view name) {
    Mismatch mismatch;
    if (name.size() > longest_name) {
        for (const Piece& piece : pieces)
            mismatch.part += piece.text;
        mismatch.found = name;
        mismatch.want = fmt::format("`{}`", mismatch.part);
        return mismatch;
    }
    const Fault fault = Explainer(pieces, regexes, name).find();
    const Piece& piece = pieces[fault.piece];
    mismatch.part = piece.text;
    mismatch.found = name.substr(fault.begin, fault.end - fault.begin);
    mismatch.offset = fault.begin;
    mismatch.want = wanted(piece);
    if (piece.kind == Piece::Kind::words)
        mismatch.suggestion = nearest_word(mismatch.found, piece.placeholder->words);
    return mismatch;
}

std::string describe(const Mismatch& mismatch) {
    const bool regex = mismatch.want.starts_with('`');
    const bool words = mismatch.want.starts_with("one of");
    if (mismatch.found.empty()) {
        if (!regex && !words) return fmt::format("{} is missing", mismatch.want);
        return fmt::format("`{}` is missing; it {} {}", mismatch.part, regex ? "matches" : "is",
                           mismatch.want);
    }
    if (regex) return fmt::format("`{}` does not match {}", mismatch.found, mismatch.want);
    return fmt::format("`{}` is not {}{}", mismatch.found, mismatch.want, did_you_mean(mismatch.suggestion));
}

} // namespace lakelint::policy
