import { useAnnounce } from '../../hooks/useAnnounce';

/** Makes sure that the page has its one polite and one assertive region. `KitRoot` contains it. */
export function LiveRegion() {
  useAnnounce();
  return null;
}
