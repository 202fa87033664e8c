// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace lakelint::cli {

/// What `--help` prints. The option library's own layout differs from version to version and shows types
/// where a reader looks for words, so this one is ours.
class Help final : public CLI::FormatterBase {
  public:
    [[nodiscard]] std::string make_help(const CLI::App* command, std::string name,
                                        CLI::AppFormatMode mode) const override;
};

/// An option as help and messages write it: `-j, --jobs N`.
[[nodiscard]] std::string option_text(const CLI::Option& option);

} // namespace lakelint::cli
