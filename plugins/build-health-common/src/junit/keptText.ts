/** Control characters but tab, line feed and return: no text of XML, and PostgreSQL stores no NUL. */
const UNWANTED = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** Bytes of most names, three at most of a character: to make a place for each takes three times as long as the copy. */
const place = new Uint8Array(16_384);
const MOST_BYTES = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A text to keep of a document that goes by: cut, without control characters, and a copy. What V8 cuts from a string holds all of
 * it, which would be 64 kB for a name of 20 characters.
 */
export function keptText(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  // Half of an astral character is no character.
  const end = last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
  const cut = text.length > most ? text.slice(0, end) : text;
  return decoder.decode(bytesOf(cut)).replace(UNWANTED, '\ufffd');
}

function bytesOf(text: string): Uint8Array {
  if (text.length * MOST_BYTES > place.length) {
    return encoder.encode(text);
  }
  return place.subarray(0, encoder.encodeInto(text, place).written);
}
