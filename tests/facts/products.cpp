// SPDX-License-Identifier: Apache-2.0

// Joins that pair every row with every row. Each row is a query and the joins that are to come out, each as
// it stands, with `?` after one that a condition may relate.
#include "facts/statement.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::test {
namespace {

/// `CROSS JOIN@14 ,@20?`
std::string products(const std::string& sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    for (const facts::Fault& fault : file.faults)
        FAIL_CHECK(fault.message);
    std::string text;
    for (const facts::Statement& statement : file.statements) {
        for (const facts::Product& product : statement.products) {
            if (!text.empty()) text += ' ';
            text += sql.substr(product.span.begin, product.span.size());
            text += "@" + std::to_string(product.span.begin);
            if (product.coverage == facts::Coverage::partial) text += '?';
        }
    }
    return text;
}

struct Row {
    const char* sql;
    const char* expected;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        INFO(row.sql);
        CHECK(products(row.sql) == row.expected);
    }
}

} // namespace

TEST_CASE("joins without a condition", "[products]") {
    check({
        {"SELECT * FROM a, b", ",@15"},
        {"SELECT * FROM a CROSS JOIN b", "CROSS JOIN@16"},
        {"SELECT * FROM a JOIN b", "JOIN@16"},
        {"SELECT * FROM a LEFT OUTER JOIN b", "LEFT OUTER JOIN@16"},
        {"SELECT * FROM a JOIN b ON TRUE", "JOIN@16"},
        {"SELECT * FROM a INNER JOIN b ON 1 = 1", "INNER JOIN@16"},
        {"SELECT * FROM a, b, c", ",@15 ,@18"},
        {"SELECT * FROM a, b JOIN c ON b.i = c.i", ",@15"},
        {"SELECT * FROM a JOIN b ON a.i = b.i, c", ",@35"},
        {"SELECT * FROM a, b WHERE a.i = 1 AND b.i = 1", ",@15"},
        {"SELECT * FROM a, b WHERE a.i = a.k", ",@15"},
        {"SELECT * FROM a AS x, a AS y WHERE x.i > 0", ",@20"},
        {"SELECT 1 WHERE EXISTS (SELECT 1 FROM a, b)", ",@38"},
        {"WITH c AS (SELECT a.i FROM a CROSS JOIN b) SELECT * FROM c", "CROSS JOIN@29"},
        {"SELECT * FROM (a CROSS JOIN b) JOIN c ON c.i = a.i", "CROSS JOIN@17"},
        {"SELECT * FROM (a CROSS JOIN b) AS x", "CROSS JOIN@17"},
        {"SELECT * FROM a CROSS JOIN (SELECT i FROM b WHERE i > 0)", "CROSS JOIN@16"},
        {"SELECT * FROM a CROSS JOIN (SELECT i, max(j) FROM b GROUP BY i)", "CROSS JOIN@16"},
        {"SELECT * FROM a CROSS JOIN (SELECT max(j) OVER () FROM b)", "CROSS JOIN@16"},
        {"SELECT * FROM a CROSS JOIN (SELECT i FROM b LIMIT 10)", "CROSS JOIN@16"},
        {"FROM a, b SELECT a.i WHERE a.i > 0", ",@6"},
        {"FROM a |> CROSS JOIN b", "CROSS JOIN@10"},
        {"FROM a, b INSERT INTO x SELECT a.i INSERT INTO y SELECT b.i", ",@6"},
        {"DELETE FROM t WHERE i IN (SELECT a.i FROM a CROSS JOIN b)", "CROSS JOIN@44"},
    });
}

TEST_CASE("joins that a condition relates", "[products]") {
    check({
        {"SELECT * FROM a, b WHERE a.i = b.i", ""},
        {"SELECT * FROM a CROSS JOIN b WHERE a.i = b.i", ""},
        {"SELECT * FROM a JOIN b WHERE a.i = b.i", ""},
        {"SELECT * FROM a JOIN b ON TRUE WHERE a.i = b.i", ""},
        {"SELECT * FROM a, b WHERE a.lo <= b.v AND b.v < a.hi", ""},
        {"SELECT * FROM a, b WHERE b.v BETWEEN a.lo AND a.hi", ""},
        {"SELECT * FROM a, b WHERE contains(a.text, b.word)", ""},
        {"SELECT * FROM a, b WHERE a.text LIKE concat('%', b.word, '%')", ""},
        {"SELECT * FROM a, b WHERE (a.i = b.i OR a.k = b.k) AND a.v > 0", ""},
        {"SELECT * FROM a, b WHERE (a.v > 0 AND (a.i = b.i))", ""},
        {"SELECT * FROM a, b WHERE NOT (a.i <> b.i)", ""},
        {"SELECT * FROM a, b, c WHERE a.i = c.i AND b.k = c.k", ""},
        {"SELECT * FROM a CROSS JOIN b JOIN c ON c.i = a.i AND c.k = b.k", ""},
        {"SELECT * FROM a NATURAL JOIN b", ""},
        {"SELECT * FROM a JOIN b USING (i)", ""},
        {"SELECT * FROM a JOIN b USING (i) JOIN c USING (i)", ""},
        {"SELECT * FROM a JOIN b ON a.i = 1", ""},
        {"SELECT * FROM a LEFT SEMI JOIN b ON a.i = b.i", ""},
        {"SELECT * FROM s.a, s.b WHERE s.a.i = b.i", ""},
        {"SELECT * FROM a, (SELECT i FROM b) AS x WHERE a.k = i", ""},
        {"SELECT * FROM (SELECT p FROM a), (SELECT q FROM b) WHERE p = q", ""},
        {"FROM a, b SELECT a.i WHERE a.i = b.i", ""},
        {"FROM a |> CROSS JOIN b |> WHERE a.i = b.i", ""},
        {"FROM a, b INSERT INTO x SELECT a.i WHERE a.i = b.i", ""},
        {"SELECT * FROM a, b WHERE (a.i, a.k) = (b.i, b.k)", ""},
        {"SELECT (SELECT max(b.v) FROM b, c WHERE b.i = a.i AND c.i = a.i) FROM a", ""},
    });
}

