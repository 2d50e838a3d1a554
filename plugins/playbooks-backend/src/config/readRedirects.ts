import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AddressRedirect } from '@callboard/backstage-plugin-playbooks-common';

const isAddress = (text: string) =>
  /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** Reads `playbooks.redirects`. */
export function readRedirects(config: Config | undefined): AddressRedirect[] {
  const redirects = (config?.getOptionalConfigArray('redirects') ?? []).map(
    (one, i) => {
      const redirect = { from: one.getString('from'), to: one.getString('to') };
      for (const side of ['from', 'to'] as const) {
        if (!isAddress(redirect[side])) {
          throw new InputError(
            `playbooks.redirects[${i}].${side}: '${redirect[side]}' is no http or https address`,
          );
        }
      }
      if (redirect.from.endsWith('/') && !redirect.to.endsWith('/')) {
        throw new InputError(
          `playbooks.redirects[${i}].to: '${redirect.to}' has no slash at its end, and from has: end both with one for all pages below, or none`,
        );
      }
      return redirect;
    },
  );
  const froms = redirects.map(({ from }) => from);
  const twice = froms.findIndex((from, i) => froms.indexOf(from) !== i);
  if (twice >= 0) {
    throw new InputError(
      `playbooks.redirects[${twice}].from: ${froms[twice]} is there twice`,
    );
  }
  return redirects;
}

/**
 * Addresses below which the name of an alert leads to its page: `page` of the portal, where its address is known, and all that
 * have that meaning.
 */
export function readResolvers(root: Config): {
  page?: string;
  all: string[];
} {
  const base = (key: string) =>
    root.getOptionalString(key)?.replace(/\/{1,20}$/, '');
  const portal = base('app.baseUrl');
  const backend = base('backend.baseUrl');
  const page = portal && `${portal}/playbooks/r`;
  return {
    ...(page && { page }),
    all: [page ?? [], backend ? `${backend}/api/playbooks/r` : []].flat(),
  };
}
