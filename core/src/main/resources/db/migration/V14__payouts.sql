-- Payouts. A payee's name and account stand sealed, each payout's under a data key of its own; what is shown is the last four characters.

create table payout_permission (
    app_id     text primary key references app,
    allowed_at timestamptz not null
);

create table channel_position (                              -- what lies at the channel for payouts, by our own books
    channel_id      text        not null references channel_account,
    currency        char(3)     not null,
    balance_minor   bigint      not null check (balance_minor >= 0),
    frozen_minor    bigint      not null default 0,          -- of it for payouts that are under way
    low_water_minor bigint      not null default 0 check (low_water_minor >= 0),
    updated_at      timestamptz not null,
    primary key (channel_id, currency),
    check (frozen_minor between 0 and balance_minor)
);

create table payout_batch (
    id                text primary key,
    merchant_id       text        not null references merchant,
    app_id            text        not null references app,
    merchant_batch_no text        not null,
    currency          char(3)     not null,
    total_count       integer     not null check (total_count between 1 and 1000),
    total_minor       bigint      not null check (total_minor > 0),
    open_count        integer     not null check (open_count between 0 and total_count),
    trace_id          text        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    unique (app_id, merchant_batch_no),
    check ((open_count = 0) = (finished_at is not null))
);
create index payout_batch_by_app on payout_batch (app_id, id);

create table payout (
    id                 text primary key,
    merchant_id        text        not null references merchant,
    app_id             text        not null references app,
    batch_id           text        references payout_batch,
    merchant_payout_no text        not null,
    amount_minor       bigint      not null check (amount_minor > 0),
    currency           char(3)     not null,
    purpose            text        not null,
    metadata           jsonb       not null,
    payee_kind         text        not null check (payee_kind in ('account', 'wallet')),
    payee_hash         bytea       not null,                 -- keyed; finds the same payee again and tells nothing of it
    payee_last_four    text        not null,
    payee_bank         text,
    payee_wrapped_key  bytea       not null,
    payee_sealed       bytea       not null,
    payee_master_key   text        not null,
    state              text        not null check (state in ('accepted', 'in_review', 'processing', 'succeeded', 'returned', 'failed', 'cancelled')),
    reason_code        text,
    frozen_at          text        references channel_account, -- whose position is frozen for it; null while it waits for one
    operation_id       text        unique references channel_operation,
    driver_instance    bigint,
    trace_id           text        not null,
    created_at         timestamptz not null,
    finished_at        timestamptz,                          -- its first end; a return comes later
    returned_at        timestamptz,
    return_asked_at    timestamptz,                          -- when its channel was last asked whether it came back
    version            integer     not null default 0,
    unique (app_id, merchant_payout_no),
    check ((finished_at is null) = (state in ('accepted', 'in_review', 'processing'))),
    check ((returned_at is not null) = (state = 'returned')),
    check (state not in ('processing', 'succeeded', 'returned') or operation_id is not null),
    check (state not in ('accepted', 'in_review', 'cancelled') or operation_id is null)
);
create index payout_by_app on payout (app_id, id);
create index payout_by_batch on payout (batch_id, id) where batch_id is not null;
create index payout_by_merchant_time on payout (merchant_id, created_at);
create index payout_by_payee on payout (merchant_id, payee_hash, created_at);
create index payout_may_come_back on payout (finished_at) where state = 'succeeded';
create index payout_open on payout (created_at) where finished_at is null;

-- what the channel tells of a payout that came back; it may come before we know that the payout succeeded
create table payout_return (
    payout_id text primary key references payout,
    reason    text        not null,                          -- in the channel's words
    heard_at  timestamptz not null
);

create table payout_assessment (
    payout_id       text primary key references payout,
    signals         jsonb       not null,
    assessed_at     timestamptz not null,
    decision        text        check (decision in ('pass', 'review', 'block')),
    reason          text,
    model_version   text,                                    -- process definition key; its deployment binds the decision table
    decided_at      timestamptz,
    review_decision text        check (review_decision in ('approve', 'reject')),
    reviewed_by     text,
    review_reason   text,
    reviewed_at     timestamptz
);

create table payout_route (
    payout_id  text        not null references payout,
    number     integer     not null,
    chosen     text,
    candidates jsonb       not null,                          -- [{channelId, feeMinor, priority, rejected}]
    decided_at timestamptz not null,
    primary key (payout_id, number)
);

insert into ledger_account (code, name, kind) values
    ('payout_frozen', 'Merchants'' money frozen for payouts', 'liability'),
    ('channel_position', 'Positions at channels for payouts', 'asset'),
    ('position_funding', 'Own funds placed in positions', 'liability');
