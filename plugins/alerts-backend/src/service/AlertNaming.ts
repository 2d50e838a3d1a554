import type { AlertNamed } from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';

export const iso = (at: number): string => new Date(at).toISOString();

/** Calls what alerts name by its name. */
export class AlertNaming {
  readonly #directory: Pick<AlertDirectory, 'name'>;
  readonly #titleOfChannel: (id: string) => string | undefined;

  constructor(options: {
    directory: Pick<AlertDirectory, 'name'>;
    /** Titles of ways to reach people. */
    titleOfChannel?: (id: string) => string | undefined;
  }) {
    this.#directory = options.directory;
    this.#titleOfChannel = options.titleOfChannel ?? (() => undefined);
  }

  named(entityRef: string): AlertNamed {
    return { entityRef, title: this.#directory.name(entityRef) };
  }

  maybe(entityRef: string | undefined): AlertNamed | undefined {
    return entityRef === undefined ? undefined : this.named(entityRef);
  }

  channel(id: string): string {
    return this.#titleOfChannel(id) ?? id;
  }
}
