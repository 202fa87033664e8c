// SPDX-License-Identifier: Apache-2.0
#include "fix/mend.h"
#include "support/catch.h"

#include <algorithm>
#include <string>
#include <vector>

namespace lakelint::fix {
namespace {

using diagnostic::Edit;
using diagnostic::Fix;
using diagnostic::Safety;
using Indices = std::vector<std::size_t>;

Fix fix_of(std::vector<Edit> edits) { return {"mend it", Safety::safe, "a.sql", std::move(edits)}; }

/// Each `!` of a text is a fault.
std::vector<std::string> exclamations(const std::string& text) {
    return std::vector<std::string>(static_cast<std::size_t>(std::count(text.begin(), text.end(), '!')), "!");
}

Mended mend_all(const std::string& text, const std::vector<Fix>& fixes) {
    source::File file;
    file.text = text;
    const Sheet sheet(std::move(file));
    std::vector<const Fix*> pointers;
    for (const Fix& fix : fixes)
        pointers.push_back(&fix);
    return mend(sheet, pointers, exclamations);
}

} // namespace

TEST_CASE("fixes that are apart from each other are applied together", "[fix]") {
    const Mended result = mend_all("abc def ghi", {fix_of({{{4, 7}, "D"}}), fix_of({{{0, 3}, "A"}}),
                                                   fix_of({{{3, 3}, "+"}, {{8, 11}, "G"}})});
    CHECK(result.text == "A+ D G");
    CHECK(result.applied == Indices{0, 1, 2});
}

TEST_CASE("of two fixes that clash the first is applied", "[fix]") {
    const Mended result =
        mend_all("abc def", {fix_of({{{0, 3}, "A"}}), fix_of({{{1, 2}, "X"}, {{4, 7}, "D"}}),
                             fix_of({{{7, 7}, "1"}}), fix_of({{{7, 7}, "2"}}), fix_of({{{4, 7}, "E"}})});
    CHECK(result.text == "A E1");
    CHECK(result.applied == Indices{0, 2, 4});
    CHECK(result.harmful.empty());
}

TEST_CASE("edits that two fixes have in common are made once", "[fix]") {
    const Mended result = mend_all("abc def", {fix_of({{{3, 3}, " X"}}), fix_of({{{3, 3}, " X"}}),
                                               fix_of({{{4, 7}, "D"}, {{3, 3}, " X"}})});
    CHECK(result.text == "abc X D");
    CHECK(result.applied == Indices{0, 1, 2});
}

TEST_CASE("a fix that makes a text unreadable takes no other along", "[fix]") {
    const Mended result =
        mend_all("a b c d e", {fix_of({{{0, 1}, "A"}}), fix_of({{{2, 3}, "!"}}), fix_of({{{4, 5}, "C"}}),
                               fix_of({{{6, 7}, "!!"}}), fix_of({{{8, 9}, "E"}})});
    CHECK(result.text == "A b C d E");
    CHECK(result.applied == Indices{0, 2, 4});
    CHECK(result.harmful == Indices{1, 3});
}

TEST_CASE("a fault that was there before is nobody's", "[fix]") {
    const Mended result = mend_all("! b", {fix_of({{{2, 3}, "B"}})});
    CHECK(result.text == "! B");
    CHECK(mend_all("! b", {fix_of({{{0, 3}, "!B!"}})}).harmful == Indices{0});
    CHECK(mend_all("! b", {fix_of({{{0, 1}, "A"}, {{2, 3}, "!"}})}).text == "A !");
}

TEST_CASE("a fix that fits nowhere, or changes nothing, is said to", "[fix]") {
    const Mended result = mend_all("abc", {fix_of({{{0, 9}, "x"}}), fix_of({{{0, 3}, "abc"}})});
    CHECK(result.text == "abc");
    CHECK(result.applied.empty());
    CHECK(result.misfit == Indices{0, 1});
}

} // namespace lakelint::fix
