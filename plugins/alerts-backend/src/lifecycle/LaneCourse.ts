import { isDeepStrictEqual } from 'node:util';
import type { EscalationRules } from '@callboard/backstage-plugin-alerts-common';
import type { LaneNotes } from './LaneNotes';
import { pagesNobody } from './pagesNobody';
import type { AlertQuietRecord, AlertRecord } from './records';

/** How an alert begins. */
export interface Opening {
  policy?: { id: string; title: string };
  rules: EscalationRules;
  quiet?: AlertQuietRecord;
  /** Absent: nobody is paged for it. */
  firstStepAt?: number;
}

/** What is to happen to the alerts of a lane: notes it as they begin, and as senders tell other things of them. */
export class LaneCourse {
  readonly #notes: LaneNotes;
  readonly #open: (alert: AlertRecord) => Opening;

  constructor(notes: LaneNotes, open: (alert: AlertRecord) => Opening) {
    this.#notes = notes;
    this.#open = open;
  }

  begin(alert: AlertRecord, actorRef?: string): void {
    const { id: alertId, openedAt: at } = alert;
    const { policy, rules, quiet, firstStepAt } = this.#open(alert);
    Object.assign(alert, { policy, rules, quiet });
    this.#notes.changeAlert(alert);
    this.#notes.tell(alertId, at, 'opened', undefined, actorRef);
    this.#notes.tell(alertId, at, 'routed', { text: alert.routedBy });
    this.#notes.news(alertId, 'opened', at);
    if (alert.isUnrouted) this.#notes.news(alertId, 'unrouted', at);
    if (quiet) this.#silence(alert, quiet, at);
    else if (firstStepAt !== undefined) this.#escalate(alert, firstStepAt);
  }

  /** Who has it has it still; else it may be worse than what nobody was to be paged for, or other. */
  goOn(alert: AlertRecord, before: AlertRecord, at: number): void {
    if (alert.state !== 'firing' || pagesNobody(alert)) return;
    const { quiet } = alert;
    const isWorse = alert.severity !== before.severity;
    if (quiet?.kind === 'silenced') {
      // A silence that was made this moment may not be known here yet: the same alert is not asked about again.
      const isOther =
        isWorse || !isDeepStrictEqual(alert.labels, before.labels);
      if (isOther) this.#silenceAgain(alert, quiet, at);
    } else if (pagesNobody(before)) {
      const silence = this.#silenceOf(alert, at);
      if (silence) this.#silence(alert, silence, at);
      else this.#escalate(alert, at);
    } else if (isWorse) this.#escalate(alert, at);
  }

  #silenceOf(alert: AlertRecord, at: number): AlertQuietRecord | undefined {
    return this.#open({ ...alert, openedAt: at }).quiet;
  }

  /** It may be for no silence any more, or for one that ends earlier. */
  #silenceAgain(alert: AlertRecord, quiet: AlertQuietRecord, at: number): void {
    const silence = this.#silenceOf(alert, at);
    if (!silence) {
      this.#notes.tell(alert.id, at, 'silence-ended');
      this.#escalate(alert, at);
    } else if (silence.until < quiet.until) this.#silence(alert, silence, at);
  }

  #silence(alert: AlertRecord, quiet: AlertQuietRecord, at: number): void {
    const { id: alertId } = alert;
    const { until, reason, by } = quiet;
    alert.quiet = quiet;
    this.#notes.tell(alertId, at, 'silenced', { until, text: reason }, by);
    this.#notes.news(alertId, 'silenced', at);
    this.#notes.cancel(alertId, ['silence-ends']);
    this.#notes.due({ alertId, kind: 'silence-ends', dueAt: until });
  }

  /** From the first step on. */
  #escalate(alert: AlertRecord, dueAt: number): void {
    const { id: alertId } = alert;
    alert.quiet = undefined;
    this.#notes.cancel(alertId, ['escalate', 'silence-ends']);
    this.#notes.due({ alertId, kind: 'escalate', dueAt, round: 0 });
  }
}
