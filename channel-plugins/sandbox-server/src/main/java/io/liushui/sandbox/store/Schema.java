package io.liushui.sandbox.store;

import java.util.List;

/** Times are milliseconds since 1970; amounts are minor units. */
final class Schema {

    /** Kept in the file as {@code user_version}; a file of another version is not opened. */
    static final int VERSION = 4;

    private Schema() {}

    static final List<String> TABLES = List.of(
            """
            create table if not exists authorization (
              authorization_no text primary key,
              channel text not null,
              method text not null,
              decision text not null,
              amount integer not null check (amount > 0),
              currency text not null,
              subject text not null,
              expires_at integer not null,
              valid_until integer not null,
              allowance_percent integer not null check (allowance_percent between 100 and 200),
              return_url text,
              notification_url text,
              state text not null check (state in
                ('PENDING', 'APPROVED', 'AUTHORIZED', 'DECLINED', 'CLOSED', 'VOIDED', 'EXPIRED')),
              code text,
              reference text not null,
              token text not null unique,
              captured integer not null default 0 check (captured >= 0),
              released integer not null default 0 check (released between 0 and amount),
              finished integer not null default 0 check (finished in (0, 1)),
              created_at integer not null,
              authorized_at integer,
              details text not null,
              unique (channel, reference),
              check (captured + released <= amount * allowance_percent / 100),
              check (captured + released = 0 or authorized_at is not null)
            ) strict, without rowid""",
            """
            create table if not exists release (
              release_no text primary key,
              channel text not null,
              authorization_no text not null references authorization,
              amount integer not null check (amount > 0),
              created_at integer not null
            ) strict, without rowid""",
            """
            create table if not exists orders (
              order_no text primary key,
              channel text not null,
              authorization_no text references authorization,
              method text not null,
              decision text not null,
              amount integer not null check (amount >= 0),
              currency text not null,
              subject text not null,
              expires_at integer not null,
              return_url text,
              notification_url text,
              state text not null check (state in ('PENDING', 'APPROVED', 'SUCCEEDED', 'DECLINED', 'CLOSED')),
              code text,
              reference text not null,
              token text not null unique,
              charges integer not null default 0 check (charges in (0, 1)),
              charge_sequence integer unique,
              charged_at integer,
              refunded integer not null default 0 check (refunded between 0 and amount * charges),
              created_at integer not null,
              details text not null,
              unique (channel, reference)
            ) strict, without rowid""",
            "create index if not exists orders_authorization on orders (authorization_no) where authorization_no is not null",
            "create index if not exists orders_charged on orders (channel, charged_at) where charged_at is not null",
            """
            create table if not exists refund (
              refund_no text primary key,
              sequence integer not null unique,
              channel text not null,
              order_no text not null references orders,
              kind text not null check (kind in ('REFUND', 'VOID')),
              amount integer not null check (amount > 0),
              currency text not null,
              state text not null check (state in ('PENDING', 'REFUNDED', 'DECLINED')),
              code text,
              reference text not null,
              notification_url text,
              created_at integer not null,
              finished_at integer,
              details text not null,
              unique (channel, reference)
            ) strict, without rowid""",
            "create index if not exists refund_order on refund (order_no)",
            """
            create table if not exists contract (
              contract_no text primary key,
              channel text not null,
              method text not null,
              subject text not null,
              expires_at integer not null,
              return_url text,
              notification_url text,
              valid_until integer,
              state text not null check (state in
                ('PENDING', 'SIGNED', 'REFUSED', 'CLOSED', 'UNSIGNED', 'EXPIRED')),
              reference text not null,
              token text not null unique,
              created_at integer not null,
              changed_at integer not null,
              details text not null,
              unique (channel, reference)
            ) strict, without rowid""",
            """
            create table if not exists payout (
              payout_no text primary key,
              sequence integer not null unique,
              channel text not null,
              amount integer not null check (amount > 0),
              currency text not null,
              payee_name text not null,
              payee_account text not null,
              payee_bank text,
              purpose text,
              notification_url text,
              state text not null check (state in ('PENDING', 'PAID', 'DECLINED', 'RETURNED')),
              code text,
              reference text not null,
              created_at integer not null,
              paid_at integer,
              return_reference text,
              returned_at integer,
              unique (channel, reference),
              check ((state = 'RETURNED') = (returned_at is not null and return_reference is not null))
            ) strict, without rowid""",
            """
            create table if not exists position (
              channel text not null,
              currency text not null,
              available integer not null check (available >= 0),
              primary key (channel, currency)
            ) strict, without rowid""",
            """
            create table if not exists code (
              number text primary key,
              channel text not null,
              phone text not null,
              code text not null,
              tries_left integer not null check (tries_left >= 0),
              valid_until integer not null
            ) strict, without rowid""",
            """
            create table if not exists request (
              sequence integer primary key,
              channel text not null,
              order_no text not null,
              operation text not null,
              fault text,
              received_at integer not null
            ) strict""",
            "create index if not exists request_order on request (order_no)",
            """
            create table if not exists notice (
              sequence integer primary key,
              channel text not null,
              notification_id text not null,
              order_no text not null,
              url text not null,
              event text not null,
              disguise text not null,
              created_at integer not null,
              copies_left integer not null,
              tries integer not null default 0,
              next_at integer not null,
              state text not null check (state in
                ('WAITING', 'DELIVERED', 'REFUSED', 'GIVEN_UP', 'DROPPED', 'UNSUPPORTED'))
            ) strict""",
            "create index if not exists notice_due on notice (next_at) where state = 'WAITING'",
            "create index if not exists notice_order on notice (order_no)",
            """
            create table if not exists plan (
              sequence integer primary key,
              channel text not null,
              due_at integer not null,
              action text not null,
              order_no text not null,
              body text
            ) strict""");
}
