// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace lakelint::rule {

/// What several rules look things up in: one of each type, made when the first of them asks for it. May be
/// asked from any thread.
class Shared {
  public:
    template <typename Index, typename Source>
    const Index& get(const Source& source) const {
        Slot& slot = slot_of(typeid(Index));
        std::call_once(slot.once, [&] { slot.index = std::make_shared<const Index>(source); });
        return *static_cast<const Index*>(slot.index.get());
    }

  private:
    struct Slot {
        std::once_flag once;
        std::shared_ptr<const void> index;
    };

    /// While one is made, others may be asked for: what is made may itself look things up in those.
    Slot& slot_of(std::type_index type) const {
        const std::lock_guard lock(mutex_);
        return slots_[type];
    }

    mutable std::mutex mutex_;
    mutable std::map<std::type_index, Slot> slots_;
};

} // namespace lakelint::rule
