import { ServiceSignalBlueprint } from '@callboard/backstage-plugin-callboard-react';
import { isJudged } from '../lib/isJudged';

export const scorecardsSignal = ServiceSignalBlueprint.make({
  name: 'scorecards',
  params: {
    title: 'Scorecards',
    filter: isJudged,
    loader: async () => {
      const { ScorecardsSignal } = await import(
        '../components/ScorecardsSignal'
      );
      return <ScorecardsSignal />;
    },
  },
});
