// SPDX-License-Identifier: Apache-2.0

// Which columns a condition bounds, and how: the facts that pruning is judged by. Each row is a condition or
// a statement and what is to come out, written as in `describe`.
#include "facts/fields.h"
#include "facts/statement.h"
#include "lower/lower.h"
#include "support/catch.h"

#include <string>
#include <string_view>
#include <vector>

namespace lakelint::test {
namespace {

facts::FileFacts read(const std::string& sql) {
    facts::FileFacts file;
    lower::Reader().read(sql, source::OffsetMap(), file);
    return file;
}

/// `dt:constant ts:wrapped(date) id:column?`: the bounds in their order, `?` after one that is not certain;
/// before them `no condition`, `always true` and `partial` where they apply.
std::string describe(const facts::Predicate& predicate) {
    std::string text;
    const auto add = [&text](std::string_view word) {
        if (!text.empty()) text += ' ';
        text += word;
    };
    if (!predicate.present) add("no condition");
    if (predicate.always_true) add("always true");
    if (predicate.coverage == facts::Coverage::partial) add("partial");
    for (const facts::Bound& bound : predicate.bounds) {
        add(bound.column.text.value);
        text += ':';
        text += facts::name(bound.kind);
        if (!bound.function.empty()) text += "(" + bound.function + ")";
        if (!bound.certain) text += '?';
    }
    return text;
}

/// The predicate of the only write of the last statement.
std::string predicate_of(const std::string& sql) {
    const facts::FileFacts file = read(sql);
    for (const facts::Fault& fault : file.faults)
        FAIL_CHECK(sql << ": " << fault.message);
    if (file.statements.empty() || file.statements.back().writes.size() != 1) return "not one write";
    return describe(file.statements.back().writes.front().predicate);
}

struct Row {
    const char* sql;
    const char* expected;
};

void check(const std::vector<Row>& rows, const std::string& before = "") {
    for (const Row& row : rows) {
        const std::string sql = before + row.sql;
        INFO(sql);
        CHECK(predicate_of(sql) == row.expected);
    }
}

/// Conditions of a DELETE on the table k.s.t.
void check_conditions(const std::vector<Row>& rows) { check(rows, "DELETE FROM k.s.t WHERE "); }

} // namespace

TEST_CASE("a bound says on which side its column lies", "[predicates]") {
    const std::vector<Row> rows = {
        {"dt < current_date() - 400", "until"},
        {"dt <= '2026-01-01'", "until"},
        {"current_date() - 400 > dt", "until"},
        {"NOT dt >= '2026-01-01'", "until"},
        {"dt > '2026-01-01'", "from"},
        {"'2026-01-01' <= dt", "from"},
        {"dt >= '2026-01-01' AND dt < '2026-02-01'", "from until"},
        {"dt BETWEEN '2026-01-01' AND '2026-02-01'", "between"},
        {"'2026-01-01' BETWEEN dt AND until", "until from"},
        {"dt = '2026-01-01'", "point"},
        {"dt <=> '2026-01-01'", "point"},
        {"NOT (dt <> '2026-01-01')", "point"},
        {"dt IN ('2026-01-01', '2026-01-02')", "point"},
        {"dt LIKE '2026-%'", "other"},
        {"dt IS NULL", "other"},
        {"to_date(dt) < current_date()", "until"},
        {"datediff(current_date(), dt) > 400", "from"},
        {"dt < '2025-01-01' OR dt <= '2026-01-01'", "until"},
        {"dt < '2025-01-01' OR dt = '2026-01-01'", "other"},
        {"(dt >= '2025-01-01' AND dt < '2025-02-01') OR (dt >= '2026-01-01' AND dt < '2026-02-01')",
         "from until"},
    };
    for (const Row& row : rows) {
        const facts::FileFacts file = read(std::string("DELETE FROM k.s.t WHERE ") + row.sql);
        INFO(row.sql);
        REQUIRE(file.statements.size() == 1);
        std::string senses;
        for (const facts::Bound& bound : file.statements.front().writes.front().predicate.bounds)
            senses += (senses.empty() ? "" : " ") + std::string(facts::name(bound.sense));
        CHECK(senses == row.expected);
    }
}

TEST_CASE("a comparison with what needs no row bounds a column", "[predicates]") {
    check_conditions({
        {"dt = '2026-01-01'", "dt:constant"},
        {"dt == '2026-01-01'", "dt:constant"},
        {"dt <=> '2026-01-01'", "dt:constant"},
        {"dt >= '2026-01-01' AND dt < '2026-02-01'", "dt:constant dt:constant"},
        {"'2026-01-01' = dt", "dt:constant"},
        {"current_date() - 7 > dt", "dt:constant"},
        {"((dt)) = ('2026-01-01')", "dt:constant"},
        {"(((dt > '2026-01-01') AND ((id = 3))))", "dt:constant id:constant"},
        {"id = 1 + 2", "id:constant"},
        {"dt = DATE '2026-01-01'", "dt:constant"},
        {"dt = CAST('2026-01-01' AS DATE)", "dt:constant"},
        {"dt = '2026-01-01'::date", "dt:constant"},
        {"ts >= TIMESTAMP'2026-01-01 00:00:00'", "ts:constant"},
        {"dt < current_date - INTERVAL '400' DAY", "dt:constant"},
        {"dt < current_date() - INTERVAL 400 DAYS", "dt:constant"},
        {"dt < date_sub(current_date(), 400)", "dt:constant"},
        {"dt < add_months(current_date(), -12)", "dt:constant"},
        {"dt >= trunc(current_date(), 'MM')", "dt:constant"},
        {"dt < dateadd(DAY, -7, current_date())", "dt:constant"},
        {"dt < DATE_ADD(DAY, -7, current_date())", "dt:constant"},
        {"owner = session_user", "owner:constant"},
        {"dt = if(true, '2026-01-01', '2026-01-02')", "dt:constant"},
        {"name COLLATE utf8_lcase = 'x'", "name:constant"},
    });
}

TEST_CASE("what leaves rows of all values bounds nothing", "[predicates]") {
    check_conditions({
        {"dt <> '2026-01-01'", ""},
        {"dt != '2026-01-01'", ""},
        {"'2026-01-01' <> dt", ""},
        {"dt NOT BETWEEN '2026-01-01' AND '2026-02-01'", ""},
        {"dt NOT IN ('2026-01-01', '2026-01-02')", ""},
        {"dt NOT IN (SELECT d FROM s)", ""},
        {"dt IS NOT NULL", ""},
        {"dt IS DISTINCT FROM '2026-01-01'", ""},
        {"dt < other_dt", ""},
        {"dt = other_dt", ""},
        {"dt = dt", ""},
        {"dt BETWEEN low AND high", ""},
        {"rand() < 0.1", ""},
        {"id * key = 3", ""},
        {"CASE WHEN dt = '2026-01-01' THEN true ELSE false END", ""},
        {"size(filter(items, x -> x > 3)) > 0", ""},
    });
}

TEST_CASE("AND unites bounds, OR keeps what both sides have, NOT exchanges the two", "[predicates]") {
    check_conditions({
        {"dt = '2026-01-01' AND id = 1", "dt:constant id:constant"},
        {"dt = '2026-01-01' OR id = 1", ""},
        {"dt = '2026-01-01' OR dt > current_date()", "dt:constant"},
        {"(dt = '2026-01-01' AND id = 1) OR (dt = '2026-01-02' AND id = 2)", "dt:constant id:constant"},
        {"(dt = '2026-01-01' AND id = 1) OR dt = '2026-01-02'", "dt:constant"},
        {"dt = '2026-01-01' AND (id = 1 OR name = 'x')", "dt:constant"},
        {"(dt = '2026-01-01' AND id = 1) OR (year(dt) = 2026 AND id = 1)", "dt:wrapped(year) id:constant"},
        {"NOT dt = '2026-01-01'", ""},
        {"NOT dt <> '2026-01-01'", "dt:constant"},
        {"! (dt <> '2026-01-01')", "dt:constant"},
        {"NOT NOT dt < '2026-01-01'", "dt:constant"},
        {"NOT (dt < '2026-01-01')", "dt:constant"},
        {"NOT (dt <> '2026-01-01' OR id <> 3)", "dt:constant id:constant"},
        {"NOT (dt <> '2026-01-01' AND id <> 3)", ""},
        {"NOT (dt NOT IN ('2026-01-01') OR hr NOT BETWEEN 1 AND 3)", "dt:constant hr:constant"},
    });
}

TEST_CASE("BETWEEN, IN, LIKE, NULL tests and boolean columns", "[predicates]") {
    check_conditions({
        {"dt BETWEEN '2026-01-01' AND '2026-02-01'", "dt:constant"},
        {"dt BETWEEN '2026-01-01' AND high", "dt:constant"},
        {"'2026-01-01' BETWEEN valid_from AND valid_to", "valid_from:constant valid_to:constant"},
        {"dt BETWEEN (SELECT min(d) FROM s) AND (SELECT max(d) FROM s)", "dt:constant"},
        {"NOT (dt NOT BETWEEN '2026-01-01' AND '2026-02-01')", "dt:constant"},
        {"dt IN ('2026-01-01', '2026-01-02')", "dt:constant"},
        {"dt IN (SELECT d FROM s)", "dt:column"},
        {"(dt, id) IN (SELECT d, i FROM s)", "dt:column id:column"},
        {"(date(ts), id) IN (SELECT d, i FROM s)", "ts:wrapped(date) id:column"},
        {"dt IN (other, '2026-01-01')", "dt:column?"},
        {"dt IS NULL", "dt:constant"},
        {"NOT dt IS NOT NULL", "dt:constant"},
        {"NOT (dt IS NULL)", ""},
        {"dt IS NOT DISTINCT FROM '2026-01-01'", "dt:constant"},
        {"NOT (dt IS DISTINCT FROM '2026-01-01')", "dt:constant"},
        {"name LIKE 'abc%'", "name:constant"},
        {"name LIKE '%abc'", "name:wrapped(like)"},
        {"name LIKE '_abc'", "name:wrapped(like)"},
        {"name NOT LIKE '%abc'", ""},
        {"name NOT LIKE 'abc%'", ""},
        {"name LIKE :pattern", "name:constant"},
        {"name LIKE ALL ('abc%', 'abd%')", "name:constant"},
        {"name LIKE ALL ('abc%', '%d')", "name:wrapped(like)"},
        {"name LIKE ALL ('abc%', other)", ""},
        {"name RLIKE '^abc'", "name:wrapped(rlike)"},
        {"name ILIKE 'abc%'", "name:wrapped(ilike)"},
        {"NOT (name RLIKE '^abc')", ""},
        {"startswith(name, 'abc')", "name:wrapped(startswith)"},
        {"NOT startswith(name, 'abc')", ""},
        {"isnotnull(name)", ""},
        {"startswith(name, other)", ""},
        {"is_open", "is_open:constant"},
        {"NOT is_open", "is_open:constant"},
        {"is_open IS TRUE", "is_open:constant"},
        {"is_open IS NOT TRUE", ""},
        {"is_open AND dt = '2026-01-01'", "is_open:constant dt:constant"},
    });
}

TEST_CASE("a function of a column is bounded as such, by its outermost function", "[predicates]") {
    check_conditions({
        {"CAST(ts AS DATE) = '2026-01-01'", "ts:wrapped(cast)"},
        {"ts::date BETWEEN '2026-01-01' AND '2026-02-01'", "ts:wrapped(cast)"},
        {"year(dt) = 2026", "dt:wrapped(year)"},
        {"date(ts) IN ('2026-01-01')", "ts:wrapped(date)"},
        {"upper(trim(name)) = 'X'", "name:wrapped(upper)"},
        {"date_trunc('DAY', ts) = '2026-01-01'", "ts:wrapped(date_trunc)"},
        {"dateadd(DAY, 7, dt) < current_date()", "dt:wrapped(dateadd)"},
        {"datediff(DAY, dt, current_date()) > 7", "dt:wrapped(datediff)"},
        {"extract(YEAR FROM dt) = 2026", "dt:wrapped(extract)"},
        {"dt + INTERVAL 7 DAYS < current_date()", "dt:wrapped(+)"},
        {"-id = 3", "id:wrapped(-)"},
        {"coalesce(dt, '1900-01-01') = '2026-01-01'", "dt:wrapped(coalesce)"},
        {"try_cast(dt AS DATE) IS NULL", "dt:wrapped(try_cast)"},
        {"items[0] = 1", "items:wrapped([])"},
        {"greatest(dt, sold) < '2026-01-01'", ""},
    });
}

TEST_CASE("names with and without qualifiers, fields of structs", "[predicates]") {
    check_conditions({
        {"t.dt = '2026-01-01'", "dt:constant"},
        {"s.t.dt = '2026-01-01'", "dt:constant"},
        {"k.s.t.dt = '2026-01-01'", "dt:constant"},
        {"T.DT = '2026-01-01'", "DT:constant"},
        {"`t`.`dt` = '2026-01-01'", "dt:constant"},
        {"a.b = 1", "a.b:constant"},
        {"k.s.t.a.b = 1", "a.b:constant"},
        {"lower(t.a.b) = 'x'", "a.b:wrapped(lower)"},
    });
    check({
        {"DELETE FROM k.s.t AS x WHERE x.dt = '2026-01-01'", "dt:constant"},
        {"DELETE FROM k.s.t x WHERE dt = '2026-01-01' AND x.a.b.c = 1", "dt:constant a.b.c:constant"},
    });
}

TEST_CASE("parameters are constants, and a hole in place of a condition leaves it open", "[predicates]") {
    check_conditions({
        {"dt = :day", "dt:constant"},
        {"dt = ?", "dt:constant"},
        {"dt = ${day}", "dt:constant"},
        {"dt = '${day}'", "dt:constant"},
        {"dt = {{ day }}", "dt:constant"},
        {"dt >= date_sub('{{ ds }}', 7)", "dt:constant"},
        {"dt IN (${days})", "dt:constant"},
        {"dt BETWEEN :first AND :last", "dt:constant"},
        {":day = dt", "dt:constant"},
        {"${condition}", "partial"},
        {"{{ condition }}", "partial"},
        {"NOT ${condition}", "partial"},
        {"${condition} AND dt = '2026-01-01'", "partial dt:constant"},
        {"${condition} OR dt = '2026-01-01'", "partial"},
        {"(dt = '2026-01-01' OR ${condition}) AND id = 3", "partial id:constant"},
        {"NOT (${condition} OR dt <> '2026-01-01')", "partial dt:constant"},
        {"${column} = '2026-01-01'", "partial"},
        {"${column} > '2026-01-01' AND id = 3", "partial id:constant"},
        {"IDENTIFIER(:column) = '2026-01-01'", "partial"},
        {"t.${column} = '2026-01-01'", "${column}:constant"},
    });
}

TEST_CASE("session variables are constants once they are declared", "[predicates]") {
    check({
        {"DECLARE VARIABLE cutoff DATE; DELETE FROM t WHERE dt < cutoff", "dt:constant"},
        {"DECLARE OR REPLACE VARIABLE Cutoff DATE; DELETE FROM t WHERE CUTOFF > dt", "dt:constant"},
        {"BEGIN DECLARE cutoff DATE; DELETE FROM t WHERE dt < cutoff; END", "dt:constant"},
        {"DELETE FROM t WHERE dt < cutoff", ""},
    });
}

TEST_CASE("conditions that are always true, and those that never are", "[predicates]") {
    check_conditions({
        {"TRUE", "always true"},
        {"1 = 1", "always true"},
        {"(1 = 1)", "always true"},
        {"'a' = 'a'", "always true"},
        {"NOT FALSE", "always true"},
        {"1 = 1 AND 2 = 2", "always true"},
        {"1 = 1 OR dt = '2026-01-01'", "always true"},
        {"TRUE OR ${condition}", "always true"},
        {"NOT (dt = '2026-01-01' AND FALSE)", "always true"},
        {"TRUE AND ${condition}", "partial"},
        {"1 = 1 AND dt = '2026-01-01'", "dt:constant"},
        {"1 = 0 OR dt = '2026-01-01'", "dt:constant"},
        {"FALSE", ""},
        {"NULL", ""},
    });
    check({
        {"DELETE FROM t", "no condition"},
        {"UPDATE t SET a = 1", "no condition"},
        {"UPDATE t SET a = 1 WHERE TRUE", "always true"},
        {"MERGE INTO t USING s ON TRUE WHEN MATCHED THEN DELETE", "always true"},
    });
}

TEST_CASE("subqueries: a value is a constant, EXISTS passes on what it equates", "[predicates]") {
    check_conditions({
        {"dt = (SELECT max(dt) FROM s)", "dt:constant"},
        {"dt < (SELECT max(dt) FROM s) - 7", "dt:constant"},
        {"dt >= (SELECT min(dt) FROM u WHERE u.id = t.id)", ""},
        {"EXISTS (SELECT 1 FROM s WHERE s.dt = t.dt)", "dt:column"},
        {"EXISTS (SELECT 1 FROM s WHERE s.dt = t.dt AND s.id = t.id)", "dt:column id:column"},
        {"EXISTS (SELECT 1 FROM s WHERE s.dt = t.dt OR s.id = t.id)", ""},
        {"EXISTS (SELECT 1 FROM s WHERE t.dt = '2026-01-01')", "dt:constant"},
        {"EXISTS (SELECT 1 FROM s WHERE t.dt > s.dt)", ""},
        {"EXISTS (SELECT 1 FROM s)", ""},
        {"NOT EXISTS (SELECT 1 FROM s WHERE s.dt = t.dt)", ""},
        {"EXISTS (SELECT 1 FROM s JOIN u ON s.id = u.id WHERE s.dt = t.dt)", "dt:column"},
        {"dt IN (SELECT s.dt FROM s WHERE s.id = t.id)", "dt:column"},
    });
    check({
        {"DELETE FROM t AS x WHERE EXISTS (SELECT 1 FROM s AS y WHERE y.dt = x.dt)", "dt:column"},
    });
}

TEST_CASE("UPDATE: what is set bounds nothing", "[predicates]") {
    check({
        {"UPDATE t AS x SET x.a = 1 WHERE x.dt >= current_date() - 7", "dt:constant"},
        {"UPDATE t SET a = (SELECT max(v) FROM s WHERE s.id = t.id) WHERE dt = '2026-01-01'", "dt:constant"},
        {"UPDATE t SET a = (SELECT max(v) FROM s WHERE s.id = t.id)", "no condition"},
        {"UPDATE t SET a = 1 WHERE id IN (SELECT id FROM s WHERE s.dt = '2026-01-01')", "id:column"},
        {"UPDATE t SET a = 1 WHERE NOT (dt IS NULL OR id <> 3)", "id:constant"},
        {"UPDATE t SET a = CASE WHEN dt = '2026-01-01' THEN 1 ELSE a END WHERE ${condition}", "partial"},
        {"UPDATE t AS x SET a = 1 WHERE EXISTS (SELECT 1 FROM s WHERE s.dt = x.dt AND s.v > x.v)",
         "dt:column"},
    });
}

TEST_CASE("MERGE: only the target's columns count, equal to the source's or to constants", "[predicates]") {
    const auto merge = [](const std::string& condition) {
        return predicate_of("MERGE INTO t USING s ON " + condition + " WHEN MATCHED THEN DELETE");
    };
    CHECK(merge("t.id = s.id") == "id:column");
    CHECK(merge("s.id = t.id") == "id:column");
    CHECK(merge("t.id <=> s.id") == "id:column");
    CHECK(merge("t.id = s.id AND t.dt = s.dt") == "id:column dt:column");
    CHECK(merge("t.id = s.id AND t.dt >= current_date() - 7") == "id:column dt:constant");
    CHECK(merge("t.id = s.id AND s.dt = '2026-01-01'") == "id:column");
    CHECK(merge("t.id = s.id AND t.dt > s.dt") == "id:column");
    CHECK(merge("t.id = s.id AND t.dt = t.sold") == "id:column");
    CHECK(merge("t.id = s.id AND t.dt = date(s.ts)") == "id:column dt:column");
    CHECK(merge("t.id = s.id AND t.dt IN ('2026-01-01', '2026-01-02')") == "id:column dt:constant");
    CHECK(merge("t.id = s.id AND date(t.ts) = '2026-01-01'") == "id:column ts:wrapped(date)");
    CHECK(merge("t.id = s.id AND t.a.b = s.b") == "id:column a.b:column");
    CHECK(merge("t.id = s.id AND (t.dt = s.dt OR t.dt = s.previous)") == "id:column dt:column");
    CHECK(merge("t.id = s.id OR t.dt = s.dt").empty());
    CHECK(merge("(t.id = s.id AND t.dt = s.dt) OR (t.key = s.key AND t.dt = s.dt)") == "dt:column");
    CHECK(merge("t.id = s.id AND t.is_current") == "id:column is_current:constant");
    CHECK(merge("t.id = s.id AND ${condition}") == "partial id:column");
    CHECK(merge("t.id = s.id AND dt = '2026-01-01'") == "id:column dt:constant?");
    CHECK(merge("t.dt = s.dt - 1") == "dt:column");
    CHECK(merge("t.dt IS NOT DISTINCT FROM s.dt") == "dt:column");
    CHECK(merge("FALSE").empty());
    check({
        {"MERGE INTO k.s.t AS x USING src AS y ON x.id = y.id AND x.dt = y.dt WHEN MATCHED THEN UPDATE SET *",
         "id:column dt:column"},
        {"MERGE INTO k.a.t USING k.a.s ON k.a.t.dt = k.a.s.dt WHEN MATCHED THEN DELETE", "dt:column"},
        {"MERGE INTO t USING (SELECT * FROM s WHERE dt = '2026-01-01') AS s ON t.id = s.id "
         "WHEN MATCHED THEN DELETE",
         "id:column"},
        {"MERGE INTO t AS t USING t AS s ON t.id = s.id AND t.dt = s.dt WHEN MATCHED THEN DELETE",
         "id:column dt:column"},
        {"MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND t.dt = '2026-01-01' THEN DELETE", "id:column"},
        {"WITH c AS (SELECT * FROM s) MERGE INTO t USING c ON t.dt = c.dt WHEN MATCHED THEN DELETE",
         "dt:column"},
    });
}

} // namespace lakelint::test
