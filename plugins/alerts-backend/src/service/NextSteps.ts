import {
  describeTarget,
  nextStep,
  type EscalationTarget,
  type NextEscalation,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertRecord, DueRecord } from '../lifecycle/records';
import type { TargetFinder } from '../targets/TargetFinder';
import { iso, type AlertNaming } from './AlertNaming';

/** A page of an alert does not wait longer for on-call: what is next is told in words then. */
const PATIENCE_MS = 300;

interface Coming {
  at: number;
  targets: readonly EscalationTarget[];
}

/** Whom the step is for that waits; nothing where none is left. */
function comingOf(alert: AlertRecord, due: DueRecord): Coming | undefined {
  const { rules, severity, timeZone } = alert;
  const { dueAt, round, step } = due;
  if (round === undefined) {
    return rules.fallback && { at: dueAt, targets: [rules.fallback] };
  }
  if (step !== undefined) {
    const targets = rules.steps[step]?.targets;
    return targets && { at: dueAt, targets };
  }
  const first = nextStep({ rules, severity, at: dueAt, zoneOf: timeZone });
  if (first.kind === 'over') return undefined;
  const targets =
    first.kind === 'step'
      ? rules.steps[first.step].targets
      : [rules.fallback].filter(one => one !== undefined);
  return { at: first.dueAt, targets };
}

/** What happens next to alerts that nobody has. */
export class NextSteps {
  readonly #naming: AlertNaming;
  readonly #targets: Pick<TargetFinder, 'previewAt'>;

  constructor(options: {
    naming: AlertNaming;
    targets: Pick<TargetFinder, 'previewAt'>;
  }) {
    this.#naming = options.naming;
    this.#targets = options.targets;
  }

  /** Without people: to know them on-call is to be asked. */
  inWords(
    alert: AlertRecord,
    due: DueRecord | undefined,
  ): NextEscalation | undefined {
    const coming = this.#coming(alert, due);
    return coming && this.#tell(coming);
  }

  /** With people, where on-call says soon enough who they are. */
  async withPeople(
    alert: AlertRecord,
    due: DueRecord | undefined,
  ): Promise<NextEscalation | undefined> {
    const coming = this.#coming(alert, due);
    if (!coming) return undefined;
    const { entityRef, teamRef } = alert;
    const found = await this.#targets
      .previewAt(
        { entityRef, teamRef, ...coming },
        AbortSignal.timeout(PATIENCE_MS),
      )
      .catch(() => undefined);
    const people = found?.people.map(({ userRef }) =>
      this.#naming.named(userRef),
    );
    return { ...this.#tell(coming), ...(people && { people }) };
  }

  #coming(alert: AlertRecord, due: DueRecord | undefined): Coming | undefined {
    if (alert.state !== 'firing' || !due) return undefined;
    return comingOf(alert, due);
  }

  #tell({ at, targets }: Coming): NextEscalation {
    const what = targets.map(target =>
      describeTarget(target, one => this.#titleOf(one)),
    );
    return { at: iso(at), people: [], what: what.join(', ') };
  }

  #titleOf(target: EscalationTarget): string | undefined {
    switch (target.kind) {
      case 'person':
        return this.#naming.named(target.userRef).title;
      case 'group':
        return this.#naming.named(target.groupRef).title;
      case 'channel':
        return this.#naming.channel(target.channel);
      default:
        return undefined;
    }
  }
}