TEST_CASE("as many comparisons as relations need are taken to relate them, whichever columns are whose",
          "[products]") {
    check({
        {"SELECT * FROM a, b WHERE i = k", ""},
        {"SELECT * FROM a, b WHERE a_id = b.i", ""},
        {"SELECT * FROM a, b, c WHERE i = k AND j = l AND m > 0", ""},
        {"SELECT * FROM a, b, c WHERE a.i = b.i AND j = l", ""},
        {"SELECT * FROM a, b WHERE i = k AND ${more}", ""},
    });
}

TEST_CASE("relations of one row, and those computed from the row before", "[products]") {
    check({
        {"SELECT * FROM a CROSS JOIN (SELECT max(d) AS d FROM b) AS m", ""},
        {"SELECT * FROM a CROSS JOIN (SELECT coalesce(max(d), 0) FROM b)", ""},
        {"SELECT * FROM a CROSS JOIN (SELECT 1 AS one, count(*) AS n FROM b)", ""},
        {"WITH p AS (SELECT current_date() AS d) SELECT * FROM a, p", ""},
        {"WITH p AS (SELECT max(d) AS d FROM b), q AS (SELECT d + 1 AS d FROM p) SELECT * FROM a, q", ""},
        {"WITH p AS (SELECT max(d) AS d FROM b) SELECT * FROM p CROSS JOIN a", ""},
        {"SELECT * FROM a CROSS JOIN (SELECT d FROM b ORDER BY d LIMIT 1)", ""},
        {"SELECT * FROM a, VALUES (1), (2) AS v(n)", ""},
        {"SELECT * FROM a CROSS JOIN (VALUES (1)) AS v(n)", ""},
        {"SELECT * FROM a, LATERAL (SELECT * FROM b WHERE b.i = a.i)", ""},
        {"SELECT * FROM a CROSS JOIN LATERAL (SELECT * FROM b WHERE b.i = a.i)", ""},
        {"SELECT * FROM a, explode(a.items)", ""},
        {"SELECT * FROM a CROSS JOIN range(10)", ""},
        {"SELECT * FROM a LATERAL VIEW explode(items) e AS item", ""},
        {"SELECT * FROM a, LATERAL explode(a.items) AS e(item)", ""},
        {"SELECT * FROM a CROSS JOIN (SELECT explode(sequence(1, 10)) AS n)", ""},
        {"SELECT * FROM a CROSS JOIN (SELECT 1 AS n UNION ALL SELECT 2)", ""},
        {"SELECT * FROM VALUES (1) AS v(n)", ""},
    });
}

TEST_CASE("what may relate them cannot be seen", "[products]") {
    check({
        {"SELECT * FROM a, b, c WHERE i = k", ",@15? ,@18?"},
        {"SELECT * FROM a, b WHERE i = k OR j = l", ",@15?"},
        {"SELECT * FROM a, b WHERE ${condition}", ",@15?"},
        {"SELECT * FROM a, b WHERE a.i > 0 ${more}", ",@15?"},
        {"SELECT * FROM a, b {{ condition }}", ",@15?"},
        {"SELECT * FROM a CROSS JOIN b JOIN c USING (i)", "CROSS JOIN@16?"},
        {"SELECT * FROM a, b WHERE i > 0", ",@15"},
        {"SELECT * FROM a, b WHERE EXISTS (SELECT 1 FROM c WHERE c.i = a.i AND c.k = b.k)", ",@15?"},
        {"SELECT * FROM a, b WHERE EXISTS (SELECT 1 FROM c WHERE c.i = a.i)", ",@15"},
    });
}

} // namespace lakelint::test
