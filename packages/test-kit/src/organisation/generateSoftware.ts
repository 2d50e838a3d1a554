import { Entity } from '@backstage/catalog-model';
import {
  apiEntity,
  componentEntity,
  domainEntity,
  resourceEntity,
  systemEntity,
} from '../entities';
import { People } from './generatePeople';
import { flawedOwner, ownerReference } from './owners';
import { pick, pickWeighted, Random, uniqueNames } from './random';
import { roles, subjects } from './words';

export interface SoftwareOptions {
  services: number;
  /** Share of the services for each kind of flawed owner. */
  flaws: number;
}

const lifecycles = {
  production: 80,
  experimental: 14,
  deprecated: 4,
  Stable: 1,
  beta: 1,
};
const apiTypes = { openapi: 70, grpc: 20, asyncapi: 10 };
const resourceTypes = { database: 60, queue: 20, bucket: 20 };

/** Domains, systems, services, APIs and resources owned by the people given. */
export function generateSoftware(
  random: Random,
  people: People,
  { services, flaws }: SoftwareOptions,
): Entity[] {
  const { teams } = people;
  const owner = () => ownerReference(random, pick(random, teams));
  const names = (count: number, second: readonly string[]) =>
    uniqueNames(random, count, subjects, second);

  const systemCount = Math.ceil(services / 12);
  const domains = names(Math.ceil(systemCount / 12), ['domain']).map(name =>
    domainEntity({ name, owner: owner() }),
  );
  const systems = names(systemCount, ['system', 'suite']).map(name => ({
    name,
    team: pick(random, teams),
  }));
  const apis = names(Math.round(services * 0.07), ['interface']);
  const resources = names(Math.round(services * 0.05), ['store', 'queue']);
  const serviceNames = names(services, roles);
  const someSystem = () => (random() < 0.7 ? pick(random, systems) : undefined);

  return [
    ...domains,
    ...systems.map(({ name, team }) =>
      systemEntity({
        name,
        owner: ownerReference(random, team),
        domain: pick(random, domains).metadata.name,
      }),
    ),
    ...apis.map(name =>
      apiEntity({
        name,
        owner: owner(),
        type: pickWeighted(random, apiTypes),
        system: someSystem()?.name,
      }),
    ),
    ...resources.map(name =>
      resourceEntity({
        name,
        owner: owner(),
        type: pickWeighted(random, resourceTypes),
        system: someSystem()?.name,
      }),
    ),
    ...serviceNames.map((name, i) => {
      const system = someSystem();
      // Three in four services belong to the team that owns the system.
      const team =
        system && random() < 0.75 ? system.team : pick(random, teams);
      return generateService(random, {
        name,
        team,
        system: system?.name,
        owner:
          flawedOwner(random, people, flaws) ?? ownerReference(random, team),
        providesApis: apis[i] ? [apis[i]] : undefined,
        consumesApis: random() < 0.3 ? [pick(random, apis)] : undefined,
        dependsOn: [
          ...(random() < 0.5
            ? [`component:${pick(random, serviceNames)}`]
            : []),
          ...(random() < 0.4 ? [`resource:${pick(random, resources)}`] : []),
        ],
      });
    }),
  ];
}

interface ServiceOptions {
  name: string;
  team: Entity;
  system: string | undefined;
  owner: string;
  providesApis: string[] | undefined;
  consumesApis: string[] | undefined;
  dependsOn: string[];
}

function generateService(random: Random, options: ServiceOptions): Entity {
  const { team, ...service } = options;
  const { name } = service;
  const annotations: Record<string, string> = {};
  const sometimes = (share: number, key: string, value: string) => {
    if (random() < share) annotations[key] = value;
  };
  sometimes(0.64, 'github.com/project-slug', `company/${name}`);
  sometimes(0.45, 'backstage.io/techdocs-ref', 'dir:.');
  sometimes(
    0.3,
    'jenkins.io/job-full-name',
    `${team.metadata.name}/${name}/main`,
  );
  sometimes(0.3, 'buildkite.com/project-slug', `company/${name}`);
  sometimes(0.2, 'pagerduty.com/service-id', `P${Math.floor(random() * 1e6)}`);
  sometimes(0.85, 'callboard.dev/tier', String(1 + Math.floor(random() * 4)));
  sometimes(0.02, 'github.com/team-slug', `company/${team.metadata.name}`);
  return componentEntity({
    ...service,
    title: name.replaceAll('-', ' '),
    lifecycle: pickWeighted(random, lifecycles),
    annotations,
  });
}
