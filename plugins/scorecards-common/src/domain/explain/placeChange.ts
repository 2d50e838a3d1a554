import type {
  CelCondition,
  FactItem,
  FactReading,
  FactValue,
  NamedFact,
  NeededChange,
  ScalarSchema,
} from '../../types';
import { listChangeText, scalarText } from './changeText';
import { changedList, type Solve } from './listChanges';
import { askedOf, factNameOf, isMet, keyOf, type Need } from './plans';
import { scalarCandidates } from './scalarChanges';
import { factsOf, lookAt, valueOf, type Subject } from './subject';
import { titleText } from './titles';
import { Trial, type Outcome } from './Trial';
import { shorten } from './values';

/** A change in words and, where it can be thought up, as a value that would do. */
export interface Change extends NeededChange, Partial<Outcome> {
  fact: string;
}

/** That there may be a value, which could not be thought up. */
type Open = 'open';

const GONE: FactReading = { missing: 'removed' };

/** One value that has to change: a fact, or what stands at a key of a map. */
interface Cell {
  fact: NamedFact;
  key?: string;
  needs: readonly Need[];
  subject: Subject;
  /** Absent when there is none, or nobody knows. */
  current?: FactValue;
  /** Whether it meets all needs when it becomes that. */
  suits: (becomes: FactReading) => boolean;
}

interface CellChange {
  becomes: FactReading | Open;
  text: string;
}

const mayGo = (needs: readonly Need[]): boolean =>
  askedOf(needs).some(
    ({ operator, holds }) => operator === 'present' && !holds,
  );

/** Of patterns one text each is tried; together, or beside other questions, they may be met by another one. */
function mayBeOpen(schema: ScalarSchema, needs: readonly Need[]): boolean {
  if (schema.type !== 'string' || schema.values) return false;
  const asked = askedOf(needs);
  const isSettled = asked.some(
    ({ operator, holds }) =>
      holds && (operator === 'equals' || operator === 'in'),
  );
  return (
    !isSettled &&
    !mayGo(needs) &&
    asked.some(({ operator }) => operator === 'matches' || operator === 'glob')
  );
}

function scalarChange(
  cell: Cell,
  schema: ScalarSchema,
): CellChange | undefined {
  const { fact, key, needs, subject, current } = cell;
  const values = scalarCandidates(schema, {
    asked: askedOf(needs).filter(({ operator }) => operator !== 'present'),
    current,
    at: subject.at,
  });
  const candidates: FactReading[] = [
    ...(current === undefined ? [] : [{ value: current }]),
    ...(mayGo(needs) ? [GONE] : []),
    ...values.map(value => ({ value })),
  ];
  const becomes =
    candidates.find(cell.suits) ??
    (mayBeOpen(schema, needs) ? 'open' : undefined);
  if (becomes === undefined) return undefined;
  if (becomes !== 'open' && 'missing' in becomes) {
    return { becomes, text: `remove ${titleText(fact, key)}` };
  }
  const text = scalarText(
    {
      fact,
      key,
      needs,
      unmet: needs.filter(need => !isMet(need)),
      current,
      value:
        becomes !== 'open' && 'value' in becomes ? becomes.value : undefined,
      suits: value => cell.suits({ value }),
      subject,
      find: factsOf(subject.table),
    },
    schema,
  );
  return { becomes, text };
}

type UnmetIn = (becomes: FactReading) => number[];

function withText(
  texts: ReadonlyMap<string, string>,
  key: string,
  becomes: FactReading,
): Map<string, string> {
  const next = new Map(texts);
  if ('value' in becomes) next.set(key, String(becomes.value));
  else next.delete(key);
  return next;
}

const mapOf = (texts: ReadonlyMap<string, string>): FactReading => ({
  value: Object.fromEntries(texts),
});

/** The change at one key: what stands there says nothing of another. */
function keyChange(
  cell: Cell & { key: string },
  texts: ReadonlyMap<string, string>,
  unmetIn: UnmetIn,
): CellChange | undefined {
  const own = cell.needs.filter(
    ({ part }) => keyOf(part.condition) === cell.key,
  );
  const suits = (becomes: FactReading) =>
    unmetIn(mapOf(withText(texts, cell.key, becomes))).every(
      index => !own.includes(cell.needs[index]),
    );
  const current = texts.get(cell.key);
  return scalarChange(
    { ...cell, needs: own, current, suits },
    { type: 'string' },
  );
}

