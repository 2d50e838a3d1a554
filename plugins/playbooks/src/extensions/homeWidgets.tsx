import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** The home page frames it, with this title. */
export const myRunsWidget = HomePageWidgetBlueprint.make({
  name: 'my-runs',
  params: {
    name: 'MyPlaybookRuns',
    title: 'My playbook runs',
    description: 'Runs of playbooks that you are in and that go on',
    layout: {
      width: { minColumns: 3, defaultColumns: 4 },
      height: { minRows: 3, defaultRows: 4 },
    },
    components: async () => {
      const { MyRunsWidget } = await import('../components/MyRunsWidget');
      return { Content: () => <MyRunsWidget /> };
    },
  },
});
