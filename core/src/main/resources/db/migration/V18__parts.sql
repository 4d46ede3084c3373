-- A payment in several parts: held in the transaction that accepts it, used or released in the one that ends it, given back by refunds.
alter table payment add column parts_minor bigint not null default 0,   -- what is not its channel's
    add constraint payment_parts_fit check (parts_minor >= 0 and parts_minor < amount_minor),
    add constraint payment_parts_are_of_an_order check (parts_minor = 0 or (purpose = 'order' and intent = 'pay' and payer_id is not null));

-- The parts are held before their payment is written, so that it is written once; hence the foreign key is looked at when the transaction commits.
create table payment_part (
    id              text primary key,
    payment_id      text        not null references payment deferrable initially deferred,
    merchant_id     text        not null references merchant,
    position        integer     not null check (position between 1 and 20),      -- as the merchant named them
    kind            text        not null check (kind in ('wallet_balance', 'points', 'coupon')),
    source          text        not null,                                       -- id of the wallet, points account or coupon
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        char(3)     not null,
    units           bigint      not null check (units > 0),                     -- minor units, points, or 1 coupon
    by_merchant     boolean     not null,                                       -- the merchant pays for it itself
    state           text        not null check (state in ('held', 'used', 'released')),
    returning_minor bigint      not null default 0 check (returning_minor between 0 and amount_minor),      -- of all refunds that have not failed
    returning_units bigint      not null default 0 check (returning_units between 0 and units),
    returned_minor  bigint      not null default 0 check (returned_minor between 0 and returning_minor),
    returned_units  bigint      not null default 0 check (returned_units between 0 and returning_units),
    held_at         timestamptz not null,
    ended_at        timestamptz,
    unique (payment_id, position),
    check ((state = 'held') = (ended_at is null)),
    check (state = 'used' or returning_minor = 0)
);
create unique index payment_part_one_of_a_kind on payment_part (payment_id, kind) where kind <> 'coupon';
create unique index payment_part_coupon_held_once on payment_part (source) where kind = 'coupon' and state = 'held';

create function refuse_part_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (old.state = 'held' or new.state = old.state)
        and row (new.id, new.payment_id, new.merchant_id, new.position, new.kind, new.source, new.amount_minor, new.currency, new.units, new.by_merchant, new.held_at)
          = row (old.id, old.payment_id, old.merchant_id, old.position, old.kind, old.source, old.amount_minor, old.currency, old.units, old.by_merchant, old.held_at) then
        return new;
    end if;
    raise exception 'part % ends once and then stays', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger payment_part_ends_once before update or delete on payment_part for each row execute function refuse_part_change();
create trigger payment_part_not_truncated before truncate on payment_part execute function refuse_part_change();

create function check_parts_of_payment() returns trigger language plpgsql as $$
declare
    payment_id_checked text := case tg_table_name when 'payment' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'payment_id' end;
begin
    if not exists (select 1 from payment p where p.id = payment_id_checked
            and p.parts_minor = (select coalesce(sum(q.amount_minor), 0) from payment_part q where q.payment_id = p.id and q.currency = p.currency)
            and not exists (select 1 from payment_part q where q.payment_id = p.id and q.currency <> p.currency)) then
        raise exception 'the parts of payment % are not what it says', payment_id_checked using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger payment_part_sums_match after insert on payment_part deferrable initially deferred
    for each row execute function check_parts_of_payment();
create constraint trigger payment_sums_match_its_parts after insert on payment deferrable initially deferred
    for each row when (new.parts_minor > 0) execute function check_parts_of_payment();

create function refuse_other_parts() returns trigger language plpgsql as $$
begin
    raise exception 'the parts of payment % are fixed', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger payment_parts_are_fixed before update of parts_minor on payment for each row
    when (new.parts_minor <> old.parts_minor) execute function refuse_other_parts();

-- The shares of a refund, fixed when it is accepted.
create table payment_part_return (
    part_id      text        not null references payment_part,
    refund_id    text        not null references refund,
    amount_minor bigint      not null check (amount_minor > 0),
    units        bigint      not null check (units >= 0),
    state        text        not null check (state in ('reserved', 'given_back', 'failed')),
    created_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (part_id, refund_id),
    check ((state = 'reserved') = (finished_at is null))
);
create index payment_part_return_of_refund on payment_part_return (refund_id);

create function refuse_part_return_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'reserved'
        and row (new.part_id, new.refund_id, new.amount_minor, new.units) = row (old.part_id, old.refund_id, old.amount_minor, old.units) then
        return new;
    end if;
    raise exception 'a share of a refund is fixed and ends once' using errcode = 'integrity_constraint_violation';
end $$;
create trigger payment_part_return_ends_once before update or delete on payment_part_return for each row execute function refuse_part_return_change();

-- A refund asks of its channel what is not its parts'; if that is nothing, it asks nothing.
alter table refund add column parts_minor bigint not null default 0,
    drop constraint refund_settled_by_check,
    add constraint refund_settled_by_check check (settled_by in ('channel', 'elsewhere', 'parts')),
    alter column operation_id drop not null,
    add constraint refund_parts_fit check (parts_minor between 0 and amount_minor and (parts_minor = 0 or origin = 'merchant')),
    add constraint refund_asks_the_channel_for_its_share check ((operation_id is null) = (parts_minor = amount_minor)),
    add constraint refund_of_parts_alone_is_settled_so check (state <> 'succeeded' or (settled_by = 'parts') = (operation_id is null));
