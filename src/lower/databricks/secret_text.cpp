// SPDX-License-Identifier: Apache-2.0

// Credentials, told by their form or by the key that they are given to. All string literals of all statements
// come through here, so the common ones, which have no byte that a credential needs, take one pass.
#include "lower/databricks/secret_text.h"

#include "parse/characters.h"
#include "parse/literals.h"
#include "source/text.h"

#include <algorithm>
#include <array>

namespace lakelint::lower::databricks {
namespace {

using parse::is_digit;
using parse::is_letter;
using source::equal_folded;
using source::fold_case;

bool is_word(char c) { return is_letter(c) || is_digit(c); }
bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
bool is_base64(char c) { return is_word(c) || c == '+' || c == '/' || c == '=' || c == '%'; }
bool is_token(char c) { return is_word(c) || c == '-' || c == '_' || c == '.' || c == '~'; }
bool ends_value(char c) {
    return c == ';' || c == '&' || c == '"' || c == '\'' || c == '\\' || c == ' ' || c == '\n' || c == '}';
}

template <typename Test>
std::size_t run(std::string_view text, std::size_t at, Test test) {
    std::size_t end = at;
    while (end < text.size() && test(text[end]))
        ++end;
    return end - at;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Text that stands where the secret will be, or that nobody takes for one.
bool is_placeholder(std::string_view value) {
    if (value.size() < 4) return true; // AK
    const bool one = std::all_of(value.begin(), value.end(), [&](char c) { return c == value.front(); });
    if (one) return true;
    if (std::none_of(value.begin(), value.end(), is_word)) return true;
    // <password>, [secret], #{token}#, %KEY%, __KEY__, :password
    if (!is_word(value.front()) && !is_word(value.back()) && value.front() != '/' && value.front() != '+')
        return true;
    if (value.front() == ':' || value.front() == '@' || value.front() == '$') return true;
    const std::string folded = fold_case(value);
    constexpr std::array<std::string_view, 15> words = {"password", "passwd", "pass",  "secret", "token",
                                                        "dummy",    "sample", "todo",  "tbd",    "none",
                                                        "null",     "true",   "false", "mypass", "user"};
    if (std::find(words.begin(), words.end(), folded) != words.end()) return true;
    constexpr std::array<std::string_view, 13> parts = {
        "example", "placeholder", "redacted", "changeme", "change_me", "change-me", "your_",
        "your-",   "replace_",    "replace-", "secrets/", "xxxx",      "****"};
    return std::any_of(parts.begin(), parts.end(), [&](auto part) { return contains(folded, part); })
           || folded.starts_with("your") || folded.starts_with("mypassword") || folded.starts_with("my_")
           || folded.starts_with("my-");
}

bool has_hole(std::string_view text) { return !parse::find_holes(text).empty(); }

std::optional<SecretText> secret(const char* kind, std::string_view text, std::size_t begin,
                                 std::size_t length) {
    const std::string_view value = text.substr(begin, length);
    if (is_placeholder(value) || has_hole(value)) return std::nullopt;
    return SecretText{kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)}};
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
    return (begin == 0 || !is_word(text[begin - 1])) && (end == text.size() || !is_word(text[end]));
}

/// AKIA and ASIA, AIza: at the I.
std::optional<SecretText> at_i(std::string_view text, std::size_t at) {
    if (at >= 1 && text.substr(at - 1, 4) == "AIza") {
        const std::size_t length = 4 + run(text, at + 3, [](char c) { return is_token(c) && c != '.'; });
        if (length == 39) return secret("a Google API key", text, at - 1, length);
    }
    if (at < 2 || (text.substr(at - 2, 4) != "AKIA" && text.substr(at - 2, 4) != "ASIA")) return std::nullopt;
    const std::size_t length = run(text, at - 2, is_upper_or_digit);
    if (length != 20 || !stands_alone(text, at - 2, at - 2 + length)) return std::nullopt;
    return secret("an AWS access key", text, at - 2, length);
}

/// dapi0123…: at the p.
std::optional<SecretText> at_p(std::string_view text, std::size_t at) {
    if (at < 2 || text.substr(at - 2, 4) != "dapi") return std::nullopt;
    const std::size_t length = 4 + run(text, at + 2, is_hex);
    if (length != 36 || !stands_alone(text, at - 2, at - 2 + length)) return std::nullopt;
    return secret("a Databricks access token", text, at - 2, length);
}

/// ghp_…, github_pat_…: at the underscore.
std::optional<SecretText> at_underscore(std::string_view text, std::size_t at) {
    const auto is_part = [](char c) { return is_word(c) || c == '_'; };
    if (at >= 10 && text.substr(at - 10, 11) == "github_pat_") {
        const std::size_t length = 11 + run(text, at + 1, is_part);
        if (length >= 51) return secret("a GitHub token", text, at - 10, length);
    }
    if (at < 3 || text.substr(at - 3, 2) != "gh" || !contains("pousr", text.substr(at - 1, 1)))
        return std::nullopt;
    const std::size_t length = 4 + run(text, at + 1, is_word);
    if (length < 40 || !stands_alone(text, at - 3, at)) return std::nullopt;
    return secret("a GitHub token", text, at - 3, length);
}

/// xoxb-…, -----BEGIN PRIVATE KEY-----: at a hyphen.
std::optional<SecretText> at_hyphen(std::string_view text, std::size_t at) {
    constexpr std::string_view begin = "-----BEGIN ";
    if (text.substr(at, begin.size()) == begin) {
        const std::size_t key = text.find("PRIVATE KEY-----", at);
        if (key != std::string_view::npos && key - at < 40)
            return secret("a private key", text, at + 5, key + 11 - at - 5);
    }
    if (at < 4 || text.substr(at - 4, 3) != "xox" || !contains("abeoprs", text.substr(at - 1, 1)))
        return std::nullopt;
    const std::size_t length = run(text, at - 4, [](char c) { return is_word(c) || c == '-'; });
    if (length < 20) return std::nullopt;
    return secret("a Slack token", text, at - 4, length);
}

/// The word that ends before a place.
std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_word(text[begin - 1]))
        --begin;
    return text.substr(begin, at - begin);
}

