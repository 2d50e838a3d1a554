import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  Standard,
  StandardDetail,
} from '@callboard/backstage-plugin-scorecards-common';
import { sentencesOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { StoredVersion } from '../../database/DocumentStore';
import { fullRef, teamRefOf } from '../access/refs';
import type { MayDocument } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import { iso } from '../entities/knownFacts';
import { isMissed } from '../entities/standings';
import type { World } from '../World';
import { ownerOf } from './ownerOf';
import { fileOf, isOfGit } from './toDocument';

/** Shows standards, and takes in that teams have read them. */
export class StandardReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayManage: MayDocument;

  /** @param options.mayManage - whether the caller may change documents of others */
  constructor(
    world: World,
    viewer: Viewer,
    { mayManage }: { mayManage: MayDocument },
  ) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayManage = mayManage;
  }

  /** @throws NotFoundError when there is no such version that was ever in force */
  async get(request: {
    id: string;
    version?: number;
  }): Promise<StandardDetail> {
    const { stores, rulebook } = this.#world;
    const key = { kind: 'Standard', id: request.id } as const;
    const versions = (await stores.documents.listVersions(key)).filter(
      ({ activatedAt }) => activatedAt !== undefined,
    );
    const inForce = rulebook.standard(request.id);
    const wanted = request.version ?? inForce?.version;
    const isThere = versions.some(({ version }) => version === wanted);
    const stored = isThere
      ? await stores.documents.read(key, wanted)
      : undefined;
    const document = stored?.document;
    const record = (await stores.documents.list('Standard')).find(
      ({ id }) => id === request.id,
    );
    const absent = `There is no such version of ${request.id}`;
    if (!record || !stored || document?.kind !== 'Standard') {
      throw new NotFoundError(absent);
    }
    // Whoever kept a version of before has no say any more.
    const keeper = await ownerOf(this.#world, record);
    if (!(await this.#mayRead(keeper))) throw new NotFoundError(absent);
    const directory = await this.#viewer.directory();
    const { userRef } = this.#viewer;
    const keeps =
      userRef !== undefined &&
      (directory.isMember(userRef, keeper) ||
        this.#mayManage({ kind: 'Standard', owner: keeper }));
    const { problems } = fileOf(record, this.#world.files, { keeps }) ?? {};
    return {
      id: document.id,
      title: document.title,
      owner: fullRef(document.owner),
      version: stored.version,
      versions: versions.map(({ version, activatedAt }) => ({
        version,
        ...(activatedAt !== undefined && { activatedAt: iso(activatedAt) }),
      })),
      text: document.text,
      sentences: await this.#sentences(document),
      acknowledgement: document.acknowledgement === true,
      ...(await this.#acknowledged(stored, inForce?.version)),
      mayEdit: keeps && !isOfGit(record),
      ...(problems && { problems }),
    };
  }

  /**
   * A team has read a version; said again, the first time stays.
   *
   * @param options.may - standards that the caller may say it of
   * @throws NotAllowedError when the caller is not of the team
   */
  async acknowledge(
    { id, version, team }: { id: string; version: number; team: string },
    { userRef, may }: { userRef: string; may: MayDocument },
  ): Promise<void> {
    const { rulebook, stores, runtime, now } = this.#world;
    const teamRef = teamRefOf(team);
    const standard = rulebook.standard(id);
    const keeper = fullRef(standard?.document.owner ?? '');
    if (!standard || !(await this.#mayRead(keeper))) {
      throw new NotFoundError(`There is no standard ${id}`);
    }
    if (!may({ kind: 'Standard', owner: keeper })) {
      throw new NotAllowedError(`You may not say that a team has read ${id}`);
    }
    if (!standard.document.acknowledgement) {
      throw new InputError(`id: ${id} needs no acknowledgement`);
    }
    const directory = await this.#viewer.directory();
    if (!directory.teamsOf(userRef).includes(teamRef)) {
      throw new NotAllowedError(
        `team: only people of ${teamRef} may say that it has read a standard`,
      );
    }
    if (standard.version !== version) {
      throw new ConflictError(
        `version: ${standard.version} is in force, and not ${version}; read that one`,
      );
    }
    const isNew = await stores.acknowledgements.add({
      standardId: id,
      version,
      teamRef,
      acknowledgedBy: userRef,
      acknowledgedAt: now(),
    });
    if (isNew) await runtime.ingest.acknowledged([teamRef]);
  }

  async #mayRead(keeper: string): Promise<boolean> {
    const mayRead = await this.#viewer.readable();
    return mayRead({ kind: 'Standard', owner: keeper });
  }

  async #sentences({
    id,
    text,
  }: Standard): Promise<StandardDetail['sentences']> {
    const { rulebook } = this.#world;
    const { services } = await this.#viewer.estate();
    const proofs = rulebook.checks.flatMap(check => {
      const [standard, anchor] =
        check.definition?.rationale?.standard?.split('#') ?? [];
      return standard === id ? [{ check, anchor }] : [];
    });
    return sentencesOf(text).map(sentence => ({
      ...sentence,
      checks: proofs
        .filter(({ anchor }) => anchor === sentence.anchor)
        .map(({ check }) => ({
          check: check.id,
          title: rulebook.titleOf(check),
          missed: services.filter(({ row }) => isMissed(check, row)).length,
        })),
    }));
  }

  /** Of teams whose results the caller may read. */
  async #acknowledged(
    { id, version, document }: StoredVersion,
    inForce: number | undefined,
  ): Promise<Pick<StandardDetail, 'acknowledged' | 'toAcknowledge'>> {
    const all = await this.#world.stores.acknowledgements.list({
      standardId: id,
    });
    const own = all.filter(each => each.version === version);
    const seen = await this.#viewer.seenTeams(
      own.map(({ teamRef }) => teamRef),
    );
    const said = new Set(own.map(({ teamRef }) => teamRef));
    const isAsked =
      document.kind === 'Standard' &&
      document.acknowledgement === true &&
      version === inForce;
    const directory = await this.#viewer.directory();
    return {
      acknowledged: own
        .filter(({ teamRef }) => seen.has(teamRef))
        .map(({ teamRef, acknowledgedBy, acknowledgedAt }) => ({
          team: teamRef,
          by: acknowledgedBy,
          at: iso(acknowledgedAt),
        })),
      toAcknowledge: isAsked
        ? directory
            .teamsOf(this.#viewer.userRef)
            .filter(team => !said.has(team))
        : [],
    };
  }
}
