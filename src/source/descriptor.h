// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

namespace lakelint::source {

/// A POSIX file descriptor that is closed in the end; negative: none.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

} // namespace lakelint::source
