// SPDX-License-Identifier: Apache-2.0
#include "support/paths.h"

#include "support/catch.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include <unistd.h>

namespace lakelint::test {

namespace {

std::string environment_or(const char* name, const char* configured) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : configured;
}

} // namespace

std::filesystem::path source_dir() { return LAKELINT_SOURCE_DIR; }

std::filesystem::path binary() { return environment_or("LAKELINT_BINARY", LAKELINT_BINARY); }

std::optional<std::filesystem::path> shared_dir() {
    const std::filesystem::path folder = environment_or("LAKELINT_SHARED", LAKELINT_SHARED);
    if (folder.empty() || !std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) FAIL("cannot read " << file.string());
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_file(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.flush()) FAIL("cannot write " << file.string());
}

TempDir::TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "lakelint-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) FAIL("cannot make a temporary folder as " << name);
    path_ = std::filesystem::canonical(name);
}

TempDir::~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempDir::write(const std::filesystem::path& relative, std::string_view text) const {
    write_file(path_ / relative, text);
    return path_ / relative;
}

} // namespace lakelint::test
