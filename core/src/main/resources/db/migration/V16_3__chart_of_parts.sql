-- What the parts of a payment are booked on.
insert into ledger_account (code, name, kind) values
    ('part_clearing', 'Parts of payments, between their source and their payment', 'liability'),
    ('coupon_cost', 'Cost of the platform''s coupons', 'expense');
