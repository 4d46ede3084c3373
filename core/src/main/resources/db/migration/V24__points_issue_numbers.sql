-- The merchant's number of an issue of points, so that a repetition under another idempotency key finds it and issues nothing. Null in what was issued before.
alter table points_lot add column merchant_issue_no text check (merchant_issue_no ~ '^[A-Za-z0-9_.-]{1,64}$');
alter table points_lot add check (origin = 'issued' or merchant_issue_no is null);
create unique index points_lot_issue_no on points_lot (app_id, merchant_issue_no) where merchant_issue_no is not null;