/// AccountKey=…, sig=…, password=…: at the equals sign.
std::optional<SecretText> at_equals(std::string_view text, std::size_t at) {
    const std::string_view key = word_before(text, at);
    const std::size_t before = at - key.size();
    const char ahead = before == 0 ? '\0' : text[before - 1];
    if (equal_folded(key, "AccountKey") || equal_folded(key, "SharedAccessKey")) {
        const std::size_t length = run(text, at + 1, is_base64);
        if (length >= 20) return secret("an Azure account key", text, at + 1, length);
    }
    if (key == "sig" && (ahead == '?' || ahead == '&')) {
        const std::size_t length = run(text, at + 1, is_base64);
        if (length >= 20) return secret("a shared access signature", text, at + 1, length);
    }
    const bool password =
        equal_folded(key, "password") || equal_folded(key, "pwd") || equal_folded(key, "passwd");
    const bool jaas = contains(text, "LoginModule");
    const bool connection = ahead == ';' || ahead == '?' || ahead == '&' || (jaas && ahead == ' ');
    if (!password || !connection) return std::nullopt;
    std::size_t begin = at + 1;
    while (begin < text.size() && (text[begin] == '"' || text[begin] == '\\' || text[begin] == '\''))
        ++begin;
    return secret("a password in a connection string", text, begin,
                  run(text, begin, [](char c) { return !ends_value(c); }));
}

/// https://user:password@host, jdbc:oracle:thin:user/password@host: at the `@`.
std::optional<SecretText> at_at(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] != ':' && text[begin - 1] != '/' && !ends_value(text[begin - 1]))
        --begin;
    if (begin == at || begin == 0) return std::nullopt;
    const std::string_view user = text.substr(0, begin - 1);
    const char between = text[begin - 1];
    const std::size_t scheme = user.rfind("://");
    const bool url = between == ':' && scheme != user.npos && user.size() > scheme + 3
                     && user.find_first_of("/ ?&", scheme + 3) == user.npos;
    const std::size_t thin = user.rfind("jdbc:oracle:");
    const bool oracle = between == '/' && thin != user.npos && !user.ends_with('/') && !user.ends_with(':');
    if (!url && !oracle) return std::nullopt;
    return secret("a password in a URL", text, begin, at - begin);
}

/// `Authorization: Bearer …`: at the B.
std::optional<SecretText> at_b(std::string_view text, std::size_t at) {
    constexpr std::string_view bearer = "Bearer ";
    if (text.substr(at, bearer.size()) != bearer) return std::nullopt;
    const std::size_t begin = at + bearer.size();
    const std::size_t length = run(text, begin, [](char c) { return is_token(c) || is_base64(c); });
    if (length < 16) return std::nullopt;
    return secret("a bearer token", text, begin, length);
}

std::optional<SecretText> secret_at(std::string_view text, std::size_t at) {
    switch (text[at]) {
    case 'I': return at_i(text, at);
    case 'p': return at_p(text, at);
    case '_': return at_underscore(text, at);
    case '-': return at_hyphen(text, at);
    case '=': return at_equals(text, at);
    case '@': return at_at(text, at);
    case 'B': return at_b(text, at);
    default: return std::nullopt;
    }
}

} // namespace

std::optional<SecretText> find_secret(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        auto found = secret_at(text, i); // told by what stands behind it, perhaps: one before `from`
        if (found && found->part.begin >= from) return found;
    }
    return std::nullopt;
}

bool asks_for_secret(std::string_view key) {
    std::string letters; // `client_secret`, `clientSecret` and `client.secret` are one
    for (const char c : fold_case(key)) {
        if (is_word(c)) letters += c;
    }
    constexpr std::array<std::string_view, 13> ends = {
        "password",  "passwd",     "pwd",    "passphrase", "secret",    "token",        "secretkey",
        "accesskey", "accountkey", "apikey", "privatekey", "masterkey", "encryptionkey"};
    if (std::any_of(ends.begin(), ends.end(), [&](auto end) { return letters.ends_with(end); })) return true;
    const std::string folded = fold_case(key);
    if (folded == "sas" || folded.ends_with(".sas") || folded.ends_with("_sas")) return true;
    // Hadoop's keys for Azure go on with the account.
    if (!folded.ends_with(".core.windows.net")) return false;
    return contains(folded, "fs.azure.account.key.") || contains(folded, ".client.secret.")
           || contains(folded, "fs.azure.sas.");
}

bool may_be_secret(std::string_view key, std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '\'' || value.front() == '"');
    if (quoted) value = value.substr(1, value.size() - 2);
    if (is_placeholder(value) || value.find(' ') != value.npos) return false;
    // A name, a number or a flag is no token.
    const bool weak = fold_case(key).ends_with("token") || fold_case(key).ends_with("sas");
    return !weak || (value.size() >= 12 && std::any_of(value.begin(), value.end(), is_digit));
}

} // namespace lakelint::lower::databricks
