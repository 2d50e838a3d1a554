import type { FromSchema } from 'json-schema-to-ts';
import type {
  AlertChannels,
  AlertCounts,
  AlertDetail,
  AlertFigures,
  AlertInstance,
  AlertList,
  AlertsHealth,
  AlertsPersonRecord,
  AlertSummary,
  BulkResult,
  ChannelTest,
  EarlierAlert,
  EntityAcknowledgers,
  EntityAlerts,
  EscalationPreview,
  EscalationRules,
  EscalationTarget,
  GenericMapping,
  Handoff,
  HandoffLine,
  HandoffRequest,
  KeyScope,
  LabelMatcher,
  MessageLogEntry,
  MyHandoff,
  MyRules,
  NewRoutingKey,
  NewSilence,
  PagedRecipient,
  PagePreviewRequest,
  PageRequest,
  PolicyDraft,
  RoutingKey,
  SilencePreview,
  SilencePreviewRequest,
  SimulationRequest,
  StoredPolicy,
  StoredRoute,
  StoredSilence,
  Timeline,
  TimelineEntry,
} from '../types';
import { bulkResult, pagePreviewRequest, pageRequest } from './acts';
import {
  alertList,
  counts,
  detail,
  earlier,
  entityAlerts,
  instance,
  paged,
  timeline,
} from './alerts';
import { channels, channelTest, myRules } from './channels';
import { rules, rulesDraft, target } from './escalation';
import { acknowledgers, figures } from './figures';
import { handoff, handoffLine, handoffRequest, myHandoff } from './handoffs';
import { key, mapping, newKey, scope } from './keys';
import { health, message } from './operation';
import { personRecord } from './people';
import { policyDraft, simulation, storedPolicy } from './policies';
import { storedRoute } from './routes';
import { preview, summary, timelineEntry } from './schemas';
import {
  matcher,
  newSilence,
  silencePreview,
  silencePreviewRequest,
  storedSilence,
} from './silences';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Fits<A, B> = [A] extends [B] ? true : false;

// The compiler proves that the documented types and the specification say the same, in both directions.
const alerts: [
  Same<AlertSummary, FromSchema<typeof summary>>,
  Same<AlertInstance, FromSchema<typeof instance>>,
  Same<PagedRecipient, FromSchema<typeof paged>>,
  Same<EarlierAlert, FromSchema<typeof earlier>>,
  Same<AlertDetail, FromSchema<typeof detail>>,
  Same<AlertList, FromSchema<typeof alertList>>,
  Same<AlertCounts, FromSchema<typeof counts>>,
  Same<EntityAlerts, FromSchema<typeof entityAlerts>>,
  Same<TimelineEntry, FromSchema<typeof timelineEntry>>,
  Same<Timeline, FromSchema<typeof timeline>>,
] = [true, true, true, true, true, true, true, true, true, true];

const acts: [
  Same<PageRequest, FromSchema<typeof pageRequest>>,
  Same<PagePreviewRequest, FromSchema<typeof pagePreviewRequest>>,
  Same<EscalationPreview, FromSchema<typeof preview>>,
  Same<BulkResult, FromSchema<typeof bulkResult>>,
] = [true, true, true, true];

const policies: [
  Same<EscalationTarget, FromSchema<typeof target>>,
  Same<EscalationRules, FromSchema<typeof rules>>,
  Same<StoredPolicy, FromSchema<typeof storedPolicy>>,
  // What is sent may have more than what it says in the end: the rules of a policy are read once more.
  Fits<EscalationRules, FromSchema<typeof rulesDraft>>,
  Fits<PolicyDraft, FromSchema<typeof policyDraft>>,
  Fits<SimulationRequest, FromSchema<typeof simulation>>,
] = [true, true, true, true, true, true];

const silences: [
  Same<LabelMatcher, FromSchema<typeof matcher>>,
  Same<NewSilence, FromSchema<typeof newSilence>>,
  Same<StoredSilence, FromSchema<typeof storedSilence>>,
  Same<SilencePreviewRequest, FromSchema<typeof silencePreviewRequest>>,
  Same<SilencePreview, FromSchema<typeof silencePreview>>,
  Same<StoredRoute, FromSchema<typeof storedRoute>>,
] = [true, true, true, true, true, true];

const others: [
  Same<KeyScope, FromSchema<typeof scope>>,
  Same<GenericMapping, FromSchema<typeof mapping>>,
  Same<RoutingKey, FromSchema<typeof key>>,
  Same<NewRoutingKey, FromSchema<typeof newKey>>,
  Same<AlertChannels, FromSchema<typeof channels>>,
  Same<MyRules, FromSchema<typeof myRules>>,
  Same<ChannelTest, FromSchema<typeof channelTest>>,
  Same<MessageLogEntry, FromSchema<typeof message>>,
  Same<AlertsHealth, FromSchema<typeof health>>,
  Same<AlertsPersonRecord, FromSchema<typeof personRecord>>,
] = [true, true, true, true, true, true, true, true, true, true];

const addedUp: [
  Same<AlertFigures, FromSchema<typeof figures>>,
  Same<EntityAcknowledgers, FromSchema<typeof acknowledgers>>,
  Same<Handoff, FromSchema<typeof handoff>>,
  Same<HandoffLine, FromSchema<typeof handoffLine>>,
  Same<HandoffRequest, FromSchema<typeof handoffRequest>>,
  Same<MyHandoff, FromSchema<typeof myHandoff>>,
] = [true, true, true, true, true, true];

describe('the API specification', () => {
  it('has the shapes of the documented types', () => {
    const same = [alerts, acts, policies, silences, others, addedUp].flat();
    expect(same.every(Boolean)).toBe(true);
  });
});
