import {
  compareShifts,
  withPeople,
  type Layer,
  type RenderedShifts,
  type ScheduleComparison,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import type { ScheduleDraft } from './draft';
import { refIn } from './imported';

/** The slots of a layer; those that are vacant only because somebody was not found yet, with who stands there in the file. */
function filled(layer: Layer, draft: ScheduleDraft): Layer {
  const { version, people } = draft.imported!;
  const found = refIn(people);
  const given = version.layers.find(({ id }) => id === layer.id);
  const typed = draft.layers.find(({ key }) => key === layer.id);
  const slots = layer.rotation.slots.map((slot, at) => {
    if (slot.userRefs.length > 0) return slot;
    const place = typed?.slots[at]?.base ?? -1;
    const keys = given?.rotation.slots[place]?.userRefs ?? [];
    return { userRefs: keys.filter(key => !found(key)) };
  });
  return { ...layer, rotation: { ...layer.rotation, slots } };
}

const renamed = (
  { shifts, ...window }: RenderedShifts,
  refOf: (key: string) => string,
): RenderedShifts => ({
  ...window,
  shifts: shifts.map(shift => ({ ...shift, people: shift.people.map(refOf) })),
});

/**
 * Where a draft says something else than the file that it was made from. Whoever was not found in the catalog yet counts as
 * on call in their turns: that they are not is told elsewhere, once.
 *
 * @param version - the draft as it would be saved
 * @returns undefined where the file holds no shifts; people are entity references, or keys of the file
 */
export function compareDraft(
  draft: ScheduleDraft,
  version: ScheduleVersion,
): ScheduleComparison | undefined {
  const { imported } = draft;
  if (!imported?.rendered) return undefined;
  const found = refIn(imported.people);
  const refOf = (key: string) => found(key) ?? key;
  const { overrides } = withPeople(
    { versions: [], overrides: imported.overrides },
    refOf,
  );
  const layers = version.layers.map(layer => filled(layer, draft));
  return compareShifts(
    { versions: [{ ...version, layers }], overrides },
    renamed(imported.rendered, refOf),
  );
}
