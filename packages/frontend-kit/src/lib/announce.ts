/**
 * How a message is spoken. `reply`: at once, polite; the answer to an act of the reader. `news`: polite, one message
 * per 5 s, the last one wins. `urgent`: interrupts.
 */
export type AnnouncementKind = 'reply' | 'news' | 'urgent';

const NEWS_INTERVAL_MS = 5_000;
const CONTAINER_ID = 'callboard-live-region';

interface Regions {
  polite: HTMLElement;
  assertive: HTMLElement;
  lastNews: number;
  pending?: ReturnType<typeof setTimeout>;
}

// Each plugin carries its own copy of this module, and a page needs one pair of regions: the state sits on the element.
type Container = HTMLElement & { callboardRegions?: Regions };

/** Creates the two regions of the page, once. Screen readers notice only changes of regions that were there before. */
export function ensureRegions(): Regions {
  const found = document.getElementById(CONTAINER_ID) as Container | null;
  if (found?.callboardRegions) {
    // A modal drawer hides everything beside it, which would silence us.
    found.removeAttribute('aria-hidden');
    return found.callboardRegions;
  }
  const container: Container = document.createElement('div');
  container.id = CONTAINER_ID;
  // React Aria leaves elements with this attribute audible behind its dialogs.
  container.setAttribute('data-live-announcer', 'true');
  container.style.cssText =
    'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  const regions: Regions = {
    polite: createRegion('polite'),
    assertive: createRegion('assertive'),
    lastNews: 0,
  };
  container.append(regions.polite, regions.assertive);
  container.callboardRegions = regions;
  document.body.append(container);
  return regions;
}

/** Speaks a message to screen readers. */
export function announce(text: string, kind: AnnouncementKind = 'reply'): void {
  const regions = ensureRegions();
  if (kind !== 'news') {
    say(kind === 'urgent' ? regions.assertive : regions.polite, text);
    return;
  }
  clearTimeout(regions.pending);
  const wait = regions.lastNews + NEWS_INTERVAL_MS - Date.now();
  const speak = () => {
    regions.lastNews = Date.now();
    say(regions.polite, text);
  };
  if (wait > 0) regions.pending = setTimeout(speak, wait);
  else speak();
}

function createRegion(politeness: 'polite' | 'assertive'): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('aria-live', politeness);
  region.setAttribute('aria-atomic', 'true');
  region.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  return region;
}

function say(region: HTMLElement, text: string): void {
  // A repeated text is no change and stays silent; a new node is one.
  const message = document.createElement('span');
  message.textContent = text;
  region.replaceChildren(message);
}
