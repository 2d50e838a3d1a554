import { compact, type Big } from './columns';
import type { HeadRecord } from './EntityStore';

/** A row of the table `entities`. */
export interface HeadRow {
  entity_ref: string;
  owner_ref: string | null;
  kind: string;
  title: string | null;
  head_json: string;
  etag: string;
  gone_at: Big | null;
  seq: Big;
}

export const toHead = (row: HeadRow): HeadRecord =>
  compact({
    entityRef: row.entity_ref,
    kind: row.kind,
    ownerRef: row.owner_ref ?? undefined,
    title: row.title ?? undefined,
    head: JSON.parse(row.head_json),
    isGone: row.gone_at !== null,
    seq: Number(row.seq),
  });
