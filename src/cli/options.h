// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace lakelint::cli {

/// What commands that read files have in common.
struct InputOptions {
    std::vector<std::string> paths; ///< empty: the working directory; `-`: standard input
    std::string stdin_filename;     ///< the name that standard input goes by
    unsigned jobs = 0;              ///< 0: as many as there are cores
};

/// How results are written.
struct OutputOptions {
    std::vector<std::string> formats; ///< `FMT` or `FMT=FILE`; empty: text
    std::string color = "auto";
    bool show_suppressed = false;
    bool show_unresolved = false;
};

struct FixOptions {
    bool apply = false;
    bool dry_run = false; ///< print what would change, and change nothing
    bool unsafe = false;  ///< also fixes that may change the meaning

    [[nodiscard]] bool any() const { return apply || dry_run; }
};

struct CheckOptions {
    InputOptions input;
    OutputOptions output;
    FixOptions fix;
    std::string policy;
    std::string fail_on = "error";
    std::string today;
    bool strict = false;
    bool no_cache = false;
    std::string cache_dir; ///< empty: the user's cache folder
};

struct BaselineOptions {
    CheckOptions check; ///< what decides about findings: paths choose the projects
    bool prune = false; ///< drop stale entries, add none
};

struct ParseOptions {
    InputOptions input;
    OutputOptions output;
    bool jsonl = false;
    bool tree = false;
};

struct FactsOptions {
    InputOptions input;
};

struct LineageOptions {
    CheckOptions check; ///< what decides about the project: its paths, its policy, the cache
    std::string object; ///< a relation or path; empty: the whole graph
    bool up = false;
    bool down = false;    ///< neither: both
    unsigned depth = 0;   ///< steps away from the object; 0: all
    bool columns = false; ///< follow columns, not relations
    std::string format = "text";
};

struct AdviseOptions {
    CheckOptions check;              ///< what decides about the project: its paths, its policy, the cache
    std::vector<std::string> tables; ///< by name, or the end of it; empty: all
    bool all = false;                ///< show tables as well of which nothing is proposed
    std::string format = "text";
};

struct RulesOptions {
    std::string format = "text";
};

struct ExplainOptions {
    std::string rule;
};

struct PolicyOptions {
    std::string file;    ///< a policy, or a folder to look upwards from; empty: the working directory
    bool origin = false; ///< say where each value was written
    OutputOptions output;
};

int baseline(const BaselineOptions& options);
int check(const CheckOptions& options);
int parse(const ParseOptions& options);
int facts(const FactsOptions& options);
int lineage(const LineageOptions& options);
int advise(const AdviseOptions& options);
int rules(const RulesOptions& options);
int explain(const ExplainOptions& options);
int policy_check(const PolicyOptions& options);
int policy_show(const PolicyOptions& options);
int policy_schema();

} // namespace lakelint::cli
