import { InputError } from '@backstage/errors';
import type {
  PastAcknowledgement,
  PastMoment,
  PastSignOff,
} from '@callboard/backstage-plugin-scorecards-node';
import {
  checkReading,
  providerOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { AcknowledgementStore } from '../database/AcknowledgementStore';
import type { SignOffStore } from '../database/SignOffStore';
import type { Runtime } from '../runtime/Runtime';

/** Keeps what people said in the past, as the services do of those who say it now. */
export class PastDecisions {
  readonly #runtime: Pick<Runtime, 'rules' | 'facts' | 'ingest' | 'engine'>;
  readonly #acknowledgements: Pick<AcknowledgementStore, 'add'>;
  readonly #signOffs: Pick<SignOffStore, 'sign'>;

  constructor(options: {
    runtime: Pick<Runtime, 'rules' | 'facts' | 'ingest' | 'engine'>;
    acknowledgements: Pick<AcknowledgementStore, 'add'>;
    signOffs: Pick<SignOffStore, 'sign'>;
  }) {
    this.#runtime = options.runtime;
    this.#acknowledgements = options.acknowledgements;
    this.#signOffs = options.signOffs;
  }

  async take(moment: PastMoment): Promise<void> {
    const at = moment.at.getTime();
    const { acknowledgements = [], signOffs = [] } = moment;
    for (const one of acknowledgements) await this.#acknowledge(one, at);
    for (const one of signOffs) await this.#sign(one, at);
  }

  async #acknowledge(
    { standard: standardId, teamRef, userRef }: PastAcknowledgement,
    at: number,
  ): Promise<void> {
    const inForce = this.#runtime.rules.documents.find(
      ({ kind, id }) => kind === 'Standard' && id === standardId,
    );
    if (!inForce) {
      throw new InputError(`The past: there is no standard ${standardId}`);
    }
    const { version } = inForce;
    const isNew = await this.#acknowledgements.add({
      ...{ standardId, version, teamRef },
      acknowledgedBy: userRef,
      acknowledgedAt: at,
    });
    if (isNew) await this.#runtime.ingest.acknowledged([teamRef]);
  }

  async #sign(
    { userRef, until, ...statement }: PastSignOff,
    at: number,
  ): Promise<void> {
    const { facts, engine } = this.#runtime;
    const schema = facts.facts().get(statement.fact);
    const set = facts.setOf(providerOf(statement.fact));
    if (
      !schema ||
      set?.source !== 'sign-off' ||
      !engine.head(statement.entityRef)
    ) {
      throw new InputError(
        `The past: ${statement.fact} of ${statement.entityRef} cannot be signed off`,
      );
    }
    const observedAt = new Date(at).toISOString();
    const { reading, problems } = checkReading(schema, {
      value: statement.value,
      observedAt,
    });
    if (!reading || !('value' in reading)) {
      throw new InputError(
        `The past: ${statement.fact} of ${statement.entityRef}: ${problems[0]}`,
      );
    }
    const { written } = await this.#signOffs.sign(
      {
        ...statement,
        value: reading.value,
        signedBy: userRef,
        signedAt: at,
        until: until.getTime(),
      },
      reading,
    );
    await this.#runtime.ingest.wrote(written);
  }
}
