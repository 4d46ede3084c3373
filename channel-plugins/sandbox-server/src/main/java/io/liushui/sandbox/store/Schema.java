package io.liushui.sandbox.store;

import java.util.List;

/** Times are milliseconds since 1970; amounts are minor units. */
final class Schema {

    private Schema() {}

    static final List<String> TABLES = List.of(
            """
            create table if not exists orders (
              order_no text primary key,
              method text not null,
              amount integer not null check (amount >= 0),
              currency text not null,
              subject text not null,
              expires_at integer not null,
              return_url text,
              notification_url text,
              state text not null check (state in ('PENDING', 'SUCCEEDED', 'DECLINED', 'CLOSED')),
              code text,
              reference text not null unique,
              token text not null unique,
              charges integer not null default 0,
              charge_sequence integer unique,
              refunded integer not null default 0 check (refunded <= amount * charges),
              created_at integer not null
            ) strict, without rowid""",
            """
            create table if not exists refund (
              refund_no text primary key,
              sequence integer not null unique,
              order_no text not null references orders,
              amount integer not null check (amount > 0),
              currency text not null,
              state text not null check (state in ('PENDING', 'REFUNDED', 'DECLINED')),
              code text,
              reference text not null unique,
              created_at integer not null
            ) strict, without rowid""",
            """
            create table if not exists request (
              sequence integer primary key,
              order_no text not null,
              operation text not null,
              fault text,
              received_at integer not null
            ) strict""",
            "create index if not exists request_order on request (order_no)",
            """
            create table if not exists notice (
              sequence integer primary key,
              notification_id text not null,
              order_no text not null,
              url text not null,
              body text not null,
              disguise text not null,
              copies_left integer not null,
              tries integer not null default 0,
              next_at integer not null,
              state text not null check (state in ('WAITING', 'DELIVERED', 'REFUSED', 'GIVEN_UP', 'DROPPED'))
            ) strict""",
            "create index if not exists notice_due on notice (next_at) where state = 'WAITING'",
            "create index if not exists notice_order on notice (order_no)",
            """
            create table if not exists plan (
              sequence integer primary key,
              due_at integer not null,
              action text not null,
              order_no text not null,
              body text
            ) strict""");
}
