-- Requests to channels whose outcome stays unknown: people decide. Nothing here ever makes another number.
create table operation_repair (
    id           text primary key,
    operation_id text        not null references channel_operation,
    opened_at    timestamptz not null,
    decision     text check (decision in ('query', 'resend', 'settle_done', 'settle_declined')),
    decided_by   text,
    reason       text,
    reference    text,                                   -- the channel's or the bank's number on the proof
    decided_at   timestamptz,
    applied_at   timestamptz,                            -- when the process took the decision
    judgement    text check (judgement in ('confirm', 'refuse')),
    judged_by    text,
    judged_at    timestamptz,
    overtaken_at timestamptz,                            -- the channel answered before people had
    check ((decision is null) = (decided_at is null)),
    check ((judgement is null) = (judged_at is null)),
    check (decision is null or decided_by is not null),
    check (applied_at is null or decision is not null),
    constraint operation_repair_settles_by_proof check (decision is null or decision not in ('settle_done', 'settle_declined') or reference is not null),
    constraint operation_repair_judges_settlements check (judgement is null or coalesce(decision in ('settle_done', 'settle_declined'), false)),
    constraint operation_repair_second_person check (
        judgement is null or judged_by is not null and (judgement = 'refuse' or lower(trim(judged_by)) <> lower(trim(decided_by))))
);
create unique index operation_repair_open on operation_repair (operation_id)
    where overtaken_at is null and judgement is null and (decision is null or decision in ('settle_done', 'settle_declined'));

-- what people settled says so, and by which case
alter table channel_operation add column settled_in text references operation_repair,
    add constraint channel_operation_is_settled_to_an_end check (settled_in is null or state in ('done', 'declined'));
create function refuse_unconfirmed_settlement() returns trigger language plpgsql as $$
begin
    if not exists (select from operation_repair c where c.id = new.settled_in and c.operation_id = new.id and c.judgement = 'confirm'
                     and c.decision = case new.state when 'done' then 'settle_done' else 'settle_declined' end) then
        raise exception 'operation %: no second person confirmed that it is %', new.id, new.state using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger channel_operation_settled_by_two before insert or update of settled_in on channel_operation for each row
    when (new.settled_in is not null) execute function refuse_unconfirmed_settlement();

-- refunds whose money the channel keeps under their number, because its source is closed: no other number
alter table refund_repair add column held boolean not null default false,
    add constraint refund_repair_held_is_not_retried check (not held or decision is distinct from 'retry');
