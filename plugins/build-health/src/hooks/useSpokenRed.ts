import { useEffect, useRef } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { EntityBuilds } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../translation';
import { useTrunkText } from './useTrunkText';

/** Says once, politely, that trunk of a pipeline turned red while somebody looks. */
export function useSpokenRed(builds: EntityBuilds): void {
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const sentenceOf = useTrunkText();
  const known = useRef<Map<string, string>>();
  useEffect(() => {
    const before = known.current;
    known.current = new Map(
      builds.pipelines.map(({ id, trunk }) => [id, trunk.state]),
    );
    const turned = builds.pipelines.find(
      ({ id, trunk }) =>
        trunk.state === 'red' && before && before.get(id) !== 'red',
    );
    if (turned) {
      const { name } = turned;
      announce(
        t('card.spoken', { name, sentence: sentenceOf(turned) }),
        'news',
      );
    }
    // The sentence holds a duration that grows; only the state is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [builds]);
}
