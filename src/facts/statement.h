// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "facts/access.h"
#include "facts/directive.h"
#include "facts/name.h"
#include "facts/relation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lakelint::facts {

/// SET key = value, RESET key.
struct Setting {
    Word key;
    Word value;
};

/// COMMENT ON … IS …, SET TAG ON …, UNSET TAG ON …
struct Annotation {
    enum class Kind : std::uint8_t { comment, set_tag, unset_tag };
    Kind kind = Kind::comment;
    std::string object; ///< `table`, `column`, `schema` …
    Name name;
    std::vector<Property> values; ///< tags; the comment has an empty key
};

struct Grant {
    enum class Verb : std::uint8_t { grant, deny, revoke };
    Verb verb = Verb::grant;
    std::vector<Word> privileges; ///< upper case, one blank between words
    std::string object;           ///< `table`, `schema`, `catalog` …
    Name name;
    std::vector<Word> principals;
};

/// CREATE and ALTER of what holds no rows itself: catalogs, schemas, volumes, functions, policies …
struct ObjectChange {
    std::string verb;   ///< `create` or `alter`
    std::string object; ///< `schema`, `catalog`, `function` …
    Name name;
    Span keyword;
    Span object_span; ///< SCHEMA, EXTERNAL LOCATION …
    bool temporary = false;
    bool or_replace = false;
    bool if_not_exists = false;
    Span guard; ///< IF NOT EXISTS
    std::optional<Word> location;
    std::optional<Word> comment;
    std::optional<Word> owner;
    std::optional<Word> retain_dropped; ///< `14 days`
    std::vector<Property> properties;
    std::string predictive_optimization; ///< `enable`, `disable`, `inherit` or empty
};

/// A text that gives access to something. The text itself is not kept.
struct Secret {
    std::string kind; ///< what it is, for messages: `an AWS access key`, `the value of \`password\``
    Span span;        ///< of the literal
};

/// One statement of a file; those inside a script stand for themselves.
struct Statement {
    std::string kind; ///< `create-table`, `insert`, `select`, `show` …
    Span span;
    Span keyword;              ///< its first word
    Span terminator;           ///< the `;` behind it; empty where there is none
    Span branch;               ///< the body of a script's IF, CASE, loop or handler that it stands in, the
                               ///< innermost: it may not run, or more than once; empty: it stands in none
    std::uint32_t context = 0; ///< index into FileFacts::contexts
    bool judged = true;        ///< false: recognised, and nothing that rules could ask was taken from it
    Coverage coverage = Coverage::whole; ///< partial: a template hid some of it
    std::vector<Creation> creations;
    std::vector<Alteration> alterations;
    std::vector<Removal> removals;
    std::vector<Read> reads;
    std::vector<Write> writes;
    std::vector<Maintenance> maintenance;
    std::vector<Setting> settings;
    std::vector<Annotation> annotations;
    std::vector<Grant> grants;
    std::vector<ObjectChange> objects;
    std::vector<Projection> projections;
    std::vector<Projection> assignments; ///< of UPDATE and MERGE: what they put into which columns, by name
    std::vector<Product> products;
    std::vector<Name> uses;        ///< USE, SET CATALOG: the name as written
    std::vector<Property> options; ///< of COPY INTO, of reads, of credentials: what no other fact holds
    std::vector<Secret> secrets;
};

/// A relation that a statement is about of which no more than its first words could be read.
struct Unread {
    std::string verb; ///< lower case: `create`, `alter`, `delete`, `optimize` …
    Name name;
    std::uint32_t context = 0; ///< index into FileFacts::contexts

    /// It may say anything of what the relation is; others change rows or files.
    [[nodiscard]] bool defines() const { return verb == "create" || verb == "alter" || verb == "replace"; }
};

/// A statement that could not be read.
struct Fault {
    std::string rule; ///< `syntax/error`, `syntax/encoding`
    Span span;
    std::string message;
    std::string help;
    std::optional<Span> opening; ///< the bracket or quote that is never closed
    Span statement;
    std::vector<Unread> unread = {}; ///< several where a script could not be read
};

/// All that is known of one file. Depends on its content, the dialect and the program's version, on nothing
/// else.
struct FileFacts {
    std::string path;              ///< relative to the project, '/' between parts
    std::vector<Context> contexts; ///< the first is empty
    std::vector<Statement> statements;
    std::vector<Fault> faults;
    std::vector<Directive> directives; ///< in the order of the file
    std::uint32_t statement_count =
        0; ///< as people count: a script is one, and so is one that could not be read
};

} // namespace lakelint::facts
