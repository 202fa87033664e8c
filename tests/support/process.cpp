// SPDX-License-Identifier: Apache-2.0
#include "support/process.h"

#include "support/catch.h"
#include "support/paths.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lakelint::test {

namespace {

std::vector<std::string> environment(const std::filesystem::path& home) {
    const char* path = std::getenv("PATH");
    std::vector<std::string> variables = {
        "PATH=" + binary().parent_path().string() + ":" + (path != nullptr ? path : "/usr/bin:/bin"),
        "HOME=" + home.string(),
        "XDG_CACHE_HOME=" + (home / ".cache").string(),
        "TMPDIR=" + home.string(),
        "TZ=UTC",
        "LC_ALL=C.UTF-8",
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_AUTHOR_NAME=a",
        "GIT_AUTHOR_EMAIL=a@example.org",
        "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z",
        "GIT_COMMITTER_NAME=a",
        "GIT_COMMITTER_EMAIL=a@example.org",
        "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z",
    };
    for (const char* sanitizer : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
        if (const char* value = std::getenv(sanitizer))
            variables.push_back(std::string(sanitizer) + "=" + value);
    return variables;
}

void redirect(int target, const std::filesystem::path& file, int flags) {
    const int descriptor = open(file.c_str(), flags, 0600);
    if (descriptor < 0 || dup2(descriptor, target) < 0) _exit(127);
    close(descriptor);
}

/// In the child: becomes the shell. Never returns.
[[noreturn]] void become_shell(const std::string& command, const std::filesystem::path& cwd,
                               const std::filesystem::path& output, std::vector<std::string> variables) {
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, output / "out", O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, output / "err", O_WRONLY | O_CREAT | O_TRUNC);
    if (chdir(cwd.c_str()) != 0) _exit(127);
    std::vector<char*> pointers;
    pointers.reserve(variables.size() + 1);
    for (auto& variable : variables)
        pointers.push_back(variable.data());
    pointers.push_back(nullptr);
    execle("/bin/sh", "sh", "-c", command.c_str(), nullptr, pointers.data());
    _exit(127);
}

} // namespace

Outcome run_command(const std::string& command, const std::filesystem::path& cwd,
                    const std::filesystem::path& home) {
    const TempDir output;
    const pid_t child = fork();
    if (child < 0) FAIL("cannot fork");
    if (child == 0) become_shell(command, cwd, output.path(), environment(home));
    int status = 0;
    struct rusage used {};
    if (wait4(child, &status, 0, &used) != child) FAIL("lost the process of: " << command);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {
        WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
        read_file(output.path() / "out"),
        read_file(output.path() / "err"),
        seconds(used.ru_utime) + seconds(used.ru_stime),
        static_cast<std::size_t>(used.ru_maxrss) * 1024,
    };
}

} // namespace lakelint::test
