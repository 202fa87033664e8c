// SPDX-License-Identifier: Apache-2.0
// Needs something of every library that lakelint links, so that linking it statically proves they are all
// there.
#include <thread>

#include <antlr4-runtime.h>
#include <re2/re2.h>
#include <utf8proc.h>
#include <xxhash.h>
#include <yaml-cpp/yaml.h>

#if defined(__GLIBC__) && __GLIBC__ == 2 && __GLIBC_MINOR__ < 34
#error "threads in a static binary are unsound before glibc 2.34, which made libpthread part of libc"
#endif

int main(int argc, char** argv) {
    antlr4::ANTLRInputStream input(std::string{argv[0]});
    bool matched = false;
    std::thread([&] { matched = re2::RE2::FullMatch(argv[0], "a+"); }).join();
    return static_cast<int>(input.size() + YAML::Load(argv[0]).size() + XXH3_64bits(argv[0], 1)) + argc
           + (matched ? 1 : 0) + utf8proc_charwidth(argc);
}
