-- What a payer was let pay without the password in a day. The check refuses what the day does not allow, whoever comes at once.
create table payer_free_use (
    app_id      text   not null references app,               -- where the password stands
    payer_id    text   not null,
    currency    char(3) not null,
    day         date   not null,
    used_minor  bigint not null check (used_minor > 0),
    limit_minor bigint not null,
    primary key (app_id, payer_id, currency, day),
    check (used_minor <= limit_minor)
);
