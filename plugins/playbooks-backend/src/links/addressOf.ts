/** What stands for a value: the address is none before somebody puts it in. */
const OPEN = /[{}<>]|\$[A-Z_]/;

/**
 * The address that would be asked for, written one way: without the part behind `#`, which only a browser knows of. Nothing for
 * what is no http or https address, holds a password, or is yet to be filled in.
 */
export function addressOf(target: string): string | undefined {
  if (!/^(?:https?:)?\/\//i.test(target) || OPEN.test(target)) return undefined;
  const written = target.startsWith('//') ? `https:${target}` : target;
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = '';
  return url.username || url.password ? undefined : url.href;
}
