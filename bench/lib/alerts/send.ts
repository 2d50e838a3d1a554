import path from 'node:path';
import { askProcess } from '../askProcess';
import { onCallUrl, type AlertsBackend } from './organisation';
import type { FiringSeries } from './payload';

/** An answer: its status, 0 for none, and how long after the request was due it came. */
export interface Answer {
  status: number;
  ms: number;
}

/** With the time at which the request was due, in milliseconds since 1970. */
export interface PostedAnswer extends Answer {
  at: number;
}

const file = path.join(__dirname, 'sender.mjs');

/** Has another process post all of them at a rate. */
export const post = (
  series: readonly FiringSeries[],
  perSecond: number,
  { url, headers }: { url: string; headers: Record<string, string> },
) =>
  askProcess<{ answers: PostedAnswer[] }>(file, {
    kind: 'post',
    ...{ url, headers, perSecond },
    bodies: series.map(({ body }) => body),
  });

/** Has another process open pages of what fires at a rate, as the member. */
export const openPages = (
  backend: AlertsBackend,
  { perSecond, seconds }: { perSecond: number; seconds: number },
) =>
  askProcess<{ pages: Answer[]; lists: Answer[] }>(file, {
    kind: 'open',
    ...{ api: backend.api, headers: backend.headers },
    ...{ onCallUrl: onCallUrl(backend), perSecond, seconds },
  });
