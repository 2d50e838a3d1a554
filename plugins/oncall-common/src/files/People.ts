import type { ScheduleFilePerson } from './types';
import type { FileValue } from './FileValue';

/** An entity reference in full: `user:default/ana.ruiz`. */
const REF = /^user:[^\s:/]{1,63}\/[^\s:/]{1,63}$/i;

export const isUserRef = (text: string) => REF.test(text);

const MOST = 500;

/** Collects the people of a file, each once, however often and by whatever of their names they are named. */
export class People {
  readonly #byKey = new Map<string, ScheduleFilePerson>();
  readonly #byName = new Map<string, string>();

  /**
   * @param place - where they are named
   * @returns their key
   */
  add(
    place: FileValue,
    facts: { id?: string; name?: string; email?: string },
  ): string {
    const { id, name, email } = facts;
    const known = id ?? this.named(email) ?? this.named(name);
    const key = known ?? email ?? name;
    if (!key)
      return place.fail('names nobody; write an id or an e-mail address');
    const isRef = isUserRef(key);
    const before = this.#byKey.get(key);
    const person = {
      key,
      isRef,
      ...(before?.name || name ? { name: before?.name ?? name } : {}),
      ...(before?.email || email ? { email: before?.email ?? email } : {}),
    };
    this.#byKey.set(person.key, person);
    for (const text of [name, email]) {
      if (text) this.#byName.set(text.toLowerCase(), person.key);
    }
    if (this.#byKey.size > MOST) {
      return place.fail(`is one of more than ${MOST} people; split the file`);
    }
    return person.key;
  }

  /** The key of someone who was named before. */
  named(text: string | undefined): string | undefined {
    return text && this.#byName.get(text.toLowerCase());
  }

  list(): ScheduleFilePerson[] {
    return [...this.#byKey.values()].sort((one, other) =>
      one.key < other.key ? -1 : 1,
    );
  }
}
