/** A part of a mail, or a whole one. */
export interface ReadPart {
  /** By their names in lower case, unfolded and decoded; of several of one name the first. */
  headers: ReadonlyMap<string, string>;
  /** Names in lower case, as often as they stand there. */
  headerNames: readonly string[];
  body: string;
}

export interface ReadMail extends ReadPart {
  text: string;
  html: string;
}

const WORD = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8');

/** Encoded words of RFC 2047. */
const decodeWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(WORD, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : fromQuotedPrintable(text.replace(/_/g, ' ')),
    );

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64')
    return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body);
  return body;
}

function readPart(raw: string): ReadPart {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const fields = lines.map(line => {
    const colon = line.indexOf(':');
    return {
      name: line.slice(0, colon).toLowerCase(),
      value: decodeWords(line.slice(colon + 1).trim()),
    };
  });
  const headers = new Map(
    [...fields].reverse().map(({ name, value }) => [name, value]),
  );
  return {
    headers,
    headerNames: fields.map(({ name }) => name),
    body: decodeBody(
      raw.slice(end + 4),
      headers.get('content-transfer-encoding'),
    ),
  };
}

/** Reads a mail of one part, or of several of which one is text and one HTML. */
export function readMail(raw: string): ReadMail {
  const mail = readPart(raw);
  const type = mail.headers.get('content-type') ?? '';
  const [, boundary] = /boundary="([^"]+)"/.exec(type) ?? [];
  const parts =
    boundary === undefined
      ? [mail]
      : mail.body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map(part =>
            readPart(part.replace(/^\r\n/, '').replace(/\r\n$/, '')),
          );
  const bodyOf = (kind: string) =>
    parts
      .find(part => part.headers.get('content-type')?.startsWith(kind))
      ?.body.replace(/\r\n/g, '\n') ?? '';
  return { ...mail, text: bodyOf('text/plain'), html: bodyOf('text/html') };
}
