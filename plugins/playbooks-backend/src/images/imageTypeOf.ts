/** What a page may show. */
export type ImageType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/svg+xml';

/** How far into a file the root of an SVG may stand, after comments and the document type. */
const SVG_HEAD = 4_000;

const startsWith = (bytes: Buffer, text: string, at = 0) =>
  bytes.toString('latin1', at, at + text.length) === text;

/** Comments, processing instructions and the document type before the root; each ends where its like ends. */
const PROLOG =
  /^(?:\s|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*/;

function isSvg(bytes: Buffer): boolean {
  const head = bytes.toString('utf8', 0, SVG_HEAD).replace(/^\uFEFF/, '');
  return /^<svg[\s>/]/.test(head.replace(PROLOG, ''));
}

/** What the bytes are, whatever the file is called; nothing where it is no image that pages may show. */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) {
    return 'image/gif';
  }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) {
    return 'image/webp';
  }
  if (startsWith(bytes, 'ftypavif', 4) || startsWith(bytes, 'ftypavis', 4)) {
    return 'image/avif';
  }
  return isSvg(bytes) ? 'image/svg+xml' : undefined;
}
