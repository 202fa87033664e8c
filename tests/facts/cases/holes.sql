CREATE TABLE ${catalog}.ods_${env}.orders (a INT, ${more_columns}) ${clauses} TBLPROPERTIES (${properties}, 'x' = '${y}');
CREATE TABLE ${table} (a INT);
INSERT INTO {{ target }} SELECT ${columns} FROM ${db}.orders_{{ suffix }} WHERE ${condition};
INSERT OVERWRITE TABLE dws.t PARTITION (dt = '$do_date') SELECT * FROM dwd.s WHERE dt = '$do_date';
SELECT * FROM IDENTIFIER(:name), IDENTIFIER('ods.' || :t), IDENTIFIER('a.b.c');
DELETE FROM t WHERE dt = :day AND id = ?;
ALTER TABLE t SET TBLPROPERTIES (${properties});
{% if full %}
CREATE TABLE u (a INT) PARTITIONED BY (a)
{% else %}
CREATE TABLE u (a INT)
{% endif %};
SELECT * FROM {{ ref('orders') }} {% if recent %} WHERE dt > '2026-01-01' {% endif %};
VACUUM t RETAIN ${hours} HOURS;
USE ${db};
SELECT * FROM x;
