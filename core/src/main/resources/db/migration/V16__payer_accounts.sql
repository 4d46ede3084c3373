-- Payers' accounts with us as payment channels. Their books are here, as another channel's are at that channel.
insert into ledger_account (code, name, kind) values
    ('payer_wallets', 'Payers'' wallets', 'liability'),
    ('points_liability', 'Points that payers hold, at what their merchant gave for them', 'liability'),
    ('points_cost', 'Cost of points: what they are worth when used, less what was given for them', 'expense'),
    ('credit_receivable', 'Receivable from payers on credit', 'asset');

create table local_order (
    channel_id     text        not null references channel_account,
    order_no       text        not null,
    state          text        not null check (state in ('paid', 'declined', 'closed')),
    reason_code    text,                                  -- why it was declined
    payment_id     text references payment,
    account_id     text references account,
    owner          text,                                  -- the wallet, points account or credit line
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       char(3)     not null,
    units          bigint      not null default 0 check (units >= 0),     -- what the account gave: minor units, or points
    refunded_minor bigint      not null default 0 check (refunded_minor between 0 and amount_minor),
    refunded_units bigint      not null default 0 check (refunded_units between 0 and units),
    created_at     timestamptz not null,
    primary key (channel_id, order_no),
    check (state <> 'paid' or (payment_id is not null and account_id is not null and owner is not null and units > 0)),
    check ((state = 'declined') = (reason_code is not null))
);
create unique index local_order_paid on local_order (channel_id, payment_id) where state = 'paid';

create table local_refund (
    channel_id   text        not null,
    refund_no    text        not null,
    order_no     text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    units        bigint      not null check (units >= 0),
    created_at   timestamptz not null,
    primary key (channel_id, refund_no),
    foreign key (channel_id, order_no) references local_order
);
create index local_refund_of on local_refund (channel_id, order_no);

create table wallet (
    id          text primary key,
    merchant_id text        not null references merchant,
    payer_id    text        not null,
    currency    char(3)     not null,
    account_id  text        not null unique references account,
    created_at  timestamptz not null,
    unique (merchant_id, payer_id, currency)
);

-- whose money it is: a merchant's for an order, a payer's for a top-up
alter table payment add column purpose text not null default 'order', add column beneficiary text,
    add constraint payment_purpose check (purpose in ('order', 'wallet_top_up', 'credit_repayment') and (purpose = 'order') = (beneficiary is null));
create index payment_beneficiary on payment (beneficiary, id) where beneficiary is not null;
