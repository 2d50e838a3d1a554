/** The address that the device opens in its calendar program; `undefined` when it is none of the web. */
export function webcalOf(url: string): string | undefined {
  return /^https?:\/\//i.test(url)
    ? url.replace(/^https?:/i, 'webcal:')
    : undefined;
}
