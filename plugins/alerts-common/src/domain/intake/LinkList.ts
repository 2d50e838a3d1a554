import type { AlertLink } from '../../types';
import { bounds } from './bounds';
import { cleaned, clipped, plainText } from './texts';

/** An address of this form that can be parsed has a host. */
const isAddress = (text: string): boolean =>
  text.length <= bounds.url &&
  /^https?:\/\/[^\s\\]+$/i.test(text) &&
  URL.canParse(text);

/** Addresses of one event. What is no address of the web, or too many, is kept as text. */
export class LinkList {
  readonly links: AlertLink[] = [];
  /** By the name of the field that it was sent in. */
  readonly texts: [name: string, text: string][] = [];
  readonly #known = new Set<string>();

  /** @param name - under which it is kept where it is no link; absent for what is kept anyway */
  add(label: string, value: unknown, name?: string): void {
    const text = plainText(value);
    if (text === undefined || this.#known.has(text)) return;
    this.#known.add(text);
    const url = cleaned(text);
    if (url === text && this.links.length < bounds.links && isAddress(url)) {
      this.links.push({ label: clipped(label, bounds.linkLabel), url });
    } else if (name !== undefined && this.texts.length < bounds.names) {
      this.texts.push([name, text]);
    }
  }
}
