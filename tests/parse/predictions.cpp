// SPDX-License-Identifier: Apache-2.0

// Where the generated parser asks for a prediction. Each such place builds an automaton at run time, under
// locks; the rules that read queries, expressions, names and types hold none.
#include "support/catch.h"
#include "support/paths.h"

#include <map>
#include <regex>
#include <sstream>
#include <string>

namespace lakelint::test {
namespace {

using Sites = std::map<std::string, int>;

/// Calls of adaptivePredict in the generated parser, by the rule whose function holds them.
Sites prediction_sites(std::size_t& rules) {
    static const std::regex function(
        R"(^DatabricksParser::(\w+)Context\s?\* DatabricksParser::(\w+)\(\) \{)");
    std::istringstream source(read_file(LAKELINT_GENERATED_PARSER));
    Sites sites;
    std::string rule;
    std::string line;
    while (std::getline(source, line)) {
        std::smatch match;
        if (line.find("Context") != std::string::npos && std::regex_search(line, match, function)) {
            rule = match[2];
            ++rules;
        }
        if (line.find("adaptivePredict(") != std::string::npos) ++sites[rule];
    }
    return sites;
}

std::string listed(const Sites& sites) {
    std::string text;
    for (const auto& [rule, count] : sites)
        text += rule + " " + std::to_string(count) + "\n";
    return text;
}

} // namespace

// A new site fails this test. Before it is added to the list: can a word be retyped, or the rule be written
// so that its first token decides? The reason stands beside each that stays.
TEST_CASE("the parser predicts in these rules only", "[predictions]") {
    // clang-format off
    const Sites expected = {
        {"addAction", 1}, // PARTITION ( … ) or PARTITION FIELD
        {"alterNamespace", 1}, // the name may be left out, and the words of a change may be names
        {"alterNamespaceAction", 2}, // SET takes any word before properties
        {"alterObjectAction", 1}, // SET takes any word before properties
        {"analyzeStatement", 2}, // a word after STATISTICS may be one of Hive's
        {"changeAction", 1}, // SCHEDULE and TRIGGER may be columns
        {"columnChange", 1}, // TYPE, FIRST, SYNC … may be the new name of a column
        {"createFunction", 3}, // AS begins a class name or a body, and clauses share their first words
        {"cursorStatement", 1}, // NEXT may be a cursor
        {"declareVariable", 1}, // VARIABLE may be the variable's name
        {"describeStatement", 4}, // the kind of an object may be the name of a table
        {"dropAction", 1}, // PARTITION ( … ) or PARTITION FIELD
        {"executeImmediate", 1}, // a parenthesis holds one argument or all
        {"functionBody", 1}, // FROM, TABLE and VALUES begin a query or an expression
        {"groupMember", 1}, // USER may be a principal
        {"handlerCondition", 1}, // SQLSTATE and SQLEXCEPTION may be conditions
        {"joinedValues", 2}, // a comma belongs to VALUES or to FROM
        {"parameter", 1}, // OUT and INOUT may be parameters
        {"policyTarget", 2}, // the kind of an object may be its name
        {"privilege", 1}, // a privilege has any number of words
        {"refreshStatement", 1}, // the kind of an object may be its name, and FULL follows a name
        {"repairStatement", 1}, // the kind of an object may be its name
        {"sampleMethod", 1}, // bytes are a word, and so is a column
        {"scriptDeclaration", 3}, // EXIT, CONTINUE and VARIABLE may be variables
        {"scriptStatement", 2}, // DECLARE, and words that begin a statement or an expression
        {"securable", 2}, // the kind of an object may be its name
        {"setStatement", 3}, // TIME, ROLE and VARIABLE may be variables
        {"sharedClause", 3}, // PARTITION lists go on after a comma
        {"sharedObject", 1}, // the kind of an object may be its name
        {"showStatement", 3}, // words of SHOW may be names
        {"signalStatement", 1}, // SQLSTATE may be a condition
        {"useStatement", 1}, // CATALOG and SCHEMA may be names
    };
    // clang-format on
    std::size_t rules = 0;
    CHECK(listed(prediction_sites(rules)) == listed(expected));
    CHECK(rules > 200); // the generated source was understood
}

TEST_CASE("no prediction in the rules that every statement goes through", "[predictions]") {
    std::size_t rules = 0;
    const Sites sites = prediction_sites(rules);
    for (const char* rule : {
             "singleStatement",
             "statement",
             "query",
             "queryBody",
             "withClause",
             "commonTable",
             "parenthesizedQuery",
             "setOperator",
             "queryTerm",
             "selectQuery",
             "fromQuery",
             "selectList",
             "selectClauses",
             "viewOrJoin",
             "groupBy",
             "groupingElement",
             "queryTail",
             "pipeStep",
             "pipeOperator",
             "assignment",
             "fromClause",
             "relationList",
             "relation",
             "relationExtension",
             "relationPrimary",
             "timeTravel",
             "tableAlias",
             "strictAlias",
             "join",
             "joinKind",
             "joinCriteria",
             "lateralView",
             "pivot",
             "unpivot",
             "expression",
             "term",
             "comparand",
             "arithmeticOperator",
             "predicate",
             "testPredicate",
             "operand",
             "fieldName",
             "suffix",
             "plainSuffix",
             "callArguments",
             "argument",
             "argumentTail",
             "namedExpression",
             "caseExpression",
             "caseWhen",
             "intervalLiteral",
             "windowReference",
             "windowSpecification",
             "windowFrame",
             "orderBy",
             "sortItem",
             "identifier",
             "aliasName",
             "tableAliasName",
             "objectName",
             "namePart",
             "columnName",
             "identifierList",
             "columnList",
             "dataType",
             "plainType",
             "typeArgument",
             "structField",
             "createStatement",
             "createRelation",
             "tableElements",
             "tableElement",
             "columnDefinition",
             "columnProperty",
             "tableClause",
             "properties",
             "property",
             "propertyKey",
             "insertStatement",
             "insertTarget",
             "insertRelation",
             "updateStatement",
             "deleteStatement",
             "mergeStatement",
             "mergeClause",
         }) {
        CAPTURE(rule);
        CHECK(sites.count(rule) == 0);
    }
}

} // namespace lakelint::test
