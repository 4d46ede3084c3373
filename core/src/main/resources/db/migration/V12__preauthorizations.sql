-- An authorisation is a payment whose amount is held instead of taken. Its id says so, and nothing can contradict it.
alter table payment add column intent text not null generated always as (case when starts_with(id, 'auth_') then 'authorize' else 'pay' end) stored;
drop index payment_by_app;
create index payment_by_app on payment (app_id, intent, id);

create table preauthorization (
    payment_id       text primary key references payment,
    attempt_id       text        not null unique references payment_attempt,
    channel_id       text        not null references channel_account,
    authorized_minor bigint      not null check (authorized_minor > 0),
    allowance_minor  bigint      not null check (allowance_minor >= authorized_minor),  -- how much may be captured in all
    captured_minor   bigint      not null default 0 check (captured_minor >= 0),
    capturing_minor  bigint      not null default 0 check (capturing_minor >= 0),       -- asked for, not known yet
    released_minor   bigint      not null default 0 check (released_minor between 0 and authorized_minor),
    several_captures boolean     not null,
    state            text        not null check (state in ('authorized', 'partially_captured', 'captured', 'voided', 'expired')),
    closing_command  text,                                   -- what lets the rest go, while it is under way
    driver_instance  bigint,                                 -- the one process instance in which it lives
    authorized_at    timestamptz not null,
    valid_until      timestamptz not null,
    warned_at        timestamptz,
    ended_at         timestamptz,                            -- since then nothing is held
    finished_at      timestamptz,                            -- since then nothing can come back either
    version          integer     not null default 0,
    check (captured_minor + capturing_minor + released_minor <= allowance_minor),
    check (state = case
        when captured_minor + released_minor < authorized_minor then case when captured_minor = 0 then 'authorized' else 'partially_captured' end
        when captured_minor > 0 then 'captured'
        when state = 'expired' then 'expired' else 'voided' end),
    check ((ended_at is null) = (state in ('authorized', 'partially_captured'))),
    check (finished_at is null or (ended_at is not null and capturing_minor = 0 and closing_command is null))
);
create index preauthorization_held on preauthorization (valid_until) where ended_at is null;

create table capture (
    id                  text primary key,
    payment_id          text        not null references preauthorization,
    merchant_id         text        not null,
    app_id              text        not null,
    merchant_capture_no text        not null,
    amount_minor        bigint      not null check (amount_minor > 0),
    currency            char(3)     not null,
    last                boolean     not null,
    released_minor      bigint      not null default 0 check (released_minor >= 0 and (last or released_minor = 0)),
    state               text        not null check (state in ('pending', 'succeeded', 'failed', 'voiding', 'voided')),
    reason_code         text,
    operation_id        text        unique references channel_operation,
    trace_id            text        not null,
    created_at          timestamptz not null,
    finished_at         timestamptz,
    voided_at           timestamptz,
    unique (app_id, merchant_capture_no),
    check ((finished_at is null) = (state = 'pending')),
    check ((voided_at is not null) = (state = 'voided'))
);
create index capture_of_payment on capture (payment_id, id);
create index capture_by_app on capture (app_id, id);

create table preauth_command (
    seq          bigint generated always as identity primary key,
    id           text        not null unique,
    payment_id   text        not null references preauthorization,
    kind         text        not null check (kind in ('capture', 'capture_void', 'void', 'expiry')),
    capture_id   text        references capture,
    operation_id text        unique references channel_operation,
    state        text        not null check (state in ('waiting', 'taken', 'done', 'declined')),
    trace_id     text        not null,
    accepted_at  timestamptz not null,
    taken_at     timestamptz,
    finished_at  timestamptz,
    check ((capture_id is not null) = (kind in ('capture', 'capture_void'))),
    check (state <> 'taken' or operation_id is not null),
    check ((finished_at is not null) = (state in ('done', 'declined')))
);
create index preauth_command_of_payment on preauth_command (payment_id, seq);
-- one command at a time
create unique index preauth_command_taken on preauth_command (payment_id) where state = 'taken';
-- and one that lets the rest go, one that takes or gives back a capture
create unique index preauth_command_releasing on preauth_command (payment_id) where kind in ('void', 'expiry') and state in ('waiting', 'taken');
create unique index preauth_command_of_capture on preauth_command (capture_id) where state in ('waiting', 'taken');

-- an amount held after its authorisation had ended, or twice: let go exactly once
create table stray_hold (
    attempt_id   text primary key references payment_attempt,
    payment_id   text        not null references payment,
    channel_id   text        not null,
    kind         text        not null check (kind in ('late', 'double')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null,
    operation_id text        not null unique references channel_operation,
    detected_at  timestamptz not null,
    released_at  timestamptz
);

-- memo accounts: what channels hold for merchants is nobody's money yet, and both sides are always the same sum
insert into ledger_account (code, name, kind) values
    ('authorisation_receivable', 'Memo: amounts held at channels', 'asset'),
    ('authorisation_obligation', 'Memo: held amounts to be taken or let go', 'liability');
