// SPDX-License-Identifier: Apache-2.0

// What a stored query yields: the columns, what each is computed from, and the stars that nobody lists. Each
// row is a statement and what is to come out, written as in `describe`.
#include "facts/fields.h"
#include "facts/statement.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <string>
#include <vector>

namespace lakelint::test {
namespace {

std::string sources(const facts::Statement& statement, const facts::Output& output) {
    std::string text;
    for (const facts::ColumnSource& source : output.sources) {
        text += text.empty() ? output.direct ? "=" : "<" : "+";
        text += statement.reads.at(source.read).name.text() + "." + source.column.text.value;
        if (!source.certain) text += '?';
    }
    return text;
}

/// `id=t.id total<t.a+u.b? 1`: direct and computed columns; `_` has no name. Then `partial`, the stars as
/// they stand with the relation that they take, and ORDER BY. ` / ` stands between two stored queries.
std::string describe(const facts::Statement& statement, const std::string& sql) {
    std::string text;
    const auto add = [&text](const std::string& word) {
        if (!text.empty() && !text.ends_with("/ ")) text += ' ';
        text += word;
    };
    for (const facts::Projection& projection : statement.projections) {
        if (!text.empty()) text += " / ";
        for (const facts::Output& output : projection.columns) {
            const std::string& name = output.name.text.value;
            add((name.empty() ? "_" : name) + sources(statement, output));
        }
        if (projection.coverage == facts::Coverage::partial) add("partial");
        for (const facts::Star& star : projection.stars) {
            add(sql.substr(star.span.begin, star.span.size()) + "@" + std::to_string(star.span.begin));
            if (star.read) text += "(" + statement.reads.at(*star.read).name.text() + ")";
        }
        if (projection.order) add("[" + sql.substr(projection.order->begin, projection.order->size()) + "]");
    }
    return text;
}

struct Row {
    const char* sql;
    const char* expected;
};

void check(const std::vector<Row>& rows, const std::string& before = "") {
    for (const Row& row : rows) {
        const std::string sql = before + row.sql;
        INFO(sql);
        facts::FileFacts file;
        lower::Reader().read(sql, source::OffsetMap(), file);
        for (const facts::Fault& fault : file.faults)
            FAIL_CHECK(fault.message);
        REQUIRE_FALSE(file.statements.empty());
        CHECK(describe(file.statements.back(), sql) == row.expected);
    }
}

} // namespace

TEST_CASE("columns have names and sources", "[projections]") {
    check(
        {
            {"SELECT a, t.b, k.s.t.c FROM k.s.t", "a=k.s.t.a b=k.s.t.b c=k.s.t.c"},
            {"SELECT a AS x, a + b AS y, 1 AS z, 'c' FROM t", "x=t.a y<t.a+t.b z _"},
            {"SELECT count(*), count(DISTINCT a) AS n, sum(b) FROM t", "_ n<t.a _<t.b"},
            {"SELECT CAST(a AS INT), b::date, try_cast(t.c AS INT) AS d, s.f, m['k'], arr[0] FROM t",
             "a<t.a b<t.b d<t.c f=t.s.f _<t.m _<t.arr"},
            {"SELECT t.a, u.b, c FROM t JOIN u ON t.id = u.id", "a=t.a b=u.b c=t.c?+u.c?"},
            {"SELECT x.a FROM t AS x", "a=t.a"},
            {"SELECT CASE WHEN a > 1 THEN b ELSE c END AS x FROM t", "x<t.a+t.b+t.c"},
            {"SELECT sum(a) OVER (PARTITION BY b ORDER BY c) AS x FROM t", "x<t.a+t.b+t.c"},
            {"SELECT sum(a) FILTER (WHERE b = 1) AS x FROM t", "x<t.a+t.b"},
            {"SELECT transform(items, x -> x.a + b) AS y, aggregate(v, 0, (acc, x) -> acc + x) AS z FROM t",
             "y<t.items+t.b z<t.v"},
            {"SELECT dateadd(DAY, 1, d) AS a, extract(YEAR FROM ts) AS b, current_date() AS c, current_date "
             "AS d FROM t",
             "a<t.d b<t.ts c d"},
            {"SELECT a AS x, upper(x) AS y, y || 'z' AS z FROM t", "x=t.a y<t.a? z<t.a?"},
            {"SELECT a, a AS b FROM t", "a=t.a b=t.a"},
            {"SELECT (SELECT max(u.v) FROM u WHERE u.id = t.id) AS x, a IN (SELECT id FROM w) AS y FROM t",
             "x<u.v y<t.a"},
            {"SELECT EXISTS (SELECT * FROM u) AS x FROM t", "x"},
            {"SELECT struct(a, b) AS s, to_json(struct(*)) AS j, named_struct('x', a) AS n FROM t",
             "s<t.a+t.b j n<t.a partial"},
            {"SELECT explode(items) AS item, id FROM t", "item<t.items id=t.id"},
            {"SELECT stack(2, a, b) AS (x, y) FROM t", "x<t.a+t.b y<t.a+t.b"},
            {"SELECT inline(items), id FROM t", "id=t.id partial"},
            {"SELECT e.item, t.id, pos FROM t LATERAL VIEW posexplode(t.items) e AS pos, item",
             "item<t.items id=t.id pos<t.items"},
            {"SELECT * FROM t LATERAL VIEW explode(items) e AS item", "item<t.items partial *@25(t)"},
            {"SELECT DISTINCT a FROM t WHERE b = 1 GROUP BY a HAVING max(c) > 1", "a=t.a"},
            {"SELECT ${column}, ${column} AS a, t.${field}, b FROM t", "a ${field} b=t.b partial"},
            {"SELECT IDENTIFIER(:c) AS a, :p AS b, ? AS c FROM t", "a b c partial"},
            {"SELECT `a b`, `t`.`c` FROM t", "a b=t.a b c=t.c"},
            {"SELECT TRANSFORM(a, b) USING 'script' AS (x, y) FROM t", "partial"},
            {"SELECT 1 AS a, current_timestamp() AS b", "a b"},
            {"SELECT a, b FROM read_files('/in', format => 'csv')", "a=/in.a b=/in.b"},
        },
        "CREATE TABLE x AS ");
}

TEST_CASE("stars that nobody lists", "[projections]") {
    check(
        {
            {"SELECT * FROM t", "partial *@25(t)"},
            {"SELECT t.*, u.a FROM t JOIN u ON t.id = u.id", "a=u.a partial t.*@25(t)"},
            {"SELECT * FROM t JOIN u ON t.id = u.id", "partial *@25"},
            {"WITH f AS (SELECT a, b FROM t) SELECT * FROM f", "a=t.a b=t.b"},
            {"WITH f AS (SELECT * FROM t) SELECT * FROM f", "partial *@36(t)"},
            {"WITH f AS (SELECT * FROM t) SELECT a, b FROM f", "a=t.a b=t.b"},
            {"SELECT * FROM (SELECT * FROM t)", "partial *@40(t)"},
            {"SELECT * FROM (SELECT a, b AS c FROM t) AS x JOIN u ON x.a = u.a",
             "a=t.a c=t.b partial *@25(u)"},
            {"SELECT x.* FROM (SELECT a, b AS c FROM t) AS x JOIN u ON x.a = u.a", "a=t.a c=t.b"},
            {"SELECT * EXCEPT (a) FROM t", "partial *@25(t)"},
            {"SELECT * EXCEPT (a) FROM (SELECT a, b, c FROM t)", "b=t.b c=t.c"},
            {"SELECT s.*, a FROM t", "a=t.a partial"},
            {"SELECT count(*) AS n, count(t.*) AS m FROM t", "n m"},
            {"SELECT a FROM t WHERE EXISTS (SELECT * FROM u) AND b IN (SELECT * FROM w)", "a=t.a"},
            {"SELECT a FROM t SEMI JOIN u ON t.id = u.id", "a=t.a"},
            {"SELECT * FROM t LEFT SEMI JOIN u ON t.id = u.id", "partial *@25(t)"},
            {"SELECT * FROM t UNION ALL SELECT * FROM u", "partial *@25(t) *@51(u)"},
            {"SELECT * FROM t EXCEPT SELECT * FROM u", "partial *@25(t)"},
            {"SELECT * FROM t PIVOT (sum(n) FOR k IN (1, 2))", "partial *@25(t)"},
            {"SELECT * FROM (SELECT a, b FROM t) PIVOT (sum(b) FOR a IN (1, 2))", "partial"},
            {"SELECT * FROM range(10)", "partial"},
            {"SELECT * FROM VALUES (1, 2) AS v(a, b)", "a b"},
            {"SELECT * FROM VALUES (1, 2)", "col1 col2"},
            {"WITH c (x, y) AS (SELECT * FROM t) SELECT * FROM c", "x y partial"},
            {"SELECT * FROM (t JOIN u USING (id)) AS j", "partial"},
            {"SELECT * FROM (SELECT id, a FROM t) p JOIN (SELECT id, b FROM u) q USING (id)",
             "id=t.id a=t.a b=u.b"},
            {"TABLE t", "partial"},
            {"FROM t", "partial"},
            {"FROM t SELECT a, b", "a=t.a b=t.b"},
            {"WITH c AS (SELECT a FROM t) TABLE c", "a=t.a"},
            {"SELECT * FROM {{ ref('t') }}", "partial *@25({{ ref('t') }})"},
        },
        "CREATE TABLE x AS ");
}

TEST_CASE("common tables, subqueries and set operations are seen through", "[projections]") {
    check(
        {
            {"WITH p AS (SELECT id, upper(name) AS n FROM t), q AS (SELECT id, n || 'x' AS m FROM p) "
             "SELECT id AS key, m FROM q",
             "key=t.id m<t.name"},
            {"WITH p AS (SELECT * FROM t) SELECT p.id, v FROM p JOIN u ON p.id = u.id",
             "id=t.id v=t.v?+u.v?"},
            {"SELECT a, b FROM t UNION ALL SELECT c, upper(d) FROM u UNION SELECT 1, 2",
             "a<t.a+u.c b<t.b+u.d"},
            {"SELECT a FROM t INTERSECT SELECT b FROM u", "a=t.a"},
            {"SELECT a, b FROM t UNION ALL SELECT * FROM u", "a=t.a b=t.b partial *@54(u)"},
            {"WITH c (x, y) AS (SELECT a, b FROM t) SELECT y, x FROM c", "y=t.b x=t.a"},
            {"SELECT s.y FROM (SELECT a, b FROM t) AS s(x, y)", "y=t.b"},
            {"SELECT r.x FROM t AS r(x, y)", "x partial"},
            {"WITH RECURSIVE r (n, id) AS (SELECT 0, a FROM t UNION ALL SELECT n + 1, u.b FROM r JOIN u "
             "ON u.p = r.id) SELECT n, id FROM r",
             "n id=t.a+u.b"},
            {"(SELECT a FROM t)", "a=t.a"},
            {"SELECT a FROM p JOIN q ON p.i = q.i JOIN (SELECT i, b FROM w) x ON x.i = p.i", "a=p.a?+q.a?"},
            {"SELECT b FROM p JOIN (SELECT i, b FROM w) x ON x.i = p.i", "b=w.b"},
            {"WITH t AS (SELECT a FROM t) SELECT a FROM t", "a=t.a"},
            {"SELECT x.a, l.m FROM t AS x, LATERAL (SELECT max(u.v + x.w) AS m FROM u WHERE u.id = x.id) l",
             "a=t.a m<u.v+t.w"},
        },
        "CREATE TABLE x AS ");
}

TEST_CASE("pipes", "[projections]") {
    check(
        {
            {"FROM t |> WHERE a = 1 |> SELECT b, c AS d", "b=t.b d=t.c"},
            {"FROM t |> SELECT a AS x |> SELECT x AS y", "y=t.a"},
            {"FROM t |> SELECT a, b |> EXTEND a + b AS c |> DROP a |> SET b = upper(b)", "b<t.b c<t.a+t.b"},
            {"FROM t |> EXTEND a + 1 AS b |> SELECT t.c, b", "c=t.c b<t.a"},
            {"FROM t |> AGGREGATE sum(a) AS n GROUP BY b, c AS d", "b=t.b d=t.c n<t.a"},
            {"FROM t |> SELECT a |> AS s |> SELECT s.a", "a=t.a"},
            {"FROM t |> JOIN u ON t.id = u.id |> SELECT t.a, u.b", "a=t.a b=u.b"},
            {"SELECT a FROM t |> UNION ALL (SELECT b FROM u)", "a=t.a+u.b"},
            {"FROM t |> ORDER BY a", "partial [ORDER BY a]"},
            {"FROM t |> ORDER BY a |> LIMIT 3", "partial"},
        },
        "CREATE TABLE x AS ");
}

TEST_CASE("every statement that stores a query has its projection", "[projections]") {
    check({
        {"INSERT INTO x SELECT a FROM t", "a=t.a"},
        {"INSERT INTO x VALUES (1, 2)", ""},
        {"INSERT INTO x SELECT * FROM VALUES (1, 2)", "col1 col2"},
        {"WITH c AS (SELECT a FROM t) INSERT OVERWRITE x SELECT * FROM c", "a=t.a"},
        {"INSERT INTO x REPLACE WHERE d = 1 SELECT a FROM t", "a=t.a"},
        {"INSERT INTO x AS y REPLACE ON y.a = s.a (SELECT a FROM t) AS s", "a=t.a"},
        {"FROM t INSERT INTO x SELECT a INSERT INTO y SELECT *, b WHERE c = 1",
         "a=t.a / b=t.b partial *@51(t)"},
        {"CREATE VIEW v AS SELECT a FROM t ORDER BY a", "a=t.a"},
        {"CREATE MATERIALIZED VIEW v AS SELECT a FROM t", "a=t.a"},
        {"CREATE STREAMING TABLE v AS SELECT a FROM STREAM(t)", "a=t.a"},
        {"CREATE STREAMING TABLE v FLOW INSERT BY NAME SELECT * FROM STREAM t", "partial *@52(t)"},
        {"CREATE FLOW f AS INSERT INTO x BY NAME SELECT a FROM STREAM t", "a=t.a"},
        {"COPY INTO x FROM (SELECT _c0 AS a, * FROM '/in') FILEFORMAT = CSV", "a=/in._c0 partial *@35(/in)"},
        {"SELECT * FROM t", ""},
        {"UPDATE x SET a = (SELECT max(b) FROM t)", ""},
        {"MERGE INTO x USING t ON x.a = t.a WHEN MATCHED THEN UPDATE SET *", ""},
        {"DELETE FROM x WHERE a IN (SELECT * FROM t)", ""},
    });
}

TEST_CASE("ORDER BY of the whole query, where no LIMIT needs it", "[projections]") {
    check(
        {
            {"SELECT a FROM t ORDER BY a", "a=t.a [ORDER BY a]"},
            {"SELECT a FROM t ORDER BY a, b DESC LIMIT 10", "a=t.a"},
            {"SELECT a FROM t ORDER BY a OFFSET 10", "a=t.a"},
            {"(SELECT a FROM t ORDER BY a)", "a=t.a [ORDER BY a]"},
            {"(SELECT a FROM t ORDER BY a) LIMIT 3", "a=t.a"},
            {"SELECT a FROM (SELECT a FROM t ORDER BY a)", "a=t.a"},
            {"SELECT a FROM t UNION ALL SELECT a FROM u ORDER BY a", "a=t.a+u.a [ORDER BY a]"},
            {"SELECT a FROM t SORT BY a", "a=t.a"},
            {"WITH c AS (SELECT a FROM t ORDER BY a) SELECT a FROM c ORDER BY 1", "a=t.a [ORDER BY 1]"},
            {"FROM t SELECT a ORDER BY a", "a=t.a [ORDER BY a]"},
        },
        "CREATE TABLE x AS ");
}

TEST_CASE("a star is exact where it stands for the columns of one read", "[projections]") {
    const std::vector<Row> rows = {
        {"SELECT * FROM t", "*"},
        {"SELECT x.*, 1 AS a FROM t AS x JOIN u ON x.id = u.id", "x.*"},
        {"SELECT * FROM t LEFT SEMI JOIN u ON t.id = u.id", "*"},
        {"SELECT a FROM (SELECT * FROM t)", ""},
        {"SELECT * FROM (SELECT * FROM t)", "*"},
        {"SELECT * EXCEPT (a) FROM t", ""},
        {"SELECT * FROM t AS x(a, b)", ""},
        {"SELECT * FROM t JOIN u ON t.id = u.id", ""},
        {"SELECT * FROM t JOIN (SELECT id, n FROM u) s USING (id)", ""},
        {"SELECT * FROM t LATERAL VIEW explode(items) e AS item", ""},
        {"SELECT * FROM t PIVOT (sum(n) FOR k IN ('a', 'b'))", ""},
    };
    for (const Row& row : rows) {
        const std::string sql = std::string("INSERT INTO x ") + row.sql;
        INFO(sql);
        facts::FileFacts file;
        lower::Reader().read(sql, source::OffsetMap(), file);
        REQUIRE(file.statements.size() == 1);
        std::string exact;
        for (const facts::Star& star : file.statements.front().projections.at(0).stars)
            if (star.exact) exact += sql.substr(star.span.begin, star.span.size());
        CHECK(exact == row.expected);
    }
}

TEST_CASE("a placeholder in a select list has its place", "[projections]") {
    const auto placeholder = [](const std::string& sql) -> std::string {
        facts::FileFacts file;
        lower::Reader().read(sql, source::OffsetMap(), file);
        const auto& found = file.statements.at(0).projections.at(0).placeholder;
        return found ? sql.substr(found->begin, found->size()) : "";
    };
    CHECK(placeholder("INSERT INTO x SELECT a, ${b} FROM t") == "${b}");
    CHECK(placeholder("INSERT INTO x SELECT * FROM (SELECT ${a} FROM t)") == "${a}");
    CHECK(placeholder("ALTER VIEW x AS SELECT ${a} FROM t") == "${a}");
    CHECK(placeholder("INSERT INTO x SELECT ${a} AS a FROM t") == "");
    CHECK(placeholder("INSERT INTO x SELECT a FROM (SELECT ${b} FROM t)") == "");
}

TEST_CASE("queries that double what they yield end", "[projections]") {
    std::string stars = "CREATE TABLE x AS WITH c0 AS (SELECT a, b FROM t)";
    std::string unions = stars;
    for (int i = 1; i < 60; ++i) {
        const std::string last = "c" + std::to_string(i - 1);
        const std::string next = ", c" + std::to_string(i) + " AS (SELECT ";
        stars += next + "* FROM " + last + " p JOIN " + last + " q ON p.a = q.a)";
        unions += next + "a + b AS a, b FROM " + last + " UNION ALL SELECT b, a FROM " + last + ")";
    }
    facts::FileFacts file;
    lower::Reader().read(stars + " SELECT * FROM c59;" + unions + " SELECT * FROM c59", source::OffsetMap(),
                         file);
    REQUIRE(file.statements.size() == 2);
    CHECK(file.statements[0].projections.front().coverage == facts::Coverage::partial);
    CHECK(describe(file.statements[1], "") == "a<t.a+t.b b<t.b+t.a");
}

} // namespace lakelint::test
