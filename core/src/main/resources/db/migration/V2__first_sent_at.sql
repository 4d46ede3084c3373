-- When an attempt or a refund was first sent: channels that know an order by its number and time must hear the same time again.
alter table payment_attempt add column first_sent_at timestamptz;
update payment_attempt set first_sent_at = sent_at;
alter table refund add column first_sent_at timestamptz;
update refund set first_sent_at = sent_at;
