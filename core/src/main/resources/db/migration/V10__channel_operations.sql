-- One request to a channel under one number, apart from paying. What the channel said last, done or declined, is never overwritten.
create table channel_operation (
    id              text primary key,
    kind            text        not null check (kind in ('refund', 'void', 'capture', 'capture_void', 'authorization_void', 'unsign', 'payout')),
    subject         text        not null,                 -- id of the refund, capture, payout … that it is for
    channel_id      text        not null references channel_account,
    number          text        not null check (number ~ '^[A-Za-z0-9]{8,32}$'),
    amount_minor    bigint      check (amount_minor > 0), -- null when no money is named
    currency        char(3),
    state           text        not null check (state in ('created', 'sent', 'pending', 'unknown', 'done', 'declined')),
    channel_ref     text,
    reason_code     text,
    driver_instance bigint,                               -- the one process instance that may send it
    trace_id        text        not null,
    created_at      timestamptz not null,
    first_sent_at   timestamptz,
    sent_at         timestamptz,
    finished_at     timestamptz,
    version         integer     not null default 0,
    unique (channel_id, number),
    check ((amount_minor is null) = (currency is null)),
    check ((state in ('done', 'declined')) = (finished_at is not null)),
    check (state = 'created' or first_sent_at is not null)
);
create index channel_operation_subject on channel_operation (subject, id);
-- another number only once the one before is surely declined
create unique index channel_operation_one_that_counts on channel_operation (subject, kind) where state <> 'declined';

create function refuse_other_operation_result() returns trigger language plpgsql as $$
begin
    raise exception 'operation % is %: its result stays', old.id, old.state using errcode = 'integrity_constraint_violation';
end $$;
create trigger channel_operation_result_stays before update on channel_operation for each row
    when (old.state in ('done', 'declined') and (new.state, new.number, new.amount_minor, new.currency) is distinct from (old.state, old.number, old.amount_minor, old.currency))
    execute function refuse_other_operation_result();

-- the inbox also takes what channels tell of operations
alter table channel_notification add column subject text;  -- id of the attempt or operation that it is about; null: not known
update channel_notification set subject = attempt_id;
alter table channel_notification drop column attempt_id;
