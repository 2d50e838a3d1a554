import type { LabelMatcher, SilenceWindow } from '../../types';
import {
  compileMatchers,
  labelValue,
  type CompiledMatcher,
  type MatchedAlert,
} from './matchers';

interface CompiledSilence<S> {
  silence: S;
  startsAt: number;
  endsAt: number;
  matches: CompiledMatcher;
}

/** A comparison that decides where to look: a label that has to have a value. */
const isKey = ({ op, value }: LabelMatcher) => op === '=' && value !== '';

function compile<S extends SilenceWindow>(
  silence: S,
): CompiledSilence<S> | undefined {
  const { entityRefs, teamRef } = silence;
  const matches = compileMatchers(silence.matchers);
  const startsAt = Date.parse(silence.startsAt);
  const endsAt = Date.parse(silence.endsAt);
  // What says nothing, or nothing that can be read, silences nothing.
  const isEmpty = silence.matchers.length === 0 && !entityRefs?.length;
  if (!matches || isEmpty || !(startsAt < endsAt)) return undefined;
  const entities = entityRefs && new Set(entityRefs);
  return {
    silence,
    startsAt,
    endsAt,
    matches: alert =>
      (teamRef === undefined || alert.teamRef === teamRef) &&
      (!entities ||
        (alert.entityRef !== undefined && entities.has(alert.entityRef))) &&
      matches(alert),
  };
}

/**
 * Silences that are ready to be asked of many alerts.
 *
 * @public
 */
export interface CompiledSilences<S extends SilenceWindow> {
  /**
   * The silence of an alert that ends last; of several the first. Undefined where there is none.
   *
   * @param at - milliseconds since 1970 in UTC
   */
  find(alert: MatchedAlert, at: number): S | undefined;
}

class IndexedSilences<S extends SilenceWindow> implements CompiledSilences<S> {
  /** By a label and the value that it has to have; those without such a label under none. */
  readonly #byLabel = new Map<
    string | undefined,
    Map<string, CompiledSilence<S>[]>
  >();
  readonly #places = new Map<CompiledSilence<S>, number>();

  constructor(silences: readonly S[]) {
    for (const silence of silences) {
      const compiled = compile(silence);
      if (!compiled) continue;
      this.#places.set(compiled, this.#places.size);
      const key = silence.matchers.find(isKey);
      if (key) this.#add(key.label, key.value, compiled);
      else if (silence.entityRefs) {
        for (const ref of new Set(silence.entityRefs)) {
          this.#add('@entity', ref, compiled);
        }
      } else this.#add(undefined, '', compiled);
    }
  }

  #add(label: string | undefined, value: string, compiled: CompiledSilence<S>) {
    let byValue = this.#byLabel.get(label);
    if (!byValue) {
      byValue = new Map();
      this.#byLabel.set(label, byValue);
    }
    const found = byValue.get(value);
    if (found) found.push(compiled);
    else byValue.set(value, [compiled]);
  }

  #isBefore(one: CompiledSilence<S>, other: CompiledSilence<S>): boolean {
    const places = this.#places;
    return one.endsAt === other.endsAt
      ? (places.get(one) ?? 0) < (places.get(other) ?? 0)
      : one.endsAt > other.endsAt;
  }

  find(alert: MatchedAlert, at: number): S | undefined {
    let best: CompiledSilence<S> | undefined;
    for (const [label, byValue] of this.#byLabel) {
      const value = label === undefined ? '' : labelValue(alert, label);
      for (const each of byValue.get(value) ?? []) {
        const isIn = each.startsAt <= at && at < each.endsAt;
        if (
          isIn &&
          (!best || this.#isBefore(each, best)) &&
          each.matches(alert)
        ) {
          best = each;
        }
      }
    }
    return best?.silence;
  }
}

/**
 * Makes silences ready to be asked of many alerts. One that cannot be read silences nothing.
 *
 * @public
 */
export const compileSilences = <S extends SilenceWindow>(
  silences: readonly S[],
): CompiledSilences<S> => new IndexedSilences(silences);

/**
 * The silence of an alert that ends last, if there is any. For many alerts see {@link compileSilences}.
 *
 * @param at - milliseconds since 1970 in UTC
 * @public
 */
export const isSilenced = <S extends SilenceWindow>(
  silences: readonly S[],
  alert: MatchedAlert,
  at: number,
): S | undefined => compileSilences(silences).find(alert, at);
