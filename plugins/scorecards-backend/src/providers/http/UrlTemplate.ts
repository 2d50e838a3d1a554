import { InputError } from '@backstage/errors';
import { annotationOf, own, textOf } from '../values/written';

/** An address for an entity, or why there is none. */
export type FilledUrl =
  | { url: string }
  | { missing: string }
  | { refused: string };

interface Placeholder {
  /** As it is written, for people. */
  name: string;
  read: (entity: unknown) => string | undefined;
  /** In a path, slashes stay: `org/repo` is two steps of it. */
  isSlug?: boolean;
}

const FIELDS: Record<string, Placeholder['read']> = {
  'entity.name': entity => textOf(own(own(entity, 'metadata'), 'name')),
  'entity.namespace': entity =>
    textOf(own(own(entity, 'metadata'), 'namespace')) ?? 'default',
  'entity.kind': entity => textOf(own(entity, 'kind')),
};
const ANNOTATION = 'annotation ';
const ENCODED = 'encoded ';
const MOST_PLACEHOLDERS = 10;

function placeholderOf(name: string): Placeholder {
  if (Object.hasOwn(FIELDS, name)) return { name, read: FIELDS[name] };
  const isSlug = !name.startsWith(ENCODED);
  const rest = isSlug ? name : name.slice(ENCODED.length).trim();
  const annotation = rest.startsWith(ANNOTATION)
    ? rest.slice(ANNOTATION.length).trim()
    : '';
  if (!annotation) {
    throw new InputError(
      `'{{${name}}}' is unknown; there are {{${Object.keys(FIELDS).join(
        '}}, {{',
      )}}}, {{annotation example.com/name}} and {{encoded annotation example.com/name}}`,
    );
  }
  return {
    name: `annotation ${annotation}`,
    read: entity => annotationOf(entity, annotation),
    isSlug,
  };
}

/** The texts between placeholders, and these; one text more than there are placeholders. */
function split(written: string) {
  const texts: string[] = [];
  const placeholders: Placeholder[] = [];
  let at = 0;
  for (;;) {
    const begin = written.indexOf('{{', at);
    if (begin < 0) break;
    const end = written.indexOf('}}', begin);
    if (end < 0) throw new InputError('has {{ without }}');
    texts.push(written.slice(at, begin));
    placeholders.push(placeholderOf(written.slice(begin + 2, end).trim()));
    at = end + 2;
  }
  if (placeholders.length > MOST_PLACEHOLDERS) {
    throw new InputError(`has more than ${MOST_PLACEHOLDERS} placeholders`);
  }
  return { texts: [...texts, written.slice(at)], placeholders };
}

/** Unlike `encodeURIComponent` also what addresses write in two ways. */
const encode = (value: string) =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A value of several steps of a path; nothing when one of them is empty, or climbs. */
function encodeSteps(value: string): string | undefined {
  const steps = value.split('/');
  return steps.some(step => ['', '.', '..'].includes(step))
    ? undefined
    : steps.map(encode).join('/');
}

const ELSEWHERE = 'what is filled in leads to another address';

/** An address with placeholders in its path and its parameters; what is filled in stays where it is written. */
export class UrlTemplate {
  readonly #texts: readonly string[];
  readonly #placeholders: readonly Placeholder[];

  /** @throws InputError that says what is wrong, to be put after the path of the field */
  constructor(written: string) {
    const { texts, placeholders } = split(written);
    // A text of small letters and digits that addresses keep as it is.
    let marker = 'placeholder0';
    while (written.toLowerCase().includes(marker)) marker += '0';
    marker += 'x';
    const whole = texts.join(marker);
    if (!URL.canParse(whole) || !/^https?:$/.test(new URL(whole).protocol)) {
      throw new InputError('is no http or https address');
    }
    const url = new URL(whole);
    if (url.username || url.password || url.hash) {
      throw new InputError(
        'may have no user, password or # in it; give secrets as headers',
      );
    }
    if (url.origin.includes(marker)) {
      throw new InputError(
        'may have placeholders in its path and its parameters only',
      );
    }
    this.#texts = url.href.split(marker);
    this.#placeholders = placeholders;
    if (this.#texts.length !== texts.length) {
      throw new InputError('has a placeholder in a path that leads nowhere');
    }
  }

  fill(entity: unknown): FilledUrl {
    let url = this.#texts[0];
    for (const [i, { name, read, isSlug }] of this.#placeholders.entries()) {
      const value = read(entity);
      if (value === undefined) return { missing: `The entity has no ${name}.` };
      if (/\p{Cs}/u.test(value)) return { refused: `${name} is no text` };
      const isStep = isSlug && !url.includes('?');
      const filled = isStep ? encodeSteps(value) : encode(value);
      if (filled === undefined) return { refused: ELSEWHERE };
      url += filled + this.#texts[i + 1];
    }
    // A dot that climbs would be resolved; nothing else is written in another way.
    return new URL(url).href === url ? { url } : { refused: ELSEWHERE };
  }
}
