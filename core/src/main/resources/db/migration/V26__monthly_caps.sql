-- What a phone number pays in a calendar month at a channel that states a cap for it. The cap is the channel's; a late payment may pass it.
create table monthly_cap_counter (
    id         bigint generated always as identity primary key,
    channel_id text    not null,
    method     text    not null,
    currency   char(3) not null,
    phone_hash bytea   not null check (octet_length(phone_hash) = 32), -- keyed: the number itself is not here
    month      date    not null check (extract(day from month) = 1),
    used_minor bigint  not null default 0 check (used_minor >= 0),
    unique (channel_id, method, currency, phone_hash, month)
);

create table monthly_cap_claim (
    attempt_id     text primary key references payment_attempt deferrable initially deferred, -- made in the same transaction
    counter_id     bigint      not null references monthly_cap_counter,
    amount_minor   bigint      not null check (amount_minor > 0),
    returned_minor bigint      not null default 0,
    state          text        not null check (state in ('reserved', 'used', 'released')),
    claimed_at     timestamptz not null,
    finished_at    timestamptz,
    check ((finished_at is null) = (state = 'reserved')),
    check (returned_minor between 0 and amount_minor)
);
create index monthly_cap_claim_by_counter on monthly_cap_claim (counter_id);
