/** An XML declaration is shorter; also that of UTF-16. */
const HEAD = 256;

/** Of what begins with no byte order mark. */
function encodingOf(head: Uint8Array): string {
  const text = String.fromCharCode(...head.subarray(0, HEAD));
  if (text.startsWith('<\0')) {
    return 'utf-16le';
  }
  if (text.startsWith('\0<')) {
    return 'utf-16be';
  }
  const declared =
    /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/.exec(text)?.[1] ?? '';
  // It was read byte by byte, so it is not UTF-16 whatever it says: .NET writes that into files of UTF-8.
  return /^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared) ? '' : declared;
}

function decoderOf(head: Uint8Array): TextDecoder {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le');
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder('utf-16be');
  }
  // A mark of UTF-8 wins over a declaration.
  const isMarked = first === 0xef && second === 0xbb && head[2] === 0xbf;
  try {
    return new TextDecoder((!isMarked && encodingOf(head)) || 'utf-8');
  } catch {
    // An encoding that nobody knows: names of ASCII can be read all the same.
    return new TextDecoder('utf-8');
  }
}

/** Text of the bytes of an XML document, however they are cut. Bytes that are none of its encoding become U+FFFD. */
export class XmlDecoder {
  #decoder: TextDecoder | undefined;
  #head = new Uint8Array(0);

  decode(piece: string | Uint8Array): string {
    if (typeof piece === 'string') {
      // Bytes that wait for more come first.
      return (this.#head.length > 0 ? this.#begin() : '') + piece;
    }
    return this.#decodeBytes(piece);
  }

  end(): string {
    const begun = this.#decoder ? '' : this.#begin();
    return begun + (this.#decoder?.decode() ?? '');
  }

  #decodeBytes(bytes: Uint8Array): string {
    if (this.#decoder) {
      return this.#decoder.decode(bytes, { stream: true });
    }
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    this.#head = head;
    return head.length < HEAD ? '' : this.#begin();
  }

  #begin(): string {
    const head = this.#head;
    this.#decoder = decoderOf(head);
    this.#head = new Uint8Array(0);
    return this.#decoder.decode(head, { stream: true });
  }
}
