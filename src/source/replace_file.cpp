// SPDX-License-Identifier: Apache-2.0
#include "source/replace_file.h"

#include "source/descriptor.h"
#include "source/file.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lakelint::source {
namespace {

namespace fs = std::filesystem;

using Fault = std::optional<std::string>;

constexpr mode_t writable_by_anybody = S_IWUSR | S_IWGRP | S_IWOTH;
constexpr mode_t permissions = S_IRWXU | S_IRWXG | S_IRWXO;

/// What an error number means to a person who wanted a file changed.
std::string describe(int error) {
    switch (error) {
    case EACCES:
    case EPERM: return "permission denied";
    case ENOENT: return "it is not there any more";
    case ENOSPC: return "the disk is full";
    case EROFS: return "it is read-only";
    default: return std::generic_category().message(error);
    }
}

/// Signals that end the program wait as long as this lives.
class SignalsWait {
  public:
    SignalsWait() {
        sigset_t ending;
        sigemptyset(&ending);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            sigaddset(&ending, signal);
        sigprocmask(SIG_BLOCK, &ending, &before_);
    }
    ~SignalsWait() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;

  private:
    sigset_t before_{};
};

/// The file that a path leads to, and what it is like.
struct Target {
    fs::path path;
    struct stat status {};
};

Fault find(const fs::path& file, Target& target) {
    std::error_code error;
    target.path = fs::canonical(file, error);
    if (error) return describe(error.value());
    if (::stat(target.path.c_str(), &target.status) != 0) return describe(errno);
    if (!S_ISREG(target.status.st_mode)) return "it is no regular file";
    // Whoever may write everything still means it when he makes a file read-only.
    const bool may_write =
        (target.status.st_mode & writable_by_anybody) != 0 && ::access(target.path.c_str(), W_OK) == 0;
    if (!may_write) return "it is read-only";
    if (::access(target.path.parent_path().c_str(), W_OK | X_OK) != 0)
        return "its folder is read-only, and a file is written anew beside the old one";
    return std::nullopt;
}

Fault write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return describe(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

/// Writes a file that did not exist, like the one that it is to replace, down to the disk.
Fault write_draft(const fs::path& draft, const Target& target, std::string_view bytes) {
    const Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0) return describe(errno);
    if (auto fault = write_all(file.number(), bytes)) return fault;
    // Only the superuser may keep somebody else's file his; for anybody else it is his own in any case.
    const bool owner_kept = ::fchown(file.number(), target.status.st_uid, target.status.st_gid) == 0;
    (void)owner_kept;
    if (::fchmod(file.number(), target.status.st_mode & permissions) != 0) return describe(errno);
    if (::fsync(file.number()) != 0) return describe(errno);
    return std::nullopt;
}

/// The name lasts through a crash only once its folder is on the disk; some file systems cannot be asked to.
void sync_folder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0) (void)::fsync(descriptor.number());
}

Fault replace(const Target& target, const fs::path& draft, std::string_view expected) {
    const auto now = load_bytes(target.path, {});
    if (!now) return now.error().message;
    if (*now != expected) return "somebody else has changed it in the meantime; run again";
    if (::rename(draft.c_str(), target.path.c_str()) != 0) return describe(errno);
    sync_folder(target.path.parent_path());
    return std::nullopt;
}

} // namespace

Fault why_not_replaceable(const fs::path& file) {
    Target target;
    return find(file, target);
}

Fault replace_file(const fs::path& file, std::string_view expected, std::string_view bytes) {
    Target target;
    if (auto fault = find(file, target)) return fault;
    const SignalsWait wait;
    // No name that is taken for SQL, should the program be killed here.
    const fs::path draft =
        target.path.parent_path() / fmt::format(".{}.{}.tmp", target.path.filename().native(), ::getpid());
    Fault fault = write_draft(draft, target, bytes);
    if (!fault) fault = replace(target, draft, expected);
    if (fault) ::unlink(draft.c_str());
    return fault;
}

} // namespace lakelint::source
