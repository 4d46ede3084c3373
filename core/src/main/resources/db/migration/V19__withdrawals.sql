-- A withdrawal is a payout whose money is a payer's wallet.
insert into ledger_account (code, name, kind) values ('wallet_frozen', 'Payers'' money frozen for withdrawals', 'liability');

alter table wallet add constraint wallet_of_a_merchant_in_a_currency unique (id, merchant_id, currency);
alter table payout add column wallet_id text,                  -- whose money it pays; null for the merchant's balance
    add constraint payout_from_a_wallet_of_its_merchant foreign key (wallet_id, merchant_id, currency) references wallet (id, merchant_id, currency),
    add constraint payout_from_a_wallet_is_single check (wallet_id is null or batch_id is null);
create index payout_by_wallet_time on payout (wallet_id, created_at) where wallet_id is not null;
