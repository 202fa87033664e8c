// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.h"

#include <string>

namespace lakelint::report {

/// The end of the `text` format: what was checked, what was found, and what could not be judged, by reason.
/// One line when there is nothing to say.
void write_text_summary(const Report& report, const Context& context, std::string& out);

} // namespace lakelint::report
