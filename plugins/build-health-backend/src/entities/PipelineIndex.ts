import type { PipelineRecord } from '../database/BuildStore';
import { comparableKey } from './comparableKey';
import type { NamedPipelines } from './PipelineDirectory';

/** A pipeline by its key, as keys are compared. */
interface Keyed {
  key: string;
  pipeline: PipelineRecord;
}

const byKey = (a: Keyed, b: Keyed) =>
  Number(a.key > b.key) - Number(a.key < b.key);

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** All pipelines, for whoever has to find those of all entities: the same that the database would find of each. */
export class PipelineIndex {
  readonly #byRepository = new Map<string, PipelineRecord[]>();
  /** In the order of their keys. */
  readonly #bySource = new Map<string, Keyed[]>();

  constructor(pipelines: readonly PipelineRecord[]) {
    for (const pipeline of pipelines) {
      const { sourceId, repository } = pipeline;
      const key = comparableKey(pipeline.key);
      push(this.#bySource, sourceId, { key, pipeline });
      if (repository) {
        push(this.#byRepository, `${sourceId} ${repository}`, pipeline);
      }
    }
    this.#bySource.forEach(own => own.sort(byKey));
  }

  /** Pipelines that any of these name, each once. */
  find(named: readonly NamedPipelines[]): PipelineRecord[] {
    const found = new Map<number, PipelineRecord>();
    for (const one of named) {
      this.#findOne(one).forEach(each => found.set(each.id, each));
    }
    return [...found.values()];
  }

  #findOne({ sourceId, selector }: NamedPipelines): PipelineRecord[] {
    if ('repository' in selector) {
      const repository = selector.repository.toLocaleLowerCase('en-US');
      return this.#byRepository.get(`${sourceId} ${repository}`) ?? [];
    }
    const key = comparableKey(selector.key);
    const isMeant = key.endsWith('/')
      ? (one: Keyed) => one.key.startsWith(key)
      : (one: Keyed) => one.key === key;
    const own = this.#bySource.get(sourceId) ?? [];
    const first = firstFrom(own, key);
    let end = first;
    while (own[end] && isMeant(own[end])) end += 1;
    return own.slice(first, end).map(({ pipeline }) => pipeline);
  }
}

/** Where the first key stands that is not before this one. */
function firstFrom(sorted: readonly Keyed[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle].key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
