-- Cards of payers. Number, expiry and holder are sealed together under a data key of their own, which the master key wraps; a security code is kept nowhere.
create table vault_card (
    id          text primary key,
    app_id      text        not null references app,
    number_hash bytea       not null check (length(number_hash) = 32), -- keyed: without the master key no number can be tried out
    bin         text        not null check (bin ~ '^[0-9]{6}$'),
    last_four   text        not null check (last_four ~ '^[0-9]{4}$'),
    brand       text        not null,
    wrapped_key bytea,                                    -- null with the next one: the card was forgotten
    sealed      bytea,
    master_key  text        not null,
    created_at  timestamptz not null,
    unique (app_id, number_hash),
    check ((wrapped_key is null) = (sealed is null))
);

-- Contracts ---------------------------------------------------------------------------------------------------
create table contract (
    id                  text primary key,
    merchant_id         text        not null references merchant,
    app_id              text        not null references app,
    merchant_contract_no text       not null,
    contract_no         text        not null,             -- ours at the channel; one for all that is asked about the contract
    channel_id          text        not null references channel_account,
    method              text        not null,
    payer_id            text        not null,
    card_id             text references vault_card,       -- null: signed on the channel's page
    phone               text,
    last_four           text check (last_four ~ '^[0-9]{4}$'),
    currency            char(3),
    per_debit_minor     bigint check (per_debit_minor > 0),
    per_day_minor       bigint check (per_day_minor > 0),
    per_month_minor     bigint check (per_month_minor > 0),
    return_url          text,
    state               text        not null check (state in ('pending', 'signed', 'unsigned', 'expired', 'failed')),
    reason_code         text,
    signing             text        not null check (signing in ('created', 'sent', 'pending', 'unknown', 'answered')),
    channel_ref         text,
    action              jsonb,                             -- what the payer has to do, while pending
    code_expires_at     timestamptz,
    code_sends          integer     not null default 0 check (code_sends between 0 and 4),
    code_wanted         boolean     not null default false,
    tries_left          integer     not null default 5 check (tries_left between 0 and 5),
    confirming_until    timestamptz,                       -- one code at a time
    unsign_operation    text,                              -- what ends it at the channel; no debit is begun any more
    driver_instance     bigint,
    valid_until         timestamptz,
    trace_id            text        not null,
    created_at          timestamptz not null,
    first_sent_at       timestamptz,
    sent_at             timestamptz,
    signed_at           timestamptz,
    finished_at         timestamptz,
    version             integer     not null default 0,
    unique (app_id, merchant_contract_no),
    unique (channel_id, contract_no),
    check (currency is not null or coalesce(per_debit_minor, per_day_minor, per_month_minor) is null),
    check (state <> 'signed' or (channel_ref is not null and signed_at is not null)),
    check ((finished_at is not null) = (state in ('unsigned', 'expired', 'failed')))
);
create index contract_by_app on contract (app_id, id);
create index contract_by_payer on contract (app_id, payer_id, id);
create index contract_by_card on contract (card_id) where card_id is not null;

-- A payment names its contract only.
alter table payment add column contract_id text references contract;
alter table payment add column proof text check (proof in ('none', 'password')); -- what the payer has to prove it by; null: nothing was decided
create index payment_by_contract on payment (contract_id, id) where contract_id is not null;

-- What was debited under a contract in a day and in a month; the checks refuse what the limits do not allow, whoever comes at once.
create table contract_counter (
    contract_id text   not null references contract,
    period      text   not null check (period in ('day', 'month')),
    starts_on   date   not null,
    used_minor  bigint not null default 0,
    limit_minor bigint,                                    -- null: none
    primary key (contract_id, period, starts_on),
    check (used_minor >= 0 and (limit_minor is null or used_minor <= limit_minor))
);

create table contract_usage (
    payment_id   text primary key references payment,
    contract_id  text        not null references contract,
    amount_minor bigint      not null check (amount_minor > 0),
    day          date        not null,
    month        date        not null,
    state        text        not null check (state in ('reserved', 'used', 'released')),
    reserved_at  timestamptz not null,
    finished_at  timestamptz,
    check ((finished_at is null) = (state = 'reserved'))
);
create index contract_usage_by_contract on contract_usage (contract_id, day);

-- Payment passwords -------------------------------------------------------------------------------------------
create table payer_password (
    app_id              text        not null references app,
    payer_id            text        not null,
    hash                text        not null check (hash like '$argon2id$%'), -- with the parameters it was made with
    phone               text        not null,
    tries_left          integer     not null check (tries_left between 0 and 5),
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    primary key (app_id, payer_id)
);

create table payer_free_limit (
    app_id       text        not null references app,
    payer_id     text        not null,
    currency     char(3)     not null,
    amount_minor bigint      not null check (amount_minor >= 0),
    changed_at   timestamptz not null,
    primary key (app_id, payer_id, currency)
);

-- The code by text message that unlocks or replaces a password; the newest per payer counts.
create table payer_password_code (
    app_id     text        not null,
    payer_id   text        not null,
    code_hash  bytea,                                      -- null: used up
    tries_left integer     not null check (tries_left between 0 and 5),
    sends      integer     not null check (sends between 1 and 5),
    first_at   timestamptz not null,                       -- sends are counted from here
    sent_at    timestamptz not null,
    primary key (app_id, payer_id),
    foreign key (app_id, payer_id) references payer_password
);

-- A payer proves a payment by a code or by the password.
alter table step_up add column kind text not null default 'code' check (kind in ('code', 'password'));
alter table step_up alter column code_hash drop not null;
alter table step_up add check ((code_hash is null) = (kind = 'password'));
