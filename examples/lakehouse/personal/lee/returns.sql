-- Who sends things back? For the meeting with the shop team.
CREATE OR REPLACE TABLE prod.personal_lee.returns AS
SELECT
  customer_id,
  count_if(status = 'returned') AS returned,
  count(*)                      AS orders
FROM prod.ods.erp_orders_di
WHERE dt >= add_months(current_date(), -3)
GROUP BY customer_id
HAVING returned > 2;
