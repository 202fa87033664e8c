// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/report.h"

#include <string>

// One function a format, each in the file of its name; format.cpp lists them.
namespace lakelint::report {

void write_text(const Report& report, const Context& context, std::string& out);
void write_gcc(const Report& report, const Context& context, std::string& out);
void write_json(const Report& report, const Context& context, std::string& out);
void write_github(const Report& report, const Context& context, std::string& out);

} // namespace lakelint::report
