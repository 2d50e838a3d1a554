import type { ScalarValue } from './facts';

/**
 * What a service must be like: a tree of questions about facts. It is true, false or, when a fact that decides is not known,
 * unknown.
 *
 * @public
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | ListCondition
  | FactCondition
  | ItemCondition
  | CelCondition;

/**
 * A question about the items of a list. `forAll` of no items is true, `exists` false, `count` 0. Within `where` and `is`,
 * leaves about the item begin with `item`, and there is no question about another list.
 *
 * @public
 */
export type ListCondition =
  | {
      /** Name of a fact that is a list. */
      forAll: string;
      /** Only items for which this is true. */
      where?: Condition;
      is: Condition;
    }
  | { exists: string; where?: Condition }
  | ({ count: string; where?: Condition } & NumberComparison);

/**
 * A question about one fact.
 *
 * @public
 */
export type FactCondition = {
  /** `provider/name`. */
  fact: string;
  /** Of a `map`: the name whose text is meant. */
  key?: string;
} & Comparison;

/**
 * A question about an item of the list around it.
 *
 * @public
 */
export type ItemCondition = {
  /** Name of a part, or `.` for an item that is one value. */
  item: string;
} & Comparison;

/**
 * An expression of the Common Expression Language, for what the tree cannot say. Facts are `provider.fact_name`, with `_` for `-`.
 *
 * @public
 */
export interface CelCondition {
  cel: string;
}

/**
 * Comparisons of a number. Of a duration, the operands are text such as `36h`.
 *
 * @public
 */
export type NumberComparison =
  | { equals: number | string }
  | { atLeast: number | string }
  | { atMost: number | string }
  | { moreThan: number | string }
  | { lessThan: number | string };

/**
 * Exactly one comparison stands in a leaf. None of them turns text into numbers or the reverse.
 *
 * | comparison | of |
 * | --- | --- |
 * | `present` | any: there is one |
 * | `equals`, `notEquals`, `in`, `notIn` | scalars; a version equals another when their parts are equal |
 * | `atLeast`, `atMost`, `moreThan`, `lessThan` | number, duration (`90m`, `36h`, `2w`), version |
 * | `satisfies` | version: a range as npm has it, in which prereleases have their place in the order |
 * | `glob`, `matches` | string: `*`, `?` and `**`; a regular expression of RE2, anywhere in the text |
 * | `before`, `after` | time: ISO 8601 |
 * | `olderThan`, `newerThan` | time: a duration before now |
 * | `contains`, `containsAny`, `containsAll` | lists of scalars |
 *
 * @public
 */
export type Comparison =
  | NumberComparison
  | { present: boolean }
  | { equals: ScalarValue }
  | { notEquals: ScalarValue }
  | { in: ScalarValue[] }
  | { notIn: ScalarValue[] }
  | { satisfies: string }
  | { glob: string | string[] }
  | { matches: string }
  | { before: string }
  | { after: string }
  | { olderThan: string }
  | { newerThan: string }
  | { contains: ScalarValue }
  | { containsAny: ScalarValue[] }
  | { containsAll: ScalarValue[] };
