-- What a person said of a held payment, as payout_assessment keeps it of payouts.
alter table risk_assessment
    add column review_decision text check (review_decision in ('approve', 'reject')),
    add column reviewed_by     text,
    add column review_reason   text,
    add column reviewed_at     timestamptz,
    add constraint risk_review_is_whole check ((review_decision is null) = (reviewed_at is null));
create index risk_assessment_reviewed on risk_assessment (reviewed_at) where reviewed_at is not null;
