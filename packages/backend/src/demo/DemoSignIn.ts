import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthResolverContext } from '@backstage/plugin-auth-node';
import { FolderCatalog } from '../folder';
import { DemoConfig } from './config';
import { groupRefs, readDirectory } from './people';

const isGroup = (ref: string) => ref.startsWith('group:');

/** Decides who may be signed in as, and with which claims. */
export class DemoSignIn {
  constructor(
    readonly demo: DemoConfig,
    readonly folder: FolderCatalog | undefined,
  ) {}

  titleOf(ref: string): string {
    const { users, groups } = readDirectory(this.folder?.content);
    const title = users.get(ref) ?? groups.get(ref) ?? parseEntityRef(ref).name;
    return isGroup(ref) ? `Member of ${title}` : title;
  }

  async resolve(ref: string, context: AuthResolverContext) {
    const content = this.folder?.content;
    if (this.folder && !content) {
      throw new NotFoundError(
        'The catalog is being read. Try again in a moment.',
      );
    }
    if (isGroup(ref) && groupRefs(this.demo, content).includes(ref)) {
      const { namespace, name } = parseEntityRef(ref);
      const sub = stringifyEntityRef({
        kind: 'user',
        namespace,
        name: `demo-member-of-${name}`,
      });
      return context.issueToken({ claims: { sub, ent: [sub, ref] } });
    }
    const { users, teamsOf } = readDirectory(content);
    const isOffered =
      this.demo.users.some(user => user.ref === ref) ||
      (this.demo.anyone && users.has(ref));
    if (!isOffered) {
      throw new NotAllowedError(`${ref} is not on the list of this demo.`);
    }
    if (content && !users.has(ref)) {
      throw new NotAllowedError(
        `${ref} is on the list of this demo, but the catalog folder describes no such user.`,
      );
    }
    await untilKnown(ref, teamsOf.get(ref) ?? new Set(), context);
    return context.signInWithCatalogUser({ entityRef: ref });
  }
}

/**
 * Throws while the catalog does not know the user, or not all teams of the user: a token keeps for an hour the claims
 * it was made with. "Not found" and not "unavailable", because each of those would be logged as an error.
 */
async function untilKnown(
  ref: string,
  teams: ReadonlySet<string>,
  context: AuthResolverContext,
) {
  const found = await context
    .findCatalogUser({ entityRef: ref })
    .catch((error: Error) => {
      if (error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    });
  const known = new Set(
    found?.entity.relations
      ?.filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef),
  );
  if (!found || ![...teams].every(team => known.has(team))) {
    throw new NotFoundError(
      `The catalog is still reading ${ref}. Try again in a moment.`,
    );
  }
}
