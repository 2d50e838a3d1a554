import { imageTypeOf } from './imageTypeOf';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('imageTypeOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    [
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a - b -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD" "x" [<!ENTITY a "b">]>\n<svg>',
      'image/svg+xml',
    ],
    ['RIFF\0\0\0\0WAVE', undefined],
    ['<html><svg>', undefined],
    ['<!-- <svg> --><html>', undefined],
    ['<svgx>', undefined],
    ['# A page', undefined],
    ['', undefined],
  ])('%j is %s', (head, type) => {
    expect(imageTypeOf(bytes(head))).toBe(type);
  });

  it('takes no time with what never ends', () => {
    const began = Date.now();
    imageTypeOf(bytes('<!--'.repeat(50_000)));
    imageTypeOf(bytes(`<!DOCTYPE ${'['.repeat(50_000)}`));
    imageTypeOf(bytes('<?'.repeat(50_000)));
    expect(Date.now() - began).toBeLessThan(500);
  });
});
