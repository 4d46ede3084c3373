-- A capture that succeeded may be paid back, in parts. Its sums are its own: its authorisation, a row of payment, has nothing to refund.
alter table capture
    add column refunding_minor bigint not null default 0,      -- of all its refunds that have not failed
    add column refunded_minor  bigint not null default 0,
    add constraint capture_refunds_fit check (refunding_minor between 0 and amount_minor and refunded_minor between 0 and refunding_minor),
    add constraint capture_is_refunded_or_voided check (refunding_minor = 0 or state = 'succeeded'),
    add constraint capture_of_its_authorisation unique (id, payment_id);

alter table refund
    add column capture_id text,
    add constraint refund_of_a_capture foreign key (capture_id, payment_id) references capture (id, payment_id),
    add constraint refund_of_an_authorisation_names_its_capture check (starts_with(payment_id, 'auth_') = (capture_id is not null)),
    add constraint refund_of_a_capture_is_a_merchants check (capture_id is null or (origin = 'merchant' and kind = 'refund'));
create index refund_by_capture on refund (capture_id, id) where capture_id is not null;
