import type { Check, CheckState, Condition } from '../../types';
import { compileCondition } from './compileCondition';
import {
  CHECK_STATES,
  type CompiledCheck,
  type CompiledCondition,
} from './compiled';
import type { FactTable } from './FactTable';
import type { Moment } from './moment';
import { FAILED, FALSE, TRUE, type Outcome } from './truth';

const indexOf = (state: CheckState) => CHECK_STATES.indexOf(state);

const PASS = indexOf('pass');
const WARN = indexOf('warn');
const FAIL = indexOf('fail');
const NOT_KNOWN = indexOf('unknown');
const STALE = indexOf('stale');
const NOT_APPLICABLE = indexOf('not-applicable');
const ERROR = indexOf('error');

const undecided = (outcome: Outcome) =>
  outcome === FAILED ? ERROR : NOT_KNOWN;

/** Parts of a check, ready. */
interface Conditions {
  appliesTo?: CompiledCondition;
  passes: CompiledCondition;
  warns?: CompiledCondition;
}

function stateOf(
  { appliesTo, passes, warns }: Conditions,
  row: number,
  moment: Moment,
): number {
  const applies = appliesTo ? appliesTo.probe(row, moment) : TRUE;
  if (applies === FALSE) return NOT_APPLICABLE;
  if (applies !== TRUE) return undecided(applies);
  const passed = passes.probe(row, moment);
  if (passed === TRUE) return PASS;
  if (passed !== FALSE) return undecided(passed);
  const warned = warns ? warns.probe(row, moment) : FALSE;
  if (warned === TRUE) return WARN;
  return warned === FALSE ? FAIL : undecided(warned);
}

/**
 * Makes a check ready for a table.
 *
 * What its scorecard and it apply to comes first, and what is not known there leaves it unknown, as does `passes`: `warns` is only
 * asked of what does not pass. Where old facts leave it unknown and decide if they are taken as they were, it is stale.
 *
 * @throws InvalidConditionError
 *
 * @public
 */
export function compileCheck(options: {
  check: Pick<Check, 'appliesTo' | 'passes' | 'warns'>;
  /** Of its scorecard. */
  appliesTo?: Condition;
  table: FactTable;
}): CompiledCheck {
  const { check, table } = options;
  const filters = [options.appliesTo, check.appliesTo].filter(
    each => each !== undefined,
  );
  const ready = (condition: Condition) => compileCondition(condition, table);
  const conditions: Conditions = {
    appliesTo: filters.length > 0 ? ready({ all: filters }) : undefined,
    passes: ready(check.passes),
    warns: check.warns && ready(check.warns),
  };
  const all = Object.values(conditions).filter(each => each !== undefined);
  const moment: Moment = { at: 0, trustsStale: false };
  return {
    judge: (row, at) => {
      moment.at = at;
      moment.trustsStale = false;
      const state = stateOf(conditions, row, moment);
      if (state !== NOT_KNOWN) return state;
      moment.trustsStale = true;
      const was = stateOf(conditions, row, moment);
      return was === NOT_KNOWN || was === ERROR ? state : STALE + 8 * (1 + was);
    },
    slots: [...new Set(all.flatMap(each => each.slots))].sort(
      (left, right) => left - right,
    ),
    dependsOnTime: all.some(each => each.dependsOnTime),
  };
}
