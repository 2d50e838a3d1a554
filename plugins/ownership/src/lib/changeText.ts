import type {
  OwnershipChange,
  OwnershipChangeKind,
} from '@callboard/backstage-plugin-ownership-common';

/** Names of the texts of a history: one for each kind of change, more where something may be absent. */
export type ChangeText =
  | OwnershipChangeKind
  | 'first-seen-alone'
  | 'owner-appeared'
  | 'owner-gone'
  | 'owner-unknown';

/** Which text says what happened. */
export function changeText(change: OwnershipChange): ChangeText {
  const { change: kind, owner, to } = change;
  if (kind === 'first-seen') return owner ?? to ? kind : 'first-seen-alone';
  if (kind !== 'owner-changed') return kind;
  if (owner && to) return kind;
  if (to) return 'owner-appeared';
  return owner ? 'owner-gone' : 'owner-unknown';
}
