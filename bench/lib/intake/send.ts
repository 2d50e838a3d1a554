import path from 'node:path';
import { askProcess } from '../askProcess';
import type { DeliveryTemplate, DeliveryValues } from './payload';

/** An answer: its status, 0 for none, and how long after the request was due it came; never is Infinity. */
export interface Answer {
  status: number;
  ms: number;
}

export interface Webhook {
  url: string;
  secret: string;
  template: DeliveryTemplate;
}

/** Requests that are read. */
export interface Reads {
  headers: Record<string, string>;
  requests: { url: string; body: string }[];
}

export type SenderTask =
  /** Without a rate all are sent at once. */
  | ({
      kind: 'deliver';
      events: DeliveryValues[];
      perSecond?: number;
    } & Webhook)
  | ({ kind: 'read'; perSecond: number; seconds: number } & Reads)
  /** Asks after each delivery until its run has made its service red. */
  | ({
      kind: 'watch';
      events: DeliveryValues[];
      runs: number[];
      perSecond: number;
    } & Webhook &
      Reads);

/** Has another process send, which takes nothing of the event loop of this one. */
export const send = (task: SenderTask) =>
  askProcess<{ answers: Answer[]; ms: number }>(
    path.join(__dirname, 'sender.mjs'),
    task,
  );
