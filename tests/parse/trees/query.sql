WITH recent AS (SELECT * FROM ods.orders WHERE dt >= current_date() - INTERVAL 7 DAYS)
SELECT o.id, body:customer.name::string AS customer, sum(amount) OVER (PARTITION BY o.id)
FROM recent AS o LEFT JOIN ods.customers c ON o.id = c.id AND c.dt NOT IN ('a', 'b')
ORDER BY o.id DESC LIMIT 10
