/*
 * The facts that both systems judge: four retrievers of ten facts each, made from the numbers of the entity, of the fact and of the day
 * alone, so that the verdicts of any size are known beforehand.
 */
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  FactReading,
  FactSchema,
} from '../../../plugins/scorecards-common/src';
import type {
  EntityFacts,
  FactProvider,
} from '../../../plugins/scorecards-node/src';

const FACTS = 10;
const TYPES = ['boolean', 'number', 'string'] as const;

/** Of both systems. */
export const RETRIEVERS = [0, 1, 2, 3].map(retriever => `retr${retriever}`);

export const factName = (retriever: number, fact: number) =>
  `r${retriever}f${fact}`;

export const refOf = (entity: number) => `component:default/svc-${entity}`;

export const refsOf = (entities: number) =>
  Array.from({ length: entities }, (_, entity) => refOf(entity));

/** @param turn - another one gives other values */
export function factValue(entity: number, fact: number, turn = 0) {
  if (fact % 3 === 0) return (entity + fact + turn) % 3 !== 0;
  if (fact % 3 === 1) return (7 * entity + 13 * fact + turn) % 100;
  return `v${(entity + fact) % 10}.${turn}`;
}

const facts = Array.from({ length: FACTS }, (_, fact) => fact);

/** All facts of a retriever of an entity, by name. */
export const valuesOf = (retriever: number, entity: number, turn = 0) =>
  Object.fromEntries(
    facts.map(fact => [
      factName(retriever, fact),
      factValue(entity, fact, turn),
    ]),
  );

export const schemasOf = (retriever: number): FactSchema[] =>
  facts.map(fact => ({
    name: factName(retriever, fact),
    title: `Fact ${fact} of ${RETRIEVERS[retriever]}`,
    type: TYPES[fact % 3],
  }));

export function readingsOf(
  retriever: number,
  entity: number,
  turn = 0,
): Record<string, FactReading> {
  const values = Object.entries(valuesOf(retriever, entity, turn));
  return Object.fromEntries(values.map(([name, value]) => [name, { value }]));
}

/**
 * Providers that know the answer at once.
 *
 * @param numberOf - of an entity; none for those of which nothing is known
 */
export const benchProviders = (
  numberOf: (entityRef: string) => number | undefined = () => undefined,
): FactProvider[] =>
  RETRIEVERS.map((id, retriever) => ({
    id,
    title: id,
    facts: schemasOf(retriever),
    kinds: ['component'],
    batchSize: 1_000,
    collect: async ({ entities }) =>
      entities.flatMap((entity): EntityFacts[] => {
        const entityRef = stringifyEntityRef(entity);
        const number = numberOf(entityRef);
        return number === undefined
          ? []
          : [{ entityRef, facts: readingsOf(retriever, number) }];
      }),
  }));

/** How many checks of all services pass; known from a run of both systems that was looked through by hand. */
export const CHECKSUMS = new Map([
  ['200 x 20', 2_121],
  ['1000 x 20', 10_646],
  ['1000 x 50', 23_581],
  ['5000 x 20', 53_193],
  ['10000 x 20', 106_406],
]);
