-- Locks: the new column holds enks.upload_client for a moment, without a rewrite; storage parameters of enks.tek
-- disturb neither readers nor writers; the rest is new.
set local lock_timeout = '5s';

create table enks.publish_receipt (
    receipt    bytea       not null,
    created_at timestamptz not null,
    constraint publish_receipt_pkey primary key (receipt),
    constraint publish_receipt_length check (octet_length(receipt) = 32)
);

create index publish_receipt_created_at on enks.publish_receipt (created_at);

comment on table enks.publish_receipt is
    'Uploads of the last day, so that one repeated after a lost answer is known again. Holds no key, and without the phone''s secret nothing leads from a receipt to a key.';
comment on column enks.publish_receipt.receipt is 'SHA-256 over app, authority, report type, the certificate''s MAC and what else the phone sent';
comment on column enks.publish_receipt.created_at is 'Hour of the upload; deleted a day later';

alter table enks.upload_client add column bypass_revision_token boolean not null default false;

comment on column enks.upload_client.bypass_revision_token is 'Stored keys may be revised without a token; needs the server-wide switch as well';

-- A rehearsal of an upload (chaff) leaves as many dead rows as an upload leaves live ones, and there are more of
-- those than of uploads.
alter table enks.tek set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table enks.publish_receipt set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
