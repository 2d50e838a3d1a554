/** Paths of escalation policies. */
import {
  answers,
  answersNothing,
  body,
  boolean,
  count,
  idInPath,
  list,
  moment,
  object,
  oneOf,
  query,
  ref,
  severity,
  short,
  text,
} from './components';
import { rules, rulesDraft } from './escalation';
import { named, preview } from './schemas';

const required = [
  'title',
  'teamRef',
  'rules',
  'isTeamDefault',
  'entityRefs',
] as const;

const fields = {
  title: short(200),
  teamRef: ref,
  isTeamDefault: boolean,
  entityRefs: list(ref, 500),
} as const;

export const policyDraft = object(required, { ...fields, rules: rulesDraft });

const policyUpdate = object([...required, 'baseRevision'] as const, {
  ...fields,
  rules: rulesDraft,
  baseRevision: count,
});

export const storedPolicy = object(
  [
    ...required,
    'id',
    'named',
    'revision',
    'updatedAt',
    'updatedBy',
    'allowed',
  ] as const,
  {
    ...fields,
    rules,
    id: text,
    named,
    revision: count,
    updatedAt: text,
    updatedBy: named,
    allowed: list(oneOf(['edit', 'delete']), 2),
  },
);

export const simulation = object(['rules', 'teamRef', 'severity'], {
  rules: rulesDraft,
  teamRef: ref,
  severity,
  policyId: short(100),
  at: moment,
});

export const policyPaths = {
  '/policies': {
    get: {
      operationId: 'listPolicies',
      summary: 'Policies of teams that the caller sees',
      parameters: [query('team', ref)],
      responses: answers(
        'By team and title.',
        object(['items'], { items: list(storedPolicy, 5_000) }),
      ),
    },
    post: {
      operationId: 'createPolicy',
      summary: 'Makes a policy; with `alerts.policy.update`',
      requestBody: body(policyDraft),
      responses: answers('It is in force.', storedPolicy),
    },
  },
  '/policies/simulate': {
    post: {
      operationId: 'simulatePolicy',
      summary: 'What a policy would do that is not there yet',
      requestBody: body(simulation),
      responses: answers('Nobody is paged.', preview),
    },
  },
  '/policies/{id}': {
    get: {
      operationId: 'getPolicy',
      summary: 'A policy',
      parameters: [idInPath],
      responses: answers('As it is now.', storedPolicy),
    },
    put: {
      operationId: 'updatePolicy',
      summary: 'Changes a policy; with `alerts.policy.update`',
      description:
        'Alerts that are open go on by the rules they were opened with.',
      parameters: [idInPath],
      requestBody: body(policyUpdate),
      responses: answers(
        'It is in force; 409 where somebody else has changed it.',
        storedPolicy,
      ),
    },
    delete: {
      operationId: 'deletePolicy',
      summary: 'Removes a policy; with `alerts.policy.update`',
      description: 'Alerts that are open go on by its rules.',
      parameters: [idInPath],
      responses: answersNothing('It is no more.'),
    },
  },
} as const;
