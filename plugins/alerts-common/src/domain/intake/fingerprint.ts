import type { Fields } from './fields';
import { fieldOf } from './fields';
import { asText } from './texts';

/** No byte of UTF-8. */
const BETWEEN = 0xff;

const encoder = new TextEncoder();

/** FNV-1a with 64 bits: what Prometheus makes fingerprints with. Not for secrets. */
class Fnv1a64 {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  /* eslint-disable no-bitwise -- the algorithm is made of them */
  addByte(byte: number): this {
    this.#low = (this.#low ^ byte) >>> 0;
    // The prime is 2^40 + 0x1b3; each product stays below 2^53.
    const product = this.#low * 0x1b3;
    this.#high =
      (this.#high * 0x1b3 +
        Math.floor(product / 2 ** 32) +
        (this.#low << 8)) >>>
      0;
    this.#low = product >>> 0;
    return this;
  }
  /* eslint-enable no-bitwise */

  /** In UTF-8. */
  addText(text: string): this {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) {
        for (const byte of encoder.encode(text.slice(index))) {
          this.addByte(byte);
        }
        return this;
      }
      this.addByte(code);
    }
    return this;
  }

  get hex(): string {
    return [this.#high, this.#low]
      .map(half => half.toString(16).padStart(8, '0'))
      .join('');
  }
}

/** 16 hexadecimal digits, the same in each browser and backend. */
export const hashOf = (text: string): string => new Fnv1a64().addText(text).hex;

/**
 * The fingerprint that Alertmanager gives to these labels, so that a template which leaves it out changes no alert's identity:
 * names in order, each name and value followed by a byte that no text has.
 */
export function fingerprintOf(labels: Fields): string {
  const hash = new Fnv1a64();
  for (const name of Object.keys(labels).sort()) {
    const value = asText(fieldOf(labels, name)) ?? '';
    hash.addText(name).addByte(BETWEEN).addText(value).addByte(BETWEEN);
  }
  return hash.hex;
}
