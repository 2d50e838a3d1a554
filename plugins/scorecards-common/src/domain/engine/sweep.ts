import type { ChangeCause } from '../../types';
import { Agenda } from './Agenda';
import { providerOf } from './EngineFacts';
import type { EngineState } from './EngineState';
import { isCovered } from './Exemptions';
import type { EngineExemption } from './Exemptions';

/** A span of time: after `since`, and not after `at`. */
interface Span {
  since: number;
  at: number;
}

const isWithin = (moment: number, { since, at }: Span) =>
  moment > since && moment <= at;

/** What time moves for every entity. */
function everyAgenda(state: EngineState, span: Span): Agenda {
  const agenda = new Agenda();
  const { checks, scorecards } = state.rules;
  for (const scorecard of scorecards) {
    const began = scorecard.ranking.places.findIndex(({ countsFrom }) =>
      isWithin(countsFrom, span),
    );
    if (began >= 0)
      agenda.addScorecards([scorecard], {
        kind: 'grace',
        check: scorecard.members[began].id,
      });
  }
  agenda.addChecks(
    checks.filter(({ compiled }) => compiled.dependsOnTime),
    { kind: 'time' },
  );
  agenda.addScorecards(
    scorecards.filter(({ appliesTo }) => appliesTo?.dependsOnTime),
    { kind: 'time' },
  );
  return agenda;
}

function addExemptions(
  agenda: Agenda,
  state: EngineState,
  exemptions: readonly EngineExemption[],
): void {
  for (const exemption of exemptions)
    agenda.addChecks(
      state.rules.checks.filter(check => isCovered(exemption, check)),
      { kind: 'exemption', exemptionId: exemption.id },
    );
}

function addOverdue(
  agenda: Agenda,
  state: EngineState,
  slots: readonly number[],
): void {
  const { rules } = state;
  for (const slot of slots) {
    const fact = rules.table.columns[slot].fact.fullName;
    const provider = providerOf(fact);
    const cause: ChangeCause = state.frozenProviders.has(provider)
      ? { kind: 'collector', provider }
      : { kind: 'time', fact };
    agenda.addChecks(rules.bySlot[slot].checks, cause);
    agenda.addScorecards(rules.bySlot[slot].scorecards, cause);
  }
}

/** What has to be looked at again because time passed. */
export function* sweepAgendas(
  state: EngineState,
  span: Span,
): Generator<{ row: number; agenda: Agenda }> {
  const every = everyAgenda(state, span);
  for (const row of state.entities.all) {
    const overdue = state.facts.overdue(row, span.since, span.at);
    const exemptions =
      state
        .exemptionsOf(row)
        ?.filter(
          ({ from, until }) => isWithin(from, span) || isWithin(until, span),
        ) ?? [];
    if (overdue.length + exemptions.length === 0) {
      if (!every.isEmpty) yield { row, agenda: every };
      continue;
    }
    const agenda = new Agenda();
    addExemptions(agenda, state, exemptions);
    addOverdue(agenda, state, overdue);
    agenda.addAll(every);
    yield { row, agenda };
  }
}