function mapChange(cell: Cell, unmetIn: UnmetIn): CellChange | undefined {
  const title = titleText(cell.fact);
  const unmet = cell.needs.filter(need => !isMet(need));
  const keys = unmet.map(({ part }) => keyOf(part.condition));
  let texts = new Map<string, string>(Object.entries(cell.current ?? {}));
  const said: string[] = [];
  let isOpen = false;
  for (const key of new Set(keys)) {
    if (key === undefined) continue;
    const change = keyChange({ ...cell, key }, texts, unmetIn);
    if (!change) return undefined;
    const { becomes, text } = change;
    const before = texts.get(key);
    if (becomes === 'open') isOpen = true;
    else texts = withText(texts, key, becomes);
    if (becomes === 'open' || texts.get(key) !== before) said.push(text);
  }
  const text = said.join(', and ') || `provide ${title}`;
  if (isOpen) return { becomes: 'open', text };
  const becomes = mapOf(texts);
  return cell.suits(becomes) ? { becomes, text } : undefined;
}

function listChange(
  cell: Cell,
  unmetIn: UnmetIn,
  solve: Solve,
): CellChange | undefined {
  const { fact, needs, subject } = cell;
  const items = (cell.current ?? []) as FactItem[];
  const list = changedList(
    { list: fact, needs, subject, solve },
    items,
    value => unmetIn({ value })[0],
  );
  if (list === undefined) return undefined;
  const text = listChangeText({
    fact,
    needs,
    unmet: needs.filter(need => !isMet(need)),
    items,
    subject,
    find: factsOf(subject.table),
  });
  return { becomes: list === 'open' ? list : { value: list }, text };
}

function expressionChange(
  needs: readonly Need[],
  subject: Subject,
): Change | undefined {
  const [{ part, wanted }] = needs;
  if (needs.some(need => need.wanted !== wanted)) return undefined;
  const [slot] = lookAt(part.condition, subject).slots;
  const { cel } = part.condition as CelCondition;
  return {
    fact: slot === undefined ? '' : subject.table.columns[slot].fact.fullName,
    text: `make this expression ${wanted}: ${shorten(cel)}`,
  };
}

const ACTS = { read: 'read', push: 'pushed', 'sign-off': 'signed off' };

/** Facts that nobody knows have to be read first; what was too old may be right. */
function textFor(
  { becomes, text }: CellChange,
  { fact, subject, current }: Cell,
): string {
  const title = titleText(fact);
  const known = subject.known(fact.fullName);
  const act = ACTS[fact.source ?? 'read'];
  if (!known) return `have ${title} ${act}`;
  const again = `have ${title} ${act} again`;
  if ('unavailable' in known.reading) return again;
  if (!known.isStale) return text;
  const value =
    becomes !== 'open' && 'value' in becomes ? becomes.value : undefined;
  const isSame =
    becomes !== 'open' && JSON.stringify(value) === JSON.stringify(current);
  return isSame ? again : `${text}, and have it ${act} again`;
}

function cellChange(
  cell: Cell,
  unmetIn: UnmetIn,
  solve: Solve,
): CellChange | undefined {
  const { fact } = cell;
  if (mayGo(cell.needs) && cell.suits(GONE)) {
    return { becomes: GONE, text: `remove ${titleText(fact)}` };
  }
  if (fact.type === 'list') return listChange(cell, unmetIn, solve);
  return fact.type === 'map'
    ? mapChange(cell, unmetIn)
    : scalarChange(cell, { ...fact, type: fact.type });
}

/** The change of one fact that meets all that a plan needs of it; `undefined` when there is none. */
export function changeOf(
  needs: readonly Need[],
  subject: Subject,
  solve: Solve,
): Change | undefined {
  const name = factNameOf(needs[0].part.condition);
  if (name === undefined) return expressionChange(needs, subject);
  const fact = factsOf(subject.table)(name);
  const trial = new Trial(
    needs.map(({ part, wanted }) => ({ condition: part.condition, wanted })),
    subject,
  );
  const unmetIn: UnmetIn = becomes => trial.unmet([{ fact: name, becomes }]);
  const cell: Cell = {
    fact,
    needs,
    subject,
    current: valueOf(fact, subject.known(name)),
    suits: becomes => unmetIn(becomes).length === 0,
  };
  const change = cellChange(cell, unmetIn, solve);
  if (!change) return undefined;
  const { becomes } = change;
  return {
    fact: name,
    text: textFor(change, cell),
    ...(becomes !== 'open' && { becomes }),
  };
}
